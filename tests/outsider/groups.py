"""The categories of every split and the coarser groups that they can be shown in: what the definitions tell every reader."""

from __future__ import annotations

from norrbus_cli.statistics.indicators import INDICATORS

# By indicator and split: the finest categories; and every group with the categories that it holds.
FINEST = {(each.key, split.by): split.categories for each in INDICATORS for split in each.splits}
MEMBERS = {
    (each.key, split.by): {name: held for rung in split.rungs for name, held in rung}
    for each in INDICATORS
    for split in each.splits
}
