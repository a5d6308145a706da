"""Which template is used, with all that it takes in: the municipality's own before the built-in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ...words.record import Record
from .environment import built_in, parsed, proper
from .model import ENDING, Chosen, Part, Trouble, Unusable
from .own import in_force


class TakenIn(Record):
    """The name of another template as it stands in one, on which line.

    One that is not ``required`` may be missing.
    """

    name: str
    line: int
    required: bool


def taken_in(part: Part) -> Iterator[TakenIn]:
    """What a template takes in.

    Raises Unusable for what is no template, or has no name that can be read beforehand: the hash of
    a paper's template is over all that it is made of.
    """
    from jinja2 import nodes

    kinds = (nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport)
    for node in parsed(part).find_all(kinds):
        named = getattr(node, "template", None)
        name = named.value if isinstance(named, nodes.Const) else None
        if not isinstance(name, str):
            why = "namnet på det som tas in ska stå inom citattecken, ett åt gången"
            raise Unusable(Trouble(part.where, node.lineno, why))
        if part.path and not (proper(name) and name.endswith(ENDING)):
            why = f"bara en mall som slutar på {ENDING} och ligger i mappen kan tas in"
            raise Unusable(Trouble(part.where, node.lineno, why))
        yield TakenIn(name, node.lineno, not getattr(node, "ignore_missing", False))


def chosen(
    template: str, folder: Path | None = None, day: date = date.min, given: Part | None = None
) -> Chosen:
    """A template with all that it takes in: of the municipality's own, those in a folder that hold
    on a day, and one that is ``given`` whatever holds; without a folder the built-in ones.

    Raises Unusable.
    """
    parts: dict[str, Part] = {}

    def gather(name: str, inside: tuple[str, ...]) -> bool:
        forced = given if given and given.name == name else None
        part = parts.get(name) or forced or _part(name, folder, day)
        if part is None:
            return False
        if name in inside:
            raise Unusable(Trouble(part.where, 0, f"den tar in sig själv ({name})"))
        if name not in parts:
            parts[name] = part
            for each in taken_in(part):
                if not gather(each.name, (*inside, name)) and each.required:
                    raise Unusable(Trouble(part.where, each.line, f"{each.name} finns inte"))
        return True

    if not gather(template, ()):
        raise Unusable(Trouble(template, 0, "den finns inte"))
    return Chosen(template, parts)


def _part(name: str, folder: Path | None, day: date) -> Part | None:
    return (in_force(folder, name, day) if folder else None) or built_in(name)
