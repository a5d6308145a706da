"""The steps of the schema: each stays as it was when it landed, and takes a register with rows in every table to the next."""

from __future__ import annotations

import ast
import hashlib
import io
import random
import shutil
import subprocess
import sys
import time
import tokenize
from pathlib import Path

import pytest
from conftest import ROOT
from faults.filled import Growing
from faults.whole import forms, must_be_whole
from older import KEY

from norrbus_cli.register import cells, opening, schema
from norrbus_cli.register.schema.tables import FOLLOWED

pytestmark = pytest.mark.slow
AUTHOR = cells.Author("test", "test")
# What a step says, without comments and docstrings, and what the register looks like after it. A step that has landed is never
# changed: a line here never is either; a new step gets a line (``pytest tests/faults/test_steps.py`` shows it).
FROZEN = """
s0001_log 2b2fd079a70f126f 9784a9ad4459248e
s0002_register b8743d542808c1dd 77f8bc3e1aed657e
s0003_case 1d50e828a5aa84e7 a2be84e6c367cf7e
s0004_actor c201f0c13e2e1641 080679d2f7cb20e2
s0005_consent f8436a1743fcc56f 1aaaa4f4f0a423bb
s0006_meeting d10ade0a1abceb7e 1a3d6ad92436dae6
s0007_agreement f8b321fa29d5dace 92664b5df312932e
s0008_document 84042c9e40843edb c62c60493bcbd187
s0009_deadlines 0bf1d08dab602fa1 3f55c494dfb57a17
s0010_followup 74eb33a3cab9b636 d0c307d883e96221
s0011_disagreement 9d9501c1dd0f4a0a 5a48ddc5666b7d39
s0012_documents 8c98cd4b0edc8a64 99a7b8274ce4c029
s0013_deviation 02276ecc186a5d77 d6d765e2cb125844
s0014_placement_handover_routine e7fdfc5267a51d55 1a86e3b795911d56
s0015_evaluation 4281d04e53ee4da9 c7c6bc81274a395f
s0016_forum f1ed49014177fc7d 52128f6001f8a75d
s0017_statistics 2bb2b5d0699002a8 7f261e763fcf15b3
s0018_published_years 8ccae9c3bcf64c08 e3128be16157013e
s0019_county_reports ffd74fb0ff3d5a35 5757f8a183cf2a8e
s0020_periods 4a94460d587a7791 bb0302fd0eb90c88
s0021_copies 8db8ca341aa0d3a7 bf33d26fde2ba52a
s0022_chain 00f79b503ee8d67c 9c1f1b6795e37b9c
s0023_objections 7dbf399ab4ab7605 4faf8d18924d2c5c
s0024_reviews ac71e78c938a28ff 6692a7d450fa8807
s0025_disposal 14842ffe016054a3 69fd77c3201ea444
s0026_moves 069ef66278111204 ab108349984be912
s0027_pdf 85fe25adff8de884 362d26b43c003628
s0028_papers 92e0858ff536f134 84cfe7d4ebc43aa9
s0029_child_purpose 084635a90671f55c 5d643389ccddfd23
s0030_narrowing cee2597e90c60b78 c050deea6511c6ce
s0031_bodies 40bdfd1972558aba efb0f35e539c9fd9
s0032_notices 95de630e183c30a6 cb7718499d8e46cc
s0033_words 61e65f0231e83888 6f7823b5209b02d9
s0034_rules_said b71db1babc0ab70e afc48a2cb02ea682
s0035_terms 5fe753fac55af1f5 8f0be9d7a7d185aa
s0036_joint feb9bbcff17904bf a481a17c6ca65236
s0037_imports 95934db609d4631b 1a9d457a2a9670ac
s0038_protected 518fb33bddba29eb 2348c03c47d349de
"""


def said(name: str) -> str:
    """A hash over a step's text, without comments, docstrings and white space."""
    text = (Path(schema.__file__).parent / f"{name}.py").read_text(encoding="utf-8")
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                for number in range(first.lineno - 1, first.end_lineno or first.lineno):
                    lines[number] = ""
    for token in tokenize.generate_tokens(io.StringIO("\n".join(lines)).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    return hashed("".join("".join(lines).split()))


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def shape(growing: Growing) -> str:
    """A hash over all that the register is made of, as SQL."""
    rows = growing.database.query("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
    return hashed("\n".join(f"{row['type']} {row['name']} {row['sql']}" for row in rows))


@pytest.fixture
def place(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "r.norrbus", tmp_path / "r.nyckel"


def test_each_step_is_what_it_was_when_it_landed_and_takes_every_row_with_it(
    place: tuple[Path, Path],
) -> None:
    growing, found = Growing(*place), []
    for name in schema.STEPS:
        growing.step()
        growing.fill()
        found.append(f"{name} {said(name)} {shape(growing)}")
    growing.close()
    assert found == FROZEN.split("\n")[1:-1], "\n".join(found)
    everything_is_there(place, growing)


def everything_is_there(place: tuple[Path, Path], growing: Growing) -> None:
    """Each row is what it was in the columns that it had, and the register is whole."""
    register = opening.open_register(*place, AUTHOR)
    for table, was in growing.given.items():
        kept = {name: value for name, value in was.items() if name != FOLLOWED}
        key = next(iter(kept))
        row = register.row(f"SELECT * FROM {table} WHERE {key} = ?", [kept[key]])
        assert row is not None, table
        assert {name: row[name] for name in kept if name in row.keys()} == kept, table  # noqa: SIM118
    must_be_whole(register)
    register.close()


def aged(place: tuple[Path, Path], age: int) -> Growing:
    """A register of so many steps, with a row in each table."""
    growing = Growing(*place)
    for _ in range(age):
        growing.step()
        growing.fill()
    growing.close()
    return growing


@pytest.mark.parametrize(
    "age",
    [
        pytest.param(age, marks=[] if age in {8, 21} else [pytest.mark.lång])
        for age in range(1, schema.NEWEST)
    ],
)
def test_a_register_of_any_age_is_brought_up_whole(place: tuple[Path, Path], age: int) -> None:
    growing = aged(place, age)
    everything_is_there(place, growing)
    assert len(list(place[0].parent.glob("*.fore-schema-*"))) == schema.NEWEST - age


UPGRADING = """
import sys
from pathlib import Path
from norrbus_cli.register import cells, opening, schema
schema._chain()
print("redo", flush=True)
opening.open_register(Path(sys.argv[1]), Path(sys.argv[2]), cells.Author("test", "test"))
"""


@forms(5, 40)
def test_killed_at_any_moment_an_upgrade_has_taken_whole_steps(tmp_path: Path, times: int) -> None:
    chance, ages = random.Random(2031), set()
    older = tmp_path / "older"
    older.mkdir()
    growing = aged((older / "r.norrbus", older / "r.nyckel"), 20)
    for number in range(times):
        folder = tmp_path / str(number)
        shutil.copytree(older, folder)
        place = folder / "r.norrbus", folder / "r.nyckel"
        with subprocess.Popen(
            [sys.executable, "-c", UPGRADING, *map(str, place)], cwd=ROOT, stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.2) * number / times)
            process.kill()
        connection = opening._connect(place[0], KEY)
        ages.add(connection.execute("PRAGMA user_version").fetchone()[0])
        connection.close()
        everything_is_there(place, growing)
        assert not [path for path in folder.iterdir() if path.name.startswith(".")]
    assert min(ages) < schema.NEWEST, "no upgrade was broken off"
