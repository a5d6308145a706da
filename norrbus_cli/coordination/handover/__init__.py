"""Who coordinates a case, and since when."""
