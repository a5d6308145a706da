"""The deviation (avvikelse).

What departed from what was agreed, who analyses it, what is decided, and that the reporter hears of
it.
"""
