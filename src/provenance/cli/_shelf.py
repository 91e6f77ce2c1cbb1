"""What sources are matched against: the catalogue, folders, files or ids, and their index."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from provenance import pipeline
from provenance.cli._cache import index_of, tidy
from provenance.cli._jobs import WORTH_IT, each
from provenance.cli._memory import program
from provenance.errors import ProvenanceError, SourceError
from provenance.matching import Entry, Index
from provenance.model import Source
from provenance.sources import Catalogue, open_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from provenance.cli._run import Run

_SKIPPED = frozenset(
    {"catalogue.toml", "provenance.toml", "pyproject.toml", "events.jsonl", "events.head"}
)


class Stock(Mapping[str, Source]):
    """Sources by id: of the catalogue, and of files that nobody registered, whose path is the id.

    Bytes are read when asked for, and not kept.
    """

    def __init__(
        self,
        limit: int,
        catalogue: Catalogue | None = None,
        ids: Sequence[str] = (),
        paths: Sequence[Path] = (),
    ) -> None:
        self._limit = limit
        self._catalogue = catalogue
        self._places = {id_: catalogue.location(id_) for id_ in ids} if catalogue else {}
        self._paths = {str(path): path for path in paths}

    def __getitem__(self, name: str) -> Source:
        if name in self._paths:
            return replace(open_source(name, limit=self._limit), id=name)
        if self._catalogue is None or name not in self._places:
            raise KeyError(name)
        return self._catalogue.source(name, limit=self._limit)

    def __iter__(self) -> Iterator[str]:
        yield from self._places
        yield from self._paths

    def __len__(self) -> int:
        return len(self._places) + len(self._paths)

    def digest(self, name: str) -> str:
        """Return the SHA-256 on record, or that of a file that nobody registered as it is now."""
        if self._catalogue and name in self._places:
            return self._catalogue.entry(name).sha256
        return _digest(self._paths[name], self._limit)

    @cached_property
    def _names(self) -> dict[Path, str]:
        return {path.resolve(): name for name, path in (self._places | self._paths).items()}

    def itself(self, source: Source) -> set[str]:
        """Return the ids under which the very file of ``source`` stands here."""
        name = self._names.get(Path(source.path).resolve()) if source.path != "-" else None
        return {name} if name else set()


@dataclass(frozen=True, slots=True, eq=False)
class Opening:
    """How another process opens the same shelf."""

    stock: Stock
    index: Path
    stamp: str


@lru_cache(maxsize=1)
def opened(opening: Opening) -> pipeline.Shelf:
    """Return the shelf; a process opens it once."""
    return pipeline.Shelf(opening.stock, Index(opening.index, opening.stamp))


def _card(stock: Stock, name: str) -> Entry | ProvenanceError:
    try:
        return replace(pipeline.entry(pipeline.read(stock[name])), id=name)
    except ProvenanceError as error:
        return error


def stock_of(run: Run, against: Sequence[str] | None) -> Stock | None:
    """Return what ``--against`` names, or the catalogue; None where there is neither.

    Raises SourceError where a folder holds nothing, or a name is none of folder, file and id.
    """
    limit = run.configuration.max_bytes
    if not against:
        if run.catalogue is None or not len(run.catalogue):
            return None
        return Stock(limit, run.catalogue, run.catalogue.ids)
    ids: list[str] = []
    paths: list[Path] = []
    for name in against:
        place = Path(name)
        if place.is_dir():
            found = sorted(path for path in place.rglob("*") if _counts(path, place))
            if not found:
                raise SourceError(f"{name} holds no file; name a folder of transcripts")
            paths += found
        elif run.catalogue is not None and name in run.catalogue.ids:
            ids.append(name)
        elif place.is_file():
            paths.append(place)
        else:
            raise SourceError(
                f"--against {name}: neither a folder, nor a file, nor an id of the catalogue; "
                "'provenance list' shows the ids"
            )
    return Stock(limit, run.catalogue, list(dict.fromkeys(ids)), list(dict.fromkeys(paths)))


def _counts(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and path.name not in _SKIPPED and path.is_file()


@contextmanager
def shelf_of(
    run: Run, against: Sequence[str] | None, questions: int
) -> Iterator[tuple[Opening | None, Stock, pipeline.Shelf] | None]:
    """Give the shelf that ``questions`` sources are matched against, indexed and ready.

    The catalogue's index is kept in a file beside it, that of folders in the user's cache; where
    neither can be written, it is in memory, or in a file for as long as the block runs.
    """
    stock = stock_of(run, against)
    if stock is None:
        yield None
        return
    stamp = pipeline.stamp()
    with TemporaryDirectory(prefix="provenance-") as scratch:
        places: list[Path | None] = []
        if against:
            stamp = f"{stamp}/{program()}"
            places.append(index_of(against))
        elif run.catalogue is not None:
            places.append(run.configuration.index or _beside(run.catalogue.path))
        if questions >= WORTH_IT and run.workers > 1:
            places.append(Path(scratch) / "index.sqlite")
        index = _filled(run, stock, places, stamp, ours=bool(against))
        with index:
            if against and index.path:
                tidy(index.path)
            opening = Opening(stock, index.path, stamp) if index.path else None
            yield opening, stock, pipeline.Shelf(stock, index)


def _beside(catalogue: Path) -> Path:
    """Return where the index of a catalogue is kept: here if it lies below, else in its folder.

    The folder of a catalogue below is data that others copy and ship; a cache has no place in it.
    """
    folder = catalogue.parent.resolve()
    below = folder.is_relative_to(Path.cwd())
    return (Path.cwd() if below else folder) / ".provenance" / "index.sqlite"


def _digest(path: Path, limit: int) -> str:
    """Return the SHA-256 of a file; nothing where it cannot be read, or is larger than allowed."""
    try:
        if path.stat().st_size > limit:
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _filled(
    run: Run, stock: Stock, places: Sequence[Path | None], stamp: str, *, ours: bool
) -> Index:
    """Return the index at the first of ``places`` that can be written, else one in memory."""
    for place in filter(None, places):
        try:
            _set_up(place.parent)
            index = Index(place, stamp)
            _fill(run, stock, index, ours=ours)
        except (OSError, sqlite3.Error) as error:
            run.talk.detail(f"the index is not kept at {place}: {error}")
        else:
            return index
    index = Index(None, stamp)
    _fill(run, stock, index, ours=ours)
    return index


def _set_up(folder: Path) -> None:
    """Make the folder of the index, which no one wants to commit."""
    if not folder.exists():
        folder.mkdir(parents=True)
        if folder.name == ".provenance":
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")


def _fill(run: Run, stock: Stock, index: Index, *, ours: bool) -> None:
    """Bring the index up to the stock; what cannot be read is reported and left out."""
    index.keep(list(stock))
    missing = [name for name in stock if not index.holds(name, stock.digest(name))]
    failed: list[ProvenanceError] = []
    with run.talk.progress("reading", len(missing)) as step:
        for card in each(partial(_card, stock), missing, run.workers):
            step()
            if isinstance(card, ProvenanceError):
                failed.append(card)
            else:
                index.add(card)
    # A registered source that cannot be read is an error; what else lies in a folder is not.
    for error in failed:
        if ours:
            run.talk.detail(f"passed over: {error}")
        else:
            run.talk.error(error)
            run.code = max(run.code, error.exit_code)
    if ours and failed:
        run.talk.note(
            f"{len(failed)} of {len(stock)} files passed over: no transcript (-v names them)"
        )
