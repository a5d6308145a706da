"""Any chain of plan commands: signed versions stay as they were, a revision carries what is unfinished, nothing is completed silently."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import given
import pytest
from conftest import Norrbus
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from machines.machine import Machine, run

pytestmark = pytest.mark.slow
ACTORS = ("skola", "soc", "primärvård")
NAMES = {"barnet": "Elsa Lantto", "Anna": "Anna Lantto", "Mikael": "Mikael Ström"}
SIGNED_BY = (
    {"skola": "Per Lindmark, rektor", "soc": "Sara Niva", "primärvård": "Ola Engström, kurator"}
    | NAMES
    | {"Mikael": "vårdnadshavare 2 (skyddad)"}
)
UNFINISHED = {"beslutad", "pågår"}


@dataclass(frozen=True)
class Measure:
    """A measure of the model."""

    what: str
    actor: str
    state: str = "beslutad"


@dataclass
class Version:
    """A version of the model."""

    made: date
    measures: list[Measure] = field(default_factory=list)
    opinions: dict[str, str] = field(default_factory=dict)
    signed: list[str] = field(default_factory=list)


class Plan(Machine):
    """A plan with its versions, beside the case's being open or closed."""

    def __init__(self) -> None:
        super().__init__()
        self.versions: list[Version] = []
        self.followed: set[date] = set()
        self.ended = False
        self.closed = False

    @property
    def now(self) -> Version | None:
        return self.versions[-1] if self.versions else None

    @property
    def free(self) -> bool:
        """Whether the current version may be changed."""
        return self.now is not None and not self.now.signed and not self.closed

    @rule(days=st.integers(1, 40))
    def days_pass(self, days: int) -> None:
        self.tomorrow(days)

    @rule()
    def make(self) -> None:
        if self.do(
            not self.versions and not self.closed,
            "plan",
            "skapa",
            "1",
            "--huvudman",
            "Kalix kommun",
        ):
            self.versions.append(Version(self.day))

    @rule(actor=st.sampled_from(ACTORS))
    def add_measure(self, actor: str) -> None:
        what = f"insats {len(self.now.measures) + 1 if self.now else 0}"
        if self.do(self.free, "plan", "insats", "1", "--vad", what, "--aktör", actor):
            assert self.now
            self.now.measures.append(Measure(what, actor))

    @rule(number=st.integers(1, 4), actor=st.sampled_from(ACTORS))
    def change_measure(self, number: int, actor: str) -> None:
        lawful = self.free and number <= len(self.now.measures if self.now else [])
        if self.do(lawful, "plan", "ändra-insats", "1", str(number), "--aktör", actor):
            assert self.now
            self.now.measures[number - 1] = replace(self.now.measures[number - 1], actor=actor)

    @rule(number=st.integers(1, 4), state=st.sampled_from(["pågår", "klar", "avbruten"]))
    def measure_goes_on(self, number: int, state: str) -> None:
        lawful = self.now is not None and not self.closed and number <= len(self.now.measures)
        if self.do(lawful, "plan", "ändra-insats", "1", str(number), "--läge", state):
            assert self.now
            self.now.measures[number - 1] = replace(self.now.measures[number - 1], state=state)

    @rule(who=st.sampled_from(sorted(NAMES)))
    def give_opinion(self, who: str) -> None:
        text = f"tycker {self.day}"
        if self.do(self.free, "plan", "åsikt", "1", "--vem", who, "--text", text):
            assert self.now
            self.now.opinions[NAMES[who]] = text

    @rule(who=st.sampled_from([*ACTORS, *sorted(NAMES)]))
    def sign(self, who: str) -> None:
        lawful = self.now is not None and not self.closed and who not in self.now.signed
        if who in ACTORS:
            lawful = lawful and who in {
                each.actor for each in (self.now.measures if self.now else [])
            }
        if self.do(
            lawful, "plan", "underteckna", "1", "--aktör" if who in ACTORS else "--vem", who
        ):
            assert self.now
            self.now.signed.append(who)

    @rule()
    def revise(self) -> None:
        if self.do(
            self.now is not None and not self.closed, "plan", "revidera", "1", "--orsak", "x"
        ):
            assert self.now
            self.versions.append(
                Version(self.day, list(self.now.measures), dict(self.now.opinions))
            )

    @rule(
        done=st.sets(st.integers(1, 4)),
        decision=st.sampled_from(["fortsätt", "revidera", "avsluta"]),
        everything=st.booleans(),
    )
    def follow_up(self, done: set[int], decision: str, everything: bool) -> None:
        """``everything``: each unfinished measure gets an outcome; otherwise only those that are done, and it is lawful only if that is all."""
        measures = self.now.measures if self.now else []
        unfinished = {number for number, each in enumerate(measures, 1) if each.state in UNFINISHED}
        rest = unfinished - done if everything else set()
        done = {number for number in done if number <= len(measures)}
        lawful = (
            self.now is not None
            and not self.closed
            and self.day not in self.followed
            and unfinished <= done | rest
        )
        line = [word for number in sorted(done) for word in ("--genomförd", str(number))]
        line += [
            word
            for number in sorted(rest)
            for word in ("--inte", str(number), "--därför", f"{number}=vakans")
        ]
        later = [] if decision == "avsluta" else ["--nästa", "+30d"]
        if self.do(lawful, "uppföljning", "registrera", "1", *line, "--beslut", decision, *later):
            self.followed.add(self.day)
            self._after_follow_up(done, decision)

    def _after_follow_up(self, done: set[int], decision: str) -> None:
        assert self.now
        for number, each in enumerate(self.now.measures, 1):
            if each.state in UNFINISHED:
                state = (
                    "klar"
                    if number in done
                    else "avbruten"
                    if decision == "avsluta"
                    else each.state
                )
                self.now.measures[number - 1] = replace(each, state=state)
        if decision == "revidera":
            carried = [each for each in self.now.measures if each.state in UNFINISHED]
            self.versions.append(Version(self.day, carried, dict(self.now.opinions)))

    @rule()
    def close_or_open(self) -> None:
        if self.closed:
            self.do(True, "ärende", "öppna", "1", "--orsak", "x")
        else:
            self.do(True, "ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
        self.closed = not self.closed

    @invariant()
    def every_version_is_shown_as_it_was_recorded(self) -> None:
        for number, version in list(enumerate(self.versions, 1))[-2:]:
            found = self.shown("plan", "visa", "1", "--version-nr", str(number))
            assert (found["version"], found["upprattad"]) == (number, str(version.made))
            assert [
                (each["vad"], each["ansvarig"], each["lage"]) for each in found["insatser"]
            ] == [(one.what, one.actor, one.state) for one in version.measures]
            assert {
                each["vem"]: each["uppfattning"] for each in found["uppfattningar"]
            } == version.opinions
            assert len(found["underskrifter"]) == len(version.signed)
            for who, shown in zip(version.signed, found["underskrifter"], strict=True):
                assert shown["namn"] == SIGNED_BY[who]
        if not self.versions:
            self.do(False, "plan", "visa", "1")

    @invariant()
    def the_next_is_refused(self) -> None:
        """There is never a version after the last."""
        self.do(False, "plan", "visa", "1", "--version-nr", str(len(self.versions) + 1))


def test_any_chain_of_plan_commands_ends_in_a_lawful_plan(
    norrbus: Norrbus, tmp_path_factory: pytest.TempPathFactory
) -> None:
    run(Plan, norrbus, tmp_path_factory, given.consented)
