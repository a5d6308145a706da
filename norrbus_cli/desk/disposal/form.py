"""What is asked before acts are disposed of."""

from __future__ import annotations

from typing import ClassVar

from ...authority.disposal.choices import KINDS, KINDS_MEAN
from ...case.form import reason_question
from ...terminal.question import Answering, Form, argument, flag, question
from ...terminal.reading import choice, number


class Dispose(Answering):
    """What to dispose of; without a decision it is only shown."""

    keeps_draft: ClassVar[bool] = False

    decided_by: str = question(
        "--beslutat-av",
        "Vem som har beslutat gallringen; utan det visas bara vad som ska gallras",
        missing="",
        ask=False,
        metavar="NAMN",
    )
    without_statistics: str = reason_question(
        "--utan-statistik", "Gallra fast ett år inte är fastställt; skälet loggas"
    )
    folder: str = question(
        "--mapp", "Mapp för gallringsprotokollet, om inte dokumentmappen", missing="", ask=False
    )
    agreed: bool = flag("--ja", "Gallra utan att fråga.")


class KeepRule(Form):
    """Whose acts the register holds."""

    kind: str = argument(
        "SLAG",
        "Vems akter registret håller",
        choice(*KINDS, means=KINDS_MEAN),
        required=True,
        source="SoL 16 kap. 1 §, 17 kap. 2 § och PDL 3 kap. 17 §: hur länge akterna finns kvar",
    )
    years: int | None = question(
        "--år", "För skola: år enligt er plan", number(1, 99, "år"), ask=False
    )
    source: str = question(
        "--källa", "För skola: planens namn och när den beslutades", missing="", ask=False
    )
