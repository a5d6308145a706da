"""What the state machines stand on: a register of their own for each run, and what lawful and unlawful mean."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from conftest import Norrbus
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from norrbus_cli.register.schema.tables import COUNTERS, LOG_TABLES, OUTSIDE, TABLES

# ``MACHINE_RUNS=200`` looks longer.
RUNS = int(os.environ.get("MACHINE_RUNS", "4"))
HOW = settings(
    max_examples=RUNS,
    stateful_step_count=30,
    deadline=None,
    # Shrinking runs hundreds of chains; ``MACHINE_RUNS`` asks for it.
    phases=[Phase.generate] if "MACHINE_RUNS" not in os.environ else [Phase.generate, Phase.shrink],
    derandomize="MACHINE_RUNS" not in os.environ,
    suppress_health_check=list(HealthCheck),
    database=None,
)
COMPARED = sorted(TABLES - {"calendar_days"})
FACTS = [table for table in COMPARED if table not in {*LOG_TABLES, *COUNTERS, *OUTSIDE}]
EACH = 4  # of so many commands one is taken back


class Machine(RuleBasedStateMachine):
    """Commands in any order, beside a model of what they should lead to."""

    norrbus: Norrbus
    beginning: Path

    def __init__(self) -> None:
        super().__init__()
        shutil.rmtree(self.norrbus.home)
        shutil.copytree(self.beginning, self.norrbus.home)
        self.day = date(2026, 4, 21)
        self.norrbus.day = str(self.day)
        self.done = 0

    def tomorrow(self, days: int) -> None:
        """Some days later."""
        self.day += timedelta(days=days)
        self.norrbus.day = str(self.day)

    def do(self, lawful: bool, *line: str) -> bool:
        """Run a command. A lawful one succeeds, and once in a while is taken back and done again; an unlawful one is refused with a sentence and changes nothing. Returns ``lawful``."""
        self.done += 1
        back = lawful and self.done % EACH == 0
        facts = self.facts() if back else None
        before = None if lawful else self.content()
        result = self.norrbus(*line)
        if lawful:
            assert result.code == 0, (line, result)
            if facts is not None and self.facts() != facts:
                self.there_and_back(facts, line)
        else:
            assert result.code in {2, 3, 4}, (line, result)
            assert result.err.strip()
            assert self.content() == before, line
        return lawful

    def there_and_back(self, before: str, line: tuple[str, ...]) -> None:
        """Take the last command back, and do it again."""
        after = self.facts()
        self.norrbus.ok("ångra", "--ja", "--trots-utskick", "provat")
        assert self.facts() == before, line
        self.norrbus.ok("gör-om", "--ja")
        assert self.facts() == after, line

    def facts(self) -> str:
        """Every row that can be taken back."""
        return self.content(FACTS)

    def content(self, tables: Sequence[str] = COMPARED) -> str:
        """Every row of the register, or of some tables."""
        register = self.norrbus.open()
        try:
            return repr(
                [
                    [tuple(row) for row in register.rows(f'SELECT * FROM "{table}"')]
                    for table in tables
                ]
            )
        finally:
            register.close()

    def shown(self, *line: str) -> Any:
        """What a command shows as JSON."""
        return json.loads(self.norrbus.ok(*line, "--json"))


def run(
    machine: type[Machine],
    norrbus: Norrbus,
    tmp_path_factory: Any,
    build: Callable[[Norrbus], None],
) -> None:
    """Run a machine from what ``build`` gives."""
    norrbus.day = "2026-04-21"
    build(norrbus)
    machine.norrbus = norrbus
    machine.beginning = tmp_path_factory.mktemp("beginning") / "home"
    shutil.copytree(norrbus.home, machine.beginning)
    run_state_machine_as_test(machine, settings=HOW)
