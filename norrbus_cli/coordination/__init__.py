"""Who coordinates a case (samordnare), since when and why: hand-over, placement."""
