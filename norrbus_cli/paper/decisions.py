"""For every kind of paper who reads it, and for every field that a template sees what is decided.

The one table that is to be read when a kind or a field is added: a test fails for one without a
line here. Until then a text in it is searched like a typed one.
"""

from __future__ import annotations

from collections.abc import Mapping

from .protection import ABOVE, ACTORS, COORDINATOR, FAMILY, NOBODY

# Who a kind of paper goes to. FAMILY: to people of the case, alone or among others.
READERS = {
    "samtycke": FAMILY,
    "återkallelse": FAMILY,
    "kallelse": ACTORS,
    "inbjudan": FAMILY,
    "ny tid": FAMILY,  # to an actor: ACTORS
    "återbud": FAMILY,  # likewise
    "mötesagenda": FAMILY,  # of a meeting above the single case: ABOVE
    "minnesanteckningar": FAMILY,  # likewise
    "genomförandeplan": FAMILY,
    "SIP": FAMILY,
    "uppföljning": FAMILY,
    "tidslinje": FAMILY,
    "överlämning": COORDINATOR,
    "utvärderingsblankett": NOBODY,
    "avvikelserapport": ACTORS,  # anonymised: ABOVE
    "anmälan till Samverkansstruktur": ABOVE,
    "rutin för avvikelsehantering": NOBODY,
    "avvikelsesammanställning": ABOVE,
    "årsrapport": ABOVE,
    "årsöversikt": ABOVE,
    "föräldrainformation": NOBODY,
    "grönt kort": NOBODY,
    "kalenderfil": FAMILY,  # to an actor: ACTORS
    "påminnelse": NOBODY,
    "aktörens uppgifter": ACTORS,
    "registerutdrag": FAMILY,  # what each column may say: desk/extract/decisions.py
}

# Papers that are about no case: nobody in them is hidden.
ABOUT_NO_CASE = frozenset(
    (
        *("ForumPaper", "BlankForm", "RoutinePaper", "CompilationPaper", "StandingPaper"),
        *("ReportPaper", "SteeringPaper", "DisposalPaper", "StaffPaper"),
        "ReminderLetter",
    )
)

# How a value comes to paper. FACT: days, numbers, words of the program's own, who the paper comes
# from, the child's name and number, guardians' names: told to every reader. PERSON, ACTOR, CONTACT,
# ROLE, PLACE, LINK: through the gate's function of that name. PART: of parts that stand in this
# table themselves. TYPED: searched; what it holds refuses the paper, with what a user calls the
# field. The gate's values are searched too, so that one that has gone past it is met; but for
# PERSON, where a protected one's town may be another's. What is one guardian's and not another's is
# searched for in all but PLACE and LINK: whoever is asked to a home must know where it is.
FACT, PERSON, ACTOR, CONTACT, ROLE, PLACE, LINK, PART, TYPED = (
    "FACT",
    "PERSON",
    "ACTOR",
    "CONTACT",
    "ROLE",
    "PLACE",
    "LINK",
    "PART",
    "TYPED",
)
SEARCHED = frozenset({ACTOR, CONTACT, ROLE, PLACE, LINK, TYPED})
NO_PLACE = SEARCHED - {PLACE, LINK}
ANY = "*"  # the fields of a part that have no line of their own
ELSEWHERE = "papperet"  # where something stands that has gone past the gate
Decision = tuple[str, str]


def _fields(labels: Mapping[str, str] | None = None, **by_decision: str) -> dict[str, Decision]:
    """Fields by name with decision and, for a typed one, what a user calls it."""
    decided = {
        name: (decision, ELSEWHERE)
        for decision, names in by_decision.items()
        for name in names.split()
    }
    return decided | {name: (TYPED, label) for name, label in (labels or {}).items()}


DECISIONS: dict[str, dict[str, Decision]] = {
    "Sender": _fields(FACT="municipality authority coordinator phone email"),
    "PersonOnPaper": _fields(FACT="name", PERSON="number address phone email"),
    "ConsentForm": _fields(
        {"purpose": "ändamålet", "matters": "vad som gäller", "exceptions": "vad som inte gäller"},
        FACT="reference giver_is_child child_alone given given_on form valid_from valid_until",
        ACTOR="actors",
        PART="child giver narrowed",
    ),
    "Narrowed": _fields(FACT="since", ACTOR="actor"),
    "WithdrawalForm": _fields(FACT="given_on", ACTOR="actors", PART="child giver"),
    "MeetingPaper": _fields(
        {
            "purpose": "syftet",
            "child_purpose": "syftet för barnet",
            "agenda": "dagordningen",
            "notes": "anteckningarna",
            "reflection": "reflektionen",
        },
        FACT="reference case_reference greeted to_child child child_number kind day time invited"
        " interpreters same joint",
        ACTOR="recipient_role",
        CONTACT="recipient summoned",
        ROLE="summoned_by led_by others next_meeting",
        PLACE="place",
        LINK="link",
        PART="sender attendants absent",
    ),
    "NewTimePaper": _fields(
        {"purpose": "syftet", "child_purpose": "syftet för barnet"},
        FACT="reference greeted to_child child kind only_place day time answer_by same",
        ACTOR="recipient_role",
        CONTACT="recipient",
        ROLE="summoned_by",
        PLACE="place",
        LINK="link",
        PART="sender earlier",
    ),
    "CancellationPaper": _fields(
        {"word": "orden på återbudet"},
        FACT="reference greeted to_child child kind off same",
        ACTOR="recipient_role",
        CONTACT="recipient",
        ROLE="summoned_by",
        PART="sender earlier",
    ),
    "TimeOnPaper": _fields(FACT="day time", PLACE="place", LINK="link"),
    "Attendant": _fields(CONTACT="who", ACTOR="represents", FACT="attendance"),
    "EventOnPaper": _fields(FACT="reference kind", PLACE="place", LINK="link"),
    "PlanPaper": _fields(
        {
            "needs": "behovet",
            "works_well": "vad som fungerar",
            "goal": "målet",
            "child_opinion": "barnets uppfattning",
            "revised_because": "orsaken till revideringen",
        },
        FACT="reference version made_on coordinator of_age followup_day followup_time",
        ACTOR="missing",
        ROLE="overall convener",
        PLACE="followup_place",
        PART="child guardians measures of_municipality of_region of_others signatures"
        " guardian_opinions",
    ),
    "MeasureOnPaper": _fields(
        {"what": "insats", "goal": "målet för insats", "extent": "omfattningen av insats"},
        FACT="number starts ends",
        ACTOR="actor",
        ROLE="performer followup",
    ),
    "OpinionOnPaper": _fields({"text": "vårdnadshavarens uppfattning"}, FACT="who"),
    "Signature": _fields(CONTACT="who", ACTOR="represents", FACT="signed"),
    "FollowUpPaper": _fields(
        {
            "child_view": "barnets uppfattning",
            "guardians_view": "vårdnadshavarens uppfattning",
            "note": "anteckningen",
        },
        FACT="reference held_on version decision next_day next_time",
        PLACE="next_place",
        PART="child results",
    ),
    "ResultOnPaper": _fields(
        {"what": "insats", "why": "varför för insats"}, FACT="number outcome goal", ACTOR="actor"
    ),
    "TimelinePaper": _fields(FACT="child to_child ahead", PART="events"),
    "HappeningOnPaper": _fields({"measure": "insatsen"}, FACT="day words", ACTOR="who"),
    "HandoverPaper": _fields(
        {"note": "anteckningen", "need": "behovet", "works_well": "vad som fungerar"},
        FACT="reference giver receiver status placed_since consent meetings plan_version"
        " followup deadlines beside",
        PART="child guardians consents measures",
    ),
    "ConsentOnPaper": _fields(
        {"matters": "vad samtycket gäller"}, FACT="giver until", ACTOR="actors"
    ),
    "RunningMeasure": _fields({"what": "insats"}, FACT="number ends state", ACTOR="actor"),
    "DeviationPaper": _fields(
        {"client": "klienten", "no_decision": "varför inget beslut behövs"},
        FACT="reference anonymised reporter_signed manager_signed state",
        ACTOR="concerned",
        PART="report dispatches analyses improvements feedback",
    ),
    "NoticePaper": _fields(
        {"no_decision": "varför inget beslut behövs"},
        FACT="reference state",
        ACTOR="noted_by concerned",
        PART="report analyses improvements",
    ),
    "ReportOnPaper": _fields(
        {
            "reporter": "rapportören",
            "concerns": "klienten",
            "description": "beskrivningen",
            "consequences": "konsekvenserna",
            "proposal": "förslaget",
            "manager": "närmaste chefen",
        },
        FACT="happened_on ground school_form reported_on",
        ACTOR="workplace",
        TYPED=ANY,  # what is asked from now on
    ),
    "AnalysisOnPaper": _fields({"text": "analysen"}, ACTOR="who", FACT="on"),
    "ImprovementOnPaper": _fields(
        {"what": "åtgärd", "result": "resultatet av åtgärd"},
        FACT="id number decided_on due_on done_on",
        ACTOR="actor",
    ),
    "DispatchOnPaper": _fields({"recipient": "mottagaren"}, FACT="what on"),
    "ExtractPaper": _fields(
        FACT="name reader own guards others protected placed sources",
        ACTOR="recipients",
        PART="sender particulars cases papers looks done held",
    ),
    "ParticularOnPaper": _fields(FACT="label", PERSON="value"),
    "CaseOnPaper": _fields(FACT="reference role opened closed", PART="sections"),
    "SectionOnPaper": _fields(FACT="heading", PART="entries"),
    "EntryOnPaper": _fields({"thing": "en rubrik"}, PART="lines"),
    "LineOnPaper": _fields({"value": "en text som har tagits med"}, FACT="label"),
    "PaperOnPaper": _fields(ACTOR="recipient", FACT="day kind how"),
    "ActorPaper": _fields(ACTOR="actor", PART="cases"),
    "CaseOfActor": _fields(FACT="reference answers signature", PART="measures tasks"),
    "MeasureOfActor": _fields(FACT="number state starts ends", ROLE="what"),
    "TaskOfActor": _fields(FACT="subject what when standing source"),
    "DoneOnPaper": _fields({"what": "ändringarna"}, FACT="day who"),
    "KeptOnPaper": _fields({"things": "det som inte är med"}, FACT="why"),
}
