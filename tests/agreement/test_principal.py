"""Who has the overall responsibility is one of the principals, and what is no SIP prints with a word."""

from __future__ import annotations

import json
from pathlib import Path

import given
import pytest
from conftest import Norrbus

LAW = "SoL 10 kap. 8 § och HSL 16 kap. 4 §"
PRIVATE = ("--kort", "friskola", "--namn", "Fjällskolan AB", "--slag", "skola")


@pytest.fixture
def ready(norrbus: Norrbus) -> Norrbus:
    given.consented(norrbus)
    return norrbus


def overall(norrbus: Norrbus) -> str:
    return str(json.loads(norrbus.ok("plan", "visa", "1", "--json"))["huvudman"])


def remarks(norrbus: Norrbus) -> dict[str, str]:
    found = json.loads(norrbus("plan", "kontrollera", "1", "--json").out)
    return {each["saknas"]: each["kalla"] for each in found}


def private(norrbus: Norrbus) -> None:
    norrbus.ok("aktör", "lägg-till", *PRIVATE, "--huvudman", "annan")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Kalix kommun", "Kalix kommun"),
        ("kalix  KOMMUN", "Kalix kommun"),
        ("kommun", "Kalix kommun"),
        ("kommunen", "Kalix kommun"),
        ("Haparanda stad", "Haparanda stad"),
        ("region", "Region Norrbotten"),
        ("Regionen", "Region Norrbotten"),
        ("region norrbotten", "Region Norrbotten"),
        # An actor of the case stands for its principal.
        ("skola", "Kalix kommun"),
        ("Kalix hälsocentral", "Region Norrbotten"),
    ],
)
def test_a_principal_is_named_in_several_ways(ready: Norrbus, typed: str, kept: str) -> None:
    ready.ok("plan", "skapa", "1", "--huvudman", typed)
    assert overall(ready) == kept
    ready.ok("plan", "ändra", "1", "--huvudman", "")
    assert overall(ready) == ""
    ready.ok("plan", "ändra", "1", "--huvudman", typed)
    assert overall(ready) == kept


@pytest.mark.parametrize("typed", ["Kalle Anka", "Umeå kommun", "Kalix", "BUP", "Anna"])
def test_nobody_else_has_the_overall_responsibility(ready: Norrbus, typed: str) -> None:
    """BUP is an actor of the register and none of the case."""
    said = ready.refused(3, "plan", "skapa", "1", "--huvudman", typed)
    assert f"Ingen av ärendets huvudmän heter {typed.strip()}." in said
    assert "Skriv Kalix kommun, Region Norrbotten eller kortnamnet på en aktör i ärendet (" in said
    assert "(primärvård, skola och soc)" in said
    assert ready.rows()["plans"] == 0
    ready.ok("plan", "skapa", "1")
    ready.refused(3, "plan", "ändra", "1", "--huvudman", typed)
    assert overall(ready) == ""


@pytest.mark.parametrize(
    ("typed", "near"),
    [("Kaliks kommun", "Kalix kommun"), ("Region Norbotten", "Region Norrbotten"), ("skolan", "skola")],
)  # fmt: skip
def test_a_near_name_is_offered(ready: Norrbus, typed: str, near: str) -> None:
    said = ready.refused(3, "plan", "skapa", "1", "--huvudman", typed)
    assert f"Menade du {near}" in said


def test_without_an_actor_in_the_case_the_public_ones_are_left(norrbus: Norrbus) -> None:
    given.child(norrbus)
    said = norrbus.refused(3, "plan", "skapa", "1", "--huvudman", "Kalle Anka")
    assert "Skriv Kalix kommun eller Region Norrbotten. En annan huvudman" in said


def test_a_private_one_answers_by_its_name_once_it_is_in_the_case(ready: Norrbus) -> None:
    private(ready)
    ready.refused(3, "plan", "skapa", "1", "--huvudman", "friskola")
    given.consent(ready, "Anna", "friskola")
    ready.ok("plan", "skapa", "1", "--huvudman", "friskola")
    assert overall(ready) == "Fjällskolan AB"
    # It must have something to do in the plan.
    assert [each for each in remarks(ready) if "annan huvudman" in each]
    given.measure(ready, "Läxhjälp", "friskola")
    assert not [each for each in remarks(ready) if "annan huvudman" in each]


def test_a_private_one_with_a_measure_in_the_same_file_is_in_the_case(ready: Norrbus) -> None:
    private(ready)
    told = {"huvudman": "Fjällskolan AB", "insatser": [{"vad": "Läxhjälp", "aktör": "friskola"}]}
    path = ready.home / "plan.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    ready.ok("plan", "skapa", "1", "--från-fil", str(path))
    assert overall(ready) == "Fjällskolan AB"


def test_at_a_terminal_it_is_chosen_and_a_wrong_one_asked_for_again(ready: Norrbus) -> None:
    answers = ["1", "", "", "", "", "", "Kalle Anka", "2", "", "", "n", "n", "j"]
    ended = ready("plan", "skapa", stdin="".join(f"{each}\n" for each in answers), terminal=True)
    assert ended.code == 0, ended.err
    said = " ".join(ended.err.split())
    assert "Ingen av ärendets huvudmän heter Kalle Anka." in said
    assert "läggs till med norrbus aktör lägg-till --huvudman annan, och tas" in said
    assert overall(ready) == "Region Norrbotten"


@pytest.mark.parametrize(("kind", "source"), [("SIP", f"{LAW}, punkt 4"), ("genomförandeplan", "Genomförandeplan")])  # fmt: skip
def test_what_an_older_plan_holds_is_named_by_the_check(
    ready: Norrbus, kind: str, source: str
) -> None:
    given.plan(ready)
    ready.ok("plan", "ändra", "1", "--slag", kind)
    given.signed(ready)
    assert not remarks(ready)
    register = ready.open()
    with register.operation():
        register.update("plans", 1, {"overall": "Kalle Anka"})
    register.close()
    (said,) = remarks(ready)
    assert said.startswith("samordningsansvarig: det som står är varken kommunen, regionen")
    assert "Kalle" not in said
    assert source in remarks(ready)[said]
    name, text = printed(ready, kind)
    assert "-utkast-" in name
    assert said in text


# --- what is no SIP ---------------------------------------------------------------------


def printed(norrbus: Norrbus, kind: str) -> tuple[str, str]:
    out = norrbus.ok("dokument", "skriv", kind, "1", "--format", "md", "--skriv-över")
    path = Path(out.strip())
    return path.name, path.read_text(encoding="utf-8")


@pytest.mark.parametrize("made_as", ["SIP", "genomförandeplan"])
@pytest.mark.parametrize(
    ("without", "whom"), [(2, "hälso- och sjukvården"), (3, "socialtjänsten"), (1, "")]
)
def test_what_is_no_sip_prints_as_one_with_a_word_only(
    ready: Norrbus, made_as: str, without: int, whom: str
) -> None:
    given.plan(ready)
    ready.ok("plan", "ändra", "1", "--slag", made_as)
    actor = {2: "soc", 3: "skola", 1: "skola"}[without]
    ready.ok("plan", "ändra-insats", "1", str(without), "--aktör", actor)
    name, text = printed(ready, "SIP")
    assert "socialtjänstlagen 10 kap. 8 §" in text
    assert ("-utkast" in name, "**Utkast.**" in text) == (bool(whom), bool(whom))
    assert ("ingen SIP i lagens mening" in text) is bool(whom)
    assert f"ingen insats från {whom}:" in text or not whom
    # As a genomförandeplan it lacks nothing of the law, unless it was made as a SIP.
    name, text = printed(ready, "genomförandeplan")
    assert ("ingen SIP" in text) is (bool(whom) and made_as == "SIP")
