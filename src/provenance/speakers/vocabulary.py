"""Words that tell labels, fields and front matter from speech, in several languages."""

from __future__ import annotations

from provenance.text.spelling import fold


def words(text: str) -> frozenset[str]:
    """Read words that stand apart by white space."""
    return frozenset(text.split())


def folded(text: str) -> frozenset[str]:
    """Read words that stand apart by white space, folded as they are looked up."""
    return frozenset(fold(word) for word in text.split())


NOT_NAMES = folded(
    """
    sec sect section art par a about above accordingly address adds after again all allow also
    although always among and another any anyway are article articles as asks at background beat
    because before both but by can chapter closing conclusion consider contact contents
    correction could date day dear did do does editor editorial email example excuse facts fact
    fellow-citizens fifth figure final finally first five for four fourth from further
    furthermore gentlemen ladies had has have he headline hence here how however i if imagine in
    including instead introduction is it item just keywords last lastly later lesson let like
    link look meanwhile more most must my namely never next no none nor not note notes notice
    now number of on once one ones only or other others our out over part perhaps photo picture
    please point points postscript ps problem questions quote read really reason remarks
    remember result results right said say says second secondly section see sentence seven she
    should since sir six so some something source sources step still story subject such summary
    tags ten than thanks that the their then there therefore these they thing things think third
    thirdly this those three through thus time tip title to today tomorrow too topic topics
    transcript translation two type under until up update updated url very via video was warning
    watch we well were what when where whether which while who why will with without would yes
    yesterday yet you your agenda remark reply problem solution answer theme press release
    statement speech live breaking http https www fax tel telephone phone mobile website e-mail
    location venue channel language category author published abstract caption credit copyright
    share welcome hello thank good morning afternoon evening friends colleagues excellencies
    distinguished citizens americans countrymen dears folks guys everybody everyone people
    united states nations kingdom europe european union america republic federal department
    ministry january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday naciones unidas asamblea
    plenario mision mission permanente permanent delegation embassy ambassade embajada
    presidencia gobierno oficina office bureau assembly council conseil consejo session sesion
    debat debate declaration declaracion nations unies assemblee generale university college
    church party association society institute committee commission court congress senate
    parliament government administration agency company corporation news media times tv
    contribution contributions premier premiere deuxieme troisieme quatrieme cinquieme d'abord
    ensuite enfin puis mais ou donc or ni car que qui quoi dont comment pourquoi quand ce cet
    cette ces il elle ils elles nous vous je tu on avec sans sous sur dans par pour mesdames
    messieurs chers chere cher theme exemple source date lieu titre remarque bonjour bonsoir
    merci voici voila aujourd'hui primero primera segundo segunda tercero tercera cuarto quinto
    uno dos tres cuatro cinco luego despues entonces pero porque cuando donde como que quien
    cual cuales cuanto este esta estos estas ese esa eso esos esas aquel ellos ellas nosotros
    ustedes yo usted su sus mi mis con sin sobre para por ante entre hasta desde segun durante
    tambien ademas ahora hoy ayer siempre nunca nadie nada algo alguien todo amigas amigos
    senoras senores damas caballeros compatriotas companeras companeros querido querida queridos
    queridas estimados estimadas mexicanas mexicanos gracias buenos buenas muy bien si no es son
    ejemplo nota tema fecha lugar titulo fuente puntos punto conclusiones precision dice dijo
    dicen decia miren bueno pues aqui alla mientras integran preside acompanan preguntarle texto
    contenido erstens zweitens drittens viertens und oder aber denn weil dass wenn dann also
    auch noch nur schon hier dort jetzt heute gestern morgen ich du er sie es wir ihr mein dein
    unser euer kein keine nicht mit ohne fur gegen bei nach seit aus uber unter zwischen durch
    beispiel hinweis anmerkung thema datum ort quelle titel sehr geehrte damen herren liebe
    meine guten danke и а но или что как когда где кто чей это этот эта эти тот так также потому
    поэтому если то во на в с по для из от до при без под над между через во-первых во-вторых
    в-третьих первое второе третье четвертое главное например пример тема дата место источник
    примечание уважаемые дамы господа друзья коллеги спасибо мы вы он она они я ты мой наш ваш
    их его ее здесь там сейчас сегодня вчера завтра و في من إلى على عن مع هذا هذه ذلك تلك التي
    الذي أن إن كان كانت لقد قد ثم أو لا ما لم لن هل كيف متى أين لماذا أولا ثانيا ثالثا رابعا
    أخيرا مثال ملاحظة الموضوع التاريخ المكان المصدر السيدات السادة
    """
)
"""Words that no name holds: a phrase with one of them is no label."""

FIELDS = folded(
    """
    date title source type author published created updated speaker orator president location
    place venue event url link channel duration language tags category description subject topic
    theme thema fecha titulo fuente tipo autor lugar evento tema idioma ort datum titel quelle
    sprecher lieu titre auteur дата место тема источник автор beat filename file format version
    collection id keywords credit photo video subscribe extracted confidence whisper model
    upload transcript transcriber editor producer host guests participants moderator location
    delivered occasion audience introduction note notes by from to cc re
    """
)
"""What a heading's fields are called ("Date: …")."""

NAMING_FIELDS = folded(
    """
    president speaker orator sprecher orador orateur author speech by candidate name
    """
)
"""The fields whose value is the person who speaks."""

INTERLUDES = folded(
    """
    break jingle music ad advertisement sponsor commercial intro outro end interlude
    """
)
"""Labels that stand for no voice at all."""

FIRST_PERSON = folded(
    """
    i i'm i've i'll i'd we we're we've we'll us our ours my me you your you're thank thanks je
    j'ai nous vous notre nos votre vos merci mon ma mes yo nosotros nuestro nuestra nuestros
    nuestras gracias ustedes nos me mi mis quiero vamos estamos ich wir uns unser unsere
    unseren sie danke mein meine mir я мы нас нам наш наша наши наших вы вас вам мой меня мне
    спасибо благодарю eu nos nossa nosso obrigado obrigada voce voces meu minha نحن أنا شكرا لكم
    علينا لدينا
    """
)
"""Words by which somebody speaks of himself or to others."""

DISCOURSE = folded(
    """
    and but so well now yes no because also then pero entonces bueno ademas porque tambien y pues
    ahora si mais alors maintenant donc bon et oui non puis aber und nun also ja nein denn dann
    но и ну а да нет потому также затем разумеется mas entao agora sim ma allora dunque
    """
)
"""Words with which people go on talking, and no editor begins a note."""

GREETINGS = folded(
    """
    thank thanks good hello hi welcome mr madam mister fellow ladies excellencies excellency
    your distinguished my dear members bonjour bonsoir merci mesdames monsieur messieurs
    excellences madame buenos buenas senor senora senoras amigas amigos gracias muy sehr meine
    liebe herr exzellenzen guten господин уважаемые дамы госпожа добрый здравствуйте благодарю
    amigos bom boa senhor senhores obrigado السيد السيدات أصحاب شكرا بسم
    """
)
"""Words with which a speech begins."""

MONTHS = {
    form: number
    for number, row in enumerate(
        (
            "january jan janvier enero januar jänner января январь يناير janeiro gennaio",
            "february feb février fevrier febrero februar февраля февраль فبراير "
            "fevereiro febbraio",
            "march mar mars marzo märz marz марта март مارس março marco",
            "april apr avril abril апреля апрель أبريل ابريل aprile",
            "may mai mayo мая май مايو maio maggio",
            "june jun juin junio juni июня июнь يونيو junho giugno",
            "july jul juillet julio juli июля июль يوليو julho luglio",
            "august aug août aout agosto августа август أغسطس",
            "september sep sept septembre septiembre setiembre сентября сентябрь سبتمبر "
            "setembro settembre",
            "october oct octobre octubre oktober октября октябрь أكتوبر outubro ottobre",
            "november nov novembre noviembre ноября ноябрь نوفمبر novembro",
            "december dec décembre decembre diciembre dezember декабря декабрь ديسمبر "
            "dezembro dicembre",
        ),
        1,
    )
    for form in row.split()
}
"""The months, small letters, with their numbers."""
