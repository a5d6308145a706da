"""Holding back small counts (suppression).

What more of some tables must be hidden so that none of them can be worked out.
"""
