"""One value written in two ways, and two values that look alike."""

from __future__ import annotations

import pytest

from provenance.text.numbers import (
    is_date,
    is_joint,
    is_number,
    roman_value,
    same_figures,
    same_value,
    value,
)

EQUAL = {
    "en": [
        ("six", "6"),
        ("2 ½", "two and a half"),
        ("2½", "2 1/2"),
        ("two and one half", "two and a half"),
        ("1,500", "1500"),
        ("$15,000", "fifteen thousand dollars"),
        ("$15,000", "15,000 dollars"),
        ("12%", "12 percent"),
        ("twelve per cent", "12%"),
        ("twenty-five", "25"),
        ("twenty five", "25"),
        ("third", "3rd"),
        ("the 21st", "the twenty-first"),
        ("three million", "3,000,000"),
        ("3 million", "three million"),
        ("1.5 billion", "1,500,000,000"),
        ("March 3", "3 March"),
        ("one hundred", "100"),
        ("two thirds", "2/3"),
        ("one third", "1/3"),
        ("two and three quarters", "2 3/4"),
        ("nineteen ninety-five", "1995"),
        ("nineteen oh five", "1905"),
        ("twenty sixteen", "2016"),
        ("November 14, 2015", "14 Nov. 2015"),
        ("thirteen to twenty-eight", "13 to 28"),
        ("$20-25 billion", "$20 to $25 billion"),
        ("[00:45:54.26] to [00:46:09]", "45:54 to 46:09"),
        ("their twenties", "their 20s"),
        ("forty-third", "43rd"),
    ],
    "es": [
        ("seis", "6"),
        ("veinticinco", "25"),
        ("tres millones", "3 millones"),
        ("1.500", "1500"),
        ("mil", "1000"),
        ("treinta y uno", "31"),
        ("dos tercios", "2/3"),
        ("300 pesos", "$300"),
        ("12 por ciento", "12%"),
        ("1º de marzo", "primero de marzo"),
    ],
    "fr": [
        ("six", "6"),
        ("quatre-vingt-dix", "90"),
        ("vingt-cinq", "25"),
        ("12 000", "12000"),
        ("12\u202f000", "12 000"),
        ("trois millions", "3 millions"),
        ("90 %", "quatre-vingt-dix pour cent"),
        ("sept", "7"),
    ],
    "ru": [("двадцать пять", "25"), ("две трети", "2/3"), ("тысяча двести", "1200")],
    "ar": [("١٥", "15"), ("خمسة وعشرون", "25"), ("ألف ومئة", "1100")],
    "de": [
        ("sechs", "6"),
        ("fünfundzwanzig", "25"),
        ("1.500", "1500"),
        ("3,5", "3.5"),
    ],
}
UNEQUAL = {
    "en": [
        ("six", "eight"),
        ("15,000", "50,000"),
        ("1973", "1974"),
        ("1973", "1793"),
        ("three million", "three billion"),
        ("$300", "€300"),
        ("3.5", "35"),
        ("2½", "3½"),
        ("2½", "2"),
        ("half", "quarter"),
        ("fifteen", "fifty"),
        ("fourteen", "forty"),
        ("March", "April"),
        ("March 3", "March 13"),
        ("Tuesday", "Thursday"),
        ("12%", "12 dollars"),
        ("third", "three hundred"),
        ("10:30", "10:45"),
        ("1/2", "1/3"),
        ("one hundred", "one thousand"),
        ("1960s", "1990s"),
        ("-5", "15"),
        ("12345678901234567", "12345678901234568"),
        ("9" * 400, "8" * 400),
        ("two thirds", "three thirds"),
        ("two thirds", "2/5"),
        ("nineteen, ninety", "1991"),
        ("nineteen ninety-five", "1996"),
        ("thirteen to twenty-eight", "1328"),
        ("a third", "1/3"),
        ("the third", "1/3"),
        ("November 14, 2015", "14 November 2016"),
        ("45:54", "45:55"),
        ("$43", "43"),
        ("12%", "12"),
        ("twenties", "thirties"),
        ("five to ten", "five to twelve"),
    ],
    "es": [
        ("seis", "siete"),
        ("tres", "trece"),
        ("sesenta", "setenta"),
        ("tres millones", "tres mil"),
        ("enero", "febrero"),
        ("1.500", "15.000"),
        ("300 dólares", "$300"),
        ("dos tercios", "2/5"),
    ],
    "ru": [("двадцать пять", "26"), ("двести", "двенадцать"), ("шесть", "шестьдесят")],
    "ar": [("خمسة", "تسعة"), ("١٥", "16"), ("خمسة وعشرون", "205")],
    "fr": [
        ("six", "dix"),
        ("trois millions", "trois milliards"),
        ("soixante", "soixante-dix"),
        ("janvier", "juin"),
        ("1923", "1932"),
        ("treize", "trente"),
    ],
    "de": [
        ("sechs", "sechzig"),
        ("zwei", "zwölf"),
        ("Millionen", "Milliarden"),
        ("Juni", "Juli"),
        ("1.500", "15.000"),
    ],
}
NUMBERS = {
    "en": "1973 8 eight thousand million $ % january tuesday half dozen 15,000 3.5 third",
    "es": "1973 ocho mil millones enero martes medio docena",
    "fr": "1973 huit mille millions janvier mardi demi douzaine",
    "de": "1973 acht tausend millionen januar dienstag",
    "ru": "1973 восемь тысяч миллион января шесть",
}
WORDS = {
    "en": "may to for won ate and of a the many few years hours kerry march point oh no i ton tent",
    "es": "por y para casa tren años ley",
    "fr": "pour et dans sur deuil ans loi point",
    "de": "und für haus jahre ohne",
    "ru": "и среда год мир",
}


def pairs(table):
    return [(language, *pair) for language, several in table.items() for pair in several]


@pytest.mark.parametrize(("language", "one", "other"), pairs(EQUAL))
def test_one_value(language: str, one: str, other: str) -> None:
    assert value(one, language) == value(other, language) != ""


@pytest.mark.parametrize(("language", "one", "other"), pairs(UNEQUAL))
def test_two_values(language: str, one: str, other: str) -> None:
    assert value(one, language) != value(other, language)


SAME = {
    "en": [
        ("$5 trillion", "five trillion dollars"),
        ("$1 trillion", "a trillion dollars"),
        ("$2.50", "two dollars and 50 cents"),
        ("$3,000 to $4,000", "three to four thousand dollars"),
        ("$3-4 million", "three to four million dollars"),
        ("five to six hundred", "500 to 600"),
        ("$25k", "$25,000"),
        ("$5bn", "five billion dollars"),
        ("£5m", "five million pounds"),
        ("US$5 million", "5 million U.S. dollars"),
        ("point five percent", ".5%"),
        ("one point two trillion", "1.2 trillion"),
        ("a million and a half", "1.5 million"),
        ("7:30 p.m.", "seven thirty pm"),
        ("19:30", "7:30 p.m."),
        ("ten o'clock", "10:00"),
        ("9/11", "nine eleven"),
        ("'80", "1980"),
        ("the '60s", "the 1960s"),
        ("nine one one", "911"),
        ("two oh six", "206"),
        ("seven forty-seven", "747"),
        ("two dozen", "24"),
        ("fifty cents", "$.50"),
    ],
    "es": [("cinco billones", "5 billones"), ("un millón y medio de pesos", "$1,500,000")],
    "fr": [("19h30", "19:30"), ("un million et demi", "1,5 million")],
}
ANOTHER = {
    "en": [
        ("3-2", "2-3"),
        ("3 of 5", "5 of 3"),
        ("3 to 4,000", "3,000 to 4,000"),
        ("three to four thousand", "3 to 4 million"),
        ("four to three thousand", "4,000 to 4,000"),
        ("$5 trillion", "five billion dollars"),
        ("$2.50", "two dollars and 15 cents"),
        ("$1", "a euro"),
        ("a trillion", "two trillion"),
        ("half a million", "a million and a half"),
        ("3, 5", "35"),
        ("3 5", "35"),
        ("five to ten", "510"),
        ("five and ten", "510"),
        ("nine one one", "912"),
        ("7:30 a.m.", "7:30 p.m."),
        ("19:30", "9:30 p.m."),
        ("ten o'clock", "10:30"),
        ("9/11", "9:12"),
        ("9/11", "9:11"),
        ("'80", "1981"),
        ("80", "1980"),
        ("a dozen", "10"),
        ("two dozen", "2"),
        ("5m", "5 million"),
        ("$5m", "$5bn"),
        ("fifty cents", "50"),
        ("$4,300", "4,300"),
        ("five", "5%"),
    ],
    "es": [("cinco billones", "cinco millones"), ("19h30", "19:03"), ("$300", "300 dólares")],
    "fr": [("19h30", "9h30"), ("un million et demi", "1 million")],
}


@pytest.mark.parametrize(("language", "one", "other"), pairs(SAME))
def test_the_same_said_otherwise(language: str, one: str, other: str) -> None:
    assert same_value(one, other, language)
    assert same_value(other, one, language)


@pytest.mark.parametrize(("language", "one", "other"), pairs(ANOTHER))
def test_another_value(language: str, one: str, other: str) -> None:
    assert not same_value(one, other, language)
    assert not same_value(other, one, language)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$4,300", "4,300"),
        ("$5 trillion", "five trillion"),
        ("$3,000 to $4,000", "three to four thousand"),
        ("300", "300 euros"),
    ],
)
def test_an_amount_without_its_currency(one: str, other: str) -> None:
    assert same_figures(one, other)
    assert same_figures(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$300", "€300"),
        ("$300", "$300"),
        ("300", "300"),
        ("$300", "301"),
        ("$12", "12%"),
        ("12%", "12"),
        ("$5", "5m"),
        ("five dollars", "dollars"),
    ],
)
def test_no_amount_without_its_currency(one: str, other: str) -> None:
    assert not same_figures(one, other)
    assert not same_figures(other, one)


DATES = [
    ("17 March 2016", "17/03/2016", "en"),
    ("March 17, 2016", "17/03/2016", "en"),
    ("March 17, 2016", "2016-03-17", "en"),
    ("3 April 2016", "03/04/2016", "en"),
    ("4 March 2016", "03/04/2016", "en"),
    ("17 de marzo de 2016", "17.3.2016", "es"),
    ("17 марта 2016", "17.03.16", "ru"),
]
OTHER_DATES = [
    ("18 March 2016", "17/03/2016", "en"),
    ("17 March 2015", "17/03/2016", "en"),
    ("5 May 2016", "03/04/2016", "en"),
    ("17 March", "17/03/2016", "en"),
    ("March 2016", "03/2016", "en"),
    ("31/31/2016", "31 March 2016", "en"),
    ("17/03/2016", "18/03/2016", "en"),
    ("17 de marzo de 2016", "17.4.2016", "es"),
]


@pytest.mark.parametrize(("one", "other", "language"), DATES)
def test_one_day(one: str, other: str, language: str) -> None:
    assert same_value(one, other, language)
    assert same_value(other, one, language)
    assert is_date(one, language)


@pytest.mark.parametrize(("one", "other", "language"), OTHER_DATES)
def test_two_days(one: str, other: str, language: str) -> None:
    assert not same_value(one, other, language)
    assert not same_value(other, one, language)


@pytest.mark.parametrize("printed", ["March", "2016", "", "17/03", "10:30", "99/99/9999", "no day"])
def test_no_day(printed: str) -> None:
    assert not is_date(printed)


def test_the_negatives_outnumber_the_positives() -> None:
    assert len(pairs(UNEQUAL)) > len(pairs(EQUAL))
    assert len(pairs(ANOTHER)) > len(pairs(SAME))


@pytest.mark.parametrize(
    ("language", "form"),
    [(code, form) for code, forms in NUMBERS.items() for form in forms.split()],
)
def test_a_number_is_known(language: str, form: str) -> None:
    assert is_number(form, language)


@pytest.mark.parametrize(
    ("language", "form"), [(code, form) for code, forms in WORDS.items() for form in forms.split()]
)
def test_a_word_is_no_number(language: str, form: str) -> None:
    assert not is_number(form, language)


@pytest.mark.parametrize("form", ["", " ", "\x00L", "?"])
def test_nothing_is_no_number(form: str) -> None:
    assert not is_number(form, "en")


@pytest.mark.parametrize("form", ["and", "y", "et", "und"])
def test_a_joint_may_stand_inside_a_number(form: str) -> None:
    assert is_joint(form)


@pytest.mark.parametrize("form", ["or", "six", "", "the", "o", "ou", "oder"])
def test_another_word_may_not(form: str) -> None:
    assert not is_joint(form)


@pytest.mark.parametrize(
    "printed",
    ["", "no number", "9" * 5000, "1" + ",000" * 2000, "1/0", "9" * 4400 + "/2", "½" * 3000, "٣"],
)
@pytest.mark.parametrize("language", ["en", "ru", "xx", ""])
def test_anything_has_a_value_or_none(printed: str, language: str) -> None:
    assert isinstance(value(printed, language), str)
    assert isinstance(is_number(printed, language), bool)


@pytest.mark.parametrize(
    ("printed", "number"), [("I", 1), ("IV", 4), ("VIII", 8), ("XIV", 14), ("XXXIX", 39)]
)
def test_roman_numerals(printed: str, number: int) -> None:
    assert roman_value(printed) == number


@pytest.mark.parametrize("printed", ["", "iv", "IIII", "VX", "IIX", "MIX", "DC", "L", "XXXX", "I."])
def test_no_roman_numerals(printed: str) -> None:
    assert roman_value(printed) == 0
