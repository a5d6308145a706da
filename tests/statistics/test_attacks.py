"""Ways in which somebody who keeps every file has worked out small numbers, each with the smallest register that shows it; and that the one who looks for them finds what is there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from conftest import Norrbus
from outsider.judge import Judge, counted
from statistics_lives import County
from statistics_rows import BOY, GIRL, OTHER, Rows

from norrbus_cli.deviation.model import GROUNDS
from norrbus_cli.evaluation.model import ACTOR, CHILD, GUARDIAN
from norrbus_cli.statistics.span import only

MAY, JUNE = date(2025, 5, 5), date(2025, 6, 2)
KALIX = "Kalix kommun"


class Outsider:
    """A register, and somebody who asks for everything and keeps what is not refused."""

    def __init__(self, norrbus: Norrbus) -> None:
        self.norrbus, self.judge = norrbus, Judge()
        self.register = norrbus.open()
        self.rows = Rows(self.register)
        norrbus.day = "2027-01-15"

    def asks(self, *line: str) -> Any:
        """The answer as JSON; None where it is refused."""
        result = self.norrbus(*line, "--json")
        assert result.code in {0, 4}, (line, result)
        return json.loads(result.out) if result.code == 0 else None

    def truth(self, year: int) -> Any:
        """What is true, as it is counted now, or was when it was published."""
        return self.asks("statistik", "år", str(year), "--internt")

    def year(self, year: int, *more: str) -> bool:
        """Asks for a year as a file; whether it came."""
        folder = self.norrbus.home / f"{self.judge.ledger.files}"
        line = (
            "statistik",
            "skriv",
            str(year),
            "--format",
            "json",
            "--mapp",
            str(folder),
            "--skriv-över",
        )
        inside = json.loads(Path(self.norrbus.ok(*line, "--internt").strip()).read_text())
        result = self.norrbus(*line, *more)
        assert result.code in {0, 4}, (line, result)
        if result.code == 0:
            read = json.loads(Path(result.out.strip()).read_text())
            edition = self.judge.ledger.statistics(read)[-1]
            if not self.judge.true(edition):
                self.judge.knows(edition, counted(inside["underlag"]))
        return result.code == 0

    def publish(self, year: int, *more: str) -> bool:
        """The register publishes a year, or corrects it, if it may; the outsider gets it."""
        line = ("statistik", "fastställ", str(year), "--ja", "--med-brister", *more)
        code = self.norrbus(*line).code
        assert code in {0, 2, 4}
        return code == 0 and self.year(year)

    def deviations(self, year: int) -> bool:
        found = self.asks("avvikelse", "sammanställ", str(year))
        if found is not None:
            self.judge.ledger.deviations(KALIX, found)
        return found is not None

    def evaluations(self, year: int) -> bool:
        found = self.asks("utvärdering", "sammanställ", str(year))
        if found is not None:
            self.judge.ledger.evaluations(KALIX, year, found)
        return found is not None


@pytest.fixture
def outsider(norrbus: Norrbus) -> Iterator[Outsider]:
    found = Outsider(norrbus)
    yield found
    found.register.close()


# --- the seven ------------------------------------------------------------------------


def test_two_years_that_are_over_and_not_published(outsider: Outsider) -> None:
    """The one boy who was closed: the first year hides him, the second tells how many boys were left."""
    girls, boys = (
        outsider.rows.cases(many, MAY, gender) for many, gender in ((20, GIRL), (7, BOY))
    )
    outsider.rows.close([*girls[:9], *boys[:1]], JUNE)
    asked = [outsider.year(2025), outsider.year(2026), outsider.year(2026, "--jämför", "2025")]
    assert outsider.judge.leaks() == []
    assert asked == [False, False, False]
    assert outsider.publish(2025)
    assert outsider.publish(2026)
    assert outsider.year(2026, "--jämför", "2025")
    assert outsider.judge.leaks() == []


def test_the_compilation_of_deviations_beside_the_year(outsider: Outsider) -> None:
    """Four deviations, of one ground one: the year hides all, and so does the compilation, also on paper."""
    for ground in (0, 1, 1, 1):
        outsider.rows.deviation(MAY, GROUNDS[ground])
    outsider.rows.cases(1, MAY)
    before = outsider.deviations(2025)
    assert outsider.publish(2025)
    assert outsider.deviations(2025)
    assert outsider.judge.leaks() == []
    assert not before
    paper = outsider.norrbus.ok("dokument", "skriv", "avvikelsesammanställning", "2025")
    text = Path(paper.splitlines()[0].strip()).read_text(encoding="utf-8")
    assert GROUNDS[0] not in text or f"| {GROUNDS[0]} | .. |" in text


def test_a_correction_for_one_child(outsider: Outsider) -> None:
    """Five girls more hide one of another gender: its category is hidden anew."""
    outsider.rows.cases(20, MAY, GIRL)
    outsider.rows.cases(10, MAY, BOY)
    assert outsider.publish(2025)
    outsider.rows.cases(5, MAY, GIRL)
    outsider.rows.cases(1, MAY, OTHER, seen_by="polis", level="omfattande insatser")
    outsider.publish(2025, "--rättelse", "ett ärende saknades")
    assert outsider.judge.leaks() == []


def test_a_correction_by_sums(outsider: Outsider) -> None:
    """All went from 30 to 36 and the girls from 20 to 25, so the others, who are hidden, are one more."""
    outsider.rows.cases(20, MAY, GIRL)
    outsider.rows.cases(8, MAY, BOY)
    outsider.rows.cases(2, MAY, OTHER)
    assert outsider.publish(2025)
    outsider.rows.cases(5, MAY, GIRL)
    outsider.rows.cases(1, MAY, OTHER)
    outsider.publish(2025, "--rättelse", "sex ärenden saknades")
    assert outsider.judge.leaks() == []


def test_an_indicator_that_is_switched_off_follows_from_the_others(outsider: Outsider) -> None:
    """Two are opened again, as what was there and came is what went and what is left."""
    boys = outsider.rows.cases(20, MAY)
    outsider.rows.close(boys[:8], JUNE)
    outsider.rows.reopen(boys[:2], JUNE)
    told = json.loads(
        Path(
            outsider.norrbus.ok(
                "statistik", "skriv", "2025", "--internt", "--format", "json"
            ).strip()
        ).read_text()
    )
    outsider.norrbus.ok("statistik", "stäng-av", "ateroppnade")
    outsider.publish(2025)
    edition = outsider.judge.ledger.newest(KALIX, 2025)
    assert edition is not None
    outsider.judge.knows(edition, counted(told["underlag"]))
    assert outsider.judge.leaks() == []


def test_evaluations_on_two_days(outsider: Outsider) -> None:
    """Five answers, then six: the sixth one's marks are the difference."""
    outsider.rows.answers(2025, ACTOR, 1, 3, 3, 4, 4)
    first = outsider.evaluations(2025)
    outsider.rows.answers(2025, ACTOR, 5)
    second = outsider.evaluations(2025)
    assert outsider.judge.leaks() == []
    assert (first, second) == (False, False)
    assert outsider.publish(2025)
    assert outsider.evaluations(2025)
    outsider.rows.answers(2025, ACTOR, 5)
    assert outsider.evaluations(2025)
    outsider.publish(2025, "--rättelse", "ett svar saknades")
    assert outsider.evaluations(2025)
    assert outsider.judge.leaks() == []


@pytest.mark.watched
def test_own_words_do_not_leave(outsider: Outsider) -> None:
    for number in range(6):
        row = outsider.rows.answer(2025, ACTOR, 3)
        outsider.rows.do("UPDATE evaluations SET words = ? WHERE id = ?", f"ord {number}", row)
    assert outsider.asks("utvärdering", "sammanställ", "2025", "--ord") is None
    assert outsider.publish(2025)
    assert outsider.asks("utvärdering", "sammanställ", "2025", "--ord") is None


def test_all_groups_beside_those_that_are_hidden(outsider: Outsider) -> None:
    """Three children and three guardians, hidden, all gave fives: so says the mean of all beside that of the actors."""
    outsider.rows.answers(2025, ACTOR, 1, 3, 3, 4, 4)
    outsider.rows.answers(2025, CHILD, 5, 5, 5)
    outsider.rows.answers(2025, GUARDIAN, 5, 5, 5)
    assert outsider.publish(2025)
    outsider.evaluations(2025)
    assert outsider.judge.leaks() == []


def test_the_compilation_says_the_same_every_day(outsider: Outsider) -> None:
    """A deviation more after the year is published: its measure is the difference."""
    for _ in range(6):
        outsider.rows.deviation(MAY, measures=["en fast kontakt"])
    assert outsider.publish(2025)
    assert outsider.deviations(2025)
    outsider.rows.deviation(MAY, measures=["ett möte om skjutsen"])
    assert outsider.deviations(2025)
    assert outsider.judge.leaks() == []


def test_whom_deviations_concern_tells_how_many_they_are(outsider: Outsider) -> None:
    """Each concerns at most one of a kind: eight of two kinds that are hidden are four of each, if the deviations are at most four."""
    for _ in range(4):
        outsider.rows.deviation(MAY, concerns=(1, 2))
    assert outsider.publish(2025)
    assert outsider.judge.leaks() == []


def test_the_county_and_the_next_years_of_its_municipalities(
    made_register: Path, tmp_path: Path
) -> None:
    """Three are left in the one and two in the other, five in the county; the one's next year says that it began with three at least."""
    life = County(made_register, tmp_path, ("2514", "2583"))
    one, other = life.authorities
    left = one.rows.cases(3, MAY)
    other.rows.cases(2, MAY)
    for each in (one, other):
        each.today = date(2026, 1, 15)
        assert each.publish(2025)
    assert life.merge(only(2025))
    one.rows.cases(5, date(2026, 5, 5))
    one.rows.close(left[:1], date(2026, 6, 2))
    other.rows.cases(5, date(2026, 5, 5))
    for each in (one, other):
        each.today = date(2027, 1, 15)
        assert each.publish(2026)
    life.close()
    assert life.judge.leaks() == []


# --- found since ----------------------------------------------------------------------


@pytest.mark.watched
def test_a_year_between_two_that_are_published(outsider: Outsider) -> None:
    """Five are left at the end of 2025; 2027 hides how many it began with, and so that three were closed. Then 2026: nothing came or went."""
    left = outsider.rows.cases(5, MAY)
    outsider.norrbus.day = "2028-01-15"
    assert outsider.publish(2025)
    outsider.rows.cases(7, date(2027, 5, 5))
    outsider.rows.close(left[:3], date(2027, 6, 2))
    assert outsider.publish(2027)
    outsider.publish(2026)
    assert outsider.judge.leaks() == []


def test_the_beginning_is_switched_off_and_the_year_before_shows_it(outsider: Outsider) -> None:
    """Eight are left at the end of 2025, so what 2026 does not show of its beginning is known; and so that one was closed."""
    left = outsider.rows.cases(8, MAY)
    assert outsider.publish(2025)
    outsider.norrbus.ok("statistik", "stäng-av", "pagaende_ar_in")
    outsider.rows.cases(7, date(2026, 5, 5))
    outsider.rows.close(left[:1], date(2026, 6, 2))
    assert outsider.publish(2026)
    assert outsider.judge.leaks() == []


def test_a_split_that_is_not_shown_is_bounded_by_another_figure(outsider: Outsider) -> None:
    """Six of eight meetings were the first of a case, and so Norrbus meetings: the others are two at most."""
    for number, case in enumerate(outsider.rows.cases(8, MAY), 1):
        outsider.rows.meeting(
            case, JUNE, (1, 2), kind="norrbusmöte" if number > 2 else "uppföljningsmöte"
        )
    assert outsider.publish(2025)
    assert outsider.judge.leaks() == []


def test_what_is_hidden_though_all_that_leads_to_it_is_shown_is_four_at_most(
    outsider: Outsider,
) -> None:
    """Whom four deviations concern is shown, eleven in all; five of those are of four kinds, so there were two at least, and nothing else than that they are few can have hidden them."""
    for actors in ((1, 2, 3), (2, 3), (2, 3, 4), (2, 3, 4)):
        outsider.rows.deviation(MAY, concerns=actors)
    assert outsider.publish(2025)
    assert outsider.judge.leaks() == []


@pytest.mark.watched
@pytest.mark.parametrize("order", list(permutations((2025, 2026, 2027))))
def test_years_on_both_sides_show_finer_groups(outsider: Outsider, order: Sequence[int]) -> None:
    """Ten girls were left at the end of 2025 and twelve were there when 2027 began: two of the seven who came in 2026, which shows no gender."""
    outsider.rows.cases(10, MAY, GIRL)
    for gender, many in ((GIRL, 2), (BOY, 5)):
        outsider.rows.cases(many, date(2026, 5, 5), gender)
    outsider.rows.cases(1, date(2027, 5, 5), GIRL)
    outsider.norrbus.day = "2028-01-15"
    for year in order:
        assert outsider.publish(year)
    assert outsider.judge.leaks() == []


def test_years_on_both_sides_show_groups_of_which_the_year_shows_one(outsider: Outsider) -> None:
    """2026 shows girls and others. Of the others there were two more who are neither girls nor boys when 2027 began than when 2025 ended."""
    for day, many in ((MAY, (20, 20, 8)), (date(2026, 5, 5), (20, 20, 2))):
        for gender, of_gender in zip((GIRL, BOY, OTHER), many, strict=True):
            outsider.rows.cases(of_gender, day, gender)
    outsider.norrbus.day = "2028-01-15"
    for year in (2025, 2026, 2027):
        assert outsider.publish(year)
    assert outsider.judge.leaks() == []


def test_two_years_between_two_that_show_finer_groups(outsider: Outsider) -> None:
    """Two girls came in 2026 and nobody in 2027."""
    outsider.rows.cases(10, MAY, GIRL)
    for gender, many in ((GIRL, 2), (BOY, 5)):
        outsider.rows.cases(many, date(2026, 5, 5), gender)
    outsider.rows.cases(1, date(2027, 5, 5), GIRL)
    outsider.rows.cases(1, date(2028, 5, 5), BOY)
    outsider.norrbus.day = "2029-01-15"
    for year in (2025, 2026, 2027, 2028):
        assert outsider.publish(year)
    assert outsider.judge.leaks() == []


def test_a_year_that_is_published_after_the_next_ends_as_the_last_version_of_that_began(
    outsider: Outsider,
) -> None:
    """Five girls more of the year before are known when the next is corrected, which shows no gender."""
    outsider.rows.cases(10, MAY, GIRL)
    for gender, many in ((GIRL, 2), (BOY, 5)):
        outsider.rows.cases(many, date(2026, 5, 5), gender)
    outsider.norrbus.day = "2027-01-15"
    assert outsider.publish(2026)
    outsider.rows.cases(5, MAY, GIRL)
    assert outsider.publish(2026, "--rättelse", "fem ärenden saknades")
    assert outsider.publish(2025)
    first, last = outsider.judge.ledger.editions[KALIX, 2026]
    assert [each.shown["pagaende_ar_in",] for each in (first, last)] == [10, 15]
    assert outsider.judge.leaks() == []


# --- by what is true but not listed ---------------------------------------------------


def test_every_deviation_concerns_somebody(outsider: Outsider) -> None:
    """Two kinds that are five together: the deviations are three at least, as one kind is, and five at most."""
    outsider.judge.unwritten = True
    for concerned in ((1,), (1,), (1, 2), (2,)):
        outsider.rows.deviation(MAY, concerns=concerned)
    assert outsider.publish(2025)
    assert outsider.judge.leaks() == []


def test_what_waits_to_be_reported_upwards_has_been_fed_back(outsider: Outsider) -> None:
    """Six of nine wait for that and one is ready, so that the few who have not been told are two at most."""
    outsider.judge.unwritten = True
    made = [outsider.rows.deviation(MAY) for _ in range(9)]
    outsider.rows.fed_back(made[:6], JUNE, upwards=False)
    outsider.rows.fed_back(made[6:7], JUNE, upwards=True)
    assert outsider.publish(2025)
    outsider.deviations(2025)
    assert outsider.judge.leaks() == []


@pytest.mark.watched
def test_what_tells_of_the_year_before_however_much_is_hidden_is_not_accounted_for(
    outsider: Outsider,
) -> None:
    """One of five was closed; nobody came the year after, when one at least was closed and one at least was left: so two at least were left."""
    five = outsider.rows.cases(5, MAY)
    outsider.rows.close(five[:1], JUNE)
    assert outsider.publish(2025)
    outsider.rows.close(five[1:4], date(2026, 5, 5))
    assert outsider.publish(2026)
    assert outsider.judge.leaks() == []


def test_the_end_is_switched_off_and_the_year_after_shows_it(outsider: Outsider) -> None:
    """Ten are there when the next year begins: so one was opened again in this one."""
    cases = outsider.rows.cases(18, date(2025, 3, 3))
    outsider.rows.close(cases[:9], MAY)
    outsider.rows.reopen(cases[:1], JUNE)
    outsider.norrbus.ok("statistik", "stäng-av", "ateroppnade", "pagaende_ar_ut")
    assert outsider.publish(2026)
    assert outsider.publish(2025)
    assert outsider.judge.leaks() == []
