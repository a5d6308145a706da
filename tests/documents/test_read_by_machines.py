"""What CI says of the papers: what was read and what is wrong, and what could not be tried."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

pytestmark = pytest.mark.slow
ALL = (
    "not tried: Nu HTML checker (no java, no node, no npm)\n"
    "not tried: veraPDF (no verapdf); the PDFs' structure trees are read by tests/documents/test_pdf.py\n"
)
AXE = "not tried: axe-core (no chromium, no node, no npm)\n"


def read(tmp_path: Path, **programs: str) -> tuple[int, str, str]:
    """How a run ends where these programs are all there are, with two papers that are alike and one that is not."""
    papers, bin_ = tmp_path / "papers", tmp_path / "bin"
    papers.mkdir()
    for name, content in (("a.pdf", "1"), ("b.pdf", "1"), ("c.pdf", "2"), ("a.html", "<p>")):
        (papers / name).write_text(content)
    bin_.mkdir()
    for name, script in programs.items():
        (bin_ / name).write_text(f"#!/bin/sh\n{script}\n")
        (bin_ / name).chmod(0o755)
    ran = subprocess.run(
        [sys.executable, ROOT / ".ci/papers", papers],
        env={"PATH": str(bin_)},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout, ran.stderr


def test_what_cannot_be_had_is_said_one_line_each(tmp_path: Path) -> None:
    assert read(tmp_path) == (0, f"{ALL}not tried: qpdf (no qpdf)\n{AXE}", "")


def test_what_is_there_and_finds_nothing_is_said(tmp_path: Path) -> None:
    code, out, _ = read(tmp_path, qpdf="exit 0")
    assert (code, out) == (0, f"{ALL}qpdf --check: 2 PDFs, 0 findings\n{AXE}")


def test_what_is_found_fails_the_run(tmp_path: Path) -> None:
    code, out, err = read(tmp_path, qpdf="echo broken; exit 2")
    assert (code, out) == (1, f"{ALL}qpdf --check: 2 PDFs, 2 findings\n{AXE}")
    assert err == "a.pdf: broken\nc.pdf: broken\n\n"


def test_a_verapdf_that_is_there_is_asked_for_both_standards(tmp_path: Path) -> None:
    code, out, err = read(tmp_path, verapdf='echo "$2 says no"; exit 1')
    assert code == 1
    assert "veraPDF: 2 PDFs as PDF/UA-1 and PDF/A-2a\n" in out
    assert err == "ua1 says no\n2a says no\n\n"


def test_tools_that_cannot_be_installed_are_not_tried(tmp_path: Path) -> None:
    code, out, _ = read(tmp_path, node="exit 0", npm="exit 1", java="exit 0", chromium="exit 0")
    assert code == 0
    assert "not tried: Nu HTML checker (its packages cannot be had)\n" in out
    assert "not tried: axe-core (its packages cannot be had)\n" in out
