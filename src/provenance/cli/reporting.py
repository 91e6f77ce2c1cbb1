"""The verbs that make the report people decide by: report, demo."""

from pathlib import Path
from typing import Annotated

import typer

from provenance.cli import _options as o
from provenance.cli._run import Run


def report(
    context: typer.Context,
    base: o.Base,
    witness: Annotated[
        str | None,
        typer.Argument(metavar="[WITNESS]", help="Under examination; without it, BASE alone."),
    ] = None,
    output: o.Outputs = None,
    redact_paths: o.RedactPaths = False,
) -> None:
    """Write the HTML report of a comparison, or of one source."""
    from dataclasses import replace

    from provenance import pipeline
    from provenance.cli._deliver import Delivery
    from provenance.reports import Comparison, Inspection

    run = Run.of(context)
    delivery = Delivery.of("html", output, redact_paths=redact_paths)
    if witness is None:
        source = run.open(base)
        delivery.spare((source.path,))
        subject: Comparison | Inspection = Inspection(pipeline.inspect(pipeline.read(source)))
    else:
        one, other = run.open_pair(base, witness)
        delivery.spare((one.path, other.path))
        collation = pipeline.compare(pipeline.read(one), pipeline.read(other))
        examination = replace(pipeline.inspect(collation.witness), collation=collation)
        subject = Comparison(collation, examination)
    delivery.deliver(run, [subject], only_files=bool(output))
    run.finish()


def demo(
    context: typer.Context,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where the reports go.")
    ] = Path("reports"),
    redact_paths: o.RedactPaths = False,
) -> None:
    """Run the main job on the packaged seeds."""
    from provenance.cli._demo import demonstrate

    run = Run.of(context)
    demonstrate(run, output, redact_paths=redact_paths)
    run.finish()
