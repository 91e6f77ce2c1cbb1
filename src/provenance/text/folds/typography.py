"""Another glyph for the same mark: curly quotes, dashes, ellipses, ligatures, spaces.

Curly and straight quotation marks, dashes of any length, three dots and the ellipsis, no-break
spaces, ligatures, composed and decomposed letters. An apostrophe that is added or dropped is not:
``supporters`` and ``supporter's`` are two words.
"""

import re
import unicodedata

from provenance.text._fold import Fold

_GLYPHS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼʹ′＇´`ʻʽ", "'"),
        **dict.fromkeys("“”„‟«»″＂❝❞〝〞", '"'),
        **dict.fromkeys("‹›", "'"),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－⸺⸻", "-"),
        "…": "...",
        "·": "•",
        "⁃": "•",
        "‣": "•",
        **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007", " "),
        **dict.fromkeys("\u2008\u2009\u200a\u202f\u205f\u3000", " "),
        "ـ": "",
    }
)
_DASHES = re.compile(r"-{2,}")
_ELLIPSIS = re.compile(r"\. \. \.|\.{3,}")
_DOUBLED = re.compile(r"''")


def _apply(text: str) -> str:
    if text.isascii():
        plain = text
    else:
        # Fractions keep their form: "2½" must not become "21⁄2".
        plain = "".join(
            c if c in "½¼¾⅓⅔⅛⅜⅝⅞" else unicodedata.normalize("NFKC", c) if ord(c) > 0x2AF else c
            for c in unicodedata.normalize("NFC", text).translate(_GLYPHS)
        )
        plain = unicodedata.normalize("NFC", plain.translate(_GLYPHS))
    plain = _ELLIPSIS.sub("...", _DASHES.sub("-", plain))
    return _DOUBLED.sub('"', plain)


plugin = Fold(
    code="typography",
    rank=20,
    group="form",
    severity="info",
    meaning="Another glyph for the same mark: curly quotes, dashes, ellipses, ligatures, spaces.",
    apply=_apply,
)
