"""Which operations a review draws.

By rank of a hash over the seed and the number: the same seed draws the same for ever, on every
machine, and nobody can choose what is drawn.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def drawn(seed: str, numbers: Sequence[int], count: int) -> list[int]:
    """``count`` of some numbers, in the order of the log; all of them where there are fewer."""
    ranked = sorted(numbers, key=lambda each: (_rank(seed, each), each))
    return sorted(ranked[:count])


def _rank(seed: str, number: int) -> str:
    return hashlib.sha256(f"{seed} {number}".encode()).hexdigest()
