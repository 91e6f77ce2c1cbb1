"""The laws over real documents of the same event, where TRANSCRIPT_CORPUS names a folder of them.

The folder holds a ``MANIFEST.json`` with a list ``pairs`` of ``{"a": file, "b": file}``.
"""

import json
import os
from pathlib import Path

import pytest

from lawful import assert_lawful, assert_mirrors, assert_rebuilds, read
from provenance import pipeline
from provenance.errors import ProvenanceError

FOLDER = Path(os.environ.get("TRANSCRIPT_CORPUS", "nowhere"))
LONGEST = 600_000
"""Bytes: a longer text costs more time than it adds."""


def same_event_pairs():
    manifest = FOLDER / "MANIFEST.json"
    if not manifest.is_file():
        why = "TRANSCRIPT_CORPUS names no folder with a MANIFEST.json"
        return [pytest.param(None, None, marks=pytest.mark.skip(reason=why), id="no corpus")]
    pairs = json.loads(manifest.read_text("utf-8"))["pairs"]
    return [pytest.param(pair["a"], pair["b"], id=f"{pair['a']}+{pair['b']}") for pair in pairs]


@pytest.mark.parametrize(("one", "other"), same_event_pairs())
def test_laws_hold_for_real_pairs(one, other):
    files = [FOLDER / one, FOLDER / other]
    if max(file.stat().st_size for file in files) > LONGEST:
        pytest.skip("too long for a test")
    try:
        base, witness = (read(file.read_bytes(), file.name) for file in files)
    except ProvenanceError as refused:
        pytest.skip(f"refused, as it says: {refused}")
    collation = pipeline.compare(base, witness)
    assert_lawful(collation)
    assert_rebuilds(collation)
    assert_mirrors(collation, pipeline.compare(witness, base))
    assert pipeline.compare(base, base).differences == ()
