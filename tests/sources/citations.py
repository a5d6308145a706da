"""What laws and agreements a text cites: ``SoL 10 kap. 8, 9 §§`` is two paragraphs of SoL."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .law import LAWS

SHORT = {name.lower(): law.names[0] for law in LAWS for name in law.names}
# The longest first; an abbreviation as it is written, a name with or without a capital.
_NAMED = "|".join(
    rf"\b{f'(?i:{re.escape(name)})' if name.islower() else re.escape(name)}\b"
    for name in sorted((name for law in LAWS for name in law.names), key=len, reverse=True)
    if not name.startswith(("lag ", "förordning "))
)
# ``lag (2017:612)``, ``lagen 2001:454``, ``förordning (2001:637)``.
_NUMBERED = r"\b(?:[Ll]ag|[Ff]örordning)(?:en)? \(?(\d{4}:\d+)\)?"
_WORD = re.compile(rf"(?P<named>{_NAMED})|(?P<numbered>{_NUMBERED})")
_SFS = re.compile(r",? ?\(?\d{4}:\d+\)?,?")
_ONE = r"\d+(?: [a-z](?= ?[§,–-]| (?:och|and|§)))?"
_MANY = rf"{_ONE}(?:(?:, | och | and |[-–]){_ONE})*"
_PARAGRAPHS = re.compile(rf"(?:(?P<chapter>\d+) kap\. )?(?P<many>{_MANY}) ?§§?")
_COLON = re.compile(r"(?P<chapter>\d+):(?P<many>\d+)(?! §)")
_CHAPTER = re.compile(r"(?P<chapter>\d+) kap\.")
_BETWEEN = re.compile(r"[,;]?(?: och| and)? ?")
_ARTICLE = re.compile(
    r"(?i)\barti(?:kel|cle|kla) (\d+(?:\.\d+)?(?:(?:, | och | and )\d+(?![.\d]))*)"
)

Citation = tuple[str, str, str]

# The agreement or form that is cited, what its chapter is called, and what may come after it.
AGREED = (
    (r"överenskommelsen 2025(?:, ([A-ZÅÄÖ]\w+))?", "Överenskommelsen 2025"),
    (r"agreement of 2025(?:, ([A-ZÅÄÖ]\w+))?", "Överenskommelsen 2025"),
    (r"2013 års (?:arbets)?modell()", "2013 års arbetsmodell"),
    (r"Arjeplogs rutin 2012(?:, ([A-ZÅÄÖ]\w+))?", "Arjeplogs rutin 2012"),
    (r"Arjeplog 2012; (östra Norrbotten) 2013-05", "Norrbus östra Norrbotten, nätverksmöten"),
    (r"Arjeplog 2012, (bilaga \d)", "Arjeplogs rutin 2012"),
    (r"Arjeplog 2012, bilaga 2\), ([A-ZÅÄÖ]\w+)", "Arjeplogs rutin 2012"),
    (r"Norrbus östra Norrbotten, (\w+)", "Norrbus östra Norrbotten, nätverksmöten"),
    (r"blanketten (Utvärdering)", "Norrbus östra Norrbotten, nätverksmöten"),
)


def cited(text: str) -> set[Citation]:
    """Law, chapter and paragraph (empty where none is given) of each citation."""
    words = " ".join(text.split())
    found = set(_articles(words))
    starts = [(each.end(), _law(each)) for each in _WORD.finditer(words)]
    for at, law in starts:
        end = at
        if after := _SFS.match(words, at):
            end = after.end()
        given = _tail(words, end, law)
        found |= given or ({(law, "", "")} if law != "GDPR" else set())
    return found | _orphans(words, starts)


def _law(word: re.Match[str]) -> str:
    if word["named"]:
        return SHORT[word["named"].lower()]
    kind = "förordning" if word["numbered"].lower().startswith("förordning") else "lag"
    number = re.search(r"\d{4}:\d+", word["numbered"])
    assert number
    named = next((law.names[0] for law in LAWS if law.number == number.group()), "")
    return named or f"{kind} {number.group()}"


def _tail(words: str, at: int, law: str) -> set[Citation]:
    """The paragraphs that follow the name of a law."""
    found: set[Citation] = set()
    while True:
        between = _BETWEEN.match(words, at)
        start = between.end() if between else at
        if each := _PARAGRAPHS.match(words, start) or _COLON.match(words, start):
            found |= {(law, each["chapter"] or "", one) for one in _each(each["many"])}
        elif each := _CHAPTER.match(words, start):
            found.add((law, each["chapter"], ""))
        else:
            return found
        at = each.end()


def _each(many: str) -> Iterator[str]:
    for part in re.split(r", | och | and ", many):
        first, _, last = re.sub("–", "-", part).partition("-")
        if first.isdigit() and last.isdigit():
            yield from map(str, range(int(first), int(last) + 1))
        else:
            yield from filter(None, (first, last))


def _orphans(words: str, starts: list[tuple[int, str]]) -> set[Citation]:
    """Chapters and paragraphs in a later sentence, of the law that was named last."""
    found: set[Citation] = set()
    for each in _PARAGRAPHS.finditer(words):
        before = [law for at, law in starts if at <= each.start()]
        if before and each["chapter"] and before[-1] != "GDPR":
            found |= {(before[-1], each["chapter"], one) for one in _each(each["many"])}
    return found


def _articles(words: str) -> Iterator[Citation]:
    for each in _ARTICLE.finditer(words):
        for one in re.split(r", | och | and ", each[1]):
            yield "GDPR", "", one.partition(".")[0]


def asked_by(text: str) -> set[str]:
    """The laws, and the agreements and forms, that a text cites, by name."""
    words = " ".join(text.split())
    agreed = {name for pattern, name in AGREED if re.search(pattern, words)}
    return {law for law, _, _ in cited(words)} | agreed
