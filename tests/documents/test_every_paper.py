"""Every kind of paper in Swedish as it was last looked at: ``UPDATE_GOLDEN=1 pytest tests/documents/test_every_paper.py`` writes them anew."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from norrbus_cli.desk.papers.purpose.model import FILE, PURPOSES

GOLDEN = Path(__file__).parent / "golden/sv"
# It tells who has looked and at which moment; tests/extract compare it part by part.
MOMENTS = "registerutdrag"


@pytest.mark.slow
def test_every_kind_of_paper_says_what_it_said(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    line = [sys.executable, str(ROOT / ".ci/every_paper.py"), str(folder)]
    subprocess.run(line, env=environment, check=True, capture_output=True, timeout=600)
    written = {
        f"{path.parent.name}/{path.name}": path.read_text("utf-8")
        for path in folder.glob("*/*.md")
        if path.parent.name != MOMENTS
    }
    kinds = {each.picture.removesuffix(".png") for each in PURPOSES.values() if each.kind != FILE}
    assert {name.partition("/")[0] for name in written} == (kinds - {MOMENTS}) | {"blanketter"}
    if os.environ.get("UPDATE_GOLDEN"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for name, text in written.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_text(text, encoding="utf-8")
    kept = {
        f"{path.parent.name}/{path.name}": path.read_text("utf-8") for path in GOLDEN.glob("*/*.md")
    }
    assert written.keys() == kept.keys()
    for name, text in written.items():
        assert text == kept[name], name
