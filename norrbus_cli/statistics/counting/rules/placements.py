"""Rules about placements and the health examination that each brings."""

from __future__ import annotations

from .choices import ADVICE, WARNING
from .model import OWN, Rule
from .words import IN_ORDER, PLACED

_EXAMINED = "rätt dag för hälsoundersökning"
_LAW = "lag (2017:209) om hälsoundersökning av barn och unga som vårdas utanför det egna hemmet"
_THIS = "SELECT c.reference, p.since, p.requested_on, coalesce(p.examined_on, p.declined_on) AS day"

_BEFORE_PLACED = f"""
    {_THIS}, p.examined_on IS NULL AS otherwise FROM {PLACED}
    WHERE coalesce(p.examined_on, p.declined_on) < p.since {IN_ORDER}"""
_BEFORE_REQUESTED = f"""
    {_THIS} FROM {PLACED}
    WHERE coalesce(p.examined_on, p.declined_on) < p.requested_on {IN_ORDER}"""
_NOT_REQUESTED = f"""
    {_THIS} FROM {PLACED}
    WHERE coalesce(p.requested_on, p.examined_on, p.declined_on) IS NULL AND p.since <= :last
    {IN_ORDER}"""
_BEFORE_BORN = f"""
    {_THIS}, k.born FROM {PLACED} JOIN persons k ON k.id = c.child_id
    WHERE p.since < k.born {IN_ORDER}"""
# ``until`` is the first day back: one that ends on the day when the other begins overlaps nothing.
_TWICE = f"""
    {_THIS}, other.reference AS other
    FROM {PLACED} JOIN cases other ON other.child_id = c.child_id AND other.id <> c.id
        JOIN placements q ON q.case_id = other.id
    WHERE q.until > max(p.since, q.since)
        OR (q.until IS NULL AND (q.since, q.id) < (p.since, p.id))
    GROUP BY c.id {IN_ORDER}"""
_BEFORE = "hälsoundersökningen {day} ligger före placeringen, {since}"

RULES = (
    Rule(
        "B41",
        WARNING,
        "Hälsoundersökningen gjordes eller avböjdes innan placeringen började",
        _LAW,
        _BEFORE_PLACED,
        _BEFORE,
        "ärende ändra-placering {reference} --gjord DAG",
        _EXAMINED,
        (_BEFORE, "ärende ändra-placering {reference} --tackat-nej DAG"),
    ),
    Rule(
        "B42",
        WARNING,
        "Hälsoundersökningen gjordes eller avböjdes innan den begärdes",
        _LAW,
        _BEFORE_REQUESTED,
        "hälsoundersökningen {day} ligger före dagen då den begärdes, {requested_on}",
        "ärende ändra-placering {reference} --begärd DAG",
        _EXAMINED,
    ),
    Rule(
        "B43",
        ADVICE,
        "Ett barn är placerat, och hälsoundersökning är inte begärd",
        _LAW,
        _NOT_REQUESTED,
        "hälsoundersökning är inte begärd för placeringen sedan {since}",
        "ärende hälsoundersökning {reference} --begärd DAG",
    ),
    Rule(
        "B44",
        WARNING,
        "En placering började innan barnet föddes",
        f"{OWN}: då är födelsedagen eller placeringens dag fel",
        _BEFORE_BORN,
        "placeringen började {since}, innan barnet föddes {born}",
        "ärende ändra-placering {reference} --sedan DAG",
        "rätt dag för placeringar",
    ),
    Rule(
        "B45",
        WARNING,
        "Samma barn är placerat i två ärenden samtidigt",
        f"{OWN}: ett barn är på en plats i taget",
        _TWICE,
        "placeringen sedan {since} finns samtidigt som en i {other}",
        "ärende placering-upphör {reference} --dag {since}",
        "vilken placering som gäller",
    ),
)
