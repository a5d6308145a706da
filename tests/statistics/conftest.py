"""What every test of the numbered rules is given."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from conftest import Norrbus
from rules_asked import Rules


@pytest.fixture
def rules(norrbus: Norrbus, request: pytest.FixtureRequest) -> Iterator[Rules]:
    """A test that is named after a rule must see it both broken and kept."""
    asked = Rules(norrbus)
    yield asked
    number = re.match(r"test_(b\d\d)_", request.node.name)
    if number:
        name = number[1].upper()
        assert {(name, True), (name, False)} <= asked.seen
