"""Who receives a report of a deviation, as municipalities of the county have written it.

A new register of such a municipality begins with its table; each register keeps its own.
"""

from __future__ import annotations

from ..words.record import Record

REPORT, COPY = "rapport", "kopia"
SCHOOL_FORMS = ("förskola/grundskola", "gymnasieskola")
# A row for every deviation, whoever reports and whoever is concerned.
EVERYBODY = "alla"
# What each is, for a newcomer.
MEANS = {
    EVERYBODY: "vid varje avvikelse, vilka aktörer det än gäller",
    REPORT: "rapporten själv: den som ska göra något av den",
    COPY: "en kopia: den som ska känna till den",
}


class Row(Record):
    """Who receives what when a kind of actor is concerned, or reports."""

    kind: str
    what: str
    name: str
    school_form: str = ""


class Example(Record):
    """A municipality's table and where it stands."""

    source: str
    rows: tuple[Row, ...]


COMPULSORY, UPPER_SECONDARY = SCHOOL_FORMS
EASTERN = "Norrbus östra Norrbotten, Avvikelserapport 2013-05"
# "Blanketten skickas till förvaltningschefen för skolan i respektive kommun": whoever reports on
# whom. Which municipalities the page speaks for is confirmed of these and Kalix.
_EASTERN = Example(EASTERN, (Row(EVERYBODY, REPORT, "förvaltningschef för skolan"),))
EXAMPLES = {
    "Arjeplog": Example(
        "Arjeplogs rutin 2012, Avvikelserapportering",
        (
            Row("skola", REPORT, "ansvarig rektor"),
            Row("skola", COPY, "för- och grundskolechef", COMPULSORY),
            Row("skola", COPY, "gymnasiechef", UPPER_SECONDARY),
            Row("socialtjänst", REPORT, "ansvarig enhetschef för IFO"),
            Row("primärvård", REPORT, "verksamhetschef/enhetschef"),
        ),
    ),
    "Haparanda": _EASTERN,
    # "I Kalix skickas den beroende på var ärendet hör hemma".
    "Kalix": Example(
        EASTERN,
        (
            Row(EVERYBODY, REPORT, "förvaltningschef förskola/grundskola", COMPULSORY),
            Row(EVERYBODY, REPORT, "förvaltningschef gymnasieskolan", UPPER_SECONDARY),
        ),
    ),
    "Överkalix": _EASTERN,
}
