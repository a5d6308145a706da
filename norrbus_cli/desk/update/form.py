"""What is asked about a newer norrbus."""

from __future__ import annotations

from ...terminal.question import Answering, flag, question


class Update(Answering):
    """Where to look."""

    check: bool = flag("--kontrollera", "Säg om det finns en nyare. Ingenting installeras.")
    place: str = question(
        "--från",
        "Mapp med utgåvor, eller en utgåva (.whl), från IT; annars inställningen uppdateringar",
        missing="",
        ask=False,
        metavar="MAPP",
    )
    by_pip: bool = flag(
        "--från-pip", "Hämta den nyaste från det paketindex som pip på datorn är inställt på."
    )
