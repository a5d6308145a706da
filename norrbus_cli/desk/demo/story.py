"""The demo's case, as it would be typed.

All people are invented; the numbers are published test numbers.
"""

from __future__ import annotations

from ...words.record import Record


class Day(Record):
    """A day of the story: what happens, and the commands that record it."""

    day: str
    what: str
    lines: tuple[str, ...]


def _day(day: str, what: str, typed: str) -> Day:
    """A command a line; a line that goes on in the next ends with a backslash."""
    return Day(day, what, tuple(typed.strip().split("\n")))


# What cron runs; in print also where mail is set up, since the demo's people are invented.
MORNING = "norrbus påminn --skriv-ut"
STORY = (
    _day(
        "2026-03-30",
        "Registret läggs upp, och skolan ser ett behov.",
        """
norrbus register skapa --kommun Kalix --myndighet "Förskola/grundskola" --samordnare "Karin Öberg" \
--titel specialpedagog --telefon "070-174 06 10" --e-post karin.oberg@example.se
norrbus aktör lägg-till --kort skola --namn Centrumskolan --slag skola --kontakt "Per Lindmark" \
--roll rektor --e-post per.lindmark@example.se
norrbus aktör lägg-till --kort soc --namn "Kalix socialtjänst" --slag socialtjänst --kontakt "Sara \
Niva" --roll socialsekreterare --e-post sara.niva@example.se
norrbus aktör lägg-till --kort primärvård --namn "Kalix hälsocentral" --slag primärvård --kontakt \
"Ola Engström" --roll kurator --e-post ola.engstrom@example.se
norrbus aktör lägg-till --kort BUP --namn "BUP Kalix" --slag BUP
norrbus ärende skapa --barn "Elsa Lantto" --personnummer 20140903-2388 --kön flicka --adress \
"Köpmannagatan 3, 952 31 Kalix" --skola "Centrumskolan årskurs 6" --språk "svenska och finska" \
--behov-sett 2026-03-30 --sett-av skola --nivå tidiga --behov "Hög frånvaro sedan jul, sover \
dåligt, bråk på raster." --fungerar "Hästar, bild, mormor." --chef "Per Lindmark, rektor"
norrbus ärende vårdnadshavare 1 --namn "Anna Lantto" --personnummer 19850211-2389 --vårdnad \
gemensam --adress "Köpmannagatan 3, 952 31 Kalix" --telefon "070-174 06 11" --e-post \
anna.lantto@example.se
norrbus ärende vårdnadshavare 1 --namn "Mikael Ström" --personnummer 19830627-2397 --vårdnad \
gemensam --adress "Skolgatan 8, 982 31 Gällivare" --telefon "070-174 06 12" --skydd \
sekretessmarkering
""",
    ),
    _day(
        "2026-04-01",
        "Anna samtycker till fyra aktörer.",
        """
norrbus samtycke registrera 1 --vem Anna --aktör skola --aktör soc --aktör primärvård --aktör BUP \
--gäller "skolgång, hälsa, stöd hemma" --inte "familjens ekonomi" --form skriftligt --dag \
2026-04-01 --till 2026-12-31
""",
    ),
    _day(
        "2026-04-07",
        "Mikael samtycker, men inte till BUP. Nu börjar fristerna.",
        """
norrbus samtycke registrera 1 --vem Mikael --aktör skola --aktör soc --aktör primärvård --gäller \
"skolgång, hälsa, stöd hemma" --inte "familjens ekonomi" --form skriftligt --dag 2026-04-07 --till \
2026-12-31
norrbus dokument skriv samtycke 1 --format alla
norrbus frist förklara 1 kallelse
""",
    ),
    _day(
        "2026-04-10",
        "Morgonens påminnelse kommer. Mötet bokas och aktörerna kallas. "
        "BUP saknar samtycke och vägras.",
        f"""
{MORNING}
norrbus möte boka 1 --dag 2026-04-21 --tid 13.00 --plats "Centrumskolan rum 12" --syfte "Hur får \
Elsa en trygg skoldag och sömn?"
norrbus möte kalla 1 --aktör BUP --sätt brev --skickad 2026-04-10
norrbus möte kalla 1 --aktör skola --aktör soc --aktör primärvård --sätt brev --skickad 2026-04-10
norrbus dokument skriv kallelse 1
norrbus dokument skriv inbjudan 1
norrbus dokument skriv kalenderfil 1
""",
    ),
    _day(
        "2026-04-13",
        "Socialtjänsten ber om en ny tid.",
        """
norrbus möte flytta 1 --dag 2026-04-22 --tid 09.00
""",
    ),
    _day(
        "2026-04-22",
        "Mötet hålls, och planen skrivs.",
        """
norrbus möte genomför 1 --närvarande skola --närvarande soc --närvarande barnet --närvarande Anna \
--ersättare "primärvård=Lena Waara" --på-länk Mikael --mandat skola --mandat soc --mandat \
primärvård --anteckningar "Vi gick igenom skoldagen och nätterna. Alla är överens om tre \
insatser." --reflektion "Bra att Elsa var med och sa vad hon vill."
norrbus dokument skriv minnesanteckningar 1
norrbus plan skapa 1 --dag 2026-04-22 --huvudman "Kalix kommun" --uppföljning 2026-06-10 \
--uppföljning-tid 14.00 --uppföljning-plats "Centrumskolan rum 12"
norrbus plan insats 1 --vad "Anpassad raststund och vuxenstöd" --aktör skola --utförare \
elevassistent --omfattning "varje dag" --börjar 2026-04-27 --slutar 2026-06-12 --följs-upp "på \
uppföljningsmötet"
norrbus plan insats 1 --vad "Sömnsamtal" --aktör primärvård --utförare kurator --omfattning \
"varannan vecka" --börjar 2026-05-04 --slutar 2026-06-30 --följs-upp "på uppföljningsmötet"
norrbus plan insats 1 --vad "Öppen familjerådgivning" --aktör soc --utförare Familjecentralen \
--omfattning "5 gånger" --börjar 2026-05-04 --slutar 2026-08-31 --följs-upp "på uppföljningsmötet"
norrbus plan åsikt 1 --vem barnet --text "Jag vill ha Moa med på rasten."
norrbus plan åsikt 1 --vem Anna --text "Bra att det blir samma vuxna varje dag."
""",
    ),
    _day(
        "2026-04-23",
        "Alla utom Mikael skriver under.",
        """
norrbus plan underteckna 1 --aktör skola --dag 2026-04-23
norrbus plan underteckna 1 --aktör soc --dag 2026-04-23
norrbus plan underteckna 1 --aktör primärvård --namn "Lena Waara" --dag 2026-04-23
norrbus plan underteckna 1 --vem barnet --dag 2026-04-23
norrbus plan underteckna 1 --vem Anna --dag 2026-04-23
norrbus plan kontrollera 1
""",
    ),
    _day(
        "2026-04-27",
        "Mikael skriver under, och planen är komplett.",
        """
norrbus plan underteckna 1 --vem Mikael --dag 2026-04-27
norrbus plan kontrollera 1
norrbus dokument skriv genomförandeplan 1 --format alla
norrbus dokument skriv SIP 1
norrbus ärende visa 1
""",
    ),
    _day(
        "2026-05-05",
        "Dagen efter att två insatser skulle börja. Skolans är i gång sedan förra veckan.",
        f"""
{MORNING}
norrbus plan ändra-insats 1 1 --läge pågår
norrbus kalender skriv --samordnare Karin
norrbus idag --alla
""",
    ),
    _day(
        "2026-05-12",
        "Sömnsamtalen har inte startat: en avvikelse rapporteras.",
        """
norrbus avvikelse rapportera 1 --arbetsplats skola --grund "överenskommen insats utförs inte" \
--beskrivning "Primärvården har inte startat insats 2." --konsekvenser "Barnet sover sämre, \
frånvaro tre dagar." --förslag "Ersättare vid vakans." --aktör primärvård --chef "Per Lindmark" \
--skolform förskola/grundskola
""",
    ),
    _day(
        "2026-05-15",
        "Rektor skriver under, och primärvården får en kopia.",
        """
norrbus avvikelse underteckna 1 --som chef
norrbus avvikelse skicka 1 --sätt "säkert meddelande"
""",
    ),
    _day(
        "2026-05-27",
        "Avvikelsen analyseras, beslut fattas, och den som rapporterade får återkoppling.",
        """
norrbus avvikelse analysera 1 --aktör primärvård --analys "Kuratorstjänsten har varit vakant."
norrbus avvikelse analysera 1 --nivå "forum barn och unga" --analys "Vakans utan ersättare."
norrbus avvikelse analysera 1 --nivå "länsdelens samverkansgrupp" --analys "Fler har vakanser."
norrbus avvikelse besluta 1 --beslut "Samtalen startar 1 juni; ersättare utses vid vakans." \
--ansvarig primärvård
norrbus avvikelse genomför 1 --resultat "Enhetschefen har informerat, och ersättare är utsedd."
norrbus avvikelse återkoppla 1 --text "Samtalen startar 1 juni."
norrbus avvikelse skicka 1 --samverkansstruktur --sätt "säkert meddelande"
norrbus dokument skriv avvikelserapport 1
norrbus avvikelse avsluta 1
""",
    ),
    _day(
        "2026-06-10",
        "Uppföljning: skolans insats och familjerådgivningen är genomförda, "
        "sömnsamtalen fortsätter.",
        """
norrbus uppföljning registrera 1 --genomförd 1 --mål-uppnått 1 --genomförd 3 --delvis 2 --därför \
"2=vakans på vårdcentralen; samtalen började i juni" --barnets "Det är bättre på rasterna." \
--beslut revidera --till 2=2026-09-30 --nästa 2026-09-16 --nästa-tid 14.00 --nästa-plats \
"Centrumskolan rum 12"
norrbus dokument skriv uppföljning 1
norrbus frist lista 1
""",
    ),
    _day(
        "2027-01-02",
        "Året är slut: vad som saknas i uppgifterna, och årets tal för den som får se ärendena. "
        "Bara det som är fastställt lämnar myndigheten, och med så små tal är nästan allt dolt.",
        """
norrbus statistik brister 2026
norrbus statistik år 2026 --internt
norrbus statistik fastställ 2026 --med-brister --ja
norrbus statistik skriv 2026 --format html --format csv
""",
    ),
)
# Lines that a rule refuses, which is what they show.
REFUSED = frozenset({"norrbus möte kalla 1 --aktör BUP --sätt brev --skickad 2026-04-10"})
INCOMPLETE = "norrbus plan kontrollera 1"
