"""What a large file costs is said before it is read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from provenance.cli._run import Run
from provenance.cli._streams import Talk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("size", "said"), [(1, False), (99, False), (100, True), (1000, True)])
def test_what_a_large_file_costs_is_said(
    tmp_path: Path, monkeypatch: Any, capsys: Any, size: int, said: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys.modules[Run.__module__], "_LARGE", 100)
    (tmp_path / "x.txt").write_bytes(b"a" * size)
    assert Run(talk=Talk()).open("x.txt").data == b"a" * size
    assert ("max_bytes" in capsys.readouterr().err) == said
