"""Clean transcripts made from a seed: questions and answers, or a speech, in three languages.

Sentences are built from small frames and large vocabularies, and none is printed twice, so that
whatever a comparison finds has been planted.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from planting.model import Page
from planting.vocabulary import (
    ADJECTIVES,
    DAYS,
    FIRST,
    LAST,
    MONTHS,
    NOUNS,
    NUMBER_WORDS,
    PLACES,
    TITLES,
    VERBS,
)

if TYPE_CHECKING:
    from collections.abc import Callable

FRAMES = {
    "en": (
        "the {np} will {verb} the {np}, and {name} can {verb} {num} {nouns}",
        "we {verb} the {np} – and the {np} – because {name} is ready to {verb} every {np}",
        "in {month} {year}, the {np} was there to {verb} a {np} from {place}",
        "{name} said that the {np} could {verb} our {np}, which is “a {np}”",
        "there are {num} {nouns} in {place}, so they should {verb} the {np} before {day}",
        "I don’t {verb} the {np}; I {verb} its {np}, and it’s a {np}",
        "our {np} has {figure} {nouns}, but the {np} of {place} does not {verb} them",
        "the {np} cost ${amount}, or {percent} percent of the {np}, when {name} came to {verb} it",
        "on {month} {daynum}, {name} and {name} went to {place} to {verb} a {np}",
        "it was {name}’s {np} that we had to {verb}, while the {np} in {place} did not {verb} it",
        "if the {np} can {verb} the communiqué, the {np} would {verb} {num} {nouns}",
        "people in {place} know the {np}, and their {np} is not a {np}",
        "with the {np} of {name}, {num} {nouns} were able to {verb} a {np}",
        "that {np} will not {verb} {figure} {nouns} until the {np} of {year}",
    ),
    "es": (
        "{la_np} {verb} {un_np}, y {name} {verb} {num} propuestas en {place}",
        "en {month} de {year}, {la_np} no {verb} {un_np}",
        "{name} dijo que {la_np} – o tal vez {la_np} – {verb} {un_np}",
        "hay {num} razones en {place}, pero {la_np} {verb} {la_np}",
        "{la_np} {verb} {figure} pesos, y {la_np} no {verb} nada de “{un_np}”",
        "el {daynum} de {month}, {name} {verb} {la_np} con {la_np}",
        "cuando {name} {verb} {la_np}, {un_np} llegó a {place}",
        "si {la_np} {verb} {un_np}, entonces {la_np} tendrá {num} años más",
        "para {name}, {la_np} es {un_np}, y {la_np} no es {un_np}",
    ),
    "fr": (
        "{la_np} {verb} {un_np}, et {name} {verb} {num} fois {la_np}",
        "en {month} {year}, {la_np} ne {verb} pas {un_np}",
        "{name} pense que {la_np} – ou bien {la_np} – {verb} {un_np}",
        "il y a {num} raisons à {place}, mais {la_np} {verb} {la_np}",
        "{la_np} {verb} {figure} euros, et {la_np} {verb} « {un_np} »",
        "le {daynum} {month}, {name} {verb} {la_np} avec {la_np}",
        "quand {name} {verb} {la_np}, c’est {un_np} qui arrive à {place}",
        "si {la_np} {verb} {un_np}, alors {la_np} aura {num} mois de plus",
        "pour {name}, {la_np} n’est pas {un_np}, car {la_np} {verb} {la_np}",
    ),
}
OPENERS = {
    "en": (
        "So ",
        "Now, ",
        "Obviously, ",
        "And frankly, ",
        "But ",
        "Well, ",
        "Look, ",
        "",
        "",
        "",
        "",
    ),
    "es": ("Entonces ", "Ahora, ", "Además, ", "Y ", "Pero ", "Bueno, ", "", "", ""),
    "fr": ("Alors ", "Maintenant, ", "En effet, ", "Et ", "Mais ", "", "", ""),
}
QUESTIONS = {
    "en": (
        "Mr. {surname}, how can the {np} {verb} the {np}",
        "do you {verb} the {np}, or is it {name} who will {verb} it in {place}",
        "why did the {np} {verb} {num} {nouns} when {name} could {verb} the {np}",
    ),
    "es": ("¿Por qué {la_np} {verb} {un_np} en {place}", "¿Cómo {verb} {name} {la_np} sin {la_np}"),
    "fr": (
        "Pourquoi {la_np} {verb} {un_np} à {place}",
        "Comment {name} {verb} {la_np} sans {la_np}",
    ),
}
SCRIPTS = {
    "ru": """война мир народ страна город дорога работа вопрос ответ время слово дело жизнь сила
    право закон совет министр президент соглашение переговоры перемирие решение встреча граница
    безопасность помощь сторона сегодня важно говорить сказать думать знать хотеть должны можем
    будет было очень только также потому между после перед через новый старый большой общий""",
    "ar": """السلام الحرب الشعب الدولة المدينة الطريق العمل السؤال الجواب الوقت الكلمة الحياة القوة
    الحق القانون المجلس الوزير الرئيس الاتفاق المفاوضات الهدنة القرار الاجتماع الحدود الأمن
    المساعدة اليوم مهم قال يقول نعرف نريد يجب كان سوف جدا فقط أيضا بعد قبل بين جديد قديم كبير""",
}
"""Words of two other scripts, by language."""


def foreign(seed: int, language: str, words: int = 72) -> Page:
    """A speech in another script: sentences of random words, for damage to characters only."""
    rng = random.Random(f"foreign {seed} {language}")
    known, paragraphs = SCRIPTS[language].split(), []
    for _ in range(max(words // 36, 2)):
        sentences = (" ".join(rng.choices(known, k=12)) for _ in range(3))
        paragraphs.append(" ".join(f"{s[0].upper()}{s[1:]}." for s in sentences))
    return Page("\n\n".join(paragraphs) + "\n", language, f"foreign-{language}-{seed}")


ASKER = {"en": "QUESTION", "es": "PREGUNTA", "fr": "QUESTION"}


class Writer:
    """Makes sentences of one language from a random source, never the same one twice."""

    def __init__(self, rng: random.Random, language: str) -> None:
        self.rng = rng
        self.language = language
        self.seen: set[str] = set()
        self.names = [
            f"{first} {last}" for first in rng.sample(FIRST, 12) for last in rng.sample(LAST, 2)
        ]

    def _agreeing(self, article: dict[str, str]) -> str:
        noun, gender = self.rng.choice(NOUNS[self.language]).split(":")
        phrase = noun
        if self.rng.random() < 0.6:
            stem, _, other = self.rng.choice(ADJECTIVES[self.language]).partition(":")
            feminine = other
            if other == "a":
                feminine = f"{stem[:-1]}a"
            elif other in ("e", "le", "ne"):
                feminine = stem + other
            phrase = f"{noun} {feminine if gender == 'f' else stem}"
        if article.get("elide") and noun[0] in "aeiouéèêhîô":
            return article["elide"] + phrase
        return f"{article[gender]} {phrase}"

    def phrase(self) -> str:
        """An English noun with or without an adjective, without article."""
        noun = self.rng.choice(NOUNS["en"])
        return f"{self.rng.choice(ADJECTIVES['en'])} {noun}" if self.rng.random() < 0.6 else noun

    def fill(self, frame: str) -> str:
        """Fill every slot of ``frame`` with words of its own."""
        rng, language = self.rng, self.language
        definite = (
            {"m": "el", "f": "la"} if language == "es" else {"m": "le", "f": "la", "elide": "l’"}
        )
        indefinite = {"m": "un", "f": "una" if language == "es" else "une"}
        slots: dict[str, Callable[[], str]] = {
            "np": self.phrase,
            "la_np": lambda: self._agreeing(definite),
            "un_np": lambda: self._agreeing(indefinite),
            "verb": lambda: rng.choice(VERBS[language]),
            "nouns": lambda: rng.choice([n for n in NOUNS["en"] if n[-1] not in "ysxh"]) + "s",
            "name": lambda: rng.choice(self.names),
            "surname": lambda: rng.choice(LAST),
            "place": lambda: rng.choice(PLACES),
            "num": lambda: rng.choice(NUMBER_WORDS[language]),
            "figure": lambda: f"{rng.randint(1, 99)},{rng.randint(100, 999)}",
            "amount": lambda: f"{rng.randint(11, 99)},{rng.randint(1, 9)}00",
            "percent": lambda: str(rng.randint(11, 98)),
            "year": lambda: str(rng.randint(1950, 2019)),
            "month": lambda: rng.choice(MONTHS[language]),
            "day": lambda: rng.choice(DAYS[language]),
            "daynum": lambda: str(rng.randint(2, 28)),
        }
        out, rest = [], frame
        while rest:
            before, brace, after = rest.partition("{")
            out.append(before)
            if brace:
                slot, _, after = after.partition("}")
                out.append(slots[slot]())
            rest = after
        return "".join(out)

    def sentence(self, *, question: bool = False) -> str:
        """One sentence that was not written before."""
        while True:
            if question:
                text = self.fill(self.rng.choice(QUESTIONS[self.language])) + "?"
            else:
                text = (
                    self.rng.choice(OPENERS[self.language])
                    + self.fill(self.rng.choice(FRAMES[self.language]))
                    + "."
                )
            text = text[0].upper() + text[1:]
            if self.language == "en":
                text = re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", text)
            if text not in self.seen:
                self.seen.add(text)
                return text

    def paragraph(self, low: int = 2, high: int = 6) -> str:
        """A paragraph of some sentences."""
        return " ".join(self.sentence() for _ in range(self.rng.randint(low, high)))


def interview(seed: int, words: int = 1500, language: str = "en") -> Page:
    """A press conference: a heading that names two speakers, then labelled turns."""
    rng = random.Random(f"interview {seed} {language}")
    writer = Writer(rng, language)
    people = list(zip(rng.sample(FIRST, 3), rng.sample(LAST, 3), strict=True))
    titles = rng.sample(TITLES, 2)
    host, guest = (
        f"{title} {last.upper()}" for title, (_, last) in zip(titles, people, strict=False)
    )
    chair = f"MR {people[2][1].upper()}"
    head = [
        f"Press Availability With {titles[0].capitalize()} {' '.join(people[0])} "
        f"and {titles[1].capitalize()} {' '.join(people[1])}",
        f"{rng.choice(PLACES)}\n"
        f"{rng.choice(MONTHS[language])} {rng.randint(2, 28)}, {rng.randint(1990, 2019)}",
    ]
    turns = [f"{host}: {writer.paragraph()}", writer.paragraph(), writer.paragraph()]
    count = sum(len(turn.split()) for turn in turns)
    asker = ASKER[language]
    turn = 0
    while count < words:
        turn += 1
        if turn % 4 == 1:
            block = [f"{chair}: {writer.paragraph(1, 2)}"]
        elif turn % 4 == 2:
            block = [f"{asker}: {writer.paragraph(1, 2)} {writer.sentence(question=True)}"]
        else:
            who = host if rng.random() < 0.5 else guest
            block = [
                f"{who}: {writer.paragraph()}",
                *(writer.paragraph() for _ in range(rng.randint(0, 3))),
            ]
        turns += block
        count += sum(len(paragraph.split()) for paragraph in block)
    turns.append(f"{chair}: {writer.paragraph(1, 2)}")
    return Page(
        "\n\n".join([*head, *turns]) + "\n",
        language,
        f"interview-{language}-{seed}",
        {host: " ".join(people[0]), guest: " ".join(people[1])},
    )


def speech(seed: int, words: int = 1200, language: str = "en") -> Page:
    """A speech: a heading, then paragraphs without labels."""
    rng = random.Random(f"speech {seed} {language}")
    writer = Writer(rng, language)
    parts = [f"Address of {rng.choice(FIRST)} {rng.choice(LAST)}, {rng.choice(PLACES)}"]
    count = 0
    while count < words:
        parts.append(writer.paragraph(2, 7))
        count += len(parts[-1].split())
    return Page("\n\n".join(parts) + "\n", language, f"speech-{language}-{seed}")


def page(seed: int, words: int = 1500) -> Page:
    """One of the above in one of the languages, as the seed has it."""
    rng = random.Random(f"page {seed}")
    language = rng.choice(("en", "en", "en", "es", "fr"))
    make = interview if rng.random() < 0.7 else speech
    made = make(seed, words, language)
    return straight(made) if rng.random() < 0.15 else made


def straight(made: Page) -> Page:
    """The same page typed with straight quotes and double hyphens."""
    text = made.text.translate({0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "--"})
    return Page(text, made.language, f"{made.name}-straight", made.other_labels)
