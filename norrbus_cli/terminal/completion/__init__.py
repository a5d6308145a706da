"""Words for the shell to choose among."""
