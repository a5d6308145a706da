"""What a shell may put where the cursor stands, from ``words.tsv``: no command is loaded.

The shells' scripts run ``main`` without Python's own start (``-S``), in a tenth of the time of the
program, so nothing is imported at the top. What is wrong is met with silence: whoever presses Tab
has asked nothing.

``words.tsv`` is printed from the commands (``tests/completion``): a block for each room and
command, headed by ``= `` and its folded name. ``c`` name, help: a command in it. ``o`` name, kind,
help: an option. ``a`` kind: an argument. The kind of a value is its choices, each after a ``|``; a
file, a folder; a reference, by its name in ``store.SOUGHT``; a command, or one that has an option,
which is told after it; ``-`` for what only the user knows; nothing for an option without value.
What may be repeated ends with ``*``.
"""

FILE, FOLDER, COMMAND, ANYTHING, AGAIN = "fil", "mapp", "kommando", "-", "*"
# What is told to a shell that is to complete the name of a file or a folder itself.
ELSEWHERE = {FILE: ":fil", FOLDER: ":mapp"}
Found = list[tuple[str, str]]


class Line:
    """A command line as far as the cursor: which commands, options and arguments may follow.

    ``path`` is the folded name of the command, ``open`` the kind of value that the last word asks
    for, if it does; ``places`` the values of options by folded name.
    """

    def __init__(self, table: str, words: list[str]) -> None:
        self._table, self.path = table, ""
        self._given: list[str] = []
        self._anywhere: dict[str, tuple[str, str, str]] = {}
        self.commands: Found = []
        self.options: dict[str, tuple[str, str, str]] = {}
        self.arguments: list[str] = []
        self.places: dict[str, str] = {}
        self.open = ""
        self._enter("")
        self._anywhere = self.options
        self._read(words)

    def _enter(self, name: str) -> None:
        self.path = f"{self.path} {name}".strip()
        self.commands, self.options, self.arguments = [], {}, []
        block = self._table.partition(f"\n= {self.path}\n")[2].partition("\n= ")[0]
        for line in block.splitlines():
            kind, name, *more = line.split("\t")
            if kind == "c":
                self.commands.append((name, more[0]))
            elif kind == "o":
                self.options[fold(name)] = (name, more[0], more[1])
            else:
                self.arguments.append(name)
        self.options |= self._anywhere

    def _read(self, words: list[str]) -> None:
        waiting = iter(words)
        for word in waiting:
            name, equals, value = word.partition("=")
            kind = self.kind(name)
            if word == "--":
                self._given += waiting
                self.options, self.commands = {}, []
            elif word.startswith("--"):
                following = next(waiting, None) if kind and not equals else value
                self.open = kind if following is None else ""
                self.places[fold(name)] = following or ""
            elif fold(word) in {fold(each) for each, _ in self.commands}:
                self._enter(fold(word))
            else:
                self._given.append(word)
                self.commands = []

    def kind(self, option: str) -> str:
        """The kind of an option's value; empty where it has none, or is none."""
        return self.options.get(fold(option), ("", "", ""))[1]

    @property
    def argument(self) -> str:
        """The kind of the argument that stands at the cursor, if any."""
        if len(self._given) < len(self.arguments):
            return self.arguments[len(self._given)]
        return next((each for each in self.arguments[-1:] if each.endswith(AGAIN)), "")

    def named(self, option: str) -> Found:
        """The commands that may follow those which are the arguments so far: with an ``option``, if
        one is told, they or any within them.
        """
        line = Line(self._table, self._given)
        return [each for each in line.commands if line.has(each[0], option)]

    def has(self, command: str, option: str) -> bool:
        """Whether a command that may follow has an option, or any within it."""
        path = f"{self.path} {fold(command)}".strip()
        return not option or any(
            f"\no\t{option}\t" in block and f"{block.splitlines()[0]} ".startswith(f"{path} ")
            for block in self._table.split("\n= ")
        )

    @property
    def unused(self) -> Found:
        """The options that may still be given."""
        return [
            (name, text)
            for name, kind, text in self.options.values()
            if fold(name) not in self.places or kind.endswith(AGAIN)
        ]


def fold(text: str) -> str:
    """As ``words.swedish.fold``, which costs more to import than the rest of the answer."""
    import unicodedata

    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(each for each in decomposed if not unicodedata.combining(each)).replace("_", "-")


def answer(
    table: str, words: list[str], current: str, folders: tuple[str, str]
) -> tuple[str, Found]:
    """What may stand in the place of ``current`` after ``words``, each with its help, and the
    beginning of ``current`` that stands before each of them. One of ``ELSEWHERE`` is for the shell.

    ``folders`` are the user's for settings and for data.
    """
    line = Line(table, words)
    name, equals, begun = current.partition("=")
    if line.open:
        return "", _values(line, line.open, current, folders)
    if equals and line.kind(name):
        return name + equals, _values(line, line.kind(name), begun, folders)
    if current.startswith("-"):
        return "", beginning(line.unused, current)
    found = beginning(line.commands, current)
    if line.argument and not (line.commands and (found or not current)):
        found += _values(line, line.argument, current, folders)
    elif not current and not line.commands:
        found = line.unused
    return "", found


def _values(line: Line, kind: str, begun: str, folders: tuple[str, str]) -> Found:
    kind = kind.removesuffix(AGAIN)
    if kind.startswith("|"):
        return beginning([(each, "") for each in kind[1:].split("|")], begun)
    if kind in ELSEWHERE:
        return [(ELSEWHERE[kind], "")]
    if kind == ANYTHING:
        return []
    if kind.startswith(COMMAND):
        return beginning(line.named(kind.removeprefix(COMMAND)), begun)
    import site

    site.main()  # where the libraries are
    from .store import references

    return [(each, "") for each in references(kind, begun, line.places, folders)]


def beginning(words: Found, begun: str) -> Found:
    """The words that begin so; where none does, those that do without dots and rings, spelled so:
    a shell adds to what is typed.
    """
    exact = [each for each in words if each[0].startswith(begun)]
    start = fold(begun)
    folded = [(fold(word), text) for word, text in words if fold(word).startswith(start)]
    return exact or [(begun + word[len(start) :], text) for word, text in folded]


def main() -> None:
    """Answer a shell: ``ROOT SETTINGS DATA SHELL`` and what ``asked`` reads, in ``sys.argv``."""
    import sys

    _, root, settings, data, shell, *rest = sys.argv
    try:
        from .shells import asked, told

        file = f"{root}/norrbus_cli/terminal/completion/words.tsv"
        with open(file, encoding="utf-8") as table:
            words, current, written = asked(shell, rest)
            lead, found = answer(table.read(), words, current, (settings, data))
        text = told(shell, lead, found, written)
        if shell == "powershell":
            text = text.encode("ascii", "backslashreplace").decode("ascii")
        sys.stdout.write(text)
        sys.stdout.flush()
    except Exception:  # noqa: BLE001, S110 - see above: silence
        pass
