"""Words to make clean texts from and to plant damage with, by language."""

# ruff: noqa: E501 - word lists read best as running text

from __future__ import annotations

NOUNS = {
    "en": """agreement airport alliance archive assembly audit balance barrier battery border bridge
    budget campaign canal carrier ceiling channel charter climate coastline colony column committee
    compass concert contract corridor council courier crisis cruise cushion customer dairy deadline
    debate decade delegation deposit desert dialogue district doctrine drought economy election
    embassy engine envelope estate exchange expert factory farmer festival fishery flagship forest
    formula fortress foundation framework freight frontier garden glacier harbour harvest highway
    horizon hospital hostage hurricane incident industry inquiry institute insurance island journal
    journey judgement kitchen laboratory landlord language lawyer leader library licence machine
    magazine manager market measure meeting merchant message minister mission monument mountain
    museum neighbour network notebook observer office operation orchard outcome package parliament
    partner passage patrol payment peninsula pension pipeline platform policy pollution portrait
    position prairie premium principle prison problem programme promise proposal province publisher
    quarter railway reactor referee reform refugee region regulation reporter resolution resource
    response river sanction satellite schedule scholar sculpture season senator settlement shipment
    shoulder signature soldier station statute storage strategy student subsidy summit supplier
    surgeon survey teacher territory testimony theatre timber tourist tractor treaty tribunal tunnel
    uniform union vaccine valley vehicle verdict vessel victory village vineyard volunteer voyage
    warehouse weapon weekend wilderness window winter witness workshop""".split(),
    "es": """acuerdo:m aduana:f aeropuerto:m alcalde:m alianza:f archivo:m asamblea:f autopista:f
    barrera:f barrio:m bosque:m camino:m campaña:f campesino:m canal:m carretera:f cosecha:f
    comercio:m comisión:f compromiso:m contrato:m cuaderno:m debate:m década:f delegación:f
    desarrollo:m desierto:m diálogo:m distrito:m economía:f edificio:m ejercicio:m elección:f
    embajada:f empresa:f encuesta:f escuela:f esfuerzo:m estación:f estrategia:f fábrica:f
    ferrocarril:m frontera:f fundación:f gobierno:m granja:f hospital:m huracán:m informe:m
    industria:f iniciativa:f instituto:m invierno:m investigación:f isla:f jardín:m jornada:f
    laboratorio:m ley:f libro:m maestro:m mercado:m mensaje:m médico:m montaña:f museo:m noticia:f
    oficina:f operación:f palabra:f panadería:f parlamento:m pensión:f periodista:m petróleo:m
    playa:f plaza:f política:f presupuesto:m principio:m programa:m promesa:f propuesta:f
    provincia:f pueblo:m puerto:m puente:m reforma:f región:f reglamento:m respuesta:f
    reunión:f río:m semilla:f sindicato:m solución:f soldado:m tarifa:f teatro:m tienda:f
    trabajador:m tratado:m tribunal:m turista:m universidad:f vacuna:f valle:m ventana:f viaje:m
    vivienda:f volcán:m""".split(),
    "fr": """accord:m ambassade:f annonce:f archive:f assemblée:f barrage:m bataille:f bibliothèque:f
    budget:m bureau:m campagne:f canal:m chantier:m chemin:m château:m citoyen:m climat:m comité:m
    commerce:m conseil:m contrat:m convention:f courrier:m débat:m décennie:f délégation:f désert:m
    dialogue:m directeur:m discours:m douane:f économie:f école:f élection:f engagement:m
    enquête:f entreprise:f équipe:f essai:m étape:f fabrique:f ferme:f festival:m fleuve:m
    fondation:f forêt:f frontière:f gouvernement:m hiver:m hôpital:m île:f industrie:f
    initiative:f jardin:m journal:m laboratoire:m langue:f lettre:f logement:m loi:f machine:f
    mairie:f maison:f marché:m médecin:m message:m mesure:f ministère:m montagne:f musée:m
    navire:m observateur:m ouvrier:m parlement:m passage:m pétrole:m plage:f politique:f pont:m
    port:m principe:m problème:m processus:m programme:m projet:m promesse:f proposition:f
    province:f quartier:m rapport:m récolte:f réforme:f région:f règlement:m réponse:f réseau:m
    réunion:f route:f semaine:f soldat:m solution:f syndicat:m tarif:m théâtre:m traité:m
    tribunal:m tunnel:m usine:f vaccin:m vallée:f village:m ville:f voyage:m""".split(),
}
ADJECTIVES = {
    "en": """ancient annual bitter brave bright broad careful cautious central cheap civil clever
    coastal common complex costly crucial curious delicate distant domestic eager elegant empty
    enormous essential faithful familiar federal fertile final foreign formal fragile frequent gentle
    genuine global grateful gradual hidden honest humble hungry industrial joint legal liberal local
    lonely maritime medical military modest mutual narrow natural neutral nuclear obvious official
    orderly patient peaceful permanent popular practical precious private proper public quiet rapid
    recent regional reliable remote rural scientific serious severe silent simple sincere stable
    steady structural subtle sudden temporary tropical typical urban urgent vague viable vital
    vivid wealthy western wooden worthy""".split(),
    "es": """amplio:a antiguo:a breve:breve central:central claro:a común:común concreto:a
    constante:constante costoso:a delicado:a difícil:difícil digno:a eficaz:eficaz enorme:enorme
    estable:estable externo:a federal:federal fértil:fértil firme:firme frágil:frágil grave:grave
    histórico:a honesto:a humilde:humilde interno:a justo:a lejano:a lento:a local:local
    moderno:a necesario:a nuevo:a oculto:a oportuno:a pacífico:a pequeño:a permanente:permanente
    prudente:prudente público:a rápido:a regional:regional remoto:a rural:rural seguro:a serio:a
    sincero:a sólido:a técnico:a útil:útil valioso:a viable:viable""".split(),
    "fr": """amical:e ancien:ne annuel:le central:e certain:e clair:e commun:e complet:complète
    constant:e délicat:e difficile:difficile discret:discrète durable:durable économique:économique
    énorme:énorme essentiel:le évident:e fédéral:e fragile:fragile global:e grave:grave
    historique:historique honnête:honnête immense:immense industriel:le léger:légère local:e
    maritime:maritime mondial:e national:e naturel:le nécessaire:nécessaire nouveau:nouvelle
    officiel:le patient:e permanent:e profond:e prudent:e public:publique régional:e rural:e
    sérieux:sérieuse sincère:sincère solide:solide stable:stable urgent:e utile:utile""".split(),
}
VERBS = {
    "en": """abandon adopt announce approve arrange attack avoid borrow calculate cancel celebrate
    challenge collect combine compare complete condemn confirm connect consider consult control
    correct debate declare defend deliver demand deny describe destroy develop discover discuss
    divide encourage enforce establish examine expand explain explore finance follow guarantee
    honour ignore improve include inform inspect introduce invite launch maintain measure mention
    monitor negotiate observe obtain organise overlook postpone prepare present preserve protect
    publish question receive recognise recommend record recover reform reject remember repair
    replace report request rescue resolve respect restore review sacrifice secure separate
    strengthen study suggest support suspend threaten transform translate trust visit welcome
    withdraw""".split(),
    "es": """abandonó aceptó anunció apoyó aprobó ayudó buscó cambió canceló celebró comparó compró
    confirmó construyó consultó corrigió criticó defendió describió destruyó discutió encontró
    entregó escuchó estudió examinó explicó financió firmó garantizó ignoró impulsó informó inició
    inspeccionó invitó logró mejoró midió modificó negoció observó obtuvo organizó pidió preparó
    presentó protegió publicó rechazó recibió reconoció recordó recuperó reformó registró reparó
    respetó restauró revisó suspendió terminó transformó tradujo vendió visitó""".split(),
    "fr": """abandonne accepte adopte améliore annonce apporte appuie attaque célèbre change
    commence compare complète condamne confirme construit consulte contrôle corrige critique
    décrit défend demande détruit développe discute donne encourage étudie évite examine explique
    finance garantit ignore impose inspecte invite lance maintient menace mesure modifie montre
    négocie observe obtient organise prépare présente protège publie rappelle reçoit recommande
    reconnaît refuse rejette remplace répare respecte restaure révise soutient suspend termine
    traduit transforme trouve visite""".split(),
}
FIRST = """Adela Anselm Beatriz Benedict Cecilia Conrad Dorothea Edmund Eleonora Fabian Gabriela
Gideon Harriet Hugo Ingrid Isidor Joaquin Katharina Leopold Lucinda Magnus Marguerite Nathaniel
Octavia Philippa Quentin Rosalind Sebastian Tabitha Ulrich Valentina Wilhelmina Xavier Yolanda
Zachary Sergey Mohammed Yusuf Dmitry Alexey""".split()
LAST = """Abernathy Barrientos Castellane Dunleavy Eastwick Fairbanks Gallagher Hathaway Ingleton
Jankowski Kirchner Lindqvist Montgomery Nakamura Okonkwo Pemberton Quintanilla Rutherford
Salvatierra Thornbury Underhill Vandermeer Whitcombe Yardley Zielinski
Ludlam Harris Harding""".split()
PLACES = """Austria Slovakia Iran Amsterdam Athens Baghdad Bangkok Barcelona Belgrade Bogota Brussels Bucharest Budapest
Cairo Caracas Casablanca Colombo Copenhagen Damascus Dublin Edinburgh Geneva Havana Helsinki
Istanbul Jakarta Johannesburg Karachi Kinshasa Lisbon London Madrid Manila Melbourne Montevideo
Montreal Moscow Nairobi Ottawa Paris Prague Rotterdam Santiago Seattle Shanghai Singapore Stockholm
Sydney Tehran Tokyo Toronto Tunis Vienna Warsaw Wellington Zagreb Zurich""".split()
COUNTRIES = """Afghanistan Albania Algeria Argentina Australia Austria Belgium Bolivia Brazil
Bulgaria Canada Chile China Colombia Croatia Cuba Denmark Ecuador Egypt England Ethiopia Finland
France Germany Ghana Greece Hungary India Indonesia Iran Iraq Ireland Israel Italy Japan Jordan
Kenya Kosovo Kuwait Lebanon Libya Malta Mexico Morocco Nepal Nigeria Norway Oman Pakistan Panama
Peru Poland Portugal Qatar Romania Russia Serbia Somalia Spain Sudan Sweden Switzerland Syria
Thailand Tunisia Turkey Uganda Ukraine Venezuela Vietnam Yemen México España Francia Alemania
Brasil Perú Chiapas Oaxaca Veracruz Tabasco Yucatán Allemagne Italie Espagne Belgique Syrie Russie
California Texas Florida Virginia Massachusetts Pennsylvania Ohio Kentucky Tennessee Louisiana
Washington Chicago Boston Philadelphia Berlin Rome Munich Beirut Aleppo Hangzhou""".split()
PEOPLE = """Kerry Lavrov Mistura Kirby Obama Assad Putin Steinmeier Staffan Sergey Bashar Trump
Biden Clinton Romney Lincoln Jefferson Madison Hamilton Reagan Bush Sheinbaum Obrador Macron
Merkel Roosevelt Eisenhower Kennedy Nixon""".split()
NAMES = frozenset((*FIRST, *LAST, *PLACES, *COUNTRIES, *PEOPLE))
"""Proper names that are sure to be names wherever they stand, capitalised, in a sentence."""

LOOKALIKES = (
    ("Ludlam", "Ludwig"),
    ("Marion", "Marlow"),
    ("Harris", "Harvey"),
    ("Austria", "Australia"),
    ("Slovakia", "Slovenia"),
    ("Niger", "Nigeria"),
    ("Iran", "Iraq"),
    ("Harding", "Hawkins"),
)
"""Names of two that look alike: the one for the other is another name."""
TRANSLITERATED = (
    ("Sergey", "Sergei"),
    ("Sergey", "Sergeï"),
    ("Mohammed", "Muhammad"),
    ("Yusuf", "Yousef"),
    ("Gaddafi", "Qaddafi"),
    ("Dmitry", "Dmitri"),
    ("Alexey", "Aleksei"),
    ("Zelensky", "Zelenskyy"),
)
"""One name in two spellings."""

MONTHS = {
    "en": "January February April June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "fr": "janvier février avril juin juillet août septembre octobre novembre décembre".split(),
}
DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "es": "lunes martes miércoles jueves viernes sábado domingo".split(),
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
}
NUMBER_WORDS = {
    "en": """two three four five six seven eight nine eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety""".split(),
    "es": """dos tres cuatro cinco seis siete ocho nueve diez doce trece catorce quince veinte treinta
    cuarenta cincuenta sesenta setenta ochenta noventa""".split(),
    "fr": """deux trois quatre cinq sept huit dix onze douze treize quatorze quinze vingt trente
    quarante cinquante soixante""".split(),
}
FIGURES = {
    "en": {
        "two": "2",
        "three": "3",
        "four": "4",
        "five": "5",
        "six": "6",
        "seven": "7",
        "eight": "8",
        "nine": "9",
        "twelve": "12",
        "fifteen": "15",
        "twenty": "20",
        "forty": "40",
    },
    "es": {
        "dos": "2",
        "tres": "3",
        "cuatro": "4",
        "cinco": "5",
        "seis": "6",
        "siete": "7",
        "ocho": "8",
        "nueve": "9",
        "doce": "12",
        "quince": "15",
        "veinte": "20",
    },
    "fr": {
        "deux": "2",
        "trois": "3",
        "quatre": "4",
        "cinq": "5",
        "sept": "7",
        "huit": "8",
        "douze": "12",
        "quinze": "15",
        "vingt": "20",
    },
}
BRITISH = {
    "harbour": "harbor",
    "judgement": "judgment",
    "licence": "license",
    "neighbour": "neighbor",
    "programme": "program",
    "theatre": "theater",
    "honour": "honor",
    "organise": "organize",
    "recognise": "recognize",
    "colour": "color",
    "favour": "favor",
    "labour": "labor",
    "defence": "defense",
    "centre": "center",
    "travelled": "traveled",
    "realise": "realize",
    "behaviour": "behavior",
    "cancelled": "canceled",
    "grey": "gray",
}
CONFUSABLE = frozenset(
    """angel angle begin being bellow below board broad causal casual county country coma comma
    could cold dairy diary desert dessert diner dinner fiend friend form from filing filling holly
    holy hoping hopping land later latter lead least loose lose marital martial mouth month never
    nerve other paced peace piece planed planing planning quiet quite sever severe super supper
    state taste there thee their these though thorough through thought trail trial trough united
    untied where were which with would wold world word work wonder wander winner dinner curse course
    could cloud clod crude cured director direct contact contract content context policy police
    heath health heart hear earth stars starts later alter alert nation notion ration station
    statue statute stature status message massage marred married united unites public pubic
    sacred scared service serve singe single since silver sliver slaver""".split()
)
FUNCTION_WORDS = frozenset(
    """about above after again against all almost along already also although always among another
    any anyone anything around because been before behind being below between both cannot could did
    does doing done down during each either enough even ever every everyone everything few for from
    further had has have having here hers herself him himself his how however into its itself just
    least less many maybe might more most much must myself neither never nobody none nor not nothing
    now off often once one only onto other others ought our ours ourselves out over own perhaps
    please quite rather really same shall she should since some someone something still such than
    thank thanks that the their theirs them themselves then there these they this those though
    through throughout thus till today together tomorrow too toward towards under unless until upon
    very was were what whatever when whenever where whereas wherever whether which while who whoever
    whom whose why will with within without won't would yesterday yet you your yours yourself first
    second third fourth fifth sixth seventh eighth ninth tenth half quarter double twice single
    hundred thousand million billion dozen zero year years percent going gonna okay yeah right well
    like know mean think seven eight three eleven twelve thirteen fourteen fifteen
    ante antes aquel aquella aquí así aunque bajo bien cada casi como cómo con contra cual cuando
    cuándo cuanto cuya cuyo del desde donde dónde dos durante ella ellas ello ellos entonces entre
    eran eres esa esas ese eso esos esta está están estas este esto estos estaba fue fueron gracias
    había hasta hay hemos jamás las les los luego mas más mientras mis mucho muchos muy nada nadie
    ningún ninguna ninguno nosotros nuestra nuestro nunca otra otro otros para pero poco por porque
    pues que qué quien quién según ser será sido siempre sin sino sobre solo sólo somos son sus
    también tampoco tan tanto tiene toda todas todo todos tres tuvo una unas uno unos usted ustedes
    vez primer primera primero segunda segundo tercera tercero cuarto quinto media medio cien ciento
    mil millón millones buenos buenas mañana
    afin ainsi alors après aucun aucune aussi autre autres avant avec avoir beaucoup bien cela celle
    celles celui cent ces cette ceux chaque chez comme comment contre dans demi depuis dernier des
    dessous dessus deux donc dont double elle elles encore enfin ensuite entre est étaient était être
    fois ici ils jamais jusque leur leurs lors lorsque mais malgré même mêmes merci mien mille
    million millions moins mon notre nôtre nous nulle ont ou où outre par parce parfois pas pendant
    personne peu peut plus plusieurs point pour pourquoi premier première près presque puis puisque
    quand quant quatre quel quelle quelles quelque quelques quels qui quoi rien sans second seconde
    selon ses seulement sien soient sont sous souvent suis sur tant tel telle tous tout toute toutes
    très trois trop une vers voici voilà vos votre vôtre vous
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes
    martes miércoles jueves viernes sábado domingo janvier février mars avril juin juillet août
    septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche
    """.split()
) | frozenset(word for words in NUMBER_WORDS.values() for word in words)
TITLES = ("SECRETARY", "MINISTER", "AMBASSADOR", "GOVERNOR", "SENATOR", "GENERAL")


def bare(language: str) -> list[str]:
    """Nouns of a language without their gender."""
    return [noun.partition(":")[0] for noun in NOUNS[language]]
