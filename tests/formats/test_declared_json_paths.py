"""JSON of any shape: the turns are where the catalogue says, and what is wrong there is told."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.laws import read_or_refuse
from provenance.errors import FormatError, ProvenanceError, SourceError
from provenance.formats._json_paths import steps_of

FILE = json.dumps(
    {
        "meta": {"v": 2, "said": "not this"},
        "data": {
            "items": [
                {"who": {"name": "Ann Adler"}, "said": "Good evening.", "at": {"s": 1, "e": "2.5"}},
                {"who": {"name": "Beat Brun"}, "said": "And you, caf\u00e9?", "at": {"s": "0:03"}},
                {"who": None, "said": "No name.", "at": {"s": "00:01:02,5", "e": 70}},
                {"who": {"name": 7}, "said": ["In two", "parts."], "at": {"s": 80.5}},
            ]
        },
    }
)  # fmt: skip
PATHS = {"turns": "data.items[]", "speaker": "who.name", "text": "said"}


def spoken(transcript):
    content = transcript.text.content
    return [
        (turn.label_text, content[turn.span.start + len(turn.label_text) : turn.span.end].strip())
        for turn in transcript.turns
    ]  # fmt: skip


def test_the_turns_are_where_the_catalogue_says(read, bytes_behind):
    transcript = read(FILE, paths=tuple(PATHS.items()))
    assert transcript.format == "json"
    assert spoken(transcript) == [
        ("Ann Adler:", "Good evening."),
        ("Beat Brun:", "And you, café?"),
        ("", "No name."),
        ("Speaker 7:", "In two parts."),
    ]
    assert bytes_behind(transcript, "Good evening.") == b"Good evening."
    steps = {step.name: step.detail for step in transcript.text.steps}
    assert steps["json"].startswith("4 entries, at the paths declared;")


SHAPES = {
    "a list at the top": ([{"a": "A", "b": "Yes."}], "[]", "a", "b"),
    "one of several lists": ([[], [{"a": "A", "b": "Yes."}]], "[1][]", "a", "b"),
    "an object of turns": ({"t": {"1": {"a": "A", "b": "Yes."}}}, "t.*", "a", "b"),
    "lists of lists": ({"t": [[{"a": "A", "b": "Yes."}]]}, "t[][]", "a", "b"),
    "a list named without []": ({"t": [{"a": "A", "b": "Yes."}]}, "t", "a", "b"),
    "a turn that is a list": ({"t": [["A", "Yes."]]}, "t[]", "[0]", "[1]"),
    "keys with dots and spaces": ({"a.b": [{"x y": "A", "*": "Yes."}]}, '"a.b"[]', "x y", '"*"'),
    "words of a text": ([{"a": "A", "b": [{"w": "Yes"}, {"w": "."}]}], "[]", "a", "b[].w"),
    "a text in lists": ([{"a": "A", "b": [["Yes"], ["."]]}], "[]", "a", "b[]"),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_shapes(name, read):
    value, turns, speaker, text = SHAPES[name]
    paths = (("turns", turns), ("speaker", speaker), ("text", text))
    assert spoken(read(json.dumps(value), paths=paths)) == [("A:", "Yes.")]


def test_json_lines(read):
    lines = '{"a": "A", "b": "Yes."}\n{"a": "B", "b": "No."}\n'
    paths = (("turns", "[]"), ("speaker", "a"), ("text", "b"))
    assert spoken(read(lines, paths=paths)) == [("A:", "Yes."), ("B:", "No.")]


def test_what_would_be_told_from_the_content_gives_way(read):
    both = {"segments": [{"speaker": "X", "text": "not this one"}], "u": [{"t": "This one."}]}
    assert "not this" in read(json.dumps(both)).text.content
    assert (
        read(json.dumps(both), paths=(("turns", "u[]"), ("text", "t"))).text.content == "This one."
    )


WRONG = [
    ({"turns": "data.rows[]"}, 'turns = "data.rows[]" leads nowhere: at data there is an object '
     "with the keys items"),
    ({"turns": "dta.items[]"}, "at the top of the file there is an object with the keys meta"),
    ({"turns": "data.items[0].said"}, "in the first turn there is a text"),
    ({"turns": "data[]"}, "at data there is an object with the keys items"),
    ({"turns": "data.items[][]"}, "at data.items[] there is an object with the keys who, said, at"),
    ({"turns": "data.items[9]"}, "at data.items there is a list of 4, the first of them an object"),
    ({"turns": "[]"}, "at the top of the file there is an object with the keys meta, data"),
    ({"turns": "data.*.x"}, "at data.* there is a list of 4"),
    ({"text": "words"}, 'text = "words" leads nowhere: in the first turn there is an object with '
     "the keys who, said, at"),
    ({"text": "at"}, 'text = "at" leads to an object with the keys s, e, not text'),
    ({"text": "at.s"}, 'text = "at.s" leads to a number, not text'),
    ({"text": "said.x"}, "at said there is a text"),
    ({"speaker": "who"}, "leads to an object with the keys name, not a name"),
    ({"speaker": "who.nme"}, "at who there is an object with the keys name"),
    ({"start": "at"}, "leads to an object with the keys s, e, not a time"),
    ({"start": "said"}, "leads to a text, not a time"),
    ({"end": "at.x"}, "at at there is an object with the keys s, e"),
    ({"turns": "data..items"}, "is no path: '.items' is no step of a path"),
    ({"turns": "data.items["}, "is no path: '[' is no step of a path"),
    ({"turns": "data.items[-1]"}, "is no path"),
    ({"turns": "data.items[]said"}, "'said' does not go on as a path does"),
    ({"turns": ""}, "is missing|is no path: it is empty"),
    ({"text": None}, "the path text is missing"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "message"), WRONG)
def test_a_wrong_path_says_what_was_found_there(changed, message, read):
    paths = {key: path for key, path in {**PATHS, **changed}.items() if path is not None}
    with pytest.raises(SourceError) as caught:
        read(FILE, paths=tuple(paths.items()))
    said = str(caught.value)
    assert any(part in said for part in message.split("|")), said
    assert said.startswith("x: the path ")
    assert said.endswith("to have its shape told from the content")


@pytest.mark.parametrize("value", [[], {}, "a", 1, None, {"t": []}, {"t": {}}, {"t": None}, [[]]])
def test_files_without_a_turn_there(value, read):
    with pytest.raises(SourceError, match="leads"):
        read(json.dumps(value), paths=(("turns", "t[]"), ("text", "x")))


def test_what_is_no_json_is_said_to_be_none(read):
    with pytest.raises(FormatError, match="no JSON that can be read"):
        read("MS ADLER: Good evening.\n", paths=tuple(PATHS.items()))


def test_keys_in_a_message_are_harmless(read):
    with pytest.raises(SourceError) as caught:
        read(json.dumps({"\x1b[31m" + "k" * 9000: 1}), paths=(("turns", "t"), ("text", "x")))
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    "path", ["a", "a.b", "[]", "[0]", "*", "a[].*", '"x.y"[]', "a b", "é", "*.*"]
)
def test_what_is_a_path(path):
    assert steps_of(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        ".a",
        "a.",
        "a..b",
        "[",
        "]",
        "[a]",
        "[-1]",
        "a[]b",
        '"',
        '""',
        '"a',
        "a b.",
        "$",
        " a",
    ],
)
def test_what_is_no_path(path):
    if path == "$":
        assert steps_of(path) == ["$"]  # an ordinary key
        return
    with pytest.raises(ValueError, match=r"path|empty"):
        steps_of(path)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda kids: (
        st.lists(kids, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "b", "t"]), kids, max_size=3)
    ),
    max_leaves=12,
)
ANY_PATH = st.lists(st.sampled_from(["a", "b", "t", "[]", "[0]", "*"]), min_size=1, max_size=4).map(
    lambda steps: ".".join(steps).replace(".[", "[")
)


@given(VALUES, ANY_PATH, ANY_PATH, ANY_PATH, ANY_PATH)
def test_any_path_in_any_value_is_read_or_refused(value, turns, speaker, text, start):
    paths = (("turns", turns), ("speaker", speaker), ("text", text), ("start", start))
    found = read_or_refuse(json.dumps(value), paths=paths)
    assert isinstance(found, ProvenanceError) or found.format == "json"
