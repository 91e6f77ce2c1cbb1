"""Words that one text puts in, glued to the next word that both texts have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.differences._raw import Raw
from provenance.model import Span
from provenance.text.words import is_word

if TYPE_CHECKING:
    from provenance.differences._ledger import Frame, Ledger
    from provenance.differences._place import Part


def glued_on(ledger: Ledger, frame: Frame, base: Part, witness: Part) -> bool:
    """Tell words put in that are glued to the next one: "AND CHANGELiberty" / "Liberty"."""
    on_base = len(base.printed) > len(witness.printed)
    full, empty = (base, witness) if on_base else (witness, base)
    long, short = full.printed, empty.printed
    border = len(long) - len(short)
    if not (long.endswith(short) and border > 1 and long[border - 1].isalpha()):
        return False
    last = long[:border].split()[-1].casefold()
    capital = short[0].isupper() and (len(short) > 2 or short[-1].islower())
    words = full.size > 1 and len(short) > 3 and len(last) > 3 and is_word(last, ledger.language)
    if not (capital or words):
        return False
    ledger.before(frame, base.text.start, witness.text.start)
    here = Span(full.text.start, full.text.start + border)
    there = Span(empty.text.start, empty.text.start)
    code = "omission" if on_base else "insertion"
    both = (here, there) if on_base else (there, here)
    ledger.add(Raw(*both, code, None, "glued to the next word"))
    ledger.paired.append((base.at, witness.at, True))
    ledger.behind(frame, base.text.end, witness.text.end)
    return True
