"""How a case is named by the child's name, and shown with it where one works."""
