"""The record of registered sources in forms that other programs and archives know."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from provenance import __version__, lineage
from provenance.cli._moment import moment
from provenance.cli._record import log_of
from provenance.errors import CatalogueError, SourceError, UsageError
from provenance.sources import Catalogue, alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from provenance.cli._run import Run
    from provenance.model import Source

FOLDERS: Final = {
    "bagit": lineage.bag,
    "rocrate": lineage.crate,
    "frictionless": lineage.data_package,
}
"""What 'export' writes as a folder."""

FORMS: Final = ("prov", *FOLDERS)


def exported(
    run: Run, form: str, ids: Sequence[str], output: Path | None, *, redact_paths: bool
) -> str:
    """Write the export of the sources ``ids``, or of all; return what goes to standard output.

    Raise UsageError for an unknown form, and for a folder that is missing or holds something.
    """
    if form not in FORMS:
        raise UsageError(f"unknown form {form!r}; known: {', '.join(FORMS)}")
    if form in FOLDERS and ids:
        raise UsageError(f"{form} packs all that is registered; leave the ids out")
    with alone(run.demanded_catalogue().path.parent, writing=False):
        # All of it as it is at one moment, whoever adds something meanwhile.
        catalogue = run.catalogue = Catalogue.read(run.demanded_catalogue().path)
        chosen = list(dict.fromkeys(ids)) or list(catalogue.ids)
        if not chosen:
            raise UsageError(
                f"{catalogue.path} lists no source; register one with 'provenance add'"
            )
        limit = run.configuration.max_bytes
        sources = [catalogue.source(name, limit=limit) for name in chosen]
        if form not in FOLDERS:
            if redact_paths:
                sources = [replace(each, path=catalogue.entry(each.id).file) for each in sources]
            return _prov(run, sources)
        folder = _free(output)
        items = list({item.path: item for item in _items(run, sources)}.values())
    _packed(folder, FOLDERS[form](items, version=__version__, when=moment()))
    run.talk.note(f"{len(items)} files packed in {folder}")
    return ""


def _prov(run: Run, sources: Sequence[Source]) -> str:
    catalogue = run.demanded_catalogue()
    return lineage.prov_of_record(
        sources,
        {each.id: [r.sha256 for r in catalogue.entry(each.id).revisions] for each in sources},
        lineage.read(log_of(catalogue)),
        version=__version__,
    )


def _free(folder: Path | None) -> Path:
    if folder is None:
        raise UsageError("a package is a folder; name a new one with -o DIR")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} holds something already; name a new folder")
    return folder


def _packed(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` below ``folder``, all or none: half a package looks like a whole one."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as scratch:
            made = Path(scratch) / folder.name
            for path, data in files.items():
                target = made / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
            if folder.exists():
                folder.rmdir()
            made.rename(folder)
    except OSError as error:
        raise SourceError(
            f"cannot write {folder}: {error.strerror or error}; name a folder that can be written"
        ) from None


def _items(run: Run, sources: Sequence[Source]) -> Iterator[lineage.Item]:
    """Yield every file of the record: sources, revisions, catalogue, log and attestations."""
    catalogue = run.demanded_catalogue()
    top = catalogue.path.parent
    for source in sources:
        entry = catalogue.entry(source.id)
        yield lineage.Item(entry.file, source.data, source.id, source.facts)
        for revision in entry.revisions:
            if revision.file:
                data = _bytes_of(top / revision.file)
                if sha256(data).hexdigest() != revision.sha256:
                    raise CatalogueError(
                        f"{revision.file} has other bytes than were registered; restore it"
                    )
                yield lineage.Item(
                    revision.file, data, meaning=f"An earlier revision of {source.id}."
                )
    yield lineage.Item(
        catalogue.path.name, _bytes_of(catalogue.path), meaning="What is known of each source."
    )
    log = log_of(catalogue)
    lines, head = lineage.both(log)
    if lines:
        yield lineage.Item(log.name, lines, meaning="What was done to each source.")
        name = lineage.head_of(log).name
        yield lineage.Item(name, head, meaning="The end of the event log.")
    for pattern in ("*.intoto.json", "*.intoto.json.sig", "allowed_signers"):
        for path in sorted(top.glob(pattern)):
            yield lineage.Item(path.name, _bytes_of(path), meaning="Signatures.")


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CatalogueError(
            f"cannot read {path}: {error.strerror or error}; 'provenance verify' names all that "
            "is amiss"
        ) from None
