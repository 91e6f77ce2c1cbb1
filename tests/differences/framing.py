"""What stands around a case: a few turns or paragraphs, so that it lies inside a real text."""

_TALK = (
    """\
QUESTION: Thank you, Mr Secretary. Could you say where the talks will be held next month, and \
which of the delegations have agreed to come back?

SECRETARY KERRY: We agreed this morning on a place and a date. The hosts were generous with \
their time, and I am grateful to them for the patience that they have shown.

""",
    """

QUESTION: A last one about the refugees, if you will allow it. Do the neighbours get more help \
before winter comes?

FOREIGN MINISTER LAVROV: The neighbours carry a heavy burden. Our experts remain in this building \
and prepare the papers for another round.

SECRETARY KERRY: There is little to add, except that everybody hopes for quick progress.
""",
)
_SPEECH = (
    """\
It gives me great pleasure to stand in this hall tonight, among so many friends of long standing. \
Some of you travelled far, through snow and over bad roads, to be with us.

Let me start with the harvest. The rains were kind to the valley, and the granaries are full from \
one end of the county to the other.

""",
    """

Our schools deserve a word as well. Teachers told the committee that the old heating fails every \
January, and the committee listened to what they had to say.

With that, dear friends, I thank the choir for its songs and wish everyone a safe journey home.
""",
)
_INLINE = (
    "When the delegates came together again after lunch, the mood in the room had changed. "
    "Somebody had opened the windows, and the noise of the street came in. ",
    " Later that evening the same delegates walked along the river and spoke about their "
    "families. None of the reporters followed them there, which was unusual.\n",
)
_SPANISH = (
    """\
PREGUNTA: Gracias, señor ministro. ¿Dónde se celebrará la próxima reunión y cuáles de las \
delegaciones han aceptado volver?

MINISTRO SALAZAR: Esta mañana hemos acordado un lugar y una fecha. Los anfitriones fueron \
generosos con su tiempo, y les agradezco la paciencia que han mostrado.

""",
    """

PREGUNTA: Una última sobre los refugiados, si me lo permite. ¿Recibirán los vecinos más ayuda \
antes del invierno?

MINISTRO SALAZAR: Los vecinos llevan una carga pesada. Nuestros expertos siguen en este edificio \
y preparan los papeles para otra ronda.
""",
)
_FRENCH = (
    """\
QUESTION : Merci, Monsieur le ministre. Où se tiendra la prochaine réunion, et quelles \
délégations ont accepté de revenir ?

M. DELACROIX : Nous avons convenu ce matin d'un lieu et d'une date. Les hôtes ont été généreux de \
leur temps, et je les remercie de leur patience.

""",
    """

QUESTION : Une dernière sur les réfugiés, si vous le permettez. Les voisins recevront-ils plus \
d'aide avant l'hiver ?

M. DELACROIX : Les voisins portent un lourd fardeau. Nos experts restent dans ce bâtiment et \
préparent les documents pour un autre tour.
""",
)
_GERMAN = (
    """\
Wir haben uns heute Morgen auf einen Ort und einen Tag geeinigt. Die Gastgeber waren großzügig mit \
ihrer Zeit, und ich danke ihnen für die Geduld, die sie gezeigt haben.

""",
    """

Die Nachbarn tragen eine schwere Last. Unsere Fachleute bleiben in diesem Haus und bereiten die \
Papiere für eine weitere Runde vor.
""",
)
_RUSSIAN = (
    """\
Сегодня утром мы договорились о месте и дате новой встречи. Хозяева щедро уделили нам своё время, \
и я благодарен им за терпение, которое они проявили.

""",
    """

Соседи несут тяжёлое бремя. Наши эксперты остаются в этом здании и готовят документы для \
следующего раунда переговоров.
""",
)
_ARABIC = (
    """\
اتفقنا هذا الصباح على مكان الاجتماع القادم وعلى موعده. كان المضيفون كرماء معنا في وقتهم، \
وأنا أشكرهم على الصبر الذي أظهروه في هذه الأيام.

""",
    """

يحمل الجيران عبئا ثقيلا في هذا الشتاء. يبقى خبراؤنا في هذا المبنى ويحضرون الأوراق من أجل جولة أخرى \
من المحادثات.
""",
)
_PORTUGUESE = (
    """\
Esta manhã chegamos a um acordo sobre o lugar e a data da reunião. Os anfitriões foram generosos \
com o seu tempo, e eu agradeço a paciência que mostraram.

""",
    """

Os vizinhos carregam um peso enorme. Os nossos peritos ficam neste edifício e preparam os papéis \
para mais uma ronda.
""",
)

FRAMES = {
    "alone": ("", ""),
    "talk": _TALK,
    "speech": _SPEECH,
    "inline": _INLINE,
    "spanish": _SPANISH,
    "french": _FRENCH,
    "german": _GERMAN,
    "russian": _RUSSIAN,
    "arabic": _ARABIC,
    "portuguese": _PORTUGUESE,
}
"""What comes before and after a case, by the name that tables use."""


def framed(frame: str, passage: str) -> str:
    """The passage inside its frame."""
    before, after = FRAMES[frame]
    return before + passage + after
