"""What ties the numbers of a year together, as the definitions have it.

A reader who holds a whole report can reckon with each of these, so the protection does
(``protection/building.py``), a correction moves all that is tied or none of it, and
``docs/statistik-skydd.md`` lists them from here. An indicator is tied by one of them at least, or
says in ``UNTIED`` why nothing leads from another number to its own.
"""

from __future__ import annotations

from functools import cache

from ..deviation.model import CLOSED as DEVIATION_CLOSED
from ..deviation.model import READY
from ..meeting.choices import BY_LINK, NORRBUS_MEETING, PRESENT
from ..suppression.solver import components
from ..words.record import Record
from .definitions import BY_GENDER, BY_SEEN, NO_DEADLINE, YES
from .groupings import CAME_AT_ALL, DONE
from .indicators import BY_KEY, INDICATORS

# The things of a figure that have a number of days, and those that have none: a split like the
# others.
DAYS, HAS, LACKS = "dagar", "har", "saknar"
# Where a count stands in a year: the indicator, and of a part what it is split by and the category.
Place = tuple[str, ...]

# What was there, with what came, is what went and what is left: in all, and for what a case keeps
# all its life. What is left at the end of a year is there at the beginning of the next.
FLOW = (("pagaende_ar_in", "oppnade", "ateroppnade"), ("avslutade", "pagaende_ar_ut"))
FLOW_SPLITS = (BY_GENDER, BY_SEEN)
CAME = FLOW[0]
AT_START, AT_END = FLOW[0][0], FLOW[1][1]
# Of what stands at a border: which of a period's years it is the border of. All else is counted on
# a day of its own, and so in one year.
STOCKS = {AT_START: 0, AT_END: -1}


class AtMost(Record):
    """Some counts together are no more than some others, so many ``times``; ``why`` says it in
    words.
    """

    why: str
    smaller: tuple[Place, ...]
    greater: tuple[Place, ...]
    times: int = 1


class Same(Record):
    """Two counts are one number; ``why`` says it in words."""

    why: str
    one: Place
    other: Place


_ONCE = "en avvikelse berör högst en verksamhet av varje slag, som den räknas"
_CONCERNED = BY_KEY["berorda"].splits[0]
_CAME = tuple((key,) for key in CAME)
AT_MOST = (
    AtMost(
        "första möten är aldrig fler än hållna norrbusmöten",
        (("mote",),),
        (("moten", "slag", NORRBUS_MEETING),),
    ),
    AtMost("första möten är aldrig fler än hållna möten", (("mote",),), (("moten",),)),
    *(
        AtMost(
            f"{what} är aldrig fler än ärendena som fanns, öppnades och öppnades igen",
            ((key,),),
            _CAME,
        )
        for key, what in (
            ("kallelse", "första kallelser"),
            ("mote", "första möten"),
            ("planer", "nya planer"),
        )
    ),
    AtMost(
        "avvikelser som är klara eller avslutade har fått återkoppling",
        (("avvikelser", "läge", READY), ("avvikelser", "läge", DEVIATION_CLOSED)),
        (("avvikelser", DAYS, HAS),),
    ),
    AtMost(
        "avvikelser som är klara eller avslutade har fått återkoppling",
        (("avvikelser", "läge", DONE),),
        (("avvikelser", DAYS, HAS),),
    ),
    AtMost(_ONCE, (("berorda",),), (("avvikelser",),), len(_CONCERNED.categories)),
    *(
        AtMost(_ONCE, (("berorda", _CONCERNED.by, name),), (("avvikelser",),), len(kinds))
        for name, kinds in {
            name: kinds for rung in _CONCERNED.rungs for name, kinds in rung
        }.items()
    ),
    *(
        AtMost(
            "mandat har bara den som kom, på plats eller på länk",
            (("narvaro", "med mandat att besluta", YES),),
            tuple(("narvaro", "närvaro", each) for each in came),
        )
        for came in ((PRESENT, BY_LINK), (CAME_AT_ALL,))
    ),
)
SAME = tuple(
    Same(
        f"{what} utan antal dagar är de utan frist",
        (key, DAYS, LACKS),
        (key, "inom frist", NO_DEADLINE),
    )
    for key, what in (("kallelse", "första kallelser"), ("mote", "första möten"))
)
# What a period is of its calendar years: ``protection/periods.py`` reckons with it.
OF_PERIOD = (
    "en periods början är det första årets början, och dess slut det sista årets slut, så som åren"
    " fastställdes",
    "allt annat i en period är summan av dess år, i allt och i varje uppdelning, så som åren"
    " fastställdes; ett år som inte är fastställt är det som blir kvar",
)
# The splits that a relation is about.
TIED_SPLITS = {
    place[:2]
    for each in AT_MOST
    for place in (*each.smaller, *each.greater)
    if place[1:] and place[1] != DAYS
} | {each.other[:2] for each in SAME}
# Why no other number leads to the indicator's own.
UNTIED = {
    "anonyma": "en anonym konsultation är inget ärende",
    "insatser": "en plan kan ha hur många insatser som helst, också från tidigare år",
    "uppfoljningar": "en plan kan följas upp hur många gånger som helst, också en från tidigare år",
    "mal": "en uppföljning kan gälla hur många mål som helst",
    "oenigheter": "ett ärende kan ha hur många oenigheter som helst",
    "placeringar": "ett ärende kan ha hur många placeringar som helst",
    **{
        each.key: "den som svarar väljer själv vilka frågor"
        for each in INDICATORS
        if each.key.startswith("utvardering_")
    },
}


def of_reader() -> list[str]:
    """What a reader can reckon with, in words, each once."""
    of_year = [*(each.why for each in AT_MOST), *(each.why for each in SAME)]
    return list(dict.fromkeys([*of_year, *OF_PERIOD]))


def _joined() -> list[set[str]]:
    """The indicators of each relation."""
    return [
        {*FLOW[0], *FLOW[1]},
        *({place[0] for place in (*each.smaller, *each.greater)} for each in AT_MOST),
        *({each.one[0], each.other[0]} for each in SAME),
    ]


@cache
def led_to(key: str) -> frozenset[str]:
    """The indicators that a relation ties to this one: where they all show their totals, this one's
    is held back for its own sake alone.
    """
    return frozenset().union(*(group for group in _joined() if key in group)) - {key}


@cache
def tied() -> tuple[tuple[str, ...], ...]:
    """The indicators about people in groups that no relation joins."""
    keys = [each.key for each in INDICATORS if each.about_people]
    return tuple(tuple(group) for group in components(map(sorted, _joined()), keys))
