"""What is asked about templates."""

from __future__ import annotations

from typing import ClassVar

from ...terminal.question import Form, Listing, Showing, argument, flag
from ...terminal.reading import choice
from ..papers.kinds import WHAT_FOR
from ..papers.records import PAPERS

_KIND = f"Slag av dokument: {', '.join(PAPERS)}"


class ShowTemplate(Form):
    """Whose template to show."""

    reads: ClassVar[bool] = True
    kind: str = argument("SLAG", _KIND, parse=choice(*PAPERS), required=True, note=WHAT_FOR)


class CopyTemplate(Form):
    """Which template to copy."""

    kind: str = argument("SLAG", _KIND, parse=choice(*PAPERS), required=True, note=WHAT_FOR)
    parts: bool = flag("--med-delar", "Kopiera också de delar som mallen tar in.")


class CompareTemplates(Listing):
    """Which of one's own templates to compare with the built-in ones."""

    kind: str | None = argument(
        "SLAG", f"{_KIND}; utelämnat alla", parse=choice(*PAPERS), note=WHAT_FOR
    )
    settled: bool = flag(
        "--avstämd", "Det som är ändrat i den inbyggda är infört, eller ska inte vara med."
    )


class ListFields(Listing):
    """Whose fields to list."""

    kind: str = argument("SLAG", _KIND, parse=choice(*PAPERS), required=True, note=WHAT_FOR)


class CheckTemplates(Showing):
    """The check of templates and papers."""
