"""What in a text tells who it is about is found however it is written; an ordinary word stays."""

from __future__ import annotations

import pytest

from norrbus_cli.paper.traces import Sought, Traces, finder, same_name, shape_of, words

KNOWN = Traces(
    {
        "Elsa Lantto": "[barnet]",
        "Storgatan 5, 952 31 Kalix": "[adress]",
        "Centrumskolan årskurs 6": "[skola]",
    },
    [(word, "[barnet]") for word in words("Anna-Karin Elsa Lantto")]
    + [(word, "[vårdnadshavare]") for word in words("Stig Bo Lantto")]
    + [("Storgatan", "[adress]")],
)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Elsa Lantto kom.", "[barnet] kom."),
        ("ELSA LANTTOS mamma.", "[barnet]s mamma."),
        ("elsa grät, ELSA skrek.", "[barnet] grät, [barnet] skrek."),
        ("Anna-Karins ord.", "[barnet]-[barnet]s ord."),
        ("Herr Lantto.", "Herr [namn]."),  # a name of several people stands for none of them
        ("STIG ringde, Stig svarade.", "[vårdnadshavare] ringde, [vårdnadshavare] svarade."),
        ("på en stig i skogen", "på en stig i skogen"),
        ("Bo kom för att bo där.", "[vårdnadshavare] kom för att bo där."),
        ("storgatan 5", "[adress] 5"),
        ("Elsabet och Lanttoland", "Elsabet och Lanttoland"),
        ("Centrumskolan årskurs 6", "[skola]"),
        ("140903-2388 och 20140903-2388", "[nummer] och [nummer]"),
        ("1409032388", "[nummer]"),
        ("140903 2388", "[nummer]"),
        ("14 09 03-2388", "[nummer]"),
        ("140903–2388", "[nummer]"),
        ("830627+2397", "[nummer]"),
        ("140903.2388", "[nummer]"),
        ("ring 070-174 06 11 eller +46701740611", "ring [telefon] eller [telefon]"),
        ("mejla stig.lantto@example.se!", "mejla [e-post]!"),
        (
            "i NB-2026-0001, nb-2026-0001-M2 och A-2026-0003",
            "i [referens], [referens] och [referens]",
        ),
        ("952 31 Kalix", "[postnummer] Kalix"),
        (
            "3 timmar, 12 maj 2026, kl. 13.00, 250 000 kronor",
            "3 timmar, 12 maj 2026, kl. 13.00, 250 000 kronor",
        ),
        ("[barnet] stod redan där", "[barnet] stod redan där"),
    ],
)
def test_a_trace_is_removed_in_one_pass_and_the_rest_stays(written: str, left: str) -> None:
    assert KNOWN.removed(written) == left


def test_without_anything_known_the_shapes_are_still_removed() -> None:
    assert Traces({}, []).removed("Elsa 140903-2388") == "Elsa [nummer]"


def test_a_name_is_found_in_any_letters_but_not_in_an_ordinary_word() -> None:
    named = finder(["Stig Bo Lantto", "Elsa", "Per Åström"])
    for text in ("stig var dum LANTTO", "elsas mamma", "ÅSTRÖM", "Pers hund"):
        assert named(text), text
    for text in ("per dag", "att bo", "Elsabet", "inget"):
        assert not named(text), text


def test_the_shape_of_what_tells_is_named() -> None:
    assert [shape_of(text) for text in ("140903-2388", "a@b.se", "A-2026-0001", "inget")] == [
        "[nummer]",
        "[e-post]",
        "[referens]",
        "",
    ]


def test_the_same_name_is_the_same_however_it_is_written() -> None:
    assert same_name("karin  öberg", "Karin Öberg")
    assert not same_name("Karin Öberg", "Karin Berg")


SOUGHT = Sought(
    ["Skolgatan 8, 982 31 Gällivare", "mikael@example.se", "x"],
    ["Bergs skola", "Stig Lantto"],
    ["070-174 06 12", "+46 (0)70 999 88 77", "982 31", "123", ""],
)


@pytest.mark.parametrize(
    "held",
    [
        "på skolgatan 8,  982 31\nGällivare",
        "MIKAEL@EXAMPLE.SE",
        "Lanttos bil",
        "Bergs",
        "0701740612",
        "tel: 070/174 06-12.",
        "+46701740612",
        "0046 70 174 06 12",
        "070-9998877",
        "98231 Gällivare",
    ],
)
def test_what_is_sought_is_met_however_it_is_written(held: str) -> None:
    assert SOUGHT.stands_in(held)


@pytest.mark.parametrize(
    "other",
    ["på en stig", "Skolgatan 88", "xx", "070-174 06 13", "kl. 12.30, 123 kronor", "12 345", ""],
)
def test_what_is_not_sought_is_left(other: str) -> None:
    assert not SOUGHT.stands_in(other)


def test_where_nothing_is_sought_nothing_is_met() -> None:
    assert not Sought([], [], []).stands_in("Skolgatan 8, 070-174 06 12")
