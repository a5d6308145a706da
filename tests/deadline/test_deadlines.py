"""Each deadline the day before, the day and the day after; gone when what is missing is recorded."""

from __future__ import annotations

import json
from typing import Any

import given
import pytest
from conftest import Norrbus


def listed(norrbus: Norrbus, *more: str) -> dict[str, dict[str, Any]]:
    """The open deadlines by kind; of measures the first."""
    rows = json.loads(norrbus.ok("frist", "lista", "--hela", "--alla", "--json", *more))
    return {row["frist"]: row for row in reversed(rows)}


def trio(norrbus: Norrbus, kind: str, *days: str) -> list[tuple[str, str | None] | None]:
    """How a deadline stands on each of some days: its last day, and in words."""
    found = []
    for day in days:
        norrbus.day = day
        row = listed(norrbus).get(kind)
        found.append((row["lage"], row["senast"]) if row else None)
    return found


# --- consent ------------------------------------------------------------------


def test_missing_consent_is_open_from_the_first_day_and_never_gets_a_number(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    assert trio(norrbus, "samtycke saknas", "2026-03-30", "2026-03-31", "2026-04-09") == [
        ("öppen sedan idag", None),
        ("öppen sedan 1 dag", None),
        ("öppen sedan 10 dagar", None),
    ]
    row = listed(norrbus)["samtycke saknas"]
    assert (row["grupp"], row["nasta_steg"]) == (
        "öppen",
        "norrbus samtycke registrera NB-2026-0001",
    )
    assert "OSL 10 kap. 1 §" in row["kalla"]


def test_the_second_guardians_consent_is_a_deadline_of_its_own(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.day = "2026-04-01"
    given.consent(norrbus, "Anna", "skola")
    assert "samtycke saknas" not in listed(norrbus)
    assert trio(norrbus, "samtycke ofullständigt", "2026-04-01", "2026-04-03") == [
        ("öppen sedan idag", None),
        ("öppen sedan 2 dagar", None),
    ]
    given.consent(norrbus, "Mikael", "skola")
    assert not {"samtycke saknas", "samtycke ofullständigt"} & listed(norrbus).keys()


def test_where_custody_is_shared_with_nobody_registered_that_is_what_is_missing(
    norrbus: Norrbus,
) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    add = ("ärende", "vårdnadshavare", "1", "--namn")
    told = norrbus(*add, "Anna Lantto", "--personnummer", given.ANNA, "--vårdnad", "gemensam").err
    assert "Vårdnaden är gemensam, men bara en vårdnadshavare är registrerad." in told
    assert "Nästa steg: norrbus ärende vårdnadshavare NB-2026-0001" in told
    given.consent(norrbus, "Anna", "skola")
    assert trio(norrbus, "vårdnadshavare saknas", "2026-03-30", "2026-04-01") == [
        ("öppen sedan idag", None),
        ("öppen sedan 2 dagar", None),
    ]
    row = listed(norrbus)["vårdnadshavare saknas"]
    assert row["nasta_steg"] == "norrbus ärende vårdnadshavare NB-2026-0001"
    assert "samtycke ofullständigt" not in listed(norrbus)
    eighteen = ("2032-09-02", "2032-09-03", "2032-09-04")
    found = trio(norrbus, "vårdnadshavare saknas", *eighteen)
    assert [each is None for each in found] == [False, True, True]
    norrbus.day = "2026-04-01"
    norrbus.ok(*add, "Mikael Ström", "--personnummer", given.MIKAEL, "--vårdnad", "gemensam")
    assert "vårdnadshavare saknas" not in listed(norrbus)
    assert "samtycke ofullständigt" in listed(norrbus)


def test_consent_that_ends_is_told_of_until_it_has_been_renewed(norrbus: Norrbus) -> None:
    given.case(norrbus)
    for who in ("Anna", "Mikael"):
        given.consent(norrbus, who, "skola", until="2026-04-30")
    assert trio(norrbus, "samtycke löper ut", "2026-04-29", "2026-04-30", "2026-05-01") == [
        ("om 1 dag", "2026-04-30"),
        ("idag", "2026-04-30"),
        None,  # from then on it is missing
    ]
    assert listed(norrbus)["samtycke saknas"]
    norrbus.day = "2026-04-29"
    given.consent(norrbus, "Anna", "skola")
    assert (
        len(
            [
                row
                for row in json.loads(norrbus.ok("frist", "lista", "1", "--hela", "--json"))
                if row["frist"] == "samtycke löper ut"
            ]
        )
        == 2
    )
    given.consent(norrbus, "Mikael", "skola")
    assert listed(norrbus)["samtycke löper ut"]["senast"] == "2026-12-31"


def test_consent_to_an_actor_with_a_measure_is_missed_also_after_it_has_ended(
    norrbus: Norrbus,
) -> None:
    norrbus.day = "2026-04-21"
    given.case(norrbus)
    for who in ("Anna", "Mikael"):
        given.consent(norrbus, who, "skola", "soc")
        given.consent(norrbus, who, "primärvård", until="2026-04-30")
    given.booked(norrbus)
    given.summoned(norrbus)
    given.held(norrbus)
    given.plan(norrbus)
    assert trio(norrbus, "samtycke löper ut", "2026-04-30", "2026-05-01") == [
        ("idag", "2026-04-30"),
        ("1 dag försenad", "2026-04-30"),
    ]
    for who in ("Anna", "Mikael"):
        given.consent(norrbus, who, "primärvård")
    assert trio(norrbus, "samtycke löper ut", "2026-05-01")[0] == ("om 244 dagar", "2026-12-31")


def test_consent_that_is_lost_is_missing_from_the_day_it_was_lost(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.day = "2026-04-18"
    norrbus.ok("samtycke", "återkalla", "1", "--vem", "Anna", "--ja")
    norrbus.ok("samtycke", "återkalla", "1", "--vem", "Mikael", "--ja")
    assert trio(norrbus, "samtycke saknas", "2026-04-18", "2026-04-20") == [
        ("öppen sedan idag", None),
        ("öppen sedan 2 dagar", None),
    ]
    assert (
        json.loads(norrbus.ok("frist", "förklara", "1", "samtycke saknas", "--json"))[0]["darfor"]
        == "samtycket upphörde"
    )


def test_consent_that_has_run_out_is_missing_from_the_day_after(norrbus: Norrbus) -> None:
    given.case(norrbus)
    for who in ("Anna", "Mikael"):
        given.consent(norrbus, who, "skola", until="2026-04-30")
    assert trio(norrbus, "samtycke saknas", "2026-04-30", "2026-05-01", "2026-05-03") == [
        None,
        ("öppen sedan idag", None),
        ("öppen sedan 2 dagar", None),
    ]


def test_at_eighteen_the_guardians_consent_is_lost_on_the_day(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus, "--född", "2008-04-30", number="", name="Kim Niva")
    norrbus.ok(
        "ärende",
        "vårdnadshavare",
        "1",
        "--namn",
        "Anna",
        "--personnummer",
        given.ANNA,
        "--vårdnad",
        "ensam",
    )
    given.consent(norrbus, "Anna", "skola")
    assert trio(norrbus, "samtycke saknas", "2026-04-29", "2026-04-30", "2026-05-02") == [
        None,
        ("öppen sedan idag", None),
        ("öppen sedan 2 dagar", None),
    ]


def test_a_guardian_whose_custody_ends_first_need_not_renew(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consent(norrbus, "Mikael", "skola", until="2026-04-30")
    assert listed(norrbus)["samtycke löper ut"]["senast"] == "2026-04-30"
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--upphörde", "2026-04-30")
    assert "samtycke löper ut" not in listed(norrbus)


# --- summons and meeting ------------------------------------------------------------------


def test_summons_and_meeting_before_on_and_after_their_day(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    assert trio(norrbus, "kallelse", "2026-04-07", "2026-04-08", "2026-04-09") == [
        ("om 1 dag", "2026-04-08"),
        ("idag", "2026-04-08"),
        ("1 dag försenad", "2026-04-08"),
    ]
    assert trio(norrbus, "möte", "2026-04-14", "2026-04-15", "2026-04-16") == [
        ("om 1 dag", "2026-04-15"),
        ("idag", "2026-04-15"),
        ("1 dag försenad", "2026-04-15"),
    ]


def day_0(norrbus: Norrbus) -> str:
    return str(json.loads(norrbus.ok("frist", "förklara", "1", "kallelse", "--json"))[0]["dag_0"])


@pytest.mark.parametrize(
    ("again", "start"), [("2026-04-06", "2026-03-30"), ("2026-04-07", "2026-04-07")]
)
def test_a_single_day_without_consent_starts_the_count_anew(
    norrbus: Norrbus, again: str, start: str
) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    norrbus.ok(
        "ärende",
        "vårdnadshavare",
        "1",
        "--namn",
        "Anna",
        "--personnummer",
        given.ANNA,
        "--vårdnad",
        "ensam",
    )
    given.consent(norrbus, "Anna", "skola", until="2026-04-05")
    how = (
        "--aktör",
        "skola",
        "--gäller",
        "x",
        "--form",
        "muntligt",
        "--från",
        again,
        "--till",
        "2026-12-31",
    )
    norrbus.ok("samtycke", "registrera", "1", "--vem", "Anna", *how)
    norrbus.day = "2026-04-08"
    assert day_0(norrbus) == start


def test_consent_becomes_complete_on_the_day_the_other_custody_ends(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consent(norrbus, "Anna", "skola")
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--upphörde", "2026-04-02")
    norrbus.day = "2026-04-03"
    assert day_0(norrbus) == "2026-04-02"


def test_an_own_consent_is_complete_from_the_eighteenth_birthday(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus, "--född", "2008-04-02", number="", name="Kim Niva")
    norrbus.ok(
        "ärende",
        "vårdnadshavare",
        "1",
        "--namn",
        "Anna",
        "--personnummer",
        given.ANNA,
        "--vårdnad",
        "ensam",
    )
    given.consent(norrbus, "barnet", "skola")
    norrbus.day = "2026-04-03"
    assert day_0(norrbus) == "2026-04-02"


def test_a_cases_own_day_wins_and_needs_no_consent(norrbus: Norrbus) -> None:
    given.child(norrbus, "--möte-senast", "2026-04-05")
    row = listed(norrbus)["möte"]
    assert (row["senast"], row["kalla"]) == ("2026-04-05", "eget senaste datum i ärendet")
    assert "kallelse" not in listed(norrbus)


def test_an_anonymous_consultation_has_no_deadline_but_for_its_meetings(norrbus: Norrbus) -> None:
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    assert listed(norrbus).keys() == {"ingen händelse"}
    given.booked(norrbus, "2026-04-02")
    assert listed(norrbus).keys() == {"ingen händelse", "mötesdag"}


def test_a_meeting_is_told_of_until_its_day_and_then_its_minutes_are_missing(
    norrbus: Norrbus,
) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-10")
    given.summoned(norrbus)
    assert listed(norrbus)["mötesdag"]["nasta_steg"] == "norrbus möte genomför NB-2026-0001-M1"
    assert trio(norrbus, "mötesdag", "2026-04-09", "2026-04-10", "2026-04-11") == [
        ("om 1 dag", "2026-04-10"),
        ("idag", "2026-04-10"),
        None,
    ]
    assert trio(
        norrbus,
        "minnesanteckningar",
        "2026-04-10",
        "2026-04-11",
        "2026-04-16",
        "2026-04-17",
        "2026-04-18",
    ) == [
        None,
        ("om 6 dagar", "2026-04-17"),
        ("om 1 dag", "2026-04-17"),
        ("idag", "2026-04-17"),
        ("1 dag försenad", "2026-04-17"),
    ]
    assert listed(norrbus)["minnesanteckningar"]["galler"] == "NB-2026-0001-M1"
    given.held(norrbus)
    assert not {"minnesanteckningar", "mötesdag", "möte", "kallelse"} & listed(norrbus).keys()


def test_the_next_step_follows_the_meeting_that_is_booked(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    steps = {kind: listed(norrbus)[kind]["nasta_steg"] for kind in ("kallelse", "möte")}
    assert steps == {
        "kallelse": "norrbus möte boka NB-2026-0001",
        "möte": "norrbus möte boka NB-2026-0001",
    }
    given.booked(norrbus, "2026-04-10")
    steps = {kind: listed(norrbus)[kind]["nasta_steg"] for kind in ("kallelse", "möte")}
    assert steps == {
        "kallelse": "norrbus möte kalla NB-2026-0001-M1",
        "möte": "norrbus möte genomför NB-2026-0001-M1",
    }


def test_a_cancelled_meeting_leaves_no_deadline_of_its_own(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-10")
    norrbus.ok("möte", "ställ-in", "1", "--orsak", "sjukdom", "--ja")
    norrbus.day = "2026-04-20"
    assert not {"minnesanteckningar", "mötesdag"} & listed(norrbus).keys()


# --- the plan ------------------------------------------------------------------


@pytest.fixture
def met(norrbus: Norrbus) -> Norrbus:
    """A meeting has been held on 2026-04-21; there is no plan."""
    given.once(norrbus, "met", _met)
    return norrbus


def _met(norrbus: Norrbus) -> None:
    norrbus.day = "2026-04-21"
    given.consented(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)
    given.held(norrbus)


def test_the_plan_is_open_from_the_meeting_on_since_the_law_says_at_once(met: Norrbus) -> None:
    assert trio(met, "plan saknas", "2026-04-21", "2026-04-22") == [
        ("öppen sedan idag", None),
        ("öppen sedan 1 dag", None),
    ]
    assert "genast" in listed(met)["plan saknas"]["kalla"]
    given.plan(met)
    assert "plan saknas" not in listed(met)


def test_signatures_are_due_ten_working_days_after_the_plan(met: Norrbus) -> None:
    given.plan(met)
    assert trio(met, "underskrifter", "2026-05-05", "2026-05-06", "2026-05-07") == [
        ("om 1 dag", "2026-05-06"),
        ("idag", "2026-05-06"),
        ("1 dag försenad", "2026-05-06"),
    ]
    for actor in ("skola", "soc", "primärvård"):
        met.ok("plan", "underteckna", "1", "--aktör", actor)
    met.ok("plan", "underteckna", "1", "--vem", "Anna")
    assert "underskrifter" in listed(met)
    met.ok("plan", "underteckna", "1", "--vem", "Mikael")
    assert "underskrifter" not in listed(met)


@pytest.mark.parametrize(
    ("born", "signs"), [("2011-04-20", True), ("2011-04-21", True), ("2011-04-22", False)]
)
def test_the_young_persons_signature_is_waited_for_from_fifteen_on_the_day_of_the_plan(
    norrbus: Norrbus, born: str, signs: bool
) -> None:
    norrbus.day = "2026-04-21"
    given.actors(norrbus)
    given.child(norrbus, "--född", born, number="", name="Kim Niva")
    norrbus.ok(
        "ärende",
        "vårdnadshavare",
        "1",
        "--namn",
        "Anna",
        "--personnummer",
        given.ANNA,
        "--vårdnad",
        "ensam",
    )
    norrbus.ok("plan", "skapa", "1")
    norrbus.ok("plan", "underteckna", "1", "--vem", "Anna")
    assert ("underskrifter" in listed(norrbus)) == signs


def test_the_signature_of_one_whose_custody_has_ended_is_not_waited_for(met: Norrbus) -> None:
    given.plan(met)
    for actor in ("skola", "soc", "primärvård"):
        met.ok("plan", "underteckna", "1", "--aktör", actor)
    met.ok("plan", "underteckna", "1", "--vem", "Anna")
    met.ok("ärende", "ändra", "1", "--vem", "Mikael", "--upphörde", "2026-04-22")
    assert "underskrifter" in listed(met)
    met.day = "2026-04-22"
    assert "underskrifter" not in listed(met)


def test_a_measure_is_told_of_until_it_runs_and_until_it_is_done(met: Norrbus) -> None:
    given.plan(met)
    given.signed(met)
    assert trio(met, "insats börjar", "2026-05-03", "2026-05-04", "2026-05-05") == [
        ("om 1 dag", "2026-05-04"),
        ("idag", "2026-05-04"),
        ("1 dag försenad", "2026-05-04"),
    ]
    row = listed(met)["insats börjar"]
    assert (row["galler"], row["nasta_steg"]) == (
        "NB-2026-0001 insats 1",
        "norrbus plan ändra-insats NB-2026-0001 1 --läge pågår",
    )
    for number in ("1", "2", "3"):
        met.ok("plan", "ändra-insats", "1", number, "--läge", "pågår")
    assert "insats börjar" not in listed(met)
    assert (
        json.loads(met.ok("plan", "visa", "1", "--json"))["insatser"][0]["lage_sedan"]
        == "2026-05-05"
    )
    assert trio(met, "insats slutar", "2026-06-29", "2026-06-30", "2026-07-01") == [
        ("om 1 dag", "2026-06-30"),
        ("idag", "2026-06-30"),
        ("1 dag försenad", "2026-06-30"),
    ]
    for number, state in (("1", "klar"), ("2", "avbruten"), ("3", "klar")):
        met.ok("plan", "ändra-insats", "1", number, "--läge", state)
    assert "insats slutar" not in listed(met)


def test_what_has_been_agreed_cannot_be_changed_under_cover_of_the_state(met: Norrbus) -> None:
    given.plan(met)
    given.signed(met)
    assert "är underskriven" in met.refused(
        4, "plan", "ändra-insats", "1", "1", "--läge", "klar", "--slutar", "2026-12-01"
    )


def test_the_follow_up_is_to_be_booked_ten_working_days_before(met: Norrbus) -> None:
    given.plan(met)
    # 2026-06-10 less ten working days, of which 6 June is a Saturday.
    assert trio(met, "uppföljning inte bokad", "2026-05-26", "2026-05-27", "2026-05-28") == [
        ("om 1 dag", "2026-05-27"),
        ("idag", "2026-05-27"),
        ("1 dag försenad", "2026-05-27"),
    ]
    given.booked(met, "2026-06-10", "1", "--slag", "uppföljningsmöte")
    assert "uppföljning inte bokad" not in listed(met)


def test_the_follow_up_is_due_on_its_day_until_it_has_been_held(met: Norrbus) -> None:
    given.plan(met)
    assert trio(met, "uppföljning", "2026-06-09", "2026-06-10", "2026-06-11") == [
        ("om 1 dag", "2026-06-10"),
        ("idag", "2026-06-10"),
        ("1 dag försenad", "2026-06-10"),
    ]
    assert listed(met)["uppföljning"]["nasta_steg"] == "norrbus uppföljning registrera NB-2026-0001"
    given.booked(met, "2026-06-11", "1", "--slag", "uppföljningsmöte")
    assert listed(met)["uppföljning"]["nasta_steg"] == "norrbus möte genomför NB-2026-0001-M2"
    met.ok("möte", "kalla", "NB-2026-0001-M2", "--aktör", "skola", "--sätt", "brev")
    met.ok("möte", "genomför", "NB-2026-0001-M2", "--närvarande", "skola", "--anteckningar", "x")
    assert listed(met)["uppföljning"]["nasta_steg"] == "norrbus uppföljning registrera NB-2026-0001"
    follow_up(met, "fortsätt", "--nästa", "2026-09-16")
    assert listed(met)["uppföljning"]["senast"] == "2026-09-16"
    assert listed(met)["uppföljning inte bokad"]["senast"] == "2026-09-02"


def follow_up(norrbus: Norrbus, decision: str, *more: str) -> None:
    """All three measures have been carried out."""
    norrbus.ok(
        "uppföljning",
        "registrera",
        "1",
        "--genomförd",
        "1",
        "--genomförd",
        "2",
        "--genomförd",
        "3",
        "--beslut",
        decision,
        *more,
    )


def test_an_early_follow_up_sets_the_day_of_the_next(met: Norrbus) -> None:
    given.plan(met)
    met.day = "2026-05-20"
    follow_up(met, "fortsätt", "--nästa", "2026-08-20")
    assert trio(met, "uppföljning", "2026-08-19", "2026-08-20", "2026-08-21") == [
        ("om 1 dag", "2026-08-20"),
        ("idag", "2026-08-20"),
        ("1 dag försenad", "2026-08-20"),
    ]


def test_a_plan_that_was_ended_at_a_follow_up_waits_for_no_other(met: Norrbus) -> None:
    given.plan(met)
    met.day = "2026-06-10"
    follow_up(met, "avsluta")
    assert (
        not {"uppföljning", "uppföljning inte bokad", "uppföljningsdag saknas", "insats slutar"}
        & listed(met).keys()
    )


def test_a_version_revised_by_a_follow_up_waits_for_the_next(met: Norrbus) -> None:
    given.plan(met)
    met.day = "2026-06-10"
    follow_up(met, "revidera", "--nästa", "2026-09-16")
    assert listed(met)["uppföljning"]["senast"] == "2026-09-16"


def test_a_version_made_after_the_follow_up_asks_for_the_day_of_the_next(met: Norrbus) -> None:
    given.plan(met)
    met.day = "2026-06-10"
    follow_up(met, "fortsätt", "--nästa", "2026-09-16")
    met.ok("plan", "revidera", "1", "--orsak", "ny insats")
    assert listed(met)["uppföljningsdag saknas"]["lage"] == "öppen sedan idag"
    met.ok("plan", "ändra", "1", "--uppföljning", "2026-09-16")
    assert "uppföljningsdag saknas" not in listed(met)
    assert listed(met)["uppföljning"]["senast"] == "2026-09-16"


def test_a_plan_without_a_day_for_its_follow_up_is_open_from_the_plan_on(met: Norrbus) -> None:
    met.ok("plan", "skapa", "1", "--huvudman", "Kalix kommun")
    assert trio(met, "uppföljningsdag saknas", "2026-04-21", "2026-04-23") == [
        ("öppen sedan idag", None),
        ("öppen sedan 2 dagar", None),
    ]
    met.ok("plan", "ändra", "1", "--uppföljning", "2026-06-10")
    assert "uppföljningsdag saknas" not in listed(met)


def test_a_signed_plan_without_a_day_is_settled_by_a_new_version(met: Norrbus) -> None:
    met.ok("plan", "skapa", "1", "--huvudman", "Kalix kommun")
    unsigned = listed(met)["uppföljningsdag saknas"]
    assert unsigned["nasta_steg"] == "norrbus plan ändra NB-2026-0001 --uppföljning DAG"
    met.ok("plan", "underteckna", "1", "--vem", "Anna")
    signed = listed(met)["uppföljningsdag saknas"]
    assert signed["galler"] == "NB-2026-0001 version 1"
    assert signed["nasta_steg"] == "norrbus plan revidera NB-2026-0001"
    assert signed["nasta_steg"] in met.ok("idag")
    met.ok(*signed["nasta_steg"].split(" ")[1:], "--orsak", "dag för uppföljning")
    again = listed(met)["uppföljningsdag saknas"]
    assert again["nasta_steg"] == "norrbus plan ändra NB-2026-0001 --uppföljning DAG"
    met.ok("plan", "ändra", "NB-2026-0001", "--uppföljning", "2026-06-10")
    assert "uppföljningsdag saknas" not in listed(met)


# --- the case ------------------------------------------------------------------


def test_eighteen_is_told_of_until_the_day_and_then_the_own_consent_is_missing(
    norrbus: Norrbus,
) -> None:
    given.child(norrbus, "--född", "2008-04-30", number="", name="Kim Niva")
    assert trio(norrbus, "fyller 18", "2026-04-29", "2026-04-30", "2026-05-01") == [
        ("om 1 dag", "2026-04-30"),
        ("idag", "2026-04-30"),
        None,
    ]
    assert "samtycke saknas" in listed(norrbus)


def test_an_own_consent_that_holds_on_the_birthday_settles_it(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus, "--född", "2008-04-30", number="", name="Kim Niva")
    given.consent(norrbus, "barnet", "skola", until="2026-04-29")
    assert "fyller 18" in listed(norrbus)
    given.consent(norrbus, "barnet", "skola", until="2026-04-30")
    assert "fyller 18" not in listed(norrbus)


def test_one_born_on_leap_day_turns_eighteen_and_twenty_one_on_the_last_of_february(
    norrbus: Norrbus,
) -> None:
    norrbus.day = "2026-01-15"
    given.child(norrbus, "--född", "2008-02-29", number="", name="Kim Niva")
    assert listed(norrbus)["fyller 18"]["senast"] == "2026-02-28"
    assert listed(norrbus)["fyller 21"]["senast"] == "2029-02-28"


def test_twenty_one_is_late_until_the_case_is_closed(norrbus: Norrbus) -> None:
    given.child(norrbus, "--född", "2005-04-30", number="", name="Kim Niva")
    assert trio(norrbus, "fyller 21", "2026-04-29", "2026-04-30", "2026-05-01") == [
        ("om 1 dag", "2026-04-30"),
        ("idag", "2026-04-30"),
        ("1 dag försenad", "2026-04-30"),
    ]
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "har lämnat")
    assert listed(norrbus) == {}


def test_silence_is_counted_from_the_latest_event_and_from_what_is_planned(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    assert trio(norrbus, "ingen händelse", "2026-06-27", "2026-06-28", "2026-06-29") == [
        ("om 1 dag", "2026-06-28"),
        ("idag", "2026-06-28"),
        ("1 dag försenad", "2026-06-28"),
    ]
    norrbus.day = "2026-04-10"
    given.consent(norrbus, "Anna", "skola")
    assert listed(norrbus)["ingen händelse"]["senast"] == "2026-07-09"
    norrbus.day = "2026-04-11"
    norrbus.ok("samtycke", "återkalla", "1", "--vem", "Anna", "--ja")
    assert listed(norrbus)["ingen händelse"]["senast"] == "2026-07-10"
    given.booked(norrbus, "2026-05-04")
    assert listed(norrbus)["ingen händelse"]["senast"] == "2026-08-02"


def test_a_case_that_has_been_looked_over_is_quiet_for_another_while(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.day = "2026-06-30"
    assert listed(norrbus)["ingen händelse"]["lage"] == "2 dagar försenad"
    norrbus.ok(*listed(norrbus)["ingen händelse"]["nasta_steg"].split()[1:])
    assert listed(norrbus)["ingen händelse"]["senast"] == "2026-09-28"
    assert "framtiden" in norrbus.refused(2, "ärende", "ändra", "1", "--sett-över", "imorgon")


def test_an_answer_and_a_measure_that_moves_on_are_events(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    given.booked(norrbus, "2026-04-22")
    norrbus.ok("möte", "kalla", "NB-2026-0001-M2", "--aktör", "skola", "--sätt", "brev")
    norrbus.ok("plan", "revidera", "1", "--orsak", "x")
    norrbus.ok("plan", "ändra", "1", "--uppföljning", "2026-04-22")
    norrbus.day = "2026-04-25"
    norrbus.ok("möte", "svar", "NB-2026-0001-M2", "--vem", "skola", "--svar", "ja")
    assert listed(norrbus)["ingen händelse"]["senast"] == "2026-07-24"
    norrbus.day = "2026-04-27"
    norrbus.ok("plan", "ändra-insats", "1", "1", "--läge", "pågår")
    assert listed(norrbus)["ingen händelse"]["senast"] == "2026-07-26"


@pytest.mark.parametrize(
    ("notice", "due"),
    [
        ("2026-03-30", "2026-04-02"),
        ("2026-03-31", "2026-04-07"),  # Good Friday, and then Easter Monday
        ("2026-04-01", "2026-04-07"),  # a Saturday
        ("2026-06-16", "2026-06-22"),  # midsummer eve
        ("2025-12-28", "2026-01-02"),  # New Year's eve
    ],
)
def test_three_days_given_by_law_move_to_the_next_working_day(
    norrbus: Norrbus, notice: str, due: str
) -> None:
    norrbus.day = max(notice, "2026-03-30")
    given.child(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--utskrivningsklar", notice)
    assert listed(norrbus)["kallelse efter utskrivning"]["senast"] == due


def test_a_summons_after_the_notice_of_discharge_settles_it(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--utskrivningsklar", "2026-03-30")
    assert trio(
        norrbus, "kallelse efter utskrivning", "2026-04-01", "2026-04-02", "2026-04-03"
    ) == [("om 1 dag", "2026-04-02"), ("idag", "2026-04-02"), ("1 dag försenad", "2026-04-02")]
    assert (
        listed(norrbus)["kallelse efter utskrivning"]["nasta_steg"]
        == "norrbus möte boka NB-2026-0001"
    )
    given.booked(norrbus, "2026-04-10")
    assert (
        listed(norrbus)["kallelse efter utskrivning"]["nasta_steg"]
        == "norrbus möte kalla NB-2026-0001-M1"
    )
    given.summoned(norrbus)
    assert "kallelse efter utskrivning" not in listed(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--utskrivningsklar", "2026-04-03")
    assert "kallelse efter utskrivning" not in listed(
        norrbus
    )  # all are summoned to a meeting that is still to come
    assert "framtiden" in norrbus.refused(
        2, "ärende", "ändra", "1", "--utskrivningsklar", "2026-04-04"
    )


def test_a_meeting_that_was_over_before_the_notice_does_not_settle_it(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-03-30")
    given.summoned(norrbus)
    given.held(norrbus)
    norrbus.day = "2026-03-31"
    norrbus.ok("ärende", "ändra", "1", "--utskrivningsklar", "2026-03-31")
    assert "kallelse efter utskrivning" in listed(norrbus)


def test_a_closed_case_has_no_deadline_and_a_reopened_one_has_them_again(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    before = listed(norrbus)
    assert {"kallelse", "möte"} <= before.keys()
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
    assert listed(norrbus) == {}
    norrbus.ok("ärende", "öppna", "1", "--orsak", "flyttade tillbaka")
    assert listed(norrbus) == before


# --- the list ------------------------------------------------------------------


def test_the_list_is_in_the_order_of_what_presses_and_can_be_narrowed(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.child(norrbus, "--född", "2015-01-01", number="", name="Kim Niva")
    norrbus.day = "2026-04-09"
    lines = [line.split("\t")[:4] for line in norrbus.ok("frist", "lista").splitlines()]
    assert lines == [
        ["samtycke saknas", "NB-2026-0002", "NB-2026-0002", ""],
        ["kallelse", "NB-2026-0001", "NB-2026-0001", "on 2026-04-08"],
        ["möte", "NB-2026-0001", "NB-2026-0001", "on 2026-04-15"],
    ]
    assert len(norrbus.ok("frist", "lista", "1").splitlines()) == 2
    assert norrbus.ok("frist", "lista", "--försenade").startswith("kallelse")
    assert len(norrbus.ok("frist", "lista", "--hela").splitlines()) > 3
    assert norrbus("frist", "lista", "--samordnare", "Bo").code == 3
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
    result = norrbus("frist", "lista", "1")
    assert (result.out, result.err) == ("", "Inga frister.\n")


def test_mine_are_those_of_the_coordinator_in_the_settings(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.child(norrbus)
    norrbus.ok("register", "samordnare", "--namn", "Bo Ek", "--huvud")
    given.child(norrbus, "--född", "2015-01-01", number="", name="Kim Niva")
    assert [row["galler"] for row in json.loads(norrbus.ok("frist", "lista", "--json"))] == [
        "NB-2026-0001",
        "NB-2026-0002",
    ]
    monkeypatch.setenv("NORRBUS_SAMORDNARE", "Bo")
    assert [row["galler"] for row in json.loads(norrbus.ok("frist", "lista", "--json"))] == [
        "NB-2026-0002"
    ]
    assert len(json.loads(norrbus.ok("frist", "lista", "--alla", "--json"))) == 2
    assert [
        row["galler"]
        for row in json.loads(norrbus.ok("frist", "lista", "--samordnare", "karin", "--json"))
    ] == ["NB-2026-0001"]


def test_a_row_that_cannot_be_read_is_named_and_the_others_are_shown(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.child(norrbus, "--född", "2015-01-01", number="", name="Kim Niva")
    poison(norrbus, "UPDATE cases SET need_seen_on = '2026-13-45' WHERE id = 2")
    result = norrbus("frist", "lista", "--alla")
    assert "samtycke saknas i NB-2026-0002 går inte att räkna fram" in result.err
    assert [line.split("\t")[0] for line in result.out.splitlines()] == ["kallelse", "möte"]
    assert "går inte att räkna fram" in norrbus("frist", "förklara", "2", "ingen händelse").err
    assert "går inte att räkna fram" in norrbus("idag").err


def poison(norrbus: Norrbus, sql: str) -> None:
    register = norrbus.open()
    register._connection.execute("PRAGMA ignore_check_constraints = ON")
    register._connection.execute(sql)
    register.close()
