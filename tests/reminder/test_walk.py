"""A clock walked day by day over two years, with missed runs: each reminder once, never early, what was missed marked.

The expectation is counted by hand from the open deadlines of each day: stages, first days and working days.
"""

from __future__ import annotations

import random
import shlex
from collections import Counter
from datetime import date, timedelta

import given
import pytest
from conftest import Norrbus
from kernel.test_calendar import by_hand

from norrbus_cli.deadline import store as deadline_store
from norrbus_cli.deadline.catalogue import RULES
from norrbus_cli.deadline.reminder import actions
from norrbus_cli.deadline.reminder.model import Digest
from norrbus_cli.register.database import Register
from norrbus_cli.rule.model import Deadline, Rule

pytestmark = pytest.mark.slow
FIRST, LAST = (
    date(2027, 3, 1),
    date(2029, 3, 1),
)  # with a leap day, two New Years, four changes of the clock
Told = tuple[str, int, str, date, str]
# The log of a register that was made on 2026-03-30, which nobody reviews.
REVIEW = Deadline(
    rule=Rule("granskning av loggen", "", "", "egen", "", ""),
    subject_id=1,
    subject="loggen",
    case_id=None,
    reference="loggen",
    coordinator_id=1,
    start=date(2026, 3, 30),
    why="",
    own=False,
    due=date(2026, 6, 29),
)


def stage_by_hand(deadline: Deadline, today: date) -> tuple[str, date] | None:
    """The stage of a deadline on a day and that stage's first day; None before there is one."""
    if deadline.due is None:
        week = (today - deadline.start).days // 7
        return f"öppen {week}", deadline.start + timedelta(days=7 * week)
    if today > deadline.due:
        week = (today - deadline.due).days - 1
        return f"försenad {week // 7}", deadline.due + timedelta(days=1 + week // 7 * 7)
    if today == deadline.due:
        return "på dagen", today
    first = by_hand(deadline.due, -deadline.rule.lead)
    return ("före", first) if today >= first else None


def case_with_everything(norrbus: Norrbus) -> None:
    """Cases that stand at every point of the way on the first day."""
    given.actors(norrbus)
    norrbus.ok("aktör", "ändra", "skola", "--påminns", "ja")
    guardian = ("--namn", "Anna Lantto", "--personnummer", given.ANNA)
    for number, born in enumerate(
        ("2019-02-28", "2010-02-28", "2008-03-01", "2010-06-15", "2012-01-01", "2007-06-01"), 1
    ):
        given.child(norrbus, "--född", born, number="", name=f"Barn {number}")
        norrbus.ok(
            "ärende",
            "vårdnadshavare",
            str(number),
            *guardian,
            "--vårdnad",
            "gemensam" if number == 1 else "ensam",
        )
    for case in ("2", "3", "4", "5", "6"):
        who = "barnet" if case in {"3", "6"} else "Anna"
        given.consent(norrbus, who, "skola", "soc", "primärvård", case=case, until="2028-02-29")
    norrbus.ok("ärende", "ändra", "6", "--utskrivningsklar", str(FIRST))
    given.consent(
        norrbus, "Anna", "skola", case="1", until="2027-03-20"
    )  # custody is shared with somebody who is not registered
    norrbus.ok(
        *shlex.split(
            "forum regler ändra --slag styrgrupp --antal 2 --per halvår --källa x --från 2027-01-01"
        )
    )
    norrbus.ok(*shlex.split("forum ledamot lägg-till --slag styrgrupp --namn Maj"))
    for case in ("3", "4", "5"):
        given.booked(norrbus, "2027-03-12", case)
        given.summoned(norrbus, case)


# What happens on the way: meetings held and moved, plans made and signed, a disagreement, a deviation, a placement, consent renewed, cases closed,
# meetings of the steering group, too few in one half-year.
EVENTS = {
    "2027-03-08": [
        "möte ställ-in 3 --orsak x --ja",
        "ärende vårdnadshavare 1 --namn Mikael --född 1983-06-27 --vårdnad gemensam",
    ],
    "2027-03-12": ["möte flytta NB-2027-0005-M1 --dag 2027-03-27"],  # the night the clock changes
    "2027-03-15": ["möte genomför 4 --närvarande skola --anteckningar x"],
    "2027-03-16": ["samtycke återkalla 5 --vem Anna --aktör soc --ja"],
    "2027-04-20": [
        "plan skapa 4 --huvudman kommun --uppföljning 2027-10-31",
        "plan insats 4 --vad ett --aktör skola --börjar 2027-12-31 --slutar 2028-02-29",
        "plan insats 4 --vad två --aktör soc --börjar 2027-12-31 --slutar 2028-02-29",
    ],
    "2027-05-03": [
        "möte genomför 5 --närvarande skola --anteckningar x",
        "plan skapa 5 --huvudman kommun",
    ],
    "2027-06-07": [
        "oenighet anmäl 5 --aktör skola --aktör soc --gäller kostnadsansvar --beskrivning x"
    ],
    "2027-06-10": [
        "ärende placera 5 --sedan 2027-06-10 --form HVB --samordnare Karin",
        "register rutin --namn Rutin --reviderad 2027-06-01",
    ],
    "2027-09-20": ["ärende hälsoundersökning 5 --gjord 2027-09-20"],
    "2027-07-01": ["oenighet avgör 5 --beslut x"],
    "2027-09-01": ["plan underteckna 4 --aktör skola"],
    "2027-10-04": [
        "avvikelse rapportera 4 --arbetsplats skola --grund annat --beskrivning x --konsekvenser x --förslag x --aktör skola --chef x --osignerad"
    ],
    "2027-10-11": ["avvikelse underteckna 1 --som rapportör", "avvikelse underteckna 1 --som chef"],
    "2027-10-18": ["avvikelse skicka 1 --sätt brev --skolform förskola/grundskola"],
    "2027-11-01": ["avvikelse analysera 1 --aktör skola --analys x"],
    "2027-11-08": ["avvikelse analysera 1 --nivå styrgrupp --analys x"],
    "2027-11-15": [
        "avvikelse besluta 1 --beslut x --ansvarig skola --senast 2028-01-08",
        "avvikelse besluta 1 --beslut y",
    ],
    "2028-01-17": ["avvikelse genomför 1 1 --resultat x"],
    "2028-01-24": [
        "avvikelse genomför 1 --resultat x",
        "avvikelse återkoppla 1 --text x",
        "avvikelse skicka 1 --samverkansstruktur --sätt brev",
    ],
    "2028-02-14": ['avvikelse analysera 1 --nivå "länsdelens samverkansgrupp" --analys x'],
    "2028-02-28": ["avvikelse avsluta 1"],
    "2028-01-20": ["plan ändra-insats 4 1 --läge pågår"],
    "2028-03-10": [
        "samtycke registrera 5 --vem Anna --aktör skola --gäller x --form muntligt --till 2028-12-31"
    ],
    "2027-04-06": ["forum boka --slag styrgrupp --dag 2027-06-08 --tid 9 --plats x"],
    "2027-08-10": ["forum genomför 1 --närvarande Maj --anteckningar x"],
    "2027-10-12": [
        "forum skicka 1 --sätt brev",
        "forum boka --slag styrgrupp --dag 2027-10-12 --tid 9 --plats x",
    ],
    "2027-12-01": ["forum genomför 2 --närvarande Maj --anteckningar x"],
    "2028-03-01": [
        "forum skicka 2 --sätt brev",
        "forum boka --slag styrgrupp --dag 2028-02-28 --tid 9 --plats x --agenda x",
    ],
    "2028-03-02": ["forum genomför F-2028-0001 --närvarande Maj --anteckningar x"],
    "2028-06-01": ['ärende avsluta 3 --orsak "barnet har flyttat"'],
}


def events(norrbus: Norrbus, day: date) -> None:
    norrbus.day = str(day)
    for line in EVENTS.get(str(day), []):
        norrbus.ok(*shlex.split(line))


def test_two_years_of_mornings(norrbus: Norrbus) -> None:
    chance = random.Random(20270301)
    norrbus.day = str(FIRST)
    case_with_everything(norrbus)
    register = norrbus.open()
    ever: Counter[Told] = Counter()
    # The review of the log is none of the catalogue.
    kinds = {REVIEW.kind}
    last_run: date | None = None
    day, missing = FIRST, 0
    while day <= LAST:
        events(norrbus, day)
        # Now and then a night, a week or a month without a run.
        missing = missing - 1 if missing else chance.choices([0, 1, 7, 31], [90, 7, 2, 1])[0]
        if not missing:
            expected = expectation(register, day, last_run, ever)
            found = morning(register, day)
            assert Counter(found) == Counter(expected), day
            ever.update(found)
            for kind in {kind for kind, *_ in found} - kinds:
                the_next_step_is_a_line_that_the_program_understands(norrbus, register, day, kind)
                kinds.add(kind)
            last_run = day
        day += timedelta(days=1)
    register.close()
    assert max(ever.values()) == 1
    # Disposal comes years after, tests/disposal compares that deadline day by day; who receives deviations stands in a new register.
    assert kinds == {rule.kind for rule in RULES} - {"gallring", "avvikelse mottagare"} | {
        REVIEW.kind
    }
    assert any(missed for *_, missed in ever)


def the_next_step_is_a_line_that_the_program_understands(
    norrbus: Norrbus, register: Register, day: date, kind: str
) -> None:
    """It shows something, checks something, or asks for no more than what only the user knows."""
    line = next(
        each for each in deadline_store.of_all(register, day).deadlines if each.kind == kind
    ).settled_by
    if "--läge" in line or "plan skapa" in line or "avvikelse avsluta" in line:
        return  # whole: it would settle the deadline; tests/deadline does
    result = norrbus(*shlex.split(line)[1:])
    assert result.code in {0, 4} or (
        result.code == 2
        and any(
            asks in result.err
            for asks in (
                "Det här saknas",
                "”DAG” är ingen dag",
                "Ange vad som ska ändras",
                "Ange vad som beslutades",
                "Lägg till --ja",
            )
        )
    ), (line, result)


def expectation(
    register: Register, day: date, last_run: date | None, ever: Counter[Told]
) -> list[Told]:
    """What is to be told by hand, told of nobody before."""
    deadlines = [*deadline_store.of_all(register, day).deadlines, REVIEW]
    wanted: list[Told] = []
    before = {each[:4] for each in ever}
    for deadline in deadlines:
        if (stage := stage_by_hand(deadline, day)) is None:
            continue
        word, first = stage
        missed = str(first) if last_run and last_run < first < day else ""
        actor = 1 in deadline.actors and consented(deadline.case_id, str(day))
        for whom in ["samordnare 1", *(["aktör 1"] if actor else [])]:
            key = (f"{deadline.kind}", deadline.subject_id, f"{whom} {word}", deadline.due_day)
            if key not in before:
                wanted.append((*key, missed))
    return wanted


def consented(case_id: int | None, day: str) -> bool:
    """Whether those who must have consented to the school: by hand, from ``case_with_everything`` and EVENTS."""
    if case_id in {None, 5}:
        return case_id is None or not "2028-02-29" < day < "2028-03-10"
    # Of the first, one who is not registered has custody too; the second turns 18.
    ends = {1: "2026-12-31", 2: "2028-02-27"}
    return day <= ends.get(case_id or 0, "2028-02-29")


def morning(register: Register, day: date) -> list[Told]:
    """One run; what was handed over."""
    told: list[Told] = []

    def hand_over(digest: Digest) -> None:
        for each in digest.reminders:
            deadline = each.deadline
            told.append(
                (
                    deadline.kind,
                    deadline.subject_id,
                    f"{each.recipient} {each.stage}",
                    deadline.due_day,
                    str(each.missed or ""),
                )
            )

    report = actions.run(register, day, hand_over)
    assert report.in_order
    return told
