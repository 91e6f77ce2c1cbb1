"""Plants differences of form: nothing that anybody said is altered."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from planting.kinds import kind
from planting.vocabulary import FUNCTION_WORDS
from provenance.model import Span

if TYPE_CHECKING:
    from planting.sheet import Sheet


def spans(pattern: str, text: str, group: int = 0) -> list[Span]:
    """Where ``pattern`` (or a group of it) stands in ``text``."""
    return [Span(*match.span(group)) for match in re.finditer(pattern, text)]


def _bodies(sheet: Sheet) -> list[Span]:
    """Paragraphs of running text, heading and dateline left out."""
    return [p for p in sheet.page.paragraphs if len(p) > 200]


# ---------------------------------------------------------------- white space
@kind("whitespace", "paragraph-split")
def split_paragraph(sheet: Sheet) -> bool:
    """One paragraph becomes two, between sentences or in the middle of one."""
    sites = spans(
        r"(?<=[a-zà-ÿ]{3}[.,]) (?=[A-Za-zÀ-ÿ])|(?<=[a-zà-ÿ]{3}) (?=[a-zà-ÿ]{3})", sheet.text
    )
    site = sheet.pick(sites, 1)
    if site is None:
        return False
    sheet.edit(site, "\n\n", "whitespace", "paragraph split")
    return True


@kind("whitespace", "paragraph-merge")
def merge_paragraphs(sheet: Sheet) -> bool:
    """Two paragraphs of one turn become one."""
    starts = {label.whole.start for label in sheet.page.labels}
    body = sheet.page.body
    sites = [
        Span(one.end, two.start)
        for one, two in zip(sheet.page.paragraphs, sheet.page.paragraphs[1:], strict=False)
        if two.start not in starts and one.start >= body and len(two) > 60
    ]
    site = sheet.pick(sites, 1)
    if site is None:
        return False
    sheet.edit(site, " ", "whitespace", "paragraphs merged")
    return True


@kind("whitespace", "double-space")
def double_space(sheet: Sheet) -> bool:
    """A space is typed twice."""
    site = sheet.pick(spans(r"(?<=\w|[.,]) (?=\w)", sheet.text), 1)
    if site is None:
        return False
    sheet.edit(site, "  ", "whitespace", "double space")
    return True


@kind("whitespace", "line-end-hyphen")
def line_end_hyphen(sheet: Sheet) -> bool:
    """A long word is broken with a hyphen at a line end."""
    sites = [
        Span(s.start, s.start)
        for s in spans(r"(?<=\b[a-zà-ÿ]{4})(?=[bcdfgklmnprstv][aeiou][a-zà-ÿ]{2,8}\b)", sheet.text)
    ]
    site = sheet.pick(sites, 2)
    if site is None:
        return False
    sheet.edit(site, "-\n", "whitespace", "hyphen at line end")
    return True


@kind("whitespace", "glued")
def glue(sheet: Sheet) -> bool:
    """The space between two words is lost."""
    site = sheet.pick(spans(r"(?<=[a-zà-ÿ]{4}) (?=[a-zà-ÿ]{4})", sheet.text), 2)
    if site is None:
        return False
    sheet.edit(site, "", "whitespace", "words glued")
    return True


@kind("whitespace", "wrap", sweep=True)
def wrap(sheet: Sheet) -> bool:
    """A paragraph is wrapped at some 70 columns."""
    bodies = _bodies(sheet)
    if not bodies:
        return False
    body = sheet.rng.choice(bodies)
    column, done = body.start + sheet.rng.randint(50, 76), False
    for space in spans(r"(?<=[\w,.]) (?=\w)", sheet.text):
        if body.start < space.start < body.end and space.start >= column and sheet.free(space, 0):
            sheet.edit(space, "\n", "whitespace", "line wrapped")
            column, done = space.start + sheet.rng.randint(60, 76), True
    return done


# ---------------------------------------------------------------- glyphs
GLYPHS = {
    "’": ("'",),
    "‘": ("'",),
    "“": ('"', "„"),
    "”": ('"',),
    "–": ("--", "—", "-"),
    "—": ("--", "–"),
    "…": ("...",),
    "«": ("“",),
    "»": ("”",),
}


@kind("typography", "glyph")
def glyph(sheet: Sheet) -> bool:
    """One mark is printed as another glyph."""
    site = sheet.pick(spans("[" + "".join(GLYPHS) + "]", sheet.text), 0)
    if site is None:
        return False
    old = sheet.text[site.start]
    new = sheet.rng.choice(GLYPHS[old])
    sheet.edit(site, new, "typography", f"{old} as {new}")
    return True


@kind("typography", "curled")
def curl(sheet: Sheet) -> bool:
    """A straight apostrophe is curled."""
    site = sheet.pick(spans(r"(?<=[a-z])'(?=[a-z])", sheet.text), 0)
    if site is None:
        return False
    sheet.edit(site, "’", "typography", "' as ’")
    return True


@kind("typography", "no-break-space")
def no_break_space(sheet: Sheet) -> bool:
    """A space becomes one that does not break."""
    site = sheet.pick(spans(r"(?<=\w) (?=\w)", sheet.text), 0)
    if site is None:
        return False
    sheet.edit(site, "\N{NO-BREAK SPACE}", "typography", "no-break space")
    return True


@kind("typography", "ligature")
def ligature(sheet: Sheet) -> bool:
    """Two letters become a ligature."""
    site = sheet.pick(spans(r"(?<=[a-z])f[il]|f[il](?=[a-z])", sheet.text), 0)
    if site is None:
        return False
    pair = sheet.text[site.start : site.end]
    sheet.edit(site, {"fi": "ﬁ", "fl": "ﬂ"}[pair], "typography", f"ligature {pair}")
    return True


@kind("typography", "decomposed")
def decompose(sheet: Sheet) -> bool:
    """A letter with an accent becomes a letter and a combining accent."""
    site = sheet.pick(spans("[à-öø-ÿÀ-ÖØ-Þ]", sheet.text), 0)
    if site is None:
        return False
    old = sheet.text[site.start]
    if unicodedata.normalize("NFD", old) == old:
        return False
    sheet.edit(site, unicodedata.normalize("NFD", old), "typography", "combining accent")
    return True


@kind("typography", "straightened", sweep=True)
def straighten(sheet: Sheet) -> bool:
    """Every curled mark of the text is straightened."""
    done = False
    for site in spans("[’‘“”]", sheet.text):
        if sheet.free(site, 0):
            new = "'" if sheet.text[site.start] in "’‘" else '"'
            sheet.edit(site, new, "typography", "straightened throughout")
            done = True
    return done


# ---------------------------------------------------------------- markup and capitals
@kind("markup", "emphasis")
def emphasise(sheet: Sheet) -> bool:
    """One to three words are emphasised."""
    sites = spans(r"(?<= )[a-zà-ÿ]{4,}(?: [a-zà-ÿ]{4,}){0,2}(?= )", sheet.text)
    site = sheet.pick(sites, 1)
    if site is None:
        return False
    left, right = sheet.rng.choice(
        (("**", "**"), ("*", "*"), ("_", "_"), ("<b>", "</b>"), ("<em>", "</em>"))
    )
    words = sheet.text[site.start : site.end]
    sheet.edit(site, f"{left}{words}{right}", "markup", f"{left} around words")
    return True


@kind("markup", "bold-label")
def bold_label(sheet: Sheet) -> bool:
    """A label is printed bold."""
    sites = [
        Span(label.span.start, label.span.end + 1)
        for label in sheet.page.labels
        if label.whole.start == label.span.start
    ]
    site = sheet.pick(sites, 1)
    if site is None:
        return False
    sheet.edit(site, f"**{sheet.text[site.start : site.end]}**", "markup", "label in bold")
    return True


@kind("markup", "heading")
def heading(sheet: Sheet) -> bool:
    """The first line is marked as a heading."""
    first = sheet.page.paragraphs[0]
    site = Span(first.start, first.start)
    if len(first) > 200 or sheet.text[first.start] in "#*<" or not sheet.free(site, 1):
        return False
    sheet.edit(
        site, sheet.rng.choice(("# ", "## ")), "markup", "heading mark", also=("whitespace",)
    )
    return True


@kind("case", "upper")
def upper(sheet: Sheet) -> bool:
    """A word is printed in capitals, or with a capital."""
    # words that mean something else with a capital (Polish, March, Turkey) are short of 5 letters
    # or stand in this list
    special = {"polish", "march", "august", "china", "turkey", "japan", "state", "house", "union"}
    sites = [
        s
        for s in spans(r"(?<= )[a-zà-ÿ]{5,}(?=[ ,.])", sheet.text)
        if sheet.text[s.start : s.end] not in special | FUNCTION_WORDS
    ]
    site = sheet.pick(sites, 1)
    if site is None:
        return False
    word = sheet.text[site.start : site.end]
    new = word.upper() if sheet.rng.random() < 0.6 else word.capitalize()
    sheet.edit(site, new, "case", "capitals")
    return True


@kind("case", "heading")
def upper_heading(sheet: Sheet) -> bool:
    """The heading is printed in capitals."""
    first = sheet.page.paragraphs[0]
    text = sheet.text[first.start : first.end]
    if len(first) > 200 or text.upper() == text or not sheet.free(first, 0):
        return False
    sheet.edit(first, text.upper(), "case", "heading in capitals")
    return True


# ---------------------------------------------------------------- punctuation
@kind("punctuation", "comma-dropped")
def drop_comma(sheet: Sheet) -> bool:
    """A comma between words is dropped."""
    site = sheet.pick(spans(r"(?<=[a-zà-ÿ]),(?= [a-zà-ÿA-Z])", sheet.text), 0)
    if site is None:
        return False
    sheet.edit(site, "", "punctuation", "comma dropped")
    return True


@kind("punctuation", "comma-added")
def add_comma(sheet: Sheet) -> bool:
    """A comma is put between two words."""
    sites = [Span(s.start, s.start) for s in spans(r"(?<=[a-zà-ÿ]{4})(?= [a-zà-ÿ]{4})", sheet.text)]
    site = sheet.pick(sites, 1)
    if site is None:
        return False
    sheet.edit(site, ",", "punctuation", "comma added")
    return True


@kind("punctuation", "semicolon")
def semicolon(sheet: Sheet) -> bool:
    """A period or comma within a paragraph becomes another mark of its kind."""
    site = sheet.pick(spans(r"(?<=[a-zà-ÿ]{3})[.,](?= [A-Za-zÀ-ÿ])", sheet.text), 0)
    if site is None:
        return False
    old = sheet.text[site.start]
    new = sheet.rng.choice((";", ":") if old == "," else (";", "!"))
    sheet.edit(site, new, "punctuation", f"{old} to {new}")
    return True


@kind("punctuation", "question-mark")
def question_mark(sheet: Sheet) -> bool:
    """A statement becomes a question."""
    site = sheet.pick(spans(r"(?<=[a-zà-ÿ]{3})\.(?=\s)", sheet.text), 0)
    if site is None:
        return False
    sheet.edit(site, "?", "punctuation", "statement to question", severity="warning")
    return True


@kind("punctuation", "ellipsis-added")
def add_ellipsis(sheet: Sheet) -> bool:
    """Three dots are added after a comma."""
    site = sheet.pick([Span(s.end, s.end) for s in spans(r"(?<=[a-zà-ÿ]),(?= )", sheet.text)], 0)
    if site is None:
        return False
    sheet.edit(site, "...", "punctuation", "ellipsis added")
    return True


# ---------------------------------------------------------------- labels
def renamed(sheet: Sheet, label: str) -> str | None:
    """Another label of the same speaker, or None where the text does not tell one."""
    choices = [name for name in (sheet.page.other_labels.get(label),) if name]
    if label.startswith("MR "):
        choices.append(f"MR. {label[3:]}")
    if label == "QUESTION":
        choices.append("Q")
    return sheet.rng.choice(choices) if choices else None


@kind("label", "renamed")
def rename_label(sheet: Sheet) -> bool:
    """One label names the same speaker in another way."""
    sites = [
        label.span
        for label in sheet.page.labels
        if label.text in sheet.page.other_labels
        or label.text.startswith("MR ")
        or label.text == "QUESTION"
    ]
    site = sheet.pick(sites, 1)
    if site is None:
        return False
    new = renamed(sheet, sheet.text[site.start : site.end])
    if new is None:
        return False
    # MR KIRBY and MR. KIRBY differ in a mark as well
    accept = ("punctuation",) if new.replace(".", "") == sheet.text[site.start : site.end] else ()
    sheet.edit(site, new, "label", "same speaker, other label", accept=accept)
    return True


@kind("label", "renamed-throughout", sweep=True)
def rename_labels(sheet: Sheet) -> bool:
    """One speaker is labelled in another way throughout."""
    texts = sorted(
        {label.text for label in sheet.page.labels if label.text in sheet.page.other_labels}
    )
    if not texts:
        return False
    old = sheet.rng.choice(texts)
    new = sheet.page.other_labels[old]
    done = False
    for label in sheet.page.labels:
        if label.text == old and sheet.free(label.span, 0):
            sheet.edit(label.span, new, "label", "renamed throughout")
            done = True
    return done
