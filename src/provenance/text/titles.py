"""The vocabulary of labels: courtesies, offices and speaking roles in several languages.

Entries are looked up folded (small letters, no marks, no full stops); the tables fold what is
written here, since no one writes Russian or Arabic without its marks.
"""

from __future__ import annotations

from provenance.text.spelling import fold


def _table(rows: str) -> dict[str, str]:
    """Read ``canonical: form, form`` rows into a mapping of each form to its canonical word."""
    found: dict[str, str] = {}
    for row in rows.strip().splitlines():
        canonical, _, forms = row.partition(":")
        for form in forms.split(","):
            found[fold(form)] = canonical.strip()
    return found


def _words(text: str) -> frozenset[str]:
    """Read words that stand apart by white space."""
    return frozenset(fold(word) for word in text.split())


COURTESIES = _table("""
m: mr, mister, sir, lord, monsieur, messieurs, mm, herr, senor, sr, don, senhor, signor, signore
m: господин, г-н, гн, السيد, سيد, lic, licenciado, ingeniero, maestro, mtro, m
f: mrs, ms, miss, dame, lady, madame, mme, mlle, madam, mademoiselle, frau, senora, sra, dona
f: senorita, srta, senhora, signora, госпожа, г-жа, гжа, السيدة, سيدة, licenciada, ingeniera
f: maestra, mtra, doctora, dra, professora, profesora
n: mx, dr, doctor, prof, professor, professeur, profesor, ing, rev, reverend, hon, honorable
n: h e, he, excellency, his excellency, her excellency, son excellence, su excelencia, доктор
n: rt hon, right hon, right honourable, right honorable, the right honourable, honourable
n: sa majeste, his majesty, her majesty, brother, sister, father, bro, the honorable, دكتور
n: الدكتور
""")
"""Forms of address, and whether they tell a man, a woman or neither."""

OFFICES = _table("""
president: president, presidente, presidenta, prasident, prasidentin, presidentin, президент
president: الرئيس, رئيس
president: bundesprasident, presidenta municipal, mr president, madam president, pdt
president-elect: president-elect, presidente electo, presidenta electa
vice president: vice president, vice-president, vicepresident, vicepresidente, vicepresidenta
vice president: vizeprasident
vice president: вице-президент, نائب الرئيس
prime minister: prime minister, premier, premier ministre, premiere ministre, primer ministro
prime minister: primera ministra, primeiro-ministro, ministerprasident, премьер-министр
prime minister: رئيس الوزراء
foreign minister: foreign minister, minister of foreign affairs, minister for foreign affairs
foreign minister: ministre des affaires etrangeres, aussenminister, aussenministerin, canciller
foreign minister: ministro de exteriores, ministro de relaciones exteriores
foreign minister: министр иностранных дел
foreign minister: وزير الخارجية, ministre des affaires etrangeres et europeennes
chancellor: chancellor, bundeskanzler, bundeskanzlerin, kanzler, kanzlerin, chancelier
chancellor: chanceliere
minister: minister, ministre, ministro, ministra, ministerin, министр, وزير, الوزير, الوزيرة
minister: bundesminister
minister: bundesministerin, defense minister, defence minister, interior minister
minister: finance minister
secretary of state: secretary of state, secretaire d'etat, secretario de estado, госсекретарь
secretary: secretary, secretario, secretaria, secretaire, staatssekretar, defense secretary
secretary: press secretary, treasury secretary, under secretary, undersecretary
secretary: deputy secretary
secretary: assistant secretary, acting secretary, subsecretario, subsecretaria
secretary-general: secretary-general, secretary general, secretaire general, secretario general
secretary-general: generalsekretar, генеральный секретарь, الأمين العام
envoy: envoy, special envoy, envoye special, enviado especial, sondergesandter, спецпосланник
envoy: special representative, high representative, haut representant, alto representante
envoy: المبعوث
senator: senator, senateur, senatrice, senador, senadora, сенатор, sen
representative: congressman, congresswoman, representative, rep, delegate, delegada, delegado
deputy: depute, deputee, diputado, diputada, abgeordneter, abgeordnete, депутат, deputado
deputy: النائب
governor: governor, gov, gobernador, gobernadora, gouverneur, губернатор, governador
governor: governadora
mayor: mayor, alcalde, alcaldesa, maire, burgermeister, burgermeisterin, мэр
mayor: presidente municipal
ambassador: ambassador, amb, ambassadeur, ambassadrice, embajador, embajadora, botschafter
ambassador: botschafterin, посол, السفير, embaixador
general: general, gen, almirante, admiral, adm, colonel, col, captain, capt, major, lieutenant
general: sergeant, commander, coronel, capitan, генерал, teniente, brigadier, lieutenant general
officer: agent, special agent, officer, police officer, sheriff, detective, inspector, trooper
clergy: pastor, bishop, archbishop, cardinal, imam, rabbi, chaplain, obispo, cardenal, eveque
justice: justice, chief justice, judge, juge, juez, jueza, magistrate, magistrado, richter
justice: судья
chairman: chairman, chairwoman, chairperson, chair, председатель, vorsitzender, vorsitzende
chairman: the speaker pro tempore, speaker pro tempore, president pro tempore, presiding officer
attorney general: attorney general, fiscal, fiscal general, procureur, procurador
director: director, directora, directeur, directrice, direktor, директор, director general
director: titular, encargado, encargada
director: directora general, administrator, commissioner, commissaire, comisionado, kommissar
spokesperson: spokesperson, spokesman, spokeswoman, porte-parole, vocero, portavoz, sprecherin
spokesperson: regierungssprecher, официальный представитель
king: king, queen, prince, princess, roi, reine, rey, reina, konig, konigin, pope, pape, papa
leader: leader, majority leader, minority leader, coordinator, coordinador, coordinadora
speaker: the speaker, madam speaker, mr speaker
""")
"""Offices that may stand before a name, or alone with an article ("THE PRESIDENT")."""

ROLES = _table("""
question: question, questions, q, questioner, reporter, reporters, journalist, press
question: correspondent
question: pregunta, periodista, reportero, reportera, journaliste, frage, journalistin, вопрос
question: журналист, корреспондент, سؤال, صحفي, الصحفي, صحفية, pergunta, jornalista, domanda
question: giornalista, интервьюер, السؤال, questioners, the press, la presse, prensa
answer: answer, a, respuesta, reponse, antwort, ответ, جواب, resposta, risposta
moderator: moderator, moderador, moderadora, moderateur, moderatrice, moderatorin, модератор
moderator: moderatore, facilitator, presenter, presentador, presentadora, conductor, conductora
moderator: ведущий, ведущая, المذيع, مقدم, anchor, announcer, master of ceremonies
moderator: maestro de ceremonias
moderator: maestra de ceremonias, emcee, mc, apresentador, مدير الجلسة
host: host, co-host, cohost, interviewer, entrevistador, entrevistadora, intervieweur
interviewee: interviewee, guest, entrevistado, entrevistada, witness, testigo, the witness
interpreter: interpreter, translator, the interpreter, interprete, traductor, traductora
interpreter: dolmetscher
interpreter: dolmetscherin, переводчик, المترجم, مترجم, traducteur, l'interprete
interlocutor: interlocutor
interlocutora: interlocutora
intervention: intervencion, intervention, مداخلة
intervention-m: intervencion hombre
intervention-f: intervencion mujer
voice: voice, voices, voz, voces, voix, stimme, голос, voice over, voiceover, voice-over
voice: narrator, narrador
voice: narradora, narration, off, video, الراوي
voice-m: voz hombre, voz de hombre, male voice, male speaker, unidentified male, male, man
voice-f: voz mujer, voz de mujer, female voice, female speaker, unidentified female, female
voice-f: woman
audience: audience, audience member, audience members, the audience, crowd, the crowd, publico
audience: asistentes
audience: public, la salle, publikum, зал, из зала, аудитория, الجمهور, chorus, coro, plateia
audience: members
audience: voces a coro, voces en coro, audience question, member of the audience
audience: member of audience, публика, реплика, zuruf, unidentified audience member
audience: town hall participant, голос из зала, реплика из зала, с места, zuhorer, zuhorerin
audience: aus dem publikum, voix dans la salle, un membre du public
unknown: unidentified speaker, unknown speaker, unidentified, unknown, inaudible speaker
unknown: unidentified person
unknown: unidentified participant, desconocido, unbekannt, неизвестный, speakers
unknown: unidentified reporter, unidentified questioner, unknown male, unknown female
speaker: speaker, sprecher, orador, oradora, orateur, oratrice, intervenant, intervenante
speaker: participant
speaker: participante, participants, panelist, panelista, teilnehmer, спикер, участник
speaker: выступающий, المتحدث
speaker: teilnehmerin, spk
operator: operator, the operator, operador, operadora, operateur
staff: staff, aide, press officer, staffer, official, senior administration official
staff: administration official
staff: senior state department official, senior official, background official
staff: white house official
citizen: ciudadana, ciudadano, citizen, asistente, alumno, alumna, student, teacher, pupil
all: all, todos, tous, alle, both, several, group, multiple speakers, multiple, ensemble, все
all: everyone
presidency: presidencia
court: court, the court
clerk: clerk, the clerk, court clerk
bailiff: bailiff, the bailiff
juror: juror, prospective juror, the foreperson
defendant: defendant, the defendant
""")
"""What somebody is called who is not named."""

ROLE_NAMES = frozenset(ROLES.values())
"""The canonical words for the roles."""

QUESTIONING = _words(
    """
    question interlocutor interlocutora intervention intervention-m intervention-f audience
    unknown
    """
)
"""Roles behind which a questioner may stand whom the moderator has introduced."""

MANY = QUESTIONING | {"answer", "citizen", "speaker", "voice", "voice-m", "voice-f"}
"""Roles that stand for whoever speaks in them, one after the other; with a number they do not."""

ARTICLES = _words(
    """
    the el la los las le les l der die das den il lo o os un une ein eine
    """
)

QUALIFIERS = _words(
    """
    un us u s uk eu k e united states nations european union special deputy vice acting former
    senior assistant under white house state department first chief federal defense defence
    interior finance foreign press security national principal permanent ex new onu mme madame
    french dutch greek thai swiss czech british turk polish irish spanish ambassador secretary
    royal crown grand lord representative general minister prime adjunto exministro
    """
)
"""Words that qualify an office before a name ("UN Special Envoy")."""

NATIONALITIES = (
    "ian",
    "ish",
    "ese",
    "can",
    "man",
    "ean",
    "ani",
    "aqi",
    "ali",
    "ili",
    "ench",
    "nian",
)
"""How adjectives of nationality end ("Russian Foreign Minister")."""

PARTICLES = _words(
    """
    de del della di da das do dos du des la las los le van von vom zu zum zur der den ter ten y e
    al el bin ibn ben bint abu st san santa saint ap af av d' delle dello бин аль эль фон де بن
    ابن أبو آل
    """
)
"""Small words within a surname."""

SUFFIXES = _words(
    """
    jr sr ii iii iv esq phd md mp mep cbe obe kbe junior senior
    """
)
