"""Rules about the people of a case: when they were born, who has custody."""

from __future__ import annotations

from ....case.choices import SHARED
from ..words import of_age
from .choices import ADVICE, STOP, WARNING
from .model import OWN, Rule
from .words import IN_ORDER, OPEN_CHILD

_BORN = "rätt födelsedag"
# The day in a samordningsnummer is 60 more (lag 2022:1697, 2 kap. 8 §).
_NUMBER = """CAST(substr({0}.number, 1, 8) AS INTEGER)
    - 60 * ({0}.number_kind = 'samordningsnummer')"""
_WRITTEN = "CAST(strftime('%Y%m%d', {0}.born) AS INTEGER)"
_GUARDIAN = """JOIN guardianships g INDEXED BY guardianships_open
    ON g.case_id = c.id AND g.open = 1"""

_BORN_AFTER = f"""
    SELECT c.reference, k.born, c.need_seen_on FROM {OPEN_CHILD}
    WHERE k.born > c.need_seen_on {IN_ORDER}"""
_UNALIKE = f"""
    SELECT c.reference FROM {OPEN_CHILD} WHERE k.number IS NOT NULL
        AND {_NUMBER.format("k")} IS NOT {_WRITTEN.format("k")} {IN_ORDER}"""
_YOUNGER = f"""
    SELECT c.reference FROM {OPEN_CHILD} {_GUARDIAN} JOIN persons o ON o.id = g.person_id
    WHERE o.born >= k.born {IN_ORDER}, g.id"""
_NOBODY = f"""
    SELECT c.reference FROM {OPEN_CHILD}
    WHERE NOT {of_age("k.born", ":last")} AND NOT EXISTS (
        SELECT 1 FROM guardianships g WHERE g.case_id = c.id) {IN_ORDER}"""
_ALONE = f"""
    SELECT c.reference FROM {OPEN_CHILD} {_GUARDIAN}
    WHERE NOT {of_age("k.born", ":last")}
    GROUP BY c.id HAVING count(*) = 1 AND max(g.custody) = '{SHARED}' {IN_ORDER}"""

RULES = (
    Rule(
        "B15",
        STOP,
        "Barnet är fött efter den dag då behovet sågs",
        f"{OWN}: åldern räknas från födelsedagen",
        _BORN_AFTER,
        "barnet är fött {born}, efter att behovet sågs {need_seen_on}",
        "ärende ändra {reference} --behov-sett DAG",
        _BORN,
    ),
    Rule(
        "B16",
        STOP,
        "Barnets personnummer eller samordningsnummer säger en annan födelsedag än den som står",
        "folkbokföringslagen (1991:481) 18 §: numret börjar med födelsetiden",
        _UNALIKE,
        "barnets nummer och födelsedag är inte samma dag",
        "ärende ändra {reference} --personnummer NUMMER",
        _BORN,
    ),
    Rule(
        "B17",
        WARNING,
        "En vårdnadshavare är inte äldre än barnet",
        f"{OWN}: då är någons födelsedag eller nummer fel",
        _YOUNGER,
        "en vårdnadshavare är inte äldre än barnet",
        "ärende ändra {reference} --vem NAMN --personnummer NUMMER",
        _BORN,
    ),
    Rule(
        "B18",
        ADVICE,
        "Barnet är under 18 år, och ingen vårdnadshavare finns i ärendet",
        "föräldrabalken 6 kap. 2 §",
        _NOBODY,
        "ingen vårdnadshavare är registrerad",
        "ärende vårdnadshavare {reference} --namn NAMN --vårdnad VÅRDNAD",
    ),
    Rule(
        "B19",
        ADVICE,
        "Vårdnaden är gemensam, och bara den ena vårdnadshavaren finns i ärendet",
        "föräldrabalken 6 kap. 13 §",
        _ALONE,
        "den andra vårdnadshavaren är inte registrerad",
        f"ärende vårdnadshavare {{reference}} --namn NAMN --vårdnad {SHARED}",
    ),
)
