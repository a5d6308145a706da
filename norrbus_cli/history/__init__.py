"""The log in words: who did and looked at what, and what a command changed."""
