"""Numbers in words that are true: no 100 % that is 99.7 %, no '1 words'."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.model import Share


def count(number: int) -> str:
    """Return ``number`` with commas at the thousands.

    >>> count(35318)
    '35,318'
    """
    return f"{number:,}"


def counted(number: int, one: str, many: str = "") -> str:
    """Return the number with its noun.

    >>> counted(1, "dash", "dashes"), counted(8, "dash", "dashes"), counted(0, "word")
    ('1 dash', '8 dashes', '0 words')
    """
    return f"{count(number)} {one if number == 1 else many or one + 's'}"


def percent(share: Share) -> str:
    """Return the share in percent, never rounded up to all nor down to nothing."""
    if not share.part or not share.whole:
        return "0 %"
    if share.part >= share.whole:
        return "100 %"
    if share.part * 100 < share.whole:
        return "less than 1 %"
    # Half up, in whole numbers: a float would round 12.5 to the even neighbour.
    rounded = (200 * share.part + share.whole) // (2 * share.whole)
    return "more than 99 %" if rounded >= 100 else f"{rounded} %"


def weighed(number: int, severity: str) -> str:
    """Return how many findings of a severity there are.

    >>> weighed(4, "warning"), weighed(1, "warning"), weighed(2, "critical")
    ('4 warnings', '1 warning', '2 critical')
    """
    return counted(number, severity, "" if severity == "warning" else severity)


def portion(ratio: float) -> str:
    """Return a ratio in percent, never rounded up to all nor down to nothing.

    >>> portion(0.9996), portion(1.0), portion(0.0004), portion(0.25)
    ('more than 99 %', '100 %', 'less than 1 %', '25 %')
    """
    if ratio <= 0 or ratio >= 1:
        return "0 %" if ratio <= 0 else "100 %"
    if ratio < 0.01:
        return "less than 1 %"
    return "more than 99 %" if ratio >= 0.995 else f"{ratio * 100:.0f} %"


def ratio(share: Share) -> float:
    """Return the share rounded to four places; 0 and 1 are said of nothing and of all only."""
    exact = share.ratio
    rounded = round(exact, 4)
    if rounded == 1.0 and share.part < share.whole:
        return 0.9999
    if rounded == 0.0 and share.part > 0:
        return 0.0001
    return rounded


def listed(parts: Sequence[str]) -> str:
    """Return the parts as a sentence lists them.

    >>> listed(["3 numbers", "1 name", "1 negation"])
    '3 numbers, 1 name and 1 negation'
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


_ASCII = [chr(code) for code in range(128)]
_MARKS = "".join(c for c in _ASCII if not c.isalnum() and not c.isspace()).encode()
_PLAIN = bytes(ord(" " if chr(code).isspace() else chr(code)) for code in range(256))


def words_in(text: str) -> int:
    """Return how many words there are, as ``split()`` sees them, where they hold a letter or digit.

    >>> words_in("a structured – transition,... 4")
    4
    """
    if text.isascii():
        return len(text.encode().translate(_PLAIN, _MARKS).split())
    return sum(1 for word in text.split() if word[0].isalnum() or any(map(str.isalnum, word)))
