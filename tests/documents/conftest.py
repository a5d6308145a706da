from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Norrbus

HOSTILE = "<script>alert(1)</script> [b]x[/b] {{ x }} | a | b | [l](javascript:x) ![i](x) **f** `k` # h &amp; <b>&lt;"
KINDS = ("samtycke", "kallelse", "inbjudan", "minnesanteckningar", "genomförandeplan", "SIP")


def papers(norrbus: Norrbus, ending: str) -> list[Path]:
    return sorted(norrbus.documents.rglob(f"*.{ending}"))


def write_all(norrbus: Norrbus) -> None:
    for kind in KINDS[:1] + KINDS[3:]:
        norrbus.ok("dokument", "skriv", kind, "1")


@pytest.fixture
def hostile(norrbus: Norrbus) -> Norrbus:
    """A case where every text that can be typed is hostile."""
    text = HOSTILE
    long = f"{HOSTILE}\n\n- rad\n# rubrik\n    kod\n===\n1. ett\n:-:\n+ x\n> y"
    for short, kind in (("skola", "skola"), ("soc", "socialtjänst"), ("vc", "primärvård")):
        norrbus.ok(
            "aktör",
            "lägg-till",
            "--kort",
            short,
            "--namn",
            text,
            "--slag",
            kind,
            "--kontakt",
            text,
            "--roll",
            text,
            "--e-post",
            "a@example.se",
        )
    need = (
        "--behov-sett",
        norrbus.day,
        "--sett-av",
        "skola",
        "--nivå",
        "tidiga",
        "--behov",
        long,
        "--fungerar",
        long,
    )
    norrbus.ok(
        "ärende",
        "skapa",
        "--barn",
        text,
        "--född",
        "2014-09-03",
        "--adress",
        text,
        "--skola",
        text,
        "--språk",
        text,
        *need,
    )
    norrbus.ok(
        "ärende",
        "vårdnadshavare",
        "1",
        "--namn",
        f"V {text}",
        "--född",
        "1985-01-01",
        "--vårdnad",
        "ensam",
        "--adress",
        text,
    )
    actors = ("--aktör", "skola", "--aktör", "soc", "--aktör", "vc")
    norrbus.ok(
        "samtycke",
        "registrera",
        "1",
        "--vem",
        "V",
        *actors,
        "--gäller",
        long,
        "--inte",
        long,
        "--ändamål",
        long,
        "--form",
        "muntligt",
        "--till",
        "2026-12-31",
    )
    norrbus.ok(
        "möte",
        "boka",
        "1",
        "--dag",
        norrbus.day,
        "--tid",
        "9",
        "--plats",
        text,
        "--länk",
        "https://example.se/a|b*c_d*[e](f)&amp;#x",
        "--syfte",
        long,
        "--agenda",
        long,
        "--leds-av",
        text,
    )
    norrbus.ok("möte", "kalla", "1", *actors, "--sätt", "brev")
    for kind in ("kallelse", "inbjudan"):
        norrbus.ok("dokument", "skriv", kind, "1")
    norrbus.ok(
        "möte",
        "genomför",
        "1",
        "--närvarande",
        "soc",
        "--ersättare",
        f"skola={text}",
        "--anteckningar",
        long,
        "--reflektion",
        long,
        "--nästa",
        text,
        "--övriga",
        text,
    )
    following = ("--uppföljning", "+40d", "--uppföljning-plats", text)
    norrbus.ok("plan", "skapa", "1", "--mål", long, *following)
    # Older plans hold whatever was typed.
    register = norrbus.open()
    with register.operation():
        register.update("plans", 1, {"overall": text})
    register.close()
    for actor in ("skola", "soc", "vc"):
        norrbus.ok(
            "plan",
            "insats",
            "1",
            "--vad",
            long,
            "--aktör",
            actor,
            "--mål",
            long,
            "--utförare",
            text,
            "--omfattning",
            text,
            "--följs-upp",
            text,
        )
    norrbus.ok("plan", "åsikt", "1", "--vem", "barnet", "--text", long)
    norrbus.ok("plan", "åsikt", "1", "--vem", "V", "--text", long)
    norrbus.ok("plan", "underteckna", "1", "--aktör", "soc", "--namn", text)
    write_all(norrbus)
    return norrbus
