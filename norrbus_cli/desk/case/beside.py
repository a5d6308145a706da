"""What stands beside the way of a case, in the rooms that most cases never come to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...case import store
from ...words.record import Record, replace

if TYPE_CHECKING:
    from ...coordination.handover.model import Handover
    from ...coordination.objection.model import Objection
    from ...coordination.placement.model import Placement
    from ...coordination.retention.model import Retention
    from ...deviation.disagreement.model import Disagreement
    from ...deviation.model import Deviation
    from ...plan.followup.model import FollowUp
    from ...register.database import Register
    from ..moving.store import Move
    from ..papers.model import Paper


class Beside(Record):
    """What stands beside the way of a case.

    Where the child lives, who has coordinated, what the actors disagree about, what departed from
    what was agreed, what came of the plan, which papers have been written.
    """

    placements: list[Placement]
    handovers: list[Handover]
    disagreements: list[Disagreement]
    deviations: list[Deviation]
    objections: list[Objection]
    retentions: list[Retention]
    moves: list[Move]
    followups: list[FollowUp]
    papers: list[Paper]

    @property
    def unsettled(self) -> list[str]:
        """What closing the case leaves open, each with the command that settles it."""
        open_deviations = [
            f"Avvikelsen {each.reference} är inte avslutad. Se vad som återstår: norrbus avvikelse"
            f" visa {each.reference}"
            for each in self.deviations
            if not each.closed_on
        ]
        undecided = [
            f"Oenigheten {each.reference} är inte avgjord."
            for each in self.disagreements
            if not each.decided_on
        ]
        return [*open_deviations, *undecided]


def beside(register: Register, case_id: int) -> Beside:
    """What stands beside the way of a case.

    Most cases have nothing of it, so that a room is opened when it has a row.
    """
    there = store.beside(register, case_id)
    found = _coordinated(register, case_id, there)
    if there["disagreements"]:
        from ...deviation.disagreement import store as disagreement_store

        found = replace(found, disagreements=disagreement_store.of_case(register, case_id))
    if there["deviations"]:
        from ...deviation import store as deviation_store

        found = replace(found, deviations=deviation_store.of_case(register, case_id))
    if there["moves_out"] or there["moves_in"]:
        from ..moving import store as moving_store

        found = replace(found, moves=moving_store.of_case(register, case_id))
    if there["followups"]:
        from ...plan.followup import store as followup_store

        found = replace(found, followups=followup_store.of_case(register, case_id))
    if there["documents"]:
        from ..papers import store as paper_store

        found = replace(found, papers=paper_store.of_case(register, case_id))
    return found


def _coordinated(register: Register, case_id: int, there: Mapping[str, int]) -> Beside:
    """What the room of coordination holds."""
    found = Beside([], [], [], [], [], [], [], [], [])
    if there["placements"]:
        from ...coordination.placement import store as placement_store

        found = replace(found, placements=placement_store.of_case(register, case_id))
    if there["handovers"]:
        from ...coordination.handover import store as handover_store

        found = replace(found, handovers=handover_store.of_case(register, case_id))
    if there["objections"]:
        from ...coordination.objection import store as objection_store

        found = replace(found, objections=objection_store.of_case(register, case_id))
    if there["retentions"]:
        from ...coordination.retention import store as retention_store

        found = replace(found, retentions=retention_store.of_case(register, case_id))
    return found
