"""Many sources in several processes, of which one may be killed without taking the others along."""

from __future__ import annotations

import os
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, TypeVar

from provenance.cli._jobs import WORTH_IT
from provenance.errors import ProvenanceError, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")


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
        with ProcessPoolExecutor(min(jobs, len(items))) as pool:
            futures = {pool.submit(function, item): at for at, item in left.items()}
            for future in as_completed(futures):
                yield from _taken(future, futures[future], left)
    except BrokenProcessPool:
        pass
    for at, item in list(left.items()):
        # Nobody says which of them was being worked at, so each gets a process of its own.
        with ProcessPoolExecutor(1) as pool:
            try:
                yield at, pool.submit(function, item).result()
            except BrokenProcessPool:
                yield (
                    at,
                    SourceError(
                        f"the process that worked at {name(item)} was killed, twice; is there "
                        f"memory for it? (process {os.getpid()} goes on without)"
                    ),
                )


def _taken(future: Future[R], at: int, left: dict[int, T]) -> Iterator[tuple[int, R]]:
    result = future.result()
    del left[at]
    yield at, result
