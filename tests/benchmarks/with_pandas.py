"""A year's figures by pandas, from an unencrypted copy of the register: what somebody would write who had only pandas.

``python with_pandas.py COPY FIRST LAST`` prints them as JSON: for each indicator the total, each split's categories that have any, and how many took each
number of days. Reads with the standard library's SQLite the columns that a figure needs; the rows of the year where the table itself has the day, else all.
Counts what most work lies in: the flow of cases, day 0 with the first summons and the first meeting, meetings, attendance, plans, measures, follow-ups and
goals. Day 0 by the rules of consent that norrbus has, the last days by the model of 2013, which a new register has.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from typing import Any

import pandas as pd

NEVER = "9999-12-31"
WORKING_DAYS = {"kallelse": 5, "mote": 10}
HEALTH = {"primärvård", "BUP", "barn- och ungdomshabilitering", "barnklinik", "vuxenpsykiatri"}
"""Kinds of actors that are health care, for what a SIP must have."""


class Copy:
    """The copy and the year."""

    def __init__(self, path: str, first: str, last: str) -> None:
        self.connection = sqlite3.connect(path)
        self.first, self.last = first, last
        self.before = (pd.Timestamp(first) - pd.Timedelta(days=1)).date().isoformat()

    def read(self, sql: str, in_year: str = "") -> pd.DataFrame:
        """Columns of a table; only the rows of the year by the day that is named."""
        if not in_year:
            return pd.read_sql_query(sql, self.connection)
        return pd.read_sql_query(f"{sql} {'AND' if 'WHERE' in sql else 'WHERE'} {in_year} BETWEEN ? AND ?", self.connection, params=(self.first, self.last))

    def within(self, days: pd.Series) -> pd.Series:
        """Which days lie in the year."""
        return days.between(self.first, self.last)
