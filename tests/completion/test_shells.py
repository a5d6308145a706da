"""Tab pressed in real shells, and what is written where they read it."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import given
import pytest
from completion_table import TABLE
from conftest import ROOT, Norrbus

from norrbus_cli.terminal.completion import actions, shells

SHELLS = ["bash", "zsh", "fish"]
# What a shell is told first: the line as it stands goes to a file when Ctrl-X is pressed.
SHOWN = {
    "bash": 'bind -x \'"\\C-x": printf "%s" "$READLINE_LINE" > line.txt\'',
    "zsh": 'show() { printf "%s" "$BUFFER" > line.txt }; zle -N show; bindkey -e; bindkey "^X" show',
    "fish": "bind \\cx 'printf \"%s\" (commandline) > line.txt'",
}
START = {"bash": ["bash", "--noprofile"], "zsh": ["zsh", "-d"], "fish": ["fish"]}
# Makes the terminal on standard input the shell's own, as a terminal program does.
_AT_TERMINAL = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])"
KALIX = "Kalix\\ kommun"


def there(shell: str) -> str:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not on this machine: nothing has been tried in it")
    return shell


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest) -> str:
    return there(request.param)


class Typing:
    """An interactive shell at a terminal of its own, with a home of its own."""

    def __init__(self, shell: str, home: Path) -> None:
        self.shell, self.home = shell, home
        environment = {
            "HOME": str(home),
            "PATH": f"{home}/bin:{os.environ['PATH']}",
            "LANG": "C.UTF-8",
            "TERM": "xterm",
        }
        self.master, terminal = pty.openpty()
        line = [sys.executable, "-c", _AT_TERMINAL, *START[shell]]
        self.process = subprocess.Popen(
            line,
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            cwd=home,
            env=environment,
            start_new_session=True,
        )
        os.close(terminal)

    def read(self, file: str) -> str:
        """What the shell writes to a file, when it has; what it says meanwhile is read away."""
        path, until = self.home / file, time.monotonic() + 20
        while not (path.exists() and (text := path.read_text("utf-8"))):
            assert time.monotonic() < until, f"{self.shell} wrote no {file}"
            if select.select([self.master], [], [], 0.02)[0]:
                os.read(self.master, 4096)
        return text

    def begin(self) -> None:
        """Wait until what the shell is told first is done."""
        os.write(self.master, f"{SHOWN[self.shell]}; echo > begun.txt\n".encode())
        self.read("begun.txt")

    def after_tab(self, typed: str) -> str:
        """The line as it stands after Tab."""
        (self.home / "line.txt").unlink(missing_ok=True)
        os.write(self.master, f"{typed}\t\x18".encode())
        line = self.read("line.txt")
        os.write(self.master, b"\x15")  # an empty line again
        return line

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.master)


@pytest.mark.slow
def test_tab_completes_in_a_real_shell_that_reads_what_was_written(
    norrbus: Norrbus, shell: str
) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    norrbus.ok("komplettering", "installera", shell)
    folder = norrbus.home / "bin"
    folder.mkdir()
    (folder / "norrbus").write_text("#!/bin/sh\n")
    (folder / "norrbus").chmod(0o700)
    (norrbus.home / "en mapp").mkdir()
    (norrbus.home / "eget.toml").write_text("")
    typing = Typing(shell, norrbus.home)
    try:
        typing.begin()
        for typed, line in {
            "norrbus är": "norrbus ärende ",
            "norrbus ar": "norrbus arende ",
            "norrbus ärende öp": "norrbus ärende öppna ",
            "norrbus ärende skapa --sä": "norrbus ärende skapa --sä",
            "norrbus arende skapa --fö": "norrbus arende skapa --född ",
            "norrbus påminn --torr": "norrbus påminn --torrkör ",
            "norrbus register skapa --kommun Kal": f"norrbus register skapa --kommun {KALIX} ",
            "norrbus register skapa --kommun=Kal": f"norrbus register skapa --kommun={KALIX} ",
            "norrbus register skapa --från-fil eg": "norrbus register skapa --från-fil eget.toml ",
            "norrbus register säkerhetskopiera e": "norrbus register säkerhetskopiera en\\ mapp/",
            "norrbus ärende visa ": "norrbus ärende visa NB-2026-0001 ",
            "norrbus möte visa N": "norrbus möte visa NB-2026-0001-M1 ",
            "norrbus ärende visa els": "norrbus ärende visa els",
            "norrbus visa 1": "norrbus visa NB-2026-0001 ",
            "norrbus 1": "norrbus NB-2026-0001 ",
            "norrbus möte visa 1": "norrbus möte visa NB-2026-0001-M1 ",
            "norrbus hjälp kalen": "norrbus hjälp kalender ",
            "norrbus json-schema ärende vi": "norrbus json-schema ärende visa ",
        }.items():
            assert typing.after_tab(typed) == line, (shell, typed)
    finally:
        typing.close()


def started(norrbus: Norrbus, shell: str) -> Path:
    return norrbus.home / f".{shell}rc"


@pytest.mark.parametrize("shell", ["bash", "zsh"])
@pytest.mark.parametrize("before", [b"", b"alias a=b\n", b"export X=\xe5 # no end of line"])
def test_the_users_own_start_file_gets_one_line_and_loses_it_again(
    bare: Norrbus, shell: str, before: bytes
) -> None:
    rc = started(bare, shell)
    rc.write_bytes(before)
    rc.chmod(0o640)
    for _ in range(2):
        said = bare("komplettering", "installera", shell)
        script = bare.home / f".config/norrbus/komplettering/norrbus.{shell}"
        line = f"[ -r {script} ] && . {script} # norrbus komplettering"
        assert said.out == f"Skriven: {script}\nSist i {rc}: {line}\n"
        assert (
            said.err
            == f"Öppna en ny terminal och tryck Tab. Ta bort: norrbus komplettering ta-bort {shell}\n"
        )
    kept = before if before.endswith(b"\n") or not before else before + b"\n"
    assert rc.read_bytes() == kept + line.encode() + b"\n"
    assert rc.stat().st_mode & 0o777 == 0o640
    assert bare.ok("komplettering", "ta-bort", shell) == f"Ändrad: {rc}\nBorttagen: {script}\n"
    assert rc.read_bytes() == kept
    assert not script.exists()
    assert bare("komplettering", "ta-bort").err == "Det fanns inget att ta bort.\n"


def test_a_start_file_that_lies_elsewhere_stays_there(
    bare: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = bare.home / "dotfiles/zshrc"
    own.parent.mkdir()
    own.write_text("")
    folder = bare.home / "zsh"
    folder.mkdir()
    (folder / ".zshrc").symlink_to(own)
    monkeypatch.setenv("ZDOTDIR", str(folder))
    bare.ok("komplettering", "installera", "zsh")
    assert (folder / ".zshrc").is_symlink()
    assert own.read_text().endswith("# norrbus komplettering\n")


def test_without_a_name_it_is_the_shell_that_is_used(
    bare: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(bare.home / "egen"))
    script = bare.home / "egen/fish/completions/norrbus.fish"
    assert bare.ok("komplettering", "installera") == f"Skriven: {script}\n"
    assert bare.ok("komplettering", "ta-bort") == f"Borttagen: {script}\n"
    monkeypatch.setenv("SHELL", "/bin/dash")
    said = bare.refused(2, "komplettering", "installera")
    assert said.startswith("Det här saknas: SKAL. Ange det på raden")
    monkeypatch.delenv("SHELL")
    asked = bare("komplettering", "installera", stdin="fish\nj\n", terminal=True)
    assert (asked.code, script.exists()) == (0, True), asked.err


def test_what_cannot_be_written_is_said_and_leaves_nothing(bare: Norrbus) -> None:
    started(bare, "bash").mkdir()
    said = bare.refused(5, "komplettering", "installera", "bash")
    assert said.startswith(f"Det går inte att skriva {started(bare, 'bash')}: det är ")
    (bare.home / "fil").write_text("")
    (bare.home / ".config").rename(bare.home / "undan")
    (bare.home / ".config").write_text("")
    said = bare.refused(5, "komplettering", "installera", "fish")
    assert "norrbus.fish: en del av sökvägen är ingen mapp. Ingenting skrevs." in said


def test_a_script_that_cannot_be_taken_away_is_said(bare: Norrbus) -> None:
    script = bare.home / ".config/fish/completions/norrbus.fish"
    script.mkdir(parents=True)
    assert bare.refused(5, "komplettering", "ta-bort", "fish").startswith(
        f"Det går inte att skriva {script}"
    )


@pytest.mark.parametrize("shell", [*SHELLS, "powershell"])
def test_the_script_is_shown_as_it_is_written(bare: Norrbus, shell: str) -> None:
    shown = bare.ok("komplettering", "visa", shell)
    bare.ok("komplettering", "installera", shell)
    assert actions.place(shell).script.read_text("utf-8-sig") == shown


@pytest.mark.slow
def test_a_shell_reads_the_script_without_a_word(bare: Norrbus, shell: str) -> None:
    home = bare.home / "å 'b' \\c $d"
    line = [sys.executable, "-m", "norrbus_cli", "komplettering", "visa", shell]
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    shown = subprocess.run(
        line, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout
    script = bare.home / "skript"
    script.write_text(shown)
    read = subprocess.run(
        [shell, str(script)], env=environment, capture_output=True, text=True, check=True
    )
    assert (read.stdout, read.stderr) == ("", "")


# PowerShell


def test_powershell_is_told_which_line_its_profile_needs(bare: Norrbus) -> None:
    script = bare.home / ".config/norrbus/komplettering/norrbus.ps1"
    said = bare("komplettering", "installera", "powershell")
    assert said.out == f"Skriven: {script}\n"
    line = f"if (Test-Path '{script}') {{ . '{script}' }} # norrbus komplettering"
    assert f"sist i filen som $PROFILE heter: {line}\n" in said.err
    assert script.read_bytes().startswith(
        b"\xef\xbb\xbf"
    )  # without it Windows' own takes å for two signs
    assert bare.ok("komplettering", "ta-bort", "powershell") == f"Borttagen: {script}\n"


def words_of(line: Sequence[str]) -> list[str]:
    return [each.replace("''", "'") for each in line]


@pytest.mark.slow
def test_the_line_that_powershell_runs_answers_in_plain_letters(norrbus: Norrbus) -> None:
    given.child(norrbus)
    script = norrbus.ok("komplettering", "visa", "powershell")
    called = next(line for line in script.splitlines() if line.strip().startswith("& "))
    line = words_of(re.findall(r"'((?:[^']|'')*)'", called))
    assert line[-1] == "powershell"
    for asked, answer in {
        (".påm",): "p\\xe5minn\tp\\xe5minn\t",
        (".", "ärende", "visa"): "NB-2026-0001\tNB-2026-0001\tNB-2026-0001\n",
    }.items():
        ended = subprocess.run([*line, *asked], capture_output=True, check=True)
        assert ended.stdout.isascii()
        assert ended.stdout.decode("ascii").startswith(answer)


def read_by_powershell(text: str) -> tuple[bool, list[list[str]]]:
    """Whether a text is a script by its grammar, and the texts in quotation marks of each command."""
    import tree_sitter
    import tree_sitter_powershell

    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))
    root = parser.parse(text.encode()).root_node

    def inside(node: tree_sitter.Node, kind: str) -> Iterator[tree_sitter.Node]:
        if node.type == kind:
            yield node
        for each in node.children:
            yield from inside(each, kind)

    def quoted(command: tree_sitter.Node) -> list[str]:
        found = inside(command, "verbatim_string_characters")
        return [(each.text or b"").decode()[1:-1] for each in found]

    return not root.has_error, [quoted(each) for each in inside(root, "command")]


@pytest.mark.parametrize("name", ["karin", "å 'b' $(d) `e` [f]", "Karin’s ‘mapp’ ‚a‛"])
def test_what_powershell_reads_is_powershell_by_a_grammar_of_others(
    bare: Norrbus, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(bare.home / name))
    script = bare.ok("komplettering", "visa", "powershell")
    well, commands = read_by_powershell(script)
    assert well
    places = [actions.RUN, str(ROOT), str(bare.home / name / "norrbus")]
    # That grammar knows one apostrophe; the four others end a text too, and are doubled as it is.
    doubled = [re.sub("['‘’‚‛]", r"\g<0>\g<0>", each) for each in places]
    (called,) = [each[5:8] for each in commands if each[:1] == [sys.executable]]
    assert called == doubled
    assert read_by_powershell(actions.place("powershell").line)[0]
    for spoiled in (
        script.replace("}\n}\n", "}\n"),
        script.replace("-split", "-splitt"),
        script.replace("| Select", "| | Select"),
        script.replace("$typed, $shown", "$typed $shown"),
        script.replace("''", "'") if "''" in script else script.replace("'.'", "'."),
    ):
        assert spoiled != script
        assert not read_by_powershell(spoiled)[0], spoiled


def test_every_value_that_is_completed_in_powershell_stands_as_one_word() -> None:
    words = TABLE.read_text(encoding="utf-8")
    values = {
        word
        for line in words.splitlines()
        for cell in line.split("\t")
        if cell.startswith("|")
        for word in cell.removesuffix("*").split("|")[1:]
    }
    assert {"Kalix kommun", "BUP"} <= values
    for value in values:
        typed = shells.told("powershell", "", [(value, "")], value).split("\t")[0]
        well, commands = read_by_powershell(f"norrbus {typed}")
        assert well
        assert commands in ([[]], [[value]]), typed
        assert (" " in value) == (commands == [[value]]), typed


@pytest.mark.slow
def test_powershell_itself_completes(norrbus: Norrbus) -> None:
    if not shutil.which("pwsh"):
        pytest.skip(
            "PowerShell is in no package source that is reached here: its script is read by somebody else's grammar, not run"
        )
    norrbus.ok("komplettering", "installera", "powershell")
    asked = "norrbus är"
    probe = f". '{actions.place('powershell').script}'; (TabExpansion2 '{asked}' {len(asked)}).CompletionMatches.CompletionText"
    ended = subprocess.run(
        ["pwsh", "-NoProfile", "-Command", probe], capture_output=True, text=True, check=True
    )
    assert ended.stdout == "ärende\n"
