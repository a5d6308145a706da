"""Ready tables of recipients, as two municipalities have written them; each register keeps its
own."""

from __future__ import annotations

from ...words.record import Record
from ..model import COPY, REPORT, SCHOOL_FORMS


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
    "Kalix": Example(
        "Norrbus östra Norrbotten, Avvikelserapport 2013-05",
        (
            Row("förskola", REPORT, "förvaltningschef förskola/grundskola"),
            Row("skola", REPORT, "förvaltningschef förskola/grundskola", COMPULSORY),
            Row("skola", REPORT, "förvaltningschef gymnasieskolan", UPPER_SECONDARY),
        ),
    ),
}
