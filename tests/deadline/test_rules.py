"""What a register may choose, what it may not, and how a day is explained."""

from __future__ import annotations

import json
import re
from typing import Any

import given
import pytest
from conftest import Norrbus
from deadline.test_deadlines import listed

from norrbus_cli.deadline.catalogue import COMMON, RULES


def change(norrbus: Norrbus, *line: str) -> str:
    return norrbus.ok("frist", "regler", "ändra", *line)


def rules(norrbus: Norrbus) -> dict[str, dict[str, Any]]:
    return {
        each["frist"]: each
        for each in json.loads(norrbus.ok("frist", "regler", "--json"))["regler"]
    }


def explained(norrbus: Norrbus, kind: str) -> dict[str, Any]:
    found = json.loads(norrbus.ok("frist", "förklara", "1", kind, "--json"))
    assert len(found) == 1
    return dict(found[0])


# --- profiles ------------------------------------------------------------------


def test_a_new_register_has_the_model_of_2013(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    assert (rules(norrbus)["kallelse"]["antal"], rules(norrbus)["möte"]["antal"]) == (
        "5 arbetsdagar",
        "10 arbetsdagar",
    )
    # Nobody is bound by it: the agreement of 2025 has replaced it, and gives no number.
    assert rules(norrbus)["kallelse"]["slag"] == "äldre arbetsmodell (2013)"
    assert rules(norrbus)["möte"]["slag"] == "äldre arbetsmodell (2013)"
    assert "2013 års arbetsmodell" in rules(norrbus)["möte"]["kalla"]


def test_arjeplog_has_two_weeks_for_the_meeting_and_no_number_for_the_summons(
    norrbus: Norrbus,
) -> None:
    given.consented(norrbus)
    change(norrbus, "--profil", "Arjeplog")
    norrbus.day = "2026-04-01"
    assert listed(norrbus)["möte"]["senast"] == "2026-04-13"
    assert (listed(norrbus)["kallelse"]["senast"], listed(norrbus)["kallelse"]["lage"]) == (
        None,
        "öppen sedan 2 dagar",
    )
    assert rules(norrbus)["möte"]["slag"] == "lokal rutin"


def test_two_weeks_that_end_on_a_day_off_are_not_moved_since_no_law_gives_them(
    norrbus: Norrbus,
) -> None:
    norrbus.day = "2026-03-23"
    given.case(norrbus)
    given.consents(norrbus)
    change(norrbus, "--profil", "Arjeplog")
    shown = explained(norrbus, "möte")
    assert (shown["senast"], shown["utan_helgdagar"]) == ("2026-04-06", "2026-04-06")
    assert "annandag påsk, men dagen flyttas inte: lag (1930:173)" in shown["flyttad"]
    assert "Sista arbetsdagen före: to 2026-04-02" in shown["flyttad"]


def test_without_a_profile_there_is_no_number_and_the_age_is_shown(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    change(norrbus, "--profil", "ingen")
    norrbus.day = "2026-04-04"
    for kind in ("kallelse", "möte"):
        assert (listed(norrbus)[kind]["senast"], listed(norrbus)[kind]["lage"]) == (
            None,
            "öppen sedan 5 dagar",
        )
        assert "bedöms i varje enskilt fall" in listed(norrbus)[kind]["kalla"]
    assert "öppen sedan 5 dagar" in norrbus.ok("ärende", "ändra", "1", "--språk", "finska")
    assert (
        explained(norrbus, "möte")["rakning"]
        == "Regeln ger inget antal dagar. Fristen är öppen från första dagen."
    )
    assert (
        "Varning"
        not in norrbus(
            "möte", "boka", "1", "--dag", "2026-08-03", "--tid", "9", "--plats", "x", "--syfte", "x"
        ).err
    )


def test_a_cases_own_day_wins_over_every_profile(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consents(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--möte-senast", "2026-04-07")
    for profile in ("2013", "Arjeplog", "egen", "ingen"):
        change(norrbus, "--profil", profile)
        for kind in ("kallelse", "möte"):
            assert listed(norrbus)[kind]["senast"] == "2026-04-07"
            shown = explained(norrbus, kind)
            assert (shown["kalla"], shown["slag"]) == ("eget senaste datum i ärendet", "egen")
    assert "profilen ger inget antal dagar" in explained(norrbus, "möte")["rakning"]


@pytest.mark.parametrize("own", ["2026-04-02", "2026-05-29"])
def test_urgency_judged_in_the_case_goes_before_the_days_of_the_older_model(
    norrbus: Norrbus, own: str
) -> None:
    """An earlier day and a later one: neither is late by the profile's five and ten working days."""
    given.consented(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--skyndsamhet", "bedömd", "--möte-senast", own)
    for kind, days in (("kallelse", 5), ("möte", 10)):
        assert listed(norrbus)[kind]["senast"] == own
        assert explained(norrbus, kind)["rakning"] == (
            "Skyndsamheten är bedömd i ärendet: dess eget senaste datum går före profilens"
            f" {days} arbetsdagar (äldre arbetsmodell (2013))."
        )
    given.booked(norrbus, "2026-06-01")
    norrbus.day = own
    line = ("möte", "kalla", "1", "--sätt", "brev", "--aktör", "skola", "--aktör", "soc")
    assert "efter fristen" not in norrbus(*line).err
    norrbus.ok("ärende", "ändra", "1", "--möte-senast", "")
    norrbus.day = "2026-05-29"
    assert listed(norrbus)["möte"]["senast"] == "2026-04-15"


@pytest.mark.parametrize(
    ("sent", "late"), [("2026-04-01", False), ("2026-04-02", False), ("2026-04-03", True)]
)
def test_a_summons_after_the_cases_own_day_is_late(norrbus: Norrbus, sent: str, late: bool) -> None:
    given.consented(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--möte-senast", "2026-04-02")
    given.booked(norrbus, "2026-06-01")
    norrbus.day = sent
    said = norrbus("möte", "kalla", "1", "--sätt", "brev", "--aktör", "skola").err
    assert ("efter fristen, to 2026-04-02 (eget senaste datum i ärendet)" in said) is late


MISSING = "Chefens beslut att kalla saknas (Arjeplogs rutin 2012"


@pytest.mark.parametrize("profile", ["2013", "Arjeplog", "egen", "ingen"])
def test_the_managers_decision_is_missed_under_arjeplogs_profile_alone(
    norrbus: Norrbus, profile: str
) -> None:
    given.consented(norrbus)
    change(norrbus, "--profil", profile)
    asked = profile == "Arjeplog"
    assert (MISSING in norrbus("ärende", "visa", "1").err) is asked
    given.booked(norrbus)
    said = norrbus("möte", "kalla", "1", "--sätt", "brev", "--aktör", "skola").err
    assert (MISSING in said) is asked
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    assert MISSING not in norrbus("ärende", "visa", "1").err


@pytest.mark.parametrize(
    ("decided", "late"), [("2026-03-31", False), ("2026-04-01", False), ("2026-04-02", True)]
)
def test_a_decision_after_the_summons_is_said(norrbus: Norrbus, decided: str, late: bool) -> None:
    given.consented(norrbus)
    change(norrbus, "--profil", "Arjeplog")
    given.booked(norrbus)
    norrbus.day = "2026-04-02"
    norrbus.ok("ärende", "ändra", "1", "--chef", "Maria Ek", "--chefsbeslut", decided)
    assert "Chefens beslut" not in norrbus("ärende", "visa", "1").err
    line = ("möte", "kalla", "1", "--sätt", "brev", "--aktör", "skola", "--skickad", "2026-04-01")
    said = norrbus(*line).err
    assert ("Chefens beslut är från to 2026-04-02, efter kallelsen on 2026-04-01" in said) is late
    assert MISSING not in said


def test_a_consultation_without_identity_needs_no_decision(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    change(norrbus, "--profil", "Arjeplog")
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    given.booked(norrbus)
    assert MISSING not in norrbus("ärende", "visa", "1").err
    assert MISSING not in norrbus("möte", "kalla", "1", "--sätt", "brev", "--aktör", "skola").err


def test_own_numbers_need_the_own_profile_and_carry_their_source(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    own = (
        "--frist",
        "möte",
        "--antal",
        "3",
        "--enhet",
        "veckor",
        "--källa",
        "Kalix rutin 2026-01-15",
    )
    assert "Välj först egna frister" in norrbus.refused(4, "frist", "regler", "ändra", *own)
    change(norrbus, "--profil", "egen", *own)
    assert listed(norrbus)["möte"]["senast"] == "2026-04-20"
    assert (rules(norrbus)["möte"]["kalla"], rules(norrbus)["möte"]["slag"]) == (
        "Kalix rutin 2026-01-15",
        "lokal rutin",
    )
    assert listed(norrbus)["kallelse"]["senast"] is None
    assert rules(norrbus)["kallelse"]["slag"] == "överenskommelse"
    change(norrbus, "--frist", "kallelse", "--antal", "4")
    assert listed(norrbus)["kallelse"]["senast"] == "2026-04-07"
    assert (rules(norrbus)["kallelse"]["kalla"], rules(norrbus)["kallelse"]["slag"]) == (
        "eget beslut i registret",
        "egen",
    )
    change(norrbus, "--profil", "2013")
    assert listed(norrbus)["möte"]["senast"] == "2026-04-15"


def test_the_days_may_be_counted_from_the_need_alone(norrbus: Norrbus) -> None:
    given.case(norrbus)
    assert "kallelse" not in listed(norrbus)
    change(norrbus, "--räknas-från", "behov")
    assert listed(norrbus)["kallelse"]["senast"] == "2026-04-08"
    norrbus.day = "2026-04-02"
    given.consents(norrbus)
    assert listed(norrbus)["kallelse"]["senast"] == "2026-04-08"
    assert explained(norrbus, "kallelse")["darfor"] == "behovet sågs"
    change(norrbus, "--räknas-från", "samtycke")
    assert listed(norrbus)["kallelse"]["senast"] == "2026-04-13"
    assert explained(norrbus, "kallelse")["darfor"] == "samtycket blev komplett"


# --- single rules ------------------------------------------------------------------


def test_a_rule_of_the_tools_own_can_be_given_another_number_switched_off_and_restored(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    change(norrbus, "--frist", "ingen händelse", "--antal", "30", "--enhet", "dagar")
    assert listed(norrbus)["ingen händelse"]["senast"] == "2026-04-29"
    change(norrbus, "--frist", "ingen händelse", "--av")
    assert "ingen händelse" not in listed(norrbus)
    assert (
        rules(norrbus)["ingen händelse"]["antal"],
        rules(norrbus)["ingen händelse"]["anvands"],
    ) == ("används inte", False)
    change(norrbus, "--frist", "ingen händelse", "--på")
    change(norrbus, "--frist", "ingen händelse", "--återställ")
    assert listed(norrbus)["ingen händelse"]["senast"] == "2026-06-28"


def test_a_number_that_counts_backwards_keeps_doing_so(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    change(norrbus, "--frist", "uppföljning inte bokad", "--antal", "2")
    assert rules(norrbus)["uppföljning inte bokad"]["antal"] == "2 arbetsdagar före"
    assert listed(norrbus)["uppföljning inte bokad"]["senast"] == "2026-06-08"
    assert explained(norrbus, "uppföljning inte bokad")["utan_helgdagar"] == "2026-06-08"


@pytest.mark.parametrize(("count", "due"), [("1", "2026-06-05"), ("2", "2026-06-04")])
def test_backwards_from_a_day_off_the_first_step_is_the_last_working_day_before(
    norrbus: Norrbus, count: str, due: str
) -> None:
    given.agreed(norrbus)
    norrbus.ok("plan", "revidera", "1", "--orsak", "x")
    norrbus.ok(
        "plan", "ändra", "1", "--uppföljning", "2026-06-06"
    )  # a Saturday, and the National Day
    change(norrbus, "--frist", "uppföljning inte bokad", "--antal", count)
    assert listed(norrbus)["uppföljning inte bokad"]["senast"] == due


def test_what_the_law_says_cannot_be_chosen(norrbus: Norrbus) -> None:
    law = ("frist", "regler", "ändra", "--frist", "kallelse efter")
    for what in (("--antal", "5"), ("--av",)):
        assert "lag (2017:612) 4 kap. 3 §" in norrbus.refused(4, *law, *what)
    change(norrbus, "--frist", "kallelse efter", "--påminn-före", "2")
    assert rules(norrbus)["kallelse efter utskrivning"]["paminns_fore"] == 2


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (("--antal", "5"), "Ange vilken frist"),
        (("--frist", "möte"), "Ange vad som ska ändras i fristen"),
        (("--frist", "möte", "--enhet", "veckor"), "hör till --antal"),
        (("--frist", "möte", "--av", "--på"), "Välj ett av"),
        (("--stängt", "2026-05-15"), "behöver en orsak"),
        (("--frist", "mötesdag", "--antal", "5"), "gäller en bestämd dag"),
        (("--frist", "fika", "--av"), "finns inte att välja"),
        (
            ("--frist", "uppföljning inte bokad", "--antal", "3", "--enhet", "veckor"),
            "räknas bakåt i arbetsdagar",
        ),
        (("--frist", "plan saknas", "--påminn-före", "3"), "påminns om från första dagen"),
        (("--antal", "0", "--frist", "möte"), "--antal"),
        ((), "Ange vad som ska ändras"),
    ],
)
def test_a_change_that_says_nothing_whole_is_refused(
    norrbus: Norrbus, line: tuple[str, ...], says: str
) -> None:
    assert says in norrbus.refused(2, "frist", "regler", "ändra", *line)


def test_asked_and_left_unanswered_nothing_is_changed(norrbus: Norrbus) -> None:
    before = norrbus.ok("frist", "regler", "--json")
    result = norrbus("frist", "regler", "ändra", terminal=True, stdin="\n\nja\n")
    assert result.code == 130
    assert "Ange vad som ska ändras" in result.err
    assert norrbus.ok("frist", "regler", "--json") == before


# --- closed days ------------------------------------------------------------------


@pytest.mark.slow
def test_a_local_closed_day_is_no_working_day_until_it_is_opened(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    closing = ("--stängt", "2026-04-07", "--orsak", "lokal ledighet")
    change(norrbus, *closing)
    assert listed(norrbus)["kallelse"]["senast"] == "2026-04-09"
    shown = explained(norrbus, "kallelse")
    assert shown["utan_helgdagar"] == "2026-04-06"
    assert shown["flyttad"] == (
        "Räknas inte som arbetsdagar: fr 2026-04-03 (långfredagen), må 2026-04-06 (annandag påsk) och ti 2026-04-07 (lokal ledighet)."
    )
    assert "2026-04-07" in norrbus.ok("frist", "regler")
    assert "är redan ingen arbetsdag (lokal ledighet)" in norrbus.refused(
        4, "frist", "regler", "ändra", *closing
    )
    change(norrbus, "--öppet", "2026-04-07")
    assert listed(norrbus)["kallelse"]["senast"] == "2026-04-08"
    assert "är inte stängd av er" in norrbus.refused(
        4, "frist", "regler", "ändra", "--öppet", "2026-04-07"
    )


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-04-04", "lördag"),
        ("2026-04-03", "långfredagen"),
        ("2026-06-06", "nationaldagen"),
        ("2026-12-24", "julafton"),
    ],
)
def test_a_day_off_need_not_be_closed(norrbus: Norrbus, day: str, why: str) -> None:
    assert f"är redan ingen arbetsdag ({why})" in norrbus.refused(
        4, "frist", "regler", "ändra", "--stängt", day, "--orsak", "x"
    )


@pytest.mark.slow
def test_a_day_given_twice_is_closed_once_and_opened_once(norrbus: Norrbus) -> None:
    change(norrbus, "--stängt", "2026-04-07", "--stängt", "2026-04-07", "--orsak", "dubbel")
    change(norrbus, "--öppet", "2026-04-07", "--öppet", "2026-04-07")
    assert json.loads(norrbus.ok("frist", "regler", "--json"))["stangt"] == []


def test_summons_and_meeting_cannot_be_switched_off_since_a_cases_own_day_stands_on_them(
    norrbus: Norrbus,
) -> None:
    for kind in ("kallelse", "möte"):
        assert "Välj --profil ingen" in norrbus.refused(
            4, "frist", "regler", "ändra", "--frist", kind, "--av"
        )


@pytest.mark.slow
def test_a_local_closed_day_does_not_move_what_the_law_gives(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--utskrivningsklar", "2026-03-30")
    change(norrbus, "--stängt", "2026-04-02", "--orsak", "lokal ledighet")
    assert listed(norrbus)["kallelse efter utskrivning"]["senast"] == "2026-04-02"


def test_a_day_outside_the_calendar_is_refused(norrbus: Norrbus) -> None:
    assert "kan bara räknas från 1990" in norrbus.refused(
        2, "frist", "regler", "ändra", "--stängt", "1989-12-29", "--orsak", "x"
    )


# --- explanations ------------------------------------------------------------------


def test_an_explanation_gives_rule_source_first_day_and_what_moved_it(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    assert explained(norrbus, "kallelse") == {
        "frist": "kallelse",
        "galler": "NB-2026-0001",
        "vad": "Kalla aktörerna till norrbusmöte",
        "senast": "2026-04-08",
        "regel": "5 arbetsdagar",
        "slag": "äldre arbetsmodell (2013)",
        "kalla": "2013 års arbetsmodell: kallelse inom 5 arbetsdagar",
        "dag_0": "2026-03-30",
        "darfor": "behovet sågs",
        "rakning": "5 arbetsdagar; må 2026-03-30 är dag 0 och räknas inte.",
        "utan_helgdagar": "2026-04-06",
        "flyttad": "Räknas inte som arbetsdagar: fr 2026-04-03 (långfredagen) och må 2026-04-06 (annandag påsk).",
        "nasta_steg": "norrbus möte boka NB-2026-0001",
    }
    plain = norrbus.ok("frist", "förklara", "1")
    assert plain.startswith("Frist: kallelse\nGäller: NB-2026-0001\n")
    assert "\n\nFrist: möte\n" in plain
    assert "Frist" in norrbus("frist", "förklara", "1", terminal=True).out


@pytest.mark.parametrize("more", [(), ("--enkelt",)])
def test_only_the_kinds_that_are_open_are_there_to_choose_from(
    norrbus: Norrbus, more: tuple[str, ...]
) -> None:
    given.child(norrbus)
    asked = norrbus("frist", "förklara", *more, terminal=True, stdin="x\n1\n?\nfyller 18\nj\n")
    assert asked.code == 0, asked.err
    assert "Det finns inget ärende" in asked.err  # at the question, not after all of them
    said = " ".join(asked.err.split())
    assert "gallring" not in said
    assert "· fyller 18 Ta den unges eget samtycke" in said
    assert "fyller 18" in asked.out


def test_of_what_has_no_deadline_no_kind_is_asked_for(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    asked = norrbus("frist", "förklara", terminal=True, stdin="1\n")
    assert "inga öppna frister" in " ".join(asked.err.split())
    assert "Slag av frist" not in asked.out


def test_a_law_that_moves_a_day_is_named(norrbus: Norrbus) -> None:
    norrbus.day = "2026-04-01"
    given.child(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--utskrivningsklar", "2026-04-01")
    shown = explained(norrbus, "kallelse efter utskrivning")
    assert (shown["slag"], shown["utan_helgdagar"], shown["senast"]) == (
        "lag",
        "2026-04-04",
        "2026-04-07",
    )
    assert (
        shown["flyttad"]
        == "Lö 2026-04-04 är lördag; åtgärden får vidtas nästa vardag, ti 2026-04-07 (lag 1930:173, 2 §)."
    )
    norrbus.ok("ärende", "ändra", "1", "--utskrivningsklar", "2026-03-30")
    assert explained(norrbus, "kallelse efter utskrivning")["flyttad"] == ""


def test_a_day_that_somebody_has_set_is_itself_the_deadline(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    shown = explained(norrbus, "uppföljning")
    assert (shown["regel"], shown["rakning"], shown["flyttad"]) == (
        "på dagen",
        "Dagen är själva fristen.",
        "",
    )


def test_a_deadline_that_is_met_or_not_yet_counted_is_said_to_be(norrbus: Norrbus) -> None:
    given.case(norrbus)
    refusal = norrbus.refused(3, "frist", "förklara", "1", "kallelse")
    assert (
        "ingen öppen frist av slaget kallelse: den är uppfylld eller har inte börjat räknas. Öppna frister är samtycke saknas"
        in refusal
    )
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
    assert "Inga frister är öppna" in norrbus.refused(3, "frist", "förklara", "1")
    assert "Menade du" in norrbus.refused(2, "frist", "förklara", "1", "kalelse")


def test_every_rule_names_its_source_what_it_is_and_who_made_it(norrbus: Norrbus) -> None:
    found = rules(norrbus)
    assert len(found) == 43
    for rule in found.values():
        assert rule["kalla"]
        assert rule["vad"]
        kinds = {"lag", "överenskommelse", "äldre arbetsmodell (2013)", "lokal rutin", "egen"}
        assert rule["slag"] in kinds
    without = {kind for kind, rule in found.items() if rule["antal"] == "inget antal dagar"}
    steps = {
        "mottagare",
        "underskrift",
        "kopia",
        "analys",
        "gemensam analys",
        "analys länsdel",
        "beslut",
        "åtgärd utan dag",
        "återkoppling",
        "uppåt",
        "avslut",
    }
    assert without == {
        *(
            "vårdnadshavare saknas",
            "samtycke saknas",
            "samtycke ofullständigt",
            "plan saknas",
            "uppföljningsdag saknas",
            "oenighet",
            "hälsoundersökning",
            "forum utskick",
            "gallring",
        ),
        *(f"avvikelse {step}" for step in steps),
    }
    assert norrbus.ok("frist", "regler", "--csv").count("\n") == len(found) + 1


def test_a_local_routine_can_give_a_number_where_the_agreement_gives_none(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok(
        "oenighet",
        "anmäl",
        "1",
        "--gäller",
        "kostnadsansvar",
        "--aktör",
        "skola",
        "--aktör",
        "soc",
        "--beskrivning",
        "x",
    )
    refusal = norrbus.refused(
        2, "frist", "regler", "ändra", "--frist", "oenighet", "--påminn-före", "5"
    )
    assert "har inget antal dagar; den påminns om från första dagen" in refusal
    change(
        norrbus,
        "--frist",
        "oenighet",
        "--antal",
        "60",
        "--enhet",
        "dagar",
        "--källa",
        "lokal rutin 2026",
        "--påminn-före",
        "5",
    )
    shown = explained(norrbus, "oenighet")
    assert (shown["senast"], shown["slag"], shown["kalla"]) == (
        "2026-05-29",
        "lokal rutin",
        "lokal rutin 2026",
    )
    change(norrbus, "--frist", "oenighet", "--påminn-före", "10")
    assert rules(norrbus)["oenighet"]["paminns_fore"] == 10
    change(norrbus, "--frist", "oenighet", "--återställ")
    assert explained(norrbus, "oenighet")["senast"] is None


def test_where_the_law_gives_no_number_nobody_else_may(norrbus: Norrbus) -> None:
    assert "följer av lag" in norrbus.refused(
        4, "frist", "regler", "ändra", "--frist", "samtycke saknas", "--antal", "5"
    )


def test_what_opens_in_days_to_come_is_said_so(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.day = "2026-04-05"
    norrbus.ok(
        "oenighet",
        "anmäl",
        "1",
        "--gäller",
        "kostnadsansvar",
        "--aktör",
        "skola",
        "--aktör",
        "soc",
        "--beskrivning",
        "x",
    )
    norrbus.day = "2026-04-01"
    assert listed(norrbus)["oenighet"]["lage"] == "öppen om 4 dagar"


# --- what a rule needs a row of ----------------------------------------------------


def flat(sql: str) -> str:
    """A question without what stands in parentheses."""
    while (less := re.sub(r"\([^()]*\)", "", sql)) != sql:
        sql = less
    return sql


def needed(sql: str) -> set[str]:
    """The tables without a row of which a question has no answer: joined at its top, not left, and those behind them."""
    found = set()
    for left, name in re.findall(r"(LEFT )?\b(?:FROM|JOIN) (\w+)", flat(sql)):
        if not left:
            found |= {name} | (needed(COMMON[name]) if name in COMMON else set())
    return found


def test_a_rule_is_left_unasked_only_where_nothing_that_it_must_have_is_there() -> None:
    early = [rule for rule in RULES if rule.of]
    assert len(early) > len(RULES) / 2
    for rule in early:
        assert rule.of in needed(rule.facts), rule.kind
