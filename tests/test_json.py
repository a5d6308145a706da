"""The shape of ``--json`` is a promise: fields may be added, never removed, renamed or retyped. It stands in docs/json.md."""

from __future__ import annotations

import json
import os
from collections.abc import Set
from typing import Any

import given
from conftest import ROOT, Norrbus
from update.test_update import release

from norrbus_cli import __version__

PAGE = ROOT / "docs/json.md"
LINES = (
    ("register", "visa"),
    ("register", "rutiner"),
    ("register", "kopior", "kopior"),
    ("register", "kontrollera"),
    ("register", "utdrag", "Elsa Lantto"),
    ("aktör", "lista"),
    ("aktör", "visa", "skola"),
    ("ärende", "lista", "--alla"),
    ("ärende", "visa", "1"),
    ("ärende", "flytta-ut", "1", "--till", "soc", "--torrkör"),
    ("samtycke", "lista", "1"),
    ("möte", "lista", "1"),
    ("möte", "visa", "NB-2026-0001-M1"),
    ("plan", "visa", "1", "--version-nr", "1"),
    ("plan", "kontrollera", "1"),
    ("dokument", "lista"),
    ("dokument", "mall", "lista"),
    ("dokument", "mall", "jämför"),
    ("dokument", "fält", "kallelse"),
    ("dokument", "slag"),
    ("dokument", "kontrollera"),
    ("uppföljning", "visa", "1"),
    ("utvärdering", "sammanställ", "--internt"),
    ("avvikelse", "lista"),
    ("avvikelse", "visa", "1"),
    ("avvikelse", "mottagare"),
    ("avvikelse", "sammanställ", "--internt"),
    ("oenighet", "lista", "1"),
    ("forum", "lista", "--alla"),
    ("forum", "visa", "1"),
    ("forum", "ledamot"),
    ("forum", "regler"),
    ("frist", "lista", "--hela"),
    ("frist", "förklara", "1"),
    ("frist", "regler"),
    ("påminn", "--torrkör"),
    ("statistik", "år", "2026", "--internt"),
    ("statistik", "definitioner"),
    ("statistik", "brister", "2026"),
    ("statistik", "regler"),
    ("idag",),
    ("idag", "--vecka"),
    ("sök", "Elsa"),
    ("guide", "1"),
    ("hjälp", "mamma"),
    ("ångra", "--ja"),
    ("gör-om", "--ja"),
    ("statistik", "utlämnat"),
    ("logg", "--antal", "3"),
    ("logg", "visa", "3"),
    ("logg", "kontrollera"),
    ("logg", "fingeravtryck"),
    ("logg", "granska", "--antal", "2"),
    ("logg", "granskningar"),
    ("uppdatera", "--kontrollera", "--från", "utgåvor"),
)
INTRODUCTION = """# The shape of `--json`

Printed from a real case by `UPDATE_GOLDEN=1 pytest tests/test_json.py`. Fields may be added in later versions; none is removed, renamed or
given another type. A list is an array of objects, one thing is an object; the parts of a thing are arrays inside it. Days are ISO
(`2026-04-21`), times `HH:MM`, what is missing is an empty text, or `null` for a day or a number. Protected personal data are replaced by
`skyddade personuppgifter`. Counts of the statistics are printed here as they are seen with `--internt`; in what leaves the authority a
number that is held back is the text `..`, or `null` where the field is a mean or a sum. The same as JSON Schema, of all commands:
`norrbus json-schema`.
"""


def kind(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, list):
        if value and all(type(each) is int or each in ("..", None) for each in value):
            return "list of numbers, each perhaps `..` or null"
        return "list of texts" if all(isinstance(each, str) for each in value) else "list"
    if value is None:
        return "day or null"
    return "day" if len(value) == 10 and value[4] == value[7] == "-" else "text"


# What registers hand over to each other has a page of its own.
ELSEWHERE = {"underlag", "publicerat", "redovisat"}
# What is null in the case that is printed.
OR_NULL = {
    "delar": "one thing or null, see statistik-json.md",
    "andra_ar": "list or null, see statistik-json.md",
    "andra_ar_underlag": "list or null, see statistik-json.md",
    "forst": "list of texts or null",
    "kontrollsumma": "text or null",
    "dokument": "number or null",
    "kalenderfil": "number or null",
    "ersatt_av": "number or null",
}


def shape(value: dict[str, Any], indent: str = "", nullable: Set[str] = frozenset()) -> list[str]:
    lines = []
    for key, each in value.items():
        or_null = " or null" if key in nullable and each is not None else ""
        if key in ELSEWHERE:
            lines.append(f"{indent}- `{key}`: one thing or null, see statistik-json.md")
        elif key in OR_NULL and each is None:
            lines.append(f"{indent}- `{key}`: {OR_NULL[key]}")
        elif key == "rattelser":
            lines.append(f"{indent}- `{key}`: list, see statistik-json.md")
        elif isinstance(each, dict):
            lines += [f"{indent}- `{key}`: one thing{or_null}", *shape(each, indent + "  ")]
        elif isinstance(each, list) and each and isinstance(each[0], dict):
            missing = {name for name in each[0] if any(other[name] is None for other in each)}
            lines += [f"{indent}- `{key}`: list of", *shape(whole(each), indent + "  ", missing)]
        else:
            lines.append(f"{indent}- `{key}`: {kind(each)}{or_null}")
    return lines


def whole(things: list[dict[str, Any]]) -> dict[str, Any]:
    """One of each key: the first that is not null."""
    return {
        key: next((each[key] for each in things if each[key] is not None), None)
        for key in things[0]
    }


def page(norrbus: Norrbus) -> str:
    release(norrbus.home / "utgåvor", __version__)
    given.agreed(norrbus)
    norrbus.ok(
        "uppföljning",
        "registrera",
        "1",
        "--genomförd",
        "1",
        "--genomförd",
        "2",
        "--genomförd",
        "3",
        "--beslut",
        "fortsätt",
        "--nästa",
        "+30d",
    )
    norrbus.ok("plan", "revidera", "1", "--orsak", "ny insats")
    norrbus.ok(
        "oenighet",
        "anmäl",
        "1",
        "--gäller",
        "kostnadsansvar",
        "--aktör",
        "skola",
        "--aktör",
        "soc",
        "--beskrivning",
        "x",
    )
    norrbus.ok("register", "rutin", "--namn", "Lokal rutin", "--reviderad", "2026-03-02")
    norrbus.ok("register", "samordnare", "--namn", "Sara Niva")
    norrbus.ok(
        "ärende", "placera", "1", "--sedan", "2026-04-21", "--form", "HVB", "--samordnare", "Sara"
    )
    norrbus.ok("avvikelse", "mottagare", "exempel", "Kalix")
    given.deviation(norrbus)
    given.deviation(norrbus)
    given.handled(norrbus)
    given.evaluations(norrbus)
    given.forum_held(norrbus)
    norrbus.ok("forum", "regler", "exempel", "Arjeplog")
    norrbus.ok("dokument", "skriv", "SIP", "1")
    norrbus.ok("dokument", "mall", "kopiera", "kallelse")
    next(norrbus.documents.rglob("*.html")).unlink()
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    norrbus.ok("ärende", "öppna", "1", "--orsak", "nytt behov")
    lasts = ("--börjar", "2026-04-22", "--slutar", "2026-06-12")
    norrbus.ok("plan", "insats", "1", "--vad", "Läxhjälp", "--aktör", "skola", *lasts)
    given.booked(norrbus, "2026-04-24")
    norrbus.ok("möte", "kalla", "NB-2026-0001-M2", "--aktör", "skola", "--sätt", "brev")
    given.child(
        norrbus,
        "--född",
        "2015-01-01",
        "--möte-senast",
        "2026-05-05",
        "--chef",
        "Per",
        number="",
        name="Kim Niva",
    )
    parts = [INTRODUCTION]
    norrbus.ok(
        *("ärende", "invändning", "1", "--vem", "Anna", "--om", "behovet", "--text", "Tre dagar.")
    )
    norrbus.ok("register", "säkerhetskopiera", "kopior")
    for line in LINES:
        if line[-1] == "utlämnat":
            norrbus.day = "2027-01-04"
            norrbus.ok("statistik", "fastställ", "2026", "--ja", "--med-brister")
            norrbus.ok("statistik", "skriv", "2026", "--till", "Länsstyrgruppen")
        shown = json.loads(norrbus(*line, "--json").out)
        assert shown, line
        named = " ".join(
            word
            for word in line
            if not word[0].isdigit() and not word.startswith("NB") and word != "--internt"
        )
        is_list = isinstance(shown, list)
        parts.append(
            "\n".join(
                [
                    f"## norrbus {named}",
                    "",
                    "A list of:" if is_list else "One thing:",
                    "",
                    *shape(shown[0] if is_list else shown),
                    "",
                ]
            )
        )
    return "\n".join(parts)


def test_the_documented_shape_is_the_one_that_comes_out(norrbus: Norrbus) -> None:
    printed = page(norrbus)
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(printed, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == printed


def test_csv_has_the_same_keys_as_json(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("dokument", "skriv", "SIP", "1")
    norrbus.ok("dokument", "mall", "kopiera", "kallelse")
    for line in (
        ("aktör", "lista"),
        ("ärende", "lista"),
        ("samtycke", "lista", "1"),
        ("möte", "lista", "1"),
        ("dokument", "lista"),
        ("dokument", "mall", "lista"),
        ("dokument", "mall", "jämför"),
        ("dokument", "fält", "kallelse"),
        ("dokument", "slag"),
    ):
        head = norrbus.ok(*line, "--csv").removeprefix("\ufeff").splitlines()[0]
        assert head.split(";") == list(json.loads(norrbus.ok(*line, "--json"))[0])
