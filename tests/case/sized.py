"""What a case looks like at a terminal of some size."""

from __future__ import annotations

import re

import pytest
from conftest import Norrbus


def seen(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch, rows: int, columns: int, *more: str
) -> list[str]:
    """The lines that are seen at a terminal so high and wide."""
    monkeypatch.setenv("LINES", str(rows))
    monkeypatch.setenv("COLUMNS", str(columns))
    result = norrbus("ärende", "visa", "1", *more, terminal=True)
    assert result.code == 0, result.err
    return re.sub(r"\x1b\[[0-9;]*m", "", result.out).splitlines()
