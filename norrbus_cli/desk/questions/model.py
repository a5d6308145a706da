"""An answer to read, for each question that is answered in words, and the rule behind it.

By what a question says, since one that is asked in many rooms is asked in the same words. The first
that fits is told. The people are invented.
"""

from __future__ import annotations

import re

# What a question says of itself goes before these.
SAYS = re.compile(r"till exempel ([^;,()]+)")
EXAMPLES = (
    (r"^Namn, personnummer eller ärendenummer", "elsa"),
    (r"^Ett kommando", "möte boka"),
    (r"^Hur och när familjerna", "Alla tre sade ja på telefon den 7 april."),
    (r"^Beslutet, när", "Nämnden den 30 mars, § 12"),
    (r"utan (barns )?namn$", "Vi kom överens om vuxenstöd på raster."),
    (r"^Aktörens namn", "Centrumskolan"),
    (r"^Deltagare som|^Vilka som var", "skola, soc"),
    (r"^Deltagare utöver", "Per Lindmark, rektor"),
    (r"minst två", "skola, soc"),
    (r"^Andra som", "tolk"),
    (r"^Aktör som skriver under", "skola"),
    (r"^Förslag", "Ring dagen före och påminn."),
    (r"huvudman med", "kommun"),
    (r"^Rutinens namn", "Lokal rutin för Norrbus"),
    (r"^Ledamotens namn|^Ledamoten som", "Maj Niemi"),
    (r"tar emot: en|^Mottagaren", "förvaltningschef förskola/grundskola"),
    (r"^Hur åtgärden", "Skolan ringer dagen före. Alla har kommit sedan dess."),
    (r"öppnas igen", "ny frånvaro"),
    (r"revideras", "en ny insats"),
    (r"inget beslut", "det rörde ett missförstånd"),
    (r"okrypterad", "flytt till ett nytt system"),
    (r"^Något om varför", "Vi hörs om en ny tid."),
    (r"beslutade, vad", "Beslutad av styrgruppen, ny bilaga."),
    (r"^Ärendet", "7, eller barnets namn: elsa"),
    (r"^Årets?\b|^Vilket (fastställt )?år", "2025"),
    (r"1 = inte alls", "4"),
    (r"barnet eller (en )?vårdnadshavare|barnet eller vårdnadshavarens namn", "barnet"),
    (r"Aktör vars|^Aktör|Kortnamn|kortnamn", "skola"),
    (r"^Avvikelse", "A-2026-0001"),
    (r"Personnummer/samordningsnummer, eller namnet", "Elsa Lantto"),
    (r"^Fil|^Säkerhetskopians|^Den inskannade|^Länets rapport", "/home/karin/Dokument/fil.pdf"),
    (r"mapp", "/home/karin/Dokument/leverans"),
    (r"samordnaren? behöver veta", "Ring mamma på kvällar."),
    (r"[Ss]amordnarens titel|^Titel", "specialpedagog"),
    (r"[Ss]amordn", "Karin Öberg"),
    (r"^Barnets/den unges namn|^Namn \(", "Elsa Lantto"),
    (r"Vårdnadshavarens namn|^Vem som har skrivit under|^Vem som återkallade", "Anna Lantto"),
    (r"[Cc]hef|^Rapportörens namn|^Vem som (kallar|leder|skrev under)|namn$", "Per Lindmark"),
    (r"[Rr]oll", "rektor"),
    (r"Klient-/patient", "pojke, 12 år"),
    (r"Myndighet eller verksamhet", "Förskola/grundskola"),
    (r"^Adress", "Storgatan 7, 952 31 Kalix"),
    (r"^Språk", "finska"),
    (r"^Skola eller", "Centrumskolan, årskurs 5"),
    (r"[Uu]ppfattning", "Jag vill att rasterna blir lugnare."),
    (r"behov|Behov", "Hög frånvaro sedan jul, svårt på raster."),
    (r"fungerar bra", "Trivs med hästarna och med läraren i slöjd."),
    (r"skyndsamhet", "brådskande, frånvaron ökar"),
    (r"^Var;", "familjehem i Kalix"),
    (r"^Syftet med ord|Mötets syfte", "Hur ordnar vi en trygg skoldag?"),
    (r"agenda|Dagordning", "Vad har hänt sedan sist"),
    (r"[Pp]lats", "Centrumskolan rum 12"),
    (r"Ersättare", "soc=Lena Waara"),
    (r"[Ss]käl till ett nej|Varför mötet ställs in", "sjukdom"),
    (r"Mål", "Hela dagar i skolan före jul."),
    (r"Vad som ska göras|åtgärd|Åtgärd", "Vuxenstöd på raster"),
    (r"utför", "resurspedagog"),
    (r"Hur ofta", "varje rast, hela terminen"),
    (r"följs upp", "vid nästa möte"),
    (r"aldrig skulle", "fel ärende"),
    (r"^Rad . av nyckeln", "raden som den står på papperet, med bindestreck"),
    (r"Vilka uppgifter samtycket", "skolgång och stöd i hemmet"),
    (r"samtycket inte gäller", "uppgifter från BUP"),
    (r"Vad som är fel", "Det var tre dagar, inte trettio."),
    (r"Arkivet", "Kommunarkivet"),
    (r"mandat att", "skola"),
    (r"Nästa möte|nästa möte", "Om sex veckor, på skolan."),
    (r"[Rr]eflektion", "Alla kom till tals. Vi höll tiden."),
    (r"[Mm]innesanteckningar", "Vi kom överens om vuxenstöd på raster."),
    (r"gäller ändå", "primärvården fick förhinder, vi behövde besluta"),
    (r"Något mer|Annat om|Anteckning", "Talat med mamma 21 april."),
    (r"avvikelserapportering", "Ingen kom till mötet från primärvården."),
    (r"[Kk]onsekvenserna", "Barnet fick vänta tre veckor på stöd."),
    (r"oeniga om", "Vem som betalar skolskjutsen."),
    (r"[Bb]eslut|Analys|Återkoppl", "Det löstes vid mötet den 21 april."),
    (r"Vem det kom från|^Till vem", "BUP"),
    (r"^Det som dokumentet", "7"),
    (r"Indikator", "planer"),
    (r"^Operationens", "12"),
)
OSL = "OSL 10 kap. 1 § och 12 kap. 2 §: uppgifter lämnas mellan myndigheter med samtycke"
PROTECTED = "OSL 21 kap. 3 och 3 a §§: uppgifter om den som är skyddad lämnas inte ut"
OVERALL = "SoL 10 kap. 8 § och HSL 16 kap. 4 §: en av huvudmännen har det övergripande ansvaret"
ROUTINE = "Arjeplogs rutin 2012"
MEETING = "överenskommelsen 2025, Norrbusmötet"
SOURCES = (
    (r"som samtycker|Vilka uppgifter samtycket|får ta del av", OSL),
    (r"^Aktör som kallas", OSL),
    (r"Skyddade personuppgifter", PROTECTED),
    (r"^Vårdnad$", "FB 6 kap. 2 och 13 §§: två med gemensam vårdnad bestämmer tillsammans"),
    (r"övergripande ansvar", OVERALL),
    (r"agenda|Dagordning", f"{ROUTINE}: agendan är känd före mötet"),
    (r"[Rr]eflektion", f"{ROUTINE}: varje möte avslutas med en reflektion"),
    (r"Nästa möte, med|Planering för nästa", f"{ROUTINE}: varje möte planerar nästa"),
    (r"mandat", f"{MEETING}: de som deltar har mandat att besluta"),
    (r"gäller ändå", f"{MEETING}: tre kärnaktörer, undantagsvis två"),
    (r"Personnummer/samordningsnummer, eller", "GDPR artikel 15: den som frågar får veta"),
)


def explained(text: str) -> tuple[str, str]:
    """An example and a source for a question with a text, each empty where there is none."""
    said = SAYS.search(text)
    example = said[1].strip() if said else _first(EXAMPLES, text)
    return example, _first(SOURCES, text)


def _first(among: tuple[tuple[str, str], ...], text: str) -> str:
    return next((told for looks, told in among if re.search(looks, text)), "")
