"""The local routine (rutin): when it was last revised, and when it is due again."""
