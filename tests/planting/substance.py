"""Plants differences of substance: other words, figures, names, senses and speakers."""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from planting.form import spans
from planting.kinds import kind
from planting.structure import is_copied
from planting.vocabulary import (
    BRITISH,
    CONFUSABLE,
    DAYS,
    FIGURES,
    FUNCTION_WORDS,
    LOOKALIKES,
    MONTHS,
    NAMES,
    NUMBER_WORDS,
    TRANSLITERATED,
    bare,
)
from provenance.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planting.sheet import Sheet

LOWER = "a-zà-öø-ÿ"


def _word_sites(sheet: Sheet, least: int = 5) -> list[Span]:
    """Content words in lower case, standing free."""
    return [
        s
        for s in spans(rf"(?<![\w’'.-])[{LOWER}]{{{least},}}(?![\w’'-])", sheet.text)
        if sheet.text[s.start : s.end] not in FUNCTION_WORDS
    ]


def unlike(one: str, other: str) -> bool:
    """Whether nobody could take ``one`` for a spelling of ``other``."""
    return Levenshtein.normalized_similarity(one.lower(), other.lower()) < 0.4


# ---------------------------------------------------------------- spelling
@kind("spelling", "typo")
def typo(sheet: Sheet) -> bool:
    """Two letters change places, or one is dropped or doubled, and no other word results."""
    site = sheet.pick(_word_sites(sheet, 6))
    if site is None:
        return False
    word = sheet.text[site.start : site.end]
    at = sheet.rng.randint(1, len(word) - 3)
    new = sheet.rng.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[: at + 1] + word[at:],
        )
    )
    if new == word or new in CONFUSABLE or word in CONFUSABLE or new in sheet.page.vocabulary:
        return False
    if new in bare("en") + bare("es") + bare("fr"):
        return False
    sheet.edit(site, new, "spelling", f"typo {word}/{new}")
    return True


@kind("spelling", "accent")
def accent(sheet: Sheet) -> bool:
    """A word loses its accents."""
    sites = [
        s
        for s in spans(rf"(?<![\w’'])[{LOWER}]{{6,}}(?!\w)", sheet.text)
        if not sheet.text[s.start : s.end].isascii()
    ]
    site = sheet.pick(sites)
    if site is None:
        return False
    word = sheet.text[site.start : site.end]
    new = unaccented(word)
    # an accent that tells two words or two tenses apart is no matter of spelling
    tense = sheet.page.language == "es" and word.endswith(("ó", "é", "á", "í", "án", "ás"))
    if new == word or new in sheet.page.vocabulary or tense:
        return False
    # "reforme" is a form of a verb, "perdidas" a participle: words of their own
    verbal = _VERBAL[sheet.page.language].search(new) if sheet.page.language in _VERBAL else None
    accept = ("wording",) if verbal else ()
    sheet.edit(site, new, "spelling", f"accents of {word}", accept=accept)
    return True


_VERBAL = {"es": re.compile(r"[ai]d[oa]s?$"), "fr": re.compile(r"(?:e|es|ent)$")}


def unaccented(word: str) -> str:
    """Return ``word`` without its accents; the tilde makes another letter, and stays."""
    folded = unicodedata.normalize("NFD", word)
    kept = "".join(c for c in folded if c == "\u0303" or not unicodedata.combining(c))
    return unicodedata.normalize("NFC", kept)


@kind("spelling", "british")
def british(sheet: Sheet) -> bool:
    """A word is spelled as across the ocean."""
    both = BRITISH | {new: old for old, new in BRITISH.items()}
    site = sheet.pick(spans(r"\b(?:" + "|".join(both) + r")\b", sheet.text))
    if site is None:
        return False
    word = sheet.text[site.start : site.end]
    sheet.edit(site, both[word], "spelling", f"{word}/{both[word]}")
    return True


@kind("spelling", "transliterated")
def transliterate(sheet: Sheet) -> bool:
    """A name is transliterated in another way."""
    for one, other in sheet.rng.sample(TRANSLITERATED, len(TRANSLITERATED)):
        site = sheet.pick(spans(rf"(?<=[a-z] ){one}\b(?=[ ,.])", sheet.text))
        if site is not None:
            sheet.edit(site, other, "spelling", f"{one}/{other}", severity="info")
            return True
    return False


# ---------------------------------------------------------------- wording
@kind("wording", "word")
def word(sheet: Sheet) -> bool:
    """A content word becomes another content word that does not look like it."""
    site = sheet.pick(_word_sites(sheet))
    if site is None:
        return False
    old = sheet.text[site.start : site.end]
    around = sheet.text[max(site.start - 80, 0) : site.end + 80]
    pool = [
        w for w in bare(sheet.page.language) if len(w) > 4 and w not in around and unlike(w, old)
    ]
    new = sheet.rng.choice(pool)
    sheet.edit(site, new, "wording", f"{old}/{new}")
    return True


@kind("wording", "phrase")
def phrase(sheet: Sheet) -> bool:
    """Two or three content words become as many others."""
    content = _word_sites(sheet)
    starts = {s.start: s for s in content}
    sites = []
    for first in content:
        last = first
        while (following := starts.get(last.end + 1)) and sheet.text[last.end] == " ":
            last = following
            sites.append(Span(first.start, last.end))
            if sites and last.end - first.start > 30:
                break
    site = sheet.pick(sites)
    if site is None:
        return False
    olds = sheet.text[site.start : site.end].split()
    pool = [w for w in bare(sheet.page.language) if len(w) > 4 and all(unlike(w, o) for o in olds)]
    sheet.edit(site, " ".join(sheet.rng.sample(pool, len(olds))), "wording", "phrase")
    return True


# ---------------------------------------------------------------- numbers
@kind("number", "digits")
def digits(sheet: Sheet) -> bool:
    """One or two digits of a figure change, or change places."""
    site = sheet.pick(spans(r"(?<![\w.,])\d[\d,.]*\d(?![\w])|(?<![\w.,])\d(?![\w.,])", sheet.text))
    if site is None:
        return False
    old = sheet.text[site.start : site.end]
    places = [i for i, c in enumerate(old) if c.isdigit()]
    at = sheet.rng.choice(places)
    new = old[:at] + sheet.rng.choice([d for d in "123456789" if d != old[at]]) + old[at + 1 :]
    # a figure that is a line of its own may be a page's number
    line = sheet.text[: site.start].rpartition("\n")[2] + sheet.text[site.end :].partition("\n")[0]
    alone = not any(c.isalnum() for c in line)
    sheet.edit(site, new, "number", f"{old}/{new}", accept=("boilerplate",) if alone else ())
    return True


def _swap_word(sheet: Sheet, words: Sequence[str], note: str) -> bool:
    site = sheet.pick(spans(r"(?<![\w’'-])(?:" + "|".join(words) + r")(?![\w’'-])", sheet.text))
    if site is None:
        return False
    old = sheet.text[site.start : site.end]
    new = sheet.rng.choice([w for w in words if w != old])
    sheet.edit(site, new, "number", f"{note} {old}/{new}")
    return True


@kind("number", "word")
def number_word(sheet: Sheet) -> bool:
    """A number word becomes another."""
    return _swap_word(sheet, NUMBER_WORDS[sheet.page.language], "number word")


@kind("number", "month")
def month(sheet: Sheet) -> bool:
    """A month becomes another."""
    return _swap_word(sheet, MONTHS[sheet.page.language], "month")


@kind("number", "day")
def day(sheet: Sheet) -> bool:
    """A day of the week becomes another."""
    return _swap_word(sheet, DAYS[sheet.page.language], "day")


@kind("number", "same-value")
def same_value(sheet: Sheet) -> bool:
    """A number word becomes the figure of the same value."""
    table = FIGURES[sheet.page.language]
    site = sheet.pick(spans(r"(?<![\w’'-])(?:" + "|".join(table) + r")(?![\w’'-])", sheet.text))
    if site is None:
        return False
    old = sheet.text[site.start : site.end]
    sheet.edit(site, table[old], "number", f"{old}/{table[old]}", severity="info")
    return True


# ---------------------------------------------------------------- names
def _name_sites(sheet: Sheet) -> list[Span]:
    return [
        s
        for s in spans(r"(?<![\w’'-])[A-ZÀ-Þ][a-zà-ÿ]{3,}(?![\w-])", sheet.text)
        if sheet.text[s.start : s.end] in NAMES
        and not any(label.whole.overlaps(s) for label in sheet.page.labels)
    ]


@kind("name", "replaced")
def replace_name(sheet: Sheet) -> bool:
    """A proper name becomes another that does not look like it."""
    site = sheet.pick(_name_sites(sheet))
    if site is None:
        return False
    old = sheet.text[site.start : site.end]
    around = sheet.text[max(site.start - 80, 0) : site.end + 80]
    new = sheet.rng.choice([n for n in sorted(NAMES) if n not in around and unlike(n, old)])
    sheet.edit(site, new, "name", f"{old}/{new}")
    return True


@kind("name", "lookalike")
def lookalike(sheet: Sheet) -> bool:
    """A proper name becomes another that looks like it."""
    for one, other in sheet.rng.sample(LOOKALIKES, len(LOOKALIKES)):
        site = sheet.pick(spans(rf"(?<=\w ){one}(?![\w-])", sheet.text))
        if site is not None:
            sheet.edit(site, other, "name", f"{one}/{other}")
            return True
    return False


# ---------------------------------------------------------------- negation
AUXILIARY = r"(?:is|are|was|were|will|would|could|should|must|did|does|do|has|have)"
CONTRACTED = {
    "is": "isn’t",
    "are": "aren’t",
    "was": "wasn’t",
    "were": "weren’t",
    "would": "wouldn’t",
    "could": "couldn’t",
    "should": "shouldn’t",
    "will": "won’t",
    "can": "can’t",
}
SHIFTED = {"won’t": "will", "can’t": "can", "won't": "will", "can't": "can", "cannot": "can"}


@kind("negation", "not-added")
def add_not(sheet: Sheet) -> bool:
    """A ``not`` (Spanish ``no``) is put in."""
    if sheet.page.language == "en":
        sites = [
            Span(s.end, s.end)
            for s in spans(rf"(?<= ){AUXILIARY}(?= (?!not\b)[a-z]{{3}})", sheet.text)
        ]
        new = " not"
    elif sheet.page.language == "es":
        sites = [
            Span(s.start, s.start)
            for s in spans(r"(?<=[a-zñ] )(?=(?:es|hay|tendrá|puede|son|fue) )", sheet.text)
        ]
        sites = [s for s in sites if not sheet.text[: s.start].endswith(" no ")]
        new = "no "
    else:
        return False
    site = sheet.pick(sites)
    if site is None:
        return False
    sheet.edit(site, new, "negation", f"{new.strip()} added")
    return True


@kind("negation", "not-dropped")
def drop_not(sheet: Sheet) -> bool:
    """A ``not`` (``no``, ``ne … pas``) is dropped."""
    new = ""
    if sheet.page.language == "en":
        site = sheet.pick(spans(r"(?<=[a-z]) not(?= [a-z])", sheet.text))
    elif sheet.page.language == "es":
        site = sheet.pick(spans(r"(?<= )no (?=[a-zñáéíóú])", sheet.text))
    else:
        found = list(re.finditer(r"(?<= )n(?:e |’)([a-zéèê]+) pas(?= )", sheet.text))
        site = sheet.pick([Span(*m.span()) for m in found])
        new = next((m[1] for m in found if site is not None and m.start() == site.start), "")
    if site is None:
        return False
    sheet.edit(site, new, "negation", "not dropped")
    return True


@kind("negation", "contracted")
def contract(sheet: Sheet) -> bool:
    """An auxiliary gains ``n’t``, or loses it."""
    if sheet.page.language != "en":
        return False
    gains = spans(r"(?<= )(?:" + "|".join(CONTRACTED) + r")(?= (?!not\b)[a-z]{3})", sheet.text)
    loses = spans(r"(?<= )(?:[a-z]+n[’']t|cannot)(?= [a-z])", sheet.text)
    site = sheet.pick(gains + loses)
    if site is None:
        return False
    old = sheet.text[site.start : site.end]
    new = CONTRACTED.get(old) or SHIFTED.get(old) or re.sub(r"n[’']t$", "", old)
    if old in CONTRACTED and "’" not in sheet.text:
        new = new.replace("’", "'")
    if new in ("ai", "sha"):
        return False
    sheet.edit(site, new, "negation", f"{old}/{new}")
    return True


# ---------------------------------------------------------------- speakers
@kind("speaker", "other-label")
def other_speaker(sheet: Sheet) -> bool:
    """A turn is given to another speaker of the document."""
    labels = sheet.page.labels
    site = sheet.pick([label.span for label in labels], 1)
    if site is None:
        return False
    old = sheet.text[site.start : site.end]
    others = sorted({label.text for label in labels if label.text.split()[-1] != old.split()[-1]})
    if not others:
        return False
    new = sheet.rng.choice(others)
    sheet.edit(site, new, "speaker", f"{old}/{new}")
    return True


@kind("speaker", "label-lost")
def lose_label(sheet: Sheet) -> bool:
    """A label is lost, so that two turns merge."""
    labels = sheet.page.labels
    sites = [
        label.whole
        for before, label in itertools.pairwise(labels)
        if before.text != label.text and not is_copied(sheet, label.whole)
    ]
    site = sheet.pick(sites, 1)
    if site is None:
        return False
    sheet.edit(site, "", "speaker", "label lost")
    return True


@kind("speaker", "swapped-throughout", sweep=True)
def swap_speakers(sheet: Sheet) -> bool:
    """Two speakers change labels throughout."""
    texts = sorted({label.text for label in sheet.page.labels})
    pairs = [(a, b) for a in texts for b in texts if a.split()[-1] < b.split()[-1]]
    if not pairs:
        return False
    one, other = sheet.rng.choice(pairs)
    swap = {one: other, other: one}
    done = False
    for label in sheet.page.labels:
        if label.text in swap and sheet.free(label.span, 0):
            sheet.edit(label.span, swap[label.text], "speaker", "swapped throughout")
            done = True
    return done
