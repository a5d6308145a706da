"""The agenda and the minutes on paper, and the coordinator's calendar: no child is in any of them."""

from __future__ import annotations

from pathlib import Path

import given
import pytest
from agenda.test_agenda import events
from conftest import Norrbus


def written(norrbus: Norrbus, *line: str) -> str:
    path = norrbus.ok("dokument", "skriv", *line, "--format", "md").strip()
    return Path(path).read_text(encoding="utf-8")


@pytest.fixture
def held(norrbus: Norrbus) -> Norrbus:
    """A meeting that treated a deviation and a disagreement."""
    norrbus.day = "2026-04-21"
    given.case(norrbus)
    given.deviation(norrbus)
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
        "Vem som betalar.",
    )
    given.forum_held(norrbus)
    return norrbus


def test_the_agenda_is_a_paper_for_all_participants(norrbus: Norrbus) -> None:
    norrbus.ok(
        "forum",
        "ledamot",
        "lägg-till",
        "--slag",
        "styrgrupp",
        "--namn",
        "Maj Niemi",
        "--roll",
        "socialchef",
        "--e-post",
        "maj@example.se",
    )
    given.forum(norrbus, "--agenda", "Avvikelser\n\n # Nästa möte", "--deltagare", "Per Lindmark")
    text = written(norrbus, "mötesagenda", "F-2026-0001")
    assert text.startswith("# Mötesagenda, styrgrupp\n\n## Tid och plats\n")
    assert "**Tid**\\\nkl. 09.00–10.00\n\n**Plats**\\\nKommunhuset\n" in text
    assert "## Agenda\n\n- Avvikelser\n- \\# Nästa möte\n" in text
    assert "## Deltagare\n\n- Maj Niemi, socialchef\n- Per Lindmark\n" in text
    assert "avslutas med en reflektion" in text
    assert "maj@example.se" not in text


def test_an_agenda_without_participants_has_no_such_heading(norrbus: Norrbus) -> None:
    given.forum(norrbus, "--agenda", "x")
    assert "## Deltagare" not in written(norrbus, "mötesagenda", "f-2026-0001")


def test_an_agenda_that_is_not_written_or_not_wanted_is_no_paper(norrbus: Norrbus) -> None:
    given.forum(norrbus, "--deltagare", "Per", day="2026-03-30")
    paper = ("dokument", "skriv", "mötesagenda", "F-2026-0001")
    assert "har ingen agenda. Skriv den med: norrbus forum ändra" in norrbus.refused(4, *paper)
    assert "Mötet har ingen agenda" in norrbus("forum", "visa", "1").err
    norrbus.ok("forum", "genomför", "1", "--närvarande", "Per", "--anteckningar", "x")
    assert "har ingen agenda. Skriv minnesanteckningarna" in norrbus.refused(4, *paper)
    given.forum(norrbus, "--agenda", "x")
    norrbus.ok("forum", "ställ-in", "2", "--orsak", "x")
    assert "är inställt" in norrbus.refused(4, *paper[:-1], "F-2026-0002")


def test_the_minutes_say_who_came_what_was_treated_and_who_gets_them(held: Norrbus) -> None:
    text = written(held, "minnesanteckningar", "F-2026-0001")
    assert "## Närvarande\n\n| Namn | Roll |\n| --- | --- |\n| Maj Niemi | socialchef |\n" in text
    assert "## Frånvarande\n\n- Per Lindmark, rektor\n" in text
    assert (
        "## Avvikelser och oenigheter som behandlades\n\n- avvikelse A-2026-0001\n- oenighet NB-2026-0001-O1\n"
        in text
    )
    for heading, what in (
        ("Minnesanteckningar", "Vi gick igenom dem."),
        ("Reflektion över mötets innehåll", "Bra."),
        ("Nästa möte", "I höst."),
    ):
        assert f"## {heading}\n\n{what}\n" in text
    assert (
        "## Får minnesanteckningarna\n\n- Maj Niemi, socialchef\n- Per Lindmark, rektor\n" in text
    )


def test_no_paper_of_these_levels_tells_of_a_child(held: Norrbus) -> None:
    looks = held.rows()["looks"]
    for text in (
        written(held, "minnesanteckningar", "F-2026-0001"),
        written(held, "mötesagenda", "F-2026-0001"),
    ):
        assert not [
            name
            for name in ("Elsa", "Lantto", "2388", "Sömnsamtal", "Vem som betalar")
            if name in text
        ]
    assert held.rows()["looks"] == looks
    assert held.ok("dokument", "lista", "F-2026-0001").count("F-2026-0001\tm") == 2


def test_short_minutes_have_no_empty_headings(norrbus: Norrbus) -> None:
    norrbus.day = "2026-04-21"
    given.forum(norrbus, "--deltagare", "Per")
    assert "inte hållet" in norrbus.refused(
        4, "dokument", "skriv", "minnesanteckningar", "F-2026-0001"
    )
    norrbus.ok(
        "forum",
        "genomför",
        "1",
        "--närvarande",
        "Per",
        "--anteckningar",
        "x",
        "--övriga",
        "en praktikant",
    )
    text = written(norrbus, "minnesanteckningar", "F-2026-0001")
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Tid och plats",
        "## Närvarande",
        "## Minnesanteckningar",
        "## Får minnesanteckningarna",
    ]
    assert "| Per | – |" in text
    assert "Övriga närvarande: en praktikant" in text


def test_a_cases_meeting_has_an_agenda_of_its_own_with_the_child_as_in_the_summons(
    norrbus: Norrbus,
) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-21", "1", "--agenda", "Nuläge\nInsatser")
    bare = written(norrbus, "mötesagenda", "1", "--mapp", str(norrbus.home / "bare"))
    assert "## Kallade" not in bare
    given.summoned(norrbus)
    text = written(norrbus, "mötesagenda", "NB-2026-0001-M1")
    assert text.startswith("# Mötesagenda, norrbusmöte\n\n**Dag**\\\ntisdag 21 april 2026\n")
    assert "## Vem mötet gäller\n\n**Namn**\\\nElsa Lantto\n" in text
    assert "## Agenda\n\n- Nuläge\n- Insatser\n" in text
    assert "## Kallade\n\n- Per Lindmark, rektor, Centrumskolan\n" in text
    assert "## Inbjudna\n\n- Elsa Lantto\n" in text
    assert (norrbus.documents / "NB-2026-0001/NB-2026-0001-M1-motesagenda.md").exists()
    norrbus.ok("möte", "ställ-in", "1", "--orsak", "x", "--ja")
    assert "är inställt" in norrbus.refused(
        4, "dokument", "skriv", "mötesagenda", "NB-2026-0001-M1"
    )


def test_an_anonymous_consultation_has_an_agenda_that_tells_nobody(norrbus: Norrbus) -> None:
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    given.booked(norrbus)
    text = written(norrbus, "mötesagenda", "1")
    assert "Anonym konsultation" in text
    assert "## Agenda" not in text


def test_the_coordinators_calendar_has_the_meetings_to_come(norrbus: Norrbus) -> None:
    norrbus.ok("register", "samordnare", "--namn", "Sven Wara")
    given.forum(norrbus, "--agenda", "x", "--länk", "https://example.se/m")
    given.forum(norrbus, "--agenda", "x", day="2026-03-27")
    before = events(norrbus, "--samordnare", "Karin")
    assert [title for title in before if title.startswith("Styrgrupp")] == ["Styrgrupp F-2026-0001"]
    meeting = before["Styrgrupp F-2026-0001"]
    assert (meeting["DTSTART"].dt.isoformat(), str(meeting["LOCATION"])) == (
        "2026-04-21T09:00:00+02:00",
        "Kommunhuset",
    )
    norrbus.ok("forum", "ändra", "1", "--dag", "2026-04-22")
    after = events(norrbus, "--samordnare", "Karin")["Styrgrupp F-2026-0001"]
    assert (after["UID"], after["SEQUENCE"]) == (meeting["UID"], meeting["SEQUENCE"] + 1)
    assert events(norrbus, "--samordnare", "Sven") == {}
    norrbus.ok("forum", "ställ-in", "1", "--orsak", "x")
    assert "Styrgrupp F-2026-0001" not in events(norrbus, "--samordnare", "Karin")
