"""What was written or sent before a change, and how each is renewed."""
