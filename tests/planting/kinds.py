"""The list of all ways to plant a difference, by code; each module beside this one adds its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from planting.sheet import Sheet

Planter = Callable[["Sheet"], bool]
"""Plants one difference (or one sweep of them) at random; False where the text offers no place."""

KINDS: dict[str, dict[str, Planter]] = {}
SWEEPS: set[Planter] = set()
"""Planters that leave many differences at once, or settle the shape of the whole witness."""

P = TypeVar("P", bound=Planter)


def kind(code: str, name: str, *, sweep: bool = False) -> Callable[[P], P]:
    """Register a planter as one kind of ``code``."""

    def register(planter: P) -> P:
        assert name not in KINDS.setdefault(code, {}), f"{code}/{name} is there already"
        KINDS[code][name] = planter
        if sweep:
            SWEEPS.add(planter)
        return planter

    return register
