"""What is asked of a check-up."""

from __future__ import annotations

from ...terminal.question import Showing, flag


class CheckRegister(Showing):
    """How far to go."""

    copy: bool = flag("--kopia", "Prova också att återställa den nyaste säkerhetskopian.")
