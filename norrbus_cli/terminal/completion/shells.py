"""How each shell says what stands on its line, and is told what may: for ``answering.py``, and as
sparing as it with what is imported.
"""

SHELLS = ("bash", "zsh", "fish", "powershell")
_PLAIN = frozenset("-_./,+@%")


def asked(shell: str, told_by_it: list[str]) -> tuple[list[str], str, str]:
    """The whole words, the one at the cursor, and of that what the shell will replace.

    The last word comes first, after a full stop: PowerShell drops arguments of nothing. Bash splits
    words where nobody else does, so it says the line instead.
    """
    current, *words = told_by_it
    current = current.removeprefix(".")
    if shell != "bash":
        return words, current, current
    *words, whole = split(words[0])
    return words[1:], whole, current


def split(line: str) -> list[str]:
    """The words of a line of bash, quotes and escapes taken away; the last ends at the cursor."""
    words, quote, escaped = [""], "", False
    for sign in line:
        if escaped or (quote and sign not in (quote, "\\")):
            words[-1], escaped = words[-1] + sign, False
        elif sign == "\\" and quote != "'":
            escaped = True
        elif sign in {"'", '"'}:
            quote = "" if quote else sign
        elif sign.isspace():
            words += [""] if words[-1] else []
        else:
            words[-1] += sign
    return words


def told(shell: str, lead: str, found: list[tuple[str, str]], written: str) -> str:
    """The answer as a shell's script reads it: a line for each word.

    Bash and zsh put in a value behind ``--option=`` alone, the others the whole word.
    """
    if found and found[0][0].startswith(":"):
        return f"{found[0][0]}\n" if shell != "powershell" and (shell != "fish" or not lead) else ""
    if shell in {"bash", "zsh"} and not (shell == "bash" and written.startswith("--")):
        lead = ""
    return "".join(_line(shell, lead + word, text) for word, text in found)


def _line(shell: str, word: str, text: str) -> str:
    if shell == "bash":
        return f"{_escaped(word)}\n"
    if shell == "zsh":
        return word.replace("\\", "\\\\").replace(":", "\\:") + f":{text}\n"
    if shell == "powershell":
        plain = all(_is_plain(sign) for sign in word.replace("=", "").replace(",", " "))
        typed = word if plain else "'" + word.replace("'", "''") + "'"
        return f"{typed}\t{word}\t{text or word}\n"
    return f"{word}\t{text}\n"


def _escaped(word: str) -> str:
    return "".join(sign if _is_plain(sign) or sign == "=" else f"\\{sign}" for sign in word)


def _is_plain(sign: str) -> bool:
    return sign.isalnum() or sign in _PLAIN
