"""The laws that are cited, and what has changed in them."""

from __future__ import annotations

from typing import NamedTuple


class Law(NamedTuple):
    """A law: what it is called when it is cited (the first is the short one), its number, from
    when it holds, and how that is known.
    """

    names: tuple[str, ...]
    title: str
    number: str
    since: str
    known: str


class Amendment(NamedTuple):
    """A change: its number, from when, what it changed, and what of the code it touches."""

    number: str
    since: str
    what: str
    touches: str


READ = "läst i lagens text"
TOLD = "enligt rättsdatabas"
BILL = "enligt propositionen"
GUESS = "inte kontrollerad"
LAWS = (
    Law(("SoL", "socialtjänstlagen"), "Socialtjänstlag", "2025:400", "2025-07-01", BILL),
    Law(
        ("OSL", "offentlighets- och sekretesslagen"),
        "Offentlighets- och sekretesslag",
        "2009:400",
        "2009-06-30",
        TOLD,
    ),
    Law(
        ("HSL", "hälso- och sjukvårdslagen"),
        "Hälso- och sjukvårdslag",
        "2017:30",
        "2017-04-01",
        GUESS,
    ),
    Law(("FB", "föräldrabalken"), "Föräldrabalk", "1949:381", "1950-01-01", GUESS),
    Law(("PDL", "patientdatalagen"), "Patientdatalag", "2008:355", "2008-07-01", GUESS),
    Law(
        ("dataskyddslagen",),
        "Lag med kompletterande bestämmelser till EU:s dataskyddsförordning",
        "2018:218",
        "2018-05-25",
        TOLD,
    ),
    Law(
        ("GDPR", "dataskyddsförordningen"),
        "Europaparlamentets och rådets förordning (EU) 2016/679",
        "2016/679",
        "2018-05-25",
        GUESS,
    ),
    Law(("socialtjänstförordningen",), "Socialtjänstförordning", "2025:468", "2025-07-01", GUESS),
    Law(("folkbokföringslagen",), "Folkbokföringslag", "1991:481", "1991-07-01", GUESS),
    Law(("arkivlagen",), "Arkivlag", "1990:782", "1991-07-01", GUESS),
    Law(("skollagen",), "Skollag", "2010:800", "2010-08-01", GUESS),
    Law(
        ("offentlighets- och sekretessförordningen",),
        "Offentlighets- och sekretessförordning",
        "2009:641",
        "2009-06-30",
        GUESS,
    ),
    Law(
        ("DOS-lagen",),
        "Lag om tillgänglighet till digital offentlig service",
        "2018:1937",
        "2019-01-01",
        GUESS,
    ),
    Law(("lag 1930:173",), "Lag om beräkning av lagstadgad tid", "1930:173", "1930-10-01", GUESS),
    Law(("lag 1989:253",), "Lag om allmänna helgdagar", "1989:253", "1989", GUESS),
    Law(
        ("lag 2001:454",),
        "Lag om behandling av personuppgifter inom socialtjänsten",
        "2001:454",
        "2001-10-01",
        TOLD,
    ),
    Law(
        ("förordning 2001:637",),
        "Förordning om behandling av personuppgifter inom socialtjänsten",
        "2001:637",
        "2001-10-01",
        GUESS,
    ),
    Law(
        ("lag 2017:209",),
        "Lag om hälsoundersökning av barn och unga som vårdas utanför det egna hemmet",
        "2017:209",
        "2017-04-15",
        TOLD,
    ),
    Law(
        ("lag 2017:612",),
        "Lag om samverkan vid utskrivning från sluten hälso- och sjukvård",
        "2017:612",
        "2018-01-01",
        BILL,
    ),
    Law(
        ("lag 2022:913",),
        "Lag om sammanhållen vård- och omsorgsdokumentation",
        "2022:913",
        "2023-01-01",
        GUESS,
    ),
    Law(("lag 2022:1697",), "Lag om samordningsnummer", "2022:1697", "2023-09-01", READ),
    Law(
        ("HSLF-FS 2016:40",),
        "Socialstyrelsens föreskrifter om journalföring och behandling av personuppgifter i hälso- och sjukvården",
        "2016:40",
        "2017-03-01",
        GUESS,
    ),
    Law(
        ("SOSFS 2014:4",),
        "Socialstyrelsens föreskrifter och allmänna råd om våld i nära relationer",
        "2014:4",
        "2014-10-01",
        GUESS,
    ),
)
LOG = (
    Amendment(
        "2025:400",
        "2025-07-01",
        "Ny socialtjänstlag. 2001:453 upphävdes; SIP gick från 2 kap. 7 § till 10 kap. 8 och 9 §§ (”genast” i stället för ”utan dröjsmål”), orosanmälan från 14 kap. 1 § till 19 kap. 1 §, gallring från 12 kap. 1 § till 16 kap. 1 §.",
        "frist plan saknas; plan kontrollera; SIP; frist gallring; grönt kort",
    ),
    Amendment(
        "2025:468",
        "2025-07-01 (inte kontrollerad)",
        "Ny socialtjänstförordning: vilka födelsedagar som bevaras för forskning står i 13 kap. 1 §.",
        "gallring: det som bevaras",
    ),
    Amendment(
        "2025:1501",
        "dagen inte kontrollerad",
        "Ändring i socialtjänstlagen: 16 kap. 2 a §, en barnutredning gallras inte före 30 år; också 19 kap. 1 §, vilka som ska anmäla.",
        "gallring; ärende bevara; grönt kort",
    ),
    Amendment(
        "2025:1495",
        "dagen inte kontrollerad",
        "Ändring i offentlighets- och sekretesslagen: 40 kap. 7 g §, sekretess för en orosanmälan hos den som anmäler.",
        "inget: en orosanmälan hör inte hemma i registret",
    ),
    Amendment(
        "2024:90 och 2024:91",
        "dagen inte kontrollerad",
        "Skyddat boende: överenskommelsen mellan kommun och region (HSL 16 kap. 3 §) och hälsoundersökningen (lag 2017:209 1 §) gäller också dem som är placerade där.",
        "frist hälsoundersökning; slag av placering",
    ),
    Amendment(
        "2023:353",
        "dagen inte kontrollerad",
        "Ändring i offentlighets- och sekretesslagen, 23 kap. 2 §: skolformernas nya namn. En lydelse till träder i kraft 2028-07-01.",
        "inget: paragrafen nämns i utdraget till personal",
    ),
    Amendment(
        "2022:1697",
        "2023-09-01",
        "Ny lag om samordningsnummer.",
        "personnummer och samordningsnummer; B16",
    ),
    Amendment(
        "2019:979",
        "dagen inte kontrollerad",
        "Ändring i lag (2017:612): 4 kap. 1 och 3 §§ talar om regionen.",
        "frist kallelse efter utskrivning",
    ),
    Amendment(
        "2004:1320",
        "2005 (inte kontrollerad)",
        "Ändring i lag (1989:253): nationaldagen blev helgdag, annandag pingst är det inte längre.",
        "arbetsdagar",
    ),
    Amendment(
        "Överenskommelsen 2025",
        "2025-01-01",
        "Ersätter överenskommelsen 2013. Inga frister i dagar; samordnare, SIP, samtycke och sekretess nämns inte.",
        "frist kallelse; frist möte; frist avvikelse uppåt; frist oenighet",
    ),
)
