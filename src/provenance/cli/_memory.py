"""What was judged once is not judged again: results on disk, found by all that they depend on.

A result is kept under a digest of the bytes, the facts, the sources it could match, the suites,
the thresholds, what is accepted and the program's own code. It is plain JSON, so that reading it
runs nothing; one that is cut, altered or of another shape is as good as none.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import sys
import types
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

from provenance import __version__, model
from provenance.model import Examination, Source, Text

if TYPE_CHECKING:
    from collections.abc import Callable

MOST: Final = 20_000
"""How many results are kept; beyond, those that nobody asked for longest go."""

_NAMES: Final = {**vars(model), "np": np, "NDArray": NDArray, "Mapping": Mapping}
_DIGEST: Final = 32
_DISTRIBUTION: Final = "provenance-transcripts"
_WORD: Final = re.compile(r"[\w.-]+")


@cache
def program() -> str:
    """Return a digest of the program: of its version, every line of its code, and its libraries."""
    folder = Path(__file__).resolve().parents[1]
    told = hashlib.sha256(f"{__version__} {sys.version}".encode())
    for library in _libraries():
        told.update(f"{library}\0".encode())
    for path in sorted(folder.rglob("*.py")):
        told.update(path.relative_to(folder).as_posix().encode())
        told.update(path.read_bytes())
    return told.hexdigest()


def _libraries() -> list[str]:
    """Return the libraries that this program names, each with the version that is installed."""
    try:
        asked = sorted(requires(_DISTRIBUTION) or ())
    except PackageNotFoundError:  # run from a folder that nobody installed
        return []
    names = sorted({name[0] for each in asked if (name := _WORD.match(each))})
    found = []
    for library in names:
        with suppress(PackageNotFoundError):
            found.append(f"{library} {version(library)}")
    return found


def key_of(*parts: object) -> str:
    """Return the key of a result that depends on ``parts`` and on the program."""
    told = hashlib.sha256(program().encode())
    for part in parts:
        said = repr(part).encode("utf-8", "backslashreplace")
        told.update(len(said).to_bytes(8, "big"))
        told.update(said)
    return told.hexdigest()


class Memory:
    """Results in a folder; without a folder, or where it cannot be used, nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self.trouble = ""
        self.found = 0

    def get(self, key: str, bytes_of: Callable[[str], bytes]) -> Examination | None:
        """Return the result kept under ``key``, or None.

        ``bytes_of`` returns the bytes of a source by their SHA-256; it may raise KeyError.
        """
        if self._folder is None:
            return None
        path = self._place(key)
        try:
            packed = path.read_bytes()
            if hashlib.sha256(packed[_DIGEST:]).digest() != packed[:_DIGEST]:
                return None
            data = json.loads(zlib.decompress(packed[_DIGEST:]))
            examination = _Unpacking(data["texts"], bytes_of).value(Examination, data["value"])
            os.utime(path)
        except (OSError, ValueError, TypeError, LookupError, AttributeError, zlib.error):
            return None
        self.found += 1
        return examination if isinstance(examination, Examination) else None

    def put(self, key: str, examination: Examination) -> None:
        """Keep a result; where it cannot be written, it is not kept and ``trouble`` says why."""
        if self._folder is None:
            return
        packing = _Packing()
        data = {"value": packing.value(examination), "texts": packing.texts}
        packed = zlib.compress(json.dumps(data, separators=(",", ":")).encode(), 1)
        path = self._place(key)
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            self._set_up(path.parent)
            beside.write_bytes(hashlib.sha256(packed).digest() + packed)
            beside.replace(path)
        except OSError as error:
            self.trouble = error.strerror or str(error)
            self._folder = None

    def tidy(self) -> None:
        """Take away the results that nobody asked for longest, where there are too many."""
        if self._folder is None:
            return
        try:
            kept = sorted(self._folder.glob("*/*"), key=lambda path: path.stat().st_mtime)
            for path in kept[:-MOST] if len(kept) > MOST else ():
                path.unlink(missing_ok=True)
        except OSError as error:
            self.trouble = error.strerror or str(error)

    def _place(self, key: str) -> Path:
        return (self._folder or Path()) / key[:2] / key

    def _set_up(self, folder: Path) -> None:
        if folder.is_dir():
            return
        folder.mkdir(parents=True, exist_ok=True)
        top = folder.parent.parent
        if top.name == ".provenance" and not (top / ".gitignore").exists():
            (top / ".gitignore").write_text("*\n", encoding="utf-8")


class _Packing:
    """Turns values into JSON: fields in order; each text once, and the bytes of no source."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def value(self, value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, np.ndarray):
            plain = base64.b64encode(np.ascontiguousarray(value).tobytes()).decode()
            return [str(value.dtype), plain]
        if is_dataclass(value):
            packed: list[Any] = []
            for item in fields(value):
                part = getattr(value, item.name)
                if isinstance(value, Source) and item.name == "data":
                    packed.append(None)
                elif isinstance(value, Text) and item.name == "content":
                    name = hashlib.sha256(part.encode("utf-8", "surrogatepass")).hexdigest()
                    self.texts[name] = part
                    packed.append(name)
                else:
                    packed.append(self.value(part))
            return packed
        if isinstance(value, tuple | list):
            return [self.value(part) for part in value]
        if isinstance(value, Mapping):
            return {name: self.value(part) for name, part in value.items()}
        return value


class _Unpacking:
    """Turns JSON into values again, as the types of the fields say."""

    def __init__(self, texts: Mapping[str, str], bytes_of: Callable[[str], bytes]) -> None:
        self._texts = texts
        self._bytes = bytes_of

    def value(self, kind: Any, packed: Any) -> Any:  # noqa: ANN401
        if is_dataclass(kind):
            return self._made(kind, packed)
        origin, parts = get_origin(kind), get_args(kind)
        if packed is None or origin is Literal or not parts:
            return packed
        if origin is Final:
            return self.value(parts[0], packed)
        if origin in (Union, types.UnionType):
            (inner,) = (part for part in parts if part is not types.NoneType)
            return self.value(inner, packed)
        if origin is np.ndarray:
            return np.frombuffer(base64.b64decode(packed[1]), dtype=packed[0])
        if origin is tuple:
            if parts[-1] is Ellipsis:
                return tuple(self.value(parts[0], part) for part in packed)
            return tuple(self.value(k, part) for k, part in zip(parts, packed, strict=True))
        if isinstance(packed, dict):
            return {name: self.value(parts[1], part) for name, part in packed.items()}
        raise TypeError(f"nothing is known of {kind}")

    def _made(self, kind: Any, packed: Any) -> Any:  # noqa: ANN401
        hints = _hints(kind)
        values = [
            self.value(hints[item.name], part)
            for item, part in zip(fields(kind), packed, strict=True)
        ]
        if kind is Source:
            place = [item.name for item in fields(Source)].index("data")
            sha256 = [item.name for item in fields(Source)].index("sha256")
            values[place] = self._bytes(values[sha256])
        if kind is Text:
            place = [item.name for item in fields(Text)].index("content")
            values[place] = self._texts[values[place]]
        return kind(*values)


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401
    return get_type_hints(kind, localns=_NAMES)
