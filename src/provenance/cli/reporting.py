"""The verbs that make the report people decide by: report, demo."""

from pathlib import Path
from typing import Annotated

import typer

from provenance.cli import _options as o
from provenance.cli._run import Run


def report(
    context: typer.Context,
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE]...",
            help=f"One alone, BASE and WITNESS, or all texts of an event: each {o.SOURCE}.",
        ),
    ] = None,
    event: Annotated[
        str | None,
        typer.Option(metavar="EVENT|ID", help="All registered texts of this event."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="A page each, and an index, of the whole catalogue.")
    ] = False,
    saved: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="A report written as JSON or HTML."),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output", "-o", metavar="FILE|DIR", help="Where it goes; a folder with --all."
        ),
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open it in a browser.")] = False,
    redact_paths: o.RedactPaths = False,
) -> None:
    """Write the HTML report of a comparison, a source, an event, or all that is registered."""
    from provenance.cli import _reports
    from provenance.cli._deliver import Delivery
    from provenance.errors import UsageError

    run = Run.of(context)
    asked = bool(sources and not saved) + bool(event) + everything + bool(saved)
    if asked != 1:
        raise UsageError("name sources, or --event, or --all, or --from FILE: one of them")
    if everything:
        folder = _reports.folder_for(output)
        made = _reports.of_catalogue(run)
        outputs = [f"html={folder / name}.html" for name, _ in made]
        Delivery.of("html", outputs).spare(run)
        for to, (_, subject) in zip(outputs, made, strict=True):
            page = Delivery.of("html", [to], redact_paths=redact_paths)
            page.deliver(run, [subject], only_files=True, told=False)
        run.talk.note(_reports.summary(folder, [subject for _, subject in made]))
        if show:
            _reports.show(run, folder / "index.html")
        run.finish()
    output = output or ([_reports.scratch()] if show else None)
    delivery = Delivery.of("html", output, redact_paths=redact_paths)
    if saved:
        subjects, paths = _reports.of_saved(run, saved, sources or ())
    else:
        subject, paths = (
            _reports.of_event(run, event) if event else _reports.of_sources(run, sources or ())
        )
        subjects = [subject]
    delivery.spare(run, paths)
    delivery.deliver(run, subjects, only_files=bool(output))
    pages = [path for code, path in delivery.files if code == "html"]
    if show and pages and run.code == 0:
        _reports.show(run, pages[0])
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
