"""What is completed, asked of the program that the shells run: words without a command being loaded, references without a name."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import given
import pytest
from completion_table import TABLE, table
from conftest import ROOT, Norrbus
from hypothesis import example
from hypothesis import given as any_of
from hypothesis import strategies as st
from test_help import COMMANDS

from norrbus_cli.register import config
from norrbus_cli.terminal.completion import actions, answering, shells, store
from norrbus_cli.terminal.json_schema import actions as schemas
from norrbus_cli.terminal.reading import NotAChoice, chosen
from norrbus_cli.words import swedish

NOWHERE = ("/finns/inte", "/finns/inte")
WORDS = TABLE.read_text(encoding="utf-8")


def test_the_table_of_words_is_the_programs_own() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        TABLE.write_text(table(), encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8") == table()


def offered(*words: str, folders: tuple[str, str] = NOWHERE) -> list[str]:
    """What may stand in the place of the last word, each as the whole word."""
    lead, found = answering.answer(WORDS, list(words[:-1]), words[-1], folders)
    return [lead + each for each, _ in found]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_every_option_is_completed(name: str) -> None:
    words = name.split()[1:]
    for place, word in enumerate(words):
        assert word in offered(*words[:place], ""), name
        assert swedish.fold(word) in offered(*words[:place], swedish.fold(word)), name
    for parameter in COMMANDS[name].params:
        if parameter.param_type_name == "option":
            option = parameter.opts[-1]
            assert option in offered(*words, "--"), name
            assert swedish.fold(option) in offered(*words, swedish.fold(option)), name


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (["är"], ["ärende"]),
        (["ar"], ["arende"]),
        (["AR"], ["ARende"]),
        (["påm"], ["påminn"]),
        (["arende", "and"], ["andra", "andra-placering"]),
        (["finns inte", "x"], []),
        (["--enkelt", "ärende", "lis"], ["lista"]),
        (["--idag-är", "ärende", "sam"], ["samtycke"]),
        (["--idag-ar=ärende", "sam"], ["samtycke"]),
        (["aktör", "lägg-till", "--sla"], ["--slag"]),
        (["aktor", "lagg-till", "--slag", "vux"], ["vuxenpsykiatri"]),
        (["aktor", "lagg-till", "--slag=vux"], ["--slag=vuxenpsykiatri"]),
        (["aktör", "lägg-till", "--SLAG", "for"], ["forskola"]),
        (["register", "skapa", "--kommun", "Kal"], ["Kalix kommun"]),
        (["register", "skapa", "--utan-mottagare=x"], []),
        (["register", "skapa", "--namn-som-inte-finns=x"], []),
        (["register", "skapa", "--från-fil", ""], [":fil"]),
        (["register", "säkerhetskopiera", ""], [":mapp"]),
        (["register", "skapa", "--titel", ""], []),
        (["statistik", "slå-ihop", "a.json", "b.json", ""], [":fil"]),
        (["dokument", "skriv", "kall"], ["kallelse"]),
        (["dokument", "skriv", "--", "kall"], ["kallelse"]),
        (["dokument", "skriv", "--", "kallelse", "--"], []),
        (["påminn", ""], ["installera"]),
        (["påminn", "--torr"], ["--torrkör"]),
        (["ångra", "3", "lista"], []),
        (["hjälp", "mö"], ["möte"]),
        (["hjalp", "MO"], ["MOte"]),
        (["hjälp", "möte", "fly"], ["flytta"]),
        (["hjälp", "möte", "flytta", ""], []),
        (["hjälp", "elsa", ""], []),
        (["hjälp", "kommun", "--", "mö"], []),
        (["json-schema", "komp"], []),
        (["json-schema", "ärende", "vis"], ["visa"]),
        (["json-schema", "möte", "bok"], []),
    ],
)
def test_what_fits_the_place_is_offered_and_nothing_else(line: list[str], found: list[str]) -> None:
    assert offered(*line) == found


def test_where_nothing_else_stands_the_options_are_offered_the_commands_own_first() -> None:
    found = offered("ärende", "lista", "")
    assert found[:2] == ["--json", "--csv"]
    assert found[-1] == "--hjälp"


def test_an_option_is_offered_again_only_where_it_may_be_repeated() -> None:
    again = offered("statistik", "skriv", "--format", "html", "--till", "x", "--utan-namn", "--")
    assert "--format" in again
    assert not {"--till", "--utan-namn"} & set(again)


@any_of(st.text())
@example("İ_å\u0308")
def test_letters_are_folded_as_everywhere(text: str) -> None:
    assert answering.fold(text) == swedish.fold(text)


def test_what_is_completed_of_a_choice_is_understood() -> None:
    for line in WORDS.splitlines():
        for field in line.split("\t")[1:]:
            choices = field.strip("|*").split("|") if field.startswith("|") else []
            for choice in choices:
                try:
                    assert chosen(swedish.fold(choice), choices) == choice
                except NotAChoice:
                    pytest.fail(f"{choice} of {choices}")


def test_every_command_is_completed_for_help_and_every_schema_for_json_schema() -> None:
    for name in COMMANDS:
        words = name.split()[1:]
        for place, word in enumerate(words):
            assert word in offered("hjälp", *words[:place], ""), name
    of_schema = {tuple(swedish.fold(name).split()) for name in schemas.commands()}
    for name in COMMANDS:
        words = name.split()[1:]
        folded = tuple(map(swedish.fold, words))
        leads = any(each[: len(words)] == folded for each in of_schema)
        assert (words[-1] in offered("json-schema", *words[:-1], "")) == leads, name


# References


def folders(norrbus: Norrbus) -> tuple[str, str]:
    return str(norrbus.home / ".config/norrbus"), str(norrbus.register.parent)


@pytest.fixture
def worked(norrbus: Norrbus) -> Norrbus:
    """A register with something of each kind, and a closed case."""
    given.once(norrbus, "worked", _worked)
    return norrbus


def _worked(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    norrbus.ok(
        *("oenighet", "anmäl", "1", "--gäller", "kostnadsansvar", "--aktör", "skola"),
        *("--aktör", "soc", "--beskrivning", "x"),
    )
    given.deviation(norrbus)
    given.forum(norrbus)
    given.child(norrbus, "--född", "2015-01-01", number="", name="Kim Niva")
    norrbus.ok("ärende", "avsluta", "2", "--orsak", "har lämnat målgruppen")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (["ärende", "visa", ""], ["NB-2026-0001"]),
        (["ärende", "visa", "nb-2026"], ["nb-2026-0001"]),
        (["ärende", "öppna", "NB-2026-0002"], ["NB-2026-0002"]),
        (["ärende", "visa", "NB-2027"], []),
        (["ärende", "visa", "elsa"], []),
        (["dokument", "skriv", "kallelse", "NB"], ["NB-2026-0001"]),
        (["logg", "--ärende", ""], ["NB-2026-0001"]),
        (["logg", "--ärende=NB"], ["--ärende=NB-2026-0001"]),
        (["möte", "visa", ""], ["NB-2026-0001-M1"]),
        (["oenighet", "avgör", ""], ["NB-2026-0001-O1"]),
        (["avvikelse", "visa", ""], ["A-2026-0001"]),
        (["forum", "visa", ""], ["F-2026-0001"]),
        (["makulera", "forum", ""], ["F-2026-0001"]),
        (["visa", ""], ["NB-2026-0001", "NB-2026-0001-M1", "A-2026-0001", "F-2026-0001"]),
        (["visa", "a"], ["a-2026-0001"]),
        (["visa", "1"], ["NB-2026-0001"]),
        (["visa", "0001"], ["NB-2026-0001"]),
        (["visa", "2026-"], ["NB-2026-0001"]),
        (["visa", "7"], []),
        (["visa", "0"], []),
        (["guide", "1"], ["NB-2026-0001"]),
        (["möte", "visa", "1"], ["NB-2026-0001-M1"]),
        (["avvikelse", "visa", "1"], ["A-2026-0001"]),
        (["1"], ["NB-2026-0001"]),
        (["NB"], ["NB-2026-0001", "NB-2026-0001-M1"]),
        (["nb"], ["nb-2026-0001", "nb-2026-0001-M1"]),
        (["F-2"], ["F-2026-0001"]),
        (["elsa"], []),
        (["forum", "F"], []),
        (["ärende", "visa", "NB-2026-0001", ""], offered("ärende", "visa", "x", "")),
    ],
)
def test_references_are_those_of_the_register(
    worked: Norrbus, line: list[str], found: list[str]
) -> None:
    assert offered(*line, folders=folders(worked)) == found


@pytest.mark.parametrize(
    ("begun", "found"),
    [
        ("1", ["NB-2027-0001", "NB-2026-0001"]),
        ("12", ["NB-2026-0012"]),
        ("3", ["NB-2026-0301"]),
        ("2026-03", ["NB-2026-0301"]),
        ("2027", ["NB-2027-0001"]),
        ("0", []),
        ("9", []),
        ("NB", []),
    ],
)
def test_a_number_alone_is_that_of_a_case_or_else_the_beginning_of_one(
    begun: str, found: list[str]
) -> None:
    known = ["NB-2027-0001", "NB-2026-0301", "NB-2026-0012", "NB-2026-0001"]
    assert store.numbered(known, begun) == found


def test_no_command_is_looked_for_in_the_register(worked: Norrbus) -> None:
    assert offered("", folders=folders(worked)) == offered("")
    assert offered("f", folders=folders(worked)) == offered("f")


@pytest.mark.parametrize("kind", store.SOUGHT)
def test_nothing_but_numbers_that_the_register_gave_is_ever_offered(
    worked: Norrbus, kind: str
) -> None:
    found = store.references(kind, "", {}, folders(worked))
    assert found
    assert all(re.fullmatch(r"(NB|A|F)-\d{4}-\d{4}(-[MO]\d+)?", each) for each in found)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_what_is_completed_is_no_look_and_leaves_the_files_as_they_were(worked: Norrbus) -> None:
    before, rows = contents(worked.home), worked.rows()
    assert offered("ärende", "visa", "", folders=folders(worked)) == ["NB-2026-0001"]
    assert contents(worked.home) == before
    assert worked.rows() == rows


def test_what_another_command_has_just_written_is_offered_while_it_works(worked: Norrbus) -> None:
    register = worked.open()
    try:
        with register.operation():
            register.update("cases", 2, {"open": 1})
        assert Path(f"{worked.register}-wal").stat().st_size
        found = offered("ärende", "visa", "", folders=folders(worked))
    finally:
        register.close()
    assert found == ["NB-2026-0002", "NB-2026-0001"]


def test_what_a_killed_command_left_is_read_and_left_to_who_may_write(
    worked: Norrbus, tmp_path: Path
) -> None:
    register = worked.open()
    try:
        with register.operation():
            register.update("cases", 2, {"open": 1})
        copy = tmp_path / "avbruten"
        shutil.copytree(worked.register.parent, copy)
    finally:
        register.close()
    before = contents(copy)
    places = {"--register": str(copy / "register.norrbus"), "--nyckel": str(worked.key)}
    assert store.references("NB", "", places, NOWHERE) == ["NB-2026-0002", "NB-2026-0001"]
    after = contents(copy)
    # Whoever reads notes in the index of the log how far; the log and the register are as they were.
    index = str(copy / "register.norrbus-shm")
    assert before.pop(index)
    assert after.pop(index)
    assert after == before


@pytest.mark.parametrize("file", [False, True])
@pytest.mark.parametrize("option", [False, True])
@pytest.mark.parametrize("variable", [False, True])
@pytest.mark.parametrize("tilde", [False, True])
@pytest.mark.parametrize("name", ["register", "nyckel"])
def test_places_are_found_as_by_every_command(
    bare: Norrbus,
    monkeypatch: pytest.MonkeyPatch,
    file: bool,
    option: bool,
    variable: bool,
    tilde: bool,
    name: str,
) -> None:
    place = "~/hemma/å b.c.norrbus" if tilde else "mapp/a%b.norrbus"
    settings = bare.home / "egna/inställningar.toml"
    settings.parent.mkdir()
    settings.write_text(f'{name.title()} = "{place}1"\nutan_namn = true\n', encoding="utf-8")
    options = {}
    if file:
        monkeypatch.setenv("NORRBUS_INSTALLNINGAR", str(settings))
    if option:
        options = {f"--{name}": f"{place}2", "--installningar": str(settings)}
    if variable:
        monkeypatch.setenv(f"NORRBUS_{name.upper()}", f"{place}3")
    told = {each.strip("-"): value for each, value in options.items()}
    told = {**told, "installningar": told.get("installningar", "")}
    wanted = config.load(told)
    found = store.places(
        options, (str(config.user_folder("config")), str(config.user_folder("data")))
    )
    assert found == (str(wanted.register), str(wanted.nyckel))


@pytest.mark.parametrize("content", ["norrbus-nyckel-2\n" + "0" * 64, "norrbus-nyckel-1\n0", "x"])
def test_what_is_no_key_is_not_used_as_one(tmp_path: Path, content: str) -> None:
    file = tmp_path / "nyckel"
    file.write_text(content)
    with pytest.raises(ValueError, match=r"unpack|key"):
        store.key(str(file))


# The program that the shells run


def ran(shell: str, *words: str, home: Path | None = None, **environment: str) -> str:
    """The answer to a shell, from a process as its script starts it. Nothing is ever said beside it."""
    home = home or Path("/finns/inte")
    places = [str(ROOT), str(home / ".config/norrbus"), str(home / ".local/share/norrbus")]
    line = [sys.executable, "-E", "-P", "-S", "-c", actions.RUN, *places, shell]
    ended = subprocess.run(
        [*line, *words],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
        encoding="utf-8",
    )
    assert ended.stderr == ""
    return ended.stdout


@pytest.mark.slow
def test_the_answer_comes_from_a_python_that_loads_no_command() -> None:
    probe = "import sys\nfrom norrbus_cli.terminal.completion.answering import main\nmain()\nsys.stderr.write(' '.join(sorted(sys.modules)))"
    places = [str(ROOT), "/x", "/x"]
    before = subprocess.run(
        [sys.executable, "-E", "-P", "-S", "-c", "import sys; print(' '.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    ended = subprocess.run(
        [
            sys.executable,
            "-E",
            "-P",
            "-S",
            "-c",
            f"import sys\nsys.path.append({str(ROOT)!r})\n{probe}",
            *places,
            "fish",
            ".ä",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.startswith("ärende\t")
    own = {"norrbus_cli", "norrbus_cli.terminal", "norrbus_cli.terminal.completion"}
    own |= {f"norrbus_cli.terminal.completion.{each}" for each in ("answering", "shells")}
    loaded = set(ended.stderr.split()) - set(before.stdout.split())
    assert loaded == own | {"unicodedata"}


@pytest.mark.slow
def test_what_cannot_be_opened_is_met_with_silence(norrbus: Norrbus, tmp_path: Path) -> None:
    given.child(norrbus)
    asked = ("fish", ".", "ärende", "visa")
    assert ran(*asked, home=norrbus.home) == "NB-2026-0001\t\n"
    assert ran(*asked, home=tmp_path / "ingen") == ""
    assert ran(*asked, home=norrbus.home, NORRBUS_NYCKEL=str(tmp_path)) == ""
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    assert ran(*asked, home=norrbus.home, NORRBUS_NYCKEL=str(pipe)) == ""
    for other_file in (pipe, norrbus.key):
        places = {"NORRBUS_REGISTER": str(other_file), "NORRBUS_NYCKEL": str(norrbus.key)}
        assert ran(*asked, home=norrbus.home, **places) == ""
    (tmp_path / "fel.toml").write_text("register =")
    assert ran(*asked, home=norrbus.home, NORRBUS_INSTALLNINGAR=str(tmp_path / "fel.toml")) == ""
    other = tmp_path / "annan.nyckel"
    other.write_text(f"norrbus-nyckel-1\n{'0' * 64}\n")
    assert ran(*asked, home=norrbus.home, NORRBUS_NYCKEL=str(other)) == ""
    other.write_text(f"norrbus-nyckel-2\n{'0' * 64}\n")
    assert ran(*asked, home=norrbus.home, NORRBUS_NYCKEL=str(other)) == ""
    words = tmp_path / "ord"
    words.write_text("korrekt häst batteri")
    words.chmod(0o600)
    norrbus.ok("register", "nyckel", "lösenord", "sätt", "--lösenord-ur", str(words), "--ja")
    assert ran(*asked, home=norrbus.home, NORRBUS_LOSENORDSFIL=str(words)) == ""


def test_a_wrong_call_is_met_with_silence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["-c", str(ROOT), "/x", "/x", "bash", "."])
    answering.main()
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("shell", "words", "answer"),
    [
        ("bash", [".är", "norrbus är"], "ärende\n"),
        ("bash", [".Ka", "norrbus register skapa --kommun Ka"], "Kalix\\ kommun\n"),
        ("bash", [".Ka", "norrbus register skapa --kommun=Ka"], "Kalix\\ kommun\n"),
        (
            "bash",
            [".--kommun=Ka", "norrbus register skapa --kommun=Ka"],
            "--kommun=Kalix\\ kommun\n",
        ),
        ("bash", [".x", "norrbus register skapa --från-fil x"], ":fil\n"),
        ("zsh", [".Ka", "register", "skapa", "--kommun"], "Kalix kommun:\n"),
        ("zsh", [".--kommun=Ka", "register", "skapa"], "Kalix kommun:\n"),
        ("fish", [".--kommun=Ka", "register", "skapa"], "--kommun=Kalix kommun\t\n"),
        ("fish", [".--från-fil=", "register", "skapa"], ""),
        ("powershell", [".--från-fil=", "register", "skapa"], ""),
        ("powershell", [".", "register", "skapa", "--från-fil"], ""),
        (
            "powershell",
            [".Ka", "register", "skapa", "--kommun"],
            "'Kalix kommun'\tKalix kommun\tKalix kommun\n",
        ),
        (
            "powershell",
            [".påminn"],
            "p\\xe5minn\tp\\xe5minn\tP\\xe5minnelser om frister: det som cron k\\xf6r varje morgon\n",
        ),
    ],
)
def test_each_shell_is_answered_as_it_reads(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    shell: str,
    words: list[str],
    answer: str,
) -> None:
    monkeypatch.setattr(sys, "argv", ["-c", str(ROOT), "/x", "/x", shell, *words])
    answering.main()
    assert capsys.readouterr() == (answer, "")


@any_of(st.lists(st.text("aå '\"\\=$`;|&", min_size=1, max_size=8), min_size=1, max_size=5))
def test_a_line_of_bash_is_split_as_bash_does(words: list[str]) -> None:
    assert shells.split(shlex.join(words)) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("norrbus ", ["norrbus", ""]),
        ("norrbus  ärende   vi", ["norrbus", "ärende", "vi"]),
        ('norrbus --kommun "Kalix ko', ["norrbus", "--kommun", "Kalix ko"]),
        ("norrbus --kommun Kalix\\ ko", ["norrbus", "--kommun", "Kalix ko"]),
        ("norrbus --tid 13:00 ''", ["norrbus", "--tid", "13:00", ""]),
    ],
)
def test_a_line_that_is_being_typed_is_split(line: str, words: list[str]) -> None:
    assert shells.split(line) == words
