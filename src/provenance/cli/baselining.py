"""The verbs about what is accepted: baseline create, update, audit, prune.

Nothing else writes the file, and each writes it only where something changes.
"""

from pathlib import Path
from typing import Annotated

import typer

from provenance.cli._run import Run
from provenance.cli.gating import Places
from provenance.model import Threshold

baseline = typer.Typer(
    name="baseline",
    help="Keep the differences that a person has accepted.",
    rich_markup_mode=None,
    no_args_is_help=True,
)

File = Annotated[
    Path | None, typer.Option("--file", metavar="FILE", help="The file, if not the usual one.")
]
Reviewer = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who has looked at them and accepts them.")
]
Reason = Annotated[str | None, typer.Option(metavar="TEXT", help="Why they are accepted.")]
Expires = Annotated[
    str | None, typer.Option(metavar="YYYY-MM-DD", help="From this day on they count again.")
]
Level = Annotated[
    Threshold,
    typer.Option(metavar="SEVERITY", help="Accept from this severity up: info, warning, critical."),
]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="CODE|ID", help="Only these codes or ids. Repeatable."),
]


@baseline.command()
def create(
    context: typer.Context,
    paths: Places = None,
    reviewer: Reviewer = None,
    reason: Reason = None,
    expires: Expires = None,
    level: Level = "warning",
    only: Only = None,
    file: File = None,
) -> None:
    """Accept what is found now, in a file that is not there yet."""
    from provenance.cli._accepting import accept

    run = Run.of(context)
    accept(run, paths, (reviewer, reason, expires), level, only, file, new=True)
    run.finish()


@baseline.command()
def update(
    context: typer.Context,
    paths: Places = None,
    reviewer: Reviewer = None,
    reason: Reason = None,
    expires: Expires = None,
    level: Level = "warning",
    only: Only = None,
    file: File = None,
) -> None:
    """Accept what is new, besides what is accepted already."""
    from provenance.cli._accepting import accept

    run = Run.of(context)
    accept(run, paths, (reviewer, reason, expires), level, only, file, new=False)
    run.finish()


@baseline.command()
def audit(
    context: typer.Context,
    paths: Places = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    file: File = None,
) -> None:
    """Tell what is new, known, stale and expired."""
    from provenance.cli._accepting import audited

    run = Run.of(context)
    audited(run, paths, file, as_json=as_json)
    run.finish()


@baseline.command()
def prune(context: typer.Context, paths: Places = None, file: File = None) -> None:
    """Take away acceptances of what is not there any more."""
    from provenance.cli._accepting import pruned

    run = Run.of(context)
    pruned(run, paths, file)
    run.finish()
