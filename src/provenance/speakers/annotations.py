"""Stage directions and interpreter marks: words of the record that nobody spoke."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.model import Annotation, Span
from provenance.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.model import AnnotationKind

_BRACKETED = re.compile(r"\\?\[([^\[\]()\r\n]{1,80}?)\\?\]|[(（]([^\[\]()（）\r\n]{1,80})[)）]")
_OPENING = re.compile(r"[\[(（]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

_KINDS: dict[str, AnnotationKind] = {}


def _kind(kind: AnnotationKind, words: str) -> None:
    for word in words.split():
        _KINDS[fold(word)] = kind


_kind(
    "audience",
    """
    laughter laughs laughing laugh chuckles chuckling chuckle applause applauds clapping cheers
    cheering cheer boos booing boo jeers hisses whistles whistling chanting chants ovation
    giggles rires rire applaudissements huées sifflets exclamations risas risa aplausos aplauso
    abucheos porras gritos chiflidos risos risadas vaias apito apitos beifall gelächter
    heiterkeit lachen applaus zwischenrufe zuruf zurufe buhrufe pfiffe аплодисменты смех смеётся
    смеется смеются овации оживление шум выкрики تصفيق ضحك هتاف applausi risata
    """,
)
_kind(
    "inaudible",
    """
    inaudible unintelligible indistinct indiscernible garbled crosstalk cross-talk off-mic
    off-mike inaudibles ininteligible inintelligible incompréhensible inaudibile unverständlich
    unhörbar akustisch неразборчиво неслышно ininteligível inaudível مسموع مفهوم microphone-off
    """,
)
_kind(
    "interpreter",
    """
    interpreter interpreted interpretation translator translated translation interprète
    interprétation interprete intérprete traducción traduction traductor traducteur traduce
    dolmetscher dolmetscherin übersetzt übersetzung переводчика перевод переводчик перевода
    مترجم المترجم ترجمة tradução
    """,
)
_kind(
    "stage",
    """
    pause pauses break silence music video film clip sings singing song anthem prayer moment
    recess sic off-record sighs sigh coughs coughing gestures pointing audio break technical
    ph phonetic
    deleted redacted crying himno honores música vídeo interrupción suspension pausa silencio
    barulhos conversas vinheta música som musik unterbrechung interruption coupure musique
    тишина пауза музыка перерыв видео موسيقى استراحة cantando gasps crosses
    """,
)


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


_LANGUAGES = _folded(
    """
    english russian french spanish german arabic chinese mandarin ukrainian persian farsi hebrew
    turkish italian portuguese japanese korean polish dutch greek hindi urdu dari pashto serbian
    swedish anglais russe français espagnol allemand arabe inglés ruso francés español alemán
    árabe englisch englischer russisch russischer französisch französischer spanisch английском
    русском французском немецком испанском арабском по-русски по-английски بالعربية بالإنجليزية
    بالروسية بالفرنسية indígena language idioma lengua langue sprache языке
    """
)
_FILLERS = _folded(
    """
    and or the a an in of by from to through via with as is are was were speaks speaking spoken
    speech translating begins begin ends end continues break for both he she they his her its
    overlapping general loud prolonged long sustained brief short light much more some audience
    member members crowd off mic mike microphone not foreign native voice voices multiple all
    several speakers simultaneous consecutive is response recording sound audio moment question
    answer word words standing minutes seconds minute part technical difficulty difficulties
    applause national video clip played plays playing shown sung moderator reporter room et ou
    le la les un une en par de du des l' dans salle l'assemblée prolongés vifs via sur les bancs
    el los las y o una por en con del al través a través prolongado generalizado público fuera
    de micrófono micro habla saluda inicia finaliza termina proyección transmisión falla
    nacional mexicano minuto corte listón e da do ao fundo multidão barulho pessoas und der die
    das im bei den dem durch über mit von allgemeiner anhaltender lebhafter auf nicht в на и
    через по с из зале зала долгие продолжительные бурные общий عبر من غير في القاعة باللغة
    """
)
_TIMED = re.compile(r"\d{1,2}:\d{2}")
_SPOKEN_IN = re.compile(
    r"(?:(?:speaks?|speaking|answers?|asks?|said|spoke|continues?|in|en|на|auf|habla|parle|"
    r"through|via|par|por|durch|über|через|عبر|by|as|with|saluda)\b)"
)
_OPENERS = re.compile(
    r"(?:inicia|finaliza|termina|proyeccion|corte|fin|inicio|develacion|entonacion|"
    r"interpretacion)\b"
    r"|(?:video|audio|music|musica|som|sons|barulho|barulhos|falla|sound|recorded|begin|end|"
    r"start)\b"
    r"(?= (?:de|of|del|do|da|ao|com|is|begins?|ends?|clip|playing|plays?|in|en|presentation|"
    r"message)\b|$)"
)


def annotations_of(content: str) -> tuple[Annotation, ...]:
    """Find every annotation of ``content``, brackets included in the span, in order."""
    found: list[Annotation] = []
    known: dict[str, AnnotationKind | None] = {}
    for match in _bracketed(content):
        square = match.group(1) is not None
        inner = match.group(1) if square else match.group(2)
        key = inner if not square else f"[{inner}"
        if key in known:
            kind = known[key]
        else:
            kind = kind_of(inner, square=square)
            if len(known) < 4096:
                known[key] = kind
        if kind is None and inner.isupper() and " " in inner.strip() and _alone(content, match):
            kind = "stage"
        if kind is not None:
            span = Span(*match.span())
            found.append(Annotation(span, match.group(), kind))
    return tuple(found)


def _bracketed(content: str) -> Iterator[re.Match[str]]:
    """Yield what ``_BRACKETED.finditer`` does, tried only where a bracket opens."""
    at = 0
    for opening in _OPENING.finditer(content):
        start = opening.start()
        if start > at and content[start - 1 : start + 1] == "\\[":
            start -= 1
        match = _BRACKETED.match(content, start) if start >= at else None
        if match is not None:
            yield match
            at = match.end()


def _alone(content: str, match: re.Match[str]) -> bool:
    """Whether brackets stand on a line of their own; in capitals, nobody speaks what is in them."""
    before, after = match.start(), match.end()
    while before and content[before - 1] in " \t*_":
        before -= 1
    while after < len(content) and content[after] in " \t*_.":
        after += 1
    return (not before or content[before - 1] in "\r\n") and (
        after == len(content) or content[after] in "\r\n"
    )


def kind_of(inner: str, *, square: bool = False) -> AnnotationKind | None:
    """Say what the words within a pair of brackets stand for, or None where somebody spoke them.

    >>> kind_of("Laughter."), kind_of("Via interpreter"), kind_of("that is, the regime")
    ('audience', 'interpreter', None)
    """
    words = [fold(w) for w in _WORD.findall(inner)]
    if not words or len(words) > 12:
        return None
    told = [(_KINDS[w], w) for w in words if w in _KINDS]
    strange = [w for w in words if w not in _KINDS and w not in _FILLERS and w not in _LANGUAGES]
    spoken = _SPOKEN_IN.match(words[0]) or words[0].startswith(("по-", "بال"))
    if spoken and not strange and any(w in _LANGUAGES for w in words):
        return "interpreter"
    if told and not strange:
        for kind in ("interpreter", "inaudible", "audience", "stage"):
            if any(kind == found for found, _ in told):
                return _settled(kind, words)
    phrase = " ".join(words)
    if _OPENERS.match(phrase):
        return "stage"
    if square and told and words[0] in _KINDS and len(words) <= 6:
        return told[0][0]
    return None


def _settled(kind: AnnotationKind, words: list[str]) -> AnnotationKind | None:
    """A lone noun that is also an ordinary word needs company: (translation) is no mark."""
    if kind == "interpreter" and words in (["translation"], ["traduction"], ["traduccion"]):
        return None
    if kind == "stage" and len(words) == 1 and words[0] in ("moment", "film", "technical", "som"):
        return None
    return kind
