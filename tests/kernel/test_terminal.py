"""norrbus as a process at a real terminal, 80 columns wide: what is pressed, what is seen, what stays."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator

import given
import pytest
from conftest import ROOT, Norrbus

pytestmark = pytest.mark.slow
BACK, INTERRUPT, END = "\x02", "\x03", "\x04"
SEQUENCE = re.compile(r"\x1b(\[[0-9;?]*[ -/]*[@-~]|[()][A-Z0-9]|[=>78])")


class Screen:
    """A terminal with norrbus in it."""

    def __init__(self, process: subprocess.Popen[bytes], descriptor: int) -> None:
        self.process = process
        self.raw = ""
        self._descriptor = descriptor
        self._seen = 0
        self._pressed = ""

    def until(self, text: str) -> None:
        """Wait until something new is seen."""
        end = time.monotonic() + 20
        while text not in self.text[self._seen :]:
            assert time.monotonic() < end, f"{text!r} did not come: {self.text}"
            self._read()
        self._seen = self.text.index(text, self._seen) + len(text)

    def press(self, keys: str) -> None:
        self._pressed = keys
        os.write(self._descriptor, keys.encode())

    def end(self) -> int:
        """Read to the end; the exit code. A key that fell between two questions is pressed anew."""
        for _ in range(5):
            end = time.monotonic() + 6
            with contextlib.suppress(OSError):
                while time.monotonic() < end and self._read():
                    pass
            if time.monotonic() < end:
                return self.process.wait(20)
            self.press(self._pressed)
        raise AssertionError(f"it did not end: {self.text}")

    @property
    def text(self) -> str:
        return SEQUENCE.sub("", self.raw)

    def _read(self) -> bool:
        if select.select([self._descriptor], [], [], 0.1)[0]:
            content = os.read(self._descriptor, 65536)
            self.raw += content.decode(errors="replace")
            return bool(content)
        return True


@contextlib.contextmanager
def screen(norrbus: Norrbus, *line: str, **environment: str) -> Iterator[Screen]:
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    process = subprocess.Popen(
        [sys.executable, "-m", "norrbus_cli", *line],
        cwd=ROOT,
        env={
            "HOME": str(norrbus.home),
            "PATH": os.environ["PATH"],
            "NORRBUS_IDAG": norrbus.day,
            "PYTHONDONTWRITEBYTECODE": "1",
            "TERM": "xterm",
            **environment,
        },
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no thread runs
    )
    os.close(theirs)
    try:
        yield Screen(process, ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


CHILD = [
    ("namn", "Elsa Lantto\r"),
    ("Personnummer", "20140903-2388\r"),
    ("Kön", "fl\t\r"),
    ("Adress", "Storgatan 7\r"),
    ("Telefon", "\r"),
    ("E-post", "\r"),
    ("Språk", "\r"),
    ("tolk", "nej\r"),
    ("Skola", "\r"),
    ("Skyddade", "\r"),
]
NEED = [
    ("sågs", "idag\r"),
    ("såg behovet", "PRIM\t\r"),
    ("Behovet", f"Rad ett.\rRad två.{END}"),
    ("fungerar", "\r"),
    ("Nivå", "ti\t\r"),
    ("skyndsamhet", "\r"),
    ("Eget senaste", "\r"),
    ("Chef", "\r"),
    ("Lägga till", "\r"),
    ("Spara?", "j\r"),
]


def fill(at: Screen, steps: list[tuple[str, str]]) -> None:
    for text, keys in steps:
        at.until(text)
        at.press(keys)


def left_on_disk(norrbus: Norrbus, *names: str) -> list[str]:
    """The files of the home folder in which something that was typed can be read."""
    return [
        str(path)
        for path in norrbus.home.rglob("*")
        if path.is_file() and any(name.encode() in path.read_bytes() for name in names)
    ]


def test_a_whole_case_is_entered_and_nothing_typed_is_on_disk_outside_the_register(
    norrbus: Norrbus,
) -> None:
    with screen(norrbus, "ärende", "skapa") as at:
        fill(at, [*CHILD, *NEED])
        at.until("Ärende NB-2026-0001 (Elsa L., 2014) är öppnat.")
        assert at.end() == 0
        assert "\x1b[6n" not in at.raw  # a question to the terminal, which may not answer
    shown = norrbus.ok("ärende", "visa", "1", "--json")
    assert '"kon": "flicka"' in shown
    assert '"behov": "Rad ett.\\nRad två."' in shown
    assert '"sett_av": "primärvård"' in shown
    assert norrbus.rows()["drafts"] == 0
    assert left_on_disk(norrbus, "Lantto", "2388", "Rad ett") == []


def test_ctrl_c_in_the_middle_of_a_text_keeps_what_was_typed_of_it(norrbus: Norrbus) -> None:
    with screen(norrbus, "ärende", "skapa") as at:
        fill(at, [*CHILD, *NEED[:2]])
        at.until("Behovet")
        at.press("Halva behov\rmed två rader")
        at.until("med två rader")
        at.press(INTERRUPT)
        at.until("sparat som utkast")
        assert at.end() == 130
    assert norrbus.rows()["drafts"] == 1
    assert left_on_disk(norrbus, "Lantto", "Halva") == []
    with screen(norrbus, "ärende", "skapa") as at:
        at.until("var? (J/n)")
        at.press("\r")
        # It goes on where it was left.
        at.until("med två rader")
        at.press(f".{END}")
        fill(at, NEED[3:])
        assert at.end() == 0
    assert '"behov": "Halva behov\\nmed två rader."' in norrbus.ok("ärende", "visa", "1", "--json")


def test_one_goes_back_with_a_key(norrbus: Norrbus) -> None:
    with screen(norrbus, "ärende", "skapa") as at:
        fill(at, [("Ctrl-B", ""), ("namn", "Fel Namn\r"), ("Personnummer", BACK)])
        at.until("Enter = Fel Namn")
        at.press(f"Elsa Lantto\r{BACK}")
        at.until("Enter = Elsa Lantto")
        at.press(INTERRUPT)
        assert at.end() == 130


def test_the_child_stands_beside_the_case_and_that_it_was_shown_is_logged_once(
    norrbus: Norrbus,
) -> None:
    given.child(norrbus)
    given.child(norrbus, "--född", "2016-01-01", number="", name="Åsa Niva")
    before = norrbus.rows()
    with screen(norrbus, "ärende", "avsluta") as at:
        at.until("Åsa N., 2016")
        at.press("asa niv\t\r")
        fill(at, [("Orsak", "flyttat\t\r"), ("Anteckning", "\r"), ("Dag", "\r"), ("Spara?", "j\r")])
        at.until("NB-2026-0002 (Åsa N., 2016): avslutat")
        assert at.end() == 0
    after = norrbus.rows()
    assert after["looks"] - before["looks"] == 2
    assert after["operations"] - before["operations"] == 2
    # Plain lines show names too, and none where nobody should see them.
    norrbus("ärende", "avsluta", stdin="", terminal=True)
    assert norrbus.rows()["looks"] == after["looks"] + 1
    norrbus("ärende", "avsluta", "--utan-namn", stdin="", terminal=True)
    assert norrbus.rows()["looks"] == after["looks"] + 1


@pytest.mark.parametrize(
    ("line", "environment"),
    [
        (("--enkelt",), {}),
        ((), {"NORRBUS_ENKELT": "1"}),
        ((), {"TERM": "dumb"}),
        ((), {"TERM": ""}),
    ],
)
def test_plain_lines_are_plain(
    norrbus: Norrbus, line: tuple[str, ...], environment: dict[str, str]
) -> None:
    with screen(norrbus, "ärende", *line, "skapa", **environment) as at:
        fill(
            at,
            [("namn (behövs):", "Elsa Lantto\r"), ("NNNN):", "\r"), ("Födelsedag", "2014-09-03\r")],
        )
        at.until("  2 pojke")
        at.until("Kön (nummer eller namn):")
        time.sleep(0.5)
        at.press(INTERRUPT)
        at.until("utkast")
        assert at.end() == 130
        assert not SEQUENCE.sub("", at.raw.replace("\x1b[?2004h", "")).count("\x1b")
        assert "Tab väljer" not in at.text


def test_a_question_whether_to_go_on_is_asked_the_same_way(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    with screen(norrbus, "möte", "ställ-in", "1", "--orsak", "Sjuk.") as at:
        at.until("Fortsätta? (j/N)")
        at.press("j\r")
        assert at.end() == 0


def test_a_terminal_that_is_closed_leaves_the_draft(norrbus: Norrbus) -> None:
    with screen(norrbus, "ärende", "skapa") as at:
        fill(at, CHILD[:2])
        at.until("Kön")
        at.process.send_signal(signal.SIGHUP)
        assert at.end() != 0
    assert norrbus.rows()["drafts"] == 1
