"""What is asked before acts are delivered to an archive."""

from __future__ import annotations

from typing import ClassVar

from ...case.form import BY_NAME
from ...terminal.question import Form, argument, flag, question


class Deliver(Form):
    """Which acts, to which archive, where."""

    keeps_draft: ClassVar[bool] = False

    reference: str = argument(
        "REF",
        "Ett avslutat ärende; utelämnat de akter som register gallra bevarar",
        ask=False,
        missing="",
        **BY_NAME,
    )
    folder: str = question(
        "--mapp",
        "Ny mapp att skriva i",
        required=True,
        metavar="MAPP",
        example="/home/karin/Dokument/leverans",
    )
    archive: str = question(
        "--arkiv",
        "Arkivet som tar emot",
        required=True,
        metavar="NAMN",
        example="Kommunarkivet",
        source="arkivlagen 10 §: det som ska finnas kvar finns kvar",
    )
    agreed: bool = flag("--ja", "Skriv utan att fråga.")
