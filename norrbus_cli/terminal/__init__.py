"""Everything that knows a terminal: question, form and command, guided entry, output, help."""
