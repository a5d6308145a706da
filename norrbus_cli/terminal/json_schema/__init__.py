"""The promised shape of what ``--json`` prints, as JSON Schema."""
