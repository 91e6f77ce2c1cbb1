"""A label that one text prints like any line: damaged, or run into the words below it."""

import pytest

from lawful import read
from provenance.alignment import align
from provenance.differences import classify
from provenance.text.tokens import Lexicon, tokenize

BELOW = "Friends of the valley, the mill burned down twice, and twice we carried stones.\n"
REST = (
    "The school had one stove and forty children, and who came late sat by the window.\n"
    "The choir sang until the lamps went out, and the miller danced with the clerk.\n"
    "The bridge over the northern river was built by two brothers in a single summer.\n"
)
HEAD = "Minutes of the evening at the mill\nOffice of the county\nMay 4, 2019\n"


def minutes(label, below=BELOW):
    return f"{HEAD}---\n{label}{below}{REST}"


def found(base, witness):
    lexicon = Lexicon()
    one, other = read(base), read(witness)
    collation = classify(one, other, align(tokenize(one, lexicon), tokenize(other, lexicon)))
    return [difference.code for difference in collation.differences]


NAMED = "PRESIDENT ANDRÉS LÓPEZ OBRADOR\n"
SAME = [
    pytest.param("PRESIDENT ANDR&Eacute;S L&Oacute;PEZ OBRADOR\n", {"encoding"}, id="entities"),
    pytest.param("PRESIDENT ANDR?S L?PEZ OBRADOR\n", {"encoding"}, id="question marks"),
    pytest.param("PRESIDENT ANDR<U+00C9>S L<U+00D3>PEZ OBRADOR\n", {"encoding"}, id="code points"),
    pytest.param("PRESIDENT ANDRÉS LÓPEZ OBRADOR ", {"whitespace"}, id="run into the words"),
]


@pytest.mark.parametrize(("other", "codes"), SAME)
def test_the_same_words_are_the_same_label(other, codes):
    assert set(found(minutes(NAMED), minutes(other))) == codes
    assert set(found(minutes(other), minutes(NAMED))) == codes


OTHER = [
    pytest.param("CLERK MIRIAM HATHAWAY\n", id="somebody else"),
    pytest.param("", id="nothing"),
    pytest.param("And so it was that they met here at night.\n", id="a sentence"),
    pytest.param("PRESIDENT\n", id="the beginning of it"),
    pytest.param("PRESIDENT ANTONIO LUIS CARDOZA\n", id="another name"),
]


@pytest.mark.parametrize("other", OTHER)
def test_other_words_are_not(other):
    codes = found(minutes(NAMED), minutes(other))
    assert codes
    assert not set(codes) <= {"encoding", "whitespace", "case"}


def test_a_text_beside_itself_differs_in_nothing():
    assert found(minutes(NAMED), minutes(NAMED)) == []
