"""Rows whose rule is being built: chapter, and the row that lacks its code and test.

When it is there, the row moves to its chapter. What stands here is what nobody keeps yet.
"""

from __future__ import annotations

from .row import Row, row

AGREEMENT, MODEL, ARJEPLOG = (
    "Överenskommelsen 2025",
    "2013 års arbetsmodell",
    "Arjeplogs rutin 2012",
)
EASTERN = "Norrbus östra Norrbotten, nätverksmöten"
WAITING: tuple[tuple[str, Row], ...] = (
    (
        MODEL,
        row(
            "Arbetsmodell",
            "Dagarna hör till en äldre modell, och skyndsamheten som bedömts i ärendet går först.",
            "frist",
            "Profilens dagar kallas i dag överenskommelse.",
        ),
    ),
    (
        ARJEPLOG,
        row(
            "Individnivå",
            "Utan chefens beslut kallas det inte (profilen Arjeplog 2012).",
            "varning",
            "Ett beslut som saknas sägs i dag inte.",
        ),
    ),
)
# So many at most: the list gets shorter, never longer.
MOST = 2
