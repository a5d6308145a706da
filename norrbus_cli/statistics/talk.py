"""What is worth talking about in a year: what follows from the figures that are shown, and nothing
else.

Own choice of what is asked: what the agreement says should be so and the figures say is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .definitions import LATE, NO
from .indicators import BY_KEY
from .model import ProtectedFigure, ProtectedYear
from .rows import sign

# So many fit on the page beside the figures.
MOST = 6
# Of a part that is shown beside its total: indicator, split, category, and the sentence.
_PARTS = (
    ("mote", "inom frist", LATE, "{} av {} första möten hölls efter fristen. Vad hindrade?"),
    ("kallelse", "inom frist", LATE, "{} av {} första kallelser kom efter fristen. Vad hindrade?"),
    (
        *("moten", "barnet/den unge med", NO),
        "Barnet eller den unge var inte med vid {} av {} möten. Hur kom barnet till tals?",
    ),
    (
        *("planer", "barnets uppfattning finns", NO),
        "Barnets uppfattning saknas i {} av {} överenskommelser.",
    ),
    ("planer", "samordnare utsedd", NO, "{} av {} överenskommelser har ingen samordnare."),
    ("narvaro", "närvaro", "frånvarande", "{} av {} kallade aktörer kom inte till mötet."),
    ("narvaro", "med mandat att besluta", NO, "{} av {} kallade aktörer hade inte mandat."),
    ("insatser", "utfall", "inte klar", "{} av {} insatser som skulle vara klara är det inte."),
    ("uppfoljningar", "på eller före den bestämda dagen", LATE, "{} av {} uppföljningar kom sent."),
    ("oenigheter", "avgjord", NO, "{} av {} oenigheter är inte avgjorda."),
    (
        *("placeringar", "hälsoundersökning", "inte begärd"),
        "Hälsoundersökning är inte begärd vid {} av {} placeringar.",
    ),
    (
        *("forum_fragade", "hölls", NO),
        "{} av {} möten som den lokala regeln frågar efter hölls inte.",
    ),
)


def talk(years: Sequence[ProtectedYear]) -> list[str]:
    """Sentences about the last of some years, ascending, beside the one before it; MOST at most."""
    found = (each for of in (_deviations, _flow, _parts, _marks) for each in of(years))
    return [each for each, _ in zip(found, range(MOST), strict=False)]


def _deviations(years: Sequence[ProtectedYear]) -> Iterator[str]:
    newest = years[-1].accounted("avvikelser")
    count = newest.total
    if not isinstance(count, int) or not count:
        return
    most = _most(newest, "grund")
    why = f", flest efter grunden {most}" if most else ""
    yield f"{count} avvikelser rapporterades{_beside(count, years)}{why}. Vad går att förebygga?"


def _beside(count: int, years: Sequence[ProtectedYear]) -> str:
    """``, 5 fler än 2025``; nothing where the year before is not shown."""
    before = years[-2].accounted("avvikelser").total if len(years) > 1 else None
    if not isinstance(before, int):
        return ""
    than = f"än {years[-2].year}"
    return (
        f", lika många som {years[-2].year}"
        if count == before
        else f", {abs(count - before)} {'fler' if count > before else 'färre'} {than}"
    )


def _most(figure: ProtectedFigure, by: str) -> str:
    """The greatest part, where all parts are shown and one is the greatest."""
    split = figure.breakdown(by)
    counts = [(part.count, part.category) for part in split.parts] if split else []
    shown = sorted((count, name) for count, name in counts if isinstance(count, int))
    if len(shown) < len(counts) or len(shown) < 2 or shown[-1][0] == shown[-2][0]:
        return ""
    return f"{shown[-1][1]} ({shown[-1][0]})"


def _flow(years: Sequence[ProtectedYear]) -> Iterator[str]:
    keys = ("oppnade", "ateroppnade", "avslutade")
    totals = [years[-1].accounted(key).total for key in keys]
    opened, again, closed = (each if isinstance(each, int) else -1 for each in totals)
    if min(opened, again, closed) >= 0 and opened + again > closed:
        yield f"Fler ärenden öppnades ({opened + again}) än avslutades ({closed})."


def _parts(years: Sequence[ProtectedYear]) -> Iterator[str]:
    for key, by, category, sentence in _PARTS:
        figure = years[-1].accounted(key)
        count = figure.counts.get((by, category))
        if isinstance(count, int) and count and isinstance(figure.total, int):
            yield sentence.format(count, figure.total)


def _marks(years: Sequence[ProtectedYear]) -> Iterator[str]:
    figures = [years[-1].accounted(each.key) for each in BY_KEY.values() if each.marks]
    means = [
        (each.days.mean, BY_KEY[each.key].title)
        for each in figures
        if each.days and each.days.mean is not None
    ]
    if len(means) == len([each for each in figures if each.total]) > 1:
        mean, title = min(means)
        yield f"Lägst medel i utvärderingen har {title}: {sign(mean, tenths=True)} av 5."
