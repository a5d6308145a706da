"""How often the log is reviewed: ``[granskning]`` in the settings file."""

from __future__ import annotations

from collections.abc import Mapping

from .config import BadSettings, UnknownSetting, content_of, settings_path

KEY = "dagar"
MOST = 3650


def load_review_days(options: Mapping[str, str | None], usual: int) -> int:
    """The most days from one review to the next, ``usual`` where nothing is said.

    Raises BadSettings, UnknownSetting, FileTrouble.
    """
    path = settings_path(options.get("installningar"))
    content = content_of(path).get("granskning", {})
    if not isinstance(content, dict):
        raise BadSettings(path, "granskning ska vara ett avsnitt, [granskning]")
    for key in content:
        if key != KEY:
            raise UnknownSetting(path, key, {KEY})
    value = content.get(KEY, usual)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST:
        raise BadSettings(path, f"dagar under [granskning] ska vara ett tal från 1 till {MOST}")
    return value
