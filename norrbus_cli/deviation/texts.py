"""Which answers of a report are told in own words, and looked through for who they name.

Whom ``concerns`` names is found neither by who asks for an extract of the register nor by the
protection of identities.
"""

from __future__ import annotations

from ..terminal.question import questions
from ..terminal.reading import long_text
from .form import NewDeviation

_LONG = [name for name, each in questions(NewDeviation).items() if each.parse is long_text]
TEXTS = ("concerns", *_LONG)
