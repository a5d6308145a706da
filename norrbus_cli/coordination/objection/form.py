"""What is asked about an objection."""

from __future__ import annotations

from datetime import date

from ...case.form import case_argument
from ...terminal.question import Form, question
from ...terminal.reading import day, long_text


class NewObjection(Form):
    """What somebody holds to be wrong."""

    reference: str = case_argument()
    who: str = question(
        "--vem", "Vem som invänder: barnet eller en vårdnadshavares namn", required=True
    )
    about: str = question(
        "--om", "Vilken uppgift, till exempel behovet eller mötet den 3 maj", required=True
    )
    description: str = question(
        "--text", "Vad som är fel, med personens egna ord", long_text, required=True
    )
    noted_on: date = question("--dag", "Dagen då det sades", day, default="idag")
