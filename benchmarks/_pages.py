"""Clean transcripts to plant damage in: made ones in five languages, and real ones where set."""

from __future__ import annotations

import random
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tests"), str(HERE)]

import _corpus  # noqa: E402

from planting import texts  # noqa: E402

LANGUAGES = ("en", "es", "fr", "de", "ru")
WORDS = {
    "de": {
        "subject": "die Regierung|der Ausschuss|das Parlament|die Verwaltung|der Minister|"
        "die Kommission|der Bundestag|die Opposition|der Haushalt|die Wirtschaft|das Abkommen",
        "verb": "hat beschlossen|will erreichen|kann nicht verhindern|muss erklären|wird prüfen|"
        "sollte ändern|hat abgelehnt|möchte fördern",
        "object": "die Maßnahmen gegen den Klimawandel|das Gesetz über die Gesundheitsversorgung|"
        "den Vertrag mit unseren europäischen Nachbarn|die Verhandlungen über den Waffenstillstand|"
        "den Bericht der unabhängigen Sachverständigen|die Unterstützung für die Gemeinden|"
        "die Sicherheit an der Grenze zwischen beiden Ländern|einen Vorschlag zur Steuerreform",
        "end": "weil es um unsere Zukunft geht|und das wissen wir alle|obwohl die Zeit drängt|"
        "wenn sich die Lage nicht bessert|was niemanden überraschen kann|"
        "auch wenn es schwierig bleibt|damit wir gemeinsam weiterkommen|– und das ist gut so –",
        "open": "Nun, |Ich denke, |Meine Damen und Herren, |Selbstverständlich: |Heute |||",
        "ask": "Wie beurteilen Sie|Warum kommt erst jetzt|Was sagen Sie Ihren Kritikern über",
        "host": "BUNDESKANZLER WEBER",
        "guest": "AUSSENMINISTERIN HÖFER",
        "asker": "FRAGE",
        "head": "Pressekonferenz von Bundeskanzler Karl Weber und Außenministerin Anna Höfer\n"
        "Berlin, 14. November 2015",
        "thanks": "Vielen Dank und auf Wiedersehen.",
    },
    "ru": {
        "subject": "правительство|наша страна|министр|комиссия|парламент|президент|комитет|"
        "международное сообщество|делегация|экономика|руководство области",
        "verb": "приняло решение поддержать|не может остановить|должно объяснить|готово обсудить|"
        "намерено изменить|хочет укрепить|уже отклонило|будет проверять",
        "object": "переговоры о прекращении огня|закон о здравоохранении|доклад экспертов|"
        "договор с нашими соседями|меры против изменения климата|помощь пострадавшим районам|"
        "безопасность на границе двух государств|предложение о налоговой реформе",
        "end": "потому что речь идёт о нашем будущем|и мы все это знаем|хотя времени очень мало|"
        "если положение не улучшится|что никого не удивляет|чтобы вместе двигаться вперёд|"
        "– и это очень хорошо –|даже если это будет трудно",
        "open": "Я думаю, |Уважаемые коллеги, |Разумеется, |В этом году |Во-первых, |||",
        "ask": "Как вы оцениваете|Почему только сейчас обсуждается|Что вы скажете про",
        "host": "МИНИСТР ИВАНОВ",
        "guest": "СЕКРЕТАРЬ ПЕТРОВА",
        "asker": "ВОПРОС",
        "head": "Пресс-конференция министра Сергея Иванова и секретаря Анны Петровой\n"
        "Москва, 14 ноября 2015 года",
        "thanks": "Большое спасибо и до свидания.",
    },
}


def pages(seed: int, count: int, real: int) -> list[tuple[str, str, str]]:
    """Language, name and text of ``count`` made interviews a language, and of ``real`` files."""
    found = []
    for language in LANGUAGES:
        for number in range(count):
            made = _made(seed + number, language)
            found.append((language, f"made-{language}-{number}", made))
        kept = _corpus.clean_texts(language)
        random.Random(seed).shuffle(kept)
        found += [(language, name, text) for name, text in kept[:real]]
    return found


def _made(seed: int, language: str) -> str:
    if language in WORDS:
        return _interview(seed, language)
    text = texts.interview(seed, 1800, language).text
    return (
        text
        + {
            "en": "\nMR CHAIR: Thank you all very much.\n",
            "es": "\nMODERADOR: Muchas gracias a todos.\n",
            "fr": "\nMODÉRATEUR: Merci à tous.\n",
        }[language]
    )


def _interview(seed: int, language: str) -> str:
    rng = random.Random(f"{seed} {language}")
    words = {key: value.split("|") for key, value in WORDS[language].items()}
    seen: set[str] = set()

    def sentence() -> str:
        while True:
            clause = " ".join(rng.choice(words[key]) for key in ("subject", "verb", "object"))
            said = f"{rng.choice(words['open'])}{clause}, {rng.choice(words['end'])}."
            if said not in seen:
                seen.add(said)
                return said[0].upper() + said[1:].replace(" –.", ".").replace(", –", " –")

    def paragraph() -> str:
        return " ".join(sentence() for _ in range(rng.randint(2, 5)))

    parts = [words["head"][0]]
    for number in range(24):
        who = (words["host"], words["asker"], words["guest"], words["asker"])[number % 4][0]
        said = paragraph()
        if who == words["asker"][0]:
            said = f"{rng.choice(words['ask'])} {rng.choice(words['object'])}?"
        parts.append(f"{who}: {said}")
        if number % 2 == 0:
            parts.append(paragraph())
    parts.append(f"{words['host'][0]}: {words['thanks'][0]}")
    return "\n\n".join(parts) + "\n"
