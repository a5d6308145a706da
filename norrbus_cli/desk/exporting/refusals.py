"""What is refused about a file to write."""

from __future__ import annotations

from ...words.errors import FileTrouble, WrongUsage
from ...words.swedish import listed
from .choices import FORMATS


class WhichFormat(WrongUsage):
    """Neither the name of a file nor an option says what it is to be, or they say different."""

    def __init__(self) -> None:
        super().__init__(
            f"Filens namn och --format säger inte samma sak om vad den ska vara. Låt namnet sluta"
            f" på {listed((f'.{each}' for each in FORMATS), 'eller')}. Inget skrevs."
        )


class NoParquet(FileTrouble):
    """What writes Parquet is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Parquet kräver biblioteket pyarrow, som inte följer med: pip install 'pyarrow>=22' i"
            " samma miljö. Eller välj csv, xlsx eller json, som också DuckDB läser. Inget skrevs."
        )
