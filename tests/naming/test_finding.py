"""A case is named by its child, by a personal number, or as the one last worked with."""

from __future__ import annotations

import importlib
import json
import pkgutil

import given
import pytest
from conftest import Norrbus

import norrbus_cli
from norrbus_cli.case.naming.model import Named, answering, number_of
from norrbus_cli.terminal.question import Form, questions


def another(norrbus: Norrbus, name: str, born: str = "2016-01-01", *more: str) -> None:
    """One more case, of a child without a number."""
    given.child(norrbus, "--född", born, *more, number="", name=name)


def seen(norrbus: Norrbus) -> list[tuple[str, list[int]]]:
    """The command of each operation in which somebody was looked at, and the cases."""
    register = norrbus.open()
    rows = register.rows(
        "SELECT command, json_group_array(case_id) AS cases FROM looks JOIN operations o ON o.id ="
        " operation_id GROUP BY o.id ORDER BY o.id"
    )
    register.close()
    return [(row["command"], json.loads(row["cases"])) for row in rows]


def found(norrbus: Norrbus, *typed: str) -> str:
    """The reference of the case that is shown."""
    return str(json.loads(norrbus.ok("ärende", "visa", *typed, "--json"))["referens"])


@pytest.mark.parametrize(
    "typed",
    [
        *("Elsa Lantto", "elsa lantto", "ELSA", "lantto", "els", "elsa l", "l elsa", " elsa  la "),
        *("20140903-2388", "201409032388", "140903-2388", "1409032388", "1", "NB-2026-0001"),
    ],
)
def test_a_case_is_named_by_name_number_or_reference(norrbus: Norrbus, typed: str) -> None:
    another(norrbus, "Åsa Niva")
    given.child(norrbus)
    typed = (
        typed.replace("0001", "0002").replace("1", "2") if typed in {"1", "NB-2026-0001"} else typed
    )
    assert found(norrbus, typed) == "NB-2026-0002"


@pytest.mark.parametrize("typed", ["asa", "ÅSA", "niva", "anna-lena", "lena n", "åsa anna lena"])
def test_letters_are_folded_and_each_part_of_a_name_counts(norrbus: Norrbus, typed: str) -> None:
    given.child(norrbus)
    another(norrbus, "Åsa Anna-Lena Niva")
    assert found(norrbus, typed) == "NB-2026-0002"


def test_one_word_of_a_name_is_not_typed_twice(norrbus: Norrbus) -> None:
    given.child(norrbus)
    assert "Det finns inget ärende elsa elsa" in norrbus.refused(3, "ärende", "visa", "elsa elsa")


def test_a_whole_name_goes_before_the_beginning_of_a_longer_one(norrbus: Norrbus) -> None:
    another(norrbus, "Anna Lind")
    another(norrbus, "Ann Lind", "2015-01-01")
    assert found(norrbus, "ann") == "NB-2026-0002"
    assert "kan vara" in norrbus("ärende", "visa", "an").err


def test_what_looks_like_a_reference_is_one_whatever_a_child_is_called(norrbus: Norrbus) -> None:
    given.child(norrbus)
    another(norrbus, "NB-2026-0001 2")
    another(norrbus, "Nb Ek", "2015-01-01")
    assert found(norrbus, "NB-2026-0001") == "NB-2026-0001"
    assert found(norrbus, "2") == "NB-2026-0002"
    assert found(norrbus, "nb ek") == "NB-2026-0003"
    # As long as a personal number, and none.
    assert "2026-000009" in norrbus.refused(3, "ärende", "visa", "2026-000009")


@pytest.mark.parametrize("typed", ["zlatan", "anna", "Karin", "Hög", "sa"])
def test_nobody_but_a_child_and_nothing_but_names_is_looked_for(
    norrbus: Norrbus, typed: str
) -> None:
    """A guardian, the coordinator, the need, the inside of a word."""
    given.case(norrbus)
    said = norrbus.refused(3, "ärende", "visa", typed)
    assert f"Det finns inget ärende {typed}." in said


def test_a_number_that_nobody_has_is_not_repeated(norrbus: Norrbus) -> None:
    given.case(norrbus)
    for typed in (given.ANNA, "20140903-2396"):
        said = norrbus.refused(3, "ärende", "visa", typed)
        assert "Inget barn i registret har det personnumret." in said
        assert typed not in said


def test_an_anonymous_case_answers_to_no_name(norrbus: Norrbus) -> None:
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    for typed in ("anonym", "konsultation", "''"):
        assert "Det finns inget ärende" in norrbus.refused(3, "ärende", "visa", typed)


def test_that_somebody_was_found_by_name_is_logged_as_a_look(norrbus: Norrbus) -> None:
    another(norrbus, "Åsa Niva")
    given.child(norrbus)
    more = ("--dag", "+5d", "--tid", "13", "--plats", "Rum 12", "--syfte", "Trygghet")
    norrbus.ok("möte", "boka", "elsa", *more)
    assert seen(norrbus) == [("norrbus möte boka --dag --tid --plats --syfte", [2])]
    norrbus("möte", "boka", "zlatan", *more)
    norrbus("möte", "boka", "2", *more)
    assert len(seen(norrbus)) == 1
    # Nothing that was typed stands in the log.
    assert "elsa" not in norrbus.ok("logg", "visa", "3", "--json").replace("Elsa", "")


def test_of_several_nobody_is_chosen_where_nobody_can_be_asked(norrbus: Norrbus) -> None:
    given.child(norrbus)
    another(norrbus, "Elsa Lind", "2012-05-05")
    another(norrbus, "Elsa Ek", "2013-05-05", "--skydd", "sekretessmarkering")
    another(norrbus, "Elsa Ask", "2015-05-05")
    norrbus.ok("ärende", "avsluta", "4", "--orsak", "behovet tillgodosett")
    result = norrbus("möte", "lista", "elsa")
    assert result.code == 2
    assert result.err == (
        "”elsa” kan vara NB-2026-0001 (2014), NB-2026-0002 (2012), NB-2026-0003 eller NB-2026-0004"
        " (2015), avslutat. Skriv ärendets nummer, eller mer av namnet.\n"
    )
    assert result.out == ""
    assert seen(norrbus)[-1] == ("norrbus möte lista", [1, 2, 3, 4])
    assert "(2014)" not in norrbus("möte", "lista", "elsa", "--utan-namn").err


def test_of_many_a_few_are_shown_and_only_they_are_looked_at(norrbus: Norrbus) -> None:
    for number in range(6):
        another(norrbus, "Elsa Lind", f"201{number}-05-05")
    assert "NB-2026-0005 (2014) (och 1 till). Skriv" in norrbus("ärende", "visa", "elsa").err
    assert seen(norrbus)[-1][1] == [1, 2, 3, 4, 5]


def test_of_several_one_is_chosen_at_a_terminal(norrbus: Norrbus) -> None:
    given.child(norrbus)
    another(norrbus, "Elsa Lind", "2012-05-05")
    another(norrbus, "Elsa Ek", "2013-05-05", "--skydd", "sekretessmarkering")
    norrbus.ok("ärende", "avsluta", "2", "--orsak", "behovet tillgodosett")
    line = ("ärende", "visa", "elsa")
    for answers in ("2\n", "NB-2026-0002\n", "lind\n", "åsa\nelsa\nlind\n"):
        result = norrbus(*line, terminal=True, stdin=answers)
        assert "NB-2026-0002" in result.out, answers
        assert "NB-2026-0001" not in result.out, answers
    assert (
        "  NB-2026-0001 Elsa L., 2014\n  NB-2026-0002 Elsa L., 2012, avslutat\n"
        "  NB-2026-0003 skyddade personuppgifter\n" in result.err
    )
    assert seen(norrbus)[-2:] == [("norrbus ärende visa", [1, 2, 3]), ("norrbus ärende visa", [2])]
    for answer in ("\n", "<\n"):
        assert norrbus(*line, terminal=True, stdin=answer).code == 2
    assert norrbus(*line, terminal=True, stdin="").code == 130
    shown = norrbus(*line, "--utan-namn", terminal=True, stdin="2\n").err
    assert "  NB-2026-0001\n  NB-2026-0002 avslutat\n" in shown


def test_several_at_a_question_are_asked_about_and_one_can_go_back(norrbus: Norrbus) -> None:
    given.child(norrbus)
    another(norrbus, "Elsa Lind", "2012-05-05")
    answers = "elsa\n<\nelsa\nlind\nbarnet\n\n\nj\n"
    result = norrbus("ärende", "avsluta", terminal=True, stdin=answers)
    assert "”elsa” kan vara NB-2026-0001 (2014) eller" in result.err
    assert "NB-2026-0002 (Elsa L., 2012): avslutat" in result.out


def test_of_several_of_one_number_one_is_chosen_at_a_terminal(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.day = "2027-03-30"
    another(norrbus, "Kim Niva", "2012-05-05")
    sentence = norrbus.refused(2, "1")
    assert sentence.endswith("NB-2027-0001. Skriv mer av numret, till exempel 2026-1.\n")
    for line in (("1",), ("ärende", "visa", "1")):
        result = norrbus(*line, terminal=True, stdin="2027-1\n")
        assert "  NB-2026-0001 Elsa L., 2014\n  NB-2027-0001 Kim N., 2012\n" in result.err
        assert "NB-2027-0001" in result.out
        assert "NB-2026-0001" not in result.out
    for none in ("7", "12345678"):
        assert norrbus("ärende", "visa", none, terminal=True).code == 3


def test_what_was_found_is_said(norrbus: Norrbus) -> None:
    given.child(norrbus)
    another(norrbus, "Elsa Lind", "2014-05-05")
    lista = ("möte", "lista")
    assert norrbus(*lista, "lantto").err.startswith("”lantto” betyder NB-2026-0001\n")
    # Where two would be called the same there is more of the name.
    said = norrbus(*lista, "lantto", terminal=True).err
    assert "”lantto” betyder NB-2026-0001 Elsa Lantto, 2014\n" in said
    said = norrbus(*lista, "lantto", "--utan-namn", terminal=True).err
    assert "”lantto” betyder NB-2026-0001\n" in said
    said = norrbus(*lista, given.ELSA, terminal=True).err
    assert "Numret betyder NB-2026-0001 Elsa Lantto, 2014\n" in said


def test_the_case_last_worked_with_is_a_dot(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.child(norrbus)
    another(norrbus, "Åsa Niva")
    assert found(norrbus, ".") == "NB-2026-0002"
    norrbus.ok("ärende", "ändra", "1", "--språk", "finska")
    assert found(norrbus, "senaste") == found(norrbus, ".") == "NB-2026-0001"
    found(norrbus, "2")
    # What shows many, or none, is no work with one.
    for line in (
        ("ärende", "lista", "--sök", "Elsa"),
        ("idag",),
        ("frist", "lista", "1"),
        ("logg",),
    ):
        norrbus.ok(*line)
    norrbus.ok("aktör", "lägg-till", "--kort", "x", "--namn", "X", "--slag", "annan")
    assert norrbus("ärende", "visa", ".").err == "”.” betyder NB-2026-0002\n"
    # Somebody else's work is somebody else's.
    monkeypatch.setenv("LOGNAME", "en.annan")
    assert "Loggen visar inget ärende" in norrbus.refused(3, "ärende", "visa", ".")
    found(norrbus, "1")
    assert found(norrbus, ".") == "NB-2026-0001"
    monkeypatch.delenv("LOGNAME")
    assert found(norrbus, ".") == "NB-2026-0002"


def test_a_closed_case_can_be_the_last_and_an_annulled_one_cannot(norrbus: Norrbus) -> None:
    given.child(norrbus)
    another(norrbus, "Åsa Niva")
    norrbus.ok("ärende", "avsluta", "2", "--orsak", "behovet tillgodosett")
    assert found(norrbus, ".") == "NB-2026-0002"
    found(norrbus, "1")
    norrbus.ok("makulera", "ärende", "2", "--skäl", "Fel barn.", "--ja")
    assert found(norrbus, ".") == "NB-2026-0001"


def test_a_look_at_nobody_is_not_taken_for_the_case_before(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    assert found(norrbus, ".") == "NB-2026-0002"
    assert "Loggen säger inte vilket ärende" in norrbus.refused(3, "ärende", "visa", ".")


def test_what_touches_no_case_is_passed_over(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(norrbus.home)
    given.agreed(norrbus)
    another(norrbus, "Åsa Niva")
    found(norrbus, "1")
    norrbus.ok("exportera", "ärenden", "--till", "ut.csv")
    norrbus.ok("exportera", "aktörer", "--till", "aktorer.csv")
    # Shown, and not done.
    annul = ("makulera", "insats", "1", "2", "--skäl", "fel", "--trots-utskick", "sagt")
    norrbus(*annul, terminal=True, stdin="n\n")
    assert found(norrbus, ".") == "NB-2026-0001"
    # One that is about nobody could be what was looked at, but not by every command.
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    found(norrbus, "1")
    norrbus.ok("exportera", "aktörer", "--till", "igen.csv")
    assert found(norrbus, ".") == "NB-2026-0001"
    found(norrbus, "3")
    told = norrbus.refused(3, "ärende", "visa", ".")
    assert "Det kan vara NB-2026-0003. Skriv ärendets nummer" in told


def test_several_that_were_changed_at_once_are_said(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.child(norrbus, number="20120315-2390", name="Nils Berg")
    anna = ("--namn", "Anna Lantto", "--personnummer", given.ANNA, "--vårdnad", "ensam")
    norrbus.ok("ärende", "vårdnadshavare", "2", *anna)
    given.consent(norrbus, "Anna", "skola", "soc", "primärvård", case="2")
    given.booked(norrbus, "2026-04-21", "1", "--tillsammans-med", "2", "--överens", "Alla vill.")
    told = norrbus.refused(3, "ärende", "visa", ".")
    assert "Det kan vara NB-2026-0001 eller NB-2026-0002. Skriv" in told
    norrbus.ok("makulera", "ärende", "2", "--skäl", "fel", "--ja", "--trots-utskick", "x")
    assert found(norrbus, ".") == "NB-2026-0001"


def test_one_who_is_in_two_cases_does_not_tell_which(norrbus: Norrbus) -> None:
    given.case(norrbus)
    another(norrbus, "Åsa Niva")
    guardian = ("--namn", "Anna Lantto", "--personnummer", given.ANNA, "--vårdnad", "ensam")
    norrbus.ok("ärende", "vårdnadshavare", "2", *guardian)
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--språk", "finska")
    assert found(norrbus, ".") == "NB-2026-0001"
    norrbus.ok("ärende", "ändra", "2", "--vem", "Anna", "--språk", "finska")
    assert "Loggen säger inte vilket ärende" in norrbus.refused(3, "ärende", "visa", ".")


def test_a_meeting_and_a_disagreement_are_named_in_the_last_case_or_by_the_child(
    norrbus: Norrbus,
) -> None:
    given.consented(norrbus)
    another(norrbus, "Åsa Niva")
    for day in ("2026-04-07", "2026-04-14"):
        given.booked(norrbus, day)
    given.booked(norrbus, "2026-04-09", "2")

    def shown(typed: str) -> str:
        return str(json.loads(norrbus.ok("möte", "visa", typed, "--json"))["referens"])

    assert shown("M1") == shown("åsa") == shown(". m1") == "NB-2026-0002-M1"
    assert shown("Elsa M2") == shown("elsa-m2") == "NB-2026-0001-M2"
    assert shown("m1") == shown(".M1") == "NB-2026-0001-M1"
    assert shown("2m1") == shown("NB-2026-0002-M1") == shown("2") == "NB-2026-0002-M1"
    assert "NB-2026-0002-M3" in norrbus.refused(3, "möte", "visa", "M3")
    assert "Det finns inget ärende zlatan" in norrbus.refused(3, "möte", "visa", "zlatan M1")
    # It is told what was typed, and the meeting that it means.
    for typed, means in (("elsa M1", "M1"), ("Elsa-M2", "M2"), ("M2", "M2"), (". m1", "M1")):
        said = f"”{typed}” betyder NB-2026-0001-{means}"
        assert norrbus("möte", "visa", typed).err == f"{said}\n"
        assert f"{said} Elsa L., 2014\n" in norrbus("möte", "visa", typed, terminal=True).err
    both = ("--aktör", "skola", "--aktör", "soc", "--gäller", "kostnadsansvar")
    norrbus.ok("oenighet", "anmäl", "åsa", "--beskrivning", "Vem betalar?", *both)
    told = norrbus.ok("oenighet", "avgör", "O1", "--beslut", "Kommunen betalar.")
    assert "NB-2026-0002-O1" in told


def test_papers_deadlines_and_the_log_take_a_name(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    for line in (
        ("dokument", "skriv", "samtycke", "elsa"),
        ("dokument", "skriv", "mötesagenda", "elsa M1"),
        ("dokument", "lista", "elsa"),
        ("frist", "lista", "elsa"),
        ("frist", "förklara", "elsa"),
        ("logg", "--ärende", "elsa"),
        ("plan", "skapa", "lantto"),
        ("makulera", "möte", "elsa", "--skäl", "Fel dag.", "--ja"),
    ):
        result = norrbus(*line)
        assert result.code == 0, f"{line} {result.err}"
        assert "betyder NB-2026-0001" in result.err, line
    # A person is no case, and what is no paper is said to be none.
    assert "betyder" not in norrbus("dokument", "skriv", "registerutdrag", "Anna Lantto").err
    assert norrbus("dokument", "skriv", "brev", "elsa").code == 2
    norrbus.ok("ärende", "avsluta", "elsa", "--orsak", "behovet tillgodosett")
    assert "NB-2026-0001" in norrbus.ok("ärende", "öppna", "elsa", "--orsak", "Åter.")


def test_a_file_names_a_case_by_name_too(norrbus: Norrbus) -> None:
    given.child(norrbus)
    content = '{"ref": "elsa", "orsak": "behovet tillgodosett"}'
    assert "NB-2026-0001" in norrbus.ok("ärende", "avsluta", "--från-fil", "-", stdin=content)


def test_hostile_names_are_data(norrbus: Norrbus) -> None:
    for name in ("[bold]Bo[/] .*", "<b>Li</b> {{ x }}", "% _", "'; DROP TABLE cases; --"):
        another(norrbus, name)
    for typed, reference in (("[bold]bo", 1), ("<b>li", 2), ("'; drop", 4)):
        assert found(norrbus, typed) == f"NB-2026-000{reference}"
    assert "inget ärende" in norrbus.refused(3, "ärende", "visa", ".*x")
    shown = norrbus("frist", "lista", terminal=True).out
    assert "NB-2026-0001 [bold]Bo[/] .., 2016" in shown
    assert "NB-2026-0002 <b>Li</b> }., 2016" in shown


def test_a_number_is_known_by_its_form() -> None:
    assert number_of("20140903-2388") == number_of("20140903 2388") == "201409032388"
    assert number_of("140903+2388") == "1409032388"
    for typed in ("2026-0001", "NB-2026-0001", "elsa", "", "20140903-23888", "٢٠١٤٠٩٠٣٢٣٨٨"):
        assert number_of(typed) == ""
    case = Named(1, "NB-2026-0001", True, 1, "Bo Ek", "", None, "")
    assert answering([case], "") == answering([case], "-") == answering([case], "1409032388") == []


def _forms(form: type[Form]) -> set[type[Form]]:
    return {form}.union(*(_forms(each) for each in form.__subclasses__()))


def test_the_case_is_the_first_question() -> None:
    """After what stands before it on the line, such as the kind of paper."""
    for each in pkgutil.walk_packages(norrbus_cli.__path__, "norrbus_cli."):
        if each.name.endswith("form"):
            importlib.import_module(each.name)
    named = 0
    for form in _forms(Form):
        asked = [each for each in questions(form).values() if each.ask and each.required]
        about = [place for place, each in enumerate(asked) if each.means and each.argument]
        if about:
            named += 1
            assert all(each.argument for each in asked[: about[0]]), form
            first = next(each for each in questions(form).values() if each.ask)
            assert first.argument, form
    assert named > 40
