"""Real transcripts for benchmarks, from the folder that TRANSCRIPT_CORPUS names.

The corpus is a folder with a ``MANIFEST.json`` that lists ``files`` (``file``, ``group``,
``format``, ``encoding``, ``language``, ``words``, ``relation``) and ``pairs`` (``a``, ``b``). It is
no part of the project; without it, benchmarks use what they make themselves.
"""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

VARIABLE = "TRANSCRIPT_CORPUS"
MISSING = f"set {VARIABLE} to a folder with MANIFEST.json to use real transcripts as well"


def root() -> Path | None:
    """The corpus, or None where none is set or it is not there."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named and (Path(named) / "MANIFEST.json").is_file() else None


@cache
def manifest() -> dict[str, Any]:
    """The manifest, or an empty one."""
    folder = root()
    empty: dict[str, Any] = {"files": [], "pairs": []}
    return json.loads((folder / "MANIFEST.json").read_text("utf-8")) if folder else empty


def clean_texts(language: str, least: int = 700, most: int = 6000) -> list[tuple[str, str]]:
    """Names and texts of files in ``language`` that show no damage of their own.

    A text that is damaged already, or that prints ten words twice, is no fair ground to plant
    damage in: what is found there besides would be counted against the finder.
    """
    folder = root()
    found = []
    for entry in manifest()["files"]:
        if folder is None or entry["language"] != language or entry["format"] not in ("txt", "md"):
            continue
        if not least <= (entry["words"] or 0) <= most or entry["encoding"] not in (
            "ascii",
            "utf-8",
        ):
            continue
        text = (folder / entry["file"]).read_bytes().decode("utf-8", "replace")
        text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
        words = text.split()
        passages = [tuple(words[i : i + 10]) for i in range(len(words) - 9)]
        # replacement characters, mojibake, question marks inside words, escapes, entities, controls
        damaged = re.search(
            r"�|â€|Ã[\x80-\xbf]|\w\?\w|<U\+|&[a-z]+;|[\x0c\x80-\x9f\u200b-\u200f]", text
        )
        if damaged is None and len(set(passages)) == len(passages):
            found.append((Path(entry["file"]).name, text))
    return found


def event_pairs() -> list[tuple[Path, Path]]:
    """Pairs of files of the same event."""
    folder = root()
    return (
        [(folder / pair["a"], folder / pair["b"]) for pair in manifest()["pairs"]] if folder else []
    )
