"""Names of pages: safe on every system, and no two alike."""

from __future__ import annotations

import pytest

from provenance.cli._reports import _Names


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("talks", "talks"),
        ("Talks at Geneva", "talks-at-geneva"),
        ("../../etc/passwd", "etc-passwd"),
        ("con", "page-con"),
        ("CON", "page-con"),
        ("nul.txt", "page-nul.txt"),
        ("com1", "page-com1"),
        ("com10", "com10"),
        ("con-man", "con-man"),
        ("index", "index-2"),
        ("речь", "page"),
        ("...", "page"),
        ("a" * 100, "a" * 60),
    ],
)
def test_a_name_is_safe(title: str, name: str) -> None:
    assert _Names().of(title) == name


def test_no_two_are_alike() -> None:
    names = _Names()
    made = [names.of(title) for title in ("a", "A", "a!", "a-2", "con", "page-con")]
    assert len(set(made)) == len(made)
