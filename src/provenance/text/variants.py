"""Short forms of given names, and names that languages write in ways no rule would tell.

Every entry is folded, as ``spelling.fold`` folds.
"""

from __future__ import annotations


def _table(rows: str) -> dict[str, str]:
    """Read ``canonical: form, form`` rows into a mapping of each form to its canonical word."""
    found: dict[str, str] = {}
    for row in rows.strip().splitlines():
        canonical, _, forms = row.partition(":")
        for form in forms.split(","):
            found[form.strip()] = canonical.strip()
    return found


NICKNAMES = _table("""
william: bill, billy, will, willy, liam
joseph: joe, joey, jose, pepe
james: jim, jimmy, jamie, jaime
robert: bob, bobby, rob, robbie
richard: dick, rick, ricky, rich
john: jack, johnny, jon, jonathan
thomas: tom, tommy
michael: mike, mick, mickey
george: georgie
albert: al, bert
ronald: ron, ronnie, ronny
donald: don, donny
edward: ed, eddie, ted, ned
anthony: tony
charles: charlie, chuck
daniel: dan, danny
david: dave, davy
stephen: steve, steven
christopher: chris
benjamin: ben
samuel: sam
matthew: matt, mat
gregory: greg
jeffrey: jeff
kenneth: ken, kenny
lawrence: larry
timothy: tim
elizabeth: liz, beth, betty, eliza
katherine: kate, kathy, cathy, catherine, katie
margaret: maggie, peggy, meg
susan: sue, susie, suz, suzanne
deborah: debbie, deb
alexander: alex, aleks, sasha
nicholas: nick, nicky
andrew: andy, drew
patrick: pat, paddy
raymond: ray
peter: pete
jacob: jake
francis: frank
ross: rossy
""")
"""Short forms of given names in common use."""

VARIANTS = _table("""
muhammad: muhammad, mohammed, mohamed, mohammad, muhammed, mohamad, mahomed, muhamad, mohammod
husayn: hussein, husayn, hussain, husain, hossein, husein, hosein, houssein
gaddafi: gaddafi, qaddafi, kadhafi, qadhafi, khadafy, gadhafi, kadafi, gadafi, kaddafi, qadafi
usama: osama, usama, oussama
umar: omar, umar
uthman: othman, uthman, osman
yusuf: yusuf, youssef, yousef, yusef, youssouf, yousuf, josef
putin: putin, poutine
lenin: lenin, lenine
stalin: stalin, staline
gorbachev: gorbachev, gorbatchev, gorbatschow, gorbatsjov, gorbachov
yeltsin: yeltsin, eltsine, jelzin, ieltsine
khrushchev: khrushchev, khruschev, khrouchtchev, chruschtschow, jruschov
zelensky: zelensky, zelenskyy, zelenskiy, zelenski, selenskyj, zelinsky
kyiv: kyiv, kiev, kiew, kiyv
odesa: odesa, odessa
lviv: lviv, lvov, lwow, lemberg
kharkiv: kharkiv, kharkov, charkiw, jarkov
beijing: beijing, peking, pekin
mumbai: mumbai, bombay
evgeny: evgeny, yevgeny, evgeni, yevgeni, evgueni, jewgeni, evgenii, yevgeniy, eugeny
yuri: yuri, youri, iouri, juri, yury, yuriy
tolstoy: tolstoy, tolstoi
alexander: aleksandr, alexander, alexandr, aleksander, alexandre, oleksandr, aliaksandr
alexei: alexei, aleksei, alexey, alexej, aleksey, oleksiy, alexi
sergei: sergei, sergey, serguei, sergej, serhiy, siarhei, sergi
dmitry: dmitry, dmitri, dimitri, dmitrij, dmitriy, dmytro, dimitry
vladimir: vladimir, volodymyr, wladimir, uladzimir
mikhail: mikhail, mikhael, michail, mikhaïl, mihail, mykhailo
natalya: natalia, natalya, natalja, nataliya
assad: assad, asad
qaida: qaida, qaeda, qaïda, kaida, kaeda
aleppo: aleppo, halab
daesh: daesh, daech, da'esh, da'ish, daish
nusrah: nusra, nusrah
quran: quran, koran, qur'an
hizballah: hezbollah, hizballah, hizbullah, hezballah, hizbollah, hezbolla
netanyahu: netanyahu, netanyahou, nethanyahu, netanjahu
khamenei: khamenei, khamenai, chamenei, jamenei
xi: xi
shaikh: sheikh, shaikh, cheikh, sheik, shaykh, scheich, jeque
""")
"""One name as several languages write it, where no rule of spelling would tell."""
