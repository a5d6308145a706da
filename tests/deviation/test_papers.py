"""The deviation report has each field of the form in its order and words; its anonymised copy tells nobody whom it is about."""

from __future__ import annotations

import re
from pathlib import Path

import given
import pytest
from conftest import Norrbus

# Avvikelserapport, Arjeplog 2012, bilaga 3: every heading in the form's own order.
FORM = (
    "Datum för händelsen",
    "Rapportörens namn och arbetsplats",
    "Klient-/patientuppgifter",
    "Anledning till avvikelserapportering och kort beskrivning av avvikelsen",
    "Vilka blev konsekvenserna för barnet/den unge samt för resp verksamhet",
    "Förslag till åtgärder",
    "Datum",
    "Underskrifter",
)
# Genomförandeplan, bilaga 2, likewise.
PLAN_FORM = (
    "Datum då planen upprättades",
    "Ansvarig handläggare/samordnare",
    "Barnet/den unge",
    "Vårdnadshavare",
    "Barnets/den unges behov",
    "Insatser",
    "Tidsram",
    "Barnets/den unges uppfattning om insatserna",
    "Vårdnadshavarens uppfattning om insatserna",
    "Samordningsansvarig",
    "Uppföljning",
    "Sammankallande",
    "Delaktiga i genomförandeplanen/godkännande för samverkan",
)


def written(norrbus: Norrbus, *line: str) -> str:
    path = norrbus.ok("dokument", "skriv", *line, "--format", "md").strip()
    return Path(path).read_text(encoding="utf-8")


def headings(text: str, of: tuple[str, ...] = ()) -> list[str]:
    """The headings; of a form its own, and the labels of fields that stand on it."""
    found = re.findall(r"^(?:## |\*\*)(.*?)(?:\*\*\\)?$", text, re.MULTILINE)
    return [each for each in found if each in of or (not of and f"## {each}\n" in text)]


SCHOOL_FORM = ("--skolform", "förskola/grundskola")


@pytest.fixture
def handled(norrbus: Norrbus) -> Norrbus:
    given.once(norrbus, "handled with texts", _handled)
    return norrbus


def _handled(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.day = "2026-05-12"
    texts = ("--beskrivning", "x", "--konsekvenser", "x")
    more = ("--förslag", "Per Lindmark ringer.", "--aktör", "primärvård")
    start = ("--arbetsplats", "skola", "--grund", "överenskommen insats", "--chef", "Per Lindmark")
    norrbus.ok("avvikelse", "rapportera", "1", *start, *texts, *more, *SCHOOL_FORM)
    given.told(
        norrbus,
        description="Elsas mamma Anna Lantto säger att Ola Engström på Centrumskolan inte ringt. ELSA LANTTO 140903-2388, 070-174 06 99.",
        consequences="Mikael Ströms oro. Elsa sover 3 timmar per natt.",
    )
    given.handled(norrbus)


def test_the_report_has_each_field_of_the_form_in_its_order_and_words(handled: Norrbus) -> None:
    text = written(handled, "avvikelserapport", "1")
    assert tuple(headings(text, (*FORM, "Hantering"))) == (*FORM, "Hantering")
    for fact in (
        "12 maj 2026",
        "Karin Öberg, Centrumskolan",
        "Elsa Lantto, 20140903-2388",
        "**Rapportörens underskrift**\\\nKarin Öberg, 12 maj 2026\n",
        "**Närmaste chefens underskrift**\\\nPer Lindmark, 12 maj 2026\n",
    ):
        assert fact in text


def test_the_plan_has_each_field_of_its_form_in_order(handled: Norrbus) -> None:
    assert tuple(headings(written(handled, "genomförandeplan", "1"), PLAN_FORM)) == PLAN_FORM


def test_an_unsigned_report_has_room_for_the_signatures(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.deviation(norrbus, "--osignerad")
    text = written(norrbus, "avvikelserapport", "1")
    for who in ("Rapportörens", "Närmaste chefens"):
        assert f"**{who} underskrift**\\\n*…" in text
    assert "### Analys" not in text


def test_an_anonymised_copy_tells_nobody_whom_it_is_about(handled: Norrbus) -> None:
    text = written(handled, "avvikelserapport", "1", "--avidentifierad")
    assert tuple(headings(text, (*FORM, "Hantering"))) == (*FORM, "Hantering")
    for name in (
        "Elsa",
        "Lantto",
        "Anna",
        "Mikael",
        "Ström",
        "2388",
        "070",
        "Per ",
        "Lindmark",
        "Karin",
        "Ola",
        "Engström",
        "Centrumskolan",
        "NB-2026",
        "12 maj",
    ):
        assert name not in text.replace("Utskrivet tisdag 12 maj", ""), name
    assert "\\[barnet\\]s mamma \\[vårdnadshavare\\]" in text
    assert "3 timmar per natt" in text  # an ordinary word is no name
    assert "maj 2026" in text
    assert (
        handled("dokument", "lista", "A-2026-0001").out.count(
            "Samverkansstruktur målgrupp barn och unga"
        )
        == 1
    )


def test_writing_an_anonymised_copy_is_no_look_at_a_person(handled: Norrbus) -> None:
    before = handled.rows()["looks"]
    written(handled, "avvikelserapport", "1", "--avidentifierad")
    assert handled.rows()["looks"] == before
    written(handled, "avvikelserapport", "1")
    assert handled.rows()["looks"] == before + 3


def test_a_protected_childs_school_is_named_by_its_kind(handled: Norrbus) -> None:
    handled.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    told = ("dokument", "skriv", "avvikelserapport", "1")
    assert "Skyddade uppgifter står i beskrivningen" in handled.refused(4, *told)
    assert "Karin Öberg, skola\n" in written(
        handled, "avvikelserapport", "1", "--trots-skydd", "till rektor, som vet"
    )


def test_without_a_case_the_report_says_what_was_written_or_that_it_is_about_no_child(
    norrbus: Norrbus,
) -> None:
    given.actors(norrbus)
    given.deviation(norrbus, case="")
    given.deviation(norrbus, "--klient", "Moa Wikström, 8 B", case="")
    assert "**Klient-/patientuppgifter**\\\n–\n" in written(norrbus, "avvikelserapport", "1")
    assert "Moa Wikström, 8 B" in written(norrbus, "avvikelserapport", "2")
    assert "Moa" not in written(norrbus, "avvikelserapport", "2", "--avidentifierad")


def test_no_decision_is_written_with_its_reason(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.deviation(norrbus)
    norrbus.ok("avvikelse", "underteckna", "1", "--som", "chef")
    norrbus.ok("avvikelse", "skicka", "1", "--sätt", "brev")
    norrbus.ok("avvikelse", "analysera", "1", "--aktör", "primärvård", "--analys", "x")
    norrbus.ok("avvikelse", "analysera", "1", "--nivå", "styrgrupp", "--analys", "x")
    norrbus.ok("avvikelse", "besluta", "1", "--inget-beslut", "Det löste sig.")
    assert "Inget beslut behövs: Det löste sig." in written(norrbus, "avvikelserapport", "1")


def test_the_routine_names_the_recipients_of_the_register(norrbus: Norrbus) -> None:
    text = written(norrbus, "rutin för avvikelsehantering")
    assert "| alla, gymnasieskola | rapport | förvaltningschef gymnasieskolan |" in text
    norrbus.ok("avvikelse", "mottagare", "exempel", "Arjeplog")
    text = written(norrbus, "rutin", "--skriv-över")
    assert "| skola, gymnasieskola | kopia | gymnasiechef |" in text
    assert headings(text) == [
        "Identifiering",
        "Rapportering",
        "Analys",
        "Genomförande",
        "Uppföljning",
    ]
    assert "passar inte ihop" in norrbus.refused(2, "dokument", "skriv", "rutin", "1")


def test_the_compilation_is_written_for_a_year_that_is_published(handled: Norrbus) -> None:
    line = ("dokument", "skriv", "avvikelsesammanställning")
    assert handled.refused(4, *line, "2026").startswith(
        "2026 är inte fastställt, och inga tal om barn lämnar myndigheten före det:"
    )
    assert not list(handled.documents.rglob("*avvikelser-2026*"))
    handled.day = "2027-01-02"
    handled.ok("statistik", "fastställ", "2026", "--med-brister", "--ja")
    text = written(handled, "avvikelsesammanställning", "2026")
    assert "Avvikelser rapporterades under året. Hur många visas inte" in text
    assert "Talen är de som är fastställda i årets statistik." in text
    assert text.count("Visas inte, för att ingen ska kunna pekas ut.") == 3
    assert "Hur många som har återkopplats visas inte." in text
    assert "Ersättare utses." not in text
    assert not re.search(r"\| [1-4] \|", text)
    for typed in ("2028", "NB-2026-0001", "1999"):
        assert "är inget år" in handled.refused(2, *line, typed)
    assert "REF" in handled.refused(2, *line)


def test_the_compilation_of_many_says_how_many_and_of_none_that_there_were_none(
    handled: Norrbus,
) -> None:
    about = ("--arbetsplats", "skola", "--grund", "annat", "--beskrivning", "x", "--chef", "Per")
    rest = ("--konsekvenser", "x", "--förslag", "x", "--aktör", "primärvård")
    for number in range(2, 7):
        handled.ok("avvikelse", "rapportera", *about, *rest, *SCHOOL_FORM)
        handled.ok("avvikelse", "underteckna", str(number), "--som", "chef")
        handled.ok("avvikelse", "skicka", str(number), "--sätt", "brev")
        handled.ok("avvikelse", "analysera", str(number), "--aktör", "primärvård", "--analys", "x")
        gather = ("--nivå", "styrgrupp", "--analys", "x")
        handled.ok("avvikelse", "analysera", str(number), *gather)
        decision = ("--beslut", f"Elsas åtgärd {number}.", "--ansvarig", "primärvård")
        handled.ok("avvikelse", "besluta", str(number), *decision)
    handled.day = "2027-01-02"
    handled.ok("statistik", "fastställ", "2026", "--med-brister", "--ja")
    text = written(handled, "avvikelsesammanställning", "2026")
    assert "6 avvikelser rapporterades under året" in text
    assert "Sammanställningen innehåller inga personer." in text
    assert "Ersättare utses." not in text
    assert not re.search(r"\| [1-4] \|", text)
    given.child(handled, "--född", "2015-01-01", "--kön", "pojke", number="", name="Kim Niva")
    handled.day = "2028-01-02"
    handled.ok("statistik", "fastställ", "2027", "--med-brister", "--ja")
    nothing = written(handled, "avvikelsesammanställning", "2027")
    assert "Inga avvikelser rapporterades under året." in nothing
    assert "## Grund" not in nothing


def test_a_document_about_no_case_is_listed_by_what_it_is_about(handled: Norrbus) -> None:
    written(handled, "avvikelserapport", "1")
    written(handled, "genomförandeplan", "1")
    assert handled.ok("dokument", "lista", "A-2026-0001").startswith(
        "1\tA-2026-0001\tavvikelserapport\t"
    )
    of_case = handled.ok("dokument", "lista", "1")
    assert [line.split("\t")[2] for line in of_case.splitlines()] == [
        "avvikelserapport",
        "genomförandeplan",
    ]  # a report about the child is the case's too
    handled.ok("dokument", "skriv", "rutin")
    assert handled.ok("dokument", "lista", "REGISTER").split("\t")[1:3] == [
        "register",
        "rutin för avvikelsehantering",
    ]
    assert handled.ok("dokument", "lista").count("\n") == 3
