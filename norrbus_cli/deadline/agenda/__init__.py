"""The coordinator's calendar (kalender): coming meetings, follow-ups and deadlines in one file."""
