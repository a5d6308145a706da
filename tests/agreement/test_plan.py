from __future__ import annotations

import json
from typing import Any

import given
import pytest
from conftest import Norrbus


def missing(norrbus: Norrbus) -> list[str]:
    result = norrbus("plan", "kontrollera", "1", "--json")
    found = [each["saknas"] for each in json.loads(result.out)]
    assert result.code == (4 if found else 0)
    return found


def shown(norrbus: Norrbus, *more: str) -> dict[str, Any]:
    return dict(json.loads(norrbus.ok("plan", "visa", "1", "--json", *more)))


@pytest.fixture
def ready(norrbus: Norrbus) -> Norrbus:
    given.consented(norrbus)
    return norrbus


# --- what a plan must hold -------------------------------------------------------


def test_an_empty_plan_lacks_everything_that_the_form_and_the_agreement_ask_for(
    norrbus: Norrbus,
) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--fungerar", "")
    given.guardians(norrbus)
    norrbus.ok("plan", "skapa", "1")
    assert missing(norrbus) == [
        "vad som fungerar bra, att bygga på saknas",
        "samordningsansvarig: huvudman med övergripande ansvar saknas",
        "insatser saknas",
        "barnets/den unges uppfattning om insatserna saknas",
        "vårdnadshavarens uppfattning om insatserna saknas",
        "uppföljning: datum, tid och plats saknas",
        "underskrift saknas av Anna Lantto",
        "underskrift saknas av vårdnadshavare 2 (skyddad)",
    ]


def test_every_remark_has_its_source(ready: Norrbus) -> None:
    ready.ok("plan", "skapa", "1", "--slag", "SIP")
    sources = {
        each["saknas"]: each["kalla"]
        for each in json.loads(ready("plan", "kontrollera", "1", "--json").out)
    }
    assert sources["insatser saknas"] == "SoL 10 kap. 8 § och HSL 16 kap. 4 §, punkt 1"
    assert (
        sources["samordningsansvarig: huvudman med övergripande ansvar saknas"]
        == "SoL 10 kap. 8 § och HSL 16 kap. 4 §, punkt 4"
    )
    assert all(sources.values())


def steps(norrbus: Norrbus) -> dict[str, str]:
    found = json.loads(norrbus("plan", "kontrollera", "1", "--json").out)
    return {each["saknas"].split(" ")[0].rstrip(":"): each["nasta_steg"] for each in found}


def test_every_remark_says_the_command_that_adds_what_is_missing(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    norrbus.ok("plan", "skapa", "1")
    of_case = {
        "vårdnadshavare": "norrbus ärende vårdnadshavare NB-2026-0001",
        "insatser": "norrbus plan insats NB-2026-0001",
        "barnets/den": "norrbus plan åsikt NB-2026-0001",
        "uppföljning": "norrbus plan ändra NB-2026-0001",
    }
    assert of_case.items() <= steps(norrbus).items()
    given.guardians(norrbus)
    norrbus.ok("plan", "insats", "1", "--vad", "Något", "--aktör", "skola")
    of_measure = "norrbus plan ändra-insats NB-2026-0001 1"
    told = {
        "insats": of_measure,
        "samtycke": "norrbus samtycke registrera NB-2026-0001",
        "underskrift": "norrbus plan underteckna NB-2026-0001",
    }
    assert told.items() <= steps(norrbus).items()
    norrbus.ok(*of_measure.split()[1:], "--utförare", "Lena")
    norrbus.ok("plan", "underteckna", "1", "--vem", "Anna")
    signed = steps(norrbus)
    assert {signed[each] for each in ("insats", "uppföljning", "barnets/den")} == {
        "norrbus plan revidera NB-2026-0001"
    }
    assert told["samtycke"] == signed["samtycke"]


def test_a_bare_measure_lacks_what_makes_it_concrete(ready: Norrbus) -> None:
    given.plan(ready)
    given.signed(ready)
    assert missing(ready) == []
    ready.ok("plan", "revidera", "1", "--orsak", "ny insats")
    ready.ok("plan", "insats", "1", "--vad", "Något", "--aktör", "skola")
    lacks = [each for each in missing(ready) if each.startswith("insats")]
    assert lacks == [
        f"insats 4 (skola): {what} saknas"
        for what in (
            "utförare",
            "omfattning (hur ofta, hur länge)",
            "när den börjar",
            "när den slutar",
            "hur den följs upp",
        )
    ]
    ready.ok(
        "plan",
        "ändra-insats",
        "1",
        "4",
        "--utförare",
        "lärare",
        "--omfattning",
        "dagligen",
        "--börjar",
        "2026-05-04",
        "--slutar",
        "2026-05-04",
        "--följs-upp",
        "x",
    )
    assert not [each for each in missing(ready) if each.startswith("insats")]


def test_a_sip_needs_measures_of_both_social_services_and_health_care(ready: Norrbus) -> None:
    ready.ok("plan", "skapa", "1", "--slag", "SIP")
    given.measure(ready, "Vuxenstöd", "skola")
    both = [each for each in missing(ready) if "lagens mening" in each]
    assert [each.split(":")[0] for each in both] == [
        "ingen insats från socialtjänsten",
        "ingen insats från hälso- och sjukvården",
    ]
    given.measure(ready, "Familjerådgivning", "soc")
    given.measure(ready, "Samtal", "BUP")
    assert not [each for each in missing(ready) if "lagens mening" in each]


def test_consent_must_cover_the_actors_of_the_plan(ready: Norrbus) -> None:
    ready.ok("plan", "skapa", "1")
    given.measure(ready, "Samtal", "BUP")
    assert "samtycke för BUP saknas av Anna Lantto och vårdnadshavare 2 (skyddad)" in missing(ready)
    given.consent(ready, "Anna", "BUP")
    assert "samtycke för BUP saknas av vårdnadshavare 2 (skyddad)" in missing(ready)
    given.consent(ready, "Mikael", "BUP")
    assert not [each for each in missing(ready) if "samtycke" in each]


@pytest.mark.parametrize(
    ("born", "asked"), [("2011-03-31", False), ("2011-03-30", True), ("2011-03-29", True)]
)
def test_from_15_the_young_persons_own_signature_is_asked_for(
    norrbus: Norrbus, born: str, asked: bool
) -> None:
    given.actors(norrbus)
    given.child(norrbus, "--född", born, number="", name="Kim Niva")
    norrbus.ok("plan", "skapa", "1")
    assert ("underskrift saknas av Kim Niva" in missing(norrbus)) == asked


@pytest.mark.parametrize(
    ("born", "asked"), [("2008-03-31", True), ("2008-03-30", False), ("2008-03-29", False)]
)
def test_from_18_the_guardians_have_no_place_in_the_plan(
    norrbus: Norrbus, born: str, asked: bool
) -> None:
    given.actors(norrbus)
    given.child(norrbus, "--född", born, number="", name="Kim Niva")
    given.guardians(norrbus)
    norrbus.ok("plan", "skapa", "1")
    assert ("underskrift saknas av Anna Lantto" in missing(norrbus)) == asked
    assert ("vårdnadshavarens uppfattning om insatserna saknas" in missing(norrbus)) == asked
    norrbus.ok("dokument", "skriv", "genomförandeplan", "1")
    paper = next(norrbus.documents.rglob("*plan*.md")).read_text(encoding="utf-8")
    assert ("Den unge är myndig." in paper) != asked


# --- making and changing ---------------------------------------------------------


def test_needs_and_strengths_come_from_the_case_unless_said_otherwise(ready: Norrbus) -> None:
    ready.ok("plan", "skapa", "1", "--behov", "Lugn.")
    found = shown(ready)
    assert (found["behov"], found["fungerar"], found["samordnare"], found["sammankallande"]) == (
        "Lugn.",
        "Hästar.",
        "Karin Öberg, specialpedagog",
        "Karin Öberg, specialpedagog",
    )
    ready.ok(
        "plan",
        "ändra",
        "1",
        "--behov",
        "Lugn och ro.",
        "--slag",
        "SIP",
        "--mål",
        "Hel vecka i skolan",
    )
    assert (shown(ready)["behov"], shown(ready)["slag"], shown(ready)["mal"]) == (
        "Lugn och ro.",
        "SIP",
        "Hel vecka i skolan",
    )


def test_a_case_has_one_plan_in_versions(ready: Norrbus) -> None:
    assert "har ingen plan än" in ready.refused(3, "plan", "visa", "1")
    assert "har ingen plan än" in ready.refused(3, "dokument", "skriv", "SIP", "1")
    ready.ok("plan", "skapa", "1")
    assert "har redan en plan, version 1" in ready.refused(4, "plan", "skapa", "1")
    assert "ingen plan med version 2" in ready.refused(3, "plan", "visa", "1", "--version-nr", "2")


def test_dates_have_their_order(ready: Norrbus) -> None:
    assert "framtiden" in ready.refused(2, "plan", "skapa", "1", "--dag", "2026-03-31")
    assert "ligger före planen" in ready.refused(
        2, "plan", "skapa", "1", "--uppföljning", "2026-03-29"
    )
    ready.ok("plan", "skapa", "1", "--dag", "2026-03-30", "--uppföljning", "2026-03-30")
    assert "ligger före planen" in ready.refused(
        2, "plan", "ändra", "1", "--uppföljning", "2026-03-29"
    )
    assert "framtiden" in ready.refused(2, "plan", "ändra", "1", "--dag", "2026-03-31")
    measure = (
        "plan",
        "insats",
        "1",
        "--vad",
        "x",
        "--aktör",
        "skola",
        "--börjar",
        "2026-05-04",
        "--slutar",
    )
    assert "kan inte sluta" in ready.refused(2, *measure, "2026-05-03")
    ready.ok(*measure, "2026-05-04")
    assert "kan inte sluta" in ready.refused(
        2, "plan", "ändra-insats", "1", "1", "--börjar", "2026-05-05"
    )
    assert "kan inte sluta" in ready.refused(
        2, "plan", "ändra-insats", "1", "1", "--slutar", "2026-05-03"
    )


def test_a_day_that_must_stand_can_be_changed_and_not_taken_away(ready: Norrbus) -> None:
    ready.ok("plan", "skapa", "1")
    assert "är ingen dag" in ready.refused(2, "plan", "ändra", "1", "--dag", "")
    ready.ok("plan", "ändra", "1", "--uppföljning", "2026-06-10")
    ready.ok("plan", "ändra", "1", "--uppföljning", "")
    assert '"uppfoljning": null' in ready.ok("plan", "visa", "1", "--json")


def test_a_measure_is_changed_by_its_number(ready: Norrbus) -> None:
    ready.ok("plan", "skapa", "1")
    assert "Planen har inga insatser än" in ready.refused(
        3, "plan", "ändra-insats", "1", "1", "--mål", "x"
    )
    given.measure(ready, "Stöd", "skola")
    ready.ok("plan", "ändra-insats", "1", "1", "--aktör", "soc", "--mål", "sova", "--läge", "pågår")
    assert [(each["ansvarig"], each["mal"], each["lage"]) for each in shown(ready)["insatser"]] == [
        ("soc", "sova", "pågår")
    ]
    assert "Det finns ingen insats 2. Insatserna är 1." in ready.refused(
        3, "plan", "ändra-insats", "1", "2", "--aktör", "soc"
    )
    assert "Ange vad som ska ändras" in ready.refused(2, "plan", "ändra-insats", "1", "1")


def test_a_whole_plan_can_come_from_a_file(ready: Norrbus) -> None:
    file = ready.home / "plan.toml"
    file.write_text(
        """
        REF = 1
        huvudman = "Kalix kommun"
        uppfoljning = 2026-06-10
        uppföljning-tid = 14:00:00
        [[insatser]]
        vad = "Vuxenstöd"
        aktor = "skola"
        borjar = 2026-05-04
        [[insatser]]
        vad = "Samtal"
        aktor = "primärvård"
        [[asikter]]
        vem = "barnet"
        text = "Jag vill ha Moa med."
        """.replace("uppföljning-tid", '"uppföljning-tid"'),
        encoding="utf-8",
    )
    ready.ok("plan", "skapa", "--från-fil", str(file))
    found = shown(ready)
    assert [each["vad"] for each in found["insatser"]] == ["Vuxenstöd", "Samtal"]
    assert (found["uppfoljning"], found["uppfoljning_tid"], found["uppfattningar"][0]["vem"]) == (
        "2026-06-10",
        "14:00",
        "Elsa Lantto",
    )


# --- opinions and signatures --------------------------------------------------------


def test_an_opinion_can_be_put_right_until_somebody_signs(ready: Norrbus) -> None:
    given.plan(ready)
    ready.ok("plan", "åsikt", "1", "--vem", "barnet", "--text", "Jag vill ha Moa och Ida med.")
    assert [each["uppfattning"] for each in shown(ready)["uppfattningar"]] == [
        "Jag vill ha Moa och Ida med.",
        "Bra.",
    ]
    ready.ok("plan", "underteckna", "1", "--vem", "Anna")
    for line in (
        ("plan", "åsikt", "1", "--vem", "barnet", "--text", "x"),
        ("plan", "insats", "1", "--vad", "x", "--aktör", "skola"),
        ("plan", "ändra-insats", "1", "1", "--slutar", "2026-07-01"),
        ("plan", "ändra", "1", "--behov", "x"),
    ):
        assert "är underskriven och kan inte ändras" in ready.refused(4, *line)


def test_signatures_are_recorded_one_by_one(ready: Norrbus) -> None:
    given.plan(ready)
    sign = ("plan", "underteckna", "1")
    assert "en i taget" in ready.refused(2, *sign)
    assert "passar inte ihop" in ready.refused(2, *sign, "--aktör", "skola", "--vem", "Anna")
    assert "framtiden" in ready.refused(2, *sign, "--vem", "Anna", "--dag", "2026-03-31")
    assert "ligger före planen" in ready.refused(2, *sign, "--vem", "Anna", "--dag", "2026-03-29")
    assert "BUP är inte delaktig" in ready.refused(4, *sign, "--aktör", "BUP")
    ready.ok(*sign, "--vem", "Anna")
    assert "Anna Lantto skrev under må 2026-03-30" in ready.refused(4, *sign, "--vem", "Anna")
    ready.ok(*sign, "--aktör", "primärvård", "--namn", "Lena Waara")
    assert "primärvård skrev under" in ready.refused(4, *sign, "--aktör", "primärvård")
    assert [(each["namn"], each["aktor"]) for each in shown(ready)["underskrifter"]] == [
        ("Anna Lantto", ""),
        ("Lena Waara", "primärvård"),
    ]


def test_an_opinion_is_asked_for_in_a_question_that_reads(ready: Norrbus) -> None:
    asked = ready("plan", "skapa", "1", terminal=True, stdin="\n" * 60).out
    assert "Lägga till en uppfattning? (j/N)" in asked


def test_what_the_first_signature_would_lock_is_said_before_it(ready: Norrbus) -> None:
    ready.ok("plan", "skapa", "1", "--huvudman", "Kalix kommun")
    said = ready("plan", "underteckna", "1", "--vem", "Anna")
    told = " ".join(said.err.split())
    assert told.startswith("Den första underskriften låser planen, och det här är kvar: insatser")
    assert "; uppföljning: datum, tid och plats saknas" in told
    assert "norrbus plan revidera NB-2026-0001." in told
    assert told.count("insatser saknas") == 1
    assert "Kvar: underskrift saknas av" in told
    later = ready("plan", "underteckna", "1", "--vem", "Mikael").err
    assert "låser" not in later
    assert "Kvar: insatser saknas." in later


def test_at_a_terminal_the_first_signature_of_an_incomplete_plan_is_asked_about(
    ready: Norrbus,
) -> None:
    ready.ok("plan", "skapa", "1", "--huvudman", "Kalix kommun")
    sign = ("plan", "underteckna", "1", "--vem", "Anna")
    before = ready.rows()
    said = ready(*sign, terminal=True, stdin="\n")
    assert "Fortsätta? (j/N)" in " ".join(said.out.split())
    assert "Inget ändrades." in said.err
    assert ready.rows() == before
    assert "har skrivit under" in ready.ok(*sign, terminal=True, stdin="j\n")
    assert (
        "Fortsätta" not in ready("plan", "underteckna", "1", "--vem", "Mikael", terminal=True).out
    )


def test_a_signature_that_cannot_be_is_refused_before_the_lock_is_told(ready: Norrbus) -> None:
    ready.ok("plan", "skapa", "1", "--huvudman", "Kalix kommun")
    assert "låser" not in ready.refused(4, "plan", "underteckna", "1", "--aktör", "soc")


def test_a_guardian_without_custody_does_not_sign(ready: Norrbus) -> None:
    given.plan(ready)
    ready.ok("ärende", "ändra", "1", "--vem", "Mikael", "--upphörde", "2026-03-30")
    assert "Vårdnadshavare 2 (skyddad) är inte delaktig i planen" in ready.refused(
        4, "plan", "underteckna", "1", "--vem", "Mikael"
    )


def test_an_actor_without_a_contact_person_signs_by_a_name(ready: Norrbus) -> None:
    ready.ok("plan", "skapa", "1")
    given.measure(ready, "Samtal", "BUP")
    assert "har ingen kontaktperson" in ready.refused(
        2, "plan", "underteckna", "1", "--aktör", "BUP"
    )
    ready.ok("plan", "underteckna", "1", "--aktör", "BUP", "--namn", "Åsa Öman")


# --- revising ------------------------------------------------------------------


def test_a_revision_keeps_the_earlier_version_and_completes_nothing(ready: Norrbus) -> None:
    given.plan(ready)
    ready.ok("plan", "ändra-insats", "1", "1", "--läge", "pågår")
    given.signed(ready)
    ready.day = "2026-06-10"
    revise = ("plan", "revidera", "1", "--orsak", "uppföljning")
    assert "framtiden" in ready.refused(2, *revise, "--dag", "2026-06-11")
    assert "ligger före den förra" in ready.refused(2, *revise, "--dag", "2026-03-29")
    assert ready.ok(*revise) == "Planen version 2 i NB-2026-0001 är skapad.\n"
    ready.ok("plan", "ändra-insats", "1", "2", "--slutar", "2026-09-30")
    first, second = shown(ready, "--version-nr", "1"), shown(ready)
    assert (first["version"], len(first["underskrifter"]), first["insatser"][1]["slutar"]) == (
        1,
        6,
        "2026-06-30",
    )
    assert (second["version"], second["underskrifter"], second["insatser"][1]["slutar"]) == (
        2,
        [],
        "2026-09-30",
    )
    assert [each["lage"] for each in second["insatser"]] == ["pågår", "beslutad", "beslutad"]
    assert (second["reviderad_orsak"], second["uppfattningar"]) == (
        "uppföljning",
        first["uppfattningar"],
    )
    assert len([each for each in missing(ready) if each.startswith("underskrift")]) == 5
    ready.ok("dokument", "skriv", "genomförandeplan", "1")
    assert "Version 2. Reviderad: uppföljning" in next(ready.documents.rglob("*v2.md")).read_text(
        encoding="utf-8"
    )


def test_the_follow_up_place_of_a_protected_child_is_hidden(ready: Norrbus) -> None:
    given.plan(ready)
    ready.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    assert shown(ready)["uppfoljning_plats"] == "skyddade personuppgifter"


# --- what a hostile tester met --------------------------------------------------


@pytest.mark.parametrize(("day", "code"), [("2026-04-06", 0), ("2026-04-07", 4), ("2026-04-08", 4)])
def test_a_guardian_does_not_sign_from_the_18th_birthday(
    norrbus: Norrbus, day: str, code: int
) -> None:
    given.actors(norrbus)
    given.child(norrbus, "--född", "2008-04-07", number="", name="Kim Niva")
    given.guardians(norrbus)
    norrbus.ok("plan", "skapa", "1")
    norrbus.day = day
    assert norrbus("plan", "underteckna", "1", "--vem", "Anna").code == code
    asked = [each for each in missing(norrbus) if each.startswith("underskrift")]
    assert "underskrift saknas av Kim Niva" in asked  # has turned 15
    assert ("underskrift saknas av vårdnadshavare 2 (skyddad)" in asked) == (code == 0)


def test_who_may_sign_an_empty_plan_is_said_in_a_whole_sentence(ready: Norrbus) -> None:
    ready.ok("plan", "skapa", "1")
    assert "Planen har inga insatser än." in ready.refused(
        4, "plan", "underteckna", "1", "--aktör", "soc"
    )


def test_a_plan_of_a_year_before_norrbus_is_a_mistyped_year(ready: Norrbus) -> None:
    assert "Kontrollera årtalet" in ready.refused(2, "plan", "skapa", "1", "--dag", "2007-12-31")


@pytest.mark.parametrize("day", ["", "10 juni"])
def test_time_and_place_of_a_follow_up_are_asked_for_only_where_it_has_a_day(
    ready: Norrbus, day: str
) -> None:
    answers = [
        "",
        "",
        "",
        "",
        "",
        "",
        day,
        *(["14", "Biblioteket"] if day else []),
        "",
        "",
        "",
        "j",
    ]
    told = ready("plan", "skapa", "1", terminal=True, stdin="".join(f"{it}\n" for it in answers))
    assert told.code == 0, told.err
    for text in ("Tid för uppföljningen", "Plats för uppföljningen"):
        assert (text in told.out, text in told.err) == (bool(day), bool(day))
    found = json.loads(ready.ok("plan", "visa", "1", "--json"))
    assert (found["uppfoljning_plats"] or "") == ("Biblioteket" if day else "")


def test_a_place_of_no_follow_up_is_refused_on_the_line(ready: Norrbus) -> None:
    place = ("--uppföljning-plats", "Biblioteket")
    assert "--uppföljning-plats passar inte ihop" in ready.refused(2, "plan", "skapa", "1", *place)
    ready.ok("plan", "skapa", "1", "--uppföljning", "2026-06-10", *place)
