"""Reading back the JSON that ``diff`` wrote, and rebuilding the witness from it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from provenance.errors import DifferenceFileError, ProvenanceError
from provenance.model import Difference, Reading, Span
from provenance.text.rebuild import rebuild

if TYPE_CHECKING:
    from provenance.model import Source

VERSION = 1
_AGAIN = "make it again with 'provenance diff BASE WITNESS -f json'"


@dataclass(frozen=True, slots=True)
class DifferenceFile:
    """What ``apply`` needs of a diff: both sides' digests, and the differences."""

    path: str
    base: dict[str, Any]
    witness: dict[str, Any]
    differences: tuple[Difference, ...]

    @classmethod
    def read(cls, data: bytes, path: str) -> DifferenceFile:
        """Parse the JSON of ``diff``; raise DifferenceFileError for anything else."""
        try:
            document = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise DifferenceFileError(f"{path} is no JSON ({error}); {_AGAIN}") from None
        if not isinstance(document, dict):
            raise DifferenceFileError(f"{path} is no diff: a list or a single value; {_AGAIN}")
        if isinstance(document.get("comparison"), dict):
            document = document["comparison"]
        version = document.get("format_version")
        if version != VERSION:
            raise DifferenceFileError(
                f"{path} has format_version {version!r}, and this program reads {VERSION}; "
                "make it again with this version: 'provenance diff BASE WITNESS -f json'"
            )
        try:
            return cls(
                path,
                _side(document["base"]),
                _side(document["witness"]),
                tuple(_difference(each) for each in document["differences"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise DifferenceFileError(
                f"{path} is no JSON of 'diff': {error!r} is amiss; {_AGAIN}"
            ) from None

    def check_base(self, source: Source) -> None:
        """Raise DifferenceFileError where ``source`` is not the base that the diff was made of."""
        if source.sha256 == self.base["sha256"]:
            return
        if source.sha256 == self.witness["sha256"]:
            raise DifferenceFileError(
                f"{source.path} is the witness of {self.path}, not its base; give the base "
                f"({self.base['id']}), or make the diff the other way round"
            )
        raise DifferenceFileError(
            f"{self.path} was made from another base: it names sha256 {self.base['sha256']}, and "
            f"{source.path} has {source.sha256}; give the file that 'diff' was given"
        )

    def witness_of(self, base: str) -> bytes:
        """Return the witness's bytes, proven by their digest; raise where they are not its own.

        A witness whose text was extracted (a PDF) comes back as the text, in UTF-8.
        """
        from provenance.decoding import encode

        try:
            text = rebuild(base, self.differences)
        except DifferenceFileError as error:
            raise DifferenceFileError(f"{self.path} does not fit together: {error}") from None
        if len(text) != self.witness["characters"]:
            raise self._incomplete()
        if self.witness.get("exact") is False:
            data = text.encode("utf-8", "surrogatepass")
            if self.witness.get("text_sha256") not in (None, hashlib.sha256(data).hexdigest()):
                raise self._incomplete()
            return data
        try:
            data = encode(text, self.witness["encoding"])
        except (ProvenanceError, LookupError, UnicodeError) as error:
            raise DifferenceFileError(
                f"{self.path}: the witness cannot be encoded as it was: {error}; {_AGAIN}"
            ) from None
        if hashlib.sha256(data).hexdigest() != self.witness["sha256"]:
            raise self._incomplete()
        return data

    def _incomplete(self) -> DifferenceFileError:
        return DifferenceFileError(
            f"{self.path} does not rebuild its witness: differences are missing or were changed; "
            "make it again without --select, --ignore or --substance-only"
        )


def _side(data: dict[str, Any]) -> dict[str, Any]:
    for key, kind in (("id", str), ("sha256", str), ("encoding", str), ("characters", int)):
        if not isinstance(data[key], kind):
            raise TypeError(key)
    return data


def _difference(data: dict[str, Any]) -> Difference:
    return Difference(
        id=str(data["id"]),
        code=str(data["code"]),
        group=data["group"],
        severity=data["severity"],
        base=_reading(data["base"]),
        witness=_reading(data["witness"]),
        within=data.get("within"),
        extra=data.get("extra"),
    )


def _reading(data: dict[str, Any]) -> Reading:
    start, end, text = data["start"], data["end"], data["text"]
    if not (isinstance(start, int) and isinstance(end, int) and isinstance(text, str)):
        raise TypeError("a reading")
    return Reading(text, Span(start, end))
