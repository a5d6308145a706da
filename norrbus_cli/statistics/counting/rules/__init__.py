"""The numbered rules that the data of a year are held against.

One declaration a rule, in a module by subject; ``catalogue`` lists them, ``store`` asks them.
"""
