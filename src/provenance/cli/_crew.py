"""Many sources in several processes, of which one may be killed without taking the others along."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any, Final, TypeVar

from provenance.errors import ProvenanceError, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT: Final = 16
"""Fewer sources than this are done before other processes have started."""

_TASK: list[Callable[[Any], Any]] = []
"""What this process does with an item, if it is one of a crew: told once and not with each item."""


def each(
    function: Callable[[T], R], items: Sequence[T], jobs: int, name: Callable[[T], str]
) -> Iterator[R | ProvenanceError]:
    """Yield ``function(item)`` for each item, in their order; for the rest see ``done``."""
    waiting: dict[int, R | ProvenanceError] = {}
    following = 0
    for at, answer in done(function, items, jobs, name):
        waiting[at] = answer
        while following in waiting:
            yield waiting.pop(following)
            following += 1


def done(
    function: Callable[[T], R], items: Sequence[T], jobs: int, name: Callable[[T], str]
) -> Iterator[tuple[int, R | ProvenanceError]]:
    """Yield the place of each item and ``function(item)``, as they get done.

    An item whose process is killed twice, the second time with nothing else to do, gives a
    SourceError that calls it ``name(item)``.
    """
    if jobs == 1 or len(items) < WORTH_IT:
        for at, item in enumerate(items):
            yield at, function(item)
        return
    left = dict(enumerate(items))
    try:
        with _crew(function, min(jobs, len(items))) as pool:
            futures = {pool.submit(_answer, item): at for at, item in left.items()}
            for future in as_completed(futures):
                at = futures[future]
                answer = future.result()
                del left[at]
                yield at, answer
    except BrokenProcessPool:
        pass
    for at, item in list(left.items()):
        # Nobody says which of them was being worked at, so each gets a process of its own.
        with _crew(function, 1) as pool:
            try:
                yield at, pool.submit(_answer, item).result()
            except BrokenProcessPool:
                yield (
                    at,
                    SourceError(
                        f"the process that worked at {name(item)} was killed, twice; is there "
                        f"memory for it? (process {os.getpid()} goes on without)"
                    ),
                )


def _crew(function: Callable[[Any], Any], size: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(size, initializer=_TASK.append, initargs=(function,))


def _answer(item: Any) -> Any:  # noqa: ANN401
    return _TASK[-1](item)
