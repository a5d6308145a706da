"""Cases that come many at once, out of a file: the rules of one that is typed, few questions to the
register.
"""
