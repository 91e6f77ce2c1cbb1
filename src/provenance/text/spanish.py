"""Regular forms of Spanish words: the dictionary of Spanish holds headwords only.

Plurals, feminines, adverbs and the regular forms of verbs lead back to what may be their headword.
Whether one of those is a word is for the dictionary to say.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLURALS = (
    ("iones", "ión"),
    ("ones", "ón"),
    ("anes", "án"),
    ("enes", "én"),
    ("eses", "és"),
    ("ines", "ín"),
    ("ces", "z"),
    ("es", ""),
    ("s", ""),
)
_VERBAL = """
    o as a amos an aba abas ábamos aban é aste ó aron aré arás ará aremos arán aría arías aríamos
    arían e es emos en ara aras áramos aran ase ando ado ada ados adas ad
    imos ía ías íamos ían í iste ió ieron eré erás erá eremos erán ería erían iré irás irá iremos
    irán iría irían iera ieras iéramos ieran iese iendo yendo ido ida idos idas yó yeron
    eron era eran io
    ar er ir
""".split()
_ENDINGS = tuple(sorted(_VERBAL, key=len, reverse=True))
_CLITICS = ("melo", "selo", "nos", "los", "las", "les", "lo", "la", "le", "me", "se", "te")
UNLISTED = frozenset(
    """
    qué quién quiénes cuál cuáles cómo cuándo cuánto cuánta cuántos cuántas dónde aún tú él mí sé
    dé ella ellos ellas nosotros ustedes
    """.split()
)
"""Words that are in every text and in no list of headwords."""

_BEING = frozenset("está están estás esté estén estés estoy".split())
_STRONG = {
    "hic": "hacer", "hiz": "hacer", "dij": "decir", "tuv": "tener", "quis": "querer",
    "pud": "poder", "pus": "poner", "vin": "venir", "traj": "traer", "sup": "saber",
    "estuv": "estar", "anduv": "andar", "hub": "haber", "fu": "ser", "d": "dar", "v": "ver",
}  # fmt: skip
"""Stems of the past tense that no rule gives."""
_STEMS = (("ie", "e"), ("ue", "o"), ("qu", "c"), ("gu", "g"), ("zc", "c"), ("j", "g"), ("i", "e"))


def headwords(form: str) -> Iterator[str]:
    """Yield what may be the headword of a compared Spanish form, itself first.

    >>> "casa" in headwords("casas"), "nación" in headwords("naciones")
    (True, True)
    >>> "presentar" in headwords("presentó"), "rápido" in headwords("rápidamente")
    (True, True)
    """
    yield form
    if form in _BEING:
        yield "estar"
    for ending, single in _PLURALS:
        if form.endswith(ending) and len(form) > len(ending) + 2:
            word = form[: -len(ending)] + single
            yield word
            yield _bare(word)
            if word.endswith("a"):
                yield word[:-1] + "o"
    if form.endswith("a") and len(form) > 3:
        yield form[:-1] + "o"
        yield form[:-1]
    if form.endswith("mente") and len(form) > 8:
        adjective = form[:-5]
        yield adjective
        yield adjective[:-1] + "o"
    yield from _infinitives(form)
    for clitic in _CLITICS:
        if form.endswith(clitic) and len(form) > len(clitic) + 3:
            verb = _bare(form[: -len(clitic)])
            if verb.endswith(("ar", "er", "ir", "ando", "iendo", "yendo")):
                yield from _infinitives(verb)


def _infinitives(form: str) -> Iterator[str]:
    for ending in _ENDINGS:
        if not form.endswith(ending) or len(form) < len(ending) + 2:
            continue
        stem = form[: -len(ending)]
        if stem in _STRONG and ending[0] in "ioe":
            yield _STRONG[stem]
        stems = [stem]
        for changed, plain in _STEMS if len(stem) > 2 else ():
            at = stem.rfind(changed)
            if at > 0:
                stems.append(stem[:at] + plain + stem[at + len(changed) :])
        for each in stems:
            for infinitive in ("ar", "er", "ir"):
                yield each + infinitive


def _bare(word: str) -> str:
    """Return a word without its acute accents: where they stand depends on the form."""
    apart = unicodedata.normalize("NFD", word).replace("\u0301", "")
    return unicodedata.normalize("NFC", apart)
