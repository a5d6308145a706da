"""The meeting (möte): booked, summoned to, moved or cancelled, held.

With minutes, reflection and calendar files.
"""
