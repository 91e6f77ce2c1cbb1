"""One word that stands for another, or for two, as people speak: "we're", "pra", "gonna"."""

from __future__ import annotations

_ENDINGS = (
    ("n't", "not"),
    ("'re", "are"),
    ("'ve", "have"),
    ("'ll", "will"),
    ("'m", "am"),
    ("'s", "is"),
    ("'s", "has"),
    ("'d", "would"),
    ("'d", "had"),
)
_SPOKEN = {
    "en": """
        gonna: going to; wanna: want to; gotta: got to; kinda: kind of; sorta: sort of;
        oughta: ought to; oughtta: ought to; hafta: have to; lemme: let me; gimme: give me;
        dunno: don't know; outta: out of; gotcha: got you; alright: all right; 'em: them;
        'cause: because; ya: you; yep: yes; yup: yes; yeah: yes; y'all: you all
    """,
    "pt": """
        pra: para; pro: para o; pros: para os; pra: para a; pras: para as; tá: está; tô: estou;
        tava: estava; tavam: estavam; cê: você; cês: vocês; né: não é; num: em um; numa: em uma;
        dum: de um; duma: de uma; conosco: com nós; daí: de aí; deste: de este; doutro: de outro;
        noutro: em outro; peraí: espera aí
    """,
    "es": "pa: para; pal: para el; pa'l: para el; asimismo: así mismo",
    "fr": """
        ouais: oui; t'as: tu as; t'es: tu es; j'suis: je suis; chuis: je suis; y'a: y a; ça: cela
    """,
    "de": """
        ne: eine; nen: einen; nem: einem; nix: nichts; im: in dem; ins: in das; am: an dem;
        ans: an das; zum: zu dem; zur: zu der; vom: von dem; beim: bei dem; geht's: geht es;
        gibt's: gibt es; hab's: habe es; hab: habe; ich's: ich es; war's: war es
    """,
    "it": "po': poco; quest'è: questo è",
}
_PAIRS = {
    language: frozenset(
        (short.strip(), *long.split())
        for entry in listed.split(";")
        for short, _, long in (entry.partition(":"),)
    )
    for language, listed in _SPOKEN.items()
}


def is_contracted(short: str, long: list[str], language: str) -> bool:
    """Whether one compared form stands for one or two others.

    >>> is_contracted("we're", ["we", "are"], "en"), is_contracted("pra", ["para"], "pt")
    (True, True)
    >>> is_contracted("can't", ["can"], "en"), is_contracted("pra", ["para"], "es")
    (False, False)
    """
    if (short, *long) in _PAIRS.get(language, ()):
        return True
    if len(long) != 2 or language != "en":
        return False
    if short in ("cannot", "won't", "can't"):
        return long in (["can", "not"], ["will", "not"]) and short[0] == long[0][0]
    return any(short == long[0] + end and long[1] == word for end, word in _ENDINGS)


_OPENED = {"'re": "are", "'ve": "have", "'m": "am", "'ll": "will"}
_RUN_TOGETHER = {
    word: [first, "to"]
    for word, first in (
        ("gonna", "going"),
        ("gotta", "got"),
        ("wanna", "want"),
        ("oughta", "ought"),
    )
}
_SUBJECTS = frozenset("it that he she there what who here where how this let".split())


def spelled_out(forms: list[str], language: str) -> list[str]:
    """Return compared forms with the contracted small words of English as words of their own.

    >>> spelled_out(["we've", "that's", "the", "king's"], "en")
    ['we', 'have', 'that', 'is', 'the', "king's"]
    """
    out: list[str] = []
    for form in forms:
        stem, mark, _ = form.partition("'")
        if language == "en" and form in _RUN_TOGETHER:
            out += _RUN_TOGETHER[form]
            continue
        opened = _OPENED.get(form[len(stem) :]) if language == "en" and mark else None
        if form == f"{stem}'s" and stem in _SUBJECTS and language == "en":
            opened = "is"
        out += [stem, opened] if stem and opened else [form]
    return out
