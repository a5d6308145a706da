"""What is asked about an objection."""

from __future__ import annotations

from datetime import date

from ...case.form import case_argument
from ...case.mention.form import OfCase
from ...terminal.question import question
from ...terminal.reading import day, long_text

HELD_WRONG = "SoL 14 kap. 6 §: vad den enskilde anser vara fel antecknas"


class NewObjection(OfCase):
    """What somebody holds to be wrong."""

    reference: str = case_argument()
    who: str = question(
        "--vem",
        "Vem som invänder: barnet eller en vårdnadshavares namn",
        required=True,
        example="barnet",
        source=HELD_WRONG,
    )
    about: str = question(
        "--om",
        "Vilken uppgift, till exempel behovet eller mötet den 3 maj",
        required=True,
        source=HELD_WRONG,
    )
    description: str = question(
        "--text",
        "Vad som är fel, med personens egna ord",
        long_text,
        required=True,
        example="Det var tre dagar, inte trettio.",
        source=HELD_WRONG,
    )
    noted_on: date = question("--dag", "Dagen då det sades", day, default="idag")
