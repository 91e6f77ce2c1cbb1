"""Who is speaking: labels, aliases, inference, and marks such as (Laughter.)."""

from provenance.speakers.attribution import attribute
from provenance.speakers.joining import join

__all__ = ["attribute", "join"]
