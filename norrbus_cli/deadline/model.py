"""The rules as a register has chosen them: a profile, own numbers, what is not used."""

from __future__ import annotations

from collections.abc import Mapping

from ..rule.model import (
    AGREEMENT,
    ARJEPLOG,
    FROM_CONSENT,
    FROM_NEED,
    LOCAL,
    MEETING,
    OWN,
    REPLACED,
    SUMMONS,
    WEEKS,
    WORKING_DAYS,
    Rule,
    Span,
)
from ..words.record import Record, replace
from .catalogue import RULES


class Profile(Record):
    """A set of numbers for summons and meeting that a register can choose."""

    name: str
    origin: str
    spans: dict[str, tuple[Span, str]]
    otherwise: str


NO_NUMBER = "överenskommelsen 2025: behovet av skyndsamhet bedöms i varje enskilt fall"
MODEL_2013, OWN_PROFILE, NO_PROFILE = "2013 års modell", "egen", "ingen"
PROFILES = {
    profile.name: profile
    for profile in (
        Profile(
            MODEL_2013,
            REPLACED,
            {
                SUMMONS: (
                    Span(5, WORKING_DAYS),
                    "2013 års arbetsmodell: kallelse inom 5 arbetsdagar",
                ),
                MEETING: (
                    Span(10, WORKING_DAYS),
                    "2013 års arbetsmodell: möte inom 10 arbetsdagar",
                ),
            },
            NO_NUMBER,
        ),
        Profile(
            ARJEPLOG,
            LOCAL,
            {MEETING: (Span(2, WEEKS), "Arjeplogs rutin 2012: mötet senast inom 2 veckor")},
            NO_NUMBER,
        ),
        Profile(OWN_PROFILE, OWN, {}, NO_NUMBER),
        Profile(NO_PROFILE, AGREEMENT, {}, NO_NUMBER),
    )
}
# What each is, for a newcomer.
PROFILES_MEAN = {
    MODEL_2013: "kallelse inom 5 och möte inom 10 arbetsdagar; en äldre modell, ett förslag",
    ARJEPLOG: "möte inom 2 veckor; kallelse efter chefens beslut",
    OWN_PROFILE: "era egna antal, som ni anger för varje frist",
    NO_PROFILE: "inga antal; bråttom bedöms i varje ärende",
}
COUNTED_FROM_MEANS = {
    FROM_CONSENT: "när både behov och samtycke finns",
    FROM_NEED: "när behovet sågs, också utan samtycke",
}


class OwnRule(Record):
    """What a register has chosen for a rule.

    Its number, when it is told, where it comes from, and whether it is used at all.
    """

    used: bool = True
    span: Span | None = None
    lead: int | None = None
    source: str = ""


class Choices(Record):
    """What a register has chosen.

    A profile, from when days are counted, and what it has changed in single rules. ``uid`` is its
    own.
    """

    uid: str
    profile: str
    counted_from: str
    own: Mapping[str, OwnRule]

    def used(self, rule: Rule) -> bool:
        """Whether a rule is in use."""
        return self.own.get(rule.kind, OwnRule()).used

    def in_force(self) -> dict[str, Rule]:
        """The rules in use, by kind, with the register's numbers."""
        return {rule.kind: self.applied(rule) for rule in RULES if self.used(rule)}

    def applied(self, rule: Rule) -> Rule:
        """A rule with the register's numbers and sources."""
        own = self.own.get(rule.kind, OwnRule())
        if rule.chosen:
            rule = self._by_profile(rule)
        if own.span and (not rule.chosen or self.profile == OWN_PROFILE):
            backwards = rule.span is not None and rule.span.count < 0
            span = Span(-own.span.count, WORKING_DAYS) if backwards else own.span
            rule = replace(
                rule,
                span=span,
                source=own.source or "eget beslut i registret",
                origin=LOCAL if own.source else OWN,
            )
        return replace(rule, lead=own.lead if own.lead is not None else rule.lead)

    def _by_profile(self, rule: Rule) -> Rule:
        profile = PROFILES[self.profile]
        span, source = profile.spans.get(rule.kind, (None, profile.otherwise))
        return replace(rule, span=span, source=source, origin=profile.origin if span else AGREEMENT)
