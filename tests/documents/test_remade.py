"""A paper is made again as it was first made, whatever has become of its file, its facts and its template."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus

from norrbus_cli.paper import render, store
from norrbus_cli.paper.kept import model as kept
from norrbus_cli.paper.kept import store as kept_store
from norrbus_cli.paper.language import SWEDISH
from norrbus_cli.paper.model import Document

FORMATS = ("md", "html", "pdf")
AGAIN = ("dokument", "återskapa")
NAME = "NB-2026-0001-samtycke-2-blankett"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
SETTINGS = "brev.toml"
HOUSE = """[brevhuvud]
namn = "Kalix kommun"
logotyp = "vapen.svg"
farg = "#1f4e79"
kontakt = ["Besök: Storgatan 1"]
"""


@pytest.fixture
def written(norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch) -> Norrbus:
    """A consent form to Anna in three formats, with letterhead and logo."""
    given.case(norrbus)
    (norrbus.home / "vapen.svg").write_text(LOGO, encoding="utf-8")
    (norrbus.home / SETTINGS).write_text(HOUSE, encoding="utf-8")
    monkeypatch.setenv("NORRBUS_INSTALLNINGAR", str(norrbus.home / SETTINGS))
    write(norrbus)
    return norrbus


def write(norrbus: Norrbus, *more: str, kind: str = "samtycke") -> None:
    norrbus.ok("dokument", "skriv", kind, "1", "--till", "Anna", "--format", "alla", *more)


def files(norrbus: Norrbus, name: str = NAME) -> dict[str, Path]:
    return {end: norrbus.documents / f"NB-2026-0001/{name}.{end}" for end in FORMATS}


def listed(norrbus: Norrbus) -> list[dict[str, Any]]:
    return list(json.loads(norrbus.ok("dokument", "lista", "1", "--json")))


def change_everything(norrbus: Norrbus) -> None:
    """The letterhead, the facts and the template are others."""
    (norrbus.home / SETTINGS).write_text("", encoding="utf-8")
    norrbus.ok("ärende", "ändra", "1", "--namn", "Elsa Berg")
    norrbus.ok("register", "ändra", "--myndighet", "Barnnämnden")
    norrbus.ok("dokument", "mall", "kopiera", "samtycke")
    own = norrbus.home / "mallar/consent/samtycke.md.j2"
    own.write_text("# Något annat\n", encoding="utf-8")


def test_it_is_the_same_to_the_byte_when_all_else_is_another(written: Norrbus) -> None:
    was = {end: path.read_bytes() for end, path in files(written).items()}
    for path in files(written).values():
        path.unlink()
    change_everything(written)
    written.day = "2026-05-04"
    before = listed(written)
    out = written.ok(*AGAIN, "1").splitlines()
    assert out == [str(path) for path in files(written).values()]
    assert {end: path.read_bytes() for end, path in files(written).items()} == was
    assert all(oct(path.stat().st_mode)[-3:] == "600" for path in files(written).values())
    assert listed(written) == before
    assert "Visade Elsa Berg" in written.ok("logg", "--kommando", "dokument återskapa")
    assert b"Besk" not in was["md"]
    assert b"Storgatan 1" in was["md"]


def test_a_whole_file_is_left_and_a_changed_one_is_replaced_when_it_is_said(
    written: Norrbus,
) -> None:
    md, html, pdf = files(written).values()
    was = html.read_bytes()
    os.utime(md, (1, 1))
    pdf.unlink()
    html.write_text("rättat för hand", encoding="utf-8")
    assert "Det finns redan en fil" in written.refused(5, *AGAIN, "1")
    assert not pdf.exists()
    written.ok(*AGAIN, "1", "--skriv-över")
    assert html.read_bytes() == was
    assert pdf.exists()
    assert md.stat().st_mtime == 1
    assert len(listed(written)) == 1


def test_a_checkup_says_how_a_paper_is_had_again(written: Norrbus) -> None:
    md, html, pdf = files(written).values()
    pdf.unlink()
    html.write_text("ändrat", encoding="utf-8")
    for line in (("register", "kontrollera"), ("dokument", "kontrollera")):
        told = " ".join(written(*line).out.split())
        assert "norrbus dokument återskapa 1 --skriv-över" in told
        assert told.count("norrbus dokument återskapa 1") == 2
    written.ok(*AGAIN, "1", "--skriv-över")
    assert "återskapa" not in written("register", "kontrollera").out
    assert md.exists()


def test_another_format_and_another_folder_are_more_files_of_the_same_paper(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    norrbus.ok("dokument", "skriv", "samtycke", "1", "--till", "Anna", "--format", "md")
    norrbus.ok(*AGAIN, "1", "--format", "båda", "--mapp", "ut")
    norrbus.ok(*AGAIN, "1", "--format", "html")
    (paper,) = listed(norrbus)
    assert paper["format"] == ["md", "md", "html", "html"]
    Path(f"ut/{NAME}.html").unlink()
    said = norrbus("register", "kontrollera").out
    assert f'återskapa 1 --format html --mapp "{Path("ut").absolute()}"' in " ".join(said.split())
    norrbus.ok(*AGAIN, "1", "--format", "html", "--mapp", "ut")
    first, *_ = (norrbus.documents / "NB-2026-0001").glob("*.md")
    assert Path(f"ut/{NAME}.md").read_bytes() == first.read_bytes()
    norrbus.ok("ångra", "--ja")
    assert not files(norrbus)["html"].exists()
    norrbus.ok("gör-om", "--ja")
    assert files(norrbus)["html"].exists()
    assert norrbus.rows()["kept_words"] == 1
    assert "går inte att återskapa som ics; det går som md, html och pdf" in norrbus.refused(
        2, *AGAIN, "1", "--format", "ics"
    )


def test_what_a_killed_one_left_is_taken_back_and_made_whole(written: Norrbus) -> None:
    """It was killed when its file had its place, and nothing of it was in the register yet."""
    folder = written.home / "ut"
    folder.mkdir()
    content = files(written)["md"].read_bytes()
    ended = subprocess.run(["sh", "-c", "echo $$"], capture_output=True, text=True, check=True)
    left = folder / f".{NAME}.md.{ended.stdout.strip()}-0badcafe.ny"
    left.write_bytes(content)
    os.link(left, folder / f"{NAME}.md")
    written.ok(*AGAIN, "1", "--format", "md", "--mapp", str(folder))
    assert [each.name for each in folder.iterdir()] == [f"{NAME}.md"]
    assert (folder / f"{NAME}.md").read_bytes() == content
    assert listed(written)[0]["filer"].count(f"{NAME}.md") == 2


def test_an_older_paper_is_never_put_where_a_newer_stands(written: Norrbus) -> None:
    old = files(written)["md"].read_bytes()
    change_everything(written)
    write(written, "--skriv-över")
    newer = files(written)["md"].read_bytes()
    assert newer != old
    assert "är nu papper 4" in written.refused(4, *AGAIN, "1", "--skriv-över")
    files(written)["md"].unlink()
    assert "är nu papper 4" in written.refused(4, *AGAIN, "1")
    written.ok(*AGAIN, "1", "--mapp", "gammalt", "--format", "md")
    assert Path(f"gammalt/{NAME}.md").read_bytes() == old
    written.ok(*AGAIN, "4", "--format", "md")
    assert files(written)["md"].read_bytes() == newer


@pytest.mark.parametrize(
    ("who", "called"), [("Elsa", "Barnet (skyddat)"), ("Anna", "Vårdnadshavare 1 (skyddad)")]
)
def test_one_who_has_become_protected_since_is_not_shown_unasked(
    written: Norrbus, who: str, called: str
) -> None:
    whose = () if who == "Elsa" else ("--vem", who)
    written.ok("ärende", "ändra", "1", *whose, "--skydd", "sekretessmarkering")
    told = written.refused(4, *AGAIN, "1", "--mapp", "ut")
    assert f"{called} har fått skyddade personuppgifter sedan papper 1 skrevs" in told
    assert not Path("ut").exists()
    written.ok(*AGAIN, "1", "--mapp", "ut", "--visa-skyddat", "begärt av henne")
    assert Path(f"ut/{NAME}.md").read_bytes() == files(written)["md"].read_bytes()
    assert "begärt av henne" in written.ok("logg", "--kommando", "dokument återskapa")


def test_what_was_protected_all_along_was_left_out_and_is_made_again(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    line = ("dokument", "skriv", "samtycke", "1", "--till", "Anna", "--format", "md")
    norrbus.ok(*line)
    norrbus.ok(*AGAIN, "1", "--mapp", "ut")
    norrbus.ok(*line, "--visa-skyddat", "hon har bett om det")
    number = str(listed(norrbus)[-1]["nummer"])
    told = norrbus.refused(4, *AGAIN, number, "--mapp", "ut")
    assert f"Papper {number} skrevs med skyddade uppgifter" in told
    norrbus.ok(*AGAIN, number, "--mapp", "ut", "--visa-skyddat", "igen")


def test_what_is_not_made_of_the_words_is_kept_as_it_was(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)
    norrbus.ok("dokument", "skriv", "kalenderfil", "NB-2026-0001-M1")
    norrbus.ok("dokument", "skriv", "registerutdrag", "Elsa Lantto", "--format", "båda")
    papers = json.loads(norrbus.ok("dokument", "lista", "--json"))
    wanted = {
        each["nummer"]: [Path(each["mapp"]) / name for name in each["filer"]] for each in papers
    }
    assert {"ics", "json"} <= {path.suffix[1:] for paths in wanted.values() for path in paths}
    for number, paths in wanted.items():
        was = [path.read_bytes() for path in paths]
        for path in paths:
            path.unlink()
        norrbus.ok(*AGAIN, str(number))
        assert [path.read_bytes() for path in paths] == was
    calendar = next(each["nummer"] for each in papers if each["format"] == ["ics"])
    assert "det går som ics" in norrbus.refused(2, *AGAIN, str(calendar), "--format", "pdf")


def test_it_is_kept_once_and_a_logo_once_for_all(written: Norrbus) -> None:
    rows = written.rows()
    assert (rows["documents"], rows["kept_words"], rows["kept_logos"]) == (3, 1, 1)
    write(written, "--skriv-över")
    rows = written.rows()
    assert (rows["kept_words"], rows["kept_logos"]) == (2, 1)


def test_the_log_does_not_hold_it_and_it_comes_again_with_its_paper(written: Norrbus) -> None:
    was = files(written)["md"].read_bytes()
    register = written.open()
    logged = register.rows("SELECT after FROM changes")
    register.close()
    assert not any("Storgatan 1" in (row["after"] or "") for row in logged)
    written.ok("ångra", "--ja")
    assert "inget papper 1" in written.refused(3, *AGAIN, "1")
    written.ok("gör-om", "--ja")
    files(written)["md"].unlink()
    written.ok(*AGAIN, "1")
    assert files(written)["md"].read_bytes() == was


def test_what_was_written_before_it_was_kept_is_said(written: Norrbus) -> None:
    register = written.open()
    register._connection.execute("UPDATE documents SET words_hash = NULL")
    register.close()
    told = written.refused(3, *AGAIN, "1")
    assert "Vad papper 1 sade är inte sparat" in told
    assert "norrbus dokument skriv samtycke NB-2026-0001" in told
    files(written)["md"].unlink()
    assert 'dokument skriv "samtycke" NB-2026-0001' in written("register", "kontrollera").out


def test_words_that_are_not_what_was_kept_are_never_written(written: Norrbus) -> None:
    assert "är inte det som sparades" not in written("register", "kontrollera").out
    for change in ("UPDATE kept_words SET content = x'00'", "DELETE FROM kept_words"):
        register = written.open()
        register._connection.execute(change)
        register.close()
        assert "Det som papper 1 sade är inte" in written.refused(5, *AGAIN, "1", "--mapp", "ut")
        ended = written("register", "kontrollera")
        assert ended.code == 5
        assert "Det som papper 1 sade är inte det som sparades" in ended.out


def test_an_archive_gets_what_is_no_longer_on_disk(written: Norrbus) -> None:
    was = {end: path.read_bytes() for end, path in files(written).items()}
    files(written)["pdf"].unlink()
    files(written)["html"].unlink()
    written.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    written.ok("register", "arkivera", "1", "--mapp", "a", "--arkiv", "arkivet", "--ja")
    act = Path("a/NB-2026-0001")
    assert {end: (act / f"papper/{NAME}.{end}").read_bytes() for end in FORMATS} == was
    told = json.loads((act / "akt.json").read_text())["papper"]
    assert {each["lage"] for each in told} == {"som skrivet"}


def test_an_archive_says_that_a_page_was_made_again(
    written: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in files(written).values():
        path.unlink()
    monkeypatch.setattr(render, "STYLE", "base/dark.css")
    written.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    written.ok("register", "arkivera", "1", "--mapp", "a", "--arkiv", "arkivet", "--ja")
    told = json.loads(Path("a/NB-2026-0001/akt.json").read_text())["papper"]
    states = {each["fil"].rpartition(".")[2]: each["lage"] for each in told}
    assert states == {"md": "som skrivet", "html": "återskapat", "pdf": "som skrivet"}


def test_disposal_takes_the_words(written: Norrbus) -> None:
    write(written, "--skriv-över")
    written.ok("ångra", "--ja")
    written.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    assert written.rows()["kept_words"] == 2
    written.ok("register", "gallringsregel", "socialtjänst")
    written.day = "2033-01-02"
    line = ("register", "gallra", "--beslutat-av", "Maria Ek", "--ja")
    written.ok(*line, "--utan-statistik", "x")
    register = written.open()
    left = [kept_store.find(register, each) for each in store.about(register, "")]
    register.close()
    assert written.rows()["kept_words"] == 1
    assert [words for words in left if words and "Elsa" in str(words.files)] == []


def test_a_language_that_is_no_longer_there_leaves_swedish_around_the_text(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    norrbus.ok("dokument", "skriv", "inbjudan", "--tom", "--språk", "finska", "--format", "alla")
    papers = json.loads(norrbus.ok("dokument", "lista", "--json"))
    paths = [Path(papers[0]["mapp"]) / name for name in papers[0]["filer"]]
    was = [path.read_bytes() for path in paths]
    for path in paths:
        path.unlink()
    norrbus.ok(*AGAIN, "1")
    assert [path.read_bytes() for path in paths] == was
    assert kept._language("xx") == SWEDISH


def test_a_document_from_before_has_no_words() -> None:
    assert Document.__defaults__["words_hash"] is None
