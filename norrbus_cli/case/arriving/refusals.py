"""What is refused about a case that comes with many, beside what is refused of one."""

from __future__ import annotations

from ...words.errors import WrongUsage


class SamePerson(WrongUsage):
    """Two of the people of a case have one number."""

    def __init__(self) -> None:
        super().__init__(
            "Samma personnummer står för två av personerna. Rätta det som är fel; är det samma"
            " person ska den stå en gång."
        )
