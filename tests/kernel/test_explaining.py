"""What ``?`` tells of a question: what is meant, an example, and the law or agreement behind it."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from datetime import date

import given
import pytest
from conftest import Norrbus, _whole_house
from sources.citations import asked_by
from sources.page import chapters
from test_help import COMMANDS

from norrbus_cli import main
from norrbus_cli.authority.municipalities import CODES
from norrbus_cli.authority.recipients import EXAMPLES
from norrbus_cli.case.closing_form import CloseCase
from norrbus_cli.desk.exporting.choices import LISTS
from norrbus_cli.statistics.counting.rules.catalogue import BY_NUMBER
from norrbus_cli.terminal.context import Context
from norrbus_cli.terminal.explaining import SAYS, example, explain, meanings
from norrbus_cli.terminal.question import Form, Question, questions
from norrbus_cli.terminal.reading import DAYS, Reading, time
from norrbus_cli.terminal.wanted import Wanted
from norrbus_cli.words.errors import NorrbusError


def asked() -> Iterator[tuple[type[Form], Question]]:
    """Every question that anybody is asked, with its form."""
    _whole_house()
    kinds: list[type[Form]] = [Form]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if kind.__module__.startswith("norrbus_cli"):
            yield from ((kind, each) for each in questions(kind).values() if each.ask)


ASKED = list(asked())


def named(found: list[tuple[type[Form], Question]]) -> list[str]:
    return sorted({f"{form.__name__}: {each.text}" for form, each in found})


def sources(form: type[Form], option: str = "") -> set[str]:
    """Who asks, by what the questions of a form say; of one question where an option is named."""
    return {
        who
        for each in questions(form).values()
        if each.ask and option in {"", each.option}
        for who in asked_by(each.source)
    }


# --- an example -----------------------------------------------------------------------


def test_every_question_has_an_example() -> None:
    assert len(ASKED) > 300
    without = [
        (form, each)
        for form, each in ASKED
        if not (each.flag or each.form or SAYS in each.text or example(each))
    ]
    assert named(without) == []


def test_what_is_written_in_words_carries_its_own_and_nothing_else_does() -> None:
    """How a form is written is told in one place; where the text has an example, there."""
    reading = Reading(date(2026, 3, 30), lambda day, _: day)
    twice = []
    for form, each in ASKED:
        bare = example(Question(each.option, each.text, each.parse, default=each.default))
        # What is known of a case or an actor is shared, also with a question whose text has one.
        if each.example and (bare or (SAYS in each.text and each.check is None)):
            twice.append((form, each))
        # An example that can be read is one that is accepted.
        if each.example and each.parse not in {*DAYS, *DAYS.values(), time}:
            for one in each.example.split(f"{each.between} ") if each.many else [each.example]:
                each.parse(one, reading)
    assert named(twice) == []


# Choices whose word says it: names, numbers of times a year, answers, ways of everyday life.
SAYS_ITSELF = {
    *("ja", "nej", "annat"),
    *("bash", "zsh", "fish", "powershell"),
    *("brev", "e-post", "telefon", "skriftligt", "muntligt"),
    *("flicka", "pojke", "annan könsidentitet"),
    *("förskola/grundskola", "gymnasieskola", "termin", "halvår", "kvartal", "år"),
    *("barnet/den unge", "vårdnadshavare", "aktör"),
    *CODES,
    *EXAMPLES,
    *LISTS,
}


def test_every_fixed_choice_that_does_not_say_itself_is_told_in_a_few_words() -> None:
    choosing = [(form, each) for form, each in ASKED if each.choices]
    assert len(choosing) > 50
    untold = {
        f"{form.__name__} {each.option}: {name}"
        for form, each in choosing
        if not each.beside and "norrbus dokument slag" not in each.note
        for name in each.choices
        if name not in SAYS_ITSELF and name not in meanings(each)
    }
    assert untold == set()
    offered = {name for _, each in choosing for name in each.choices}
    assert offered >= SAYS_ITSELF
    told = {name: what for _, each in choosing for name, what in meanings(each).items()}
    assert told.keys() <= offered
    assert {name for name, what in told.items() if len(what) > 90 or what.endswith(".")} == set()


def test_a_note_is_whole_sentences() -> None:
    notes = {each.note for _, each in ASKED if each.note}
    assert len(notes) >= 4
    assert {note for note in notes if not (note[0].isupper() and note.endswith("."))} == set()


# --- who asks -------------------------------------------------------------------------


def _strings(node: ast.AST) -> str:
    parts = [each.value for each in ast.walk(node) if isinstance(each, ast.Constant)]
    return " ".join(each for each in parts if isinstance(each, str))


def _refusals() -> dict[str, set[str]]:
    """Each refusal whose sentence, or what is said of it, cites somebody: whom."""
    found: dict[str, set[str]] = {}
    kinds: list[type[NorrbusError]] = [NorrbusError]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        text = _strings(ast.parse(inspect.getsource(kind).lstrip()))
        if kind.__module__.startswith("norrbus_cli") and (who := asked_by(text)):
            found[kind.__name__] = who
    return found


REFUSALS = _refusals()


def _deeds() -> Iterator[tuple[str, type[Form], set[str]]]:
    """Each deed that takes a form and raises a refusal that cites somebody."""
    forms = {form for form, _ in ASKED}
    for name, module in sorted(sys.modules.items()):
        if not name.startswith("norrbus_cli."):
            continue
        for deed, body in inspect.getmembers(module, inspect.isfunction):
            said = re.search(r"Raises ([^.]*)", " ".join((body.__doc__ or "").split()))
            raised = set(re.findall(r"\w+", said[1] if said else "")) & REFUSALS.keys()
            kinds = set(body.__annotations__.values()) if raised else set()
            for form in forms:
                room = form.__module__.rpartition(".")[0]
                if form.__name__ in kinds and name.startswith(f"{room}."):
                    yield f"{name}.{deed}", form, {who for each in raised for who in REFUSALS[each]}


def test_what_a_deed_refuses_by_a_law_is_told_by_a_question_of_its_form() -> None:
    deeds = list(_deeds())
    assert len(deeds) >= 12
    assert {name for name, form, who in deeds if not sources(form) & who} == set()


def _asks(number: str, source: str) -> set[str]:
    """Who asks for a numbered rule: by its source, and by the rows of ``docs/källor.md``."""
    rows = {
        who
        for chapter in chapters()
        for row in chapter.rows
        if number in row.rules
        for who in asked_by(row.place) or {chapter.name}
    }
    return asked_by(source) | rows


def _of_rules() -> Iterator[tuple[str, type[Form], set[str], set[str]]]:
    """Each numbered rule with a law or an agreement: its command's form, what it names there, who
    asks.
    """
    for number, rule in BY_NUMBER.items():
        named = [each for each in COMMANDS if rule.mended_by.startswith(f"{each} ")]
        form = COMMANDS[max(named, key=len)].form
        asks = {each.option for each in questions(form).values() if each.ask}
        options = set(re.findall(r"--[\wåäö-]+", rule.mended_by)) & asks
        if options and asked_by(rule.source):
            yield number, form, options, _asks(number, rule.source)


def test_what_a_numbered_rule_asks_for_is_told_by_a_question_that_mends_it() -> None:
    rules = list(_of_rules())
    assert len(rules) >= 20
    lacking = {
        number
        for number, form, options, who in rules
        if not any(sources(form, option) & who for option in options)
    }
    assert lacking == set()


def test_every_source_is_a_law_an_agreement_or_a_choice_of_our_own() -> None:
    """That the paragraph has a row is held by ``tests/sources``, which reads every text of the program."""
    unknown = [
        (form, each)
        for form, each in ASKED
        if each.source and not (asked_by(each.source) or each.source.startswith("eget val: "))
    ]
    assert named(unknown) == []
    assert not [each.source for _, each in ASKED if each.source.endswith(".")]


# --- what is told ---------------------------------------------------------------------


def guided(norrbus: Norrbus, *line: str, answers: list[str]) -> str:
    result = norrbus(*line, stdin="".join(f"{each}\n" for each in answers), terminal=True)
    return " ".join(result.err.split())


def test_a_question_mark_tells_what_is_meant_with_an_example_and_the_law(norrbus: Norrbus) -> None:
    given.case(norrbus)
    said = guided(norrbus, "samtycke", "registrera", answers=["?", "1", "?", "Anna", "?"])
    # The question of the case has an example in its own words.
    assert "Ärendet, till exempel 7 eller barnets namn. Det måste anges. ·" in said
    assert "Vem som samtycker: barnet eller en vårdnadshavares namn. Det måste anges." in said
    assert "Till exempel: barnet Därför: FB 6 kap. 2 och 13 §§, OSL 12 kap. 3 §: vård" in said
    assert "Till exempel: skola, soc Därför: OSL 10 kap. 1 § och 12 kap. 2 §: uppg" in said
    assert "· skola Centrumskolan" in said
    assert "På kommandoraden: --vem." in said


def test_a_question_without_a_rule_says_no_because(norrbus: Norrbus) -> None:
    said = guided(norrbus, "ärende", "skapa", answers=["?", "Elsa Lantto", "?", "", "?"])
    assert "Barnets/den unges namn. Det måste anges. Till exempel: Elsa Lantto På kom" in said
    assert "Till exempel: 20140903-2388 Därför: folkbokföringslagen 18 §" in said
    assert "Till exempel: 2026-04-21, 3 maj, idag, i fredags, +5d eller v42 På kom" in said


def test_each_choice_is_told_and_what_the_answer_leads_to(norrbus: Norrbus) -> None:
    answers = ["Elsa Lantto", *[""] * 9, "?", "", "idag", "skola", "Frånvaro.", "", "?", "1", "?"]
    said = guided(norrbus, "ärende", "skapa", answers=answers)
    assert "· sekretessmarkering: en varning i folkbokföringen: pröva noga" in said
    assert "· tidiga insatser: stöd tidigt, innan svårigheterna har vuxit ·" in said
    assert "Den räknas i statistiken och ändrar ingen frist. Därför: överensk" in said
    assert "Det ändrar ingen frist: kallelse och möte räknas från dag 0" in said
    said = guided(norrbus, "aktör", "lägg-till", answers=["ms", "Minerva", "?", "skola", "?"])
    assert "· BUP: barn- och ungdomspsykiatri; huvudman region ·" in said
    assert "Huvudmannen är den som har ansvaret för verksamheten och för vad den" in said
    assert "Därför: överenskommelsen 2025, Aktörer i samverkan: verksamhets- och" in said
    assert "· annan: till exempel en fristående skola, en privat vårdgivare, polisen" in said


def test_of_many_choices_the_first_are_told(
    norrbus: Norrbus, capsys: pytest.CaptureFixture[str]
) -> None:
    context = Context({}, main.due, main.invoke)
    each = questions(CloseCase)["reference"]
    wanted = Wanted("x", choices=tuple(f"NB-{number}" for number in range(40)))
    explain(context, each, wanted)
    assert "  … och 10 till. Skriv början av namnet.\n" in capsys.readouterr().err
