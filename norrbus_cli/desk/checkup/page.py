"""What has been found, on screen."""

from __future__ import annotations

from collections.abc import Sequence

from ...terminal.columns import Column, Section
from .model import Finding

COLUMNS: tuple[Column[Finding], ...] = (
    Column("allvar", "Allvar", lambda each: each.severity),
    Column("om", "Om", lambda each: each.subject),
    Column("fynd", "Fynd", lambda each: each.sentence),
    Column("atgard", "Åtgärd", lambda each: each.mended_by, below=True),
)


def found(findings: Sequence[Finding]) -> Section[Finding]:
    """The findings, each with what mends it."""
    return Section("fynd", "Fynd", COLUMNS, findings)
