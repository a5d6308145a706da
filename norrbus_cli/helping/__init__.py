"""Help about a command or a word, found among all commands and kinds of paper."""
