"""The verb that CI runs: gate."""

from pathlib import Path
from typing import Annotated

import typer

from provenance.cli import _options as o
from provenance.cli._run import Run

Places = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH...]",
        help="Files, always judged, and folders to look through; the catalogue's if none.",
        show_default=False,
    ),
]
BaselineFile = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="What is accepted, if not the usual file."),
]


def gate(
    context: typer.Context,
    paths: Places = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="REV", help="Judge what changed since this revision of git."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Judge what is registered and unchanged, too.")
    ] = False,
    format: o.Format = "text",  # noqa: A002
    output: o.Outputs = None,
    fail_on: o.FailOn = None,
    exit_zero: o.ExitZero = False,
    baseline: BaselineFile = None,
    strict_baseline: Annotated[
        bool, typer.Option("--strict-baseline", help="Fail where an acceptance is stale.")
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Judge anew what was judged before.")
    ] = False,
    record: o.Record = None,
    redact_paths: o.RedactPaths = False,
) -> None:
    """Judge everything new or changed against the catalogue."""
    from provenance.cli._gate import judge_scope
    from provenance.cli._gate_output import GateDelivery, Told
    from provenance.cli._known import ids_of, in_force, known
    from provenance.cli._record import record_judged
    from provenance.cli._scope import scope_of

    run = Run.of(context)
    run.record = record
    delivery = GateDelivery.of_gate(format, output, redact_paths=redact_paths)
    threshold = run.fail_on(fail_on)
    catalogue = run.demanded_catalogue()
    accepted = known(run, baseline)
    counting = in_force(accepted)
    scope = scope_of(run, catalogue, paths or [], since, everything=everything)
    delivery.spare(run, [each.source.path for each in scope.candidates])
    for path in scope.passed_over:
        run.talk.detail(f"passed over: {path}")
    judged = judge_scope(run, catalogue, scope, threshold, ids_of(counting), cache=not no_cache)
    told = Told.of(scope, judged, accepted, counting, None if paths or since else catalogue.ids)
    strict = strict_baseline or run.configuration.strict_baseline
    run.code = max(run.code, told.code(strict=strict))
    record_judged(run, [each for _, each in judged.examinations])
    code = run.code
    if exit_zero and run.code == 1:
        run.code = 0
    for _, error in told.unread:
        run.talk.error(error)
    delivery.deliver_gate(run, told)
    for line in told.lines(code):
        run.talk.note(line)
    if threshold == "never":
        origin = "the option" if fail_on else run.configuration.origins["fail_on"]
        run.talk.note(f"nothing can fail: fail_on is 'never', as {origin} says")
    run.finish()
