"""JSON as it is laid out: as the standard library does, and long lists a member on each line."""

from __future__ import annotations

import json

import pytest

from provenance.reports._encode import LONG, document
from provenance.reports._words import words_in

VALUES = [
    {},
    [],
    (),
    "",
    None,
    0,
    -1.5,
    True,
    'a "quoted" \\ back\nslash, {braces} and [brackets]: it’s “true”',
    [1, [2, [], {}], {"a": [None]}],
    {"a": 1, "b": {"c": [], "d": {"e": [{"f": ""}]}}, "g,\n ": ()},
    [{"a": 1}] * LONG,
    {"list": list(range(LONG))},
]


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
@pytest.mark.parametrize("indent", [1, 2])
def test_layout_is_that_of_the_standard_library(value, indent):
    assert document(value, indent) == json.dumps(value, indent=indent, ensure_ascii=False)


@pytest.mark.parametrize("member", [{"a": [1, {"b": "x\n"}]}, 7, "line\nbreak"])
def test_a_long_list_has_a_member_on_each_line(member):
    value = {"before": {"c": 1}, "list": [member] * (LONG + 1), "after": []}
    written = document(value, 2)
    assert json.loads(written) == value
    one = json.dumps(member, separators=(",", ":"))
    assert written.count(f"\n    {one}") == LONG + 1
    assert len(written.splitlines()) == LONG + 9


@pytest.mark.parametrize("value", [float("nan"), [float("inf")], {"a": [float("-inf")]}])
@pytest.mark.parametrize("indent", [None, 2])
def test_what_json_cannot_say_is_refused(value, indent):
    with pytest.raises(ValueError, match="not JSON compliant"):
        document(value, indent)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("a", 1),
        ("- a -", 1),
        ("a--b c", 2),
        ("one\x1ctwo\x1fthree\vfour", 4),
        ("... !? _ __", 0),
        ("$5 5% (x)", 3),
        ("\x00 a", 1),
        ("don’t – stop", 2),
        ("½ …", 1),
        ("a\u00a0b", 2),
    ],
)
def test_words_as_split_sees_them(text, count):
    assert words_in(text) == count
