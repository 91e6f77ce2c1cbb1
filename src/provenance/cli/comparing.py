"""The verbs that lay one text against another: diff, apply."""

from typing import Annotated

import typer

from provenance.cli import _options as o
from provenance.cli._run import Run


def diff(
    context: typer.Context,
    base: o.Base,
    witness: o.Witness,
    format: o.Format = "text",  # noqa: A002
    output: o.Outputs = None,
    select: o.Select = None,
    ignore: o.Ignore = None,
    substance_only: o.SubstanceOnly = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 where a difference reaches --fail-on.")
    ] = False,
    fail_on: o.FailOn = None,
    stat: Annotated[
        bool, typer.Option("--stat", help="In text, only the figures: how many of each code.")
    ] = False,
    everything: o.Everything = False,
    redact_paths: o.RedactPaths = False,
) -> None:
    """Compare two texts and name every difference."""
    from provenance import pipeline
    from provenance.cli._deliver import Delivery
    from provenance.cli._selection import Selection, graded
    from provenance.model import reaches
    from provenance.reports import Comparison

    run = Run.of(context)
    delivery = Delivery.of(
        format, output, everything=everything, redact_paths=redact_paths, summary=stat
    )
    chosen = Selection.of(select, ignore, substance_only)
    one, other = run.open_pair(base, witness)
    delivery.spare(run, (one.path, other.path))
    collation = pipeline.compare(pipeline.read(one), pipeline.read(other))
    collation = chosen(graded(collation, run.configuration.severity))
    delivery.deliver(run, [Comparison(collation)])
    threshold = run.fail_on(fail_on)
    if (exit_code or fail_on) and any(reaches(d.severity, threshold) for d in collation):
        run.refuse()
    run.finish()


def apply(
    context: typer.Context,
    base: o.Base,
    difference_file: Annotated[
        str, typer.Argument(metavar="DIFF", help="The JSON of 'diff BASE WITNESS', or '-'.")
    ],
) -> None:
    """Rebuild the witness from the base and a JSON diff."""
    from provenance import pipeline
    from provenance.cli._difference_file import DifferenceFile
    from provenance.cli._streams import result

    run = Run.of(context)
    source, file = run.open_pair(base, difference_file)
    differences = DifferenceFile.read(file.data, file.path)
    differences.check_base(source)
    result(differences.witness_of(pipeline.read(source).text.content))
    run.finish()
