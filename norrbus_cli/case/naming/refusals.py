"""What is said when a name, a number or a dot names no single case."""

from __future__ import annotations

from collections.abc import Sequence

from ...words.errors import NotFound, WrongUsage
from ...words.swedish import listed

SHOWN = 5


class SeveralAnswer(WrongUsage):
    """Several cases answer to what was typed: each as far as it may be told."""

    def __init__(self, typed: str, found: Sequence[str]) -> None:
        more = f" (och {len(found) - SHOWN} till)" if len(found) > SHOWN else ""
        super().__init__(
            f"”{typed[:40]}” kan vara {listed(found[:SHOWN], 'eller')}{more}. Skriv ärendets"
            " nummer, eller mer av namnet."
        )


class NoCaseOfNumber(NotFound):
    """No child has the number, which is not repeated."""

    def __init__(self) -> None:
        super().__init__(
            "Inget barn i registret har det personnumret. Se alla ärenden med: norrbus ärende"
            " lista --alla"
        )


class NothingBefore(NotFound):
    """The log tells of no case that this user has worked with."""

    def __init__(self) -> None:
        super().__init__(
            "Loggen visar inget ärende som du har arbetat med. Skriv ärendets nummer eller barnets"
            " namn."
        )


class UnsureBefore(NotFound):
    """The log does not tell which of some cases was last: several were changed at once, or one that
    is about nobody with a name was looked at."""

    def __init__(self, found: Sequence[str]) -> None:
        more = f" (och {len(found) - SHOWN} till)" if len(found) > SHOWN else ""
        super().__init__(
            "Loggen säger inte vilket ärende du senast arbetade med. Det kan vara"
            f" {listed(found[:SHOWN], 'eller')}{more}. Skriv ärendets nummer eller barnets namn."
        )
