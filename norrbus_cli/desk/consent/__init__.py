"""The withdrawal of a consent, which touches what other rooms hold."""
