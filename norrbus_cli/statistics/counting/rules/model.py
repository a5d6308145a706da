"""What a rule is, and what is found to break it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from ....register.cells import Value
from ....register.database import Register
from ....words.record import Record

Said = Mapping[str, object]
OWN = "eget val"


class Days(Record):
    """The days of a year that are counted, and today."""

    first: date
    last: date
    today: date

    @property
    def parameters(self) -> dict[str, Value]:
        """As the questions name them."""
        return {
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "today": self.today.isoformat(),
        }


class Rule(Record):
    """A rule, and how what breaks it is found, told and mended.

    ``number`` is stable: a rule that is no longer asked leaves its number unused. ``breaks`` is the
    sentence of what breaks it. ``asked`` is a question over ``:first``, ``:last`` and ``:today``,
    or a function of the same, that gives a ``reference`` and the words of ``what`` and
    ``command``; where it gives a true ``otherwise``, those in ``otherwise`` stand instead, and
    where it gives a ``command``, that one. ``lacks`` says it of nobody, after "I uppgifterna
    saknas"; what only advises lacks nothing.
    """

    number: str
    severity: str
    breaks: str
    source: str
    asked: str | Callable[[Register, Days], Iterable[Said]]
    what: str
    command: str
    lacks: str = ""
    otherwise: tuple[str, str] = ("", "")

    @property
    def mended_by(self) -> str:
        """The command as it is of any: ``norrbus ärende ändra REF --kön KÖN``."""
        words = defaultdict(lambda: "DAG", reference="REF", of_case="REF", number="NUMMER")
        return f"norrbus {self.command.format_map(words)}"


class Found(Record):
    """Something that breaks a rule: in which case, meeting or deviation, what, and the command
    that mends it.
    """

    rule: Rule
    reference: str
    what: str
    command: str

    @property
    def kind(self) -> str:
        """What is missing, said of nobody."""
        return self.rule.lacks


def found(rule: Rule, said: Said) -> Found:
    """What a row says of a rule."""
    what, command = rule.otherwise if said.get("otherwise") else (rule.what, rule.command)
    command = str(said.get("command") or f"norrbus {command.format(**said)}")
    return Found(rule, str(said["reference"]), what.format(**said), command)


class NumberTwice(Exception):
    """Two rules have the same number."""


def numbered(rules: Iterable[Rule]) -> dict[str, Rule]:
    """Rules by number, in its order. Raises NumberTwice."""
    by_number: dict[str, Rule] = {}
    for rule in sorted(rules, key=lambda each: each.number):
        if rule.number in by_number:
            raise NumberTwice(rule.number)
        by_number[rule.number] = rule
    return by_number
