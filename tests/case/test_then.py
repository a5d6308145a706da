"""What was signed, given or sent shows the names and numbers of that moment, with today's beside."""

from __future__ import annotations

import json
from collections.abc import Callable

import given
import pytest
from conftest import Norrbus

from norrbus_cli.case.then import beside

EK = ("ärende", "ändra", "1", "--vem", "Anna", "--namn", "Anna Ek")
ALL_THE_SAME = ("--trots-skydd", "provat")
BOTH = "Anna Lantto (numera Anna Ek)"


def paper(norrbus: Norrbus, kind: str, *more: str) -> str:
    norrbus.ok("dokument", "skriv", kind, "1", "--skriv-över", "--format", "md", *more)
    newest = json.loads(norrbus.ok("dokument", "lista", "1", "--json"))[-1]
    assert newest["slag"] == kind
    (path,) = norrbus.documents.rglob(newest["filer"][0])
    return path.read_text()


def signatures(norrbus: Norrbus) -> list[str]:
    found = json.loads(norrbus.ok("plan", "visa", "1", "--json"))
    return [each["namn"] for each in found["underskrifter"]]


@pytest.mark.parametrize("kind", ["genomförandeplan", "SIP"])
def test_a_signed_plan_stays_as_it_was_signed(norrbus: Norrbus, kind: str) -> None:
    given.agreed(norrbus)
    before = paper(norrbus, kind)
    norrbus.ok(*EK)
    norrbus.ok("ärende", "ändra", "1", "--personnummer", "20140903-2396")
    norrbus.ok("aktör", "ändra", "skola", "--namn", "Norrskolan")
    after = paper(norrbus, kind)
    assert before.replace("Anna Lantto", BOTH).replace(
        "20140903-2388", "20140903-2388 (numera 20140903-2396)"
    ).replace("Centrumskolan", "Centrumskolan (numera Norrskolan)") == after.replace(
        "Centrumskolan rum 12", "Centrumskolan (numera Norrskolan) rum 12"
    )
    assert signatures(norrbus)[-2:] == [BOTH, "vårdnadshavare 2 (skyddad)"]
    assert BOTH in norrbus.ok("plan", "visa", "1")
    norrbus.ok(*EK[:3], "--vem", "Anna Ek", "--namn", "Anna Lantto")
    norrbus.ok("ärende", "ändra", "1", "--personnummer", "20140903-2388")
    norrbus.ok("aktör", "ändra", "skola", "--namn", "Centrumskolan")
    assert paper(norrbus, kind) == before


def test_before_the_first_signature_everything_is_as_it_is_now(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.plan(norrbus)
    norrbus.ok(*EK)
    assert "numera" not in paper(norrbus, "SIP")
    assert "Anna Ek" in paper(norrbus, "SIP")
    norrbus.ok("plan", "underteckna", "1", "--vem", "Anna")
    text = paper(norrbus, "SIP")
    assert "numera" not in text
    assert "Lantto" not in text.replace("Elsa Lantto", "")


def test_a_signature_has_the_name_of_its_own_moment(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.plan(norrbus)
    norrbus.ok("plan", "underteckna", "1", "--vem", "Mikael")
    norrbus.ok(*EK)
    norrbus.ok("plan", "underteckna", "1", "--vem", "Anna")
    assert signatures(norrbus) == ["vårdnadshavare 2 (skyddad)", "Anna Ek"]
    assert BOTH in paper(norrbus, "SIP")
    norrbus.ok(*EK[:3], "--vem", "Anna Ek", "--namn", "Anna Berg")
    assert signatures(norrbus) == ["vårdnadshavare 2 (skyddad)", "Anna Ek (numera Anna Berg)"]


def test_a_new_version_is_as_it_is_now(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok(*EK)
    norrbus.ok("plan", "revidera", "1", "--orsak", "ny insats")
    assert "numera" not in paper(norrbus, "SIP")
    assert BOTH in norrbus.ok("plan", "visa", "1", "--version-nr", "1")


def test_an_annulled_signature_does_not_keep_the_plan_as_it_was(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.plan(norrbus)
    norrbus.ok("plan", "underteckna", "1", "--vem", "Anna")
    norrbus.ok(*EK)
    sure = ("--skäl", "fel", "--ja", "--trots-utskick", "vet")
    line = ("makulera", "underskrift", "1", "--vem", "Anna", *sure, "--json")
    number = json.loads(norrbus.ok(*line))["operation"]
    assert "numera" not in paper(norrbus, "SIP")
    norrbus.ok("ångra", str(number), "--ja", "--trots-utskick", "vet")
    assert signatures(norrbus) == [BOTH]
    assert BOTH in paper(norrbus, "SIP")


def _plan(norrbus: Norrbus) -> list[str]:
    return [paper(norrbus, each, *ALL_THE_SAME) for each in ("SIP", "genomförandeplan")]


def _consent(norrbus: Norrbus) -> list[str]:
    line = ("dokument", "skriv", "samtycke", "1", "--skriv-över", "--format", "md")
    norrbus.ok(*line, *ALL_THE_SAME)
    return [each.read_text() for each in norrbus.documents.rglob("*samtycke*.md")]


def _minutes(norrbus: Norrbus) -> list[str]:
    return [paper(norrbus, "minnesanteckningar", *ALL_THE_SAME)]


@pytest.mark.parametrize("papers", [_plan, _consent, _minutes])
def test_todays_name_of_somebody_protected_stands_beside_none(
    norrbus: Norrbus, papers: Callable[[Norrbus], list[str]]
) -> None:
    given.agreed(norrbus)
    paper(norrbus, "minnesanteckningar", "--sätt", "brev")
    norrbus.ok(*EK, "--personnummer", "19850211-2397", "--skydd", "skyddad folkbokföring")
    for text in papers(norrbus):
        assert "Ek" not in text
        assert "19850211-2397" not in text
        assert "numera" not in text
    assert any("Anna Lantto" in text for text in papers(norrbus))
    assert "Ek" not in norrbus.ok("plan", "visa", "1")
    assert "Ek" not in norrbus.ok("samtycke", "lista", "1")


def test_a_consent_shows_who_gave_it(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.ok(*EK)
    norrbus.ok("aktör", "ändra", "skola", "--namn", "Norrskolan")
    found = json.loads(norrbus.ok("samtycke", "lista", "1", "--json"))
    assert [each["givare"] for each in found] == [BOTH, "vårdnadshavare 2 (skyddad)"]
    texts = _consent(norrbus)
    assert any(f"{BOTH}" in text for text in texts)
    assert all("Centrumskolan (numera Norrskolan) (skola)" in text for text in texts)
    # What is given now is given in today's name; a form to fill in has it too.
    norrbus.ok("samtycke", "återkalla", "1", "--vem", "Anna", "--ja")
    (form,) = [text for text in _consent(norrbus) if "Kryssa för" in text]
    assert "numera Anna" not in form
    assert "Anna Ek" in form
    given.consent(norrbus, "Anna", "skola")
    found = json.loads(norrbus.ok("samtycke", "lista", "1", "--json"))
    assert [each["givare"] for each in found] == [BOTH, "vårdnadshavare 2 (skyddad)", "Anna Ek"]


def test_minutes_stay_as_they_were_sent(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    assert "numera" not in paper(norrbus, "minnesanteckningar")
    norrbus.ok(*EK)
    first = paper(norrbus, "minnesanteckningar", "--sätt", "brev")
    assert "Anna Ek" in first
    assert "numera" not in first
    assert paper(norrbus, "minnesanteckningar") == first
    norrbus.ok(*EK[:3], "--vem", "Anna Ek", "--namn", "Anna Berg")
    norrbus.ok("aktör", "ändra", "skola", "--namn", "Norrskolan")
    role = ("--namn", "Per Lindmark", "--roll", "lärare", "--ersätt")
    norrbus.ok("aktör", "kontakt", "skola", *role)
    text = paper(norrbus, "minnesanteckningar")
    assert "Anna Ek (numera Anna Berg)" in text
    assert "Centrumskolan (numera Norrskolan)" in text
    assert "Per Lindmark, rektor (numera lärare)" in text
    shown = json.loads(norrbus.ok("möte", "visa", "1", "--json"))["deltagare"]
    assert "Anna Ek (numera Anna Berg)" in [each["vem"] for each in shown]
    # An agenda or a summons is about what is to come.
    given.booked(norrbus, "2026-05-04")
    given.summoned(norrbus, "NB-2026-0001-M2")
    shown = json.loads(norrbus.ok("möte", "visa", "NB-2026-0001-M2", "--json"))["deltagare"]
    assert "Anna Berg" in [each["vem"] for each in shown]


def test_minutes_that_are_held_anew_after_they_were_sent_are_to_be_sent_again(
    norrbus: Norrbus,
) -> None:
    given.agreed(norrbus)
    line = (
        "möte",
        "genomför",
        "NB-2026-0001-M1",
        "--närvarande",
        "skola",
        "--anteckningar",
        "Nytt.",
    )
    assert "redan skickats" not in norrbus(*line).err
    paper(norrbus, "minnesanteckningar", "--sätt", "brev")
    said = norrbus(*line).err
    assert "hade redan skickats" in said
    assert "norrbus dokument skriv minnesanteckningar NB-2026-0001-M1 --skriv-över" in said


def test_the_same_is_said_once_and_nothing_is_told_as_that() -> None:
    assert beside("a", "a") == "a"
    assert beside("a", "b") == "a (numera b)"
    assert beside("a", "") == "a (numera ingen uppgift)"
    assert beside("", "b") == "(numera b)"
    assert beside("a", "b", alone=True) == "a"
