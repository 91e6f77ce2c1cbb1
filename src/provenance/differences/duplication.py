"""A passage printed again."""

from provenance.differences._detector import Detector

plugin = Detector(
    code="duplication",
    rank=120,
    group="structure",
    severity="warning",
    meaning="A passage printed again.",
    claims=lambda _: None,  # the aligner finds repeated passages: no unequal place is one
)
