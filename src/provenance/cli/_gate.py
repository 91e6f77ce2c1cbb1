"""The gate's work: examine what is new or changed, judge it, and remember what came of it."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from provenance import pipeline
from provenance.cli import _shelf
from provenance.cli._claims import Claims
from provenance.cli._crew import done
from provenance.cli._matching import answer_of
from provenance.cli._memory import Memory, key_of
from provenance.cli._verdict import judged, limits_of, parameters_of, suites_of, today
from provenance.errors import ProvenanceError
from provenance.matching import likely

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from provenance.cli._run import Run
    from provenance.cli._scope import Candidate, Scope
    from provenance.model import Examination, Threshold
    from provenance.sources import Catalogue
    from provenance.validation import Suite


@dataclass(slots=True)
class Judged:
    """What came of each candidate: an examination with a verdict, or why there is none."""

    examinations: list[tuple[Candidate, Examination]] = field(default_factory=list)
    failed: list[tuple[str, ProvenanceError]] = field(default_factory=list)
    remembered: int = 0


def judge_scope(
    run: Run,
    catalogue: Catalogue,
    scope: Scope,
    fail_on: Threshold,
    accepted: Mapping[str, Collection[str]],
    *,
    cache: bool,
) -> Judged:
    """Judge every candidate, in their order; what was judged before is taken from memory."""
    suites = suites_of(run)
    limits_of(run, suites, [each.source.id for each in scope.candidates])
    outcome = Judged()
    if not scope.candidates:
        return outcome
    memory = Memory(_folder(run, catalogue) if cache else None)
    found: dict[int, Examination] = {}
    with _shelf_without(run, catalogue, scope) as (stock, opening, shelf):
        terms = _terms(run, suites, fail_on)
        keys = [
            _key(each, catalogue, shelf, (*terms, sorted(accepted.get(each.source.id, ()))))
            for each in scope.candidates
        ]
        alone = _alone(scope.candidates)
        bytes_of = _Bytes(scope.candidates, shelf)
        for at, key in enumerate(keys):
            if alone[at] and (kept := memory.get(key, bytes_of)) is not None:
                found[at] = kept
        outcome.remembered = len(found)
        todo = [at for at in range(len(keys)) if at not in found]
        ask = partial(_elsewhere, opening) if opening else partial(_look, stock, shelf)
        items = [scope.candidates[at] for at in todo]
        answers = _examined(run, items, ask, run.workers if opening else 1, outcome)
        looked_at = {todo[place]: answer for place, answer in answers.items()}
    verdicts = judged(run, suites, list(looked_at.values()), fail_on, accepted)
    for at, examination in zip(looked_at, verdicts, strict=True):
        found[at] = examination
        memory.put(keys[at], examination)
    if todo:
        memory.tidy()
    if memory.trouble:
        run.talk.detail(f"results are not kept: {memory.trouble}")
    claims = Claims(catalogue, scope.amiss, fail_on)
    outcome.examinations = [
        (scope.candidates[at], claims.held(scope.candidates[at], found[at])) for at in sorted(found)
    ]
    return outcome


def _examined(
    run: Run,
    items: Sequence[Candidate],
    ask: Callable[[Candidate], Examination | ProvenanceError],
    jobs: int,
    outcome: Judged,
) -> dict[int, Examination]:
    """Return what is seen of each item, without a verdict; failures go to ``outcome``."""
    answers: dict[int, Examination] = {}
    with run.talk.progress("comparing", len(items)) as step:
        for place, answer in done(ask, items, jobs, lambda each: each.source.path):
            step()
            if isinstance(answer, ProvenanceError):
                outcome.failed.append((items[place].source.path, answer))
            else:
                answers[place] = answer
    return dict(sorted(answers.items()))


def _elsewhere(opening: _shelf.Opening, candidate: Candidate) -> Examination | ProvenanceError:
    return _look(opening.stock, _shelf.opened(opening), candidate)


def _look(
    stock: _shelf.Stock, shelf: pipeline.Shelf, candidate: Candidate
) -> Examination | ProvenanceError:
    """Compare with what the file was, where that is asked; else with what is most like it."""
    if candidate.before is None:
        return answer_of(stock, shelf, True, candidate.source)
    try:
        transcript = pipeline.read(candidate.source)
        before = pipeline.read(candidate.before)
        collation = pipeline.compare(before, transcript)
        return replace(pipeline.inspect(transcript), collation=collation)
    except ProvenanceError as error:
        return error


@contextmanager
def _shelf_without(
    run: Run, catalogue: Catalogue, scope: Scope
) -> Iterator[tuple[_shelf.Stock, _shelf.Opening | None, pipeline.Shelf]]:
    """Give the shelf of all registered sources whose bytes are those on record.

    Without an opening, other processes cannot open it.
    """
    ids = [name for name in catalogue.ids if name not in scope.amiss]
    stock = _shelf.Stock(run.configuration.max_bytes, catalogue, ids)
    stamp = pipeline.stamp()
    place = run.configuration.index or _shelf.index_beside(catalogue.path)
    with _shelf.filled(run, stock, place, stamp, ours=False) as index:
        opening = _shelf.Opening(stock, index.path, stamp) if index.path else None
        yield stock, opening, pipeline.Shelf(stock, index)


def _terms(run: Run, suites: Sequence[Suite], fail_on: Threshold) -> tuple[object, ...]:
    """Return all that a verdict depends on, besides sources and what is accepted."""
    configuration = run.configuration
    limits = limits_of(run, suites, ()) if not configuration.gate.get("source") else None
    expiring = limits is None or limits.expiring
    return (
        [(suite.name, suite.table, suite.rules, suite.parameters, suite.roles) for suite in suites],
        fail_on,
        sorted(parameters_of(run).items()),
        sorted(configuration.severity.items()),
        configuration.gate,
        today() if expiring else None,
    )


def _key(
    candidate: Candidate, catalogue: Catalogue, shelf: pipeline.Shelf, terms: tuple[object, ...]
) -> str:
    source = candidate.source
    names = set(shelf.cards)
    card = shelf.cards.get(source.id)
    if card is not None and card.sha256 == source.sha256:
        # Two lists of candidates may be looked through: with its twins and without.
        twins = {name for name, each in shelf.cards.items() if each.sha256 == source.sha256}
        names = {
            *likely(card, shelf.index, shelf.cards, {source.id}),
            *likely(card, shelf.index, shelf.cards, twins),
        }
    return key_of(
        source.id,
        source.path,
        source.sha256,
        source.facts,
        candidate.state,
        candidate.before.sha256 if candidate.before else "",
        [(name, shelf.cards[name].sha256, catalogue.facts(name)) for name in sorted(names)],
        terms,
    )


def _alone(candidates: Sequence[Candidate]) -> list[bool]:
    """Whether each candidate shares neither id nor bytes with another, so that it stands alone.

    What two have together counts against both, and that is seen only where both are judged.
    """
    digests = Counter(each.source.sha256 for each in candidates)
    ids = Counter(each.source.id for each in candidates)
    return [digests[each.source.sha256] == 1 and ids[each.source.id] == 1 for each in candidates]


class _Bytes:
    """The bytes of a source by their digest: of a candidate, or of a registered one."""

    def __init__(self, candidates: Sequence[Candidate], shelf: pipeline.Shelf) -> None:
        self._known = {each.source.sha256: each.source.data for each in candidates}
        self._known |= {b.sha256: b.data for each in candidates if (b := each.before)}
        self._names = {card.sha256: name for name, card in shelf.cards.items()}
        self._sources = shelf.sources

    def __call__(self, sha256: str) -> bytes:
        """Return them; raise KeyError where nothing has this digest."""
        if sha256 in self._known:
            return self._known[sha256]
        try:
            return self._sources[self._names[sha256]].data
        except ProvenanceError as error:
            raise KeyError(str(error)) from None


def _folder(run: Run, catalogue: Catalogue) -> Path:
    index = run.configuration.index or _shelf.index_beside(catalogue.path)
    return index.parent / "results"
