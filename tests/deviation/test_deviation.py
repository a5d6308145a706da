"""A deviation goes through the steps of the routine in their order; a step out of order is refused with what is missing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus
from deadline.test_deadlines import listed as deadlines
from deadline.test_deadlines import trio

from norrbus_cli.deviation.deadlines import RULES
from norrbus_cli.deviation.form import NewDeviation
from norrbus_cli.deviation.levels import PART
from norrbus_cli.rule.model import Rule
from norrbus_cli.terminal.question import questions

REST = ("--konsekvenser", "x", "--förslag", "x", "--aktör", "primärvård")
SCHOOL = ("--skolform", "förskola/grundskola")
HEAD = "förvaltningschef förskola/grundskola"
ABOUT = ("--arbetsplats", "skola", "--grund", "annat", "--beskrivning", "x", *REST)


@pytest.fixture
def reported(norrbus: Norrbus) -> Norrbus:
    given.once(norrbus, "deviation", _reported)
    norrbus.day = "2026-05-12"
    return norrbus


def _reported(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.day = "2026-05-12"
    given.deviation(norrbus)
    norrbus.day = "2026-03-30"


def shown(norrbus: Norrbus, which: str = "1") -> dict[str, Any]:
    return dict(json.loads(norrbus.ok("avvikelse", "visa", which, "--json")))


def listed(norrbus: Norrbus, *more: str) -> list[dict[str, Any]]:
    return list(json.loads(norrbus.ok("avvikelse", "lista", *more, "--json")))


STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("underskrift väntas", ("underteckna", "1", "--som", "chef")),
    ("kopia ska skickas", ("skicka", "1", "--sätt", "brev")),
    ("analyseras", ("analysera", "1", "--aktör", "primärvård", "--analys", "Vakans.")),
    (
        "ska analyseras gemensamt",
        ("analysera", "1", "--nivå", "styrgrupp", "--analys", "Vakans utan ersättare."),
    ),
    (
        "ska analyseras gemensamt",
        ("analysera", "1", "--nivå", PART, "--analys", "Fler har vakanser."),
    ),
    (
        "beslut ska fattas",
        ("besluta", "1", "--beslut", "Ersättare utses.", "--ansvarig", "primärvård"),
    ),
    ("åtgärder ska genomföras", ("genomför", "1", "--resultat", "Utsedd.")),
    ("återkoppling väntas", ("återkoppla", "1", "--text", "Det startar.")),
    (
        "ska rapporteras till Samverkansstruktur",
        ("skicka", "1", "--samverkansstruktur", "--sätt", "brev"),
    ),
    ("klar att avsluta", ("avsluta", "1")),
)


def test_it_goes_through_every_step_and_says_where_it_is(reported: Norrbus) -> None:
    for state, line in STEPS:
        assert shown(reported)["lage"] == state
        assert [each["lage"] for each in listed(reported)] == [state]
        reported.ok("avvikelse", *line)
    assert shown(reported)["lage"] == "avslutad"
    assert listed(reported) == []
    assert [each["referens"] for each in listed(reported, "--alla")] == ["A-2026-0001"]
    assert [each["arende"] for each in listed(reported, "1")] == ["NB-2026-0001"]


@pytest.mark.parametrize("done", range(len(STEPS)))
def test_a_step_before_its_turn_is_refused_with_what_is_missing_and_changes_nothing(
    reported: Norrbus, done: int
) -> None:
    for _, line in STEPS[:done]:
        reported.ok("avvikelse", *line)
    before = shown(reported)
    # Feedback need not wait for what has been decided to be carried out; the report upwards only for the signatures; the
    # two levels not for each other, nor a decision for both.
    turns = {"skicka": 1, "analysera": 3, "besluta": 4, "återkoppla": 6}
    free = {each for each, after in turns.items() if done >= after}
    for _, line in STEPS[done + 1 :]:
        if line[0] not in free:
            assert "saknar först" in reported.refused(4, "avvikelse", *line)
    assert shown(reported) == before


@pytest.mark.parametrize("done", range(1, len(STEPS)))
def test_a_step_is_taken_once(reported: Norrbus, done: int) -> None:
    for _, line in STEPS[:done]:
        reported.ok("avvikelse", *line)
    _, again = STEPS[done - 1]
    if again[0] != "besluta":  # a second measure may be decided
        assert reported("avvikelse", *again).code in {3, 4}


def test_what_is_closed_takes_no_new_facts(reported: Norrbus) -> None:
    given.handled(reported)
    reported.ok("avvikelse", "avsluta", "1", "--anteckning", "Klart.")
    for _, line in STEPS:
        assert "avslutades ti 2026-05-12" in reported.refused(4, "avvikelse", *line)
    assert "avslutades" in reported.refused(4, "avvikelse", "ändra", "1", "--förslag", "y")
    assert shown(reported)["anteckning"] == "Klart."


def test_the_story_from_report_to_feedback_is_fifteen_days(reported: Norrbus) -> None:
    reported.day = "2026-05-15"
    reported.ok("avvikelse", "underteckna", "1", "--som", "chef")
    reported.ok("avvikelse", "skicka", "1", "--sätt", "brev")
    reported.day = "2026-05-27"
    for _, line in STEPS[2:6]:
        reported.ok("avvikelse", *line)
    assert reported.ok("avvikelse", "återkoppla", "1", "--text", "x").startswith(
        "Återkopplingen är registrerad, 15 dagar från rapporten."
    )
    assert shown(reported)["dagar_till_aterkoppling"] == 15


def test_without_a_case_it_says_itself_whom_it_is_about(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    out = norrbus.ok("avvikelse", "rapportera", *ABOUT, "--klient", "en elev i årskurs 6")
    assert out == "Avvikelsen är rapporterad. A-2026-0001: underskrift väntas.\n"
    found = shown(norrbus)
    assert (found["arende"], found["klient"], found["rapportor"], found["arbetsplats"]) == (
        "",
        "en elev i årskurs 6",
        "Karin Öberg",
        "Centrumskolan",
    )
    assert deadlines(norrbus)["avvikelse underskrift"]["arende"] == "A-2026-0001"
    assert "väntas" not in norrbus.ok("frist", "förklara", "A-2026-0001")
    assert "underskrift av avvikelserapporten" in norrbus.ok(
        "frist", "förklara", "a-2026-0001", "avvikelse underskrift"
    )
    assert "Det finns ingen avvikelse A-2026-0002" in norrbus.refused(
        3, "frist", "förklara", "A-2026-0002"
    )


def test_in_a_case_the_child_is_known_and_not_written_twice(norrbus: Norrbus) -> None:
    given.case(norrbus)
    assert "--klient passar inte ihop" in norrbus.refused(
        2, "avvikelse", "rapportera", "1", *ABOUT, "--klient", "Elsa"
    )
    norrbus.ok("avvikelse", "rapportera", "1", *ABOUT)
    assert "tas därifrån" in norrbus.refused(2, "avvikelse", "ändra", "1", "--klient", "Elsa")


def test_the_reporter_is_the_coordinator_who_works_or_the_one_who_is_named(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    norrbus.ok("register", "samordnare", "--namn", "Sven Wara")
    settings = norrbus.home / "egen.toml"
    settings.write_text('samordnare = "Sven Wara"\n')
    norrbus.ok("avvikelse", "rapportera", "1", *ABOUT, "--inställningar", str(settings))
    norrbus.ok("avvikelse", "rapportera", "1", *ABOUT)
    norrbus.ok("avvikelse", "rapportera", "1", *ABOUT, "--rapportör", "Maj Niemi")
    assert [shown(norrbus, str(number))["rapportor"] for number in (1, 2, 3)] == [
        "Sven Wara",
        "Karin Öberg",
        "Maj Niemi",
    ]


def test_numbers_go_on_and_a_year_begins_anew(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    for day in ("2026-12-30", "2026-12-31", "2027-01-01"):
        norrbus.day = day
        norrbus.ok("avvikelse", "rapportera", *ABOUT)
    assert [each["referens"] for each in listed(norrbus)] == [
        "A-2026-0001",
        "A-2026-0002",
        "A-2027-0001",
    ]
    assert "Det finns ingen avvikelse A-2026-0003. Menade du" in norrbus.refused(
        3, "avvikelse", "visa", "A-2026-0003"
    )
    assert "kan vara A-2026-0001 eller A-2027-0001" in norrbus.refused(2, "avvikelse", "visa", "1")


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        (("rapportera", *ABOUT, "--händelse", "2026-05-13"), 2, "framtiden"),
        (
            ("rapportera", *ABOUT, "--händelse", "2026-05-11", "--dag", "2026-05-10"),
            2,
            "ligger före händelsen",
        ),
        (("rapportera", *ABOUT[2:], "--arbetsplats", "dagis"), 3, "ingen aktör"),
        (("rapportera", *ABOUT[:-1], "dagis"), 3, "ingen aktör"),
        (("rapportera", *ABOUT, "--grund", "fika"), 2, "står två gånger"),
        (("rapportera", "9", *ABOUT), 3, "inget ärende 9"),
        (("underteckna", "1", "--som", "chef", "--dag", "2026-05-11"), 2, "ligger före rapporten"),
        (("underteckna", "1", "--som", "chef", "--dag", "2026-05-13"), 2, "framtiden"),
        (("underteckna", "1", "--som", "rapportör"), 4, "har redan rapportörens underskrift"),
        (("analysera", "1", "--analys", "x"), 2, "--nivå"),
        (
            ("analysera", "1", "--aktör", "soc", "--nivå", "styrgrupp", "--analys", "x"),
            2,
            "passar inte ihop",
        ),
        (("besluta", "1"), 2, "--beslut"),
        (("besluta", "1", "--beslut", "x", "--inget-beslut", "y"), 2, "passar inte ihop"),
        (("ändra", "1", "--händelse", "2026-05-13"), 2, "framtiden"),
        (("ändra", "1", "--beskrivning", ""), 2, "får inte vara tom"),
    ],
)
def test_what_does_not_hold_together_is_refused(
    reported: Norrbus, line: tuple[str, ...], code: int, says: str
) -> None:
    assert says in reported.refused(code, "avvikelse", *line)


def test_each_step_lies_on_or_after_the_one_before(reported: Norrbus) -> None:
    reported.day = "2026-05-20"
    for _, line in STEPS[:3]:
        reported.ok("avvikelse", *line)
    early = ("--dag", "2026-05-19")
    for said, line in (
        ("ligger före underskrifterna", STEPS[3][1]),
        ("ligger före underskrifterna", STEPS[8][1]),
    ):
        assert said in reported.refused(2, "avvikelse", *line, *early)
    reported.ok("avvikelse", *STEPS[3][1])
    assert "ligger före den gemensamma analysen" in reported.refused(
        2, "avvikelse", *STEPS[5][1], *early
    )
    assert "ligger före beslutet" in reported.refused(
        2, "avvikelse", "besluta", "1", "--beslut", "x", "--senast", "2026-05-19"
    )
    reported.ok("avvikelse", *STEPS[5][1])
    assert "ligger före beslutet" in reported.refused(2, "avvikelse", *STEPS[6][1], *early)
    assert "ligger före beslutet" in reported.refused(2, "avvikelse", *STEPS[7][1], *early)
    for _, line in [STEPS[4], *STEPS[6:9]]:
        reported.ok("avvikelse", *line)
    assert "ligger före det sista steget" in reported.refused(
        2, "avvikelse", "avsluta", "1", *early
    )


def test_an_analysis_lies_on_or_after_the_copy(reported: Norrbus) -> None:
    reported.ok("avvikelse", "underteckna", "1", "--som", "chef")
    reported.day = "2026-05-14"
    reported.ok("avvikelse", "skicka", "1", "--sätt", "brev")
    assert "före dagen då primärvård fick kopian" in reported.refused(
        2, "avvikelse", *STEPS[2][1], "--dag", "2026-05-13"
    )
    reported.ok("avvikelse", *STEPS[2][1], "--dag", "2026-05-14")


def test_a_manager_signs_by_name(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    norrbus.ok("avvikelse", "rapportera", *ABOUT, "--osignerad")
    assert shown(norrbus)["rapportor_underskrift"] is None
    assert "Ange närmaste chefens namn" in norrbus.refused(
        2, "avvikelse", "underteckna", "1", "--som", "chef"
    )
    norrbus.ok("avvikelse", "underteckna", "1", "--som", "chef", "--namn", "Per Lindmark")
    assert "rapportörens underskrift" in norrbus.refused(
        4, "avvikelse", "skicka", "1", "--sätt", "brev"
    )
    norrbus.ok("avvikelse", "underteckna", "1", "--som", "rapportör")
    assert (shown(norrbus)["lage"], shown(norrbus)["chef"]) == ("kopia ska skickas", "Per Lindmark")


def test_a_report_can_be_changed_until_the_manager_has_signed(reported: Norrbus) -> None:
    change = (
        "ändra",
        "1",
        "--händelse",
        "2026-05-11",
        "--arbetsplats",
        "soc",
        "--beskrivning",
        "Ny text.",
        "--aktör",
        "BUP",
        "--aktör",
        "soc",
    )
    reported.ok("avvikelse", *change)
    found = shown(reported)
    assert (found["handelse"], found["arbetsplats"], found["beskrivning"]) == (
        "2026-05-11",
        "Kalix socialtjänst",
        "Ny text.",
    )
    assert [each["aktor"] for each in found["beror"]] == ["BUP", "soc"]
    reported.ok("avvikelse", "ändra", "1", "--aktör", "primärvård")
    reported.ok("avvikelse", "ändra", "1", "--förslag", "Annat.")
    reported.day = "2026-05-13"
    assert "ligger före händelsen" in reported.refused(
        2, "avvikelse", "ändra", "1", "--händelse", "2026-05-13"
    )
    assert [each["aktor"] for each in shown(reported)["beror"]] == ["primärvård"]
    reported.ok("avvikelse", "underteckna", "1", "--som", "chef")
    assert "kan inte längre ändras" in reported.refused(4, "avvikelse", *change)


def test_several_concerned_each_get_a_copy_and_each_analyse(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    more = ("--aktör", "BUP", "--aktör", "BUP", "--chef", "Per")
    norrbus.ok("avvikelse", "rapportera", *ABOUT, *more, *SCHOOL)
    norrbus.ok("avvikelse", "underteckna", "1", "--som", "chef")
    out = norrbus.ok("avvikelse", "skicka", "1", "--sätt", "brev", "--till", "barnombudet")
    assert out.splitlines()[:4] == [
        "Kopia till Ola Engström, kurator, Kalix hälsocentral",
        "Kopia till BUP Kalix, BUP Kalix",
        f"Rapport till {HEAD}",
        "Kopia till barnombudet",
    ]
    assert "redan skickade" in norrbus.refused(4, "avvikelse", "skicka", "1", "--sätt", "brev")
    assert norrbus.ok("avvikelse", "skicka", "1", "--sätt", "brev", "--till", "nämnden").startswith(
        "Kopia till nämnden\n"
    )
    norrbus.ok("avvikelse", "analysera", "1", "--aktör", "BUP", "--analys", "x")
    assert "analysen av primärvård" in norrbus.refused(4, "avvikelse", *STEPS[3][1])
    assert "berör inte soc. Den berör primärvård och BUP" in norrbus.refused(
        3, "avvikelse", "analysera", "1", "--aktör", "soc", "--analys", "x"
    )
    assert "har redan en analys av BUP" in norrbus.refused(
        4, "avvikelse", "analysera", "1", "--aktör", "BUP", "--analys", "x"
    )


def above(norrbus: Norrbus, kind: str, day: str, *, held: bool = True) -> None:
    """A meeting above the single case."""
    given.forum(norrbus, "--deltagare", "Maj Niemi, socialchef", day=day, kind=kind)
    if held:
        reference = json.loads(norrbus.ok("forum", "lista", "--alla", "--json"))[-1]["referens"]
        came = ("--närvarande", "Maj", "--anteckningar", "x")
        norrbus.ok("forum", "genomför", reference, *came)


def test_each_level_analyses_at_its_own_meeting(reported: Norrbus) -> None:
    for _, line in STEPS[:3]:
        reported.ok("avvikelse", *line)
    reported.day = "2026-05-20"
    above(reported, "forum barn och unga", "2026-05-13")
    above(reported, PART, "2026-05-19")
    above(reported, PART, "2026-05-20", held=False)
    analyse = ("avvikelse", "analysera", "1", "--analys", "x")
    local = ("--nivå", "forum barn och unga", "--möte")
    assert "är länsdelens samverkansgrupp, inte forum barn och unga" in reported.refused(
        2, *analyse, *local, "F-2026-0002"
    )
    part = ("--nivå", PART, "--möte")
    assert "F-2026-0003 har inte hållits" in reported.refused(4, *analyse, *part, "3")
    assert "Det finns inget möte 9" in reported.refused(3, *analyse, *part, "9")
    reported.ok(*analyse, *local, "1")
    assert "har redan en lokal gemensam analys, on 2026-05-13" in reported.refused(
        4, *analyse, "--nivå", "styrgrupp"
    )
    reported.ok(*analyse, *part, "2")
    assert "har redan en analys i länsdelens" in reported.refused(4, *analyse, *part, "2")
    found = shown(reported)
    assert (found["gemensam_dag"], found["gemensam_mote"]) == ("2026-05-13", "F-2026-0001")
    assert (found["lansdel_dag"], found["lansdel_mote"]) == ("2026-05-19", "F-2026-0002")
    assert found["lage"] == "beslut ska fattas"
    reported.ok("makulera", "forum", "F-2026-0002", "--skäl", "dubbel", "--ja")
    found = shown(reported)
    assert (found["lansdel_dag"], found["lansdel_mote"]) == ("2026-05-19", "")


def test_the_ordinary_management_is_no_level_of_the_joint_analysis(reported: Norrbus) -> None:
    for _, line in STEPS[:3]:
        reported.ok("avvikelse", *line)
    ordinary = ("analysera", "1", "--nivå", "ordinarie ledning", "--analys", "x")
    assert "finns inte att välja" in reported.refused(2, "avvikelse", *ordinary)


@pytest.mark.parametrize(
    ("level", "left"), [("ordinarie ledning", {PART, "forum"}), (PART, {"forum"})]
)
def test_what_was_recorded_when_there_was_room_for_one_counts_at_its_own_level(
    reported: Norrbus, level: str, left: set[str]
) -> None:
    for _, line in STEPS[:3]:
        reported.ok("avvikelse", *line)
    register = reported.open()
    with register.operation():
        old = {"level": level, "joint_analysis": "Då.", "joint_on": "2026-05-12"}
        register.update("deviations", 1, old)
    register.close()
    lacks = " ".join(each["saknas"] for each in shown(reported)["aterstar"])
    assert {each for each in (PART, "forum") if f"analysen i {each}" in lacks} == left
    reported.ok("avvikelse", *STEPS[3][1])
    found = shown(reported)
    assert (found["niva"], found["gemensam_analys"]) == ("styrgrupp", "Vakans utan ersättare.")
    assert found["lansdel_analys"] == ("Då." if level == PART else "")


def test_no_decision_needs_a_reason_and_nothing_to_carry_out(reported: Norrbus) -> None:
    for _, line in STEPS[:5]:
        reported.ok("avvikelse", *line)
    reported.ok("avvikelse", "besluta", "1", "--inget-beslut", "Det löste sig.")
    assert "har redan ett beslut" in reported.refused(
        4, "avvikelse", "besluta", "1", "--beslut", "x"
    )
    assert "inga åtgärder att genomföra" in reported.refused(
        3, "avvikelse", "genomför", "1", "--resultat", "x"
    )
    for _, line in STEPS[7:]:
        reported.ok("avvikelse", *line)
    assert shown(reported)["inget_beslut"] == "Det löste sig."


def test_what_was_decided_is_asked_before_why_nothing_was(reported: Norrbus) -> None:
    for _, line in STEPS[:5]:
        reported.ok("avvikelse", *line)
    decide = ("avvikelse", "besluta", "1")
    told = reported(*decide, stdin="Rutin skrivs.\n\n" + "\n" * 4 + "j\n", terminal=True)
    assert told.code == 0
    assert told.out.startswith("Beslutad åtgärd (e = redigerare)")
    assert "Varför inget beslut" not in told.out
    assert [each["vad"] for each in shown(reported)["atgarder"]] == ["Rutin skrivs."]
    reported.ok("ångra", "--ja")
    told = reported(*decide, stdin="\nDet löste sig.\n\n" + "\n" * 4 + "j\n", terminal=True)
    assert shown(reported)["inget_beslut"] == "Det löste sig."


def test_several_measures_are_carried_out_one_by_one(reported: Norrbus) -> None:
    for _, line in STEPS[:6]:
        reported.ok("avvikelse", *line)
    reported.ok("avvikelse", "besluta", "1", "--beslut", "Rutin skrivs.")
    assert "har redan ett beslut" in reported.refused(
        4, "avvikelse", "besluta", "1", "--inget-beslut", "x"
    )
    assert "Skriv vilken: 1 eller 2" in reported.refused(
        2, "avvikelse", "genomför", "1", "--resultat", "x"
    )
    reported.ok("avvikelse", "genomför", "1", "2", "--resultat", "Skriven.")
    assert "ingen åtgärd 2 att genomföra. De som återstår är 1" in reported.refused(
        3, "avvikelse", "genomför", "1", "2", "--resultat", "x"
    )
    assert [
        (each["nummer"], each["vad"], each["resultat"]) for each in shown(reported)["atgarder"]
    ] == [(1, "Ersättare utses.", ""), (2, "Rutin skrivs.", "Skriven.")]
    assert "genomförandet av åtgärd 1" in reported.refused(4, "avvikelse", "avsluta", "1")


# --- who receives what --------------------------------------------------------


def recipients(norrbus: Norrbus) -> list[tuple[str, ...]]:
    rows = json.loads(norrbus.ok("avvikelse", "mottagare", "--json"))
    return [(row["for"], row["skolform"], row["vad"], row["mottagare"]) for row in rows]


def test_arjeplogs_rules_send_to_each_its_own_and_tell_school_forms_apart(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    assert norrbus.ok("avvikelse", "mottagare", "exempel", "Arjeplog").startswith("5 rader")
    assert norrbus.ok("avvikelse", "mottagare", "exempel", "Arjeplog").startswith("0 rader")
    assert ("skola", "gymnasieskola", "kopia", "gymnasiechef") in recipients(norrbus)
    norrbus.ok("avvikelse", "rapportera", *ABOUT, "--chef", "Per")
    norrbus.ok("avvikelse", "underteckna", "1", "--som", "chef")
    assert (
        "Mottagarna beror på skolformen, förskola/grundskola eller gymnasieskola. Ange den: --skolform."
        in norrbus.refused(2, "avvikelse", "skicka", "1", "--sätt", "brev")
    )
    out = norrbus.ok("avvikelse", "skicka", "1", "--sätt", "brev", "--skolform", "förskola")
    assert out.splitlines()[:3] == [
        "Rapport till verksamhetschef/enhetschef, Kalix hälsocentral",
        "Rapport till ansvarig rektor",
        "Kopia till för- och grundskolechef",
    ]
    assert shown(norrbus)["skolform"] == "förskola/grundskola"


KALIX = [
    ("alla", "förskola/grundskola", "rapport", HEAD),
    ("alla", "gymnasieskola", "rapport", "förvaltningschef gymnasieskolan"),
]


def sent(norrbus: Norrbus, workplace: str, actor: str, *more: str, number: str = "1") -> list[str]:
    """What is sent of a new deviation that one actor reports of another."""
    about = (*ABOUT[2:-1], actor, "--arbetsplats", workplace, "--chef", "Per")
    norrbus.ok("avvikelse", "rapportera", *about)
    norrbus.ok("avvikelse", "underteckna", number, "--som", "chef")
    return norrbus.ok("avvikelse", "skicka", number, "--sätt", "brev", *more).splitlines()[:-1]


def test_in_kalix_the_head_of_the_school_form_has_every_report_whoever_reports_on_whom(
    norrbus: Norrbus,
) -> None:
    given.actors(norrbus)
    assert recipients(norrbus) == KALIX  # a new register has them from the beginning
    upper = ("--skolform", "gymnasieskola")
    assert sent(norrbus, "soc", "skola", *upper) == [
        "Kopia till Per Lindmark, rektor, Centrumskolan",
        "Rapport till förvaltningschef gymnasieskolan",
    ]
    assert sent(norrbus, "soc", "primärvård", *SCHOOL, number="2") == [
        "Kopia till Ola Engström, kurator, Kalix hälsocentral",
        f"Rapport till {HEAD}",
    ]
    assert "redan skickade" in norrbus.refused(4, "avvikelse", "skicka", "2", "--sätt", "brev")


def test_a_preschool_says_its_school_form_by_itself(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    norrbus.ok(
        *("aktör", "lägg-till", "--kort", "fsk", "--namn", "Förskolan Norrsken"),
        *("--slag", "förskola"),
    )
    assert sent(norrbus, "soc", "fsk") == [
        "Kopia till Förskolan Norrsken, Förskolan Norrsken",
        f"Rapport till {HEAD}",
    ]


def test_what_was_sent_upwards_first_takes_nothing_from_the_others(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    norrbus.ok("avvikelse", "mottagare", "exempel", "Arjeplog")
    norrbus.ok("avvikelse", "rapportera", *ABOUT, "--chef", "Per", *SCHOOL)
    norrbus.ok("avvikelse", "underteckna", "1", "--som", "chef")
    norrbus.ok("avvikelse", *STEPS[8][1])
    assert norrbus.ok("avvikelse", *STEPS[1][1]).splitlines()[:-1] == [
        "Rapport till verksamhetschef/enhetschef, Kalix hälsocentral",
        "Rapport till ansvarig rektor",
        "Kopia till för- och grundskolechef",
        f"Rapport till {HEAD}",
    ]


EMPTY = "Tabellen över mottagare av avvikelser är tom"


@pytest.mark.parametrize(
    ("municipality", "count"), [("Kalix", 2), ("Arjeplog", 5), ("Haparanda", 1), ("Luleå", 0)]
)
def test_a_new_register_has_the_recipients_that_are_known_of_its_municipality(
    bare: Norrbus, municipality: str, count: int
) -> None:
    owner = ("--myndighet", "Skolan", "--samordnare", "Karin Öberg")
    told = bare("register", "skapa", "--kommun", municipality, *owner).err
    assert ("Mottagare av avvikelser är ifyllda" in told) == bool(count)
    rows = json.loads(bare.ok("avvikelse", "mottagare", "--json"))
    assert len(rows) == count
    assert all(row["kalla"] for row in rows)
    assert ("avvikelse mottagare" in deadlines(bare)) == (not count)


def test_an_empty_table_is_said_and_is_a_deadline_until_somebody_stands_there(
    bare: Norrbus,
) -> None:
    owner = ("--kommun", "Kalix", "--myndighet", "Skolan", "--samordnare", "Karin Öberg")
    told = bare("register", "skapa", *owner, "--utan-mottagare").err
    assert "Fyll i vem som tar emot avvikelser hos er" in told
    given.actors(bare)
    reported = bare("avvikelse", "rapportera", *ABOUT, "--chef", "Per")
    assert (reported.code, EMPTY in reported.err) == (0, True)
    bare.ok("avvikelse", "underteckna", "1", "--som", "chef")
    assert EMPTY in bare("avvikelse", "skicka", "1", "--sätt", "brev").err
    assert trio(bare, "avvikelse mottagare", bare.day, "2026-03-31") == AGES
    assert "mottagare av avvikelser" in bare.ok()
    assert "mottagare av avvikelser" in " ".join(bare.ok("påminn").split())
    add = ("avvikelse", "mottagare", "lägg-till", "--för", "alla", "--mottagare", "skolchefen")
    assert bare.ok(*add) == "skolchefen får kopia vid varje avvikelse.\n"
    assert "avvikelse mottagare" not in deadlines(bare)
    assert EMPTY not in bare("avvikelse", "rapportera", *ABOUT).err
    bare.ok("avvikelse", "mottagare", "ta-bort", "skolchefen")
    assert "avvikelse mottagare" in deadlines(bare)


def test_the_table_is_the_municipalitys_own(norrbus: Norrbus) -> None:
    add = ("avvikelse", "mottagare", "lägg-till", "--för", "BUP", "--mottagare", "enhetschef")
    norrbus.ok(*add, "--källa", "lokal rutin")
    assert "finns redan i tabellen" in norrbus.refused(4, *add)
    norrbus.ok("avvikelse", "mottagare", "lägg-till", "--för", "polis", "--mottagare", "enhetschef")
    assert "enhetschef står för BUP och polis. Lägg till --för" in norrbus.refused(
        2, "avvikelse", "mottagare", "ta-bort", "enhetschef"
    )
    assert len(recipients(norrbus)) == 4
    assert (
        norrbus.ok("avvikelse", "mottagare", "ta-bort", "Enhetschef", "--för", "polis")
        == "Enhetschef är borttagen från 1 rad.\n"
    )
    assert recipients(norrbus) == [*KALIX, ("BUP", "", "kopia", "enhetschef")]
    assert "Det finns ingen mottagare chef" in norrbus.refused(
        3, "avvikelse", "mottagare", "ta-bort", "chef"
    )
    norrbus.ok("avvikelse", "mottagare", "ta-bort", "enhetschef")
    for _, _, _, name in KALIX:
        norrbus.ok("avvikelse", "mottagare", "ta-bort", name)
    assert "Tabellen är tom" in norrbus("avvikelse", "mottagare").err
    assert "Tabellen är tom" in norrbus.refused(
        3, "avvikelse", "mottagare", "ta-bort", "enhetschef"
    )
    norrbus.ok(*add)  # what was taken out can be put back


# --- deadlines ----------------------------------------------------------------


def test_a_deadline_is_called_what_a_coordinator_says_and_promised_as_before(
    reported: Norrbus,
) -> None:
    reported.ok("avvikelse", *STEPS[0][1])
    copy, stored = "kopia av avvikelsen till aktören", "avvikelse kopia"
    for line in (
        ("idag",),
        ("frist", "lista"),
        ("ärende", "visa", "1"),
        ("frist", "regler"),
        ("påminn", "--torrkör", "--tabbar"),
    ):
        said = reported.ok(*line)
        assert (copy in said, stored in said) == (True, False), line
        # JSON and CSV say the stored kind.
        told = reported.ok(*line, "--json")
        assert (copy in told, f'"{stored}"' in told) == (False, True), line
    assert stored in reported.ok("frist", "lista", "--csv")
    assert copy in " ".join(reported.ok("påminn", "--torrkör").split())
    assert {stored, "avvikelse uppåt"} <= deadlines(reported).keys()
    # Either is understood where a kind is typed.
    explained = reported.ok("frist", "förklara", "A-2026-0001", copy)
    assert explained.startswith(f"Frist: {copy}\n")
    assert reported.ok("frist", "förklara", "A-2026-0001", "kopia") == explained
    assert reported.ok("frist", "förklara", "A-2026-0001", "Avvikelse  kopia") == explained
    change = ("frist", "regler", "ändra", "--frist")
    for typed in ("kopia av", "avvikelse beslut"):
        reported.ok(*change, typed, "--av")
    rules = json.loads(reported.ok("frist", "regler", "--json"))["regler"]
    off = {each["frist"] for each in rules if not each["anvands"]}
    assert off == {stored, "avvikelse beslut"}
    told = reported.refused(2, *change, copy, "--påminn-före", "3")
    assert told.startswith(f"Fristen {copy} har inget antal dagar")
    assert f"av slaget {copy}" in reported.refused(3, "frist", "förklara", "1", copy)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind)
def test_each_deadline_of_a_deviation_is_called_in_words_of_its_own(rule: Rule) -> None:
    assert rule.name != rule.kind
    assert "avvikels" in rule.name
    assert len({each.name for each in RULES}) == len(RULES)


AGES = [("öppen sedan idag", None), ("öppen sedan 1 dag", None)]


def test_each_step_is_a_deadline_until_it_is_taken(reported: Norrbus) -> None:
    def kinds() -> set[str]:
        return {kind for kind in deadlines(reported) if kind.startswith("avvikelse")}

    assert trio(reported, "avvikelse underskrift", "2026-05-12", "2026-05-13") == AGES
    assert kinds() == {"avvikelse underskrift"}
    reported.ok("avvikelse", *STEPS[0][1])
    assert trio(reported, "avvikelse kopia", "2026-05-13", "2026-05-14") == AGES
    assert kinds() == {"avvikelse kopia", "avvikelse uppåt"}
    reported.ok("avvikelse", *STEPS[1][1])
    assert trio(reported, "avvikelse analys", "2026-05-14", "2026-05-15") == AGES
    assert trio(reported, "avvikelse återkoppling", "2026-05-14", "2026-05-15") == AGES
    reported.ok("avvikelse", *STEPS[2][1])
    assert trio(reported, "avvikelse gemensam analys", "2026-05-15", "2026-05-16") == AGES
    reported.day = "2026-05-15"
    assert trio(reported, "avvikelse analys länsdel", "2026-05-15", "2026-05-16") == AGES
    reported.ok("avvikelse", *STEPS[3][1])
    assert {"avvikelse analys länsdel", "avvikelse beslut"} <= kinds()
    reported.ok("avvikelse", *STEPS[4][1])
    assert "avvikelse analys länsdel" not in kinds()
    assert trio(reported, "avvikelse beslut", "2026-05-16", "2026-05-17") == AGES
    reported.ok("avvikelse", *STEPS[5][1])
    assert trio(reported, "avvikelse åtgärd utan dag", "2026-05-17", "2026-05-18") == AGES
    assert kinds() == {"avvikelse åtgärd utan dag", "avvikelse återkoppling", "avvikelse uppåt"}
    assert trio(reported, "avvikelse uppåt", "2026-05-13", "2026-05-18") == [
        AGES[0],
        ("öppen sedan 5 dagar", None),
    ]
    for _, line in STEPS[6:9]:
        reported.ok("avvikelse", *line)
    assert trio(reported, "avvikelse avslut", "2026-05-18", "2026-05-19") == AGES
    assert kinds() == {"avvikelse avslut"}
    reported.ok("avvikelse", "avsluta", "1")
    assert kinds() == set()


def test_a_measure_with_a_day_is_due_on_it(reported: Norrbus) -> None:
    for _, line in STEPS[:5]:
        reported.ok("avvikelse", *line)
    reported.ok("avvikelse", "besluta", "1", "--beslut", "x", "--senast", "2026-06-06")
    due = "2026-06-06"
    assert trio(reported, "avvikelse åtgärd", "2026-06-05", due, "2026-06-07") == [
        ("om 1 dag", due),
        ("idag", due),
        ("1 dag försenad", due),
    ]
    assert (
        deadlines(reported)["avvikelse åtgärd"]["nasta_steg"]
        == "norrbus avvikelse genomför A-2026-0001 1"
    )
    reported.ok("avvikelse", "genomför", "1", "--resultat", "x")
    assert trio(reported, "avvikelse åtgärd", due) == [None]


def test_closing_the_case_leaves_the_deviation_open_and_says_so(reported: Norrbus) -> None:
    result = reported("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
    assert "Avvikelsen A-2026-0001 är inte avslutad" in result.err
    assert "avvikelse underskrift" in deadlines(reported)
    assert "underskrift av avvikelserapporten" in reported.ok("frist", "lista", "1")
    given.handled(reported)
    reported.ok("avvikelse", "avsluta", "1")
    assert "Avvikelser: A-2026-0001\tti 2026-05-12\tavslutad" in reported.ok("ärende", "visa", "1")


def test_what_happens_to_a_deviation_is_an_event_in_its_case(reported: Norrbus) -> None:
    assert deadlines(reported)["ingen händelse"]["senast"] == "2026-08-10"
    reported.day = "2026-05-20"
    given.handled(reported)
    assert deadlines(reported)["ingen händelse"]["senast"] == "2026-08-18"
    reported.day = "2026-05-21"
    reported.ok("avvikelse", "avsluta", "1")
    assert deadlines(reported)["ingen händelse"]["senast"] == "2026-08-19"


# --- seen and asked -----------------------------------------------------------


def test_a_look_is_logged_at_the_child(reported: Norrbus) -> None:
    before = reported.rows()["looks"]
    assert "Sömnsamtalen har inte startat." in reported.ok("avvikelse", "visa", "1")
    assert reported.rows()["looks"] == before + 1
    reported.ok("avvikelse", "lista")
    assert reported.rows()["looks"] == before + 1  # a list says nothing of what happened


FORM = (
    "Datum för händelsen",
    "Rapportörens namn",
    "Rapportörens arbetsplats",
    "Klient-/patient",
    "Anledning till avvik",
    "Konsekvenserna",
    "Förslag",
    "Rapportens",
)


def test_the_form_is_asked_in_its_own_order_at_a_terminal(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    answers = [
        "",
        "",
        "",
        "skola",
        "en elev",
        "annat",
        "Insatsen uteblev.",
        "Sover sämre.",
        "Ersättare.",
        "primärvård",
        "Per",
        "",
        "",
        "j",
    ]
    result = norrbus("avvikelse", "rapportera", terminal=True, stdin="\n".join(answers) + "\n")
    assert "Avvikelsen är rapporterad" in result.out, result.err
    asked = [each.text for each in questions(NewDeviation).values()]
    form = [
        next(place for place, text in enumerate(asked) if text.startswith(field)) for field in FORM
    ]
    assert form == sorted(form)
    result = norrbus("avvikelse", "underteckna", terminal=True, stdin="1\nchef\n\n\nj\n")
    assert "kopia ska skickas" in " ".join(result.out.split()), result.err


# --- the yearly compilation ---------------------------------------------------


def test_a_year_is_compiled_without_persons(reported: Norrbus) -> None:
    given.handled(reported)
    reported.ok("avvikelse", "rapportera", *ABOUT, "--aktör", "BUP")
    reported.ok("avvikelse", "rapportera", *ABOUT, "--klient", "Moa", "--händelse", "2026-01-01")
    found = json.loads(reported.ok("avvikelse", "sammanställ", "--internt", "--json"))
    assert (found["antal"], found["i_arende"], found["aterkopplade"], found["dagar"]) == (
        3,
        1,
        1,
        "median 0 dagar, nio av tio inom 0 dagar",
    )
    assert found["inget_beslut"] == 0
    assert found["grund"] == [
        {"vad": "överenskommen insats utförs inte", "antal": 1},
        {"vad": "annat", "antal": 2},
    ]
    assert found["beror"] == [{"vad": "primärvård", "antal": 3}, {"vad": "BUP", "antal": 1}]
    assert found["lage"] == [
        {"vad": "underskrift väntas", "antal": 2},
        {"vad": "klar att avsluta", "antal": 1},
    ]
    assert found["atgarder"] == [
        {"ansvarig": "primärvård", "atgard": "Ersättare utses.", "lage": "genomförd"}
    ]
    nothing = reported("avvikelse", "sammanställ", "2025", "--internt", "--json")
    assert (json.loads(nothing.out)["antal"], json.loads(nothing.out)["dagar"]) == (0, "")
    assert "Varning: Små tal visas. Får inte lämnas ut; att du såg dem är loggat." in nothing.err


COMPILE = ("avvikelse", "sammanställ", "2026")


def compiled(norrbus: Norrbus, *more: str) -> dict[str, Any]:
    return dict(json.loads(norrbus.ok(*COMPILE, *more, "--json")))


def publish(norrbus: Norrbus) -> None:
    norrbus.day = "2027-01-02"
    norrbus.ok("statistik", "fastställ", "2026", "--med-brister", "--ja")


def decided(norrbus: Norrbus, number: int) -> None:
    """A deviation that concerns primary care and has come to a decided measure."""
    norrbus.ok("avvikelse", "rapportera", *ABOUT, *SCHOOL, "--chef", "Per")
    which = str(number)
    norrbus.ok("avvikelse", "underteckna", which, "--som", "chef")
    norrbus.ok("avvikelse", "skicka", which, "--sätt", "brev")
    norrbus.ok("avvikelse", "analysera", which, "--aktör", "primärvård", "--analys", "x")
    norrbus.ok("avvikelse", "analysera", which, "--nivå", "styrgrupp", "--analys", "x")
    decision = ("--beslut", f"Åtgärd {number}.", "--ansvarig", "primärvård")
    norrbus.ok("avvikelse", "besluta", which, *decision)


def test_a_year_that_is_not_published_is_not_compiled(reported: Norrbus) -> None:
    for more in ((), ("--json",)):
        assert reported.refused(4, *COMPILE, *more).startswith(
            "2026 är inte fastställt, och inga tal om barn lämnar myndigheten före det:"
        )
    reported.day = "2027-01-02"
    assert "Fastställ det: norrbus statistik fastställ 2026." in reported.refused(4, *COMPILE)
    assert reported.refused(4, "avvikelse", "sammanställ").startswith("2027 är inte fastställt")


def test_the_compilation_is_logged_when_it_is_seen_inside(reported: Norrbus) -> None:
    reported.ok(*COMPILE, "--internt")
    register = reported.open()
    newest = register.rows("SELECT reason, command FROM operations ORDER BY id DESC LIMIT 1")[0]
    register.close()
    assert (newest["reason"], newest["command"]) == (
        "statistik med små tal",
        "norrbus avvikelse sammanställ --internt",
    )


def test_the_compilation_is_what_the_year_was_published_as(reported: Norrbus) -> None:
    publish(reported)
    found = compiled(reported)
    numbers = {key: found[key] for key in ("antal", "i_arende", "aterkopplade")}
    assert numbers == {"antal": "..", "i_arende": None, "aterkopplade": ".."}
    assert (found["dagar"], found["inget_beslut"], found["atgarder"]) == ("", None, [])
    for key in ("grund", "beror", "lage"):
        assert found[key] == []
    on_screen = reported(*COMPILE, terminal=True)
    assert "”..” betyder att talet inte visas, för att ingen ska pekas ut." in " ".join(
        on_screen.err.split()
    )
    # What comes later is not told: the difference would be somebody.
    reported.day = "2027-01-20"
    for _ in range(9):
        reported.ok("avvikelse", "rapportera", *ABOUT, "--händelse", "2026-12-01")
    assert compiled(reported) == found


def test_what_is_published_of_many_is_shown_and_measures_stay_inside(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    for number in range(1, 6):
        decided(norrbus, number)
    norrbus.ok("avvikelse", "rapportera", *ABOUT, "--aktör", "BUP")
    inside = compiled(norrbus, "--internt")
    assert inside["beror"] == [{"vad": "primärvård", "antal": 6}, {"vad": "BUP", "antal": 1}]
    publish(norrbus)
    found = compiled(norrbus)
    assert found["antal"] == 6
    shown = {each["vad"]: each["antal"] for each in found["beror"]}
    assert "BUP" not in shown
    measures = [each["atgard"] for each in inside["atgarder"]]
    assert measures == [f"Åtgärd {n}." for n in range(1, 6)]
    assert (found["atgarder"], found["inget_beslut"]) == ([], None)


def test_indicators_that_are_switched_off_are_not_compiled(reported: Norrbus) -> None:
    reported.ok("statistik", "stäng-av", "avvikelser", "berorda")
    publish(reported)
    found = compiled(reported)
    assert (found["antal"], found["i_arende"], found["aterkopplade"]) == (None, None, None)
    assert (found["grund"], found["beror"], found["lage"], found["atgarder"]) == ([], [], [], [])


def test_the_median_and_the_ninetieth_percentile_of_days_to_feedback(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    for number, day in enumerate(("2026-01-01", "2026-01-10", "2026-01-20", "2026-01-23"), 1):
        norrbus.day = day
        norrbus.ok("avvikelse", "rapportera", *ABOUT, *SCHOOL, "--chef", "Per")
        norrbus.ok("avvikelse", "underteckna", str(number), "--som", "chef")
        norrbus.ok("avvikelse", "skicka", str(number), "--sätt", "brev")
        norrbus.day = "2026-01-31"
        norrbus.ok("avvikelse", "analysera", str(number), "--aktör", "primärvård", "--analys", "x")
        norrbus.ok("avvikelse", "analysera", str(number), "--nivå", "styrgrupp", "--analys", "x")
        norrbus.ok("avvikelse", "besluta", str(number), "--inget-beslut", "x")
        norrbus.ok("avvikelse", "återkoppla", str(number), "--text", "x")
    assert (
        json.loads(norrbus.ok("avvikelse", "sammanställ", "--internt", "--json"))["dagar"]
        == "median 11 dagar, nio av tio inom 30 dagar"
    )


# --- mistakes, identity, two people -------------------------------------------


def test_a_report_made_by_mistake_is_closed_with_a_reason_and_without_the_steps(
    reported: Norrbus,
) -> None:
    out = reported.ok("avvikelse", "avsluta", "1", "--makulera", "Fel barn.")
    assert out == "Avvikelsen är makulerad. A-2026-0001: makulerad.\n"
    assert (shown(reported)["lage"], shown(reported)["makulerad"]) == ("makulerad", "Fel barn.")
    assert not [kind for kind in deadlines(reported) if kind.startswith("avvikelse")]
    assert compiled(reported, "--internt")["lage"] == [{"vad": "makulerad", "antal": 1}]


def test_a_changed_report_is_signed_again_by_the_reporter(reported: Norrbus) -> None:
    reported.ok("avvikelse", "ändra", "1", "--chef", "Maj Niemi")
    assert shown(reported)["rapportor_underskrift"] == "2026-05-12"
    reported.ok("avvikelse", "ändra", "1", "--rapportör", "Ny Rapportör")
    assert shown(reported)["rapportor_underskrift"] is None


def test_reporter_and_manager_are_two_people(reported: Norrbus) -> None:
    sentence = reported.refused(
        4, "avvikelse", "underteckna", "1", "--som", "chef", "--namn", "karin öberg"
    )
    assert (
        "karin öberg är rapportören. Både rapportören och närmaste chefen ska skriva under"
        in sentence
    )


def test_an_anonymous_consultation_gets_no_identity_by_a_deviation(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    for text in ("Elsa mår dåligt.", "20140903-2388", "070-174 06 11"):
        said = norrbus.refused(
            4, "avvikelse", "rapportera", "2", *ABOUT[:4], "--beskrivning", text, *REST
        )
        assert "anonym konsultation" in said
        assert "De står i --beskrivning. Öppna" in said
    norrbus.ok("avvikelse", "rapportera", "2", *ABOUT)
    assert "anonym konsultation" in norrbus.refused(
        4, "avvikelse", "ändra", "1", "--förslag", "Ring Lantto."
    )
    text = norrbus.ok("dokument", "skriv", "avvikelserapport", "1", "--format", "md").strip()
    assert "Anonym konsultation." in Path(text).read_text(encoding="utf-8")


def test_its_measures_are_listed_and_explained_under_its_own_reference(reported: Norrbus) -> None:
    for _, line in STEPS[:5]:
        reported.ok("avvikelse", *line)
    reported.ok("avvikelse", "besluta", "1", "--beslut", "x", "--senast", "2026-05-20")
    assert "A-2026-0001 åtgärd 1" in reported.ok("frist", "lista", "A-2026-0001")
    assert reported.ok("frist", "förklara", "2026-1", "avvikelse åtgärd").startswith(
        "Frist: åtgärd efter avvikelsen\nGäller: A-2026-0001 åtgärd 1\n"
    )
    reported.ok("avvikelse", "avsluta", "1", "--makulera", "x")
    assert "A-2026-0001 har inga öppna frister" in reported.refused(
        3, "frist", "förklara", "A-2026-0001"
    )


def test_the_deadline_of_the_feedback_shows_what_comes_first(reported: Norrbus) -> None:
    reported.ok("avvikelse", *STEPS[0][1])
    reported.ok("avvikelse", *STEPS[1][1])
    assert (
        deadlines(reported)["avvikelse återkoppling"]["nasta_steg"]
        == "norrbus avvikelse visa A-2026-0001"
    )


def test_what_will_be_refused_is_said_before_the_questions(reported: Norrbus) -> None:
    result = reported("avvikelse", "besluta", terminal=True, stdin="1\n")
    assert "saknar först närmaste chefens underskrift" in result.err
    assert "Beslutad åtgärd" not in result.out


def test_year_and_number_name_a_deviation(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    for day in ("2026-12-31", "2027-01-01"):
        norrbus.day = day
        norrbus.ok("avvikelse", "rapportera", *ABOUT)
    for typed, reference in (
        ("2027-1", "A-2027-0001"),
        ("a-2026-1", "A-2026-0001"),
        ("A2026-01", "A-2026-0001"),
        ("A-2027", "A-2027-0001"),
    ):
        assert shown(norrbus, typed)["referens"] == reference
