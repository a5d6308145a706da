"""The story of a case as columns and sections, for programs and pipes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column, Section

if TYPE_CHECKING:
    from ...consent.model import Consent
    from ...terminal.columns import Part
    from ..papers.model import Paper
    from .awaited import Awaited
    from .beside_told import SentPaper
    from .overview import Overview
    from .story import Progress, Story
    from .timeline import Happening

TIMELINE: tuple[Column[Happening], ...] = (
    Column("dag", "Dag", lambda each: each.day),
    Column("vad", "Vad", lambda each: each.words),
    Column("slag", "Slag", lambda each: each.kind, on_screen=False),
    Column("galler", "Gäller", lambda each: each.about, on_screen=False),
)
WAITS: tuple[Column[Awaited], ...] = (
    Column("vem", "Vem", lambda each: each.who),
    Column("vad", "Vad", lambda each: each.what),
    Column("galler", "Gäller", lambda each: each.about),
    Column("nasta_steg", "Kommando", lambda each: each.settled_by),
)
SENT: tuple[Column[SentPaper], ...] = (
    Column("dokument", "Nr", lambda each: each.number),
    Column("slag", "Papper", lambda each: each.kind),
    Column("till", "Till", lambda each: each.to),
    Column("dag", "Skickat", lambda each: each.day),
    Column("satt", "Sätt", lambda each: each.how),
    Column("skrivet", "Skrivet här", lambda each: each.written),
)
UNSENT: tuple[Column[Paper], ...] = (
    Column("dokument", "Nr", lambda each: each.number),
    Column("slag", "Papper", lambda each: each.first.kind),
    Column("till", "Till", lambda each: each.first.recipient),
    Column("skrivet", "Skrivet", lambda each: each.first.written_on),
)
PROGRESS: tuple[Column[Progress], ...] = (
    Column("nummer", "Nr", lambda each: each.measure.number),
    Column("vad", "Vad", lambda each: each.measure.what),
    Column("ansvarig", "Ansvarig", lambda each: each.measure.actor.short),
    Column("lage", "Läge", lambda each: each.measure.state),
    Column("lage_sedan", "Läge sedan", lambda each: each.measure.state_on),
    Column("borjar", "Börjar", lambda each: each.measure.starts),
    Column("slutar", "Slutar", lambda each: each.measure.ends),
    Column("utfall", "Utfall", lambda each: each.result.outcome if each.result else ""),
    Column("mal", "Mål", lambda each: each.result.goal if each.result else ""),
    Column("version", "Planens version", lambda each: each.version),
    Column("i_planen", "Kvar i planen", lambda each: each.current),
)


def columns(story: Story) -> tuple[Column[Overview], ...]:
    """What comes next, beside the case's own facts."""
    meeting, followup = story.next_meeting, story.next_followup
    return (
        Column("nasta_mote", "Nästa möte", lambda _: meeting.reference if meeting else ""),
        Column("nasta_mote_nar", "När", lambda _: meeting.when if meeting else ""),
        Column(
            "nasta_uppfoljning", "Nästa uppföljning", lambda _: followup[0] if followup else None
        ),
        Column("nasta_uppfoljning_tid", "Tid", lambda _: followup[1] if followup else ""),
    )


def sections(story: Story) -> list[Part]:
    """The parts of the story; the way with the newest first."""
    consents: tuple[Column[Consent], ...] = (
        Column("givare", "Givare", lambda each: each.giver.name),
        Column("lage", "Läge", lambda each: each.state(story.today)),
        Column(
            "aktorer", "Aktörer", lambda each: [actor.short for actor in each.left(story.today)]
        ),
        Column("form", "Form", lambda each: each.form),
        Column("till", "Till", lambda each: each.valid_until),
    )
    return [
        Section("samtycken", "Samtycken", consents, story.consents),
        Section("vantar", "Väntar på", WAITS, story.waits),
        Section("insatser", "Insatser", PROGRESS, story.measures),
        Section("skickat", "Antecknat som skickat", SENT, story.sent),
        Section("inte_skickat", "Inte antecknat som skickat", UNSENT, story.unsent),
        timeline(story),
    ]


def timeline(story: Story) -> Section[Happening]:
    """The way, the newest first."""
    return Section("tidslinje", "Tidslinje", TIMELINE, story.timeline[::-1])
