"""Holding everything against what was said of it: sources, the event log, reports, signatures."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from provenance import lineage
from provenance.cli import _attesting
from provenance.cli._moment import moment
from provenance.cli._record import AGENT, log_of
from provenance.errors import DifferenceFileError, ProvenanceError, RecordError, SourceError
from provenance.reports import Saved, seal_holds
from provenance.sources import Catalogue, alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.cli._run import Run
    from provenance.lineage import Signer
    from provenance.model import Event
    from provenance.reports import Wanted
    from provenance.sources import Entry, Revision

State = Literal["holds", "differs", "unchecked"]

REPORTS = Path("reports")
"""Where reports are looked for, if no path is given and there is such a folder."""

_KINDS = {
    "log": "event logs",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was held against its digest; ``detail`` says what was found."""

    kind: str
    name: str
    state: State
    detail: str


@dataclass(slots=True)
class Verification:
    """Everything that is looked at, in order; what raises counts as one thing that differs."""

    run: Run
    trusted: tuple[Signer, ...] | None = None
    """Whose signatures count; None where nobody has said so."""
    events: tuple[Event, ...] = ()

    def of(self, paths: Sequence[str]) -> list[Check]:
        """Check the catalogue and its log, then the files and folders given."""
        checks: list[Check] = []
        catalogue = self.run.catalogue
        if catalogue is not None:
            with alone(catalogue.path.parent, writing=False):
                # As they are at one moment, whoever adds something meanwhile.
                catalogue = self.run.catalogue = Catalogue.read(catalogue.path)
                checks += self._log(catalogue)
                checks += self._sources(catalogue)
        places = [Path(path) for path in paths] or self._usual(catalogue)
        for place in places:
            with self.run.attempt():
                checks += self._path(place)
        return checks

    def _usual(self, catalogue: Catalogue | None) -> list[Path]:
        """Return where reports and attestations lie, if nobody says where."""
        found = sorted(catalogue.path.parent.glob("*.intoto.json")) if catalogue else []
        return [*found, REPORTS] if REPORTS.is_dir() else found

    def _log(self, catalogue: Catalogue) -> Iterator[Check]:
        path = log_of(catalogue)
        if not path.exists() and not lineage.head_of(path).exists():
            return
        try:
            self.events = lineage.read(path)
        except RecordError as error:
            yield Check("log", str(path), "differs", str(error))
        else:
            yield Check("log", str(path), "holds", f"{len(self.events)} events")

    def _sources(self, catalogue: Catalogue) -> Iterator[Check]:
        taken = {each.subject: each for each in self.events if each.activity == "capture"}
        for entry in catalogue:
            try:
                catalogue.source(entry.id, limit=self.run.configuration.max_bytes)
            except ProvenanceError as error:
                yield Check("source", entry.id, "differs", str(error))
            else:
                yield _recorded(entry, taken.get(entry.id))
            for revision in entry.revisions:
                yield _revision(catalogue, entry, revision)
        registered = {e.subject: e.digest for e in self.events if e.activity == "registration"}
        for name, digest in registered.items():
            if name not in catalogue.ids:
                said = f"it was registered with sha256 {digest}, and the catalogue has no such id"
                yield Check("source", name, "unchecked", said)

    def _path(self, path: Path) -> Iterator[Check]:
        if path.is_dir():
            yield from self._folder(path)
            return
        check = self._file(path)
        if check is None:
            raise SourceError(
                f"{path} is nothing that can be verified: neither report nor attestation; name "
                "one that was written with -o html=FILE, -o json=FILE or 'provenance attest'"
            )
        yield check

    def _folder(self, folder: Path) -> Iterator[Check]:
        for path in sorted(folder.rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if not hidden and path.is_file() and (check := self._file(path)) is not None:
                yield check

    def _file(self, path: Path) -> Check | None:
        """Check one file; None for what is nothing of ours."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise SourceError(
                f"cannot read {path}: {error.strerror or error}; check its permissions"
            ) from None
        if path.suffix.lower() not in (".html", ".htm", ".json"):
            return None
        if path.name.endswith(".intoto.json") or _attesting.MARK in data[-400:]:
            return self._attestation(path, data)
        return self._report(path, data)

    def _attestation(self, path: Path, data: bytes) -> Check:
        try:
            vouched, said = _attesting.judged(path, data, self.trusted, self.run.catalogue)
        except (RecordError, SourceError) as error:
            return Check("attestation", str(path), "differs", str(error))
        return Check("attestation", str(path), "holds" if vouched else "unchecked", said)

    def _report(self, path: Path, data: bytes) -> Check | None:
        sealed = seal_holds(data)
        try:
            saved = Saved.read(data.decode("utf-8"), str(path))
            wanted = [each for report in saved for each in report.wanted]
        except (UnicodeDecodeError, DifferenceFileError) as error:
            if sealed is None and not _looks_like_one(data):
                return None
            return Check("report", str(path), "differs", f"it is broken: {error}")
        if sealed is None:
            if not all("sentence" in each.data for each in saved):
                return None
            if data.startswith(b"["):
                said = "a list of reports has no digest of its own"
                return Check("report", str(path), "unchecked", said)
            said = "it has no digest of its own: its end was changed, or an old version made it"
            return Check("report", str(path), "differs", said)
        if not sealed:
            said = "it was changed after it was made: it has not the digest that it ends in"
            return Check("report", str(path), "differs", said)
        return self._about(path, data, wanted)

    def _about(self, path: Path, data: bytes, wanted: Sequence[Wanted]) -> Check:
        """Hold what a report names against what is registered, and its bytes against the log."""
        written = [
            each.digest
            for each in self.events
            if each.activity == "report" and _same(each.outcome.get("file"), path)
        ]
        if written and written[-1] != sha256(data).hexdigest():
            said = f"the event log says that it was written with sha256 {written[-1]}"
            return Check("report", str(path), "differs", f"it was replaced: {said}")
        catalogue = self.run.catalogue
        away = 0
        for each in wanted:
            if catalogue is not None and (
                catalogue.registered(each.sha256) or catalogue.revision(each.sha256)
            ):
                continue
            if catalogue is not None and each.id in catalogue.ids:
                said = f"it is about other bytes of {each.id!r} than are registered"
                return Check("report", str(path), "differs", f"{said}: sha256 {each.sha256}")
            away += 1
        said = f"about {len(wanted)} texts" + (f", {away} of them not registered" if away else "")
        return Check("report", str(path), "holds", said)


def _same(file: object, path: Path) -> bool:
    return isinstance(file, str) and Path(file).resolve() == path.resolve()


def _recorded(entry: Entry, event: Event | None) -> Check:
    """Hold what the catalogue says of a source against what the log says of its capture."""
    if event is None or event.digest == entry.sha256:
        return Check("source", entry.id, "holds", f"sha256 {entry.sha256}")
    said = f"the catalogue says sha256 {entry.sha256}, and the event log says {event.digest}: "
    if event.digest in {each.sha256 for each in entry.revisions}:
        said += (
            "the log lacks the last revision (was a run broken off?); if the bytes are right, "
            f"'provenance refresh {entry.id}' writes it"
        )
    else:
        said += "file and catalogue were both changed"
    return Check("source", entry.id, "differs", said)


def _revision(catalogue: Catalogue, entry: Entry, revision: Revision) -> Check:
    name = f"{entry.id}@{revision.sha256[:12]}"
    if not revision.file:
        return Check("revision", name, "unchecked", "nobody kept its bytes")
    try:
        data = (catalogue.path.parent / revision.file).read_bytes()
    except OSError as error:
        said = f"cannot read {revision.file}: {error.strerror or error}"
        return Check("revision", name, "differs", said)
    observed = sha256(data).hexdigest()
    if observed != revision.sha256:
        said = f"{revision.file} has sha256 {observed}, the catalogue says {revision.sha256}"
        return Check("revision", name, "differs", said)
    return Check("revision", name, "holds", f"sha256 {observed}")


def _looks_like_one(data: bytes) -> bool:
    """Whether a file that cannot be read as a report looks like one that could."""
    return b'id="data">{"format_version"' in data or (
        data.startswith(b"{") and b'"format_version"' in data[:100] and b'"sentence"' in data
    )


def amiss(checks: Sequence[Check]) -> bool:
    """Whether anything differs; raise RecordError where nothing at all was held against anything.

    What is only unchecked is no success.
    """
    if any(each.state == "differs" for each in checks):
        return True
    if not any(each.state == "holds" for each in checks):
        raise RecordError(
            "nothing was verified: there is neither a registered source nor a report here; "
            "go where the catalogue lies, or name a file"
        )
    return False


def told(checks: Sequence[Check], *, as_json: bool) -> str:
    """Return what does not hold, and how much was looked at; as JSON every check."""
    counts = Counter(each.state for each in checks)
    if as_json:
        data = {
            "format_version": 1,
            "holds": not counts["differs"] and bool(counts["holds"]),
            "checked": counts["holds"] + counts["differs"],
            "differs": counts["differs"],
            "unchecked": counts["unchecked"],
            "checks": [
                {"kind": c.kind, "name": c.name, "state": c.state, "detail": c.detail}
                for c in checks
            ],
        }
        return json.dumps(data, indent=1) + "\n"
    lines = [
        f"{each.state:9}  {each.kind:11}  {each.name}: {each.detail}"
        for each in checks
        if each.state != "holds"
    ]
    kinds = Counter(each.kind for each in checks if each.state == "holds")
    held = ", ".join(f"{number} {_named(kind, number)}" for kind, number in kinds.items())
    does = "does" if counts["differs"] == 1 else "do"
    end = f"; {counts['differs']} {does} not hold" if counts["differs"] else ""
    end += f"; {counts['unchecked']} unchecked" if counts["unchecked"] else ""
    hold = "holds" if sum(kinds.values()) < 2 else "hold"
    lines.append(f"verified: {held or 'nothing'} {hold}{end}")
    return "".join(_plain(line) + "\n" for line in lines)


def fixities(run: Run, checks: Sequence[Check]) -> list[Event]:
    """Return what the log is to hold of the sources that were looked at."""
    catalogue = run.demanded_catalogue()
    when = moment()
    return [
        lineage.fixity(
            each.name,
            catalogue.entry(each.name).sha256,
            catalogue.entry(each.name).sha256 if each.state == "holds" else "",
            when,
            AGENT,
            problem="" if each.state == "holds" else each.detail,
        )
        for each in checks
        if each.kind == "source" and each.state != "unchecked"
    ]


def _named(kind: str, number: int) -> str:
    plural = _KINDS.get(kind, f"{kind}s")
    return plural.removesuffix("s") if number == 1 else plural


def _plain(line: str) -> str:
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in line)
