"""The verbs that ask about a source: match, check, inspect."""

import typer

from provenance.cli import _options as o
from provenance.cli._run import Run


def match(
    context: typer.Context,
    sources: o.Sources,
    against: o.Against = None,
    format: o.Format = "text",  # noqa: A002
    output: o.Outputs = None,
    redact_paths: o.RedactPaths = False,
) -> None:
    """Tell which registered sources are the same event."""
    from provenance.cli._deliver import Delivery
    from provenance.cli._matching import matched
    from provenance.reports import Matches

    run = Run.of(context)
    delivery = Delivery.of(format, output, redact_paths=redact_paths)
    delivery.spare(run, sources)
    subjects = [
        Matches(found.transcript.text.source, found.matches)
        for found in matched(run, sources, against, check=False)
    ]
    if subjects:
        delivery.deliver(run, subjects)
    run.finish()


def check(
    context: typer.Context,
    sources: o.Sources,
    against: o.Against = None,
    format: o.Format = "text",  # noqa: A002
    output: o.Outputs = None,
    fail_on: o.FailOn = None,
    exit_zero: o.ExitZero = False,
    select: o.Select = None,
    ignore: o.Ignore = None,
    substance_only: o.SubstanceOnly = False,
    everything: o.Everything = False,
    record: o.Record = None,
    redact_paths: o.RedactPaths = False,
) -> None:
    """Match, compare with the best match, examine and judge."""
    from provenance.cli._deliver import Delivery
    from provenance.cli._matching import matched
    from provenance.cli._record import record_judged
    from provenance.cli._selection import Selection
    from provenance.cli._verdict import judged, suites_of
    from provenance.reports import Check

    run = Run.of(context)
    run.record = record
    delivery = Delivery.of(format, output, everything=everything, redact_paths=redact_paths)
    delivery.spare(run, sources)
    chosen = Selection.of(select, ignore, substance_only)
    threshold = run.fail_on(fail_on)
    suites = suites_of(run)
    looked_at = judged(run, suites, matched(run, sources, against, check=True), threshold)
    record_judged(run, looked_at)
    if looked_at:
        delivery.deliver(run, [Check(chosen.of_examination(each)) for each in looked_at])
    for each in looked_at:
        if each.verdict is None or not each.verdict.complete:
            run.code = 2
        elif not each.verdict.passed:
            run.refuse()
    if exit_zero and run.code == 1:
        run.code = 0
    run.finish()


def inspect(
    context: typer.Context,
    sources: o.Sources,
    format: o.Format = "text",  # noqa: A002
    output: o.Outputs = None,
    explain: o.Explain = False,
    redact_paths: o.RedactPaths = False,
) -> None:
    """Show what one source tells about itself."""
    from provenance import pipeline
    from provenance.cli._deliver import Delivery
    from provenance.reports import Inspection

    run = Run.of(context)
    delivery = Delivery.of(format, output, redact_paths=redact_paths)
    delivery.spare(run, sources)
    subjects = []
    for reference in sources:
        with run.attempt():
            transcript = pipeline.read(run.open(reference))
            subjects.append(Inspection(pipeline.inspect(transcript), explain))
    if subjects:
        delivery.deliver(run, subjects)
    run.finish()
