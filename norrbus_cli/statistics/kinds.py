"""The kinds of paper that the statistics write, and how each is written anew."""

from __future__ import annotations

from pathlib import Path

from ..paper.model import Document

YEARLY, INSIDE, STEERING = "årsrapport", "årsrapport, internt", "årsöversikt"
OPTIONS = {YEARLY: "", INSIDE: " --internt", STEERING: " --styrgrupp"}
ABOUT = "statistik-"


def again(document: Document) -> str:
    """The command that writes a paper of the statistics anew; empty for any other paper."""
    if document.kind not in OPTIONS or not document.reference.startswith(ABOUT):
        return ""
    return (
        f"norrbus statistik skriv {document.reference.removeprefix(ABOUT)}"
        f"{OPTIONS[document.kind]} --format {document.format}"
        f' --mapp "{Path(document.path).parent}" --skriv-över'
    )
