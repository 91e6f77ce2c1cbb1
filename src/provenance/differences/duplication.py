"""A passage printed again.

Both readings are shown: the printing that is one too many, on the side that the field ``extra``
names, and what it repeats. A phrase that a speaker uses again is no duplication, nor is what both
texts print twice.
"""

from provenance.differences._detector import Detector, never

plugin = Detector(
    code="duplication",
    rank=120,
    group="structure",
    severity="warning",
    meaning="A passage printed again.",
    claims=never,
)
