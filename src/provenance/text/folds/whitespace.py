"""Line wraps, paragraph breaks, spacing, and words split or glued at line ends.

A paragraph break in the middle of a sentence says so in its note. A paragraph that is missing is
an omission.
"""

import re

from provenance.text._fold import Fold

_SPACES = re.compile(r"\s+")

plugin = Fold(
    code="whitespace",
    rank=40,
    group="form",
    severity="info",
    meaning="Line wraps, paragraph breaks, spacing, and words split or glued at line ends.",
    apply=lambda text: _SPACES.sub("", text),
    on_words=False,
)
