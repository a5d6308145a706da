"""What papers said when they were written, kept in the register."""
