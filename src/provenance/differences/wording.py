"""Other words.

What no other code has claimed.
"""

from provenance.differences._detector import Claim, Detector

plugin = Detector(
    code="wording",
    rank=999,
    group="substance",
    severity="critical",
    meaning="Other words.",
    claims=lambda _: Claim(),
)
