"""The meeting (möte): booked, summoned to, moved or cancelled, held; with minutes, reflection and calendar files."""
