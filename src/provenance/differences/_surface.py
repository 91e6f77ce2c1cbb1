"""Surface differences: the same words, printed in another way.

Two printed words with one compared form, or two gaps between equal words, are compared mark by
mark; each place at which they part is named by damage that explains it, else by the first fold
after which the two are alike.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from itertools import accumulate
from typing import NamedTuple

from cydifflib import SequenceMatcher

from provenance.text import chains
from provenance.text.characters import describe
from provenance.text.damage import GARBLED, INVISIBLE, repair
from provenance.text.folds import FOLDS, compare_form, explain

_ATOM = re.compile(
    rf"\r\n|\n|[^\S\n]+|{GARBLED}|<U\+[0-9A-Fa-f]{{4,6}}>|&(?:amp;)?#?[A-Za-z0-9]{{1,32}};"
    r"|\\u[0-9A-Fa-f]{4}"
    r"|(?:(?<=\n)|(?<=\\n)|(?<![\s\S]))(?:\#{1,6}|>)[ \t]+|\]\([^()\s]{1,400}\)"
    r"|\\r\\n|\\n|\.{2,}|-{2,}|''|``|\"\"|\[\.{3}\]|\[…\]|\*+|_+|\#+|~+|\|+|>+|</?[A-Za-z][^<>]{0,400}>"
    r"|\w+|.",
    re.DOTALL,
)
_LETTER = re.compile(
    rf"{GARBLED}|<U\+[0-9A-Fa-f]{{4,6}}>|&(?:amp;)?#?[A-Za-z0-9]{{1,32}};|.", re.DOTALL
)
_ENTITY = re.compile(r"&(?:amp;)?(?:#?[A-Za-z0-9]{1,32};)?")
_BREAK = re.compile(r"[-‐‑\u00ad]?[^\S\n]*\r?\n\s*")
_INVISIBLE = re.compile(rf"[{INVISIBLE}\x00-\x08\x0e-\x1b\x7f-\x9f]+")


_LOOKS_LIKE = {"i": "¡|", "l": "|!", "I": "|", "e": "©", "c": "©¢", "a": "@", "S": "$"}
_CAPITALS = str.maketrans("ãâ", "ÃÂ")
_FIGURES = str.maketrans("lIOo|", "11001")
_MARKS = tuple("'’‘\"“”–—-…")
_TYPOGRAPHIC = frozenset("‘’“”«»‹›–—…•·´′″")
LONGEST_GARBLED = 40
"""In longer readings nobody looks for a single garbled mark."""


class Edit(NamedTuple):
    """One place at which two printed forms part: code points of each form, code and note."""

    base: tuple[int, int]
    witness: tuple[int, int]
    code: str
    note: str


@lru_cache(maxsize=1 << 16)
def word_edits(base: str, witness: str) -> tuple[Edit, ...]:
    """Return where two printed forms of the same word part.

    >>> [(e.base, e.witness, e.code) for e in word_edits("Don’t", "DON't")]
    [((1, 3), (1, 3), 'case'), ((3, 4), (3, 4), 'typography')]
    """
    ops = _grouped(base, witness)
    edits = [_edit(base, witness, *op) for op in ops]
    if all(edit.code for edit in edits):
        return tuple(edits)
    # The parts have no meaning of their own (an entity, a decomposed letter): take the word whole.
    return (_edit(base, witness, 0, len(base), 0, len(witness)),)


def _grouped(base: str, witness: str) -> list[tuple[int, int, int, int]]:
    """Return the unequal stretches; letters and marks replaced side by side are two stretches.

    A damaged letter is one letter, of however many characters it is made.
    """
    left, right = _LETTER.findall(base), _LETTER.findall(witness)
    at_left = [0, *accumulate(map(len, left))]
    at_right = [0, *accumulate(map(len, right))]
    out: list[tuple[int, int, int, int]] = []
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if b - a != d - c:
            out.append((at_left[a], at_left[b], at_right[c], at_right[d]))
            continue
        for x, y in zip(range(a, b), range(c, d), strict=True):
            last = out[-1] if out else None
            joins = last is not None and last[1] == at_left[x] and last[3] == at_right[y]
            if last and joins and left[x - 1].isalpha() == left[x].isalpha():
                out[-1] = (last[0], at_left[x + 1], last[2], at_right[y + 1])
            else:
                out.append((at_left[x], at_left[x + 1], at_right[y], at_right[y + 1]))
    return out


def _edit(base: str, witness: str, a: int, b: int, c: int, d: int) -> Edit:
    left, right = base[a:b], witness[c:d]
    code, note = judge(left, right)
    return Edit((a, b), (c, d), code, note)


@lru_cache(maxsize=1 << 16)
def judge(left: str, right: str) -> tuple[str, str]:
    """Name the surface difference between two short readings; ("", "") where no fold explains it.

    >>> judge("–", '""')
    ('encoding', 'EN DASH (U+2013) lost: UTF-8 read as cp1252, then a repair table, then \
straightened quotes')
    >>> judge("’", "'"), judge(" ", "\\n\\n"), judge("", "...")
    (('typography', ''), ('whitespace', ''), ('punctuation', ''))
    """
    damaged = explain_damage(left, right)
    if damaged:
        return "encoding", damaged
    if _is_break(left, right) or _is_break(right, left):
        return "whitespace", ""
    code = explain(left, right)
    if code == "encoding" and not (repair(left) != left or repair(right) != right):
        code = None
    return code or "", ""


def _is_break(broken: str, whole: str) -> bool:
    """Whether ``broken`` is a line end, perhaps after a hyphen, where ``whole`` has none."""
    return whole in ("", "-", "‐", "\u00ad") and _BREAK.fullmatch(broken) is not None


def _is_written_break(broken: str, whole: str) -> bool:
    """Whether ``broken`` is an escape that was printed where ``whole`` ends the line."""
    return broken in ("\\n", "\\r\\n") and "\n" in whole and whole.isspace()


def _is_written_entity(broken: str, whole: str) -> bool:
    """Whether ``broken`` is an entity of the same mark as ``whole``, or of a variant of it."""
    if not whole.strip() or len(whole) > 3 or _ENTITY.fullmatch(broken) is None:
        return False
    mark = unescape(broken.replace("&amp;", "&", 1) if len(broken) > len("&amp;") else broken)
    return mark != broken and compare_form(mark) == compare_form(whole)


def explain_damage(left: str, right: str) -> str:
    """Return what was damaged and how, where one of two readings is the other one damaged."""
    if not left.strip() and not right.strip():
        return ""  # a no-break space beside a space is typography
    if right[:1] in _TYPOGRAPHIC and left.isalpha():
        left, right = right, left  # a mark becomes a letter, not a letter a mark
    for whole, broken in ((left, right), (right, left)):
        if broken == f"{whole}Â":
            return "“Â” is left of a character that prints nothing"
        if _is_written_break(broken, whole):
            return f"line end written out as {broken}"
        chain = chains.explain(whole, broken)
        if chain:
            lost = "" if any(c.isalnum() for c in broken) and broken != "?" else " lost"
            return f"{describe(whole)}{lost or ' garbled'}: {chain}"
        if _is_written_entity(broken, whole):
            form = "a numeric" if "#" in broken else "an HTML"
            return f"{describe(whole)} garbled: written as {form} entity"
        if not whole and _INVISIBLE.fullmatch(broken):
            return f"{describe(broken)} added, which prints nothing"
        if not whole.isspace() and whole and broken != repair(broken) == whole:
            return f"{describe(whole)} garbled; the other text supports the repair"
        if whole and set(broken) == {"\ufffd"}:
            return f"{describe(whole)} replaced by U+FFFD"
    return _misread(left, right) or _misread(right, left) or _lowered(left, right)


def _lowered(left: str, right: str) -> str:
    """Tell garbled letters that were written small afterwards: "ï" beside "ã¯"."""
    for whole, broken in ((left, right), (right, left)):
        capital = broken.translate(_CAPITALS)
        if capital != broken and not whole.isascii() and repair(capital) == whole.lower():
            return f"{describe(whole)} garbled, then written small"
    return ""


def _shared(one: str, other: str) -> int:
    """Return how many characters two readings share from their beginning on."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _misread(whole: str, broken: str) -> str:
    """Tell a character that a machine read as one that looks like it, or a mark that is garbled."""
    if broken and broken in _LOOKS_LIKE.get(whole, ()):
        return f"{describe(whole)} read as {describe(broken)}, which looks like it"
    if (
        len(whole) == len(broken)
        and (len(whole) > 1 or broken in "l|")
        and whole.isdecimal()
        and not broken.isdecimal()
        and broken.translate(_FIGURES) == whole
    ):
        return "a letter stands for the figure that looks like it"
    if not max(len(whole), len(broken)) <= LONGEST_GARBLED or whole == broken:
        return ""
    start = _shared(whole, broken)
    stop = _shared(whole[start:][::-1], broken[start:][::-1])
    mark, junk = whole[start : len(whole) - stop], broken[start : len(broken) - stop]
    garbled = (
        mark in _MARKS
        and 0 < len(junk) <= 4
        and not any(map(str.isascii, junk))
        and not junk.isalpha()
        and explain(mark, junk) not in ("typography", "whitespace")
        and start + stop > 0
        and not all(c in _TYPOGRAPHIC for c in junk)
    )
    return f"{describe(mark)} garbled; how is undecided" if garbled else ""


def damaged_edge(whole: str, word: str, gap: str, *, back: bool) -> int:
    """Return how many marks of ``gap`` beside ``word`` are a damaged letter of ``whole``.

    >>> [damaged_edge("café", "caf", gap, back=False) for gap in ("‚ until", ", until")]
    [1, 0]
    """
    if not gap or (gap[-1] if back else gap[0]).isspace():
        return 0
    rest = whole[: -len(word)] if back else whole[len(word) :]
    piece = whole[len(rest) :] if back else whole[: len(word)]
    if not _is_piece(word, piece) or not 0 < len(rest) < 3:
        return 0
    if "\ufffd" in rest:  # then the other side is the damaged one
        return 0
    for length in range(1, 4):
        mark = gap[-length:] if back else gap[:length]
        if len(mark) < length or any(map(str.isspace, mark)):
            return 0
        if explain_damage(rest, mark):
            return length
    return 0


def _is_piece(word: str, piece: str) -> bool:
    """Whether ``word`` is ``piece``, or what is left of it where signs stand for lost letters."""
    return len(word) == len(piece) and all(
        left == right or (left in "?\ufffd" and not right.isascii())
        for left, right in zip(word, piece, strict=True)
    )


@lru_cache(maxsize=1 << 16)
def gap_edits(base: str, witness: str) -> tuple[Edit, ...]:
    """Return where two gaps between the same words part, mark by mark.

    >>> [(e.base, e.witness, e.code) for e in gap_edits(", ", ",...\\n\\n")]
    [((1, 1), (1, 4), 'punctuation'), ((1, 2), (4, 6), 'whitespace')]
    """
    if _is_question(base, witness) or _is_question(witness, base):
        return (Edit((0, len(base)), (0, len(witness)), "punctuation", ""),)
    if _is_dash_for_mark(base, witness) or _is_dash_for_mark(witness, base):
        return (Edit((0, len(base)), (0, len(witness)), "punctuation", ""),)
    left, right = _ATOM.findall(base), _ATOM.findall(witness)
    found: list[Edit] = []
    for a, b, c, d in _pairs(left, right):
        x, y = sum(map(len, left[:a])), sum(map(len, right[:c]))
        one, other = "".join(left[a:b]), "".join(right[c:d])
        code, note = judge(one, other)
        found.append(Edit((x, x + len(one)), (y, y + len(other)), code or "punctuation", note))
    return tuple(_merged(found, base, witness))


def _is_question(asked: str, dash: str) -> bool:
    """Whether a question mark stands behind a word where a dash stands apart: it is no lost dash.

    Of a dash with a space before it damage leaves that space: "word ? word".
    """
    return (
        asked[:1] == "?"
        and asked[1:].isspace()
        and dash[:1] == " "
        and dash.strip() in ("–", "—", "--", "-")
    )


def _is_dash_for_mark(dash: str, mark: str) -> bool:
    """Whether a dash with its spaces stands for another mark: the spaces are the dash's own."""
    return (
        dash.strip() in ("–", "—", "-", "--")
        and len(mark.strip()) == 1
        and mark.strip() in ",;:.…"
        and not ("\n" in dash or "\n" in mark)
    )


def _pairs(left: list[str], right: list[str]) -> list[tuple[int, int, int, int]]:
    """Pair atoms of two gaps at least cost; equal ones are left out, the others paired by kind."""
    n, m = len(left), len(right)
    if n * m > 4096:  # a page of marks between two words: taken whole
        return [(0, n, 0, m)]
    cost = [[float(i + j) for j in range(m + 1)] for i in range(n + 1)]
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            cost[i][j] = min(
                cost[i - 1][j - 1] + _distance(left[i - 1], right[j - 1]),
                cost[i - 1][j] + 1,
                cost[i][j - 1] + 1,
            )
    out: list[tuple[int, int, int, int]] = []
    i, j = n, m
    while i or j:
        if i and j and cost[i][j] == cost[i - 1][j - 1] + _distance(left[i - 1], right[j - 1]):
            i, j = i - 1, j - 1
            if left[i] != right[j]:
                out.append((i, i + 1, j, j + 1))
        elif i and cost[i][j] == cost[i - 1][j] + 1:
            i -= 1
            out.append((i, i + 1, j, j))
        else:
            j -= 1
            out.append((i, i, j, j + 1))
    return out[::-1]


@lru_cache(maxsize=1 << 12)
def _distance(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one.isspace() and other.isspace():
        return 0.4
    if _is_written_break(one, other) or _is_written_break(other, one):
        return 0.3
    if one.isspace() or other.isspace():
        return 2.5
    code, _ = judge(one, other)
    return {"encoding": 0.3, "typography": 0.3, "": 2.5}.get(code, 0.9)


def _merged(edits: list[Edit], base: str, witness: str) -> list[Edit]:
    """Join edits of one code that touch; line ends and spaces around them are one break."""
    out: list[Edit] = []
    for edit in edits:
        last = out[-1] if out else None
        if (
            last
            and last.code == edit.code
            and not last.note
            and not edit.note
            and _adjoin(last, edit, base, witness)
        ):
            out[-1] = Edit(
                (last.base[0], edit.base[1]), (last.witness[0], edit.witness[1]), edit.code, ""
            )
        else:
            out.append(edit)
    return out


def _adjoin(last: Edit, edit: Edit, base: str, witness: str) -> bool:
    between = base[last.base[1] : edit.base[0]], witness[last.witness[1] : edit.witness[0]]
    if between == ("", ""):
        return True
    return edit.code == "whitespace" and all(not part.strip() for part in between)


SURFACE = frozenset(fold.code for fold in FOLDS)
