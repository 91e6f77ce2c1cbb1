"""What sources are matched against: the catalogue, folders, files or ids, and their index."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from provenance import pipeline
from provenance.cli._cache import index_of, tidy
from provenance.cli._crew import each
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
    run: Run, against: Sequence[str] | None
) -> Iterator[tuple[Opening | None, Stock, pipeline.Shelf] | None]:
    """Give the shelf that sources are matched against, indexed and ready.

    The catalogue's index is kept in a file beside it, that of folders in the user's cache.
    """
    stock = stock_of(run, against)
    if stock is None:
        yield None
        return
    stamp = pipeline.stamp()
    place = None
    if against:
        stamp = f"{stamp}/{program()}"
        place = index_of(against)
    elif run.catalogue is not None:
        place = run.configuration.index or index_beside(run.catalogue.path)
    with filled(run, stock, place, stamp, ours=bool(against)) as index:
        if against and place:
            tidy(place)
        opening = Opening(stock, index.path, stamp) if index.path else None
        yield opening, stock, pipeline.Shelf(stock, index)


def index_beside(catalogue: Path) -> Path:
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


@contextmanager
def filled(
    run: Run, stock: Stock, place: Path | None, stamp: str, *, ours: bool
) -> Iterator[Index]:
    """Give an index of all of ``stock`` that nobody else touches, for as long as the block runs.

    What is known already is taken from the file at ``place``, and what is new is kept there. Other
    runs use that file, too, with another stock or another program: it is a help, and where it does
    not hold what it should, the sources are read again.
    """
    digests = {name: stock.digest(name) for name in stock}
    with ExitStack() as stack:
        homes: list[Path | None] = [None]
        # Where there is no room for a file of our own, there may be room in memory.
        with suppress(OSError):
            scratch = stack.enter_context(TemporaryDirectory(prefix="provenance-"))
            homes.insert(0, Path(scratch) / "copy.sqlite")
        for home in homes:
            try:
                index, failed = _copied(run, stock, digests, place, stamp, home)
            except (OSError, sqlite3.Error) as error:
                if home is None:
                    raise
                run.talk.detail(f"the index is kept in memory: {error}")
            else:
                break
        _tell(run, stock, failed, ours=ours)
        with index:
            yield index


def _copied(
    run: Run,
    stock: Stock,
    digests: Mapping[str, str],
    place: Path | None,
    stamp: str,
    home: Path | None,
) -> tuple[Index, dict[str, ProvenanceError]]:
    """Return a private index at ``home``, with the help of the file at ``place``, and failures."""
    if place:
        try:
            _set_up(place.parent)
            with Index(place, stamp) as kept:
                failed = _fill(run, stock, digests, kept)
                index = kept.copied(home)
        except (OSError, sqlite3.Error) as error:
            run.talk.detail(f"the index is not kept at {place}: {error}")
        else:
            # What a run with more sources left there is taken out.
            held = {name: digests[name] for name in digests if name not in failed}
            index.keep(held)
            if index.is_whole(held):
                return index, failed
            index.close()
            run.talk.detail(f"{place} was changed by another run; the sources are read again")
    index = Index(home.with_name("anew.sqlite") if home else None, stamp)
    return index, _fill(run, stock, digests, index)


def _set_up(folder: Path) -> None:
    """Make the folder of the index, which no one wants to commit."""
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        if folder.name == ".provenance":
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")


def _fill(
    run: Run, stock: Stock, digests: Mapping[str, str], index: Index
) -> dict[str, ProvenanceError]:
    """Bring the index up to the stock, and return by name what could not be read."""
    index.keep(digests)
    missing = [name for name, digest in digests.items() if not index.holds(name, digest)]
    failed: dict[str, ProvenanceError] = {}
    with run.talk.progress("reading", len(missing)) as step:
        answers = each(partial(_card, stock), missing, run.workers, str)
        for name, card in zip(missing, answers, strict=True):
            step()
            if isinstance(card, ProvenanceError):
                failed[name] = card
            else:
                index.add(card)
    return failed


def _tell(run: Run, stock: Stock, failed: Mapping[str, ProvenanceError], *, ours: bool) -> None:
    """Say what could not be read: of what is registered an error, of what lies in a folder none."""
    for error in failed.values():
        if ours:
            run.talk.detail(f"passed over: {error}")
        else:
            run.talk.error(error)
            run.code = max(run.code, error.exit_code)
    if ours and failed:
        run.talk.note(
            f"{len(failed)} of {len(stock)} files passed over: no transcript (-v names them)"
        )
