"""What a format plug-in is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from provenance.model import Source, Step, Text, Transcript


@dataclass(frozen=True, slots=True)
class Format:
    """One input format.

    ``claims`` says from the content whether a text is of this format; ``read`` builds the
    transcript and may leave ``turns`` empty, which leaves them to the stage that finds speakers.
    A container whose bytes are no text has ``opens`` (does this begin like one?) and ``extract``.
    One that holds another file as it was (a web archive) has ``unwrap`` instead: the source of
    that file, and a step that says where it was.
    """

    code: str
    rank: int
    meaning: str
    claims: Callable[[Text], bool]
    read: Callable[[Text], Transcript]
    opens: Callable[[bytes], bool] | None = None
    extract: Callable[[Source], Text] | None = None
    unwrap: Callable[[Source], tuple[Source, Step]] | None = None
