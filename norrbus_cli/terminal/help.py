"""Help in Swedish: paragraphs, and sections of names with what they mean."""

from __future__ import annotations

from typing import Any


def write_text(formatter: Any, content: str) -> None:
    """A paragraph of help for each paragraph of ``content``."""
    for paragraph in content.split("\n\n"):
        formatter.write_paragraph()
        formatter.write_text(" ".join(paragraph.split()))


def write_rows(formatter: Any, title: str, rows: list[tuple[str, str]]) -> None:
    """A section of names and explanations."""
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)
