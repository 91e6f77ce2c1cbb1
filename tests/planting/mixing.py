"""Chooses what to plant and where: one code alone, or many at once, far apart or side by side."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from planting import damage, form, structure, substance
from planting.kinds import KINDS, SWEEPS
from planting.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planting.kinds import Planter
    from planting.model import Page, Planted, Planting

CODES = tuple(sorted(KINDS))
MODULES = (damage, form, structure, substance)
# what settles the shape of the witness is planted first, what needs least room last
ORDER = (
    "excerpt",
    "move",
    "duplication",
    "truncation",
    "omission",
    "insertion",
    "boilerplate",
    "speaker",
    "label",
    "negation",
    "number",
    "name",
    "spelling",
    "wording",
    "whitespace",
    "case",
    "markup",
    "punctuation",
    "encoding",
    "typography",
)
GROUPED = {
    "form": ("whitespace", "typography", "markup", "case", "punctuation", "label"),
    "damage": ("encoding", "truncation"),
    "structure": ("omission", "insertion", "duplication", "move", "boilerplate", "excerpt"),
    "substance": ("spelling", "wording", "number", "name", "negation", "speaker"),
}


def plant(
    page: Page,
    seed: int,
    codes: Sequence[str] = CODES,
    count: int = 10,
    *,
    near: bool = False,
    sweeps: bool = True,
    permuted: bool = False,
) -> Planting:
    """Plant ``count`` differences of ``codes`` in ``page`` and return both texts and the truth.

    ``near`` puts them side by side, with one untouched word between; ``sweeps`` admits plantings
    of many differences at once (at most one of them); ``permuted`` first puts blocks of the text
    out of order. The same arguments always give the same planting.
    """
    rng = random.Random(f"{page.name} {seed} {near}")
    sheet = Sheet(page, rng, near=near)
    if permuted:
        for _ in range(60):
            if structure.permute(sheet, rng.choice((4, 5, 6))):
                break
    wanted = [rng.choice(codes) for _ in range(count)]
    swept = False
    for code in sorted(wanted, key=ORDER.index):
        for _ in range(6):
            planter = rng.choice(list(KINDS[code].values()))
            if planter in SWEEPS:
                shape = code in ("excerpt", "boilerplate", "truncation")
                if not shape and (swept or not sweeps or rng.random() < 0.6):
                    continue
                if planter(sheet):
                    swept = swept or not shape
                    break
            elif planter(sheet):
                break
    return _with_choice(sheet.render(seed=seed))


def _with_choice(planting: Planting) -> Planting:
    """Accept ``label`` where a lost label's words stand under the same label in both texts.

    Where the turn before was given to that speaker, too, nobody else is given the words.
    """
    return replace(
        planting,
        truth=tuple(
            replace(each, accept=(*each.accept, "label")) if _is_under_own(planting, each) else each
            for each in planting.truth
        ),
    )


def _is_under_own(planting: Planting, each: Planted) -> bool:
    if each.note != "label lost":
        return False
    above = re.findall(r"(?m)^\W*([^\n:]{1,60}):\s", planting.witness[: each.witness.start])
    lost = planting.base[each.base.start : each.base.end].strip("*: ")
    names = {above[-1].strip("* ").split()[-1], lost.split()[-1]} if above else set()
    return len({name.upper()[: 1 if "Q" in names else None] for name in names}) == 1


def plant_kind(page: Page, seed: int, planter: Planter, count: int = 1) -> Planting:
    """Plant ``count`` differences of one kind."""
    sheet = Sheet(page, random.Random(f"{page.name} {seed}"))
    for _ in range(count * 8):
        if planter(sheet):
            count -= 1
        if count <= 0 or planter in SWEEPS:
            break
    return sheet.render(seed=seed)


def untouched(page: Page) -> Planting:
    """The negative control: the text against itself."""
    return Sheet(page, random.Random(0)).render()
