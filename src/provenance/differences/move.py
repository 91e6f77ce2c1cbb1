"""A passage printed elsewhere."""

from provenance.differences._detector import Detector

plugin = Detector(
    code="move",
    rank=130,
    group="structure",
    severity="warning",
    meaning="A passage printed elsewhere.",
    claims=lambda _: None,  # the aligner finds moved passages: no unequal place is one
)
