"""Masthead, dateline, byline, navigation, legal text, page furniture.

What belongs to no speaker: before the first words and after the last ones, and inside the text
where it is a page number, a line of navigation, or printed more than once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from provenance.differences._detector import Claim, Detector
from provenance.differences._often import is_printed_often
from provenance.differences.speaker import names_nobody
from provenance.model import ANNOTATION, LABEL, WORD
from provenance.text.homographs import knows_capitals

if TYPE_CHECKING:
    from provenance.differences._place import Part, Place

FURNITURE = frozenset({"header", "navigation", "page", "page header", "page footer"})
_PAGE = re.compile(
    r"\W*(?:page|página|seite|p\.|pg\.|стр\.?)?\W*\d{1,4}\s*"
    r"(?:(?:/|of|de|von|sur|из)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_PAGE_WORDS = frozenset("page página pagina seite p pg стр of de von sur из".split())
_PAGE_LINE = re.compile(
    r"[^\n]{0,120}(?:\bpage|\bpágina|\bseite|\bpág\.|\bстр\.|\bp\.)\s*\d{1,4}\W*", re.IGNORECASE
)
_PARAGRAPH_NUMBERS = re.compile(r"(?:\(?\d{1,3}[.)]\s*){1,40}")
_FILE_FIELD = re.compile(
    r"[\W_]*(?:(?:date |time )?(?:extracted|retrieved|accessed|downloaded|captured|scraped|crawled|"
    r"converted|archived|processed|transcribed)(?: at| on)?|extraction method|confidence|"
    r"(?:whisper |asr )?model|(?:video |source )?url|file ?name|file size|encoding|sha-?256|md5|"
    r"word count|duration|(?:caption |transcript |source )?language)[*_ ]*[:=]",
    re.IGNORECASE,
)
"""A field that tells how the file was made, and nothing of the event."""
_LINE = 40
ALIKE = 80.0
"""Running headers that were read by machine are as like as this (rapidfuzz ratio), not the same."""

_SCRAP = 8
"""A scrap has at most so many characters: "PEN", "À"."""

_HEADING = 2000
"""A heading with all its lines has at most so many characters."""

_TITLE = 400
"""So many characters at most are a title with its lines, and no lead."""

_RUNNING = 40
"""The lines at the foot of a page have at most so many words."""

_WORDS = 12
"""A running head has at most so many words."""
_NAVIGATION = re.compile(
    r"^\W*(?:share (?:this|on|via)|print (?:this|article|page)|e-?mail this|subscribe|sign up"
    r"|log ?in|advertisement|skip to|back to top|follow us|click here"
    r"|related (?:articles|stories|content)"
    r"|all rights reserved|copyright|©|suscr[ií]bete|comparte|compartir|publicidad|síguenos"
    r"|partager|s’abonner|s'abonner|publicité|imprimer|teilen|drucken|anzeige|newsletter)\b",
    re.IGNORECASE,
)


def _claims(place: Place) -> Claim | None:
    if place.edge == "all":
        return None
    if place.one_sided is None:
        return _claim_both(place.base, place.witness)
    part = place.base if place.one_sided == "base" else place.witness
    if part.size == 1 and part.has_label and names_nobody(place.other):
        return None
    if place.edge and (part.at_paragraph or part.to_paragraph or _is_label_below_heading(part)):
        return _claim_edge(part, place.edge)
    if _is_scraps(part) and _at_page_break(place.other):
        return Claim("page furniture at a page break")
    return _claim_inside(part, place.repeated)


def _claim_both(base: Part, witness: Part) -> Claim | None:
    """Claim two readings of a page number."""
    if not base.size or not witness.size:
        return None
    parts = base, witness
    numbered = [_is_page_number(part) for part in parts]
    if any(numbered) and all(_is_page_number(part, misread=True) for part in parts):
        return Claim("page number")
    if all(_states_of_file(part) for part in parts):
        return Claim("a field about the file, not about the event")
    if not any(numbered) or not any(map(_at_page_break, parts)):
        return None
    pages = all(page or _is_scraps(part) for page, part in zip(numbered, parts, strict=True))
    return Claim("page furniture at a page break") if pages else None


def _states_of_file(part: Part) -> bool:
    """Whether a place lies in the value of a field that tells how the file was made."""
    content, at = part.tokens.content, part.text
    if at.start > _HEADING or len(at) > _LINE * 3:
        return False
    line = content[max(at.start - 3 * _LINE, 0) : at.end].replace("\\n", "\n")
    rest = content[at.end : at.end + 3 * _LINE].replace("\\n", "\n").partition("\n")[0]
    if rest.rstrip().endswith((".", "?", "!")):
        return False  # somebody says it
    return _FILE_FIELD.match(line.rpartition("\n")[2]) is not None


def _claim_edge(part: Part, edge: str) -> Claim | None:
    """Claim what stands before the first shared words or after the last ones."""
    if _is_label_below_heading(part):
        return Claim("before the text")
    nobody = part.spoken - part.attributed
    if part.has_label or not (2 * nobody >= part.spoken or _is_heading(part)):
        return None
    return Claim("before the text" if edge == "head" else "after the text")


def _claim_inside(part: Part, repeated: frozenset[str]) -> Claim | None:
    """Claim page furniture among the words that are said."""
    if part.only(ANNOTATION):
        return None
    own_line = part.at_paragraph and part.to_paragraph
    few = own_line and part.spoken <= _WORDS
    if (own_line or part.size > 2) and _is_repeated(place_key(part), repeated):
        return Claim("page furniture, printed more than once")
    if own_line and _is_running_line(part):
        return Claim("page furniture, printed more than once")
    if _is_page_number(part):
        return Claim("page number")
    if part.at_paragraph and _PARAGRAPH_NUMBERS.fullmatch(part.printed.strip()):
        return Claim("paragraph numbers")
    if few and _NAVIGATION.search(part.printed):
        return Claim("navigation")
    if few and _PAGE_LINE.fullmatch(part.printed.strip()):
        return Claim("a line with the page's number")
    if few and _is_title_again(part):
        return Claim("the title printed again, as over a page")
    if own_line and _cuts_sentence(part):
        return Claim("page furniture in the middle of a sentence")
    if few and _is_subheading(part):
        return Claim("a heading between paragraphs")
    marked = part.transcript.unattributed
    if any(each.why in FURNITURE and each.span.covers(part.text) for each in marked):
        return Claim("page furniture")
    if is_outside(part) or _in_short_heading(part):
        return Claim("outside of what is said")
    return None


def _is_running_line(part: Part) -> bool:
    """Whether lines that are no sentence stand here and at other places of the same text."""
    if part.spoken > _RUNNING or not part.only(WORD):
        return False
    if part.printed.rstrip().endswith(tuple(".?!…,;")):
        return False
    return is_printed_often(part.tokens, part.at)


def _is_repeated(key: str, repeated: frozenset[str]) -> bool:
    """Whether furniture is among what is printed more than once, perhaps misread this time."""
    if key in repeated:
        return True
    return len(key) >= _LINE // 2 and any(ratio(key, each) >= ALIKE for each in repeated)


def _cuts_sentence(part: Part) -> bool:
    """Whether a line in capitals or with a figure stands between two halves of a sentence."""
    if part.spoken > _WORDS or part.has_label or part.printed.strip().count("\n") > 2:
        return False
    before, after = part.before.rstrip(), part.word_at(part.at.end)
    if before or not part.at.start or not after[:1].islower():
        return False
    printed = part.printed.strip()
    return printed.isupper() or any(form.isdigit() for form in part.forms)


def _is_title_again(part: Part) -> bool:
    """Whether a line in capitals begins with the words of the document's first lines."""
    printed = part.printed.strip()
    if part.size < 2 or not part.only(WORD) or not printed.isupper():
        return False
    if not knows_capitals(part.tokens.content) or part.attributed < part.size:
        return False
    words = " ".join(printed.split()[: max(2, part.size - 1)]).strip("(),.;:")
    return words in " ".join(part.tokens.content[: min(_TITLE, part.text.start)].upper().split())


def _is_heading(part: Part) -> bool:
    """Whether a few words stand on lines of their own and are no sentence: a byline, a title."""
    own_lines = part.at_paragraph and part.to_paragraph
    return own_lines and part.spoken <= _WORDS and not part.printed.rstrip().endswith(tuple(".?!…"))


def _is_subheading(part: Part) -> bool:
    """Whether a line with a heading's mark stands alone, or one in capitals over a turn."""
    printed = part.printed.strip("*_ \n")
    marked = part.before.rpartition("\n")[2].lstrip().startswith("#")
    between = part.before.count("\n") > 1 and part.after.count("\n") > 1
    turn = part.at.end < len(part.tokens) and part.tokens.kinds[part.at.end] == LABEL
    capitals = turn and printed.isupper() and knows_capitals(part.tokens.content)
    after = part.after.partition("\n")[0].strip("*_ #")
    return between and part.only(WORD) and not after and (marked or capitals)


def _is_label_below_heading(part: Part) -> bool:
    """Whether a heading stands here and the first speaker's label, but no word of the speech."""
    return part.kinds[-1] == LABEL and part.kinds.count(LABEL) == 1 and not part.attributed


def is_outside(part: Part) -> bool:
    """Whether a part lies in a heading, before the first words of the text or after the last."""
    turns = part.transcript.turns
    if not turns or not part.size or part.has_label:
        return False
    if not (part.at_paragraph or part.to_paragraph):
        return False  # the line stands in both texts
    if turns[0].span.start < part.text.end and part.text.start < turns[-1].span.end:
        return False
    content, at = part.tokens.content, part.text
    if len(at) > _HEADING:
        return False
    above = content[max(at.start - _HEADING, 0) : at.start]
    below = content[at.end : at.end + _HEADING]
    lines = above.rpartition("\n")[2] + part.printed + below.partition("\n")[0]
    return all(
        len(line.split()) <= _WORDS and not line.rstrip().endswith(tuple(".?!…"))
        for line in lines.split("\n")
    )


def in_heading(part: Part) -> bool:
    """Whether a part lies in the heading over the first turn: in a title, or beside a date."""
    turns = part.transcript.turns
    if not turns or part.text.end > turns[0].span.start:
        return False
    return any(
        each.why == "heading" and each.span.covers(part.text)
        for each in part.transcript.unattributed
    )


def _in_short_heading(part: Part) -> bool:
    """Whether a few words lie in a heading of a few lines, whatever marks it holds."""
    if part.has_label or not 1 < part.spoken <= _WORDS or not part.words[0][:1].isupper():
        return False
    return any(
        each.why == "heading" and each.span.covers(part.text) and len(each.span) <= _TITLE
        for each in part.transcript.unattributed
    )


def _is_scraps(part: Part) -> bool:
    """Whether nothing but short scraps stand on lines of their own, as of a misread emblem."""
    if not (part.at_paragraph and part.to_paragraph) or not 0 < part.size <= _WORDS:
        return False
    lines = part.printed.strip().split("\n")
    return all(len(line.strip()) <= _SCRAP for line in lines) and part.only(WORD)


def _at_page_break(part: Part) -> bool:
    """Whether a page ends before a place, a page number aside."""
    if "\f" in part.before:
        return True
    tokens, at = part.tokens, part.at.start - 1
    if at < 1 or not part.word_at(at).isdigit():
        return False
    return "\f" in tokens.content[int(tokens.ends[at - 1]) : int(tokens.starts[at])]


def _is_page_number(part: Part, *, misread: bool = False) -> bool:
    """Whether the line that the place stands on is a page number and nothing else.

    Where the other text has one, "Page M of 15" is one that was ``misread``.
    """
    if not 0 < part.size <= 4:
        return False
    if not misread and part.forms[0].isalpha() and part.forms[0] not in _PAGE_WORDS:
        return False  # nearly every place: no line has to be looked for
    if not part.only(WORD) or (
        not misread and any(form.isalpha() and form not in _PAGE_WORDS for form in part.forms)
    ):
        return False
    content = part.tokens.content
    span = part.words_span
    start, stop = span.start, span.end
    printed = content[start:stop]
    if len(printed) > _LINE or "\n" in printed:
        return False
    line = content[max(start - _LINE, 0) : start].replace("\f", "\n")
    _, newline, before = line.rpartition("\n")
    if not newline and start > _LINE:
        return False
    line = content[stop : stop + _LINE].replace("\f", "\n")
    after, newline, _ = line.partition("\n")
    if not newline and stop + _LINE < len(content):
        return False
    if misread and before.strip() and len(printed) < 4:
        printed = "1"
    return _PAGE.fullmatch(before + printed + after) is not None


def place_key(part: Part) -> str:
    """Return what makes two insertions the same piece of furniture: the words but for figures."""
    return " ".join(form for form in part.forms if not form.isdigit())


plugin = Detector(
    code="boilerplate",
    rank=140,
    group="structure",
    severity="info",
    meaning="Masthead, dateline, byline, navigation, legal text, page furniture.",
    claims=_claims,
)
