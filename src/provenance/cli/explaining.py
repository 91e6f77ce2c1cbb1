"""The verbs that explain: rules, rule, schema."""

from typing import Annotated

import typer

from provenance.cli import _options as o
from provenance.cli._run import Run


def rules(
    context: typer.Context,
    format: o.Format = "text",  # noqa: A002
) -> None:
    """List the difference codes and the rules for single sources."""
    from provenance.cli._rules_view import listing
    from provenance.cli._streams import result

    run = Run.of(context)
    result(listing(o.one_of(format, "text", "json", "markdown")))
    run.finish()


def rule(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="A code that 'rules' lists.")],
    format: o.Format = "text",  # noqa: A002
) -> None:
    """Explain one difference code or rule."""
    from provenance.cli._rules_view import explained
    from provenance.cli._streams import result

    run = Run.of(context)
    result(explained(code, o.one_of(format, "text", "json", "markdown")))
    run.finish()


def schema(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="An output; all are listed without one."),
    ] = None,
) -> None:
    """Print the JSON Schema of an output."""
    from provenance.cli._schemas import listing, printed
    from provenance.cli._streams import result

    run = Run.of(context)
    result(listing() if name is None else printed(name))
    run.finish()
