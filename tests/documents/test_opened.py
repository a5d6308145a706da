"""How the pages that were written are opened: told at a terminal, each address on a line of its own."""

from __future__ import annotations

from pathlib import Path

import given
import pytest
from conftest import Norrbus

from norrbus_cli.paper.opened import MOST, tell_pages
from norrbus_cli.terminal.output import Output


def test_each_page_is_told_whole_at_a_terminal(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.case(norrbus)
    monkeypatch.setenv("COLUMNS", "40")
    told = norrbus("dokument", "skriv", "samtycke", "1", terminal=True)
    pages = sorted(norrbus.documents.rglob("*.html"))
    assert len(pages) == 2
    addresses = [line for line in told.err.splitlines() if line.startswith("file:///")]
    assert addresses == [page.as_uri() for page in pages]
    assert "file:///" not in norrbus("dokument", "skriv", "samtycke", "1", "--skriv-över").err


@pytest.mark.parametrize("more", [0, 1])
def test_of_many_pages_their_folder_is_told(
    norrbus: Norrbus, capsys: pytest.CaptureFixture[str], more: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Output, "on_screen", True)
    folder = norrbus.home / "papper"
    pages: list[Path] = [folder / f"{number}.html" for number in range(MOST + more)]
    tell_pages(Output(), [*pages, folder / "1.md"])
    addresses = [line for line in capsys.readouterr().err.splitlines() if "file://" in line]
    assert addresses == [each.as_uri() for each in ([folder] if more else pages)]
    tell_pages(Output(), [folder / "1.md"])
    assert capsys.readouterr().err == ""
