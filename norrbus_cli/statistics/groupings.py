"""The groups that the splits of single indicators can be shown in, rung by rung.

Own choice, from how the forms and the agreement speak: what is done is kept apart from what is not,
and what goes on from what is over. What is about a deadline has no rungs, as the number without a
deadline is told by the number of days beside it. The groups of ages, of gender and of kinds of
actor, which many indicators have, stand in ``definitions.py``.
"""

from __future__ import annotations

from ..case.choices import CLOSING_REASONS
from ..deviation.disagreement.model import COUNTY, MANAGEMENT, STEERING_GROUP
from ..deviation.model import CLOSED, GROUNDS, MISTAKEN, READY, STATES
from ..evaluation.model import CHILD, GROUPS, GUARDIAN
from ..meeting.choices import ABSENT, BY_LINK, PRESENT
from ..plan.followup.choices import CONTINUE, DECISIONS, REVISE
from .definitions import IN_TIME, LATE, NO_DEADLINE
from .ladders import ladder

ATTENDANCES = (PRESENT, BY_LINK, ABSENT)
OUTCOMES = ("klar i tid", "klar för sent", "avbruten", "inte klar")
GOALS = ("uppnått", "delvis uppnått", "inte uppnått")
EXAMINATIONS = ("gjord", "avböjd", "begärd", "inte begärd")
ON_THE_DAY = (IN_TIME, LATE, NO_DEADLINE)
DEVIATION_STATES = (*STATES.values(), READY, CLOSED, MISTAKEN)
# That feedback has been given is known of these two together too.
DONE = "klar att avsluta eller avslutad"
# That only they have a mandate is known of these two together too.
CAME_AT_ALL = "närvarande eller på länk"

OF_REASON = ladder(
    CLOSING_REASONS,
    {"har flyttat eller lämnat målgruppen": CLOSING_REASONS[2:4]},
    {
        "annat än att behovet är tillgodosett": (
            CLOSING_REASONS[1],
            "har flyttat eller lämnat målgruppen",
            *CLOSING_REASONS[4:],
        )
    },
)
OF_ATTENDANCE = ladder(ATTENDANCES, {CAME_AT_ALL: (PRESENT, BY_LINK)})
OF_OUTCOME = ladder(OUTCOMES, {"klar": OUTCOMES[:2]}, {"avbruten eller inte klar": OUTCOMES[2:]})
OF_GOAL = ladder(GOALS, {"uppnått eller delvis uppnått": GOALS[:2]})
OF_EXAMINATION = ladder(
    EXAMINATIONS,
    {"väntar (begärd eller inte begärd)": EXAMINATIONS[2:]},
    {"inte gjord": ("avböjd", "väntar (begärd eller inte begärd)")},
)
OF_DAY = ladder(ON_THE_DAY, {"för sent, eller ingen bestämd dag": (LATE, NO_DEADLINE)})
OF_DECISION = ladder(DECISIONS, {"fortsätt eller revidera": (CONTINUE, REVISE)})
OF_GROUND = ladder(
    GROUNDS,
    {"riktlinje eller överenskommelse följs inte": GROUNDS[:2]},
    {"parterna kommer inte överens, eller annat": GROUNDS[2:]},
)
_STATES = tuple(STATES.values())
OF_STATE = ladder(
    DEVIATION_STATES,
    {
        "skrivs under och skickas": _STATES[:2],
        "analys pågår": _STATES[2:4],
        "beslut eller åtgärd väntas": _STATES[4:6],
        "återkoppling eller rapport uppåt väntas": _STATES[6:],
        DONE: (READY, CLOSED),
    },
    {
        "pågår": (
            "skrivs under och skickas",
            "analys pågår",
            "beslut eller åtgärd väntas",
            "återkoppling eller rapport uppåt väntas",
        )
    },
    {"klar, avslutad eller makulerad": (DONE, MISTAKEN)},
)
OF_LEVEL = ladder(
    (MANAGEMENT, STEERING_GROUP, COUNTY), {"högre än ordinarie ledning": (STEERING_GROUP, COUNTY)}
)
OF_RESPONDENT = ladder(GROUPS, {"barnet/den unge eller vårdnadshavare": (CHILD, GUARDIAN)})
