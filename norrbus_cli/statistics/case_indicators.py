"""What is counted of the cases, and how soon a need led to a meeting."""

from __future__ import annotations

from ..case.choices import CLOSING_REASONS
from .definitions import (
    A_CASE,
    AGREEMENT,
    ARJEPLOG,
    CASES,
    DAY_0,
    FORM_2011,
    FROM_ELSEWHERE,
    IN_TIME,
    IN_YEAR,
    LATE,
    LEVEL_NOW,
    MODEL_2013,
    NO_DEADLINE,
    OF_A_CASE,
    OF_THE_FLOW,
    SPEED,
    Indicator,
    Split,
)
from .groupings import OF_REASON

OF_CASES = (
    Indicator(
        "pagaende_ar_in",
        CASES,
        "Pågående ärenden vid årets början",
        A_CASE,
        "öppet när dagen före årets första är slut",
        FORM_2011,
        OF_THE_FLOW,
    ),
    Indicator(
        "oppnade",
        CASES,
        "Öppnade ärenden",
        A_CASE,
        f"öppnat i året, {FROM_ELSEWHERE}; ålder och placering den dag ärendet öppnades;"
        f" {LEVEL_NOW}",
        FORM_2011,
        OF_A_CASE,
    ),
    Indicator(
        "ateroppnade",
        CASES,
        "Ärenden öppnade igen",
        "en öppning av ett avslutat ärende",
        IN_YEAR,
        AGREEMENT,
        OF_THE_FLOW,
    ),
    Indicator(
        "avslutade",
        CASES,
        "Avslutade ärenden",
        "ett avslut, också om ärendet senare öppnas igen",
        IN_YEAR,
        FORM_2011,
        (*OF_THE_FLOW, Split("orsak", CLOSING_REASONS, coarser=OF_REASON)),
    ),
    Indicator(
        "pagaende_ar_ut",
        CASES,
        "Pågående ärenden vid årets slut",
        A_CASE,
        f"öppet när årets sista dag är slut; ålder och placering den dagen; {LEVEL_NOW}",
        FORM_2011,
        OF_A_CASE,
    ),
    Indicator(
        "anonyma",
        CASES,
        "Anonyma konsultationer",
        "en anonym konsultation",
        "öppnad i året",
        ARJEPLOG,
    ),
    Indicator(
        "kallelse",
        SPEED,
        "Från behov till kallelse",
        "ett ärendes första kallelse av en aktör till ett norrbusmöte som inte ställdes in",
        f"den första kallelsen skickades i året; {DAY_0}",
        MODEL_2013,
        (Split("inom frist", (IN_TIME, LATE, NO_DEADLINE)),),
        "arbetsdagar från dag 0 till kallelsen",
    ),
    Indicator(
        "mote",
        SPEED,
        "Från behov till möte",
        "ett ärendes första norrbusmöte som hölls; ett som saknade kärnaktörer, barnet, en"
        " vårdnadshavare eller mandat bara om någon har sagt varför det gäller ändå",
        f"mötet hölls i året; {DAY_0}",
        MODEL_2013,
        (Split("inom frist", (IN_TIME, LATE, NO_DEADLINE)),),
        "arbetsdagar från dag 0 till mötet",
    ),
)
