"""Text as it is, without any markup; what no other format claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.formats._format import Format
from provenance.formats._pages import paged
from provenance.model import Transcript

if TYPE_CHECKING:
    from provenance.model import Text


def _claims(text: Text) -> bool:
    """Claim every text: this format is asked last."""
    return text is not None


def _read(text: Text) -> Transcript:
    pages, furniture = paged(text.content)
    return Transcript(text, "plain-text", unattributed=furniture, anchors=pages)


plugin = Format(
    code="plain-text",
    rank=900,
    meaning="text as it is, without any markup",
    claims=_claims,
    read=_read,
)
