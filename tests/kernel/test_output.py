from __future__ import annotations

import csv
import io
import json
import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import given
import pytest
from conftest import Norrbus, Terminal

from norrbus_cli.terminal.columns import Column, Section
from norrbus_cli.terminal.output import Output
from norrbus_cli.terminal.stream import AnswerLost, names_a_path


@dataclass(frozen=True)
class Thing:
    name: str
    day: date | None = None
    parts: Sequence[str] = ()
    true: bool = True
    note: str = ""


COLUMNS = (
    Column[Thing]("namn", "Namn", lambda thing: thing.name),
    Column[Thing]("dag", "Dag", lambda thing: thing.day),
    Column[Thing]("delar", "Delar", lambda thing: thing.parts),
    Column[Thing]("sant", "Sant", lambda thing: thing.true),
    Column[Thing]("not", "Not", lambda thing: thing.note, on_screen=False),
)
THINGS = [
    Thing("NB-2026-0001", date(2026, 4, 21), ("a", "b")),
    Thing("[bold]x[/bold] {{ y }} \x1b[31m", note="rad 1\nrad 2\tslut"),
]


def shown(
    monkeypatch: pytest.MonkeyPatch, rows: Sequence[Thing], form: str = "auto", columns: str = "80"
) -> str:
    screen = Terminal()
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setenv("COLUMNS", columns)
    Output(form).table(rows, COLUMNS, "Inga.")
    return screen.getvalue()


@pytest.mark.parametrize(
    "path",
    [
        "/home/karin/Dokument/ett mycket långt namn på en mapp/som ingen orkar skriva av för hand.html",
        f"/srv/{'x' * 90}",
        "C:\\Users\\karin\\Mina dokument\\ett mycket långt namn på en mapp\\som ingen skriver av.html",
    ],
)
def test_a_path_is_written_whole_so_that_it_can_be_copied(
    monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setenv("COLUMNS", "80")
    Output().line(path)
    Output().line(f"Skriven: {path}")
    where = Column[Thing]("fil", "Filen", lambda thing: thing.name)
    Output().record(Thing(path, date(2026, 4, 21)), (COLUMNS[1], where, COLUMNS[3]), ())
    assert screen.getvalue() == (
        f"{path}\nSkriven: {path}\nDag  ti 2026-04-21\nFilen\n  {path}\nSant  ja\n"
    )


def test_a_sentence_is_broken_between_words_also_when_it_names_a_path() -> None:
    assert names_a_path("/home/karin")
    assert names_a_path("Register: /home/karin/a b")
    assert not names_a_path("/home/karin finns inte. Skapa mappen och kör om.")
    assert not names_a_path("Titta: norrbus idag")


def test_a_pipe_gets_whole_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    Output().table(THINGS, COLUMNS, "Inga.")
    assert (
        capsys.readouterr().out
        == "NB-2026-0001\tti 2026-04-21\ta, b\tja\t\n[bold]x[/bold] {{ y }} [31m\t\t\tja\trad 1 rad 2 slut\n"
    )


@pytest.mark.parametrize("columns", ["20", "80", "200"])
def test_a_terminal_of_any_width_shows_the_reference_whole_and_data_is_never_markup(
    monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    out = shown(monkeypatch, THINGS, columns=columns)
    assert "NB-2026-0001" in out or columns == "20"
    assert "\x1b" not in out
    assert "[bold]x" in "".join(out.split())
    assert "rad 1" not in out


def test_json_is_the_columns_keys_with_typed_values(capsys: pytest.CaptureFixture[str]) -> None:
    Output("json").table(THINGS[:1], COLUMNS, "Inga.")
    assert json.loads(capsys.readouterr().out) == [
        {"namn": "NB-2026-0001", "dag": "2026-04-21", "delar": ["a", "b"], "sant": True, "not": ""}
    ]


def test_csv_is_for_a_swedish_excel_and_runs_no_formula(capsys: pytest.CaptureFixture[str]) -> None:
    Output("csv").table(
        [Thing("=1+1", date(2026, 4, 21), ("a;b",)), Thing("  @x")], COLUMNS, "Inga."
    )
    out = capsys.readouterr().out
    assert out.startswith("\ufeffnamn;dag;")
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
    assert rows[1:] == [["'=1+1", "2026-04-21", "a;b", "ja", ""], ["'@x", "", "", "ja", ""]]


def test_an_empty_list_is_nothing_in_a_pipe_and_a_sentence_beside_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Output().table([], COLUMNS, "Inga.")
    assert capsys.readouterr() == ("", "Inga.\n")
    Output("json").table([], COLUMNS, "Inga.")
    assert capsys.readouterr() == ("[]\n", "")
    Output("csv").table([], COLUMNS, "Inga.")
    assert capsys.readouterr().out == "\ufeffnamn;dag;delar;sant;not\n"


def test_a_record_shows_its_parts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sections = [
        Section("delar", "Delar", COLUMNS[:2], THINGS[:1]),
        Section("tomt", "Tomt", COLUMNS[:2], ()),
    ]
    Output().record(THINGS[1], COLUMNS, sections)
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "Not: rad 1 rad 2 slut",
        "Delar: NB-2026-0001\tti 2026-04-21",
    ]
    Output("json").record(THINGS[0], COLUMNS[:1], sections)
    assert json.loads(capsys.readouterr().out) == {
        "namn": "NB-2026-0001",
        "delar": [{"namn": "NB-2026-0001", "dag": "2026-04-21"}],
        "tomt": [],
    }
    screen = Terminal()
    monkeypatch.setattr("sys.stdout", screen)
    Output().record(THINGS[0], COLUMNS, sections)
    assert "Tomt" not in screen.getvalue()
    assert "Not" not in screen.getvalue()


def test_on_a_terminal_lists_and_cases_are_tables(norrbus: Norrbus) -> None:
    given.case(norrbus)
    result = norrbus("ärende", "lista", terminal=True)
    assert "Barnet/den" in result.out
    assert max(len(line) for line in result.out.splitlines()) <= 80
    result = norrbus("ärende", "visa", "1", "--allt", terminal=True)
    assert "Vårdnadshavare" in result.out
    assert max(len(line) for line in result.out.splitlines()) <= 80


def test_what_must_be_read_by_somebody_is_refused_without_a_standard_output(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Output().require_reader()
    monkeypatch.setattr("sys.stdout", None)
    with pytest.raises(AnswerLost, match="ingen standard ut"):
        Output().require_reader()


def test_a_sentence_at_a_terminal_is_broken_between_words_and_never_in_a_path(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("COLUMNS", "30")
    path = "/en/lång/sökväg/till-ett-register/som-inte-får/brytas"
    Output().warning(f"Det finns inget register {path} här.\n\nSlut.")
    assert screen.getvalue() == f"Varning: Det finns inget\nregister\n{path}\nhär.\n\nSlut.\n"


COMMAND = 'norrbus ärende lämna-över NB-2026-0001 --till "Sara Niva" --anteckning "Nås lättast."'


def seen(screen: Terminal, columns: int) -> list[str]:
    """The lines that a terminal shows, which goes on by itself where a line is longer."""
    return [
        line[at : at + columns]
        for line in screen.getvalue().splitlines()
        for at in range(0, max(len(line), 1), columns)
    ]


@pytest.mark.parametrize("columns", range(16, 100))
def test_a_command_breaks_between_words_and_is_copied_as_one_line(
    monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("COLUMNS", str(columns))
    Output().notice(f"Det är gjort. Nästa steg: {COMMAND}")
    copied = screen.getvalue()[screen.getvalue().index("norrbus") :]
    assert shlex.split(copied) == shlex.split(COMMAND)
    assert copied.count("\n") == 1
    longest = max(len(each) for each in re.findall(r'"[^"]*"|\S+', COMMAND))
    if columns > longest:
        for word in ("NB-2026-0001", "--anteckning", '"Sara Niva"'):
            assert any(word in line for line in seen(screen, columns)), columns


def test_a_command_that_is_shown_of_a_thing_is_copied_as_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setenv("COLUMNS", "40")
    step = Column[Thing]("steg", "Nästa steg", lambda thing: thing.name)
    below = Column[Thing]("steg", "Nästa steg", lambda thing: thing.name, below=True)
    Output().record(Thing(COMMAND), (step,), ())
    Output().table([Thing(COMMAND)], (COLUMNS[1], below), "Inga.")
    commands = [line for line in screen.getvalue().splitlines() if "norrbus" in line]
    assert [shlex.split(each) for each in commands] == [shlex.split(COMMAND)] * 2
    assert sum("NB-2026-0001" in line for line in seen(screen, 40)) == 2
    assert sum('--till "Sara Niva"' in line for line in seen(screen, 40)) == 2


def test_the_rest_of_a_point_stands_in_from_its_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("COLUMNS", "24")
    Output().notice("  · annan: en verksamhet som inte finns här")
    assert screen.getvalue() == "  · annan: en verksamhet\n    som inte finns här\n"


@pytest.mark.parametrize(
    ("terminal", "kind", "said"),
    [(True, "xterm", "Räknar"), (True, "dumb", "Räknar …\n"), (False, "xterm", "")],
)
def test_long_work_is_said_at_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, kind: str, said: str
) -> None:
    monkeypatch.setenv("TERM", kind)
    talk = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr("sys.stderr", talk)
    with Output().working("Räknar"):
        pass
    assert said in talk.getvalue()
    assert bool(said) == bool(talk.getvalue())
