"""Anything typed in any option of any command: a sentence or the deed, never a fault of ours, and what was stored comes back to the letter."""

from __future__ import annotations

import json
import re
import shlex
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import given
import pytest
import typer
from conftest import Norrbus
from faults.whole import forms, keep, whole
from history.test_every_command import ALL, ANNULLED, CLOSED, FORUM, MIDSUMMER, YEAR
from hypothesis import Phase, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from norrbus_cli import main
from norrbus_cli.desk.demo.story import STORY
from norrbus_cli.terminal.room import NAMELESS

# What is gone through here is covered elsewhere, and watching it takes as long again.
pytestmark = [pytest.mark.slow, pytest.mark.no_cover]
HOSTILE = [
    *("", " ", "\0", "a\0b", "\x1b[2Jx", "\a", "\x7f", "\r\n", "a\r\nBcc: x@example.se", "a\nb"),
    *("\u202eabc", "\u2066x", "\u200b", "\ufeff", "\u2028", "\ufdd0", "\uffff", "\U0010ffff"),
    *(
        "\ud800",
        "a\udcffb",
        "e\u0301",
        "\u1e9e",
        "I\u0307",
        "\U0001f468\u200d\U0001f469",
        "x" * 21_000,
    ),
    *("'; DROP TABLE cases; --", '" OR 1=1 --', "%", "_", "\\", "`id`", "$(touch planterad)"),
    *("; touch planterad", "| cat", "> planterad", "{{ 7 * 7 }}", "{% include '/etc/passwd' %}"),
    *("{{ ''.__class__.__mro__ }}", "# Rubrik", "| a | b |\n|---|---|", "[x](javascript:alert(1))"),
    *("<script>alert(1)</script>", "![x](http://example.se/x.png)", "=1+1", "+1", "-1", "@SUM(A1)"),
    *('=HYPERLINK("http://example.se")', "x\nBEGIN:VEVENT", "x;ATTENDEE:mailto:a@example.se"),
    *("../../planterad", "/dev/zero", "/dev/stdin", "~root", "C:\\con", "a/b", ".", "..", "*"),
    *("-", "--", "--ja", "--hjälp", "@", "@/etc/passwd", "@finns-inte", "0", "-1", "1e9", "9" * 30),
    *(
        "NB-2026-0001",
        "NB-0000-0000",
        "٣",
        "２０２６-03-30",
        "2026-02-30",
        "0000-00-00",
        "9999-12-31",
    ),
    *("2100-02-29", "idag", "igår", "nan", "inf", "null", "true", "[]", "{}", "äåö", "I" * 200),
]
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.sampled_from([each for each in HOSTILE if each.isprintable() and 1 < len(each) <= 200]),
    st.text(max_size=40),
    st.text(st.characters(), max_size=12),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map("".join),
)
# What has a register of its own, and takes seconds.
LEFT_OUT = {"demo"}
MORE = """
uppdatera --kontrollera --från mappen
register skapa --kommun Kalix --myndighet x --samordnare y --register nytt --nyckel nyckel
register gallra --beslut Karin --ja
register återställ kopia --ja
register kopia-okrypterad plain.db --skäl x --ja
register nyckel visa-återställning --ja
register nyckel återskapa
register nyckel byt
register nyckel lösenord sätt --lösenord-ur fil --ja
register nyckel lösenord byt --lösenord-ur fil
register nyckel lösenord ta-bort --ja
register nyckel lösenord minns
register nyckel lösenord glöm
utvärdering sammanställ --internt
register säkerhetskopiera kopior
statistik fastställ 2026 --ja
statistik läs-in fil
statistik slå-ihop fil --mapp lan
utvärdering registrera --grupp barnet --lyssnad 4 --ord bra
importera fil --ja
påminn installera --cron --tid 6
komplettering installera bash
komplettering ta-bort bash
dokument mall kopiera kallelse
dokument slag
logg fingeravtryck
ångra 3 --ja
gör-om 3 --ja
ärende flytta-ut 1 --till BUP --trots-saknat-samtycke "OSL 25 kap. 12 §" --med plan --mapp bort --ja
ärende flytta-in fil --lösenord-ur fil --ja
"""
TYPED = [
    *(line.removeprefix("norrbus ") for day in STORY for line in day.lines),
    *f"{MIDSUMMER.strip()}{FORUM}{YEAR}{CLOSED}{MORE}".strip().splitlines(),
    *(f"{line} --skäl fel --ja" for line in ANNULLED.strip().splitlines()),
]
LINES = [tuple(shlex.split(line)) for line in TYPED if line.strip()]
ENDS = {0, 2, 3, 4, 5}


def name_of(line: Sequence[str]) -> str:
    return next(" ".join(line[:n]) for n in (4, 3, 2, 1) if " ".join(line[:n]) in ALL)


def options(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, list[str]]]:
    """The options that each command takes."""
    for name, part in getattr(command, "commands", {}).items():
        yield from options(part, path if name == NAMELESS else (*path, name))
    if not hasattr(command, "commands"):
        params = [each for each in command.params if each.opts[0][0] == "-" and not each.is_flag]
        yield " ".join(path), [each.opts[0] for each in params]


OPTIONS = dict(options(typer.main.get_command(main.app)))


def test_every_command_is_tried() -> None:
    assert {name_of(line) for line in LINES} == ALL - LEFT_OUT == OPTIONS.keys() - LEFT_OUT


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """A line of the walk with a value or two replaced, or with something in an option that it has not."""
    line = list(draw(st.sampled_from(LINES)))
    name = name_of(line)
    values: list[int] = [at for at in range(len(name.split()), len(line)) if line[at][:2] != "--"]
    of_options = [at for at in values if line[at - 1][:2] == "--"]
    others = [each for each in OPTIONS[name] if each not in line]
    for _ in range(draw(st.integers(1, 2))):
        if of_options and draw(st.integers(0, 7)) > 0:
            line[draw(st.sampled_from(of_options))] = draw(TEXTS)
        elif values and (not others or draw(st.booleans())):
            line[draw(st.sampled_from(values))] = draw(TEXTS)
        elif others:
            line += [draw(st.sampled_from(others)), draw(TEXTS)]
    return line


@pytest.fixture
def at_midsummer(norrbus: Norrbus) -> Norrbus:
    """A case on its way, a deviation, a disagreement and a meeting above it."""
    given.agreed(norrbus)
    given.deviation(norrbus)
    norrbus.day = "2026-06-11"
    return norrbus


@forms(80, 4000)
def test_what_is_typed_anywhere_is_done_or_refused_in_a_sentence(
    at_midsummer: Norrbus, times: int
) -> None:
    norrbus = at_midsummer
    put_back = keep(norrbus, "midsummer")

    @settings(
        max_examples=times, deadline=None, database=None, derandomize=True, phases=[Phase.generate]
    )
    @drawn(lines())
    def try_one(line: list[str]) -> None:
        result = norrbus(*line)
        assert result.code in ENDS, (line, result)
        assert "Traceback" not in result.err, (line, result.err)
        assert result.code or result.out.isprintable() or not CONTROL.search(result.out), line
        if result.code not in {0, 5}:
            assert result.err.count("\n") >= 1, line
            assert result.out == "", (line, result.out)
        if result.code == 0:
            whole(norrbus)
            put_back()

    try_one()
    assert not list(norrbus.home.rglob("planterad*"))


# What is said never moves the cursor, rings or turns the text around.
CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def as_documented(typed: str, limit: int) -> str | None:
    """A long text as README says that it is kept; None where it is refused. Counted another way than by the program."""
    text = unicodedata.normalize("NFC", re.sub("\r\n?", "\n", typed)).strip()
    if len(text) > limit or CONTROL.search(text) or re.search("[\u061c\u2028\u2029]", text):
        return None
    if all(
        c.isspace() or unicodedata.category(c) in {"Cf", "Cn", "Co", "Mn", "Me", "Zs"} for c in text
    ):
        return ""
    return "\n".join(line.replace("\t", " ").rstrip() for line in text.split("\n"))


@forms(30, 3000)
def test_what_is_stored_comes_back_to_the_letter(norrbus: Norrbus, times: int) -> None:
    given.child(norrbus)

    @settings(
        max_examples=times, deadline=None, database=None, derandomize=True, phases=[Phase.generate]
    )
    @drawn(TEXTS.filter(lambda text: not text.startswith("@")))
    def try_one(text: str) -> None:
        wanted = as_documented(text, 20_000)
        result = norrbus("ärende", "ändra", "1", f"--fungerar={text}")
        case = json.loads(norrbus.ok("ärende", "visa", "1", "--json"))
        if wanted is None:
            assert result.code == 2, (text, result)
        else:
            assert result.code in {0, 2 if not wanted else 0}, (text, result)
            assert result.code or case["fungerar"] == wanted, text

    try_one()
