"""Many sources at once: the same function over a list, in this process or in several."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT = 16
"""Fewer sources than this are done before other processes have started."""


def each(function: Callable[[T], R], items: Iterable[T], jobs: int) -> Iterator[R]:
    """Yield ``function(item)`` for each item, in order, computed by up to ``jobs`` processes."""
    listed = list(items)
    if jobs == 1 or len(listed) < WORTH_IT:
        yield from map(function, listed)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(jobs, len(listed))) as pool:
        yield from pool.map(function, listed, chunksize=max(1, len(listed) // (jobs * 8)))
