"""Help in Swedish: paragraphs, and sections of names with what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Typer's own kinds have private names, which only the type checker is told.
    from typer import _click

    Command = _click.Command
    Context = _click.Context
    HelpFormatter = _click.HelpFormatter
    Parameter = _click.Parameter


def write_text(formatter: HelpFormatter, content: str) -> None:
    """A paragraph of help for each paragraph of ``content``."""
    for paragraph in content.split("\n\n"):
        formatter.write_paragraph()
        formatter.write_text(" ".join(paragraph.split()))


def write_rows(formatter: HelpFormatter, title: str, rows: list[tuple[str, str]]) -> None:
    """A section of names and explanations."""
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)
