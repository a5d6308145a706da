"""Words beside which, or as which, a family name tells of a family or of something else.

Own choice, all in small letters.
"""

from __future__ import annotations

# What a family is called by before its name.
_FAMILY = """
barnen bröderna familj familjen familjerna flickorna föräldrarna makarna pojkarna släkten syskonen
syskonparet systrarna tvillingarna
"""
FAMILY = frozenset(_FAMILY.split())
# Before somebody at home, also where it begins a sentence.
_HOME = """
barnet eleven flickan fru herr hos mamma pappa pojken syskonet
"""
HOME = frozenset(_HOME.split())
# Before a place, or one who has a profession and perhaps the same name.
_BEFORE = """
advokat advokaten assistent assistenten chef chefen doktor dr elevassistent enhetschef
enhetschefen firma fröken handläggare handläggaren i kollega kollegan kring kurator kuratorn
logoped logopeden läkare läkaren lärare läraren mentor mentorn mot polis polisen psykolog
psykologen rektor rektorn på runt samordnare samordnaren skolsköterska skolsköterskan sköterska
sköterskan socialsekreterare socialsekreteraren specialpedagog specialpedagogen tolk tolken
tränare tränaren utanför vid vikarie vikarien överläkare
"""
BEFORE = frozenset(_BEFORE.split())
# After what is called by the name and is no family.
_AFTER = """
ab backe buss bussar by bygg förskola gata gatan gränd gymnasium gård gården hb hälsocentral kb
kommun metod modell park rapport sjukhus skala skola skolan stiftelse taxi test torg utredning väg
vägen vårdcentral åkeri
"""
AFTER = frozenset(_AFTER.split())
# Names that are ordinary words too, beside ``paper.traces.ORDINARY``.
_WORDS = """
alm backe blad blom borg brand damm duva eken fager falk flink fogel frisk frost fura glad gren
grip grön hammar hammare hjort horn hård höök jord klint klok kock kraft krok kung kvick kvist
lans lejon ljung lugn lång löv malm mark modig norr näsman orre palm park rapp rask rosen rytter
råd sand silver sjö skarp skog skott sköld slätt smed snygg sommar spets spjut stark stjärna stolt
storm svan svensk sväng svärd söder tapper topp torn torp trygg tung vall vass viking vild vinter
äng ärlig åker örn öster
"""
WORDS = frozenset(_WORDS.split())
