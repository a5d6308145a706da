"""The indicators: what each is called, what it counts, over which period, and who asks for it.

``VERSION`` grows with every change of what is counted; it is printed in every report, so that two
years can be compared honestly. The SQL that counts an indicator stands in ``counting.py`` under the
same key.
"""

from __future__ import annotations

from functools import cached_property

from ..case.actor.choices import KINDS as ACTOR_KINDS
from ..case.choices import GENDERS, LEVELS
from ..words.record import Record, replace
from .ladders import TOP, Rung, finest, ladder

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
    empty there is UNKNOWN. ``coarser``: the rungs of its ladder (``ladders.py``) between the
    categories and the top, where it is not shown.
    """

    by: str
    categories: tuple[str, ...]
    column: str = ""
    coarser: tuple[Rung, ...] = ()

    @cached_property
    def rungs(self) -> tuple[Rung, ...]:
        """Every rung, the finest first and the top last."""
        return (finest(self.categories), *self.coarser, TOP)


# Own choice of groups, from how the agreement and the work speak of them. Of whom no age is known
# stands with the grown, so that no group is only of those; those of "annan könsidentitet" and those
# whose gender is not known are nearly always too few to be shown alone.
_GROWN, _OTHER_GENDER = (
    "18 år eller äldre, eller uppgift saknas",
    "annan könsidentitet eller uppgift saknas",
)
AGE_LADDER = ladder(
    AGES,
    {_GROWN: ("18–20 år", "21 år eller äldre", UNKNOWN)},
    {"0–12 år": ("0–5 år", "6–12 år"), "13–17 år": ("13–15 år", "16–17 år")},
    {"13 år eller äldre, eller uppgift saknas": ("13–17 år", _GROWN)},
)
GENDER_LADDER = ladder(
    GENDER,
    {_OTHER_GENDER: ("annan könsidentitet", UNKNOWN)},
    {"pojke, annan könsidentitet eller uppgift saknas": ("pojke", _OTHER_GENDER)},
)
_SCHOOL, _OTHER_CARE, _REGION, _OTHERS = (
    "skola, förskola eller elevhälsa",
    "övrig vård i regionen",
    "regionen",
    "polis eller annan",
)
# The parties as the agreement of 2025 names them: the school, the social services, the region.
ACTOR_LADDER = ladder(
    ACTOR_KINDS,
    {
        _OTHER_CARE: ("barn- och ungdomsmedicin", "habilitering", "vuxenpsykiatri", "folktandvård"),
        _OTHERS: ("polis", "annan"),
    },
    {"förskola eller elevhälsa": ("förskola", "elevhälsa")},
    {_SCHOOL: ("skola", "förskola eller elevhälsa"), _REGION: ("primärvård", "BUP", _OTHER_CARE)},
    {"regionen, polis eller annan": (_REGION, _OTHERS)},
    {"andra än skola, förskola och elevhälsa": ("socialtjänst", "regionen, polis eller annan")},
)


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
    def of_period(self) -> Indicator:
        """The same in the words of a period: what is said of the year is true of it."""
        return replace(
            self,
            title=self.title.replace("årets", "periodens"),
            period=self.period.replace("årets", "periodens").replace("i året", "i något av åren"),
        )

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
OF_A_CASE = (
    Split(BY_AGE, AGES, coarser=AGE_LADDER),
    Split(BY_GENDER, GENDER, coarser=GENDER_LADDER),
    Split(BY_SEEN, tuple(ACTOR_KINDS), coarser=ACTOR_LADDER),
    Split(BY_LEVEL, LEVELS),
    Split(BY_PLACED, YES_NO),
)
OF_THE_FLOW = (
    Split(BY_GENDER, GENDER, coarser=GENDER_LADDER),
    Split(BY_SEEN, tuple(ACTOR_KINDS), coarser=ACTOR_LADDER),
)
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
A_CASE = "ett ärende om ett barn eller en ung person; anonyma konsultationer räknas för sig"
IN_YEAR = "dagen ligger i året"
# Meetings, plans, follow-ups and placements; of measures those that ended before the case came; how
# soon it was met, where it had been.
FROM_ELSEWHERE = "också ett som kom från en annan myndighet, där det som det hade med sig räknas"
LEVEL_NOW = "nivå och kön som de är när statistiken räknas"
DAY_0 = (
    "arbetsdagar räknas från dag 0: dagen då behovet sågs, eller dagen då samtycket blev komplett"
    " om det blev det senare (var det inte komplett den dag som det räknas till, räknas från"
    " behovet); fristen är den som registrets regler ger när statistiken räknas (norrbus frist"
    " regler), som kan vara en annan än 2013 års"
)
