from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Norrbus

from norrbus_cli.desk.demo import story

pytestmark = pytest.mark.slow


def test_the_demo_runs_the_story_in_a_register_of_its_own_and_says_where_to_look(
    bare: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NORRBUS_REGISTER", str(bare.home / "mitt eget"))
    monkeypatch.setenv("NORRBUS_DOKUMENT", str(bare.home / "mina egna"))
    ran = bare("demo")
    assert ran.code == 0
    # The year is seen by the one who may see the cases, and what is handed out is what is published.
    assert "Små tal visas. Får inte lämnas ut; att du såg dem är loggat." in ran.err
    assert "2026 är fastställt den 2 januari 2027. Kontrollsumma " in ran.out
    out = ran.out
    folder = bare.home / "norrbus-demo"
    for day in story.STORY:
        for line in day.lines:
            assert f"\n$ {line}\n" in out
    assert f"14 dokument (varje som Markdown och webbsida) ligger i {folder}/dokument\n" in out
    (to_open,) = re.findall(r"Öppna till exempel (\S+) i en webbläsare", out)
    assert Path(to_open).exists()
    assert sorted(path.name for path in bare.home.iterdir()) == ["norrbus-demo"]
    assert {path.stat().st_mode & 0o077 for path in folder.rglob("*")} == {0}
    shown = bare.ok(
        "--register",
        str(folder / "register.norrbus"),
        "--nyckel",
        str(folder / "nyckel/register.nyckel"),
        "ärende",
        "visa",
        "1",
        "--idag-är",
        "2026-06-10",
    )
    assert "Status: plan ska kompletteras" in shown  # the new version is not signed yet


def test_the_demo_can_be_run_again_and_never_over_what_is_there(
    bare: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = "norrbus dokument skriv genomförandeplan 1"
    monkeypatch.setattr("norrbus_cli.desk.demo.story.STORY", story.STORY[:1])
    assert whole not in bare.ok("demo")
    before = sorted(Path("norrbus-demo").rglob("*"))
    bare.ok("demo")
    assert sorted(Path("norrbus-demo").rglob("*")) == before
    assert Path("norrbus-demo-2/register.norrbus").exists()
    assert "finns redan och lämnades orörd" in bare.refused(2, "demo", "--mapp", "norrbus-demo")
    bare.ok("demo", "--mapp", "under/en mapp")
    assert Path("under/en mapp/register.norrbus").exists()


def test_the_demos_documents_are_the_storys(bare: Norrbus) -> None:
    bare.ok("demo")
    folder = Path("norrbus-demo/dokument/NB-2026-0001")
    golden = Path(__file__).parent.parent / "stories/golden"
    same = "NB-2026-0001-M1-inbjudan-1.md"
    assert (folder / same).read_text(encoding="utf-8") == (golden / same).read_text(
        encoding="utf-8"
    )


def test_a_demo_that_goes_wrong_says_at_which_line(
    bare: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "norrbus_cli.desk.demo.story.STORY",
        (story.Day("2026-03-30", "Fel.", ("norrbus ärende visa 9",)),),
    )
    result = bare("demo")
    assert result.code == 1
    assert "Demon stannade vid ”norrbus ärende visa 9” (slutkod 5)" in result.err


def test_at_a_terminal_the_demo_asks_nothing(bare: Norrbus) -> None:
    ran = bare("demo", stdin="", terminal=True)
    assert (ran.code, "Klart. 14 dokument" in ran.out) == (0, True), ran.out[-500:]
    assert "(J/n)" not in ran.out + ran.err


def test_a_demo_that_is_interrupted_is_no_fault(
    bare: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("norrbus_cli.desk.case.overview.overview", interrupted)
    lines = (story.STORY[0].lines[0], "norrbus ärende visa 1")
    monkeypatch.setattr("norrbus_cli.desk.demo.story.STORY", (story.Day("2026-03-30", "x", lines),))
    ran = bare("demo")
    assert ran.code == 130
    assert "Demon stannade" not in ran.err
    assert "Meddela" not in ran.err


def test_a_demo_that_cannot_be_written_is_a_sentence(bare: Norrbus) -> None:
    assert "Det går inte att skriva /proc/demo" in bare.refused(5, "demo", "--mapp", "/proc/demo")
