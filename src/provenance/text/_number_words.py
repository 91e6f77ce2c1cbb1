"""Number words, months and fractions, a language a line; what no library knows of them."""

from __future__ import annotations

_MONTHS = {
    "en": "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug "
    "september/sept/sep october/oct november/nov december/dec",
    "es": "enero/ene febrero/feb marzo/mar abril/abr mayo junio/jun julio/jul agosto/ago "
    "septiembre/setiembre/sept/sep octubre/oct noviembre/nov diciembre/dic",
    "fr": "janvier/janv février/févr/fév mars avril/avr mai juin juillet/juil août "
    "septembre octobre/oct novembre/nov décembre/déc",
    "de": "januar/jan februar/feb märz april/apr mai juni/jun juli/jul august/aug "
    "september/sept/sep oktober/okt november/nov dezember/dez",
    "pt": "janeiro/jan fevereiro/fev março abril/abr maio junho/jun julho/jul agosto/ago "
    "setembro/set outubro/out novembro/nov dezembro/dez",
    "it": "gennaio/gen febbraio/feb marzo aprile/apr maggio giugno/giu luglio/lug agosto/ago "
    "settembre/sett/set ottobre/ott novembre/nov dicembre/dic",
    "nl": "januari/jan februari/feb maart april/apr mei juni/jun juli/jul augustus/aug "
    "september/sept/sep oktober/okt november/nov december/dec",
    "ru": "января/январь/янв февраля/февраль/фев марта/март апреля/апрель/апр мая/май июня/июнь "
    "июля/июль августа/август/авг сентября/сентябрь/сент октября/октябрь/окт ноября/ноябрь/нояб "
    "декабря/декабрь/дек",
    "ar": "يناير فبراير مارس أبريل/إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
_DAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "ru": "понедельник вторник четверг пятница суббота воскресенье",
}
_OTHERS = {
    "en": "one hundred thousand million billion trillion hundreds thousands millions billions "
    "dozen half quarter percent double twice triple first second third fourth fifth sixth seventh "
    "eighth ninth tenth eleventh twelfth zero quarters thirds halves fourths fifths tenths "
    "twenties thirties forties fifties sixties seventies eighties nineties",
    "es": "cien ciento mil millón millones billones medio media cuarto docena doble "
    "primero primera primer segundo segunda tercero tercera tercer cuarta quinto quinta tercios "
    "tercio cuartos quintos décimo décima",
    "fr": "cent cents mille million millions milliard milliards demi demie quart douzaine "
    "premier première deuxième second seconde troisième quatrième cinquième tiers quarts",
    "de": "hundert tausend million millionen milliarde milliarden halb prozent dutzend erste "
    "ersten zweite zweiten dritte dritten vierte vierten drittel viertel fünftel",
    "ru": "половина половины процент процента процентов первый первая первого второй вторая "
    "второго третий третья третьего трети четверти пятых",
    "ar": "بالمئة بالمائة الأول الأولى الثاني الثانية الثالث الثالثة",
}
_CARDINALS = {
    "ru": "ноль/нуль:0 один/одна/одно/одного/одной:1 два/две/двух/двумя:2 три/трёх/трех/тремя:3 "
    "четыре/четырёх/четырех:4 пять/пяти:5 шесть/шести:6 семь/семи:7 восемь/восьми:8 "
    "девять/девяти:9 десять/десяти:10 одиннадцать/одиннадцати:11 двенадцать/двенадцати:12 "
    "тринадцать/тринадцати:13 четырнадцать/четырнадцати:14 пятнадцать/пятнадцати:15 "
    "шестнадцать/шестнадцати:16 семнадцать/семнадцати:17 восемнадцать/восемнадцати:18 "
    "девятнадцать/девятнадцати:19 двадцать/двадцати:20 тридцать/тридцати:30 сорок/сорока:40 "
    "пятьдесят/пятидесяти:50 шестьдесят/шестидесяти:60 семьдесят/семидесяти:70 "
    "восемьдесят/восьмидесяти:80 девяносто/девяноста:90 сто/ста:100 двести/двухсот:200 "
    "триста/трёхсот/трехсот:300 четыреста/четырёхсот/четырехсот:400 пятьсот/пятисот:500 "
    "шестьсот/шестисот:600 семьсот/семисот:700 восемьсот/восьмисот:800 девятьсот/девятисот:900 "
    "тысяча/тысячи/тысяч/тысячу:1000 миллион/миллиона/миллионов:1000000 "
    "миллиард/миллиарда/миллиардов:1000000000",
    "ar": "صفر:0 واحد/واحدة:1 اثنان/اثنين/اثنتان/اثنتين/اثنا/اثني:2 ثلاث/ثلاثة:3 أربع/أربعة:4 "
    "خمس/خمسة:5 ست/ستة:6 سبع/سبعة:7 ثمان/ثماني/ثمانية:8 تسع/تسعة:9 عشر/عشرة:10 عشرون/عشرين:20 "
    "ثلاثون/ثلاثين:30 أربعون/أربعين:40 خمسون/خمسين:50 ستون/ستين:60 سبعون/سبعين:70 "
    "ثمانون/ثمانين:80 تسعون/تسعين:90 مئة/مائة:100 مئتان/مئتين/مائتان/مائتين:200 "
    "ثلاثمئة/ثلاثمائة:300 أربعمئة/أربعمائة:400 خمسمئة/خمسمائة:500 ستمئة/ستمائة:600 "
    "سبعمئة/سبعمائة:700 ثمانمئة/ثمانمائة:800 تسعمئة/تسعمائة:900 ألف/آلاف/ألفا:1000 "
    "ألفان/ألفين:2000 مليون/ملايين/مليونا:1000000 مليار/مليارات:1000000000",
}
_ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "es": "primero/primera/primer segundo/segunda tercero/tercera/tercer cuarto/cuarta "
    "quinto/quinta sexto/sexta séptimo/séptima octavo/octava noveno/novena décimo/décima",
    "fr": "premier/première deuxième/second/seconde troisième quatrième cinquième sixième "
    "septième huitième neuvième dixième",
    "de": "erste/ersten/erster/erstes zweite/zweiten/zweiter dritte/dritten/dritter "
    "vierte/vierten fünfte/fünften sechste/sechsten siebte/siebten achte/achten",
    "ru": "первый/первая/первого/первой второй/вторая/второго третий/третья/третьего",
    "ar": "الأول/الأولى الثاني/الثانية الثالث/الثالثة",
}
_PARTS = {
    "en": "half/halves:2 third/thirds:3 quarter/quarters/fourth/fourths:4 fifth/fifths:5 "
    "sixth/sixths:6 eighth/eighths:8 tenth/tenths:10",
    "es": "tercio/tercios:3 cuarto/cuartos:4 quinto/quintos:5 décimo/décimos:10",
    "fr": "tiers:3 quart/quarts:4 cinquième/cinquièmes:5 dixième/dixièmes:10",
    "de": "drittel:3 viertel:4 fünftel:5 zehntel:10",
    "pt": "terço/terços:3 quarto/quartos:4 quinto/quintos:5",
    "it": "terzo/terzi:3 quarto/quarti:4 quinto/quinti:5",
    "nl": "derde:3 kwart:4",
    "ru": "треть/трети:3 четверть/четверти:4 пятых:5",
}
DECADES = {
    f"{word[:-1]}ies": f"{number}s"
    for number, word in zip(
        range(20, 100, 10),
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        strict=True,
    )
}
"""English decades in words: the twenties."""

_ONE = {
    "en": "one", "es": "un", "fr": "un", "de": "ein", "pt": "um", "it": "un", "nl": "een",
    "ru": "одна",
}  # fmt: skip
MAGNITUDES = {
    "en": dict.fromkeys(("trillion", "trillions"), "1000000000000"),
    "es": dict.fromkeys(("billón", "billones"), "1000000000000"),
    "fr": dict.fromkeys(("billion", "billions"), "1000000000000"),
    "de": dict.fromkeys(("billion", "billionen"), "1000000000000"),
    "pt": dict.fromkeys(("trilhão", "trilhões"), "1000000000000"),
}
"""By language: the value of number words that the library does not read."""

_WEAK = frozenset("may march mar sept sep set out ago gen mai mars out dic jun".split())
"""Names of months that are other words, or other months, far more often than they are months."""


def _rows(text: str) -> dict[str, int]:
    """Read ``form/form:value`` rows."""
    found = {}
    for row in text.split():
        forms, _, number = row.partition(":")
        found.update(dict.fromkeys(forms.split("/"), int(number)))
    return found


def _ranks(text: str) -> dict[str, int]:
    """Number ``form/form`` rows from one on."""
    rows = enumerate(text.split(), 1)
    return {form: number for number, row in rows for form in row.split("/")}


MONTHS = {language: _ranks(text) for language, text in _MONTHS.items()}
"""By language: the number of each month's name."""

CARDINALS = {language: _rows(text) for language, text in _CARDINALS.items()}
"""By language that the library does not read: the value of each number word."""

ORDINALS = {language: _ranks(text) for language, text in _ORDINALS.items()}
"""By language: the value of ordinals in words."""

PARTS = {language: _rows(text) for language, text in _PARTS.items()}
"""By language: what a fraction in words is divided by."""

ONE = _ONE
"""By language: the word for one that stands before a single part: one third."""

NUMBERS = {
    language: frozenset(
        {
            *(form for form in MONTHS.get(language, ()) if len(form) > 3 and form not in _WEAK),
            *_DAYS.get(language, "").split(),
            *_OTHERS.get(language, "").split(),
            *CARDINALS.get(language, ()),
        }
    )
    - _WEAK
    for language in {*_MONTHS, *_OTHERS, *_CARDINALS}
}
"""By language: what is a number or a part of a date wherever it stands."""
