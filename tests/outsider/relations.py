"""What ties the numbers of the files, as docs/statistik-skydd.md says: written anew from there, not from the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from outsider.files import ALL, Edition, Place, When
from outsider.groups import FINEST, MEMBERS

# A number that is not known: whose, which year's, of which edition, and where it stands.
Unknown = tuple[object, ...]
Terms = Mapping[Unknown, int]
MOST = 3000
CAME, WENT = ("pagaende_ar_in", "oppnade", "ateroppnade"), ("avslutade", "pagaende_ar_ut")
FLOW_SPLITS = ("kön", "vem som såg behovet")
MARKS = (1, 2, 3, 4, 5)
# The years of a period that are not published, together.
REST = "övriga"
AT_MOST: tuple[tuple[tuple[Place, ...], tuple[Place, ...]], ...] = (
    ((("mote",),), (("moten", "slag", "norrbusmöte"),)),
    *((((key,),), tuple((came,) for came in CAME)) for key in ("kallelse", "mote", "planer")),
    (
        (("avvikelser", "läge", "klar att avsluta"), ("avvikelser", "läge", "avslutad")),
        (("avvikelser", "dagar", "har"),),
    ),
    (
        (("narvaro", "med mandat att besluta", "ja"),),
        (("narvaro", "närvaro", "närvarande"), ("narvaro", "närvaro", "på länk")),
    ),
)
# True of every register that the program has written in, but not listed as known to a reader.
UNWRITTEN: tuple[tuple[tuple[Place, ...], tuple[Place, ...]], ...] = (
    # A deviation concerns somebody.
    ((("avvikelser",),), (("berorda",),)),
    # What waits only to be reported upwards has been fed back.
    (
        (
            ("avvikelser", "läge", "ska rapporteras till Samverkansstruktur"),
            ("avvikelser", "läge", "klar att avsluta"),
            ("avvikelser", "läge", "avslutad"),
        ),
        (("avvikelser", "dagar", "har"),),
    ),
)
# Without a number of days: those without a deadline.
DAYS = {"kallelse": "ingen frist", "mote": "ingen frist", "avvikelser": ""}
# What no other figure leads to: there a total that is hidden is 1 to 4.
ALONE = {"anonyma", "insatser", "uppfoljningar", "mal", "oenigheter", "placeringar"}
# And what few lead to: where those show their totals, one that is hidden is hidden because it is 1 to 4.
LED_TO = {
    "narvaro": (),
    "moten": ("mote",),
    "mote": ("moten", *CAME),
    "kallelse": CAME,
    "planer": CAME,
    "avvikelser": ("berorda",),
    "berorda": ("avvikelser",),
}


@dataclass
class System:
    """Unknown whole numbers and sums of them (times factors) within bounds."""

    least: dict[Unknown, int] = field(default_factory=dict)
    most: dict[Unknown, int] = field(default_factory=dict)
    rows: list[tuple[dict[Unknown, int], int, int]] = field(default_factory=list)
    # Rows that a reader takes for granted, but that do not hold in every register.
    usual: list[int] = field(default_factory=list)
    same: dict[Unknown, Unknown] = field(default_factory=dict)
    # The years of a period that are not published, by whose it is and which.
    left: dict[tuple[str, When], list[int]] = field(default_factory=dict)

    def unknown(self, name: Unknown, least: int = 0, most: int = MOST) -> Unknown:
        """A number by the name that it goes by first; what is told of it again narrows it."""
        name = self.named(name)
        self.least[name] = max(least, self.least.get(name, -MOST))
        self.most[name] = min(most, self.most.get(name, MOST))
        return name

    def named(self, name: Unknown) -> Unknown:
        while name in self.same:
            name = self.same[name]
        return name

    def add(self, terms: Iterable[tuple[Unknown | int, int]], low: int, high: int) -> None:
        """The sum of numbers, known or not, times factors."""
        row: dict[Unknown, int] = {}
        for number, factor in terms:
            if isinstance(number, int):
                low, high = low - number * factor, high - number * factor
            else:
                row[number] = row.get(number, 0) + factor
        row = {name: factor for name, factor in row.items() if factor}
        if row:
            self.rows.append((row, max(low, -MOST * 9), min(high, MOST * 9)))


def name_of(edition: Edition, place: Place) -> Unknown:
    return (edition.who, edition.year, edition.number, *place)


def untied(key: str) -> bool:
    """Whether no other figure leads to it."""
    return key in ALONE or key.startswith("utvardering_")


def marked(place: Place) -> bool:
    return place[0].startswith("utvardering_")


class Year:
    """An edition's own relations."""

    def __init__(self, found: System, edition: Edition) -> None:
        self.found, self.edition = found, edition

    def at(self, *place: str) -> Unknown | int:
        """A count: known, or an unknown that is at least 1, or 0 where zeros are held back too."""
        edition, name = self.edition, name_of(self.edition, place)
        if place in edition.shown:
            return edition.shown[place]
        told = place in edition.hidden and place[:2] not in edition.whole and "dagar" not in place
        told = told and not (edition.begins_off and place[0] == CAME[0])
        told = told and not (edition.ends_off and place[0] == WENT[1])
        low, high = edition.bounds.get(place, (0, MOST))
        apart = not edition.area and not edition.joined
        if untied(place[0]) and told and len(place) == 1 and apart:
            high = 4
        return self.found.unknown(name, max(low, int(told)), high)

    def add(self, unwritten: bool) -> None:
        self.splits()
        self.days()
        self.flow()
        self.small()
        for smaller, greater in (*AT_MOST, *(UNWRITTEN if unwritten else ())):
            self.at_most(smaller, greater)
        for kind in FINEST["berorda", "verksamhet"]:
            self.at_most((("berorda", "verksamhet", kind),), (("avvikelser",),))
        for key in {key for key, _ in self.edition.sums}:
            self.marks(key)

    def splits(self) -> None:
        for (key, by), categories in FINEST.items():
            if (key,) in self.edition.places:
                self.sum(key, [self.at(key, by, each) for each in categories])
                for part in self.edition.parts(key, by):
                    self.group(part)

    def days(self) -> None:
        for key, without in DAYS.items():
            if (key,) in self.edition.places:
                has, lacks = self.at(key, "dagar", "har"), self.at(key, "dagar", "saknar")
                self.sum(key, [has, lacks])
                if without:
                    self.found.add([(lacks, 1), (self.at(key, "inom frist", without), -1)], 0, 0)
                    self.found.usual.append(len(self.found.rows) - 1)

    def group(self, place: Place) -> None:
        """A coarser group is the sum of what it holds."""
        held = MEMBERS[place[0], place[1]].get(place[2], (place[2],))
        if held != (place[2],):
            parts = [(self.at(*place[:2], each), 1) for each in held]
            self.found.add([(self.at(*place), -1), *parts], 0, 0)

    def sum(self, key: str, parts: Iterable[Unknown | int]) -> None:
        self.found.add([(self.at(key), -1), *((part, 1) for part in parts)], 0, 0)

    def flow(self) -> None:
        """What was there and what came is what went and what is left, in all and for what a case keeps all its life."""
        edition = self.edition
        off = [key for key in (*CAME, *WENT) if (key,) not in edition.places]
        if len(off) == len((*CAME, *WENT)):
            return
        tails: set[Place] = {()} | {
            (by, each) for by in FLOW_SPLITS for each in FINEST[CAME[0], by]
        }
        for tail in sorted(tails):
            terms = [(self.at(key, *tail), 1 if key in CAME else -1) for key in (*CAME, *WENT)]
            if edition.late:
                terms.append((self.found.unknown(name_of(edition, ("rättat", *tail)), -MOST), 1))
            self.found.add(terms, 0, 0)
        for by in FLOW_SPLITS:
            of_split = [tail for tail in sorted(tails) if tail[:1] == (by,)]
            for key in off if of_split else ():
                self.sum(key, [self.at(key, *tail) for tail in of_split])
            if edition.late and of_split:
                whole, *parts = (
                    self.found.named(name_of(edition, ("rättat", *tail)))
                    for tail in ((), *of_split)
                )
                self.found.add([(whole, -1), *((part, 1) for part in parts)], 0, 0)

    def small(self) -> None:
        """A total that nothing else can have hidden is small."""
        for key, others in LED_TO.items():
            apart = not self.edition.area and not self.edition.joined
            hidden = (key,) in self.edition.hidden
            if hidden and apart and all((other,) in self.edition.shown for other in others):
                self.found.add([(self.at(key), 1)], 1, 4)
                self.found.usual.append(len(self.found.rows) - 1)

    def at_most(self, smaller: Iterable[Place], greater: Iterable[Place]) -> None:
        less, more = list(smaller), list(greater)
        if not all(place[:1] in self.edition.places for place in less):
            return
        terms = [(self.at(*place), 1) for place in less] + [(self.at(*place), -1) for place in more]
        before = len(self.found.rows)
        self.found.add(terms, -MOST * 9, 0)
        self.found.usual += range(before, len(self.found.rows))

    def marks(self, key: str) -> None:
        """How many of each group gave each mark, where a sum is told."""
        by_group: dict[str, list[tuple[Unknown | int, int]]] = {}
        for group in FINEST[key, "vem som svarar"]:
            part = (key, "vem som svarar", group)
            by_group[group] = [
                (self.found.unknown(name_of(self.edition, (*part, str(mark)))), mark)
                for mark in MARKS
            ]
            names = [(name, 1) for name, _ in by_group[group]]
            self.found.add([(self.at(*part), -1), *names], 0, 0)
        groups = {ALL: tuple(by_group)} | MEMBERS[key, "vem som svarar"]
        for called, held in groups.items():
            if (told := self.edition.sums.get((key, called))) is not None:
                self.found.add([each for group in held for each in by_group[group]], *told)
