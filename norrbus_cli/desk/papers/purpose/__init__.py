"""What each kind of document is for, who gets it and what asks for it."""
