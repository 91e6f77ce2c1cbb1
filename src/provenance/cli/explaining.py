"""The verbs that explain: rules, rule."""

from typing import Annotated

import typer

from provenance.cli._run import Run


def rules(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """List the difference codes and the rules for single sources."""
    from provenance.cli._rules_view import listing
    from provenance.cli._streams import result

    run = Run.of(context)
    result(listing(as_json=as_json))
    run.finish()


def rule(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="A code that 'rules' lists.")],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Explain one difference code or rule."""
    from provenance.cli._rules_view import explained
    from provenance.cli._streams import result

    run = Run.of(context)
    result(explained(code, as_json=as_json))
    run.finish()
