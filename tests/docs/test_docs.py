"""The docs show real output, list every message, and are made from the code."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from provenance import errors

ROOT = Path(__file__).parents[2]
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "provenance", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100"},
        check=False,
    ).stdout


def shown():
    """Every command of a page with the output that the page shows under it."""
    for page in PAGES:
        for block in CONSOLE.findall(page.read_text("utf-8")):
            command, _, output = block.partition("\n")
            yield pytest.param(command, output, id=f"{page.name}: {command[2:60]}")


@pytest.mark.parametrize(("command", "output"), list(shown()))
def test_output_is_real(command, output):
    assert command.startswith("$ provenance ")
    real = run(*shlex.split(command[2:])[1:])
    at = 0
    for part in output.rstrip("\n").split("…\n") if output.strip() else []:
        # A line of nothing but an ellipsis stands for lines left out.
        expected = part.removesuffix("\n…").strip("\n")
        if expected and expected != "…":
            found = real.find(expected, at)
            assert found >= 0, f"not printed:\n{expected}\n\nprinted:\n{real[:3000]}"
            at = found + len(expected)


def test_the_page_of_codes_is_current():
    assert (ROOT / "docs" / "codes.md").read_text("utf-8") == run("rules", "--format", "markdown")


def test_every_message_has_its_paragraph():
    slugs = {
        each.slug
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, errors.ProvenanceError)
    }
    page = (ROOT / "docs" / "messages.md").read_text("utf-8")
    missing = {slug for slug in slugs - {"error"} if f"| `{slug}` |" not in page}
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_changelog_speaks_in_sentences():
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    entries = re.findall(r"^- (.*(?:\n  .*)*)", text, re.MULTILINE)
    assert entries
    assert all(entry.rstrip().endswith(".") for entry in entries)
