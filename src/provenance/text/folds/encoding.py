"""Characters lost or garbled on the way: mojibake, entities, invisible characters."""

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
