"""What each kind of document is for, who gets it, which law or agreement asks for it, and the
command that writes it: the one place to write it. A test fails for a kind that is not here.
"""

from __future__ import annotations

from ....words.record import Record
from ....words.swedish import fold
from ....words.text import as_typed

FILE = "kalenderfil"  # the one kind that is no paper, and has no picture


class Purpose(Record):
    """What a kind of document is for.

    ``reader`` gets it; ``source`` is the law, or the agreement with its year, that asks for it, or
    says that it is norrbus' own choice; ``about`` is what is named in the command after the kind.
    """

    kind: str
    what: str
    reader: str
    source: str
    about: str = ""
    written_by: str = ""

    @property
    def command(self) -> str:
        """The command that writes it."""
        if self.written_by:
            return self.written_by
        return f"norrbus dokument skriv {as_typed(self.kind)} {self.about}".rstrip()

    @property
    def picture(self) -> str:
        """The name of its picture in the gallery."""
        return fold(self.kind).replace(" ", "-") + ".png"


_CASE, _MEETING, _DEVIATION = "NB-2026-0001", "NB-2026-0001-M1", "A-2026-0001"
_AGREEMENT = "överenskommelsen 2025"
PURPOSES = {
    each.kind: each
    for each in (
        Purpose(
            "samtycke",
            "Vad som får berättas, för vilka, hur länge, och vad det inte gäller. Fylls i och"
            " skrivs under, eller visar det som har sagts.",
            "Varje vårdnadshavare; den unge själv från 18 år, och ett barn som vill.",
            "OSL 10 kap. 1 § och 12 kap. 2, 3 §§",
            _CASE,
        ),
        Purpose(
            "återkallelse",
            "Tar tillbaka ett samtycke, helt eller för någon av aktörerna.",
            "Den som har samtyckt.",
            "OSL 10 kap. 1 § och 12 kap. 2 § (ett samtycke kan tas tillbaka)",
            _CASE,
        ),
        Purpose(
            "kallelse",
            "Kallar en aktör till mötet: syfte, dag, tid och plats, vilka som kallas och vad som"
            " ska besvaras.",
            "Varje kallad aktör.",
            f"{_AGREEMENT}: syftet med mötet ska framgå av kallelsen",
            _MEETING,
        ),
        Purpose(
            "inbjudan",
            "Bjuder in till mötet, med egna ord för ett barn: varför, vilka som kommer och vad man"
            " kan tänka på före.",
            "Barnet och varje vårdnadshavare, var för sig.",
            f"{_AGREEMENT}: den unge och vårdnadshavaren ska acceptera och kunna delta; SoL 3 kap.",
            _MEETING,
        ),
        Purpose(
            "ny tid",
            "Mötet är flyttat: dag, tid och plats som var och som är, att tidigare svar inte gäller"
            " längre, och när man svarar igen. Med egna ord för ett barn.",
            "Var och en som har fått brev om mötet.",
            f"norrbus eget val; {_AGREEMENT}: den som kallar ser till att den unge kan delta",
            _MEETING,
        ),
        Purpose(
            "återbud",
            "Mötet blir inte av. Orsaken står inte, bara de ord som man väljer.",
            "Var och en som har fått brev om mötet.",
            "norrbus eget val",
            _MEETING,
        ),
        Purpose(
            "mötesagenda",
            "Vad mötet ska ta upp, känt i förväg.",
            "Alla som kallas eller bjuds in.",
            "Arjeplogs rutin 2012: agendan är känd före mötet",
            _MEETING,
        ),
        Purpose(
            "minnesanteckningar",
            "Vad som sades och bestämdes, vilka som var med, och nästa möte.",
            "Alla som var med; vid möten ovanför det enskilda ärendet också styrgruppen.",
            "Arjeplogs rutin 2012: minnesanteckningar delges",
            _MEETING,
        ),
        Purpose(
            "genomförandeplan",
            "Vem som gör vad, när och hur länge, vad barnet och vårdnadshavarna tycker, och hur det"
            " följs upp. Skrivs under.",
            "Barnet, vårdnadshavarna och varje aktör i planen.",
            f"blanketten Genomförandeplan (Arjeplog 2012, bilaga 2); {_AGREEMENT}",
            _CASE,
        ),
        Purpose(
            "SIP",
            "Samordnad individuell plan: insatserna, vilken huvudman som ansvarar för vilka, vad"
            " andra gör, och vem som ansvarar för helheten.",
            "Den enskilde, vårdnadshavarna och varje aktör i planen.",
            "SoL (2025:400) 10 kap. 8, 9 §§; HSL (2017:30) 16 kap. 4 §",
            _CASE,
        ),
        Purpose(
            "uppföljning",
            "Vad som blev gjort av varje insats, om målet är nått, och vad som händer nu.",
            "Barnet, vårdnadshavarna och varje aktör i planen.",
            f"{_AGREEMENT}: hur uppföljning ska ske; blanketten Genomförandeplan (Arjeplog 2012)",
            _CASE,
        ),
        Purpose(
            "tidslinje",
            "Barnets väg dag för dag, och vad som kommer. Till familjen, som annars inte ser"
            " helheten: det som står på deras andra papper, och inget mer.",
            "Barnet och varje vårdnadshavare, var för sig.",
            "norrbus eget val",
            _CASE,
        ),
        Purpose(
            "överlämning",
            "Sammanfattar ärendet när det byter samordnare: vad som gäller, väntar och är sent.",
            "Den nya samordnaren.",
            f"{_AGREEMENT}: om någon annan part tar över ansvaret; innehållet är norrbus eget",
            _CASE,
        ),
        Purpose(
            "utvärderingsblankett",
            "Fem frågor om mötet, utan namn.",
            "Barnet, vårdnadshavarna och aktörerna, var sin blankett.",
            "blanketten Utvärdering av genomförda nätverks-/samverkansmöten (2011); frågorna är"
            " norrbus egna",
        ),
        Purpose(
            "avvikelserapport",
            "Vad som avvek från det man kommit överens om, vad det fick för följder, och förslag."
            " Finns avidentifierad.",
            "Den berörda verksamheten; avidentifierad till Samverkansstruktur målgrupp barn och"
            " unga.",
            f"blanketten Avvikelserapport (Arjeplog 2012, bilaga 3); {_AGREEMENT}",
            _DEVIATION,
        ),
        Purpose(
            "anmälan till Samverkansstruktur",
            "Avvikelsen till länets nivå, alltid avidentifierad: vad som hände, vad som har prövats"
            " på vilken nivå och vad det gav, och vad ni ber om.",
            "Samverkansstruktur målgrupp barn och unga.",
            f"{_AGREEMENT}, s. 8: information om avvikelser, analys och beslut rapporteras dit",
            _DEVIATION,
        ),
        Purpose(
            "rutin för avvikelsehantering",
            "Stegen från att någon ser en avvikelse till att den är åtgärdad, och vem som tar emot"
            " den här.",
            "Personal.",
            "Rutin för avvikelsehantering (Arjeplog 2012, bilaga 4)",
        ),
        Purpose(
            "avvikelsesammanställning",
            "Ett års avvikelser i tal, utan något som visar vem de gäller.",
            "Samverkansträffarna på ledningsnivå.",
            "Rutin för avvikelsehantering (Arjeplog 2012, bilaga 4): sammanställs och följs upp"
            " årligen",
            "2026",
        ),
        Purpose(
            "årsrapport",
            "Ett fastställt års statistik, med varje tals definition. Små tal är dolda.",
            "Länsstyrgruppen, styrgruppen, nämnden.",
            f"{_AGREEMENT}: resultatet bedöms varje år på länsövergripande nivå",
            "2026",
        ),
        Purpose(
            "årsöversikt",
            "Årsrapporten på en sida, med frågor att tala om.",
            "Styrgruppen.",
            f"{_AGREEMENT}; att det är en sida är norrbus eget val",
            "2026",
        ),
        Purpose(
            "föräldrainformation",
            "Vad Norrbus är, vad som händer med uppgifterna och vilka rättigheter man har: en för"
            " vårdnadshavare, en för barn och en för den som har fyllt 18.",
            "Vårdnadshavarna, barnet, den unge.",
            "dataskyddsförordningen (GDPR) artikel 13 och 14; SoL 3 kap. (information till barn)",
        ),
        Purpose(
            "grönt kort",
            "Checklista på en sida: så går ett Norrbusärende till.",
            "Personal.",
            "Grönt kort i arbetsmodellen 2013; innehållet är norrbus eget",
        ),
        Purpose(
            FILE,
            "Mötet till kalendern; flyttas det ändras samma post.",
            "Varje kallad aktör och inbjuden som får kalenderfil.",
            "norrbus eget val",
            _MEETING,
        ),
        Purpose(
            "registerutdrag",
            "Allt som registret har om en person, det som är någon annans borttaget.",
            "Den det gäller, eller barnets vårdnadshavare; också personal.",
            "dataskyddsförordningen (GDPR) artikel 15; dataskyddslagen 5 kap. 1 §",
            '"Elsa Lantto"',
        ),
        Purpose(
            "påminnelse",
            "Vad som ska göras i vilka ärenden, med dag och kommando, som ett brev utan barns"
            " namn.",
            "Samordnaren, och den hos en aktör som påminns.",
            "norrbus eget val",
        ),
        Purpose(
            "aktörens uppgifter",
            "Vad en aktör ska göra i vilka ärenden, att ha med till aktörens möte: insatser,"
            " kallelser att svara på, underskrifter och frister. Utan namn, och bara de ärenden där"
            " samtycket gäller aktören.",
            "Aktören.",
            "norrbus eget val; OSL 10 kap. 1 § och 12 kap. 2 § (samtycket avgör vad som är med)",
            "soc",
        ),
        Purpose(
            "gallringsprotokoll",
            "Vilka akter som har gallrats, med regel och beslut, utan uppgifter om någon.",
            "Arkivet.",
            "SoL (2025:400) 16 kap. 1–2 a §§; beslutet är myndighetens",
            written_by='norrbus register gallra --beslutat-av "Maria Ek, socialchef"',
        ),
    )
}
