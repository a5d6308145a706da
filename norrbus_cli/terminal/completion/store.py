"""References for whoever presses Tab: numbers that the register gave, never a name.

Read without the house, which takes five times as long to load as to answer: the settings as
``register/config.py`` reads them, and no more of them than where the register and its key are. The
register is opened to be read, so nobody is asked and nothing is logged: a number shows no person.
"""

import os

TYPE_CHECKING = False  # as in typing, which takes a tenth of the answer to load
if TYPE_CHECKING:
    from sqlite3 import Connection

# By the letter of what is asked for: the open ones, and all.
SOUGHT = {
    "NB": (
        "SELECT reference FROM cases WHERE open = 1 ORDER BY id DESC",
        "SELECT reference FROM cases ORDER BY id DESC",
    ),
    "M": (
        "SELECT reference || '-M' || number FROM meetings m JOIN cases c ON c.id = case_id"
        " WHERE c.open = 1 ORDER BY m.id DESC",
        "SELECT reference || '-M' || number FROM meetings m JOIN cases c ON c.id = case_id"
        " ORDER BY m.id DESC",
    ),
    "O": (
        "SELECT reference || '-O' || number FROM disagreements d JOIN cases c ON c.id = case_id"
        " WHERE c.open = 1 ORDER BY d.id DESC",
        "SELECT reference || '-O' || number FROM disagreements d JOIN cases c ON c.id = case_id"
        " ORDER BY d.id DESC",
    ),
    "A": ("SELECT reference FROM deviations ORDER BY id DESC",),
    "F": ("SELECT reference FROM forums ORDER BY id DESC",),
}


def references(
    kind: str, begun: str, options: dict[str, str], folders: tuple[str, str]
) -> list[str]:
    """The references of a kind, or of several (``NB+M``), that begin so, spelled on from there, the
    newest first: of what is open, else of all. A number alone is that of the first kind which has
    it, whole. ``options`` are those on the line, by folded name; ``folders`` the user's for
    settings and for data.

    Raises what may be wrong with settings, key and register.
    """
    from sqlcipher3 import _sqlite3

    register, key_file = places(options, folders)
    with_log = os.path.exists(f"{register}-wal") and os.path.exists(f"{register}-shm")
    how = "mode=ro" if with_log else "immutable=1"
    connection = _sqlite3.connect(f"{_address(register)}?{how}", uri=True, timeout=0)
    try:
        connection.execute(f"PRAGMA key = \"x'{key(key_file)}'\"")
        connection.execute("PRAGMA cipher_log_level = NONE")
        found = (_of(connection, one, begun.upper()) for one in kind.split("+"))
        if begun[:1].isdigit():
            return next(filter(None, found), [])
        return [begun + each[len(begun) :] for of_one in found for each in of_one]
    finally:
        connection.close()


def _of(connection: "Connection", kind: str, begun: str) -> list[str]:
    for question in SOUGHT[kind]:
        found = [str(row[0]) for row in connection.execute(question)]
        if fitting := numbered(found, begun) or [each for each in found if each.startswith(begun)]:
            return fitting
    return []


def numbered(found: list[str], begun: str) -> list[str]:
    """Those with a running number, or else with one that begins so, or with a year and number."""
    if not begun[:1].isdigit():
        return []
    number = begun.lstrip("0")
    numbers = {each: each.split("-")[2].lstrip("0") for each in found}
    return (
        [each for each in found if numbers[each] == number]
        or [each for each in found if number and numbers[each].startswith(number)]
        or [each for each in found if each.partition("-")[2].startswith(begun)]
    )


def places(options: dict[str, str], folders: tuple[str, str]) -> tuple[str, str]:
    """The register and its key, as ``register.config.load`` finds them."""
    settings, data = folders
    named = options.get("--installningar") or os.environ.get("NORRBUS_INSTALLNINGAR")
    file = os.path.expanduser(named) if named else f"{settings}/installningar.toml"
    written = _written(file)
    found = {
        name: options.get(f"--{name}")
        or os.environ.get(f"NORRBUS_{name.upper()}")
        or (
            name in written
            and os.path.join(os.path.dirname(file), os.path.expanduser(written[name]))
        )
        for name in ("register", "nyckel")
    }
    register = os.path.expanduser(found["register"] or f"{data}/register.norrbus")
    stem = os.path.splitext(os.path.basename(register))[0]
    return register, os.path.expanduser(found["nyckel"] or f"{settings}/nycklar/{stem}.nyckel")


def _written(file: str) -> dict[str, str]:
    if not os.path.isfile(file):
        return {}
    import tomllib

    content = tomllib.loads(_read(file))
    return {name.casefold(): str(value) for name, value in content.items()}


def key(file: str) -> str:
    """The key in a file; one that has a passphrase, or is none, is a ValueError."""
    header, digits, *rest = _read(file).split("\n")
    if header != "norrbus-nyckel-1" or len(digits) != 64 or any(rest):
        raise ValueError("no open key")
    return digits


def _read(file: str) -> str:
    """A text, without waiting for whoever would write to a pipe."""
    opened = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with open(opened, encoding="utf-8") as stream:
        return stream.read()


def _address(path: str) -> str:
    """As ``Path.as_uri``, of the signs that SQLite would take for something else."""
    whole = os.path.abspath(path).replace(os.sep, "/").lstrip("/")
    for sign in "%?#":
        whole = whole.replace(sign, f"%{ord(sign):02x}")
    return f"file:///{whole}"
