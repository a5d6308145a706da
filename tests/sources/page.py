"""``docs/källor.md``, made of the rows and of the rules that the code declares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from norrbus_cli.deadline.catalogue import RULES as DEADLINES
from norrbus_cli.statistics.counting.rules.catalogue import RULES as GAPS

from . import agreement_2025, arjeplog_2012, earlier, laws
from .law import LAWS, LOG
from .own import OWN
from .row import Chapter, Row
from .waiting import WAITING

CHAPTERS = (
    agreement_2025.CHAPTER,
    earlier.MODEL_2013,
    arjeplog_2012.CHAPTER,
    earlier.EASTERN,
    earlier.HAPARANDA,
    *laws.CHAPTERS,
)
NOTHING = "–"
NOT_YET = "inte byggt än"
HEAD = ("Plats", "Vad som begärs", "Regel", "Prövas i", "Test", "När det inte hålls", "Hur")
ABOUT = """\
# Källor

Varje skyldighet, blankett, organ och rutin som källorna nämner har en rad här, och ingen regel i koden
är utan. Sidan skrivs av programmet självt (`UPDATE_GOLDEN=1 pytest tests/sources`), och ett test säger
ifrån om en regel, en funktion, ett test eller en paragraf saknas.

- stopp: kommandot nekas, ofta tills ett skäl är sagt. varning: det sägs, och går ändå.
- råd: något att se över. frist: det står i `norrbus idag` och påminns om tills det är gjort.
- papper: det står på ett dokument. frågas: det frågas efter eller antecknas. statistik: det räknas.
- –: verktyget gör ingenting; raden säger varför.

*frist* är ett slag av frist (`norrbus frist regler`), *B07* en regel för årets uppgifter
([statistik-brister.md](statistik-brister.md)). Funktionen och testet hittas med sitt namn i filen.
Källornas ord står inom citattecken; resten är återgivet. Där en källa inte har gått att läsa, eller en
dag inte är kontrollerad, sägs det.
"""


def chapters() -> Iterator[Chapter]:
    """The chapters with the rows that wait, each after the last row of its place."""
    for chapter in CHAPTERS:
        rows = list(chapter.rows)
        for name, waits in WAITING:
            if name == chapter.name:
                same = [at for at, each in enumerate(rows) if each.place == waits.place]
                rows.insert(same[-1] + 1 if same else len(rows), waits)
        yield chapter._replace(rows=tuple(rows))


def waits(row: Row) -> bool:
    """Whether a row's rule is not built yet."""
    return any(row is each for _, each in WAITING)


def page() -> str:
    """The page as Markdown."""
    parts = [ABOUT]
    for chapter in chapters():
        parts += [
            f"## {chapter.name}\n",
            f"{chapter.about}\n",
            _table(HEAD, map(cells, chapter.rows)),
        ]
    parts += ["## Egna val\n", "Det som ingen källa säger, och som norrbus har bestämt.\n", _own()]
    parts += ["## Lagar\n", _laws(), "## Ändringar\n", _log()]
    return "\n".join(parts)


def _called(rule: str) -> str:
    """What a declared rule is called where people read it."""
    names = {f"frist {each.kind}": f"frist {each.name}" for each in DEADLINES}
    return names.get(rule, rule)


def cells(row: Row) -> tuple[str, ...]:
    """What stands in a row of the table, in the order of HEAD."""
    nothing = NOT_YET if waits(row) else NOTHING
    return (
        row.place,
        row.asks,
        "; ".join(map(_called, row.rules))
        or ", ".join(f"`{_name(each)}`" for each in row.code)
        or nothing,
        ", ".join(map(code_link, row.code)) or nothing,
        ", ".join(map(test_link, row.tests)) or nothing,
        row.kept,
        row.says,
    )


def module_path(code: str) -> str:
    """``norrbus_cli/meeting/model.py`` of ``meeting.model:too_few``."""
    return f"norrbus_cli/{code.partition(':')[0].replace('.', '/')}.py"


def _name(code: str) -> str:
    return code.partition(":")[2]


def code_link(code: str) -> str:
    """The function, with its file."""
    name = _name(code)
    shown = module_path(code).removeprefix("norrbus_cli/")
    return f"[{shown}{f': {name}' if name else ''}](../{module_path(code)})"


def test_link(test: str) -> str:
    """The test, with its file."""
    path, _, name = test.partition("::")
    return f"[{name}](../tests/{path})"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    titles = list(head)
    lines = [titles, ["---"] * len(titles), *rows]
    return (
        "\n".join(f"| {' | '.join(re.sub(r'[|]', '/', cell) for cell in line)} |" for line in lines)
        + "\n"
    )


def _own() -> str:
    by_code = [(each.chosen, code_link(each.code)) for each in OWN]
    deadlines = [
        (f"{rule.what} ({rule.number}): {rule.source}", f"frist {rule.kind}")
        for rule in DEADLINES
        if "norrbus eg" in rule.source
    ]
    gaps = [
        (f"{rule.breaks}: {rule.source.removeprefix('eget val: ')}", rule.number)
        for rule in GAPS
        if rule.source.startswith("eget val")
    ]
    return _table(("Val", "Var"), [*by_code, *deadlines, *gaps])


def _laws() -> str:
    known = (
        "Dagen är kontrollerad i lagens text, i en rättsdatabas eller i propositionen där det sägs."
    )
    rows = [(law.names[0], f"{law.title} ({law.number})", law.since, law.known) for law in LAWS]
    return f"{known}\n\n" + _table(("Förkortas", "Lag", "I kraft", "Hur det är känt"), rows)


def _log() -> str:
    return _table(("Nummer", "I kraft", "Vad", "Rör"), LOG)
