"""Rows whose rule is being built: chapter, and the row that lacks its code and test.

When it is there, the row moves to its chapter. What stands here is what nobody keeps yet.
"""

from __future__ import annotations

from .row import Row

WAITING: tuple[tuple[str, Row], ...] = ()
# So many at most: the list gets shorter, never longer.
MOST = 0
