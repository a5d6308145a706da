"""The forum: meetings at the levels above the single case, their members, how many are to be held,
and who gets the minutes.
"""
