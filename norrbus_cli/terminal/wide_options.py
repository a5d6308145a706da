"""The options that may stand anywhere on the line and mean the same for every command."""

from __future__ import annotations

from ..words.swedish import fold

GLOBAL = {
    "register": "--register",
    "nyckel": "--nyckel",
    "dokument": "--dokument",
    "idag_ar": "--idag-är",
    "installningar": "--inställningar",
}
PLAIN, NAMELESS = "--enkelt", "--utan-namn"
FLAGS = (PLAIN, NAMELESS)  # those that take no value
HELP = """norrbus samordnar stöd till barn och unga enligt Norrbus.

Skriv norrbus KOMMANDO --hjälp för hjälp om ett kommando. Prickar och ringar
får utelämnas: norrbus arende lista."""
# What one reads who has no register yet, and has typed nothing.
FIRST = """Här finns inget register än. norrbus håller ordning på ärenden i en krypterad fil.
Så går ett ärende till: norrbus guide. Ett helt påhittat: norrbus demo
Börja med ditt eget register: norrbus register skapa (allt annat: norrbus --hjälp)"""
GLOBAL_HELP = [
    ("--register FIL", "Registret (annars NORRBUS_REGISTER eller inställningsfilen)."),
    ("--nyckel FIL", "Registrets nyckel (annars NORRBUS_NYCKEL eller inställningsfilen)."),
    ("--dokument MAPP", "Mappen för dokument (annars NORRBUS_DOKUMENT eller inställningsfilen)."),
    ("--inställningar FIL", "Inställningsfilen (annars NORRBUS_INSTALLNINGAR)."),
    ("--idag-är DAG", "Kör som om det vore en annan dag (annars NORRBUS_IDAG)."),
    (PLAIN, "Fråga med rena rader, för skärmläsare och enkla terminaler (annars NORRBUS_ENKELT)."),
    (
        NAMELESS,
        "Visa inga barns och vårdnadshavares namn och nummer (annars NORRBUS_UTAN_NAMN eller"
        " inställningsfilen).",
    ),
    ("--version", "Visa version."),
    ("--hjälp", "Visa den här hjälpen."),
]


def hoist(args: list[str]) -> list[str]:
    """Move the global options and their values first, spelled as declared."""
    first: list[str] = []
    rest: list[str] = []
    names = {fold(option): option for option in (*GLOBAL.values(), *FLAGS)}
    waiting = iter(args)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if argument == "--":
            return [*first, *rest, argument, *waiting]
        if not name.startswith("--") or fold(name) not in names:
            rest.append(argument)
        elif names[fold(name)] in FLAGS:
            first.append(names[fold(name)] + equals + value)
        elif equals:
            first += [names[fold(name)], value]
        else:
            first += [
                names[fold(name)],
                *[value for value in [next(waiting, None)] if value is not None],
            ]
    return [*first, *rest]


def first_word(hoisted: list[str]) -> int:
    """Where the first word after the global options and their values stands, or would."""
    place = 0
    while place < len(hoisted) and hoisted[place] in {*FLAGS, *GLOBAL.values()}:
        place += 1 if hoisted[place] in FLAGS else 2
    return place


def is_reference(word: str) -> bool:
    """Whether a word is a number of something, not a command: ``7``, ``M1``, ``NB-2026-0007-M1``,
    ``A-2026-0001``, ``.``.
    """
    import re

    form = r"\.|(?:NB-?|A-?|F-?)?\d[\d-]*(?:M\d+)?|M\d+"
    return re.fullmatch(form, word, re.IGNORECASE | re.ASCII) is not None


def names_something(hoisted: list[str]) -> bool:
    """Whether more than global options stands on the line."""
    hoisted = [argument for argument in hoisted if argument not in FLAGS]
    return len(hoisted) % 2 == 1 or any(name not in GLOBAL.values() for name in hoisted[::2])
