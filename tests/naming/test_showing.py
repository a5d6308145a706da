"""A case is shown with the child where one works, and nowhere else."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import given
import pytest
from conftest import Norrbus
from naming.test_finding import another, seen

from norrbus_cli import main
from norrbus_cli.case.closing_form import CloseCase
from norrbus_cli.case.naming.model import LONGEST, Named, labels
from norrbus_cli.register import opening
from norrbus_cli.terminal import dialogue, prompt
from norrbus_cli.terminal.context import Context
from norrbus_cli.terminal.question import questions

MEETING = ("--tid", "13", "--plats", "Rum 12", "--syfte", "Trygghet")


def named(number: int, name: str, born: str = "2014-09-03", protection: str = "") -> Named:
    day = date.fromisoformat(born) if born else None
    return Named(number, f"NB-2026-000{number}", True, number, name, "", day, protection)


def test_a_child_is_called_by_given_name_first_letter_and_year() -> None:
    for name, called in (
        ("Elsa Lantto", "Elsa L., 2014"),
        ("Elsa", "Elsa, 2014"),
        ("Anna-Lena af Ekenstam", "Anna-Lena E., 2014"),
        ("Å" * 190, "Å" * LONGEST + ", 2014"),
    ):
        assert labels([named(1, name)]) == {"NB-2026-0001": called}
    assert labels([named(1, "Elsa Lantto", "")]) == {"NB-2026-0001": "Elsa L."}


def test_two_who_would_be_called_the_same_are_told_apart() -> None:
    alike = [named(1, "Elsa Lantto"), named(2, "Elsa Lind"), named(3, "Elsa Ek", protection="x")]
    assert list(labels(alike).values()) == [
        *("Elsa Lantto, 2014", "Elsa Lind, 2014", "skyddade personuppgifter")
    ]
    same = [named(1, "Elsa Lind"), named(2, "Elsa Lind", "2014-12-24"), named(4, "Elsa Lind", "")]
    assert list(labels(same).values()) == [
        *("Elsa Lind, 2014-09-03", "Elsa Lind, 2014-12-24", "Elsa L.")
    ]
    hidden = [named(1, "A B", protection="x"), named(2, "C D", protection="x")]
    assert set(labels(hidden).values()) == {"skyddade personuppgifter"}


def test_a_child_is_told_apart_from_all_open_cases_also_when_alone(norrbus: Norrbus) -> None:
    given.child(norrbus)
    another(norrbus, "Elsa Lind", "2014-05-05")
    line = ("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
    looks = len(seen(norrbus))
    assert "NB-2026-0001 (Elsa Lantto, 2014): avslutat" in norrbus.ok(*line, terminal=True)
    assert seen(norrbus)[looks:] == [(f"norrbus {line[0]} {line[1]} {line[3]}", [1])]
    # The other one is alone among those that are open now.
    assert "NB-2026-0002 Elsa L., 2014" in norrbus.ok("frist", "lista", terminal=True)


def all_kinds(norrbus: Norrbus) -> None:
    """A child, a protected one, nobody, and one whose case is closed."""
    given.child(norrbus)
    another(norrbus, "Åsa Niva", "2015-01-01", "--skydd", "sekretessmarkering")
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    another(norrbus, "Kim Ek", "2013-01-01")
    norrbus.ok("ärende", "avsluta", "4", "--orsak", "behovet tillgodosett")


@pytest.mark.parametrize(
    ("case", "beside"),
    [
        ("1", "Elsa L., 2014"),
        ("2", "skyddade personuppgifter"),
        ("3", "anonym konsultation"),
        ("4", "Kim E., 2013"),
    ],
)
def test_a_receipt_names_the_child_at_a_terminal_once(
    norrbus: Norrbus, case: str, beside: str
) -> None:
    all_kinds(norrbus)
    line = ("ärende", "öppna", case, "--orsak", "Åter.")
    if case != "4":
        line = ("ärende", "avsluta", case, "--orsak", "behovet tillgodosett")
    looks = len(seen(norrbus))
    out = norrbus(*line, terminal=True).out
    assert f"NB-2026-000{case} ({beside}): " in out
    assert out.count(beside) == 1
    # Who is not named is not looked at.
    assert len(seen(norrbus)) - looks == (case in {"1", "4"})


def test_a_script_and_one_who_should_not_see_get_references_only(
    norrbus: Norrbus, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.consented(norrbus)
    before = seen(norrbus)
    for day, how, more in ((1, {}, ()), (2, {"terminal": True}, ("--utan-namn",))):
        out = norrbus.ok("möte", "boka", "1", "--dag", f"2026-04-0{day}", *MEETING, *more, **how)
        assert f"Mötet NB-2026-0001-M{day} är bokat" in out.replace("\n", " ")
    monkeypatch.setenv("NORRBUS_UTAN_NAMN", "1")
    assert "Elsa" not in norrbus.ok("frist", "lista", terminal=True)
    monkeypatch.delenv("NORRBUS_UTAN_NAMN")
    assert "Elsa" not in norrbus.ok("frist", "lista", terminal=True, answer_elsewhere=True)
    settings = home / ".config/norrbus/installningar.toml"
    settings.write_text("utan_namn = true\n", encoding="utf-8")
    assert "Elsa" not in norrbus.ok("idag", terminal=True)
    asked = norrbus("ärende", "avsluta", terminal=True, stdin="1\nbehovet\n\n\nj\nj\n")
    assert "Elsa" not in asked.err + asked.out
    assert "1 Ärendet: NB-2026-0001\n" in asked.err
    assert seen(norrbus) == before
    settings.write_text("utan_namn = false\n", encoding="utf-8")
    norrbus.ok("ärende", "öppna", "1", "--orsak", "Åter.")
    assert "Elsa L., 2014" in norrbus.ok("frist", "lista", terminal=True)
    settings.write_text('utan_namn = "ja"\n', encoding="utf-8")
    said = norrbus.refused(2, "frist", "lista")
    assert "utan_namn ska vara true eller false, utan citattecken" in said
    assert "Växeln --utan-namn tar inget värde." in norrbus.refused(2, "idag", "--utan-namn=ja")


def test_today_and_the_deadlines_name_the_child_by_one_look(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-02")
    given.summoned(norrbus)
    another(norrbus, "Åsa Niva", "2015-01-01", "--skydd", "sekretessmarkering")
    norrbus.ok("avvikelse", "rapportera", *_deviation())
    norrbus.ok("forum", "boka", "--slag", "gruppnivå", "--dag", "2026-04-01", *MEETING[:4])
    for line in (("idag", "--hela"), ("frist", "lista", "--hela")):
        before = seen(norrbus)
        out = norrbus.ok(*line, terminal=True)
        assert "NB-2026-0001-M1 Elsa L., 2014  " in out
        assert "NB-2026-0002 skyddade personuppgifter  " in out
        assert "Åsa" not in out
        assert "Elsa Lantto" not in out
        assert "norrbus möte visa NB-2026-0001-M1\n" in out or line[0] != "idag"
        assert seen(norrbus)[len(before) :] == [(f"norrbus {' '.join(line)}", [1])]
        rows = norrbus.rows()
        for quiet in (norrbus.ok(*line), norrbus.ok(*line, "--json", terminal=True)):
            assert "Elsa" not in quiet
            assert "skyddade" not in quiet
        assert norrbus.rows() == rows
    json.loads(norrbus.ok("idag", "--json"))


def _deviation() -> tuple[str, ...]:
    texts = ("--beskrivning", "a", "--konsekvenser", "b", "--förslag", "c")
    return ("--klient", "x", "--arbetsplats", "skola", "--aktör", "soc", "--grund", "annat", *texts)


def test_where_a_look_cannot_be_logged_nobody_is_named(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.consented(norrbus)
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0)
    other = norrbus.open()
    with other.operation():
        out = norrbus.ok("frist", "lista", terminal=True)
    other.close()
    assert "NB-2026-0001" in out
    assert "Elsa" not in out


def test_nothing_to_show_is_no_look(norrbus: Norrbus) -> None:
    rows = norrbus.rows()
    norrbus.ok("idag", terminal=True)
    norrbus.ok("frist", "lista", terminal=True)
    assert norrbus.rows() == rows


def test_a_question_its_choices_the_summary_and_the_draft_name_the_child(norrbus: Norrbus) -> None:
    all_kinds(norrbus)
    first = norrbus("ärende", "avsluta", terminal=True, stdin="2\n<\nelsa\nbarnet\n")
    assert (
        "  NB-2026-0001 Elsa L., 2014\n  NB-2026-0002 skyddade personuppgifter\n  NB-2026-0003"
        " anonym konsultation\n" in first.err
    )
    assert "NB-2026-0004" not in first.err
    assert "(Enter = NB-2026-0002 skyddade personuppgifter)" in first.out.replace("\n", " ")
    answers = "j\n\n\nj\n"
    second = norrbus("ärende", "avsluta", terminal=True, stdin=answers)
    draft = "utkast för NB-2026-0001 Elsa L., 2014, lämnat "
    assert draft in second.out.replace("\n", " ")
    assert "1 Ärendet: NB-2026-0001 Elsa L., 2014\n" in second.err
    closed = norrbus("ärende", "öppna", terminal=True, stdin="").err
    assert "  NB-2026-0001 Elsa L., 2014\n  NB-2026-0004 Kim E., 2013\n" in closed


def test_what_cannot_be_found_is_read_back_as_it_was_typed(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    for line, typed in (
        (("möte", "visa"), "77\nj\n"),
        (("makulera", "möte", "77"), "behovet\nj\n"),
    ):
        assert ": 77\n" in norrbus(*line, terminal=True, stdin=typed).err, line


def test_a_meeting_is_named_with_its_child_also_before_something_is_decided(
    norrbus: Norrbus,
) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-07")
    line = ("möte", "ställ-in", "--orsak", "Sjuk.")
    result = norrbus(*line, terminal=True, stdin="elsa\n\n\nj\nj\n")
    assert "  NB-2026-0001-M1 ti 2026-04-07 Elsa L., 2014\n" in result.err
    asked = (result.out + result.err).replace("\n", " ")
    assert "NB-2026-0001-M1 (Elsa L., 2014)" in asked
    assert "norrbus möte ställ-in NB-2026-0001-M1 (" not in asked


def test_a_case_in_a_command_or_a_file_is_left_alone(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    context = Context({}, main.due, main.invoke, main.names)
    # A register that is not open is not opened to name anybody.
    assert context.named("NB-2026-0001 är ändrat.") == "NB-2026-0001 är ändrat."
    assert context.register
    beside = "(Elsa L., 2014)"
    for text, told in (
        ("NB-2026-0001: klart", f"NB-2026-0001 {beside}: klart"),
        ("Mötet NB-2026-0001-M1.", f"Mötet NB-2026-0001-M1 {beside}."),
        ("NB-2026-0001, NB-2026-0001", f"NB-2026-0001 {beside}, NB-2026-0001"),
    ):
        assert context.named(text) == told
    for text in (
        "Se norrbus ärende visa NB-2026-0001",
        "/hem/NB-2026-0001/kallelse.pdf",
        "C:\\NB-2026-0001",
        "NB-2026-0001.pdf",
        "NB-2026-0001-kallelse",
        "XNB-2026-0001 A-2026-0001",
        "NB-2026-0099 finns inte",
    ):
        assert context.named(text) == text
    context.close()


def test_what_leaves_the_desk_names_nobody(norrbus: Norrbus, home: Path) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-07")
    given.summoned(norrbus)
    norrbus.day = "2026-04-09"
    out = norrbus.ok("påminn", "--torrkör", terminal=True)
    assert "NB-2026-0001" in out
    norrbus.ok("kalender", "skriv", "--mapp", str(home / "ut"), terminal=True)
    norrbus.ok("dokument", "skriv", "samtycke", "elsa", terminal=True)
    files = [*(home / "ut").rglob("*"), *norrbus.documents.rglob("*")]
    assert len(files) > 2
    lines = "".join(path.read_text("utf-8") for path in files if path.suffix == ".ics")
    # What tells a meeting from another is any figures.
    calendar = re.sub(r"(?m)^UID:.*$", "", lines)
    for text in (out, calendar, *(path.name for path in files)):
        assert "Elsa" not in text
        assert "2014" not in text


def test_a_screen_of_cases_is_not_followed_by_another(norrbus: Norrbus) -> None:
    for number in range(21):
        another(norrbus, f"Bo Ek{'abcdefghijklmnopqrstu'[number]}", f"2015-01-{number + 1:02}")
    looks = len(seen(norrbus))
    said = norrbus("ärende", "avsluta", terminal=True, stdin="").err
    assert "Det finns 21 att välja på. Skriv numret, eller början av namnet." in said
    assert "Bo" not in said
    assert len(seen(norrbus)) == looks
    norrbus.ok("ärende", "avsluta", "21", "--orsak", "behovet tillgodosett")
    assert "  NB-2026-0020 Bo Ekt, 2015\n" in norrbus("ärende", "avsluta", terminal=True).err


def test_a_choice_is_found_by_the_whole_name(norrbus: Norrbus) -> None:
    from prompt_toolkit.document import Document

    from norrbus_cli.case.form import whole_names
    from norrbus_cli.meeting.asked import names_of

    all_kinds(norrbus)
    given.booked(norrbus, "2026-04-07")
    context = Context({}, main.due, main.invoke, main.names)
    assert whole_names(context) == {"NB-2026-0001": "Elsa Lantto"}
    assert names_of(context) == {"NB-2026-0001-M1": "Elsa Lantto"}
    wanted = dialogue._wanted(context, questions(CloseCase)["reference"], {}, "")
    assert dialogue._wanted(context, questions(CloseCase)["note"], {}, "").sought() == {}
    found = prompt._Choices(wanted).get_completions(Document("lantt"), None)
    assert [each.text for each in found] == ["NB-2026-0001"]
    context.close()
    context = Context({"utan_namn": "ja"}, main.due, main.invoke, main.names)
    assert whole_names(context) == {}
    context.close()


def everything(norrbus: Norrbus) -> None:
    """A case with something of each kind that is asked for or shown by a number of its own."""
    given.agreed(norrbus)
    what = ("--gäller", "kostnadsansvar", "--beskrivning", "Vem betalar?")
    norrbus.ok("oenighet", "anmäl", "1", *what, "--aktör", "skola", "--aktör", "soc")
    given.deviation(norrbus)
    norrbus.ok("dokument", "skriv", "samtycke", "1")
    norrbus.day = "2026-06-10"
    done = [word for each in "123" for word in ("--genomförd", each, "--mål-uppnått", each)]
    norrbus.ok("uppföljning", "registrera", "1", *done, "--beslut", "avsluta")


def on_screen(norrbus: Norrbus, *line: str, stdin: str = "") -> str:
    result = norrbus(*line, terminal=True, stdin=stdin)
    return " ".join(re.sub(r"\x1b\[[0-9;]*m", "", result.out + result.err).split())


def test_what_is_shown_of_a_case_names_the_child_by_one_look(norrbus: Norrbus) -> None:
    given.once(norrbus, "everything", everything)
    norrbus.day = "2027-01-02"
    for line in (
        ("plan", "visa", "1"),
        ("plan", "kontrollera", "1"),
        ("uppföljning", "visa", "1"),
        ("möte", "visa", "1"),
        ("möte", "lista", "--alla"),
        ("frist", "förklara", "1"),
        ("dokument", "lista"),
        ("oenighet", "lista"),
        ("avvikelse", "lista"),
        ("avvikelse", "visa", "1"),
        ("statistik", "brister", "2026"),
        ("logg", "visa", "10"),
        ("makulera", "plan", "1", "--skäl", "fel", "--trots-utskick", "sagt"),
        ("makulera", "oenighet", "1", "--skäl", "fel"),
        ("ångra",),
        ("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett"),
    ):
        before = seen(norrbus)
        told = on_screen(norrbus, *line)
        assert "Elsa" in told, line
        assert "L., 2014" in told, line
        looks = seen(norrbus)[len(before) :]
        assert len(looks) == 1, (line, looks)
        quiet = norrbus(*line)
        assert "Elsa L." not in quiet.out + quiet.err, line
        assert "Elsa L." not in on_screen(norrbus, "--utan-namn", *line), line


def test_each_table_of_an_actor_names_the_child(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("avvikelse", "rapportera", "1", *_deviation()[2:])
    norrbus.day = "2026-06-12"
    told = on_screen(norrbus, "aktör", "visa", "soc")
    assert told.partition("Frister")[2].count("Elsa L., 2014") > 1


def test_a_cell_names_the_child_once_and_no_more_than_it_says(norrbus: Norrbus) -> None:
    given.once(norrbus, "everything", everything)
    told = on_screen(norrbus, "frist", "lista", "--hela")
    assert "NB-2026-0001 Elsa L., 2014" in told
    assert "2014)" not in told
    assert "Elsa L." not in on_screen(norrbus, "ärende", "lista")
    shown = on_screen(norrbus, "makulera", "plan", "1", "--skäl", "fel", "--trots-utskick", "sagt")
    assert "Planen i NB-2026-0001 (Elsa L., 2014)" in shown
    # Many cases at the head of one thing would be no head.
    for number in range(4):
        another(norrbus, f"Bo Ek{'abcd'[number]}", f"2015-01-{number + 1:02}")
    norrbus.ok("aktör", "ändra", "skola", "--telefon", "070-174 06 05")
    assert "NB-2026-0001" not in on_screen(norrbus, "aktör", "visa", "BUP")


@pytest.mark.parametrize(
    ("line", "choice"),
    [
        (("avvikelse", "underteckna"), "A-2026-0001 NB-2026-0001 Elsa L., 2014"),
        (("avvikelse", "ändra"), "A-2026-0001 NB-2026-0001 Elsa L., 2014"),
        (("oenighet", "avgör"), "NB-2026-0001-O1 Elsa L., 2014"),
        (("makulera", "oenighet"), "NB-2026-0001-O1 Elsa L., 2014"),
        (("dokument", "skickat"), "1 samtycke NB-2026-0001 Elsa L., 2014"),
        (("dokument", "underskrivet"), "1 samtycke NB-2026-0001 Elsa L., 2014"),
    ],
)
def test_what_has_a_number_of_its_own_is_chosen_with_its_child(
    norrbus: Norrbus, line: tuple[str, ...], choice: str
) -> None:
    given.once(norrbus, "everything", everything)
    assert choice in on_screen(norrbus, *line)
    nameless = on_screen(norrbus, "--utan-namn", *line)
    assert "NB-2026-0001" in nameless
    assert "Elsa" not in nameless


def test_what_was_chosen_is_read_back_with_its_child(norrbus: Norrbus) -> None:
    given.once(norrbus, "everything", everything)
    signed = on_screen(norrbus, "avvikelse", "underteckna", stdin="1\nchef\nn\n\nn\n")
    assert "Avvikelsen: A-2026-0001 NB-2026-0001 Elsa L., 2014" in signed
    decided = on_screen(norrbus, "oenighet", "avgör", stdin="1\nJa.\n\nn\n")
    assert "Oenigheten: NB-2026-0001-O1 Elsa L., 2014" in decided
    sent = on_screen(norrbus, "dokument", "skickat", stdin="1\nbrev\n\n\n\nn\n")
    assert "1 samtycke NB-2026-0001 Elsa L., 2014" in sent


REFUSED = ("plan", "insats", "1", "--vad", "x", "--aktör", "skola")


def test_a_refusal_at_a_terminal_names_the_child_and_nowhere_else(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    said = norrbus(*REFUSED, terminal=True)
    assert (said.code, said.out) == (3, "")
    assert " ".join(said.err.split()).startswith("NB-2026-0001 (Elsa L., 2014) har ingen plan än.")
    assert "NB-2026-0001 har ingen plan än." in norrbus.refused(3, *REFUSED)
    for nameless in (("--utan-namn",), ()):
        if not nameless:
            norrbus.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
        said = norrbus(*nameless, *REFUSED, terminal=True)
        assert said.code == 3
        assert "Elsa" not in said.err


def test_that_a_refusal_named_the_child_is_logged(norrbus: Norrbus) -> None:
    given.child(norrbus)
    given.actors(norrbus)
    before = norrbus.rows()["looks"]
    norrbus(*REFUSED)
    assert norrbus.rows()["looks"] == before
    norrbus(*REFUSED, terminal=True)
    assert norrbus.rows()["looks"] == before + 1
