"""What an actor may read of: cases that it is reminded of, and those on its own paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..case.model import Case
    from .model import Coverage


def may_read(case: Case, covered: Coverage, actor_id: int) -> bool:
    """Whether an actor may read of a case: when each who must consent has consented to it (OSL 10
    kap. 1 § and 12 kap. 2 §: see ``model``), and of an anonymous consultation, which names nobody.
    """
    return case.anonymous or covered.covers(actor_id)
