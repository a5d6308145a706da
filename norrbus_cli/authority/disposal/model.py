"""When an act is disposed of, and which are kept.

Sources: SoL (2025:400) 16 kap. 1, 2 and 2 a §§ and 17 kap. 2, 4 and 5 §§; socialtjänstförordningen
(2025:468) 13 kap. 1 §; PDL (2008:355) 3 kap. 17 §. For a school no law gives a number of years: its
authority's own plan does.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ...words.dates import short, surely_after
from ...words.errors import NotFound, WrongUsage
from ...words.record import Record
from ...words.text import aside
from .choices import (
    BY_SOCIAL_LAW,
    HEALTH,
    INVESTIGATION,
    INVESTIGATION_AGE,
    KEPT_DAYS,
    OTHER,
    PLACED,
    PRIVATE,
    SCHOOL,
    SOCIAL,
)

YEARS = {SOCIAL: 5, PRIVATE: 2, HEALTH: 10}
SOURCES = {
    SOCIAL: "socialtjänstlagen (2025:400) 16 kap. 1 §",
    PRIVATE: "socialtjänstlagen (2025:400) 17 kap. 2 §",
    HEALTH: "patientdatalagen (2008:355) 3 kap. 17 §",
}
# Why an act outlives its years: the child was placed, or was born on a day kept for research.
_PLACED = {
    SOCIAL: "barnet har varit placerat (SoL 16 kap. 2 § 3)",
    PRIVATE: "barnet har varit placerat: lämnas till socialnämnden (SoL 17 kap. 4 §)",
}
_RESEARCH = {
    SOCIAL: "bevaras för forskning (socialtjänstförordningen 13 kap. 1 §)",
    PRIVATE: "lämnas till socialnämnden för forskning (SoL 17 kap. 5 §)",
}
DUE, WAITS, KEPT, UNCLEAR = "gallras", "väntar", "bevaras", "oklart"


class NoRule(NotFound):
    """The register does not say whose acts it holds."""

    def __init__(self) -> None:
        super().__init__(
            "Registret säger inte efter vilken regel dess akter gallras. Bestäm det först: norrbus"
            " register gallringsregel socialtjänst (eller enskild verksamhet, hälso- och sjukvård,"
            " skola)."
        )


class NoYearsInLaw(WrongUsage):
    """For a school the authority's own plan says how long."""

    def __init__(self) -> None:
        super().__init__(
            "För skolans akter finns ingen tid i lag. Ange vad er dokumenthanteringsplan säger:"
            ' --år 10 --källa "Dokumenthanteringsplan, barn- och utbildningsnämnden 2024".'
        )


class LawSaysYears(WrongUsage):
    """The law gives the number of years."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"För {kind} säger lagen hur länge: {YEARS[kind]} år ({SOURCES[kind]}). Ta bort --år"
            " och --källa."
        )


class RetentionRule(Record):
    """Of which kind the acts are, for how many years after the last note they are kept, and who
    says so.
    """

    kind: str
    years: int
    source: str

    @property
    def spoken(self) -> str:
        """``socialtjänst: 5 år efter sista anteckningen (socialtjänstlagen …)``."""
        return f"{self.kind}: {self.years} år efter sista anteckningen{aside(self.source)}"


class Act(Record):
    """All that is kept about one child, or about one who was asked about without a name.

    ``last_note`` is the day of the latest deed in any of its cases, ``kept`` why somebody has said
    that it is to be kept, ``archive`` where all of it has been delivered since.
    """

    case_ids: tuple[int, ...]
    references: tuple[str, ...]
    child_id: int | None
    born: date | None
    opened_on: date
    last_note: date
    placed: bool
    kept: tuple[str, ...] = ()
    archive: str = ""


class Verdict(Record):
    """What becomes of an act: disposed of, waiting, kept or unclear; from which day, by which day
    at the latest (None: no law says), and why.
    """

    what: str
    because: str
    on: date | None = None
    by: date | None = None


class Disposal(Record):
    """A disposal as it is noted: when, decided by whom, by which rule, how many acts and rows, and
    the last year that any of them has a note of.
    """

    disposed_on: date
    decided_by: str
    source: str
    acts: int
    row_count: int
    last_year: int | None


def rule_of(kind: str, years: int | None, source: str) -> RetentionRule:
    """The rule for acts of a kind. Raises NoYearsInLaw, LawSaysYears."""
    if kind == SCHOOL:
        if years is None or not source:
            raise NoYearsInLaw
        return RetentionRule(kind, years, source)
    if years is not None or source:
        raise LawSaysYears(kind)
    return RetentionRule(kind, YEARS[kind], SOURCES[kind])


def years_before(day: date, years: int) -> date:
    """The latest day from which so many years have passed on a day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)


def verdict(act: Act, rule: RetentionRule, today: date) -> Verdict:
    """What becomes of an act on a day."""
    if OTHER in act.kept:
        return Verdict(KEPT, "ska bevaras enligt beslut")
    kept = _kept_by_law(act, rule.kind) if rule.kind in BY_SOCIAL_LAW else None
    if kept and not (kept.what == KEPT and act.archive):
        return kept
    # Where there is no 29 February rather a day too late (own choice): what is gone is gone.
    first = surely_after(act.last_note, rule.years)
    because = f"{rule.years} år efter sista anteckningen {short(act.last_note)}{aside(rule.source)}"
    if rule.kind == SOCIAL and INVESTIGATION in act.kept:
        assert act.born is not None
        thirty = surely_after(act.born, INVESTIGATION_AGE)
        if thirty > first:
            first, because = thirty, "barnutredning: fyller 30 år (SoL 16 kap. 2 a §)"
    if kept:
        because = f"{kept.because}, levererad till {act.archive}; {because}"
    # The law of social services alone says when it is to be done (16 kap. 1 §, 17 kap. 2 §).
    by = date(first.year + 1, 12, 31) if rule.kind in BY_SOCIAL_LAW else None
    return Verdict(DUE if first <= today else WAITS, because, first, by)


def _kept_by_law(act: Act, kind: str) -> Verdict | None:
    """Why an act of social services is never disposed of, or cannot be judged; that of a private
    provider is handed to them (SoL 17 kap. 4, 5 §§). That 4 § does not name every form of placement
    makes no difference here: what is gone is gone.
    """
    if act.placed or PLACED in act.kept:
        return Verdict(KEPT, _PLACED[kind])
    if act.child_id is None:
        return None
    if act.born is None:
        reference = act.references[0]
        return Verdict(UNCLEAR, f"födelsedagen saknas: norrbus ärende ändra {reference} --född DAG")
    if act.born.day in KEPT_DAYS:
        return Verdict(KEPT, f"född den {act.born.day}: {_RESEARCH[kind]}")
    return None


def latest_year(acts: Iterable[Act]) -> int:
    """The last year that any of some acts has a note of."""
    return max(act.last_note.year for act in acts)
