"""Empty forms, the consent to tick, its withdrawal, and information for each who reads it."""

from __future__ import annotations

import re
from pathlib import Path

import given
import pytest
from conftest import Norrbus
from documents.conftest import papers
from documents.test_pdf import text_of

from norrbus_cli.desk.papers.kinds import KINDS
from norrbus_cli.paper.marks import Blank

FORMS = [each.name for each in KINDS.values() if each.form]


def texts(norrbus: Norrbus, *line: str) -> list[str]:
    """What a command wrote, as Markdown."""
    said = norrbus.ok("dokument", "skriv", *line, "--format", "md", "--skriv-över")
    return [Path(each).read_text(encoding="utf-8") for each in said.splitlines()]


@pytest.mark.parametrize("kind", FORMS)
def test_an_empty_form_has_lines_to_fill_in_and_names_nobody(norrbus: Norrbus, kind: str) -> None:
    given.agreed(norrbus)
    paths = norrbus.ok("dokument", "skriv", kind, "--tom", "--format", "alla").splitlines()
    assert [Path(each).suffix for each in paths] == [".md", ".html", ".pdf"]
    assert all(Path(each).stem.endswith("-blankett") for each in paths)
    text = Path(paths[0]).read_text(encoding="utf-8")
    assert text.count("…………") >= 5
    assert "Elsa" not in text
    assert "NB-2026" not in text
    assert "Utskrivet" not in text  # it is filled in on another day
    assert not re.search(r"Ingen |Inga |None|Blank|\*\*\\\n–", text)
    assert not re.search("^#+ *$", text, re.MULTILINE)
    page = Path(paths[1]).read_text(encoding="utf-8")
    assert page.count("<dd></dd>") + page.count('class="line"') >= 5
    assert "…" not in page.replace("☐ <em>", "").replace("…</em>", "…") or "☐ <em>…" in page
    assert "blankett" in text_of(Path(paths[2]).read_bytes())


def test_an_empty_form_has_all_headings_of_the_paper(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    for kind in ("genomförandeplan", "samtycke"):
        (empty,) = texts(norrbus, kind, "--tom")
        headings = re.findall("^## .*", texts(norrbus, kind, "1")[0], re.MULTILINE)
        assert len(headings) > 4
        assert [each for each in headings if each not in empty] == []


def test_all_empty_forms_are_written_at_once(norrbus: Norrbus) -> None:
    assert len(texts(norrbus, "alla", "--tom")) == len(FORMS)


def test_what_nobody_fills_in_by_hand_has_no_empty_form(norrbus: Norrbus) -> None:
    sentence = norrbus.refused(2, "dokument", "skriv", "årsrapport", "--tom")
    assert "årsrapport finns inte som tom blankett; det gör samtycke" in sentence


def test_what_an_empty_form_is_made_of_is_empty_all_the_way_down() -> None:
    blank = Blank(3)
    assert blank.number == 3
    assert str(blank.child.name) == ""
    assert not blank.signatures
    assert list(blank.signatures) == []
    with pytest.raises(AttributeError):
        blank._secret  # noqa: B018


def test_a_form_for_consent_lets_the_giver_choose(norrbus: Norrbus) -> None:
    given.case(norrbus)
    anna, mikael = texts(norrbus, "samtycke", "1")
    for text in (anna, mikael):
        assert sorted(re.findall("- ☐ (.*)", text)[:3]) == [
            "Centrumskolan (skola)",
            "Kalix hälsocentral (primärvård)",
            "Kalix socialtjänst (socialtjänst)",
        ]
        assert "☐ Samtycket gavs muntligt" in text
        assert "## Så tar du tillbaka samtycket" in text
        assert "**Barnets/den unges namn**" in text
    given.consents(norrbus)
    assert "☐" not in texts(norrbus, "samtycke", "1")[0]


def test_a_child_under_18_has_a_consent_of_its_own_when_it_is_asked_for(norrbus: Norrbus) -> None:
    given.case(norrbus)
    assert len(texts(norrbus, "samtycke", "1")) == 2
    (own,) = texts(norrbus, "samtycke", "1", "--till", "Elsa")
    assert "Den här blanketten är till dig." in own
    assert "Vårdnadshavare" not in own
    assert "**Barnets/den unges namn**" not in own


def test_a_consent_is_taken_back_on_a_form(norrbus: Norrbus) -> None:
    given.case(norrbus)
    refused = norrbus.refused(4, "dokument", "skriv", "återkallelse", "1")
    assert "Inget samtycke gäller" in refused
    given.consents(norrbus)
    forms = texts(norrbus, "återkallelse", "1")
    assert len(forms) == 2
    assert "**Namn**\\\nAnna Lantto" in forms[0]
    assert "- ☐ helt\n" in forms[0]
    assert "- ☐ Centrumskolan (skola)" in forms[0]
    norrbus.ok("samtycke", "återkalla", "1", "--vem", "Anna", "--ja")
    norrbus.day = "2026-04-22"
    assert len(texts(norrbus, "återkallelse", "1")) == 1
    # The numbers of who gave it and of the consent in its case, as the consent itself has.
    names = {path.name.split(".")[0] for path in norrbus.documents.rglob("*aterkallelse*")}
    assert names == {f"NB-2026-0001-aterkallelse-{each}" for each in ("2-1", "3-2")}
    norrbus.ok(
        *("ärende", "skapa", "--anonym", "--behov", "Oro.", "--behov-sett", "idag"),
        *("--sett-av", "skola", "--nivå", "tidiga insatser"),
    )
    assert "anonym" in norrbus.refused(4, "dokument", "skriv", "återkallelse", "2")


def test_each_who_reads_it_has_information_in_own_words(norrbus: Norrbus) -> None:
    settings = norrbus.home / "i.toml"
    settings.write_text('[brevhuvud]\ndataskyddsombud = "dso@example.se"\n', encoding="utf-8")
    said = norrbus.ok(
        *("--inställningar", str(settings), "dokument", "skriv", "föräldrainformation"),
        *("--format", "md"),
    )
    guardians, child, young = (Path(each).read_text(encoding="utf-8") for each in said.splitlines())
    for text, asked in ((guardians, "Ni kan klaga"), (young, "Du kan klaga")):
        # Article 13: who, the officer, why, who gets them, how long, the rights, complaint.
        for part in ("Vem som ansvarar", "dso@example.se", "artikel 6.1 e", "Vilka som får dem"):
            assert part in text
        assert "Hur länge de finns kvar" in text
        assert asked in text
        assert "Säger" in text  # what happens if one says no
    assert "ert barn" not in young
    assert "ni " not in re.sub("[^a-zåäö ]", " ", young.split("## Dina uppgifter")[1].lower())
    assert "artikel" not in child
    assert len(texts(norrbus, "föräldrainformation", "--till", "barnet")) == 1


def test_who_needs_an_interpreter_stands_on_the_summons(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consents(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)
    assert "Tolk behövs" not in texts(norrbus, "kallelse", "1")[0]
    norrbus.ok("ärende", "ändra", "1", "--vem", "Anna", "--språk", "meänkieli", "--tolk", "ja")
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--tolk", "ja")
    text = texts(norrbus, "kallelse", "1")[0]
    assert "**Tolk behövs**\\\nAnna Lantto, meänkieli\n" in text
    assert "**Tolk behövs**\\\nMikael Ström, språket är inte antecknat\n" in text


def test_a_child_reads_what_the_meeting_is_for_in_its_own_words(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consents(norrbus)
    norrbus.ok(
        *("möte", "boka", "1", "--dag", "2026-04-21", "--tid", "13.00", "--plats", "Skolan"),
        *("--syfte", "Samordning av insatser.", "--syfte-barnet", "Så att du får sova."),
    )
    given.summoned(norrbus)
    to = {
        who: texts(norrbus, "inbjudan", "1", "--till", who)[0] for who in ("Elsa", "Anna", "Mikael")
    }
    assert "Så att du får sova." in to["Elsa"]
    assert "Samordning" not in to["Elsa"]
    assert "Mötet kallas norrbusmöte." in to["Elsa"]
    assert "Samordning av insatser." in to["Anna"]
    assert "Så att du" not in to["Anna"]
    assert "Ett norrbusmöte är ett möte där" in to["Mikael"]
    assert "- ☐ Jag kommer." in to["Mikael"]


def test_an_earlier_followup_can_be_written(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    done = [word for number in "123" for word in ("--genomförd", number)]
    line = ("uppföljning", "registrera", "1", *done, "--beslut", "fortsätt")
    norrbus.day = "2026-06-10"
    norrbus.ok(*line, "--nästa", "2026-09-16", "--anteckning", "Första gången.")
    norrbus.day = "2026-09-16"
    norrbus.ok(*line, "--nästa", "2026-12-16", "--anteckning", "Andra gången.")
    (first,) = texts(norrbus, "uppföljning", "1", "--version-nr", "1")
    (latest,) = texts(norrbus, "uppföljning", "1")
    assert "Första gången." in first
    assert "Andra gången." in latest
    assert len([path for path in papers(norrbus, "md") if "uppfoljning" in path.name]) == 2
    refused = norrbus.refused(3, "dokument", "skriv", "uppföljning", "1", "--version-nr", "3")
    assert "har följts upp 2 gånger, så uppföljning 3 finns inte" in refused


# --- all at once -------------------------------------------------------------------------


def names(said: str) -> list[str]:
    return [Path(each).name for each in said.splitlines()]


def test_all_papers_of_a_case_that_can_be_written_are_written(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    result = norrbus("dokument", "skriv", "alla", "1", "--format", "md")
    assert result.code == 0
    kinds = [
        re.sub(r"NB-2026-0001-(M\d-)?|-\d|-v\d|-underskriven|\.md", "", each)
        for each in names(result.out)
    ]
    assert kinds == ["samtycke", "samtycke", "minnesanteckningar", "genomforandeplan", "sip"]
    assert "Inte uppföljning: " in result.err


def test_the_papers_of_a_meeting_are_written_together(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consents(norrbus)
    refused = norrbus.refused(4, "dokument", "skriv", "alla", "1", "--möte")
    assert refused.startswith("Det finns inget att skriva än. Ärendet har inget möte")
    given.booked(norrbus)
    given.summoned(norrbus)
    line = ("dokument", "skriv", "alla", "--format", "md", "--skriv-över")
    of_meeting = names(norrbus.ok(*line, "NB-2026-0001-M1"))
    assert [each for each in of_meeting if "kallelse" in each]
    assert [each for each in of_meeting if each.endswith(".ics")]
    assert not [each for each in of_meeting if "samtycke" in each]
    assert names(norrbus.ok(*line, "1", "--möte")) == of_meeting
    assert [each for each in names(norrbus.ok(*line, "1")) if "samtycke" in each]


def test_a_summons_without_consent_is_left_with_the_reason(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consents(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)
    norrbus.ok("samtycke", "återkalla", "1", "--vem", "Anna", "--ja")
    norrbus.day = "2026-04-02"
    result = norrbus("dokument", "skriv", "alla", "1", "--format", "md")
    assert result.code == 0
    assert "kallelse" not in result.out
    assert "Inte kallelse: " in result.err
    assert "samtycke saknas" in result.err


def test_a_form_says_when_a_minor_decides_too(norrbus: Norrbus) -> None:
    given.case(norrbus)
    law = "(offentlighets- och sekretesslagen 12 kap. 3 §)"
    own = texts(norrbus, "samtycke", "1", "--till", "Elsa")
    for text in (*texts(norrbus, "samtycke", "1"), *own):
        assert text.count(law) == 1
