"""The figures of a year, counted in the register.

Each indicator of ``definitions`` by SQL, in a few questions that never write.

A question answers with a row for each combination of categories: ``key`` (the indicator), a column
for each split, called as the split is, ``dagar`` or ``betyg`` where the indicator has a
distribution, and ``n``. What belongs to a year is told by days alone, so that an earlier year can
be counted from today's register; what has no history (level, gender, the state of a deviation) is
as it is when it is counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from ...authority import store as register_store
from ...authority.disposal.store import disposed_until
from ...deadline import store as deadline_store
from ...register.cells import Row, Value
from ...register.database import Register
from ...rule.model import FROM_NEED, MEETING, SUMMONS, WEEK, WEEKS, WORKING_DAYS, Rule
from ...words.record import Record
from .. import store
from ..adding import period as added
from ..definitions import Indicator, Split
from ..indicators import INDICATORS, VERSION
from ..model import Breakdown, Distribution, Figure, Part, Year
from ..refusals import DisposedOf
from ..span import Years
from .cases import CASES
from .deviations import DEVIATIONS
from .meetings import MEETINGS
from .others import OTHERS
from .plans import PLANS
from .speed import SPEED

# Each question with the indicators that it counts.
QUESTIONS: dict[tuple[str, ...], str] = {
    **CASES,
    **SPEED,
    **MEETINGS,
    **PLANS,
    **DEVIATIONS,
    **OTHERS,
}


class Period(Record):
    """Days that are counted, the first and the last among them.

    None when ``last`` lies before ``first``.
    """

    first: date
    last: date

    @property
    def before(self) -> date:
        """The day at whose end the period begins."""
        return min(self.first - timedelta(days=1), self.last)


def count(register: Register, years: Years, today: date) -> Year:
    """The figures of a year or a period, to its end or to ``today`` in a year that runs.

    Raises DisposedOf where acts that count in it are gone.
    """
    if years.first <= (disposed_until(register) or 0):
        raise DisposedOf(years)
    each = [_count(register, year, today) for year in years.each]
    return added(each) if years.is_period else each[0]


def _count(register: Register, year: int, today: date) -> Year:
    facts = register_store.facts(register)
    until = min(date(year, 12, 31), today)
    return Year(
        year,
        facts.municipality,
        facts.authority,
        until,
        VERSION,
        counted(register, Period(date(year, 1, 1), until)),
        tuple(sorted(store.switched_off(register))),
    )


def counted(register: Register, period: Period) -> tuple[Figure, ...]:
    """The figures of any period, of every indicator."""
    parameters = _parameters(register, period)
    answers: dict[str, list[Row]] = defaultdict(list)
    for question in QUESTIONS.values():
        for row in register.rows(question, parameters):
            answers[row["key"]].append(row)
    return tuple(_figure(each, answers[each.key]) for each in INDICATORS)


def _parameters(register: Register, period: Period) -> dict[str, Value]:
    chosen = deadline_store.choices(register)
    rules = chosen.in_force()
    days = {
        name: day.isoformat()
        for name, day in (("first", period.first), ("last", period.last), ("before", period.before))
    }
    return {
        **days,
        "from_need": int(chosen.counted_from == FROM_NEED),
        **_span("summons", rules[SUMMONS]),
        **_span("meeting", rules[MEETING]),
    }


def _span(name: str, rule: Rule) -> dict[str, Value]:
    """A rule's number as working days or as days; both None where it has none."""
    span = rule.span
    working = span.count if span and span.unit == WORKING_DAYS else None
    days = (
        span.count * (WEEK if span.unit == WEEKS else 1)
        if span and span.unit != WORKING_DAYS
        else None
    )
    return {f"{name}_working": working, f"{name}_days": days}


def _figure(indicator: Indicator, rows: Sequence[Row]) -> Figure:
    breakdowns = tuple(_breakdown(split, rows) for split in indicator.splits)
    of_what = "dagar" if indicator.days else "betyg" if indicator.marks else ""
    return Figure(
        indicator.key,
        sum(row["n"] for row in rows),
        breakdowns,
        _distribution(rows, of_what) if of_what else None,
        _sums(indicator.splits[0], rows) if indicator.marks else (),
    )


def _breakdown(split: Split, rows: Sequence[Row]) -> Breakdown:
    """Every category in its order.

    One that the split does not have is a fault of ours: KeyError, never a thing left out of the
    sum.
    """
    counts = dict.fromkeys(split.categories, 0)
    for row in rows:
        counts[row[split.by]] += row["n"]
    return Breakdown(split.by, tuple(Part(category, number) for category, number in counts.items()))


def _distribution(rows: Sequence[Row], of_what: str) -> Distribution:
    """How many took each number of days, or have each mark; what has not ended yet is not in it."""
    counts: Counter[int] = Counter()
    for row in rows:
        if row[of_what] is not None:
            counts[row[of_what]] += row["n"]
    return Distribution(tuple(sorted(counts.items())))


def _sums(split: Split, rows: Sequence[Row]) -> tuple[tuple[str, int], ...]:
    """The sum of the marks of each category."""
    sums = dict.fromkeys(split.categories, 0)
    for row in rows:
        sums[row[split.by]] += row["betyg"] * row["n"]
    return tuple(sums.items())
