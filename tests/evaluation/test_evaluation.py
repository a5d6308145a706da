"""Answers after a meeting lead to nobody: what is kept, what is refused, and what of the sums is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import combinations, product
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus
from hypothesis import example, settings, strategies
from hypothesis import given as for_all
from statistics_invented import Thing, year_of

from norrbus_cli.desk.evaluation.actions import published
from norrbus_cli.evaluation.compilation import Sum, compiled
from norrbus_cli.evaluation.form import NewEvaluation
from norrbus_cli.evaluation.model import GROUPS, QUESTIONS, Answer
from norrbus_cli.statistics.marks import open_sum
from norrbus_cli.statistics.model import Year
from norrbus_cli.statistics.protection.years import protected
from norrbus_cli.suppression.model import SMALL
from norrbus_cli.terminal.question import questions

MARKS = (
    "--lyssnad",
    "4",
    "--syfte",
    "5",
    "--rätt-personer",
    "4",
    "--vem-gör-vad",
    "3",
    "--nöjd",
    "2",
)
HEADER = "grupp;möte;år;lyssnad;syfte;rätt personer;vem gör vad;nöjd;ord"
RECORD = ("utvärdering", "registrera")


def stored(norrbus: Norrbus) -> list[dict[str, Any]]:
    register = norrbus.open()
    try:
        return [dict(row) for row in register.rows("SELECT * FROM evaluations ORDER BY id")]
    finally:
        register.close()


def read(norrbus: Norrbus, content: str | bytes) -> Path:
    path = norrbus.home / "svar.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def imported(norrbus: Norrbus, content: str | bytes) -> str:
    told = norrbus.ok("importera", str(read(norrbus, content)), "--ja").splitlines()
    return told[-1]


def refused(norrbus: Norrbus, *rows: str, code: int = 4, header: str = HEADER) -> str:
    name = read(norrbus, "\n".join([header, *rows]))
    sentence = norrbus.refused(code, "importera", str(name), "--slag", "utvärderingssvar", "--ja")
    assert norrbus.rows()["evaluations"] == norrbus.rows()["imports"] == 0
    return sentence


COMPILE = ("utvärdering", "sammanställ")
INSIDE = (*COMPILE, "--internt")


def compiled_as_json(norrbus: Norrbus, *more: str) -> list[dict[str, Any]]:
    return list(json.loads(norrbus.ok(*COMPILE, *more, "--json")))


def publish(norrbus: Norrbus) -> None:
    """2026 is over and published."""
    norrbus.day = "2027-01-02"
    norrbus.ok("statistik", "fastställ", "2026", "--ja")


def line(
    norrbus: Norrbus, group: str, question: str = "Jag är nöjd", *more: str
) -> tuple[Any, Any, Any]:
    [found] = [
        each
        for each in compiled_as_json(norrbus, *(more or ("2026",)))
        if (each["grupp"], each["fraga"]) == (group, question)
    ]
    return found["antal"], found["medel"], found["summa"]


# --- what is kept ---------------------------------------------------------------


def test_an_answer_is_kept_with_group_kind_of_meeting_and_year_and_nothing_else(
    norrbus: Norrbus,
) -> None:
    assert (
        norrbus.ok(*RECORD, "--grupp", "barn", *MARKS, "--ord", "Bra fika.")
        == "Svaret är registrerat.\n"
    )
    norrbus.ok(
        *RECORD, "--grupp", "aktör", "--möte", "uppföljningsmöte", "--år", "2025", "--nöjd", "1"
    )
    assert stored(norrbus) == [
        {
            "id": 1,
            "respondent": "barnet/den unge",
            "meeting": "norrbusmöte",
            "year": 2026,
            "heard": 4,
            "purpose": 5,
            "people": 4,
            "roles": 3,
            "satisfied": 2,
        }
        | {"words": "Bra fika."},
        {
            "id": 2,
            "respondent": "aktör",
            "meeting": "uppföljningsmöte",
            "year": 2025,
            "heard": None,
            "purpose": None,
            "people": None,
            "roles": None,
        }
        | {"satisfied": 1, "words": ""},
    ]


def test_the_log_tells_who_entered_it_and_when_but_no_answer_stands_in_the_command(
    norrbus: Norrbus,
) -> None:
    norrbus.ok(*RECORD, "--grupp", "barnet", *MARKS, "--ord", "Bra fika.")
    register = norrbus.open()
    try:
        operation = register.rows("SELECT * FROM operations ORDER BY id DESC")[0]
    finally:
        register.close()
    assert operation["command"].startswith("norrbus utvärdering registrera")
    assert "fika" not in str(dict(operation))


def test_an_answer_needs_at_least_one_mark(norrbus: Norrbus) -> None:
    sentence = norrbus.refused(2, *RECORD, "--grupp", "barnet", "--ord", "Bra.")
    assert sentence == (
        "Ingen fråga har fått något svar. Ange minst ett av --lyssnad, --syfte, --rätt-personer, --vem-gör-vad eller --nöjd. Ingenting sparades.\n"
    )


@pytest.mark.parametrize(
    "option", ["--lyssnad", "--syfte", "--rätt-personer", "--vem-gör-vad", "--nöjd"]
)
def test_each_question_alone_is_an_answer_on_a_scale_from_1_to_5(
    norrbus: Norrbus, option: str
) -> None:
    for typed in ("0", "6", "-1", "4,5", "55", "٣", "Anna"):
        assert (
            norrbus.refused(2, *RECORD, "--grupp", "aktör", f"{option}={typed}")
            == f"{option}: Svaret finns inte på skalan. Skriv ett heltal från 1 till 5.\n"
        )
    for typed in ("1", " 5 "):
        norrbus.ok(*RECORD, "--grupp", "aktör", option, typed)
    assert norrbus.rows()["evaluations"] == 2


@pytest.mark.parametrize("typed", ["2007", "2027", "26", "i år"])
def test_the_year_is_one_in_which_a_meeting_can_have_been(norrbus: Norrbus, typed: str) -> None:
    assert "Skriv ett år från 2008 till 2026." in norrbus.refused(
        2, *RECORD, "--grupp", "aktör", *MARKS, "--år", typed
    )
    assert "Skriv ett år från 2008 till 2026." in norrbus.refused(
        2, "utvärdering", "sammanställ", typed
    )


def test_a_group_is_needed_and_must_be_one_of_three(norrbus: Norrbus) -> None:
    assert "Det här saknas: --grupp." in norrbus.refused(2, *RECORD, *MARKS)
    assert "Menade du aktör?" in norrbus.refused(2, *RECORD, *MARKS, "--grupp", "aktorn")
    assert "finns inte att välja" in norrbus.refused(
        2, *RECORD, *MARKS, "--grupp", "aktör", "--möte", "fika"
    )


# --- own words hold nobody --------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Elsa fick tala till punkt.", "ett namn"),
        ("Elsas mamma var med.", "ett namn"),
        ("elsa lantto fick tala.", "ett namn"),
        ("ANNA LANTTO talade.", "ett namn"),
        ("Fru Lantto var med.", "ett namn"),
        ("Strömmen av ord, sa Ström.", "ett namn"),
        ("Per lyssnade.", "ett namn"),  # a contact person
        ("Tack till Karin Öberg!", "ett namn"),  # the coordinator
        ("Det gällde 20140903-2388.", "ett personnummer"),
        ("Det gällde 1409032388.", "ett personnummer"),
        ("Det gällde 201409032388.", "ett personnummer"),
        ("Det gällde 140903 - 2388.", "ett personnummer"),
        ("Mötet om NB-2026-0001.", "ett ärendenummer"),
        ("Mötet nb-2031-77-M1.", "ett ärendenummer"),
        ("Se A-2026-0001.", "ett ärendenummer"),
    ],
)
def test_words_that_lead_to_somebody_are_refused_without_being_repeated(
    norrbus: Norrbus, words: str, what: str
) -> None:
    given.case(norrbus)
    sentence = norrbus.refused(4, *RECORD, "--grupp", "barnet", *MARKS, "--ord", words)
    assert (
        sentence
        == f"Orden innehåller {what} som leder till någon i registret. Ett svar ska inte gå att spåra: skriv om det utan. Ingenting sparades.\n"
    )
    told = refused(norrbus, "barnet;;;4;;;;;bra", f'barnet;;;4;;;;;"{words}"')
    assert told.startswith(f"Rad 3: Orden innehåller {what}")
    assert words not in told


@pytest.mark.parametrize(
    "words",
    [
        "Bra fika, personligt och lugnt.",
        "Strömmen gick 2026.",
        "Vi sågs kl. 13.00.",
        "Plan B-2026 var bäst.",
        "Annars bra.",
    ],
)
def test_ordinary_words_are_kept(norrbus: Norrbus, words: str) -> None:
    given.case(norrbus)
    norrbus.ok(*RECORD, "--grupp", "barnet", *MARKS, "--ord", words)
    assert stored(norrbus)[0]["words"] == words


# --- many at once -----------------------------------------------------------------


TABLE = "\n".join(
    [
        HEADER,
        "barnet;;;5;4;3;2;1;",
        "aktör;uppföljningsmöte;2025;1;;;;;Bra.",
        "",
        'vårdnadshavare;norrbusmöte;2026;;;;;2;"Kort; men bra.',
        '""Lugnt."""',
        ";;;;;;;;",
        "",
    ]
)


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        b"\xef\xbb\xbf" + TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace("rätt personer", "Ratt-Personer")
        .replace("möte;år", " MOTE ;ar")
        .replace("nöjd", "nojd")
        .encode(),
        TABLE.replace(HEADER, HEADER + ";;").encode(),
    ],
    ids=["plain", "byte order mark and Windows lines", "without dots", "empty columns last"],
)
def test_a_swedish_excels_table_is_read(norrbus: Norrbus, content: bytes) -> None:
    assert imported(norrbus, content) == "Inläst: 3 svar."
    assert [
        (each["respondent"], each["meeting"], each["year"], each["words"])
        for each in stored(norrbus)
    ] == [
        ("aktör", "uppföljningsmöte", 2025, "Bra."),
        ("barnet/den unge", "norrbusmöte", 2026, ""),
        ("vårdnadshavare", "norrbusmöte", 2026, 'Kort; men bra.\n"Lugnt."'),
    ]
    assert [stored(norrbus)[1][question] for question in QUESTIONS] == [5, 4, 3, 2, 1]


def test_columns_may_stand_in_any_order_and_commas_may_part_them(norrbus: Norrbus) -> None:
    assert imported(norrbus, "\nord,nöjd,grupp\nbra,4,barnet\n") == "Inläst: 1 svar."
    assert imported(norrbus, "nöjd;grupp\n3;barnet;;\n4;aktör\n") == "Inläst: 2 svar."
    assert [each["satisfied"] for each in stored(norrbus)] == [4, 4, 3]


def test_the_order_of_the_file_is_not_kept(norrbus: Norrbus) -> None:
    rows = ["barnet;3;ö", "barnet;3;a", "aktör;5;", "aktör;1;b", "vårdnadshavare;2;"]
    imported(norrbus, "\n".join(["grupp;nöjd;ord", *rows]))
    one = [{**each, "id": 0} for each in stored(norrbus)]
    for order in (rows[::-1], [*rows[2:], *rows[:2]]):
        imported(norrbus, "\n".join(["grupp;nöjd;ord", *order]))
    assert [{**each, "id": 0} for each in stored(norrbus)] == one * 3
    assert [each["respondent"] for each in one] == sorted(each["respondent"] for each in one)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("barnet;;;6;;;;;", "Kolumnen lyssnad: Svaret finns inte på skalan. Skriv ett heltal från 1 till 5."),
        ("barnet;;;;;;5,5;;", "Kolumnen vem gör vad: Svaret finns inte på skalan. Skriv ett heltal från 1 till 5."),
        ("barnet;;2027;5;;;;;", "Kolumnen år: Året stämmer inte. Skriv ett år från 2008 till 2026."),
        ("barnett;;;5;;;;;", "Kolumnen grupp: värdet finns inte att välja. Välj barnet/den unge, vårdnadshavare eller aktör."),
        (";;;5;;;;;", "Kolumnen grupp: saknas, och behövs på varje rad."),
        ("barnet;fika;;5;;;;;", "Kolumnen möte: värdet finns inte att välja."),
        ("barnet;fika;;6;;;;;", "Kolumnen möte: värdet finns inte att välja. Välj norrbusmöte eller uppföljningsmöte. Kolumnen lyssnad: Svaret"),
        ("barnet;;;;;;;;bra", "Ingen fråga har fått något svar. Ange minst ett av lyssnad, syfte, rätt personer, vem gör vad eller nöjd."),
        ("barnet;;;5;;;;;bra; men kort", "Raden har fler celler än rubrikraden."),
        ("barnet;;;5;;;;;\u202ebra", "Kolumnen ord: Texten innehåller ett osynligt styrtecken"),
    ],
)  # fmt: skip
def test_an_error_names_row_and_column_and_nothing_is_saved(
    norrbus: Norrbus, row: str, sentence: str
) -> None:
    shown = refused(norrbus, "aktör;;;5;;;;;", row)
    assert shown.startswith(f"Rad 3: {sentence}")
    assert shown.endswith("Ingenting sparades.\n")


@pytest.mark.parametrize("row", ['barnet;;;5;;;;;"bra', 'barnet;;;5;;;;;"bra" sa hon'])
def test_a_quotation_mark_that_is_not_closed_is_refused_with_its_row(
    norrbus: Norrbus, row: str
) -> None:
    assert refused(norrbus, "aktör;;;5;;;;;", row, code=2).startswith(
        "Rad 3: citattecknen går inte ihop"
    )


def test_a_row_is_numbered_as_in_excel(norrbus: Norrbus) -> None:
    assert refused(
        norrbus, "", ";;;;;;;;", 'aktör;;;5;;;;;"två\nrader"', "aktör;;;6;;;;;"
    ).startswith("Rad 5: Kolumnen lyssnad")


def test_an_unknown_column_is_refused_with_what_it_may_have_been(norrbus: Norrbus) -> None:
    sentence = refused(norrbus, "barnet;5", header="grupp;nöjdhet", code=2)
    assert sentence.startswith(
        "Kolumnen ”nöjdhet” känns inte igen bland utvärderingssvar. Menade du nöjd?"
    )
    assert "Uppgifterna är grupp, möte, år, lyssnad, syfte, " in sentence
    assert "”namn”" in refused(norrbus, "barnet;5", header="grupp;namn", code=2)
    assert "kolumn 2 har ingen rubrik" in refused(
        norrbus, "barnet;5;5", header="grupp;;nöjd", code=2
    )


def test_a_column_stands_once_and_the_group_must_have_one(norrbus: Norrbus) -> None:
    assert "står två gånger" in refused(norrbus, "barnet;5;5", header="grupp;nöjd;NOJD", code=2)
    assert refused(norrbus, "5;5", header="nöjd;syfte", code=2).startswith(
        "Kolumnen grupp saknas, och behövs för utvärderingssvar."
    )


@pytest.mark.parametrize("content", ["", "\n \n", HEADER, f"{HEADER}\n\n;;;;;;;;\n"])
def test_a_file_without_answers_is_a_sentence(norrbus: Norrbus, content: str) -> None:
    assert refused(norrbus, header=content, code=2).startswith("Filen har inga rader.")


def test_a_file_in_windows_1252_is_read(norrbus: Norrbus) -> None:
    imported(norrbus, TABLE.encode("cp1252"))
    assert stored(norrbus)[2]["respondent"] == "vårdnadshavare"


# --- at a terminal -----------------------------------------------------------------


def test_an_answer_is_asked_for_in_the_order_of_the_form_and_a_name_is_asked_about_again(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    asked = [name for name in questions(NewEvaluation) if name in QUESTIONS]
    assert asked == list(QUESTIONS)
    answers = ["1", "", "", "4", "", "6", "5", "", "2", "Elsa var tyst.", "Barnet var tyst.", "j"]
    result = norrbus(*RECORD, terminal=True, stdin="\n".join(answers) + "\n")
    assert result.code == 0, result.err
    assert "Svaret är registrerat." in result.out
    assert "Svaret finns inte på skalan." in result.err
    assert "Orden innehåller ett namn" in " ".join(result.err.split())
    [row] = stored(norrbus)
    assert ([row[question] for question in QUESTIONS], row["words"], row["year"]) == (
        [4, None, 5, None, 2],
        "Barnet var tyst.",
        2026,
    )
    assert norrbus.rows()["drafts"] == 0


# --- what is shown -----------------------------------------------------------------


def test_sums_are_shown_by_group_and_question_and_for_all_groups(norrbus: Norrbus) -> None:
    given.evaluations(norrbus)
    given.evaluations(norrbus, "aktör", 6)
    norrbus.ok(*RECORD, "--grupp", "aktör", "--nöjd", "5")

    def as_they_are(*more: str) -> None:
        assert line(norrbus, "barnet/den unge", "Jag är nöjd", *more) == (5, 4.0, 20)
        assert line(norrbus, "aktör", "Jag är nöjd", *more) == (7, 4.1, 29)  # 4,142…
        assert line(norrbus, "alla grupper", "Jag är nöjd", *more) == (12, 4.1, 49)  # 4,083…
        assert line(norrbus, "alla grupper", "Syftet var tydligt", *more) == (11, 4.0, 44)
        assert line(norrbus, "vårdnadshavare", "Jag är nöjd", *more) == (0, None, None)
        every = compiled_as_json(norrbus, *more)
        assert [each["grupp"] for each in every[::5]] == [*GROUPS, "alla grupper"]
        shown = norrbus.ok(*COMPILE, *more).splitlines()
        assert "aktör\tJag är nöjd\t7\t4,1\t29" in shown
        assert "vårdnadshavare\tJag är nöjd\t0\t–\t–" in shown
        assert "aktör;Jag är nöjd;7;4,1;29" in norrbus.ok(*COMPILE, *more, "--csv")

    as_they_are("2026", "--internt")
    publish(norrbus)
    # Each sum there is is one in which every mark could be any, so that it is shown as it is.
    as_they_are("2026")


def test_a_mean_is_rounded_half_up_as_on_paper() -> None:
    rows = [
        each
        for each in compiled([answer(GROUPS[0], mark) for mark in [*[2] * 15, *[3] * 5]])
        if each.count
    ]
    assert {each.mean for each in rows} == {2.3}  # 2,25


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_nothing_is_shown_for_one_to_four_answers_and_the_group_that_would_give_them_away(
    norrbus: Norrbus, count: int
) -> None:
    given.evaluations(norrbus, "aktör", count)
    given.evaluations(norrbus, "barnet", 9)
    assert line(norrbus, "aktör", "Jag är nöjd", "2026", "--internt") == (count, 4.0, 4 * count)
    publish(norrbus)
    assert line(norrbus, "aktör") == (None, None, None)
    assert line(norrbus, "barnet/den unge") == (None, None, None)
    assert line(norrbus, "vårdnadshavare") == (None, None, None)
    assert line(norrbus, "alla grupper") == (9 + count, 4.0, 4 * (9 + count))
    result = norrbus(*COMPILE, "2026", terminal=True)
    assert re.search(r"aktör +Jag är nöjd +\.\. +\.\. +\.\.", result.out)
    assert ".. visas inte: någons svar kunde räknas ut." in " ".join(result.err.split())
    assert "visas inte" not in norrbus(*COMPILE, "2026", "--json").err


def test_the_fifth_answer_is_shown(norrbus: Norrbus) -> None:
    given.evaluations(norrbus, "aktör", 4)
    norrbus.ok(*RECORD, "--grupp", "aktör", "--nöjd", "4")
    publish(norrbus)
    assert line(norrbus, "aktör") == (5, 4.0, 20)
    assert line(norrbus, "aktör", "Syftet var tydligt") == (
        None,
        None,
        None,
    )  # each question for itself


def test_two_small_groups_of_five_together_are_shown_as_all(norrbus: Norrbus) -> None:
    given.evaluations(norrbus, "aktör", 3)
    given.evaluations(norrbus, "vårdnadshavare", 2)
    publish(norrbus)
    assert line(norrbus, "alla grupper") == (5, 4.0, 20)
    assert {line(norrbus, group) for group in ("aktör", "vårdnadshavare")} == {(None,) * 3}


def test_four_answers_in_all_are_not_shown(norrbus: Norrbus) -> None:
    given.evaluations(norrbus, "aktör", 3)
    given.evaluations(norrbus, "vårdnadshavare", 1)
    publish(norrbus)
    assert {line(norrbus, group) for group in (*GROUPS, "alla grupper")} == {(None,) * 3}


def test_five_answers_of_which_each_is_told_are_counted_and_their_mean_is_held_back(
    norrbus: Norrbus,
) -> None:
    """Five fives: their mean would say what everybody answered."""
    rows = "".join("barnet;5;2;5;5;5\n" for _ in range(5))
    imported(norrbus, f"grupp;lyssnad;syfte;rätt personer;vem gör vad;nöjd\n{rows}")
    publish(norrbus)
    assert line(norrbus, "barnet/den unge") == (5, None, None)
    assert line(norrbus, "barnet/den unge", "Syftet var tydligt") == (5, 2.0, 10)
    assert "barnet/den unge\tJag är nöjd\t5\t..\t..\n" in norrbus.ok(*COMPILE, "2026")
    assert line(norrbus, "barnet/den unge", "Jag är nöjd", "2026", "--internt") == (5, 5.0, 25)


def test_a_question_that_is_not_accounted_for_is_not_told(norrbus: Norrbus) -> None:
    given.evaluations(norrbus, "aktör", 6)
    norrbus.ok("statistik", "stäng-av", "utvardering_satisfied")
    publish(norrbus)
    assert line(norrbus, "aktör") == (None, None, None)
    assert line(norrbus, "aktör", "Syftet var tydligt") == (6, 4.0, 24)
    assert "utvardering_satisfied" not in norrbus.ok("statistik", "år", "2026")


def test_years_are_apart_and_one_without_answers_is_a_sentence(norrbus: Norrbus) -> None:
    given.evaluations(norrbus)
    assert compiled_as_json(norrbus, "2025", "--internt") == []
    assert norrbus(*INSIDE, "2025").err == (
        "Inga svar från 2025. Registrera med: norrbus utvärdering registrera\n"
        "Varning: Små tal visas. Får inte lämnas ut; att du såg dem är loggat.\n"
    )


def test_a_published_year_without_answers_is_a_sentence(norrbus: Norrbus) -> None:
    given.over(norrbus)
    publish(norrbus)
    assert norrbus(*COMPILE, "2026").err == (
        "Inga svar från 2026. Registrera med: norrbus utvärdering registrera\n"
    )


# --- what has not been published stays inside ------------------------------------------


def test_sums_of_a_year_that_is_not_published_are_refused(norrbus: Norrbus) -> None:
    given.evaluations(norrbus, "aktör", 9)
    for more in ((), ("--json",), ("--csv",)):
        assert norrbus.refused(4, *COMPILE, "2026", *more).startswith(
            "2026 är inte fastställt, och inga tal om barn lämnar myndigheten före det:"
        )
    assert "Det kan fastställas från och med 2027-01-01." in norrbus.refused(4, *COMPILE)
    norrbus.day = "2027-01-02"
    assert "Fastställ det: norrbus statistik fastställ 2026." in norrbus.refused(
        4, *COMPILE, "2026"
    )


def test_what_is_seen_inside_says_so_and_is_logged(norrbus: Norrbus) -> None:
    given.evaluations(norrbus, "aktör", 2)
    for line_ in (INSIDE, (*INSIDE, "--ord"), (*INSIDE, "--json")):
        before = seen(norrbus)
        assert "Varning: Små tal visas. Får inte lämnas ut; att du såg dem är loggat." in (
            norrbus(*line_).err
        )
        assert seen(norrbus) == before + 1
    publish(norrbus)
    before = seen(norrbus)
    norrbus.ok(*COMPILE, "2026")
    assert seen(norrbus) == before


def seen(norrbus: Norrbus) -> int:
    """How many times small numbers have been seen, by the log."""
    register = norrbus.open()
    try:
        return int(
            register.rows(
                "SELECT count(*) AS n FROM operations WHERE reason = 'statistik med små tal'"
            )[0]["n"]
        )
    finally:
        register.close()


def test_an_answer_after_the_publishing_does_not_move_what_is_shown(norrbus: Norrbus) -> None:
    given.evaluations(norrbus, "aktör", 6)
    publish(norrbus)
    before = norrbus.ok(*COMPILE, "2026", "--json")
    norrbus.day = "2027-01-20"
    norrbus.ok(*RECORD, "--grupp", "aktör", "--år", "2026", "--nöjd", "1")
    assert norrbus.ok(*COMPILE, "2026", "--json") == before
    assert line(norrbus, "aktör", "Jag är nöjd", "2026", "--internt") == (7, 3.6, 25)


# --- no small group can be worked out -----------------------------------------------


def answer(group: str, mark: int | None, words: str = "") -> Answer:
    return Answer(group, "norrbusmöte", 2026, mark, mark, mark, mark, mark, words)


def year_with(groups: Sequence[Sequence[int]]) -> Year:
    """A year in which one question has been answered, by group."""
    answered = [
        Thing({"vem som svarar": group}, mark)
        for group, marks in zip(GROUPS, groups, strict=True)
        for mark in marks
    ]
    return year_of("2514", 2026, {"utvardering_satisfied": answered})


def of_question(sums: Sequence[Sum]) -> list[tuple[int | None, int | None]]:
    """Number and sum of each group and of all."""
    return [(each.count, each.sum) for each in sums if each.question == QUESTIONS["satisfied"]]


def numbers(shown: Sequence[int | None], groups: Sequence[int]) -> list[set[int]]:
    """How many each held back group can be for a reader who has only what is printed: at least one, as a nobody is shown unless all is held back."""
    total = shown[-1]
    least = 0 if all(count is None for count in shown[:-1]) else 1
    most = sum(groups) + 9
    ends = [range(least, most) if count is None else [count] for count in shown[:-1]]
    worlds = [world for world in product(*ends) if total is None or sum(world) == total]
    return [
        {world[place] for world in worlds}
        for place, count in enumerate(shown[:-1])
        if count is None
    ]


GROUP = strategies.integers(0, 12)


@settings(deadline=None)
@for_all(strategies.tuples(GROUP, GROUP, GROUP))
@example((4, 4, 0))
@example((4, 4, 4))
@example((1, 9, 0))
@example((2, 2, 1))
@example((3, 0, 0))
def test_no_held_back_number_can_be_worked_out_from_what_is_printed(
    groups: tuple[int, ...],
) -> None:
    if not sum(groups):
        return
    shown = [
        count
        for count, _ in of_question(published(protected(year_with([[3] * n for n in groups]))))
    ]
    true = (*groups, sum(groups))
    assert all(count is None for count, each in zip(shown, true, strict=True) if 0 < each < SMALL)
    assert all(count in {None, each} for count, each in zip(shown, true, strict=True))
    for found in numbers(shown, groups):
        assert len(found) >= 4


MARKED = strategies.lists(strategies.integers(1, 5), max_size=9)


@settings(deadline=None)
@for_all(strategies.tuples(MARKED, MARKED, MARKED))
@example(([5] * 5, [], []))
@example(([5] * 5, [1, 1, 1, 1, 5], []))
@example(([3] * 6, [5] * 5, []))
def test_no_mark_can_be_worked_out_from_what_is_printed(groups: tuple[list[int], ...]) -> None:
    """Whoever subtracts any of the groups from all of them meets a sum in which each mark could be any, or none at all."""
    found = of_question(published(protected(year_with(groups)))) if any(groups) else []
    shown = [None if count is None or total is None else (count, total) for count, total in found]
    known = [each for each in shown[:-1] if each]
    rests = list(known)
    if shown and (whole := shown[-1]):
        for size in range(len(known) + 1):
            for taken in combinations(known, size):
                count, total = (sum(each[at] for each in taken) for at in (0, 1))
                rests.append((whole[0] - count, whole[1] - total))
    for count, total in rests:
        assert count == 0 or open_sum(count, total)


def test_what_is_shown_of_three_groups_and_all() -> None:
    def shown(*counts: int) -> list[int | None]:
        year = year_with([[3] * count for count in counts])
        return [count for count, _ in of_question(published(protected(year)))]

    assert shown(5, 5, 5) == [5, 5, 5, 15]
    assert shown(9, 0, 0) == [9, 0, 0, 9]
    assert shown(0, 0, 0) == []
    assert shown(9, 1, 0) == [None, None, 0, 10]
    assert shown(9, 4, 7) == [9, None, None, 20]
    assert shown(9, 2, 2) == [None, None, None, 13]
    assert shown(9, 2, 3) == [9, None, None, 14]
    assert shown(2, 2, 1) == [None, None, None, 5]
    assert shown(2, 2, 0) == [None, None, None, None]


# --- own words ------------------------------------------------------------------------


def spoken(norrbus: Norrbus) -> list[tuple[str, str]]:
    return [
        (each["grupp"], each["ord"]) for each in compiled_as_json(norrbus, "--ord", "--internt")
    ]


def test_own_words_come_in_the_order_of_the_alphabet_without_marks(norrbus: Norrbus) -> None:
    rows = [
        f"{group};{mark};{words}"
        for mark, words in enumerate(("örat", "zebra", "Ärligt", "Bra", ""), 1)
        for group in ("barnet", "aktör")
    ]
    imported(norrbus, "\n".join(["grupp;nöjd;ord", *rows, "aktör;5;Åska"]))
    assert spoken(norrbus) == [
        *(("barnet/den unge", words) for words in ("Bra", "zebra", "Ärligt", "örat")),
        *(("aktör", words) for words in ("Bra", "zebra", "Åska", "Ärligt", "örat")),
    ]
    assert norrbus.ok(*INSIDE, "--ord").splitlines()[0] == "barnet/den unge\tBra"
    assert norrbus.ok(*INSIDE, "--ord", "--csv").splitlines()[5] == "aktör;Bra"


def test_own_words_do_not_leave_the_authority_not_even_when_the_year_is_published(
    norrbus: Norrbus,
) -> None:
    imported(norrbus, "\n".join(["grupp;nöjd;ord", *["barnet;4;Bra"] * 9]))
    sentence = "Egna ord kan kännas igen och lämnar inte myndigheten. För den som får se ärendena:"
    assert norrbus.refused(4, *COMPILE, "--ord").startswith(sentence)
    publish(norrbus)
    assert norrbus.refused(4, *COMPILE, "2026", "--ord", "--json").startswith(sentence)
    assert (
        compiled_as_json(norrbus, "2026", "--ord", "--internt")
        == [{"grupp": "barnet/den unge", "ord": "Bra"}] * 9
    )


def test_a_year_without_own_words_is_a_sentence(norrbus: Norrbus) -> None:
    given.evaluations(norrbus)
    assert norrbus(*INSIDE, "--ord").err.startswith("Inga egna ord att visa från 2026.\n")


# --- the paper ------------------------------------------------------------------------


def test_a_blank_form_for_each_group_names_nobody_and_no_day(norrbus: Norrbus) -> None:
    given.case(norrbus)
    paths = [
        Path(path)
        for path in norrbus.ok(
            "dokument", "skriv", "utvärderingsblankett", "--format", "md"
        ).split()
    ]
    assert [path.name for path in paths] == [
        "utvarderingsblankett-barnet.md",
        "utvarderingsblankett-vardnadshavare.md",
        "utvarderingsblankett-aktor.md",
    ]
    child, guardian, actor = (path.read_text(encoding="utf-8") for path in paths)
    for text in (child, guardian, actor):
        assert not [word for word in ("Karin", "Elsa", "Anna", "NB-", "2026") if word in text]
        assert len(re.findall(r"^\| [^|]+ \|  \|  \|  \|  \|  \|$", text, re.MULTILINE)) == 5
        assert re.search(r"^\|[^|]+\| 1 \| 2 \| 3 \| 4 \| 5 \|$", text, re.MULTILINE)
        assert re.search(r"1 betyder.* 5 betyder", text)
        assert "egna ord" in text
        assert re.search("Skriv (inte vad du heter|inga namn)", text)
    assert "De vuxna lyssnade på mig" in child
    for label in QUESTIONS.values():
        assert label in guardian
        assert label in actor
    assert "vårdnadshavare" in guardian.lower()
    assert "aktör" in actor
    assert norrbus.rows()["looks"] == 0


def test_the_form_becomes_a_page_with_boxes_to_tick(norrbus: Norrbus) -> None:
    [path] = norrbus.ok(
        "dokument", "skriv", "utvärderingsblankett", "--till", "barnet", "--format", "html"
    ).split()
    page = Path(path).read_text(encoding="utf-8")
    assert len(re.findall(r"<td[^>]*></td>", page)) == 25 + 5
    assert "passar inte ihop" in norrbus.refused(
        2, "dokument", "skriv", "utvärderingsblankett", "1"
    )


def test_excels_own_first_line_is_skipped(norrbus: Norrbus) -> None:
    imported(norrbus, "sep=;\r\ngrupp;nöjd\r\nbarnet;4\r\n")
    assert stored(norrbus)[0]["satisfied"] == 4


def test_an_answer_from_a_file_counts_once_unless_somebody_says_that_it_is_another(
    norrbus: Norrbus,
) -> None:
    line = ("utvärdering", "registrera", "--från-fil", "svar.toml")
    Path("svar.toml").write_text('grupp = "barnet"\nlyssnad = 4\n', encoding="utf-8")
    norrbus.ok(*line)
    norrbus.day = "2026-03-31"
    refused = norrbus.refused(4, *line)
    assert "Ett svar ur en fil med samma innehåll är redan registrerat må 2026-03-30." in refused
    assert '--trots-dubblett "SKÄL". Ingenting sparades.' in refused
    # Written otherwise, and with the same said on the line, it is the same answer.
    Path("annan.toml").write_text("lyssnad = 4  # fyra\n", encoding="utf-8")
    norrbus.refused(4, *line[:3], "annan.toml", "--grupp", "barnet")
    norrbus.refused(4, *line[:3], "-", stdin='{"grupp": "barnet", "lyssnad": 4}')
    declined = norrbus(*line, terminal=True, stdin="n\n")
    assert "Det registreras en gång till. Fortsätta? (j/N)" in " ".join(declined.out.split())
    assert norrbus.rows()["evaluations"] == 1
    norrbus.ok(*line, terminal=True, stdin="j\n")
    norrbus.ok(*line, "--trots-dubblett", "två barn svarade lika")
    newest = norrbus.ok("logg").split("\t")[0]
    assert "två barn svarade lika" in norrbus.ok("logg", "visa", newest)
    assert norrbus.rows()["evaluations"] == 3
    # What is typed is nobody's file, another answer is another, and one taken back is gone.
    norrbus.ok("utvärdering", "registrera", "--grupp", "barnet", "--lyssnad", "4")
    norrbus.ok(*line, "--nöjd", "5")
    norrbus.ok("ångra", "--ja")
    norrbus.ok(*line, "--nöjd", "5")
    assert norrbus.rows()["evaluations"] == 5


def test_the_same_file_counts_once_unless_somebody_says_that_it_is_another(
    norrbus: Norrbus,
) -> None:
    answers = "grupp;lyssnad;syfte\nbarnet;4;4\naktör;5;5\n"
    read = ("importera", "svar.csv", "--ja")
    Path("svar.csv").write_text(answers, encoding="utf-8")
    norrbus.ok(*read)
    norrbus.day = "2026-03-31"
    for more in ((), ("--delvis",), ("--prova",)):
        refused = norrbus.refused(4, *read, *more)
        assert (
            "Filen är redan inläst må 2026-03-30. Svaren i den skulle räknas två gånger." in refused
        )
        assert '--trots-dubblett "SKÄL"' in refused
    assert norrbus.rows()["evaluations"] == 2
    asked = norrbus(*read, stdin="n\n", terminal=True)
    assert "Den läses in en gång till. Fortsätta? (j/N)" in " ".join(asked.out.split())
    assert norrbus.rows()["evaluations"] == 2
    agreed = norrbus("--enkelt", *read[:2], stdin="j\nj\n", terminal=True)
    assert "Inläst: 2 svar." in agreed.out
    assert norrbus.rows()["evaluations"] == 4
    norrbus.ok(*read, "--trots-dubblett", "andra svar, lika")
    assert "andra svar, lika" in norrbus.ok("logg", "visa", norrbus.ok("logg").split("\t")[0])
    assert norrbus.rows()["evaluations"] == 6
    # Another file, and the same when it was taken back, are read without a question.
    Path("svar.csv").write_text(f"{answers}barnet;1;1\n", encoding="utf-8")
    norrbus.ok(*read)
    norrbus.ok("ångra", "--ja")
    norrbus.ok(*read)
    assert norrbus.rows()["evaluations"] == 9
