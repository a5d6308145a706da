"""norrbus as a process at a real terminal, 80 columns wide: what is pressed, what is seen, what stays."""

from __future__ import annotations

import signal
import time

import given
import pytest
from conftest import Norrbus
from typed import BACK, END, INTERRUPT, SEQUENCE, fill, screen

pytestmark = pytest.mark.slow

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


def left_on_disk(norrbus: Norrbus, *names: str) -> list[str]:
    """The files of the home folder in which something that was typed can be read."""
    return [
        str(path)
        for path in norrbus.home.rglob("*")
        if path.is_file() and any(name.encode() in path.read_bytes() for name in names)
    ]


def test_a_menu_shows_all_twelve_kinds_of_actors(norrbus: Norrbus) -> None:
    with screen(norrbus, "aktör", "lägg-till") as at:
        fill(at, [("Aktörens namn", "Minerva\r"), ("Kortnamn", "ms\r")])
        at.until("Slag av aktör (Tab väljer, behövs)")
        for kind in ("skola", "habilitering", "vuxenpsykiatri", "folktandvård", "polis", "annan"):
            at.until(kind)
        at.press("polis\r")
        at.until("Huvudman")


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
        at.until("var? (J/n")
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


def test_an_answer_is_changed_in_one_way_from_what_is_shown_and_by_going_back(
    norrbus: Norrbus,
) -> None:
    with screen(norrbus, "ärende", "skapa", "--anonym") as at:
        fill(at, [("sågs", "idag\r"), ("såg behovet", "skola\r"), ("Behovet", f"Rad.{END}")])
        fill(at, [("fungerar", END), ("Nivå", BACK), ("fungerar", BACK), ("Behovet", "")])
        at.until("Ctrl-E = redigerare):")  # and no word of Enter, which makes a new line
        fill(at, [("Rad.", f" Mer.{END}"), ("fungerar", END), ("Nivå", "ti\t\r")])
        fill(at, [("skyndsamhet", "\r"), ("senaste", "\r"), ("Chef", "\r"), ("Spara?", "2\r")])
        fill(at, [("Enter = må 2026-03-30):", "igår\r"), ("Spara?", "j\r")])
        assert at.end() == 0, at.text
    shown = norrbus.ok("ärende", "visa", "1", "--json")
    assert '"behov": "Rad. Mer."' in shown
    assert '"behov_sett": "2026-03-29"' in shown


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
    with screen(norrbus, "ärende", *line, "skapa", environment=environment) as at:
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
