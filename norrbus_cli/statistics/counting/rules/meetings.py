"""Rules about meetings: their days beside those of the need and the summons, who was there."""

from __future__ import annotations

from ....meeting.choices import NORRBUS_MEETING
from ..words import within
from .choices import ADVICE, WARNING
from .model import OWN, Rule
from .words import CAME, IN_ORDER, MEETING, NAMED, OPEN

_NEED = "ärende ändra {of_case} --behov-sett DAG"
_DAY_OF_NEED = "rätt dag då behovet sågs"
# The day of a meeting that was held, or of a summons, cannot be corrected: it only warns.
_FROM_NEED = f"{OWN}: frister räknas från behovet, och möten kommer efter det"
_THIS = f"SELECT {NAMED}, c.reference AS of_case, c.need_seen_on, m.day"

_BEFORE_NEED = f"""
    {_THIS} FROM {MEETING}
    WHERE m.held_on < c.need_seen_on AND {within("m.held_on")} {IN_ORDER}, m.number"""
_SUMMONED = f"""
    FROM {MEETING} JOIN participants p ON p.meeting_id = m.id AND p.actor_id IS NOT NULL
    WHERE m.cancelled_on IS NULL AND"""
_SUMMONED_BEFORE = f"""
    {_THIS}, min(p.summoned_on) AS summoned_on {_SUMMONED} p.summoned_on < c.need_seen_on
    AND {within("p.summoned_on")} GROUP BY m.id {IN_ORDER}, m.number"""
_SUMMONED_AFTER = f"""
    {_THIS}, min(p.summoned_on) AS summoned_on, m.held_on IS NOT NULL AS otherwise {_SUMMONED}
    {within("m.day")} GROUP BY m.id HAVING min(p.summoned_on) > m.day {IN_ORDER}, m.number"""
_CAME = f"(SELECT count(*) FROM participants p WHERE p.meeting_id = m.id AND {CAME})"
_NO_ACTOR = f"""
    {_THIS} FROM {MEETING}
    WHERE {within("m.held_on")} AND m.carried = 0 AND {_CAME} = 0 {IN_ORDER}"""
_ONE_ACTOR = f"""
    {_THIS} FROM {MEETING} WHERE {within("m.held_on")} AND m.kind = '{NORRBUS_MEETING}'
    AND {_CAME} = 1 {IN_ORDER}, m.number"""
_NONE_FOR_A_YEAR = f"""
    SELECT c.reference FROM {OPEN} WHERE c.opened_on <= date(:last, '-1 year')
    AND NOT EXISTS (SELECT 1 FROM closings z
        WHERE z.case_id = c.id AND z.reopened_on > date(:last, '-1 year'))
    AND NOT EXISTS (SELECT 1 FROM meetings m WHERE m.case_id = c.id
        AND m.held_on > date(:last, '-1 year') AND m.held_on <= :last) {IN_ORDER}"""
_FAR_AWAY = f"""
    {_THIS}, m.booked_on FROM {MEETING} WHERE m.cancelled_on IS NULL AND m.held_on IS NULL
    AND m.day > date(m.booked_on, '+1 year') {IN_ORDER}, m.number"""
_FORUM = f"""
    SELECT reference, day FROM forums INDEXED BY forums_open
    WHERE held_on IS NULL AND cancelled_on IS NULL AND {within("day")} AND day < :today
    ORDER BY id"""

RULES = (
    Rule(
        "B23",
        WARNING,
        "Ett möte hölls innan behovet sågs",
        _FROM_NEED,
        _BEFORE_NEED,
        "mötet hölls {day}, innan behovet sågs {need_seen_on}",
        _NEED,
        _DAY_OF_NEED,
    ),
    Rule(
        "B24",
        WARNING,
        "En kallelse skickades innan behovet sågs",
        _FROM_NEED,
        _SUMMONED_BEFORE,
        "kallelsen skickades {summoned_on}, innan behovet sågs {need_seen_on}",
        _NEED,
        _DAY_OF_NEED,
    ),
    Rule(
        "B25",
        ADVICE,
        "Alla kallelser till ett möte är skickade efter mötesdagen",
        f"{OWN}: det som skrivs i efterhand får kallelsens dag med --skickad; är mötet genomfört"
        " går dagen inte att rätta",
        _SUMMONED_AFTER,
        "kallelsen skickades {summoned_on}, efter mötet {day}",
        "möte flytta {reference} --dag DAG",
        "",
        ("kallelsen skickades {summoned_on}, efter mötet {day}", "möte visa {reference}"),
    ),
    Rule(
        "B26",
        WARNING,
        "Ett möte är genomfört, och ingen aktör var med",
        "överenskommelsen 2025, Norrbusmötet",
        _NO_ACTOR,
        "ingen aktör var med på mötet {day}",
        "möte genomför {reference} --närvarande AKTÖR --anteckningar TEXT",
        "vilka aktörer som var med på möten",
    ),
    Rule(
        "B27",
        ADVICE,
        "Bara en aktör var med på ett norrbusmöte",
        "överenskommelsen 2025, Norrbusmötet: tre kärnaktörer, undantagsvis två",
        _ONE_ACTOR,
        "bara en aktör var med på norrbusmötet {day}",
        "möte genomför {reference} --närvarande AKTÖR --anteckningar TEXT",
    ),
    Rule(
        "B28",
        ADVICE,
        "Inget möte har hållits på ett år i ett öppet ärende",
        f"{OWN}: ett ärende där inget händer följs upp eller avslutas",
        _NONE_FOR_A_YEAR,
        "inget möte har hållits på ett år",
        "möte boka {reference}",
    ),
    Rule(
        "B29",
        ADVICE,
        "Ett möte är bokat mer än ett år fram",
        f"{OWN}: ett årtal som är fel är det vanliga skälet",
        _FAR_AWAY,
        "mötet {day} bokades {booked_on}, mer än ett år innan",
        "möte flytta {reference} --dag DAG",
    ),
    Rule(
        "B30",
        WARNING,
        "Ett möte ovanför ärendena har varit, och det är varken genomfört eller inställt",
        f"{OWN}: ett möte är hållet eller inställt när dagen har varit",
        _FORUM,
        "mötet {day} är varken genomfört eller inställt (norrbus forum ställ-in)",
        "forum genomför {reference}",
        "vad som hände på möten som har varit",
    ),
)
