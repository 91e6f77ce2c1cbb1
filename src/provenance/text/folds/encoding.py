"""Characters lost or garbled on the way: mojibake, entities, invisible characters.

It covers UTF-8 read in another encoding, once or twice, entities and code points printed instead
of the character, characters replaced by ``?`` or U+FFFD, and invisible or bidirectional controls.
Damage is decided on pairs: ``""`` is damage beside an en dash, and two quotation marks alone. The
note names the chain of steps that leads from the one reading to the other. A deliberate rendering
in ASCII (’ as ', é as e) is no damage.
"""

from provenance.text._fold import Fold
from provenance.text.damage import repair

plugin = Fold(
    code="encoding",
    rank=10,
    group="damage",
    severity="warning",
    meaning="Characters lost or garbled on the way: mojibake, entities, invisible characters.",
    apply=repair,
)
