"""Today (idag).

What presses, the week's meetings, and what waits for others, each with the command that settles it.
"""
