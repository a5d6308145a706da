"""What is asked before a case is kept, or no longer is."""

from __future__ import annotations

from ...authority.disposal.choices import WHYS, WHYS_MEAN
from ...case.form import case_argument
from ...case.mention.form import OfCase
from ...terminal.question import Form, question
from ...terminal.reading import choice, long_text


class Keep(OfCase):
    """Why a case is to be kept."""

    reference: str = case_argument()
    why: str = question(
        "--därför",
        "Varför akten bevaras",
        choice(*WHYS, means=WHYS_MEAN),
        required=True,
        source="SoL 16 kap. 2 och 2 a §§: om placerade barn gallras inte, barnutredning till 30 år",
    )
    reason: str = question(
        "--skäl",
        "Beslutet, när orsaken är annat, utan namn",
        long_text,
        missing="",
        example="Nämnden den 30 mars, § 12",
    )


class KeepNoLonger(Form):
    """Which reason no longer holds."""

    reference: str = case_argument()
    why: str = question(
        "--därför", "Orsaken som inte längre gäller", choice(*WHYS, means=WHYS_MEAN), required=True
    )
