"""The witness is rebuilt where its text was taken out of a file: as text, in UTF-8."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from housing import TALKS, Folder, move_in

if TYPE_CHECKING:
    from pathlib import Path

CHANGED = TALKS.replace("twelve countries", "fifteen countries")


def page(content: str) -> str:
    parts = "".join(f"<p>{each}</p>\n" for each in content.split("\n\n"))
    return f"<!DOCTYPE html><html><body><main>{parts}</main></body></html>"


def captions(content: str) -> str:
    said = " ".join(content.split())
    return f"WEBVTT\n\n00:01.000 --> 00:02.000\n{said}\n"


FORMS = {"txt": str, "html": page, "vtt": captions}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: Any) -> Folder:
    """Return a folder with both texts in every form."""
    move_in(tmp_path, monkeypatch)
    made = Folder(tmp_path)
    for form, written in FORMS.items():
        made.write(f"base.{form}", written(TALKS))
        made.write(f"witness.{form}", written(CHANGED))
    return made


def diff(folder: Folder, base: str, witness: str) -> dict[str, Any]:
    ran = folder.run("diff", base, witness, "-f", "json", "-o", "json=d.json")
    assert ran.code == 0, ran.err
    data: dict[str, Any] = ran.data
    return data


@pytest.mark.parametrize("base", FORMS)
@pytest.mark.parametrize("witness", FORMS)
def test_it_is_rebuilt_from_every_form(folder: Folder, base: str, witness: str) -> None:
    data = diff(folder, f"base.{base}", f"witness.{witness}")
    ran = folder.run("apply", f"base.{base}", "d.json")
    assert (ran.code, "fifteen countries" in ran.out) == (0, True)
    assert len(ran.out) == data["witness"]["characters"]
    assert (ran.out == CHANGED) == (witness == "txt")
    for side, form in (("base", base), ("witness", witness)):
        assert ("exact" in data[side]) == ("text_sha256" in data[side]) == (form != "txt")


@pytest.mark.parametrize("form", ["html", "vtt"])
@pytest.mark.parametrize("damage", ["a difference less", "another reading", "another digest"])
def test_what_is_not_the_witness_is_refused(folder: Folder, form: str, damage: str) -> None:
    diff(folder, "base.txt", f"witness.{form}")
    path = folder.folder / "d.json"
    data = json.loads(path.read_text())
    (changed,) = [each for each in data["differences"] if each["code"] == "number"]
    if damage == "a difference less":
        data["differences"].remove(changed)
    elif damage == "another reading":
        changed["witness"]["text"] = "sixteen"
    else:
        data["witness"]["text_sha256"] = "0" * 64
    path.write_text(json.dumps(data))
    ran = folder.run("apply", "base.txt", "d.json")
    assert (ran.code, ran.out) == (2, "")
    assert "d.json does not" in ran.err
    assert "make it again" in ran.err
