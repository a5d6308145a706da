"""The indicators: what each is called, what it counts, over which period, and who asks for it.

``VERSION`` grows with every change of what is counted; it is printed in every report, so that two
years can be compared honestly. The SQL that counts an indicator stands in ``counting.py`` under the
same key.
"""

from __future__ import annotations

from ..case.actor.model import KINDS as ACTOR_KINDS
from ..case.model import CLOSING_REASONS, GENDERS, LEVELS
from ..deviation.disagreement.model import LEVELS as DISAGREEMENT_LEVELS
from ..deviation.disagreement.model import SUBJECTS
from ..deviation.model import CLOSED as DEVIATION_CLOSED
from ..deviation.model import GROUNDS, MISTAKEN, READY, STATES
from ..evaluation.model import GROUPS as RESPONDENTS
from ..evaluation.model import HIGHEST, LOWEST, QUESTIONS
from ..forum.model import KINDS as FORUM_KINDS
from ..meeting.model import KINDS as MEETING_KINDS
from ..plan.followup.model import DECISIONS
from ..words.record import Record

VERSION = 1

UNKNOWN = "uppgift saknas"
AGES = ("0–5 år", "6–12 år", "13–15 år", "16–17 år", "18–20 år", "21 år eller äldre", UNKNOWN)
GENDER = (*GENDERS, UNKNOWN)
YES, NO = "ja", "nej"
YES_NO = (YES, NO)
IN_TIME, LATE, NO_DEADLINE = "i tid", "för sent", "ingen frist"

# Who asks for a figure.
AGREEMENT = "överenskommelsen 2025: resultatet bedöms varje år på länsövergripande nivå"
FORM_2011 = "blanketten Utvärdering av genomförda nätverks-/samverkansmöten, Antal ärenden (2011)"
MODEL_2013 = "2013 års arbetsmodell: kallelse inom 5 och möte inom 10 arbetsdagar"
ARJEPLOG = "Arjeplogs rutin 2012"
PLAN_FORM = "blanketten Genomförandeplan (Arjeplog 2012, bilaga 2)"
DEVIATIONS = (
    "Rutin för avvikelsehantering (Arjeplog 2012, bilaga 4): sammanställs och följs upp årligen"
)
EVALUATION = (
    "blanketten Utvärdering av genomförda nätverks-/samverkansmöten (2011); frågorna är norrbus"
    " egna"
)
ROUTINE = "lokal rutin (norrbus forum regler)"
EXAMINATION = (
    "lag (2017:209) om hälsoundersökning av barn och unga som vårdas utanför det egna hemmet"
)


class Split(Record):
    """What an indicator is split by, and the categories in the order in which they are printed.

    ``column``: the one of the counted table that holds the category, where there is one; what is
    empty there is UNKNOWN.
    """

    by: str
    categories: tuple[str, ...]
    column: str = ""


class Indicator(Record):
    """An indicator. ``counts`` says what counts as one, ``period`` which days belong to the year.

    ``days`` says what its distribution of days measures, ``marks`` that it is one of marks. What is
    not about people (``about_people``) has nothing to hold back.
    """

    key: str
    area: str
    title: str
    counts: str
    period: str
    source: str
    splits: tuple[Split, ...] = ()
    days: str = ""
    marks: str = ""
    about_people: bool = True

    @property
    def categories(self) -> dict[str, tuple[str, ...]]:
        """The categories of each split."""
        return {split.by: split.categories for split in self.splits}


BY_AGE, BY_GENDER, BY_SEEN, BY_LEVEL, BY_PLACED = (
    "ålder",
    "kön",
    "vem som såg behovet",
    "nivå",
    "placerad",
)
_CASE = (
    Split(BY_AGE, AGES),
    Split(BY_GENDER, GENDER),
    Split(BY_SEEN, tuple(ACTOR_KINDS)),
    Split(BY_LEVEL, LEVELS),
    Split(BY_PLACED, YES_NO),
)
_FLOW = (Split(BY_GENDER, GENDER), Split(BY_SEEN, tuple(ACTOR_KINDS)))
CASES, SPEED, MEETINGS, PLANS, DEVIATION, PLACED, EVALUATED, LEVELS_ABOVE = (
    "Ärenden",
    "Från behov till möte",
    "Möten",
    "Planer och uppföljning",
    "Avvikelser och oenigheter",
    "Placerade barn",
    "Utvärdering",
    "Nivåerna ovanför",
)
_A_CASE = "ett ärende om ett barn eller en ung person; anonyma konsultationer räknas för sig"
_IN_YEAR = "dagen ligger i året"
_LEVEL_NOW = "nivå och kön som de är när statistiken räknas"
_DAY_0 = (
    "arbetsdagar räknas från dag 0: dagen då behovet sågs, eller dagen då samtycket blev komplett"
    " om det blev det senare (var det inte komplett den dag som det räknas till, räknas från"
    " behovet); fristen är den som registrets regler ger när statistiken räknas (norrbus frist"
    " regler), som kan vara en annan än 2013 års"
)

INDICATORS = (
    Indicator(
        "pagaende_ar_in",
        CASES,
        "Pågående ärenden vid årets början",
        _A_CASE,
        "öppet när dagen före årets första är slut",
        FORM_2011,
        _FLOW,
    ),
    Indicator(
        "oppnade",
        CASES,
        "Öppnade ärenden",
        _A_CASE,
        f"öppnat i året; ålder och placering den dag ärendet öppnades; {_LEVEL_NOW}",
        FORM_2011,
        _CASE,
    ),
    Indicator(
        "ateroppnade",
        CASES,
        "Ärenden öppnade igen",
        "en öppning av ett avslutat ärende",
        _IN_YEAR,
        AGREEMENT,
        _FLOW,
    ),
    Indicator(
        "avslutade",
        CASES,
        "Avslutade ärenden",
        "ett avslut, också om ärendet senare öppnas igen",
        _IN_YEAR,
        FORM_2011,
        (*_FLOW, Split("orsak", CLOSING_REASONS)),
    ),
    Indicator(
        "pagaende_ar_ut",
        CASES,
        "Pågående ärenden vid årets slut",
        _A_CASE,
        f"öppet när årets sista dag är slut; ålder och placering den dagen; {_LEVEL_NOW}",
        FORM_2011,
        _CASE,
    ),
    Indicator(
        "anonyma",
        CASES,
        "Anonyma konsultationer",
        "en anonym konsultation",
        "öppnad i året",
        ARJEPLOG,
    ),
    Indicator(
        "kallelse",
        SPEED,
        "Från behov till kallelse",
        "ett ärendes första kallelse av en aktör till ett norrbusmöte som inte ställdes in",
        f"den första kallelsen skickades i året; {_DAY_0}",
        MODEL_2013,
        (Split("inom frist", (IN_TIME, LATE, NO_DEADLINE)),),
        "arbetsdagar från dag 0 till kallelsen",
    ),
    Indicator(
        "mote",
        SPEED,
        "Från behov till möte",
        "ett ärendes första norrbusmöte som hölls",
        f"mötet hölls i året; {_DAY_0}",
        MODEL_2013,
        (Split("inom frist", (IN_TIME, LATE, NO_DEADLINE)),),
        "arbetsdagar från dag 0 till mötet",
    ),
    Indicator(
        "moten",
        MEETINGS,
        "Hållna möten",
        "ett möte i ett ärende eller en anonym konsultation, som har hållits",
        _IN_YEAR,
        FORM_2011,
        (
            Split("slag", MEETING_KINDS),
            Split("barnet/den unge med", YES_NO),
            Split("någon vårdnadshavare med", YES_NO),
        ),
    ),
    Indicator(
        "narvaro",
        MEETINGS,
        "Kallade aktörer",
        "en aktör som var kallad till ett möte som hölls; en ersättare räknas som närvarande",
        "mötet hölls i året; mandat är nej också för den som inte kom, och när det inte är"
        " antecknat",
        AGREEMENT,
        (
            Split("närvaro", ("närvarande", "på länk", "frånvarande")),
            Split("aktör", tuple(ACTOR_KINDS)),
            Split("med mandat att besluta", YES_NO),
        ),
    ),
    Indicator(
        "planer",
        PLANS,
        "Överenskommelser",
        "ett ärendes första version av planen",
        "upprättad i året; innehållet komplett: allt som plan kontrollera frågar efter den dag"
        " planen upprättades, utom samtycke och underskrifter",
        PLAN_FORM,
        (
            Split("slag", ("genomförandeplan", "SIP")),
            Split("samordnare utsedd", YES_NO),
            Split("barnets uppfattning finns", YES_NO),
            Split("innehållet komplett", YES_NO),
        ),
    ),
    Indicator(
        "insatser",
        PLANS,
        "Insatser som skulle vara klara",
        "en insats i en plan, en gång hur många versioner den än står i: som den står i den sista"
        " av dem, så att en insats som avslutades före en ny version räknas där den avslutades",
        "insatsens slutdag ligger i året, den senast bestämda; läget som det är när statistiken"
        " räknas",
        PLAN_FORM,
        (
            Split("ansvarig", tuple(ACTOR_KINDS)),
            Split("utfall", ("klar i tid", "klar för sent", "avbruten", "inte klar")),
        ),
    ),
    Indicator(
        "uppfoljningar",
        PLANS,
        "Uppföljningar",
        "en uppföljning av en plan, som har hållits; den som uteblev räknas inte",
        "dagen ligger i året; den bestämda dagen är den som förra uppföljningen av samma version"
        " satte, annars planens",
        PLAN_FORM,
        (
            Split("på eller före den bestämda dagen", (IN_TIME, LATE, NO_DEADLINE)),
            Split("beslut", DECISIONS),
        ),
    ),
    Indicator(
        "mal",
        PLANS,
        "Mål som följts upp",
        "ett mål för en insats, som fått ett utfall vid en uppföljning",
        "uppföljningen hölls i året",
        PLAN_FORM,
        (Split("utfall", ("uppnått", "delvis uppnått", "inte uppnått")),),
    ),
    Indicator(
        "avvikelser",
        DEVIATION,
        "Avvikelser",
        "en avvikelserapport",
        "rapporterad i året; läget och återkopplingen som de är när statistiken räknas",
        DEVIATIONS,
        (
            Split("grund", GROUNDS, "ground"),
            Split("läge", (*STATES.values(), READY, DEVIATION_CLOSED, MISTAKEN)),
            Split("i ett ärende", YES_NO),
        ),
        "dagar från rapport till återkoppling",
    ),
    Indicator(
        "berorda",
        DEVIATION,
        "Verksamheter som avvikelser berör",
        "en verksamhet som en avvikelse berör; en avvikelse kan beröra flera",
        "avvikelsen rapporterades i året",
        DEVIATIONS,
        (Split("verksamhet", tuple(ACTOR_KINDS)),),
    ),
    Indicator(
        "oenigheter",
        DEVIATION,
        "Oenigheter",
        "en anmäld oenighet",
        "anmäld i året; nivån där den ligger eller avgjordes",
        AGREEMENT,
        (Split("gäller", SUBJECTS), Split("nivå", DISAGREEMENT_LEVELS), Split("avgjord", YES_NO)),
    ),
    Indicator(
        "placeringar",
        PLACED,
        "Placeringar",
        "en placering utanför det egna hemmet",
        "började i året; hälsoundersökningen som den är när statistiken räknas",
        EXAMINATION,
        (Split("hälsoundersökning", ("gjord", "avböjd", "begärd", "inte begärd")),),
    ),
    *(
        Indicator(
            f"utvardering_{question}",
            EVALUATED,
            f"”{label}”",
            "ett svar på frågan efter ett möte",
            "mötet hölls i året",
            EVALUATION,
            (Split("vem som svarar", RESPONDENTS),),
            marks=f"betyg från {LOWEST} (inte alls) till {HIGHEST} (helt och hållet)",
        )
        for question, label in QUESTIONS.items()
    ),
    Indicator(
        "forum",
        LEVELS_ABOVE,
        "Hållna möten ovanför det enskilda ärendet",
        "ett möte i forum barn och unga, länsdelens samverkansgrupp, gruppnivån eller styrgruppen,"
        " som har hållits",
        _IN_YEAR,
        ARJEPLOG,
        (Split("slag", FORUM_KINDS),),
        about_people=False,
    ),
    Indicator(
        "forum_fragade",
        LEVELS_ABOVE,
        "Möten som den lokala regeln frågar efter",
        "ett möte som regeln som gäller nu frågar efter; det hölls om så många möten av slaget"
        " hölls i regelns period",
        "perioden slutade i året och började när regeln gällde",
        ROUTINE,
        (Split("slag", FORUM_KINDS), Split("hölls", YES_NO)),
        about_people=False,
    ),
)
BY_KEY = {indicator.key: indicator for indicator in INDICATORS}
# What was there, with what came, is what went and what is left: in all, and for what a case keeps
# all its life.
FLOW = (("pagaende_ar_in", "oppnade", "ateroppnade"), ("avslutade", "pagaende_ar_ut"))
FLOW_SPLITS = (BY_GENDER, BY_SEEN)
