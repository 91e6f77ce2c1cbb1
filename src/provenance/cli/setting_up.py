"""The verbs that put the gate to work: init, doctor, config show."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from provenance.cli._run import Run

config = typer.Typer(
    name="config",
    help="Show the configuration.",
    rich_markup_mode=None,
    no_args_is_help=True,
)


def init(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="Where the archive is to be.")
    ] = Path(),
    ci: Annotated[
        Literal["github", "gitlab", "none"] | None,
        typer.Option(help="Write a sample for this CI; asked on a terminal, else github."),
    ] = None,
) -> None:
    """Write configuration, catalogue, suites and a CI sample."""
    from provenance.cli._beginning import begin

    run = Run.of(context)
    begin(run, folder, ci)
    run.finish()


def doctor(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Tell whether all that the gate needs is there and sound."""
    from provenance.cli._doctor import examine_surroundings, told
    from provenance.cli._streams import result

    run = Run.of(context)
    checks = examine_surroundings(run)
    result(told(checks, as_json=as_json))
    if any(check.state == "fail" for check in checks):
        run.code = 2
    run.finish()


@config.command("show")
def show(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Show every setting, and where its value comes from."""
    from provenance.cli._configuration_view import shown
    from provenance.cli._streams import result

    run = Run.of(context)
    result(shown(run.configuration, as_json=as_json))
    run.finish()
