"""What is impossible for a case is said when it is chosen, before anything is asked."""

from __future__ import annotations

import re

import given
import pytest
from conftest import Norrbus

ASKED = "Svara på en fråga i taget."
CLOSED = "NB-2026-0001 är avslutat. Öppna det först med: norrbus ärende öppna NB-2026-0001"


def facts(norrbus: Norrbus) -> dict[str, int]:
    """How many rows there are, but for those which say that a child was found by the name."""
    return {
        table: count
        for table, count in norrbus.rows().items()
        if table not in {"looks", "operations", "seals"}
    }


def refused_at_once(norrbus: Norrbus, *line: str) -> str:
    """What is said at a terminal where nothing is typed; nothing has been asked, nothing begun."""
    before = facts(norrbus)
    said = norrbus("--enkelt", *line, terminal=True)
    assert said.code in {3, 4}, said.err
    assert ASKED not in said.err
    assert said.out == ""
    assert facts(norrbus) == before
    # Whose case it is stands beside it at a terminal: naming/test_showing.py.
    return re.sub(
        r" \((?:Elsa L\., \d{4}|skyddade personuppgifter)\)", "", " ".join(said.err.split())
    )


@pytest.mark.parametrize(
    "line",
    [
        *(("ärende", "avsluta"), ("ärende", "vårdnadshavare"), ("ärende", "placera")),
        *(("ärende", "ändra-placering"), ("ärende", "placering-upphör")),
        *(("ärende", "hälsoundersökning"), ("ärende", "lämna-över"), ("ärende", "flytta-ut")),
        *(("samtycke", "registrera"), ("möte", "boka"), ("oenighet", "anmäl")),
        *(("möte", "kalla"), ("möte", "svar"), ("möte", "genomför"), ("möte", "flytta")),
        *(("plan", "skapa"), ("plan", "insats"), ("plan", "ändra"), ("plan", "åsikt")),
        *(("plan", "underteckna"), ("plan", "revidera"), ("uppföljning", "registrera")),
    ],
    ids=" ".join,
)
def test_a_closed_case_is_said_to_be_before_anything_is_asked(
    norrbus: Norrbus, line: tuple[str, ...]
) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "har lämnat målgruppen")
    assert CLOSED in refused_at_once(norrbus, *line, "elsa")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (("ärende", "öppna"), "NB-2026-0001 är inte avslutat."),
        (("samtycke", "återkalla"), "NB-2026-0001 har inget samtycke att återkalla."),
        (("möte", "genomför"), "Det finns inget möte i NB-2026-0001."),
        (("möte", "flytta"), "Det finns inget möte i NB-2026-0001."),
        (("möte", "ställ-in"), "Det finns inget möte i NB-2026-0001."),
        (("ärende", "placering-upphör"), "NB-2026-0001 har ingen pågående placering."),
        (("plan", "insats"), "NB-2026-0001 har ingen plan än."),
        (("plan", "underteckna"), "NB-2026-0001 har ingen plan än."),
        (("uppföljning", "registrera"), "NB-2026-0001 har ingen plan än."),
    ],
    ids=str,
)
def test_what_a_case_lacks_is_said_before_anything_is_asked(
    norrbus: Norrbus, line: tuple[str, ...], says: str
) -> None:
    given.case(norrbus)
    assert says in refused_at_once(norrbus, *line, "elsa")


def test_a_case_without_an_identity_or_with_a_plan_or_a_placement_is_said_so(
    norrbus: Norrbus,
) -> None:
    given.agreed(norrbus)
    assert "har redan en plan" in refused_at_once(norrbus, "plan", "skapa", "1")
    norrbus.ok("ärende", "placera", "1", "--form", "familjehem", "--sedan", norrbus.day, "--samordnare", "Karin")  # fmt: skip
    assert "har redan en placering sedan" in refused_at_once(norrbus, "ärende", "placera", "1")
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    for line in (("plan", "skapa"), ("samtycke", "registrera"), ("ärende", "placera")):
        assert "anonym" in refused_at_once(norrbus, *line, "2")


def test_a_plan_that_all_have_signed_asks_for_no_signature(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    assert "Version 1 av planen är underskriven" in refused_at_once(norrbus, "plan", "insats", "1")
    said = refused_at_once(norrbus, "plan", "underteckna", "1")
    assert "Alla har redan skrivit under version 1." in said
    assert said.endswith("norrbus plan visa NB-2026-0001")
    norrbus.ok("plan", "revidera", "1", "--orsak", "x")
    left = norrbus("--enkelt", "plan", "underteckna", "1", terminal=True)
    assert "Vem som skriver under" in left.out


def test_a_meeting_is_held_on_its_day_not_before_and_not_when_cancelled(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-21")
    norrbus.day = "2026-04-20"
    assert "som inte har varit än" in refused_at_once(norrbus, "möte", "genomför", "1")
    for norrbus.day in ("2026-04-21", "2026-04-22"):
        assert ASKED in norrbus("--enkelt", "möte", "genomför", "1", terminal=True).err
    norrbus.ok("möte", "ställ-in", "1", "--orsak", "x", "--ja")
    assert "är inställt" in refused_at_once(norrbus, "möte", "genomför", "NB-2026-0001-M1")
    assert "är inställt" in refused_at_once(norrbus, "möte", "flytta", "NB-2026-0001-M1")


def test_a_case_that_is_chosen_is_refused_there_and_another_can_be(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "har lämnat målgruppen")
    given.child(norrbus, "--född", "2015-01-01", number="", name="Kim Niva")
    said = norrbus("--enkelt", "ärende", "avsluta", terminal=True, stdin="elsa\n2\n<\n")
    talk = said.err + said.out
    assert CLOSED.replace("0001 är", "0001 (Elsa L., 2014) är") in " ".join(talk.split())
    assert talk.count("Orsak till att ärendet avslutas") == 1


def test_a_consent_of_a_closed_case_can_be_taken_back(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "har lämnat målgruppen")
    assert ASKED in norrbus("--enkelt", "samtycke", "återkalla", "1", terminal=True).err
    for name in ("Anna", "Mikael"):
        norrbus("samtycke", "återkalla", "1", "--vem", name, "--ja")
    assert "inget samtycke att återkalla" in refused_at_once(norrbus, "samtycke", "återkalla", "1")


def test_what_can_be_done_is_asked_for(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    place = ("--form", "familjehem", "--sedan", "2026-03-02", "--samordnare", "Karin")
    norrbus.ok("ärende", "placera", "1", *place)
    norrbus.ok("ärende", "placering-upphör", "1", "--dag", "2026-03-05")
    lines = [("ärende", "placera"), ("ärende", "avsluta"), ("plan", "revidera")]
    for line in [*lines, ("uppföljning", "registrera"), ("möte", "boka")]:
        assert ASKED in norrbus("--enkelt", *line, "1", terminal=True).err, line
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "har lämnat målgruppen")
    assert ASKED in norrbus("--enkelt", "ärende", "öppna", "1", terminal=True).err


def test_why_a_meeting_counts_can_be_said_of_one_that_was_held(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    assert ASKED in norrbus("--enkelt", "plan", "skapa", "1", terminal=True).err
    given.booked(norrbus, norrbus.day)
    norrbus.ok("möte", "kalla", "1", "--aktör", "skola", "--sätt", "brev")
    norrbus.ok("möte", "genomför", "1", "--närvarande", "skola", "--anteckningar", "x")
    assert "NB-2026-0001-M1" in refused_at_once(norrbus, "möte", "genomför", "1")
    line = ("möte", "genomför", "NB-2026-0001-M1", "--gäller-ändå", "två kärnaktörer")
    assert norrbus("--enkelt", *line, terminal=True).code == 0
