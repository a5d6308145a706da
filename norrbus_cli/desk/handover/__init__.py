"""The hand-over (överlämning) of a case to another coordinator, with a summary on paper."""
