"""Two half-siblings: Anna is the mother of both, Mikael (protected) the father of Elsa, Karl that of Nils."""

from __future__ import annotations

import given
from conftest import Norrbus

NILS, KARL = "20160511-2380", "19800314-2398"
ONE, TWO = "NB-2026-0001-M1", "NB-2026-0002-M1"
# What is in one of the cases alone: names, numbers, where to reach them.
OF_ELSA = (
    *("Elsa", given.ELSA, "Mikael", "Ström", given.MIKAEL, "mikael@example.se", *given.SECRET),
    *("BUP", "NB-2026-0001"),
)
OF_NILS = (
    "NB-2026-0002",
    "Nils",
    NILS,
    "Karl",
    "Berg",
    KARL,
    "karl@example.se",
    "Storgatan 1",
    "070-174 06 20",
)
AGREED = ("--överens", "Alla tre har sagt ja var för sig i telefon.")


def family(norrbus: Norrbus) -> None:
    """Both cases, with complete consents to the three core actors; in Elsa's to BUP too."""
    given.once(norrbus, "half-siblings", _family)


def _family(norrbus: Norrbus) -> None:
    given.case(norrbus)
    for who in ("Anna", "Mikael"):
        given.consent(norrbus, who, "skola", "soc", "primärvård", "BUP")
    given.child(
        norrbus, "--adress", "Köpmannagatan 3", "--kön", "pojke", number=NILS, name="Nils Berg"
    )
    add = ("ärende", "vårdnadshavare", "2", "--vårdnad", "gemensam")
    norrbus.ok(*add, "--namn", "Anna Lantto", "--personnummer", given.ANNA)
    norrbus.ok(
        *add,
        *("--namn", "Karl Berg", "--personnummer", KARL, "--adress", "Storgatan 1"),
        *("--e-post", "karl@example.se", "--telefon", "070-174 06 20"),
    )
    for who in ("Anna", "Karl"):
        given.consent(norrbus, who, "skola", "soc", "primärvård", case="2")


def booked(norrbus: Norrbus, day: str = "2026-04-08", *more: str) -> None:
    """A meeting for both."""
    given.booked(norrbus, day, "1", "--tillsammans-med", "2", *AGREED, *more)


def summoned(norrbus: Norrbus) -> None:
    """The core actors to both, BUP to Elsa's alone."""
    given.summoned(norrbus, ONE)
    norrbus.ok("möte", "kalla", ONE, "--aktör", "BUP", "--sätt", "brev", "--bara-ärendet")


def held(norrbus: Norrbus) -> None:
    """Both are held: what is the same is told once."""
    came = [word for who in ("skola", "soc", "primärvård", "BUP") for word in ("--närvarande", who)]
    came += ["--närvarande", "Anna", "--närvarande", "barnet", "--på-länk", "Mikael"]
    norrbus.ok(
        *("möte", "genomför", ONE, *came, "--mandat", "skola"),
        *("--anteckningar", "Elsa ska få sömnsamtal på BUP."),
    )
    norrbus.ok(
        *("möte", "genomför", TWO, "--närvarande", "barnet", "--på-länk", "Karl"),
        *("--anteckningar", "Nils ska få en kamratstödjare."),
    )
