"""Templates listed, shown, copied, compared and checked; the fields that they can use."""

from __future__ import annotations

import json
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus

from norrbus_cli.desk.papers import kinds, records
from norrbus_cli.desk.templates import inventory
from norrbus_cli.desk.templates.copying import names_of
from norrbus_cli.paper import render
from norrbus_cli.paper.template import environment, fields, samples
from norrbus_cli.paper.template.choosing import chosen
from norrbus_cli.words.record import Record

SUMMONS, WHEN = "meeting/kallelse.md.j2", "meeting/when.md.j2"
SAME = "meeting/same.md.j2"


def folder(norrbus: Norrbus) -> Path:
    return norrbus.home / ".config/norrbus/mallar"


def own(norrbus: Norrbus, content: str, name: str = SUMMONS) -> Path:
    path = folder(norrbus) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def text_of(name: str) -> str:
    part = environment.built_in(name)
    assert part
    return part.text


def checked(norrbus: Norrbus, code: int = 0) -> dict[str, Any]:
    result = norrbus("dokument", "kontrollera", "--json")
    assert result.code == code, result.out
    found: dict[str, Any] = json.loads(result.out)
    return found


def findings(norrbus: Norrbus, code: int = 0) -> list[tuple[str, str]]:
    return [(each["allvar"], each["fynd"]) for each in checked(norrbus, code)["fynd"]]


def released(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, **changed: str) -> None:
    """A new release whose templates are changed: the last word of each name, and its content."""
    new = tmp_path / "ny/templates"
    shutil.copytree(environment.templates_folder(), new)
    for name, content in changed.items():
        (path,) = new.rglob(f"{name}.md.j2")
        path.write_text(content, encoding="utf-8")
    monkeypatch.setattr(environment, "templates_folder", lambda: new)
    for kept in (environment.texts, environment.built_in, render.template_hash):
        kept.cache_clear()


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    yield
    for kept in (environment.texts, environment.built_in, render.template_hash):
        kept.cache_clear()


# --- the declared place ------------------------------------------------------------------------


def test_every_kind_of_paper_says_what_it_is_made_of() -> None:
    assert records.PAPERS.keys() - {records.DISPOSAL} == kinds.KINDS.keys() - {"kalenderfil"}


def test_every_built_in_text_is_a_paper_a_part_of_one_or_stands_around_it() -> None:
    there = environment.templates_folder()
    names = {path.relative_to(there).as_posix() for path in there.rglob("*.md.j2")}
    used = {name for each in records.in_every_language() for name in chosen(each.template).parts}
    assert names - used == {render.FOOT, "reminder/paminnelse.md.j2"}


def test_every_template_is_filled_in_with_all_that_its_record_can_hold_and_with_least() -> None:
    for each in records.in_every_language():
        for data in samples.samples(each.data):
            made = render.render(each.template, "x", data, language=each.language)
            assert made.body.strip()


# --- listed and shown --------------------------------------------------------------------------


def test_the_list_tells_what_holds_today(norrbus: Norrbus) -> None:
    own(norrbus, "{# gäller: 2026-03-01--2026-04-30 #}\n# Vår\n")
    own(norrbus, "{{", WHEN)
    found = {
        each["mall"]: each for each in json.loads(norrbus.ok("dokument", "mall", "lista", "--json"))
    }
    mine = found[SUMMONS]
    assert (mine["galler"], mine["tid"]) == ("egen", "2026-03-01--2026-04-30")
    assert mine["fil"] == str(folder(norrbus) / SUMMONS)
    assert found[WHEN]["galler"] == "egen som inte går att använda"
    assert "rad 1" in found[WHEN]["fel"]
    assert found["agreement/sip.md.j2"]["galler"] == "inbyggd"
    assert found["base/person.md.j2"]["slag"] == [
        "samtycke",
        "genomförandeplan",
        "SIP",
        "överlämning",
    ]
    norrbus.day = "2026-05-01"
    assert "kallelse.md.j2\tinbyggd" in norrbus.ok("dokument", "mall", "lista")


def test_a_template_is_shown_as_it_holds_with_where_it_is(norrbus: Norrbus) -> None:
    plain = norrbus("dokument", "mall", "visa", "kallelse")
    assert plain.out.rstrip() == text_of(SUMMONS).rstrip()
    assert plain.err == f"{SUMMONS}: inbyggd\n"
    path = own(norrbus, "{# gäller: 2026-03-01-- #}\n# Vår\n")
    mine = norrbus("dokument", "mall", "visa", "kallelse")
    assert mine.out == "{# gäller: 2026-03-01-- #}\n# Vår\n"
    assert f"egen, {path} (2026-03-01--)" in mine.err
    own(norrbus, "\n{% if %}")
    broken = norrbus("dokument", "mall", "visa", "kallelse")
    assert broken.out == plain.out
    assert "Den inbyggda mallen gäller så länge." in broken.err.replace("\n", " ")
    assert norrbus.ok("dokument", "mall", "visa", "mötesagenda").count("# Mötesagenda") == 2


# --- copied and compared -----------------------------------------------------------------------


def test_a_template_is_copied_for_its_owner_alone_and_used(norrbus: Norrbus) -> None:
    path = folder(norrbus) / SUMMONS
    assert norrbus.ok("dokument", "mall", "kopiera", "kallelse") == f"{path}\n"
    assert path.read_text(encoding="utf-8") == text_of(SUMMONS)
    for each in (path, folder(norrbus) / ".kopierad" / SUMMONS):
        assert stat.S_IMODE(each.stat().st_mode) == 0o600
        assert stat.S_IMODE(each.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder(norrbus).stat().st_mode) == 0o700
    assert checked(norrbus) == {
        **{"inbyggda": len(names_of("")), "egna": 1, "hela": 0, "andrade": 0, "saknas": 0},
        "fynd": [],
    }


def test_what_is_there_is_never_written_over(norrbus: Norrbus) -> None:
    path = own(norrbus, "# Vår\n")
    said = norrbus.refused(5, "dokument", "mall", "kopiera", "kallelse")
    assert f"Det finns redan en egen mall: {path}. Inget skrevs." in said.replace("\n", " ")
    assert path.read_text(encoding="utf-8") == "# Vår\n"
    assert not (folder(norrbus) / ".kopierad").exists()
    # A link that leads nowhere is something that is there.
    path.unlink()
    path.symlink_to("saknas")
    assert norrbus.refused(5, "dokument", "mall", "kopiera", "kallelse")


def test_a_copy_with_its_parts_leaves_those_that_are_there(norrbus: Norrbus) -> None:
    own(norrbus, "# Vår\n")
    out = norrbus.ok("dokument", "mall", "kopiera", "kallelse", "--med-delar")
    assert out == f"{folder(norrbus) / WHEN}\n{folder(norrbus) / SAME}\n"
    said = norrbus.refused(5, "dokument", "mall", "kopiera", "kallelse", "--med-delar")
    assert "Det finns redan egna mallar" in said


def test_a_folder_that_cannot_be_made_is_said(norrbus: Norrbus) -> None:
    folder(norrbus).parent.mkdir(parents=True, exist_ok=True)
    folder(norrbus).write_text("", encoding="utf-8")
    assert "går inte att skriva" in norrbus.refused(5, "dokument", "mall", "kopiera", "kallelse")


def test_a_comparison_tells_what_a_release_changed_and_what_the_municipality(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "Inga egna mallar" in norrbus("dokument", "mall", "jämför", terminal=True).err
    norrbus.ok("dokument", "mall", "kopiera", "kallelse")
    path = folder(norrbus) / SUMMONS
    mine = text_of(SUMMONS).replace("## Kallade", "## Vi kallar")
    path.write_text(mine, encoding="utf-8")
    out = norrbus.ok("dokument", "mall", "jämför", "kallelse")
    assert out.startswith(f"{path}: aktuell\n--- den inbyggda när den kopierades\n+++ den egna\n")
    assert "\n-## Kallade\n+## Vi kallar\n" in out
    released(
        monkeypatch, tmp_path, kallelse=text_of(SUMMONS).replace("# Kallelse", "# Ny kallelse")
    )
    (found,) = json.loads(norrbus.ok("dokument", "mall", "jämför", "--json"))
    assert found["lage"] == "den inbyggda är ändrad sedan kopian"
    assert "+# Ny kallelse" in found["ny_inbyggd"]
    assert "Ny kallelse" not in found["andrat"]
    assert ("varning", f"{path}: Den inbyggda är ändrad sedan kopian.") in findings(norrbus)
    assert norrbus.ok("dokument", "mall", "jämför", "SIP") == ""
    result = norrbus("dokument", "mall", "jämför", "--avstämd")
    assert f"{path} är avstämd" in result.err.replace("\n", " ")
    assert result.out.startswith(f"{path}: aktuell\n")
    assert findings(norrbus) == []


def test_what_was_not_copied_is_compared_with_the_built_in_as_it_is(norrbus: Norrbus) -> None:
    path = own(norrbus, text_of(SUMMONS) + "Mer.\n")
    loose = own(norrbus, "x", "meeting/kalelse.md.j2")
    broken = own(norrbus, "", WHEN)
    broken.write_bytes(b"\xff")
    out = norrbus.ok("dokument", "mall", "jämför")
    assert f"{loose}: ersätter ingen inbyggd\n" in out
    assert f"{path}: inte kopierad härifrån\n--- den inbyggda nu\n+++ den egna\n" in out
    assert f"{broken}: den är inte sparad som UTF-8\n" in out
    norrbus.ok("dokument", "mall", "jämför", "--avstämd")
    assert f"{path}: aktuell" in norrbus.ok("dokument", "mall", "jämför")


# --- fields ------------------------------------------------------------------------------------


def test_the_fields_are_those_of_the_record_and_of_all_in_it(norrbus: Norrbus) -> None:
    listed = json.loads(norrbus.ok("dokument", "fält", "genomförandeplan", "--json"))
    found = {each["falt"]: each for each in listed}
    assert found["d.measures"] | {"inbyggd": ""} == {
        "falt": "d.measures",
        "haller": "lista: flera fält",
        "vad": "under Insatser",
        "skrivs": "{% for each in d.measures %}",
        "inbyggd": "",
        "mall": "agreement/genomforandeplan.md.j2",
    }
    assert found["d.measures[].goal"]["vad"] == "Mål"
    assert found["d.measures[].goal"]["skrivs"] == "{{ each.goal }}"
    assert found["d.child.name"]["vad"] == "Namn"
    assert found["d.followup_day"]["haller"] == "dag, kan saknas"
    assert found["d.followup_day"]["skrivs"] == "{{ d.followup_day|day }}"
    assert found["d.of_age"]["skrivs"] == "{% if d.of_age %}"
    assert found["d.of_others"]["inbyggd"] == ""
    assert found["d.made_on"]["inbyggd"] == "agreement/genomforandeplan.md.j2, rad 9"
    assert found["house.contact"]["haller"] == "lista: text"
    assert "house.logo" not in found


def test_the_fields_of_every_kind_are_told_in_words() -> None:
    for kind in records.PAPERS:
        found = list(inventory.fields(kind))
        assert found
        assert all(each.holds and each.written for each in found)
    counts = {each.path: each for each in inventory.fields("avvikelsesammanställning")}
    assert counts["d.found.total"].holds == "tal eller text, kan saknas"
    texts = {each.path: each.said for each in inventory.fields("kallelse")}
    assert texts["d.notes"] == "anteckningarna"
    assert texts["d.link"] == "Länk"


class Odd(Record):
    """A record of what no sample is made of."""

    number: float


class Deep(Record):
    """A record that holds itself."""

    inner: tuple[Deep, ...]


def test_what_no_sample_can_be_made_of_is_said_and_no_depth_is_endless() -> None:
    with pytest.raises(samples.NoSample, match="number"):
        list(samples.samples(Odd))
    assert len(list(fields.walk(Deep))) == fields.DEEPEST + 1


# --- checked -----------------------------------------------------------------------------------


def test_an_unknown_field_is_found_where_it_stands_also_where_no_data_reach(
    norrbus: Norrbus,
) -> None:
    path = own(norrbus, "# A\n{% if false %}\n{{ d.plaze }}\n{% endif %}\n{{ d.kind.nam }}\n")
    first, second = (
        f"{path}, rad 3: fältet plaze finns inte i d. Menade du place? Papper skrivs med den"
        " inbyggda så länge.",
        f"{path}, rad 5: fältet nam finns inte: d.kind är text. Papper skrivs med den inbyggda så"
        " länge.",
    )
    assert findings(norrbus, 5) == [("fel", first), ("fel", second)]


def test_what_shows_only_on_an_empty_form_is_found(norrbus: Norrbus) -> None:
    own(norrbus, "# A\n\n{% if form %}\n#### B\n{% endif %}\n")
    (found,) = [each for each in findings(norrbus, 5) if each[0] == "fel"]
    assert "rubrikerna ska börja med #" in found[1]


def test_what_shows_only_with_full_or_least_data_is_found(norrbus: Norrbus) -> None:
    path = own(norrbus, "# A\n{{ d.agenda[1].x.y if d.to_child }}\n{{ d.notes[0].real.x }}\n")
    assert [each for each in findings(norrbus, 5) if str(path) in each[1]]
    own(norrbus, "{% if d.notes %}\n# A\n{% endif %}\n")
    (found,) = findings(norrbus, 5)
    assert "papperet blir tomt" in found[1]


def test_what_the_built_in_writes_and_the_own_does_not_is_told(norrbus: Norrbus) -> None:
    text = text_of(SUMMONS).replace('{{ field("Mötet leds av", d.led_by) }}\n', "")
    path = own(norrbus, text.replace("{{ d.purpose|paragraphs }}", ""))
    assert findings(norrbus) == [
        (
            "råd",
            f"{path} tar inte med d.purpose och d.led_by, som den inbyggda mallen för kallelse"
            " skriver.",
        )
    ]
    sip = text_of("agreement/sip.md.j2")
    whole = sip.index("### Kommunens"), sip.index("### Regionens")
    own(norrbus, sip[: whole[0]] + sip[whole[1] :], "agreement/sip.md.j2")
    assert any("tar inte med d.of_municipality, som" in each for _, each in findings(norrbus))


def test_a_template_that_replaces_nothing_is_told_with_the_nearest_name(norrbus: Norrbus) -> None:
    path = own(norrbus, "x", "meeting/kalelse.md.j2")
    (found,) = findings(norrbus)
    assert found[0] == "varning"
    assert found[1].startswith(f"{path} ersätter ingen inbyggd mall och tas inte in av någon.")
    assert "Menade du meeting/kallelse.md.j2" in found[1]
    own(norrbus, "{% include 'meeting/kalelse.md.j2' %}" + text_of(SUMMONS))
    assert [each for each in findings(norrbus, 5) if "rubrikerna" in each[1]]


def test_a_template_out_of_its_time_is_checked_as_on_a_day_of_its_time(norrbus: Norrbus) -> None:
    path = own(norrbus, "{# gäller: 2027-01-01-- #}\n# A\n{{ d.plaze }}\n")
    assert [f"{path}, rad 3" in each[1] for each in findings(norrbus, 5)] == [True]
    own(norrbus, "{# gäller: --2025-01-01 #}\n# A\n{{ d.plaze }}\n")
    assert [f"{path}, rad 3" in each[1] for each in findings(norrbus, 5)] == [True]


def test_a_broken_built_in_template_is_found_too(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    released(monkeypatch, tmp_path, kallelse="# A\n{{ d.plaze }}\n")
    assert findings(norrbus, 5) == [
        ("fel", f"{SUMMONS}, rad 2: fältet plaze finns inte i d. Menade du place?")
    ]


def test_papers_are_whole_changed_or_missing(norrbus: Norrbus) -> None:
    given.case(norrbus)
    for kind in ("grönt kort", "föräldrainformation"):
        norrbus.ok("dokument", "skriv", kind)
    html, md = sorted(norrbus.documents.rglob("gront-kort.*"))
    html.unlink()
    md.write_text("ändrat", encoding="utf-8")
    found = checked(norrbus)
    assert (found["hela"], found["andrade"], found["saknas"]) == (6, 1, 1)
    assert {each["fynd"] for each in found["fynd"]} == {
        f"{html} finns inte längre.",
        f"{md} är ändrat sedan det skrevs 2026-03-30.",
    }
    assert "Allt är som det ska" not in norrbus("dokument", "kontrollera").err
