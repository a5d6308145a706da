"""The files of an act that is delivered: its rows and its log as JSON, the schema that says what
each column is, the papers, and a checksum of each file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...authority import store as authority
from ...history import store as log
from ...history.kinds import KINDS
from ...history.labels import HIDDEN, label
from ...history.telling import Teller
from ...paper import store as papers
from ...paper.kept import store as kept
from ...register import folders
from ..papers.attachment import store as attachments
from . import store

if TYPE_CHECKING:
    from datetime import date

    from ...authority.disposal.model import Act
    from ...paper.model import Document
    from ...register.database import Register
    from ..papers.attachment.model import Attachment

FORMAT, VERSION = "norrbus-akt", 1
PAPERS, PAGES = "papper", "bilagor"


def of_act(register: Register, act: Act, archive: str, day: date) -> dict[str, bytes]:
    """The files of an act by their names in its folder."""
    written = [each for case_id in act.case_ids for each in papers.of_case(register, case_id)]
    found, remade = _papers(register, written)
    tables = store.tables(register, act.case_ids)
    facts = authority.facts(register)
    said = {
        "format": FORMAT,
        "version": VERSION,
        "kommun": facts.municipality_name,
        "myndighet": facts.authority,
        "levererad": day.isoformat(),
        "till": archive,
        "arenden": list(act.references),
        "tabeller": tables,
        "logg": _log(register, act),
        "papper": [_paper(each, found, remade) for each in written],
    }
    pages = [each for case_id in act.case_ids for each in attachments.of_case(register, case_id)]
    found |= {_page(each): attachments.content(register, each.id) for each in pages}
    files = {"akt.json": _json(said), "akt.schema.json": _json(_schema(register, tables)), **found}
    sums = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()]
    return {**files, "kontrollsummor.sha256": "".join(sums).encode()}


def _json(value: Mapping[str, object]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _papers(
    register: Register, written: Sequence[Document]
) -> tuple[dict[str, bytes], frozenset[str]]:
    """What the papers hold, by the names they get, and which of them are made again from what they
    said, since they are not on disk; one that has neither is left out.
    """
    first = {each.id: each for each in written}
    found: dict[str, bytes] = {}
    remade: set[str] = set()
    for each in written:
        name = f"{PAPERS}/{Path(each.path).name}"
        try:
            found[name] = folders.read(Path(each.path))
        except OSError:
            words = kept.find(register, first[each.paper_id or each.id])
            if words is not None and each.format in words.formats:
                found[name] = words.content(each.format)
                remade.add(name)
    return found, frozenset(remade)


def _paper(each: Document, found: Mapping[str, bytes], remade: frozenset[str]) -> dict[str, object]:
    name = f"{PAPERS}/{Path(each.path).name}"
    content = found.get(name)
    same = content is not None and hashlib.sha256(content).hexdigest() == each.file_hash
    other = "återskapat" if name in remade else "annat innehåll"
    return {
        "fil": name if content is not None else "",
        "lage": "som skrivet" if same else "finns inte" if content is None else other,
        "slag": each.kind,
        "galler": each.reference,
        "skrivet": each.written_on.isoformat(),
        "till": each.recipient,
        "satt": each.sent_how,
        "sha256": each.file_hash,
    }


def _page(each: Attachment) -> str:
    """Where a scanned page is put: by its number in the table of attachments."""
    return f"{PAGES}/{each.id}.{each.format}"


def _log(register: Register, act: Act) -> list[dict[str, object]]:
    """What was done in the act, in words, the oldest first."""
    teller = Teller(register, unmasked=True)
    return [
        {
            "operation": told.operation.id,
            "tidpunkt": told.operation.at,
            "dag": told.operation.done_for.isoformat(),
            "vem": told.operation.who,
            "kommando": told.operation.typed,
            "skal": told.operation.reason,
            "gjorde": list(told.sentences),
            "angrad": told.operation.undone,
        }
        for told in map(teller.told, reversed(log.deeds_of_cases(register, act.case_ids)))
    ]


def _schema(register: Register, tables: Iterable[str]) -> dict[str, object]:
    """A JSON Schema with what each table and column is called."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{FORMAT} {VERSION}",
        "type": "object",
        "properties": {
            "tabeller": {
                "type": "object",
                "properties": {table: _table(register, table) for table in tables},
                "additionalProperties": False,
            }
        },
        "required": ["format", "version", "arenden", "tabeller", "logg", "papper"],
    }


def _table(register: Register, table: str) -> dict[str, object]:
    columns = store.columns(register, table)
    return {
        "title": KINDS[table].subject,
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                name: {"title": name if name in HIDDEN else label(table, name), "type": types}
                for name, types in columns.items()
            },
            "required": list(columns),
            "additionalProperties": False,
        },
    }
