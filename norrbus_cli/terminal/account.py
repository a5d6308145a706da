"""Whose account runs the program."""

from __future__ import annotations

import os


def account() -> str:
    """The name of the account, or its number where it has no name."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return f"konto {os.getuid()}" if hasattr(os, "getuid") else "okänt konto"
