"""Scanned pages are kept with a paper inside the register, and come out as they went in."""

from __future__ import annotations

import hashlib
import json
import stat
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus

from norrbus_cli.desk.papers.attachment.model import MOST

PDF, PNG, JPEG = b"%PDF-1.7 signed by hand", b"\x89PNG\r\n\x1a\n page", b"\xff\xd8\xff\xe0 page"


@pytest.fixture
def written(norrbus: Norrbus) -> Norrbus:
    given.case(norrbus)
    norrbus.ok("dokument", "skriv", "samtycke", "1", "--till", "Anna")
    return norrbus


def page(norrbus: Norrbus, content: bytes = PDF, name: str = "sida.txt") -> str:
    path = norrbus.home / name
    path.write_bytes(content)
    return str(path)


def attach(norrbus: Norrbus, content: bytes = PDF) -> str:
    return norrbus.ok("dokument", "bifoga", page(norrbus, content), "--papper", "1")


def listed(norrbus: Norrbus) -> dict[str, Any]:
    return dict(json.loads(norrbus.ok("dokument", "lista", "1", "--json"))[0])


def pages(norrbus: Norrbus) -> int:
    return norrbus.rows()["attached_pages"]


@pytest.mark.parametrize(("content", "what"), [(PDF, "pdf"), (PNG, "png"), (JPEG, "jpeg")])
def test_a_page_comes_out_as_it_went_in(written: Norrbus, content: bytes, what: str) -> None:
    assert attach(written, content) == "Bilaga 1 till papper 1 finns nu i registret.\n"
    assert listed(written)["bilagor"] == [f"1 {what} {written.day}"]
    out = written.home / "ut/sida"
    out.parent.mkdir()
    written.ok("dokument", "hämta", "1", "--till", str(out))
    assert out.read_bytes() == content
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert "Visade Elsa Lantto" in written.ok("logg", "--kommando", "dokument hämta")


def test_it_is_never_put_over_a_file(written: Norrbus) -> None:
    attach(written)
    there = page(written, b"mine", "min")
    assert "Det finns redan en fil" in written.refused(5, "dokument", "hämta", "1", "--till", there)
    assert Path(there).read_bytes() == b"mine"
    assert "ingen bilaga 2" in written.refused(3, "dokument", "hämta", "2", "--till", "x")
    line = ("dokument", "hämta", "1", "--till", "saknas/x")
    assert f"Mappen {Path('saknas').absolute()} finns inte." in written.refused(5, *line)
    assert not Path("saknas").exists()


@pytest.mark.parametrize(("size", "fits"), [(MOST - 1, True), (MOST, True), (MOST + 1, False)])
def test_a_page_has_a_largest_size(written: Norrbus, size: int, fits: bool) -> None:
    path = page(written, PDF + bytes(size - len(PDF)))
    line = ("dokument", "bifoga", path, "--papper", "1")
    if fits:
        written.ok(*line)
    else:
        assert "högst 10 MB bifogas" in written.refused(5, *line)


def test_what_is_no_page_is_refused_by_what_it_holds(written: Norrbus) -> None:
    line = ("dokument", "bifoga")
    for content in (b"", b"text", b"GIF89a"):
        path = page(written, content, "sida.pdf")
        assert "varken PDF, PNG eller JPEG" in written.refused(5, *line, path, "--papper", "1")
    assert "inte att läsa" in written.refused(5, *line, "finns-inte.pdf", "--papper", "1")
    assert "inte att läsa" in written.refused(5, *line, str(written.home), "--papper", "1")
    assert "inget papper 7" in written.refused(3, *line, page(written), "--papper", "7")
    attach(written)
    assert "redan bifogad" in written.refused(4, *line, page(written), "--papper", "1")


def test_it_is_taken_back_and_done_again_and_the_log_does_not_hold_it(written: Norrbus) -> None:
    attach(written)
    written.ok("ångra", "--ja")
    assert listed(written)["bilagor"] == []
    written.ok("gör-om", "--ja")
    out = written.home / "ut"
    written.ok("dokument", "hämta", "1", "--till", str(out))
    assert out.read_bytes() == PDF
    register = written.open()
    logged = register.rows("SELECT after FROM changes WHERE table_name = 'attachments'")
    register.close()
    assert logged
    assert not any("signed by hand" in (row["after"] or "") for row in logged)


def test_it_goes_with_its_paper(written: Norrbus) -> None:
    attach(written)
    written.ok("makulera", "ärende", "1", "--skäl", "fel", "--ja")
    assert written.rows()["attachments"] == 0
    written.ok("ångra", "--ja")
    assert listed(written)["bilagor"] != []


def test_a_checkup_finds_one_that_is_not_what_was_attached(written: Norrbus) -> None:
    attach(written)
    assert "Bilaga" not in written("register", "kontrollera").out
    for change in ("UPDATE attached_pages SET content = x'00'", "DELETE FROM attached_pages"):
        register = written.open()
        register._connection.execute(change)
        register.close()
        ended = written("register", "kontrollera")
        assert ended.code == 5
        assert "Bilaga 1 är inte det som bifogades" in ended.out


def test_disposal_takes_it_and_an_archive_gets_it(written: Norrbus) -> None:
    attach(written)
    attach(written, PNG)
    written.ok("ångra", "--ja")
    written.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    written.ok("register", "arkivera", "1", "--mapp", "a", "--arkiv", "arkivet", "--ja")
    act = Path("a/NB-2026-0001")
    assert (act / "bilagor/1.pdf").read_bytes() == PDF
    assert not (act / "bilagor/2.png").exists()
    assert hashlib.sha256(PDF).hexdigest() in (act / "kontrollsummor.sha256").read_text()
    assert pages(written) == 2
    written.ok("register", "gallringsregel", "socialtjänst")
    written.day = "2033-01-02"
    line = ("register", "gallra", "--beslutat-av", "Maria Ek", "--ja")
    written.ok(*line, "--utan-statistik", "x")
    assert pages(written) == 0


def test_an_extract_tells_of_it(written: Norrbus) -> None:
    attach(written)
    told = json.loads(written.ok("register", "utdrag", "Anna Lantto", "--json"))["papper"]
    assert "inskannat" in [each["satt"] for each in told]


def test_a_page_of_a_paper_about_nobody_is_taken_out_without_a_look(norrbus: Norrbus) -> None:
    norrbus.ok("dokument", "skriv", "grönt kort", "--format", "md")
    attach(norrbus)
    before = norrbus.rows()["looks"]
    norrbus.ok("dokument", "hämta", "1", "--till", str(norrbus.home / "ut"))
    assert (norrbus.home / "ut").read_bytes() == PDF
    assert norrbus.rows()["looks"] == before
