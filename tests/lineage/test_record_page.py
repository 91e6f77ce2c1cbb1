"""docs/use/record.md: each command of a session prints what the page shows under it."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "use" / "record.md"
SESSION = re.compile(r"^```session\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def played(archive, text):
    """Return the page with what is really printed under each command."""

    def play(block):
        lines = []
        for line in block[1].splitlines():
            if line.startswith("$ "):
                words = shlex.split(line)
                assert words[1] == "provenance"
                out = archive.run(*words[2:]).out.splitlines()
                left_out = f"{line}\n…\n" in block[1]
                lines += [line, *(["…"] if left_out and out else out)]
        return "\n".join(["```session", *lines, "```"])

    return SESSION.sub(play, text)


def test_the_page_shows_what_is_printed(archive, monkeypatch):
    for path in sorted(archive.folder.rglob("*")):
        if path.is_file() and path.name != "talks.txt":
            path.unlink()
    (archive.folder / "seeds" / "talks.txt").unlink()
    monkeypatch.setenv("COLUMNS", "100")
    archive.witness(archive.number)
    archive.witness(("December", "January"), name="later.txt")
    text = PAGE.read_text("utf-8")
    real = played(archive, text)
    if os.environ.get("TEST_GOLD") == "accept":
        PAGE.write_text(real, "utf-8")
    assert text.count("```session") == 5
    assert real == text
