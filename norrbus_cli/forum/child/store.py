"""The children whom no text above the single case may name."""

from __future__ import annotations

from ...register.database import Register
from ...words.record import of_row
from .model import Child


def children(register: Register) -> list[Child]:
    """Every child with a case: what no text at these levels may hold."""
    rows = register.rows(
        "SELECT c.reference, p.name, p.number FROM cases c JOIN persons p ON p.id = c.child_id"
        " ORDER BY c.id"
    )
    return [of_row(Child, row, number=row["number"] or "") for row in rows]
