"""The verbs of the catalogue: add, refresh, list, show."""

from pathlib import Path
from typing import Annotated, Any

import typer

from provenance.cli import _options as o
from provenance.cli._run import Run


def _fact(help: str, metavar: str = "TEXT") -> typer.models.OptionInfo:  # noqa: A002
    option: typer.models.OptionInfo = typer.Option(metavar=metavar, help=help)
    return option


def add(
    context: typer.Context,
    sources: o.Sources,
    id: Annotated[str | None, _fact("Its id in the catalogue.", "ID")] = None,  # noqa: A002
    title: Annotated[str | None, _fact("Its title.")] = None,
    event: Annotated[str | None, _fact("A word for the event, the same for every witness.")] = None,
    publisher: Annotated[str | None, _fact("Who published it.")] = None,
    creator: Annotated[str | None, _fact("Who made it.")] = None,
    role: Annotated[
        str | None, _fact("official, reprint, excerpt, machine or unknown.", "ROLE")
    ] = None,
    url: Annotated[str | None, _fact("Where it was found.", "URL")] = None,
    date: Annotated[str | None, _fact("The event's date.", "YYYY-MM-DD")] = None,
    language: Annotated[str | None, _fact("Its language, as in 'en'.", "CODE")] = None,
    licence: Annotated[str | None, _fact("An SPDX expression, or NOASSERTION.", "SPDX")] = None,
    captured_at: Annotated[str | None, _fact("When it was fetched.", "TIME")] = None,
    encoding: Annotated[str | None, _fact("How it is encoded, if not told right.", "NAME")] = None,
    json_path: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=PATH",
            help="Where JSON of its own shape keeps its turns, as in 'turns=data.items[]', "
            "'speaker=who.name' and 'text=said'. Repeatable.",
        ),
    ] = None,
    catalogue: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The catalogue to add to.")
    ] = None,
) -> None:
    """Register sources in the catalogue."""
    from dataclasses import replace

    from provenance import lineage, pipeline
    from provenance.cli._moment import moment
    from provenance.cli._record import AGENT, ready, record
    from provenance.cli._streams import result
    from provenance.errors import UsageError
    from provenance.sources import Catalogue, alone

    run = Run.of(context)
    if id is not None and len(sources) > 1:
        raise UsageError("--id names one source; add the others by themselves")
    given: dict[str, Any] = {
        "title": title,
        "event": event,
        "publisher": publisher,
        "creator": creator,
        "role": role,
        "url": url,
        "date": date,
        "language": language,
        "licence": licence,
        "captured_at": captured_at,
        "encoding": encoding,
        "paths": o.json_paths(json_path) if json_path else None,
    }
    facts = {key: value for key, value in given.items() if value is not None}
    if catalogue is not None:
        run.catalogue = Catalogue.read(catalogue, missing_ok=True)
    elif run.catalogue is None:
        run.catalogue = Catalogue.read(Path("seeds") / "catalogue.toml", missing_ok=True)
    registered = run.demanded_catalogue()
    ready(run)
    when = moment()
    for reference in sources:
        with run.attempt():
            source = run.open(reference)
            source = replace(source, facts=replace(source.facts, **facts))
            pipeline.read(source)  # what cannot be read is not worth registering
            # What stands in the catalogue stands in the log, whoever else adds something meanwhile.
            with alone(registered.path.parent):
                entry = registered.add(source, id=id)
                source = replace(source, id=entry.id)
                record(
                    run,
                    [
                        lineage.capture(source, when, AGENT, file=entry.file),
                        lineage.registration(source, when, AGENT, file=entry.file),
                    ],
                )
            result(f"{entry.id}  sha256 {entry.sha256}  {registered.path.parent / entry.file}\n")
    run.finish()


def refresh(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="An id of the catalogue.")],  # noqa: A002
    path: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Take the bytes from here, not its own file."),
    ] = None,
    captured_at: Annotated[str | None, _fact("When they were fetched.", "TIME")] = None,
) -> None:
    """Take a source anew, and keep what it was."""
    from provenance.cli._refreshing import refreshed
    from provenance.cli._streams import result
    from provenance.sources import alone

    run = Run.of(context)
    with alone(run.demanded_catalogue().path.parent):
        said = refreshed(run, id, path, captured_at)
    result(said)
    run.finish()


def list_(
    context: typer.Context,
    format: o.Format = "text",  # noqa: A002
) -> None:
    """List the registered sources."""
    from provenance.cli._catalogue_view import listing
    from provenance.cli._streams import result

    run = Run.of(context)
    result(listing(run.demanded_catalogue(), as_json=o.one_of(format, "text", "json") == "json"))
    run.finish()


def show(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="An id of the catalogue.")],  # noqa: A002
    format: o.Format = "text",  # noqa: A002
) -> None:
    """Show what is registered about one source."""
    from provenance.cli._catalogue_view import shown
    from provenance.cli._streams import result

    run = Run.of(context)
    catalogue = run.demanded_catalogue()
    entry = catalogue.entry(id)
    with run.attempt():
        catalogue.source(id, limit=run.configuration.max_bytes)
    result(
        shown(
            catalogue,
            entry,
            unchanged=run.code == 0,
            as_json=o.one_of(format, "text", "json") == "json",
        )
    )
    run.finish()
