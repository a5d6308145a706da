"""A template of one's own that never ends: what it does is counted, and it is stopped.

Counted and not timed, so that a paper is the same on a slow day. It is a guard against a mistake;
whoever means to fill the memory can, and may write in the folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from jinja2.runtime import Context

# Own choices: the longest paper there is, an extract about a child of twenty years, takes a tenth.
TURNS = 100_000
SIGNS = 2_000_000  # seven hundred pages
_A_TURN = 1000  # signs that are made by multiplying


class Endless(Exception):
    """A template that goes on for too long, or makes too much."""

    def __init__(self) -> None:
        super().__init__("endless")


class Limited(ImmutableSandboxedEnvironment):
    """The sandbox of a paper, in which only so much can be done.

    A turn is one of a loop, also of what it leaves out, a number of a range, a call of a macro or a
    block, and so many signs; a number costs as the square of its length.
    """

    intercepted_binops = frozenset({"*", "**"})
    turns = 0

    def turn(self, turns: int = 1) -> bool:
        """Count; always true. Raises Endless."""
        self.turns += turns
        if self.turns > TURNS:
            raise Endless
        return True

    def counted_range(self, *limits: int) -> range:
        """Numbers, each of which is a turn. Raises Endless."""
        found = range(*limits)
        self.turn(len(found))
        return found

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Multiply. Raises Endless for what would be too large."""
        self.turn(_size(operator, left, right) // _A_TURN)
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        repeated: tuple[nodes.For | nodes.Macro | nodes.CallBlock | nodes.Block, ...] = (
            *tree.find_all(nodes.For),
            *tree.find_all(nodes.Macro),
            *tree.find_all(nodes.CallBlock),
            *tree.find_all(nodes.Block),
        )
        for each in repeated:
            turn = nodes.EnvironmentAttribute("turn", lineno=each.lineno)
            call = nodes.Call(turn, [], [], None, None, lineno=each.lineno)
            each.body.insert(0, nodes.ExprStmt(call, lineno=each.lineno))
            if isinstance(each, nodes.For) and each.test is not None:
                each.test = nodes.And(call, each.test, lineno=each.lineno)
        tree.set_environment(self)
        return tree


def _size(operator: str, left: object, right: object) -> int:
    """How much a product is, in signs; 0 for what has no length."""
    if isinstance(left, int) and isinstance(right, int):
        digits = left.bit_length()
        long = digits * abs(right) if operator == "**" else digits + right.bit_length()
        return long * long // _A_TURN
    for many, times in ((left, right), (right, left)):
        if isinstance(many, str | list | tuple) and isinstance(times, int):
            return len(many) * times
    return 0


def filled(environment: Limited, name: str, **seen: object) -> str:
    """A template's text. Raises Endless, and what Jinja raises."""
    environment.turns = 0  # each paper has its own
    pieces: list[str] = []
    size = 0
    for piece in environment.get_template(name).generate(**seen):
        size += len(piece)
        if size > SIGNS:
            raise Endless
        pieces.append(piece)
    return "".join(pieces)
