"""The life of a register over some years: what is written in it and what it hands out, in any order; the outsider gets every file."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from outsider.judge import Judge, Truth, counted
from outsider.relations import untied
from statistics_drawn import Drawing
from statistics_rows import Rows

from norrbus_cli.authority.municipalities import MUNICIPALITIES
from norrbus_cli.desk.deviation import commands as deviation_commands
from norrbus_cli.desk.deviation import paper as deviation_paper
from norrbus_cli.desk.evaluation import actions as evaluation_actions
from norrbus_cli.desk.evaluation.commands import JSON_COLUMNS
from norrbus_cli.register import cells, opening
from norrbus_cli.statistics import actions, publishing, store
from norrbus_cli.statistics.exchange import counted_as
from norrbus_cli.statistics.form import PublishYear
from norrbus_cli.statistics.indicators import INDICATORS
from norrbus_cli.statistics.json_file import as_json
from norrbus_cli.statistics.merging import county, files, reading
from norrbus_cli.statistics.span import Years, only
from norrbus_cli.terminal.columns import json_row
from norrbus_cli.words.errors import NotFound, Refused

FIRST = 2025
KEYS = tuple(each.key for each in INDICATORS if each.about_people)
DEEDS = ("publish", "publish", "period", "correct", "mend", "switch", "compare", "views", "merge")
# Of some lives little is known late, so that what is published can be corrected.
UNTIDY, TIDY = (*DEEDS, "publish", "late", "late", "late"), (*DEEDS, "mend", "mend")
# Of some, periods are published as often as years.
LONG = ("publish", "publish", "period", "period", "late", "views")
ORDERS = (TIDY, UNTIDY, LONG)
FLOW = ("pagaende_ar_in", "oppnade", "ateroppnade", "avslutade", "pagaende_ar_ut")
CODES = ("2514", "2583", "2582")


class Authority:
    """A register, and all that it hands out."""

    def __init__(
        self, made: Path, folder: Path, code: str, judge: Judge, authority: str = ""
    ) -> None:
        self.folder, self.judge, self.name = folder, judge, f"{code}{authority}"
        path = folder / f"{self.name}.norrbus"
        shutil.copy(made / ".local/share/norrbus/register.norrbus", path)
        key = made / ".config/norrbus/nycklar/register.nyckel"
        self.register = opening.open_register(path, key, cells.Author("test", "test"))
        self.register._connection.execute("PRAGMA synchronous = OFF")
        self.register._connection.execute("PRAGMA journal_mode = MEMORY")
        self.rows = Rows(self.register)
        self.rows.do("UPDATE register SET municipality = ?", code)
        self.who = MUNICIPALITIES[code]
        if authority:
            self.rows.do("UPDATE register SET authority = ?", authority)
            self.who += f" {authority}"
        self.published: list[int] = []
        self.periods: list[Years] = []
        self.today = date(FIRST, 6, 1)

    def publish(self, year: int, correction: str = "") -> bool:
        """Publish a year or correct it, and write it to whoever asks; whether it could be."""
        wanted = PublishYear(
            years=only(year), correction=correction, with_gaps=True, preview=False, agreed=True
        )
        try:
            new = publishing.publish(self.register, wanted, self.today)
        except (Refused, NotFound):
            return False
        if year not in self.published:
            self.published.append(year)
        edition = self.write(only(year))[-1]
        self.judge.knows(edition, counted(counted_as(new.counted)))
        return True

    def publish_period(self, years: Years) -> bool:
        """Publish a period and write it; whether it could be."""
        wanted = PublishYear(years=years, correction="", with_gaps=True, preview=False, agreed=True)
        try:
            new = publishing.publish(self.register, wanted, self.today)
        except (Refused, NotFound):
            return False
        self.periods.append(years)
        edition = self.write(years)[-1]
        self.judge.knows(edition, counted(counted_as(new.counted)))
        self.judge.guesses(
            self.who, {each.year: counted(counted_as(each)) for each in new.counted.each}
        )
        return True

    def write(self, years: Years, compared: Sequence[Years] = ()) -> list[Any]:
        found = actions.of_year(self.register, years, compared, False, self.today)
        read = json.loads(as_json(found))
        return self.judge.ledger.statistics(read | {"agare": f"{self.who}, {read['agare']}"})

    def compile(self, year: int) -> None:
        found = deviation_paper.of_year(self.register, year, False, self.today)
        columns = deviation_commands.COUNT_COLUMNS
        told = json_row(found, deviation_commands.COMPILATION_COLUMNS) | {
            "grund": [json_row(each, columns) for each in found.by_ground],
            "beror": [json_row(each, columns) for each in found.by_actor],
            "lage": [json_row(each, columns) for each in found.by_state],
            "atgarder": [
                json_row(each, deviation_commands.DECIDED_COLUMNS) for each in found.decided
            ],
        }
        self.judge.ledger.deviations(self.who, told)

    def evaluate(self, year: int) -> None:
        sums = evaluation_actions.compiled(self.register, year, False, self.today)
        told = [json_row(each, JSON_COLUMNS) for each in sums]
        self.judge.ledger.evaluations(self.who, year, told)

    def handed_over(self, years: Years) -> Path:
        """The file for the one who adds the county up."""
        found = actions.of_year(self.register, years, (), True, self.today)
        path = self.folder / f"{self.name}-{years}.json"
        path.write_bytes(as_json(found))
        return path


class County:
    """Some registers, and the one who adds them up."""

    def __init__(self, made: Path, folder: Path, codes: Sequence[str]) -> None:
        self.folder, self.judge = folder, Judge()
        self.authorities = [Authority(made, folder, code, self.judge) for code in codes]
        self.reports: dict[Years, Path] = {}

    def join(self, made: Path, code: str, authority: str) -> Authority:
        """One more register, of a municipality that has several."""
        self.authorities.append(Authority(made, self.folder, code, self.judge, authority))
        return self.authorities[-1]

    def close(self) -> None:
        for each in self.authorities:
            each.register.close()

    def merge(self, years: Years) -> bool:
        """Add a year or a period up, if all have published it; each reads the sum back."""
        if not all(
            years in {*map(only, each.published), *each.periods} for each in self.authorities
        ):
            return False
        paths = [each.handed_over(years) for each in self.authorities]
        earlier = [
            each
            for other, path in self.reports.items()
            if other.last == years.first - 1 or other.overlaps(years)
            for each in files.earlier_report(path, years)
        ]
        found = county.merged(files.read(paths), {}, False, earlier)
        self.reports[years] = self.folder / f"lanet-{years}.json"
        self.reports[years].write_bytes(as_json(found))
        told = self.judge.ledger.statistics(json.loads(as_json(found)))
        handed = [json.loads(path.read_text())["underlag"] for path in paths]
        truths = [counted(each) for each in handed]
        one_each = len({each["kommun"] for each in handed}) == len(handed)
        for edition, truth in zip(told, truths if one_each else (), strict=False):
            if not self.judge.true(edition):
                self.judge.knows(edition, truth)
        # One that prints the same as before is the one before, though a part of it has been corrected since.
        if not self.judge.true(told[-1]):
            off = [each.get("avstangda", ()) for each in handed]
            self.judge.knows(told[-1], _summed(truths, off))
        for each in self.authorities:
            reading.read_in(each.register, self.reports[years], each.today)
        return True

    def told_anew(self, years: Years) -> bool:
        """Add up again what the county has of these years, so that it tells what has been published since; whether there is any."""
        found = [each for each in self.reports if each.overlaps(years)]
        return [self.merge(each) for each in found].count(True) > 0


def _summed(truths: Sequence[Truth], off: Sequence[Sequence[str]]) -> Truth:
    """The county: of what nothing else leads to, the sum of those who account for it."""
    return {
        place: sum(
            truth[place]
            for truth, without in zip(truths, off, strict=True)
            if place[0] not in without or not untied(place[0])
        )
        for place in truths[0]
    }


def lived(
    seed: int,
    made: Path,
    folder: Path,
    say: Callable[[str], None] = lambda _: None,
    orders: Sequence[Sequence[str]] = ORDERS,
) -> Judge:
    """A life. ``say`` is told what is done, for whoever looks for the smallest; ``orders``: what is done how often, one of these."""
    rng = random.Random(seed)
    folder.mkdir()
    several, order = seed % 4 == 3, rng.choice(orders)
    life = County(made, folder, CODES[: rng.choice([2, 3])] if several else CODES[:1])
    try:
        for year in range(FIRST, FIRST + rng.choice([2, 3, 4, 5])):
            for each in life.authorities:
                each.today = date(year + 1, 1, 15)
                size = rng.choice([1, 3, 5, 8, 8, 12, 12, 20, 40, 80])
                say(f"{each.who}: {year} of size {size}")
                Drawing(each.rows, rng).year(year, size)
            for _ in range(rng.randint(2, 7) * len(life.authorities)):
                say(_deed(life, rng, year, rng.choice(order)))
            if several and rng.random() < 0.8:
                say(f"county {year}: {life.merge(only(year))}")
    finally:
        life.close()
    return life.judge


def _deed(life: County, rng: random.Random, last: int, what: str) -> str:
    """Something is written in a register, or handed out by it; in words."""
    each = rng.choice(life.authorities)
    year = rng.choice([last, last, *range(FIRST, last + 1)])
    done: object = ""
    if what == "publish":
        done = each.publish(year) or (life.told_anew(only(year)) and each.publish(year))
    elif what == "period" and year > FIRST:
        years = Years(rng.choice(range(max(FIRST, year - 2), year)), year)
        done = each.publish_period(years) or (life.told_anew(years) and each.publish_period(years))
    elif what == "late":
        Drawing(each.rows, rng).late(year)
    elif what == "mend" and each.published:
        year = rng.choice(each.published)
        Drawing(each.rows, rng).alike(year)
        done = each.publish(year, "fel")
    elif what == "correct":
        done = each.publish(year, "fel")
    elif what == "switch":
        off = store.switched_off(each.register)
        done = key = rng.choice(KEYS if rng.random() < 0.5 else FLOW)
        publishing.switch(each.register, [key], key not in off, each.today)
    elif what == "compare" and len(each.published) > 1:
        first, *_, newest = sorted(each.published)
        each.write(only(newest), [only(first)])
    elif what == "views" and each.published:
        done = rng.choice(each.published)
        each.compile(done)
        each.evaluate(done)
    elif what == "merge" and len(life.authorities) > 1:
        done = life.merge(rng.choice([only(year), *each.periods]))
    return f"{each.who}: {what} {year} {done}"
