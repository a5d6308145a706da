"""What a check-up cannot do."""

from __future__ import annotations

from ...words.errors import WrongUsage

FOLDER = "Ange mapp under [kopior] i inställningsfilen (docs/drift.md)"


class NothingTried(WrongUsage):
    """No folder is set in which there could be a copy to try; all else has been gone through."""

    def __init__(self) -> None:
        super().__init__(
            "Ingen säkerhetskopia provades: ingen mapp för säkerhetskopior är bestämd. Ange mapp"
            " under [kopior] i inställningsfilen (docs/drift.md). Det andra är kontrollerat."
        )
