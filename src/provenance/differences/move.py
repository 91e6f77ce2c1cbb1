"""A passage printed elsewhere.

Both ends are one difference; what differs inside the passage is told on its own, with the id of
the move in the field ``within``.
"""

from provenance.differences._detector import Detector, never

plugin = Detector(
    code="move",
    rank=130,
    group="structure",
    severity="warning",
    meaning="A passage printed elsewhere.",
    claims=never,
)
