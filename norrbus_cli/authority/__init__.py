"""The authority (myndighet) that keeps the register: a nämnd, school principal or care unit.

With its coordinators and its local routines.
"""
