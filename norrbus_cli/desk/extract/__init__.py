"""What the register holds about one person (registerutdrag, GDPR article 15), others left out."""
