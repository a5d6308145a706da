"""Any chain of deviation commands: the lawful end where the routine says, the others change nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import given
import pytest
from conftest import Norrbus
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from machines.machine import Machine, run

pytestmark = pytest.mark.slow
CONCERNED = ("primärvård", "BUP")
ABOUT = (
    "--arbetsplats",
    "skola",
    "--grund",
    "annat",
    "--beskrivning",
    "x",
    "--konsekvenser",
    "x",
    "--förslag",
    "x",
    "--skolform",
    "förskola/grundskola",
)


class Deviation(Machine):
    """One deviation that concerns two actors. The model is what has been said, step by step, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.norrbus.ok(
            "avvikelse",
            "rapportera",
            "1",
            *ABOUT,
            *(word for each in CONCERNED for word in ("--aktör", each)),
            "--osignerad",
        )
        self.reported = self.day
        self.signed: dict[str, date] = {}
        self.sent: date | None = None
        self.analysed: dict[str, date] = {}
        self.joint: date | None = None
        self.part: date | None = None
        self.decided: date | None = None
        self.none = False
        self.measures: list[tuple[str, date, date | None]] = []
        self.feedback: date | None = None
        self.upward: date | None = None
        self.closed: date | None = None

    @property
    def both(self) -> bool:
        return len(self.signed) == 2

    @property
    def ready_to_decide(self) -> bool:
        return self.both and bool(self.joint or self.part) and not self.closed

    @rule(days=st.integers(1, 9))
    def days_pass(self, days: int) -> None:
        self.tomorrow(days)

    @rule(who=st.sampled_from(["rapportör", "chef"]))
    def sign(self, who: str) -> None:
        if self.do(
            not self.closed and who not in self.signed,
            "avvikelse",
            "underteckna",
            "1",
            "--som",
            who,
            "--namn",
            "Per",
        ):
            self.signed[who] = self.day

    @rule()
    def change(self) -> None:
        """What was signed was another text."""
        if self.do(
            not self.closed and "chef" not in self.signed,
            "avvikelse",
            "ändra",
            "1",
            "--förslag",
            f"nytt {self.day}",
        ):
            self.signed.pop("rapportör", None)

    @rule()
    def send(self) -> None:
        if self.do(
            self.both and not self.sent and not self.closed,
            "avvikelse",
            "skicka",
            "1",
            "--sätt",
            "brev",
        ):
            self.sent = self.day

    @rule()
    def send_upwards(self) -> None:
        if self.do(
            self.both and not self.upward and not self.closed,
            "avvikelse",
            "skicka",
            "1",
            "--samverkansstruktur",
            "--sätt",
            "brev",
        ):
            self.upward = self.day

    @rule(actor=st.sampled_from([*CONCERNED, "soc"]))
    def analyse(self, actor: str) -> None:
        lawful = (
            bool(self.sent)
            and actor in CONCERNED
            and actor not in self.analysed
            and not self.closed
        )
        if self.do(lawful, "avvikelse", "analysera", "1", "--aktör", actor, "--analys", "x"):
            self.analysed[actor] = self.day

    @rule()
    def analyse_together(self) -> None:
        lawful = len(self.analysed) == 2 and not self.joint and not self.closed
        if self.do(lawful, "avvikelse", "analysera", "1", "--nivå", "styrgrupp", "--analys", "x"):
            self.joint = self.day

    @rule()
    def analyse_in_the_part_of_the_county(self) -> None:
        lawful = len(self.analysed) == 2 and not self.part and not self.closed
        level = ("--nivå", "länsdelens samverkansgrupp")
        if self.do(lawful, "avvikelse", "analysera", "1", *level, "--analys", "x"):
            self.part = self.day

    @rule()
    def decide(self) -> None:
        if self.do(
            self.ready_to_decide and not self.none,
            "avvikelse",
            "besluta",
            "1",
            "--beslut",
            f"åtgärd {len(self.measures)}",
        ):
            self.measures.append((f"åtgärd {len(self.measures)}", self.day, None))
            self.decided = self.decided or self.day

    @rule()
    def decide_that_none_is_needed(self) -> None:
        if self.do(
            self.ready_to_decide and not self.decided,
            "avvikelse",
            "besluta",
            "1",
            "--inget-beslut",
            "x",
        ):
            self.none, self.decided = True, self.day

    @rule(number=st.integers(1, 3))
    def carry_out(self, number: int) -> None:
        lawful = (
            number <= len(self.measures)
            and self.measures[number - 1][2] is None
            and not self.closed
        )
        if self.do(lawful, "avvikelse", "genomför", "1", str(number), "--resultat", "x"):
            what, decided, _ = self.measures[number - 1]
            self.measures[number - 1] = (what, decided, self.day)

    @rule()
    def feed_back(self) -> None:
        if self.do(
            bool(self.decided) and not self.feedback and not self.closed,
            "avvikelse",
            "återkoppla",
            "1",
            "--text",
            "x",
        ):
            self.feedback = self.day

    @rule()
    def close(self) -> None:
        done = bool(self.feedback and self.upward and self.joint and self.part) and all(
            on for _, _, on in self.measures
        )
        if self.do(done and not self.closed, "avvikelse", "avsluta", "1"):
            self.closed = self.day

    @rule()
    def close_the_case_and_open_it(self) -> None:
        """A deviation goes on whether its case is open or closed."""
        self.norrbus.ok("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
        self.send_upwards()
        self.norrbus.ok("ärende", "öppna", "1", "--orsak", "x")

    def state(self) -> str:
        if self.closed:
            return "avslutad"
        waits = (
            (self.both, "underskrift väntas"),
            (self.sent, "kopia ska skickas"),
            (len(self.analysed) == 2, "analyseras"),
            (self.joint and self.part, "ska analyseras gemensamt"),
            (self.decided, "beslut ska fattas"),
            (all(on for _, _, on in self.measures), "åtgärder ska genomföras"),
            (self.feedback, "återkoppling väntas"),
            (self.upward, "ska rapporteras till Samverkansstruktur"),
        )
        return next((state for done, state in waits if not done), "klar att avsluta")

    @invariant()
    def what_is_shown_is_what_was_recorded(self) -> None:
        found = self.shown("avvikelse", "visa", "1")

        def day(on: date | None) -> str | None:
            return str(on) if on else None

        expected: dict[str, Any] = {
            "lage": self.state(),
            "rapportor_underskrift": day(self.signed.get("rapportör")),
            "chef_underskrift": day(self.signed.get("chef")),
            "gemensam_dag": day(self.joint),
            "lansdel_dag": day(self.part),
            "beslutad": day(self.decided),
            "aterkopplad": day(self.feedback),
            "samverkansstruktur": day(self.upward),
            "avslutad": day(self.closed),
            "dagar_till_aterkoppling": (self.feedback - self.reported).days
            if self.feedback
            else None,
        }
        assert {key: found[key] for key in expected} == expected
        assert [(each["aktor"], each["analyserad"]) for each in found["beror"]] == [
            (actor, day(self.analysed.get(actor))) for actor in CONCERNED
        ]
        assert [
            (each["vad"], each["beslutad"], each["genomford"]) for each in found["atgarder"]
        ] == [(what, str(decided), day(on)) for what, decided, on in self.measures]


def test_any_chain_of_deviation_commands_ends_where_the_routine_says(
    norrbus: Norrbus, tmp_path_factory: pytest.TempPathFactory
) -> None:
    run(Deviation, norrbus, tmp_path_factory, given.case)
