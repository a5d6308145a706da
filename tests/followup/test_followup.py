"""The follow-up: every measure has an outcome, nothing is completed silently, and the decision is done."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus

ALL = ("--genomförd", "1", "--genomförd", "2", "--genomförd", "3")
PARTLY = ("--genomförd", "1", "--delvis", "2", "--därför", "2=vakans", "--genomförd", "3")


END = ("--beslut", "avsluta")


@pytest.fixture
def ready(norrbus: Norrbus) -> Norrbus:
    """A signed plan of 2026-04-21 with three measures; it is the day of the follow-up."""
    given.agreed(norrbus)
    norrbus.day = "2026-06-10"
    return norrbus


def line(*more: str) -> tuple[str, ...]:
    return ("uppföljning", "registrera", "1", *more)


def shown(norrbus: Norrbus, *more: str) -> dict[str, Any]:
    return dict(json.loads(norrbus.ok(*(more or ("uppföljning", "visa", "1")), "--json")))


def states(norrbus: Norrbus, *version: str) -> dict[int, tuple[str, str]]:
    return {
        each["nummer"]: (each["lage"], each["slutar"])
        for each in shown(norrbus, "plan", "visa", "1", *version)["insatser"]
    }


def test_an_example_of_why_has_a_number_of_the_plan(ready: Norrbus) -> None:
    told = ready.refused(2, *line(*ALL, "--därför", "vakans", "--beslut", "avsluta"))
    assert told == "--därför skrivs NR=…, till exempel 1=vakans. Ingenting sparades.\n"
    revised = (*ALL[:4], "--inte", "3", "--därför", "3=sjuk", "--beslut", "revidera")
    ready.ok(*line(*revised, "--nästa", "2026-09-16"))
    ready.ok("plan", "insats", "1", "--vad", "Stöd", "--aktör", "skola")
    ready.day = "2026-09-16"
    both = ("--inte", "3", "--inte", "4", "--beslut", "avsluta", "--därför")
    assert "till exempel 3=vakans." in ready.refused(2, *line(*both, "vakans"))


def test_why_a_single_measure_was_not_done_needs_no_number(ready: Norrbus) -> None:
    revised = (*ALL[:4], "--inte", "3", "--därför", "3=sjuk", "--beslut", "revidera")
    ready.ok(*line(*revised, "--nästa", "2026-09-16"))
    ready.day = "2026-09-16"
    only = ("--inte", "3", "--beslut", "avsluta", "--därför")
    assert "till exempel 3=vakans." in ready.refused(2, *line(*only, "vakans=1"))
    ready.ok(*line(*only, "vakans", "--därför", "och sjukdom"))
    assert shown(ready)["insatser"][-1]["darfor"] == "vakans, och sjukdom"


def test_a_follow_up_says_what_came_of_each_measure_and_goal(ready: Norrbus) -> None:
    goals = ("--mål-uppnått", "1", "--mål-delvis", "2", "--mål-inte", "3")
    words = (
        "--barnets",
        "Det är bättre nu.",
        "--vårdnadshavares",
        "Hon sover.",
        "--anteckning",
        "Moa var med.",
    )
    out = ready.ok(
        *line(
            *PARTLY,
            *goals,
            *words,
            "--beslut",
            "fortsätt",
            "--nästa",
            "2026-09-16",
            "--nästa-tid",
            "14",
            "--nästa-plats",
            "Rum 12",
        )
    )
    assert (
        out
        == "Uppföljningen av planen version 1 i NB-2026-0001 är registrerad. Beslut: fortsätt.\n"
    )
    found = shown(ready)
    assert found["uppfoljningar"] == [
        {
            "dag": "2026-06-10",
            "version": 1,
            "beslut": "fortsätt",
            "barnets": "Det är bättre nu.",
            "vardnadshavares": "Hon sover.",
            "anteckning": "Moa var med.",
            "nasta": "2026-09-16",
            "nasta_tid": "14:00",
            "nasta_plats": "Rum 12",
        }
    ]
    assert [
        (each["nummer"], each["utfall"], each["darfor"], each["mal"]) for each in found["insatser"]
    ] == [
        (1, "genomförd", "", "uppnått"),
        (2, "delvis", "vakans", "delvis uppnått"),
        (3, "genomförd", "", "inte uppnått"),
    ]
    assert {number: state for number, (state, _) in states(ready).items()} == {
        1: "klar",
        2: "beslutad",
        3: "klar",
    }


def test_revising_carries_the_unfinished_measures_and_keeps_the_old_version(ready: Norrbus) -> None:
    ready.ok("plan", "ändra-insats", "1", "2", "--läge", "pågår")
    out = ready.ok(
        *line(
            *PARTLY,
            "--beslut",
            "revidera",
            "--till",
            "2=2026-09-30",
            "--nästa",
            "2026-09-16",
            "--nästa-tid",
            "14.00",
        )
    )
    assert (
        "Planen version 2 är skapad. Insats 2 fortsätter. Den behöver nya underskrifter.\n" in out
    )
    assert states(ready) == {2: ("pågår", "2026-09-30")}
    assert states(ready, "--version-nr", "1") == {
        1: ("klar", "2026-06-30"),
        2: ("pågår", "2026-06-30"),
        3: ("klar", "2026-06-30"),
    }
    plan = shown(ready, "plan", "visa", "1")
    assert (plan["uppfoljning"], plan["uppfoljning_tid"], plan["reviderad_orsak"]) == (
        "2026-09-16",
        "14:00",
        "uppföljning 10 juni 2026",
    )
    assert plan["underskrifter"] == []
    assert len(plan["uppfattningar"]) == 2


def test_ending_stops_what_is_not_done(ready: Norrbus) -> None:
    result = ready(*line(*PARTLY, "--beslut", "avsluta"))
    assert result.code == 0
    assert "norrbus ärende avsluta NB-2026-0001" in result.err
    assert {number: state for number, (state, _) in states(ready).items()} == {
        1: "klar",
        2: "avbruten",
        3: "klar",
    }
    ready.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    assert shown(ready)["uppfoljningar"][0]["beslut"] == "avsluta"


def test_what_was_finished_before_needs_no_outcome_and_stays(ready: Norrbus) -> None:
    ready.ok("plan", "ändra-insats", "1", "1", "--läge", "klar")
    ready.ok("plan", "ändra-insats", "1", "3", "--läge", "avbruten")
    ready.day = "2026-06-11"
    ready.ok(
        *line(
            "--genomförd",
            "2",
            "--inte",
            "3",
            "--därför",
            "3=flyttade",
            "--beslut",
            "revidera",
            "--nästa",
            "2026-09-16",
        )
    )
    found = {
        each["nummer"]: (each["lage"], each["lage_sedan"])
        for each in shown(ready, "plan", "visa", "1", "--version-nr", "1")["insatser"]
    }
    assert found == {
        1: ("klar", "2026-06-10"),
        2: ("klar", "2026-06-11"),
        3: ("avbruten", "2026-06-10"),
    }
    assert (
        "Ingen insats fortsätter"
        in ready(*line("--dag", "2026-06-11", "--beslut", "fortsätt", "--nästa", "2026-12-01")).err
        or states(ready) == {}
    )


@pytest.mark.parametrize(
    ("more", "code", "says"),
    [
        (("--genomförd", "1", "--beslut", "avsluta"), 2, "Utfall saknas för insats 2 och 3"),
        (
            ("--genomförd", "1", "--genomförd", "3", "--delvis", "2", "--beslut", "avsluta"),
            2,
            "Det här saknas: --därför",
        ),
        (
            (*("--genomförd", "1", "--inte", "3", "--delvis", "2", "--därför", "3=sjuk"), *END),
            2,
            "Ange varför insats 2",
        ),
        (
            (*ALL, "--inte", "1", "--därför", "1=x", "--beslut", "avsluta"),
            2,
            "Insats 1 har fått två utfall",
        ),
        (
            (*ALL, "--mål-uppnått", "1", "--mål-inte", "1", "--beslut", "avsluta"),
            2,
            "Insats 1 har fått två utfall",
        ),
        ((*ALL, "--genomförd", "4", "--beslut", "avsluta"), 3, "Det finns ingen insats 4"),
        ((*ALL, "--därför", "vakans", "--beslut", "avsluta"), 2, "skrivs NR=…"),
        ((*ALL, "--därför", "1=", "--beslut", "avsluta"), 2, "skrivs NR=…"),
        ((*ALL, "--därför", "x=vakans", "--beslut", "avsluta"), 2, "skrivs NR=…"),
        ((*ALL, "--beslut", "fortsätt"), 2, "--nästa"),
        ((*ALL, "--beslut", "fortsätt", "--nästa", "2026-06-10"), 2, "ska ligga efter den här"),
        ((*ALL, "--beslut", "avsluta", "--nästa", "2026-09-16"), 2, "--nästa passar inte ihop"),
        (
            (*PARTLY, "--beslut", "fortsätt", "--till", "2=2026-09-30", "--nästa", "2026-09-16"),
            2,
            "--till passar inte ihop",
        ),
        (
            (*PARTLY, "--beslut", "revidera", "--till", "2=2026-05-01", "--nästa", "2026-09-16"),
            2,
            "kan inte sluta",
        ),
        (
            (*PARTLY, "--beslut", "revidera", "--till", "2=snart", "--nästa", "2026-09-16"),
            2,
            "är ingen dag",
        ),
        ((*ALL, "--beslut", "avsluta", "--dag", "2026-06-11"), 2, "framtiden"),
        ((*ALL, "--beslut", "avsluta", "--dag", "2026-04-20"), 2, "ligger före planen"),
    ],
)
def test_what_does_not_hold_together_is_refused_and_nothing_is_kept(
    ready: Norrbus, more: tuple[str, ...], code: int, says: str
) -> None:
    assert says in ready.refused(code, *line(*more))


@pytest.mark.parametrize(
    ("held", "code"), [("2026-04-20", 2), ("2026-04-21", 0), ("2026-04-22", 0)]
)
def test_a_follow_up_lies_on_or_after_the_day_of_the_plan(
    ready: Norrbus, held: str, code: int
) -> None:
    assert ready(*line(*ALL, "--beslut", "avsluta", "--dag", held)).code == code


def test_one_follow_up_a_day_and_none_without_a_plan_or_in_a_closed_case(ready: Norrbus) -> None:
    ready.ok(*line(*ALL, "--beslut", "fortsätt", "--nästa", "2026-09-16"))
    assert "har redan en uppföljning on 2026-06-10" in ready.refused(
        4, *line("--beslut", "avsluta")
    )
    given.child(ready, "--född", "2015-01-01", number="", name="Kim Niva")
    assert "har ingen plan än" in ready.refused(
        3, "uppföljning", "registrera", "2", "--beslut", "avsluta"
    )
    assert "har ingen uppföljning än" in ready.refused(3, "uppföljning", "visa", "2")
    ready.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    assert "är avslutat" in ready.refused(4, *line("--beslut", "avsluta", "--dag", "2026-06-09"))


def test_it_warns_without_a_meeting_or_the_childs_view(ready: Norrbus) -> None:
    result = ready(*line(*ALL, "--beslut", "fortsätt", "--nästa", "2026-09-16"))
    told = (
        "Inget uppföljningsmöte är registrerat som hållet den dagen. Hölls ett möte: norrbus möte"
    )
    assert f"{told} boka, kalla och genomför.\n" in result.err
    assert "Barnets/den unges uppfattning saknas" in result.err
    ready.ok("ångra", "--ja")
    given.booked(ready, ready.day, "1", "--slag", "uppföljningsmöte")
    result = ready(*line(*ALL, "--beslut", "fortsätt", "--nästa", "2026-09-16"))
    assert f"{told} genomför NB-2026-0001-M2.\n" in result.err


def test_a_held_meeting_belongs_to_its_follow_up(ready: Norrbus) -> None:
    given.booked(ready, "2026-06-10", "1", "--slag", "uppföljningsmöte")
    ready.ok("möte", "kalla", "NB-2026-0001-M2", "--aktör", "skola", "--sätt", "brev")
    ready.ok("möte", "genomför", "1", "--närvarande", "skola", "--anteckningar", "x")
    result = ready(
        *line(*ALL, "--barnets", "Bra.", "--beslut", "fortsätt", "--nästa", "2026-09-16")
    )
    assert "Varning" not in result.err
    register = ready.open()
    assert register.rows("SELECT meeting_id FROM followups")[0]["meeting_id"] == 2
    register.close()


def test_it_can_be_asked_for_at_a_terminal(ready: Norrbus) -> None:
    answers = "\n".join(
        ["1", "", "1, 3", "2", "", "2=vakans, och sjukdom", "Bra.", "", "", "avsluta", "ja"]
    )
    result = ready("uppföljning", "registrera", terminal=True, stdin=answers)
    assert "är registrerad. Beslut: avsluta" in " ".join(result.out.split()), result.err
    assert shown(ready)["insatser"][1]["darfor"] == "vakans, och sjukdom"
    assert shown(ready)["uppfoljningar"][0]["barnets"] == "Bra."


def test_why_is_asked_of_what_was_not_done_until_it_says_which(ready: Norrbus) -> None:
    answers = ["", "1", "2", "3", "vakans", *[""] * 5, "avsluta", "j", "2=vakans, 3=sjuk", "j"]
    told = ready(*line(), stdin="\n".join([*answers, ""]), terminal=True)
    assert "Varför en insats inte är helt genomförd, till exempel 1=vakans (flera" in " ".join(
        told.out.split()
    )
    assert (told.code, [each["darfor"] for each in shown(ready)["insatser"]]) == (
        0,
        ["", "vakans", "sjuk"],
    )
    ready.ok("ångra", "--ja")
    told = ready(*line(*ALL), stdin="\n" * 9 + "avsluta\nj\n", terminal=True)
    assert "Varför en insats" not in told.out


def test_only_of_measures_that_have_a_goal_is_it_asked_whether_it_is_reached(
    ready: Norrbus,
) -> None:
    answers = "1\n\n1, 2, 3\n\n\n\n?\n"
    said = ready("uppföljning", "registrera", terminal=True, stdin=answers).out
    assert "mål är uppnått" not in said
    assert "Barnets/den unges uppfattning" in said
    ready.ok("plan", "revidera", "1", "--orsak", "ett mål")
    ready.ok("plan", "ändra-insats", "1", "2", "--mål", "Sover hela natten.")
    result = ready("uppföljning", "registrera", terminal=True, stdin=f"n\n{answers}")
    assert "Insatser vars mål är uppnått" in result.out
    assert "· 2 Sömnsamtal" in result.err
    assert "· 1 Vuxenstöd" not in result.err


def test_at_a_terminal_a_case_without_a_plan_is_told_of_at_the_question(ready: Norrbus) -> None:
    given.child(ready, "--född", "2015-01-01", number="", name="Kim Niva")
    result = ready("uppföljning", "registrera", "2", terminal=True, stdin="\n1\n")
    assert "har ingen plan än" in result.err


def test_a_look_is_logged(ready: Norrbus) -> None:
    ready.ok(*line(*ALL, "--beslut", "avsluta"))
    before = ready.rows()["looks"]
    ready.ok("uppföljning", "visa", "1")
    assert ready.rows()["looks"] == before + 3


def test_the_paper_says_what_was_decided_and_nothing_that_is_protected(ready: Norrbus) -> None:
    ready.ok(
        *line(
            *PARTLY,
            "--mål-uppnått",
            "1",
            "--barnets",
            "Bra.",
            "--beslut",
            "revidera",
            "--nästa",
            "2026-09-16",
            "--nästa-plats",
            "Rum 12",
        )
    )
    paths = ready.ok("dokument", "skriv", "uppföljning", "1").splitlines()
    paper = next(
        Path(path).read_text(encoding="utf-8")
        for path in paths
        if path.endswith("uppfoljning-1.md")
    )
    assert "### 2. Sömnsamtal\n\n**Ansvarig**\\\nKalix hälsocentral\n" in paper
    assert "**Utfall**\\\ndelvis: vakans\n" in paper
    assert "Planen revideras. De insatser som fortsätter står i den nya versionen." in paper
    assert "onsdag 16 september 2026\n" in paper
    assert "**Plats**\\\nRum 12\n" in paper
    assert not [secret for secret in given.SECRET if secret in paper]
    given.child(ready, "--född", "2015-01-01", number="", name="Kim Niva")
    assert "har ingen uppföljning än" in ready.refused(3, "dokument", "skriv", "uppföljning", "2")


def test_a_protected_childs_next_place_stays_out(ready: Norrbus) -> None:
    ready.ok(
        *line(
            *ALL, "--beslut", "fortsätt", "--nästa", "2026-09-16", "--nästa-plats", "Hemliga rummet"
        )
    )
    ready.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    ready.ok("ärende", "ändra", "1", "--vem", "Mikael", "--adress", "Köpmannagatan 3")
    assert "Hemliga" not in ready.ok("uppföljning", "visa", "1")
    paths = ready.ok("dokument", "skriv", "uppföljning", "1").splitlines()
    assert not [path for path in paths if "Hemliga" in Path(path).read_text(encoding="utf-8")]
