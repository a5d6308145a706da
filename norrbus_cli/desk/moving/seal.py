"""How the file of a case that moves is sealed: see ``register/sealed.py``."""

from __future__ import annotations

from ...register.sealed import Kind, as_told
from .refusals import DamagedSeal, NewerSeal, NotSealed, WrongWords

SEAL = Kind(
    application_id=0x4E425346,  # "NBSF"
    plain=as_told,
    not_sealed=NotSealed,
    wrong=WrongWords,
    damaged=DamagedSeal,
    newer=NewerSeal,
)
