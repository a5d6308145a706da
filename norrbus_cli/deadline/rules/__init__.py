"""The rules of the deadlines (fristregler) as a register chooses them, and its closed days."""
