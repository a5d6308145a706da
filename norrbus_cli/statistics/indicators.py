"""Every indicator of the year: what is counted, of what period, what counts as one, who asks."""

from __future__ import annotations

from ..case.actor.choices import KINDS as ACTOR_KINDS
from ..deviation.disagreement.model import BOTH, SUBJECTS
from ..deviation.disagreement.model import LEVELS as DISAGREEMENT_LEVELS
from ..deviation.model import GROUNDS
from ..evaluation.model import GROUPS as RESPONDENTS
from ..evaluation.model import HIGHEST, LOWEST, QUESTIONS
from ..forum.model import LOCAL_KINDS as FORUM_KINDS
from ..meeting.choices import KINDS as MEETING_KINDS
from ..plan.followup.choices import DECISIONS
from .case_indicators import OF_CASES
from .definitions import (
    ACTOR_LADDER,
    AGREEMENT,
    ARJEPLOG,
    DEVIATION,
    DEVIATIONS,
    EVALUATED,
    EVALUATION,
    EXAMINATION,
    FORM_2011,
    IN_YEAR,
    LEVELS_ABOVE,
    MEETINGS,
    PLACED,
    PLAN_FORM,
    PLANS,
    ROUTINE,
    YES_NO,
    Indicator,
    Split,
)
from .groupings import (
    ATTENDANCES,
    DEVIATION_STATES,
    EXAMINATIONS,
    GOALS,
    OF_ATTENDANCE,
    OF_DAY,
    OF_DECISION,
    OF_EXAMINATION,
    OF_GOAL,
    OF_GROUND,
    OF_LEVEL,
    OF_OUTCOME,
    OF_RESPONDENT,
    OF_STATE,
    ON_THE_DAY,
    OUTCOMES,
)

VERSION = 3

INDICATORS = (
    *OF_CASES,
    Indicator(
        "moten",
        MEETINGS,
        "Hållna möten",
        "ett möte i ett ärende eller en anonym konsultation, som har hållits; ett gemensamt möte"
        " för syskon räknas i vart och ett av deras ärenden",
        IN_YEAR,
        FORM_2011,
        (
            Split("slag", MEETING_KINDS),
            Split("barnet/den unge med", YES_NO),
            Split("någon vårdnadshavare med", YES_NO),
        ),
    ),
    Indicator(
        "narvaro",
        MEETINGS,
        "Kallade aktörer",
        "en aktör som var kallad till ett möte som hölls; en ersättare räknas som närvarande",
        "mötet hölls i året; mandat är nej också för den som inte kom, och när det inte är"
        " antecknat",
        AGREEMENT,
        (
            Split("närvaro", ATTENDANCES, coarser=OF_ATTENDANCE),
            Split("aktör", tuple(ACTOR_KINDS), coarser=ACTOR_LADDER),
            Split("med mandat att besluta", YES_NO),
        ),
    ),
    Indicator(
        "planer",
        PLANS,
        "Överenskommelser",
        "ett ärendes första version av planen",
        "upprättad i året; innehållet komplett: allt som plan kontrollera frågar efter den dag"
        " planen upprättades, utom samtycke och underskrifter",
        PLAN_FORM,
        (
            Split("slag", ("genomförandeplan", "SIP")),
            Split("samordnare utsedd", YES_NO),
            Split("barnets uppfattning finns", YES_NO),
            Split("innehållet komplett", YES_NO),
        ),
    ),
    Indicator(
        "insatser",
        PLANS,
        "Insatser som skulle vara klara",
        "en insats i en plan, en gång hur många versioner den än står i: som den står i den sista"
        " av dem, så att en insats som avslutades före en ny version räknas där den avslutades",
        "insatsens slutdag ligger i året, den senast bestämda; läget som det är när statistiken"
        " räknas",
        PLAN_FORM,
        (
            Split("ansvarig", tuple(ACTOR_KINDS), coarser=ACTOR_LADDER),
            Split("utfall", OUTCOMES, coarser=OF_OUTCOME),
        ),
    ),
    Indicator(
        "uppfoljningar",
        PLANS,
        "Uppföljningar",
        "en uppföljning av en plan, som har hållits; den som uteblev räknas inte",
        "dagen ligger i året; den bestämda dagen är den som förra uppföljningen av samma version"
        " satte, annars planens",
        PLAN_FORM,
        (
            Split("på eller före den bestämda dagen", ON_THE_DAY, coarser=OF_DAY),
            Split("beslut", DECISIONS, coarser=OF_DECISION),
        ),
    ),
    Indicator(
        "mal",
        PLANS,
        "Mål som följts upp",
        "ett mål för en insats, som fått ett utfall vid en uppföljning",
        "uppföljningen hölls i året",
        PLAN_FORM,
        (Split("utfall", GOALS, coarser=OF_GOAL),),
    ),
    Indicator(
        "avvikelser",
        DEVIATION,
        "Avvikelser",
        "en avvikelserapport",
        "rapporterad i året; läget och återkopplingen som de är när statistiken räknas",
        DEVIATIONS,
        (
            Split("grund", GROUNDS, "ground", OF_GROUND),
            Split("läge", DEVIATION_STATES, coarser=OF_STATE),
            Split("i ett ärende", YES_NO),
        ),
        "dagar från rapport till återkoppling",
    ),
    Indicator(
        "berorda",
        DEVIATION,
        "Slag av verksamheter som avvikelser berör",
        "ett slag av verksamhet som en avvikelse berör, en gång för varje avvikelse; en avvikelse"
        " kan beröra flera slag",
        "avvikelsen rapporterades i året",
        DEVIATIONS,
        (Split("verksamhet", tuple(ACTOR_KINDS), coarser=ACTOR_LADDER),),
    ),
    Indicator(
        "oenigheter",
        DEVIATION,
        "Oenigheter",
        "en anmäld oenighet",
        "anmäld i året; nivån där den ligger eller avgjordes",
        AGREEMENT,
        (
            Split("gäller", (*SUBJECTS, BOTH)),
            Split("nivå", DISAGREEMENT_LEVELS, coarser=OF_LEVEL),
            Split("avgjord", YES_NO),
        ),
    ),
    Indicator(
        "placeringar",
        PLACED,
        "Placeringar",
        "en placering utanför det egna hemmet",
        "började i året; hälsoundersökningen som den är när statistiken räknas",
        EXAMINATION,
        (Split("hälsoundersökning", EXAMINATIONS, coarser=OF_EXAMINATION),),
    ),
    *(
        Indicator(
            f"utvardering_{question}",
            EVALUATED,
            f"”{label}”",
            "ett svar på frågan efter ett möte",
            "mötet hölls i året",
            EVALUATION,
            (Split("vem som svarar", RESPONDENTS, coarser=OF_RESPONDENT),),
            marks=f"betyg från {LOWEST} (inte alls) till {HIGHEST} (helt och hållet)",
        )
        for question, label in QUESTIONS.items()
    ),
    Indicator(
        "forum",
        LEVELS_ABOVE,
        "Hållna möten ovanför det enskilda ärendet",
        "ett möte i forum barn och unga, länsdelens samverkansgrupp, gruppnivån eller styrgruppen,"
        " som har hållits",
        IN_YEAR,
        ARJEPLOG,
        (Split("slag", FORUM_KINDS),),
        about_people=False,
    ),
    Indicator(
        "forum_fragade",
        LEVELS_ABOVE,
        "Möten som den lokala regeln frågar efter",
        "ett möte som regeln som gäller nu frågar efter; det hölls om så många möten av slaget"
        " hölls i regelns period",
        "perioden slutade i året och började när regeln gällde",
        ROUTINE,
        (Split("slag", FORUM_KINDS), Split("hölls", YES_NO)),
        about_people=False,
    ),
)
BY_KEY = {indicator.key: indicator for indicator in INDICATORS}
