"""Short forms and what they stand for: Mr and Mister, U.S. and United States."""

from __future__ import annotations

_SHORT = {
    "en": "mr: mister; mrs: missus; dr: doctor; st: saint/street; gov: governor; sen: senator; "
    "rep: representative; gen: general; col: colonel; lt: lieutenant; sgt: sergeant; "
    "capt: captain; prof: professor; pres: president; jr: junior; sr: senior; vs: versus; "
    "dept: department; rev: reverend; hon: honorable/honourable; maj: major; adm: admiral; "
    "us: united states/united states of america; usa: united states of america/united states; "
    "uk: united kingdom; eu: european union; un: united nations; tv: television; "
    "pm: prime minister; aids: acquired immune deficiency syndrome; eg: for example; "
    "ie: that is; inc: incorporated; corp: corporation; co: company; ltd: limited; "
    "approx: approximately; km: kilometers/kilometres/kilometer/kilometre; "
    "kg: kilograms/kilos/kilogram; "
    "cm: centimeters/centimetres; lbs: pounds; ft: feet/foot; mph: miles per hour; "
    "hrs: hours; mins: minutes; secs: seconds; sec: second; no: number; nos: numbers; "
    "§: section; natl: national; intl: international; "
    "assn: association; assoc: association; govt: government; etc: et cetera; op: operation",
    "es": "sr: señor; sra: señora; srta: señorita; sres: señores; dr: doctor; dra: doctora; "
    "lic: licenciado/licenciada; ing: ingeniero/ingeniera; prof: profesor/profesora; "
    "gral: general; pdte: presidente; ud: usted; uds: ustedes; vd: usted; "
    "eu: estados unidos; eeuu: estados unidos; eua: estados unidos; usa: estados unidos; "
    "onu: naciones unidas/organización de las naciones unidas; ue: unión europea; "
    "c: ciudadano/ciudadana; cc: ciudadanos; arq: arquitecto/arquitecta; mtro: maestro; "
    "mtra: maestra; col: colonia; av: avenida; etc: etcétera",
    "fr": "m: monsieur; mm: messieurs; mme: madame; mlle: mademoiselle; mmes: mesdames; "
    "dr: docteur; pr: professeur; st: saint; ste: sainte; usa: états unis; "
    "onu: nations unies/organisation des nations unies; ue: union européenne; etc: et cetera",
    "de": "dr: doktor; prof: professor; str: straße; usa: vereinigte staaten/vereinigten staaten; "
    "eu: europäische union; un: vereinte nationen/vereinten nationen; zb: zum beispiel; "
    "usw: und so weiter; bzw: beziehungsweise; ca: circa; mrd: milliarden; mio: millionen",
    "pt": "sr: senhor; sra: senhora; dr: doutor; dra: doutora; eua: estados unidos; "
    "onu: nações unidas/organização das nações unidas; ue: união europeia; vc: você",
    "it": "sig: signor/signore; dott: dottore/dottor; on: onorevole; usa: stati uniti; "
    "onu: nazioni unite; ue: unione europea",
    "nl": "dhr: de heer; mevr: mevrouw; vs: verenigde staten; eu: europese unie",
    "ru": "сша: соединённые штаты/соединенные штаты/соединённых штатов/соединенных штатов; "
    "оон: организация объединённых наций/организации объединённых наций; рф: российская "
    "федерация/российской федерации; г: год/года/году; ес: европейский союз; др: другие; "
    "т: так; тыс: тысяч/тысячи; млн: миллионов/миллиона; млрд: миллиардов/миллиарда",
}
_LITTLE = frozenset("of the and for de la las los del y des du d et und der für do da dos".split())
_LEAST, _MOST = 2, 6
"""So many letters make an acronym."""


def _table(rows: str) -> frozenset[tuple[str, str]]:
    pairs = set()
    for row in rows.split(";"):
        short, _, longs = row.partition(":")
        pairs |= {(short.strip(), long.strip()) for long in longs.split("/")}
    return frozenset(pairs)


_PAIRS = {language: _table(rows) for language, rows in _SHORT.items()}
_KNOWN = {language: frozenset(short for short, _ in pairs) for language, pairs in _PAIRS.items()}


def abbreviates(short: list[str], long: list[str], language: str) -> bool:
    """Whether printed words are a short form of other printed words.

    >>> abbreviates(["U", "S"], ["United", "States"], "en"), abbreviates(["Mr"], ["Mister"], "en")
    (True, True)
    >>> abbreviates(["NHS"], ["National", "Health", "Service"], "en")
    True
    >>> abbreviates(["us"], ["united", "states"], "en"), abbreviates(["EU"], ["USA"], "en")
    (True, False)
    >>> abbreviates(["as"], ["all", "sorts"], "en"), abbreviates(["Dr"], ["Mister"], "en")
    (False, False)
    """
    joined = "".join(short)
    if not (0 < len(joined) <= _MOST and long):
        return False
    folded = joined.casefold()
    if folded in _KNOWN.get(language, ()) and (
        (folded, " ".join(long).casefold()) in _PAIRS[language]
    ):
        return True
    if len(long) < _LEAST or not joined.isupper():
        return False
    words = [word for word in long if word.casefold() not in _LITTLE]
    if not all(word[:1].isupper() and len(word) > 1 for word in words):
        return False
    initials = "".join(word[0] for word in words).upper()
    return len(initials) >= _LEAST and joined == initials
