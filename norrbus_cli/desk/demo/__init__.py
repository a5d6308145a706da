"""The demo: a whole invented case in a register of its own, run by the same commands that a
coordinator types.
"""
