"""A new archive: configuration, catalogue, suites and a CI sample; nothing is overwritten."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from provenance.cli._streams import result
from provenance.errors import ProvenanceError, UsageError
from provenance.reports import write
from provenance.sources import packaged

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.cli._run import Run

_CONFIGURATION: Final = """\
# What holds for this archive; 'provenance config show' tells where each value comes from.
catalogue = "seeds/catalogue.toml"
expectations = "expectations"
fail_on = "critical"

# How much of what is too much. A code or a rule takes counts or shares ("1%"), for all sources,
# for a role ([gate.role.machine]) or for one source ([gate.source.ID]); 'expires' ends it.
[gate]
# wording.critical = 1
# encoding = {warning = 1, critical = "1%"}
# coverage.min = 0.95
"""
_CATALOGUE: Final = """\
# The registered sources, one [[source]] each; 'provenance add FILE' adds to them.
"""
_ATTRIBUTES: Final = """\
# A registered source has the bytes that it was registered with: git is not to change line ends.
* -text
"""
_GITHUB: Final = """\
name: provenance
on: [push, pull_request]
permissions:
  contents: read
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install provenance-transcripts
      - name: Judge what this change brings
        env:
          SINCE: ${{ github.event.pull_request.base.sha || github.event.before }}
        run: |
          git cat-file -e "$SINCE^{commit}" 2>/dev/null || SINCE=
          provenance gate ${SINCE:+--since "$SINCE"} -f github \\
            -o github-summary="$GITHUB_STEP_SUMMARY"
"""
_GITLAB: Final = """\
provenance:
  image: python:3.12
  variables:
    GIT_DEPTH: "0"
  script:
    - pip install provenance-transcripts
    - SINCE="${CI_MERGE_REQUEST_DIFF_BASE_SHA:-$CI_COMMIT_BEFORE_SHA}"
    - git cat-file -e "$SINCE^{commit}" 2>/dev/null || SINCE=
    - provenance gate ${SINCE:+--since "$SINCE"} -o gitlab=quality.json -o junit=junit.xml
  artifacts:
    when: always
    reports:
      codequality: quality.json
      junit: junit.xml
"""
_SAMPLES: Final = {
    "github": (".github/workflows/provenance.yml", _GITHUB),
    "gitlab": (".gitlab-ci.yml", _GITLAB),
}


def begin(run: Run, folder: Path, ci: str | None) -> None:
    """Write the files, or none where one of them is there already."""
    if ci is None:
        ci = _asked() if _terminal() else "github"
    files = {"provenance.toml": _CONFIGURATION, "seeds/catalogue.toml": _CATALOGUE}
    files["seeds/.gitattributes"] = _ATTRIBUTES
    for path in sorted(packaged("expectations").glob("*.json")):
        files[f"expectations/{path.name}"] = path.read_text(encoding="utf-8")
    if ci in _SAMPLES:
        name, content = _SAMPLES[ci]
        files[name] = content
    there = [name for name in files if (folder / name).exists()]
    if there:
        raise UsageError(
            f"{folder} has {', '.join(there)} already, and nothing was written; move them away, "
            "or begin in another folder"
        )
    for name, content in files.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ProvenanceError(
                f"cannot make {path.parent}: {error.strerror}; begin in another folder"
            ) from None
        write(path, content)
        result(f"{path}\n")
    run.talk.note("next: 'provenance add FILE', then 'provenance gate'")


def _terminal() -> bool:
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


def _asked() -> str:
    while True:
        sys.stderr.write("CI: github, gitlab or none? [github] ")
        sys.stderr.flush()
        answer = sys.stdin.readline()
        word = answer.strip().lower() or "github"
        if word in (*_SAMPLES, "none"):
            return word
        if not answer:
            return "none"
