"""How many meetings of a kind the local routine asks for in a period."""
