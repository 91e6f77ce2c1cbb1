"""Matching several sources, in one process or in several, each source's errors its own."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from provenance import pipeline
from provenance.cli._crew import each
from provenance.cli._shelf import opened, shelf_of
from provenance.cli._since import real
from provenance.errors import ProvenanceError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from provenance.cli._run import Run
    from provenance.cli._shelf import Opening, Stock
    from provenance.model import Examination, Source

    Answer = Examination | ProvenanceError


def matched(
    run: Run, references: Sequence[str], against: Sequence[str] | None, *, check: bool
) -> list[Examination]:
    """Return what matching (and with ``check``, examining) each source gave, in the order given.

    A source that cannot be read is reported and left out; the run's code remembers it.
    """
    sources: list[Source] = []
    for reference in references:
        with run.attempt():
            source = run.open(reference)
            sources.append(_told_apart(run, source) if check else source)
    found: list[Examination] = []
    if not sources:
        return found
    with shelf_of(run, against) as shelved:
        opening, stock, shelf = shelved or (None, None, None)
        if stock is None:
            run.talk.note(
                "nothing is registered to compare with; register sources with 'provenance add', "
                "or give a folder with --against DIR"
            )
        ask: Callable[[Source], Answer] = (
            partial(_elsewhere, opening, check)
            if opening
            else partial(answer_of, stock, shelf, check)
        )
        with run.talk.progress("matching", len(sources)) as step:
            for answer in each(ask, sources, run.workers if opening else 1, _path_of):
                step()
                with run.attempt():
                    found.append(_examination(answer))
        if check and stock is not None and shelf is not None:
            for examination in found:
                _tell_of_twins(run, examination, stock, shelf)
    return found


def _told_apart(run: Run, source: Source) -> Source:
    """Return a namesake of a registered source with its path for an id.

    What is set for the registered source does not count for another file that is called like it.
    """
    catalogue = run.catalogue
    if catalogue is None or source.id not in catalogue.ids:
        return source
    if catalogue.entry(source.id).sha256 == source.sha256:
        return source
    itself = real(Path(source.path)) == real(catalogue.location(source.id))
    return source if itself else replace(source, id=source.path)


def _path_of(source: Source) -> str:
    return source.path


def _examination(answer: Answer) -> Examination:
    if isinstance(answer, ProvenanceError):
        raise answer
    return answer


def _elsewhere(opening: Opening, check: bool, source: Source) -> Answer:
    """Answer in another process, which opens the index for itself, once."""
    return answer_of(opening.stock, opened(opening), check, source)


def answer_of(
    stock: Stock | None, shelf: pipeline.Shelf | None, check: bool, source: Source
) -> Answer:
    """Match one source; the very file it is never counts, and for a check nor do its bytes.

    A check of bytes that are registered asks what they are a copy of. Only where nothing else is
    like them does their twin count.
    """
    try:
        transcript = pipeline.read(source)
        if stock is None or shelf is None:
            return pipeline.inspect(transcript)
        itself = stock.itself(source)
        if not check:
            return pipeline.match(transcript, shelf, itself)
        twins = itself | _twins(source, shelf)
        examination = pipeline.check(transcript, shelf, twins)
        if not examination.matches and twins != itself:
            examination = pipeline.check(transcript, shelf, itself)
    except ProvenanceError as error:
        return error
    return examination


def _twins(source: Source, shelf: pipeline.Shelf) -> set[str]:
    return {name for name, card in shelf.cards.items() if card.sha256 == source.sha256}


def _tell_of_twins(run: Run, examination: Examination, stock: Stock, shelf: pipeline.Shelf) -> None:
    source = examination.transcript.text.source
    for name in sorted(_twins(source, shelf) - stock.itself(source)):
        run.talk.note(f"{source.path} has the same bytes as {name}")
