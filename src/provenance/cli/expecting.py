"""The verbs about what is expected: expectations list, show, check, new."""

from typing import Annotated, Literal

import typer

from provenance.cli._run import Run

expectations = typer.Typer(
    name="expectations",
    help="List, show, check and begin suites of expectations.",
    rich_markup_mode=None,
    no_args_is_help=True,
)
AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]


@expectations.command("list")
def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """List the rules of all suites that judge here."""
    from provenance.cli._expectations_view import listing
    from provenance.cli._streams import result
    from provenance.cli._verdict import suites_of

    run = Run.of(context)
    result(listing(suites_of(run), as_json=as_json))
    run.finish()


@expectations.command()
def show(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="RULE|SUITE", help="A rule, or a suite.")],
    as_json: AsJson = False,
) -> None:
    """Show a rule, or a suite with its parameters."""
    from provenance.cli._expectations_view import shown
    from provenance.cli._streams import result
    from provenance.cli._verdict import suites_of

    run = Run.of(context)
    result(shown(suites_of(run), name, as_json=as_json))
    run.finish()


@expectations.command()
def check(context: typer.Context) -> None:
    """Evaluate every rule on a specimen, to see that it can be."""
    from provenance.cli._expectations_check import checked

    run = Run.of(context)
    checked(run)
    run.finish()


@expectations.command()
def new(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the suite is called.")],
    table: Annotated[
        Literal["sources", "turns", "alignment", "differences"],
        typer.Option(help="The table that it is about."),
    ] = "sources",
) -> None:
    """Begin a suite of your own in the folder of expectations."""
    from provenance.cli._expectations_check import begun

    run = Run.of(context)
    begun(run, name, table)
    run.finish()
