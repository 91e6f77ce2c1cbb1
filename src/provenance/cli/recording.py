"""The verbs of the provenance record: log, verify, export, attest."""

from pathlib import Path
from typing import Annotated

import typer

from provenance.cli import _options as o
from provenance.cli._run import Run


def log(
    context: typer.Context,
    id: Annotated[  # noqa: A002
        str | None,
        typer.Argument(metavar="[ID]", help="Only what was done to this source."),
    ] = None,
    format: o.Format = "text",  # noqa: A002
) -> None:
    """Show what was done to the sources, when and by whom."""
    from provenance.cli._log_view import shown
    from provenance.cli._streams import result

    run = Run.of(context)
    result(shown(run, id, o.one_of(format, "text", "json", "jsonl")))
    run.finish()


def verify(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Reports, attestations, folders of them; 'reports' if none is given.",
            show_default=False,
        ),
    ] = None,
    signers: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Whose signatures count, if not the usual file."),
    ] = None,
    format: o.Format = "text",  # noqa: A002
    record: o.Record = None,
) -> None:
    """Tell whether sources, log, reports, signatures hold."""
    from provenance.cli._attesting import trusted
    from provenance.cli._record import record_events
    from provenance.cli._streams import result
    from provenance.cli._verification import Verification, amiss, fixities, told

    run = Run.of(context)
    as_json = o.one_of(format, "text", "json") == "json"
    checks = Verification(run, trusted(run, signers)).of(paths or [])
    for each in checks:
        run.talk.detail(f"{each.state} {each.kind} {each.name}: {each.detail}")
    if checks:
        result(told(checks, as_json=as_json))
    if amiss(checks):
        run.code = 2
    run.record = record
    record_events(run, lambda: fixities(run, checks))
    run.finish()


def export(
    context: typer.Context,
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORM", help="prov (W3C PROV), bagit, rocrate or frictionless (folders)."
        ),
    ],
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="For prov, only these sources.", show_default=False),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE|DIR", help="Where it goes; a new folder."),
    ] = None,
    redact_paths: o.RedactPaths = False,
) -> None:
    """Write the record for other programs and archives."""
    from provenance.cli._exports import FOLDERS, exported
    from provenance.cli._sparing import spare
    from provenance.cli._streams import result
    from provenance.reports import write

    run = Run.of(context)
    spare(run, [output] if output else [])
    content = exported(run, form, ids or [], output, redact_paths=redact_paths)
    if output is None:
        result(content)
    elif form not in FOLDERS:
        write(output, content)
        run.talk.note(f"{form} written to {output}")
    run.finish()


def attest(
    context: typer.Context,
    key: Annotated[
        Path, typer.Option(metavar="FILE", help="A private key, as ssh-keygen -t ed25519 makes it.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The envelope; FILE.sig besides.")
    ],
    subjects: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SUBJECT]...",
            help="Ids and files; all that is registered if none is given.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Sign what is registered, also for ssh-keygen."""
    from provenance.cli._attesting import attest as attested
    from provenance.cli._attesting import twin
    from provenance.cli._sparing import spare
    from provenance.cli._streams import result

    run = Run.of(context)
    spare(run, [output, twin(output)], [str(key)])
    result(attested(run, subjects or [], key, output) + "\n")
    run.finish()
