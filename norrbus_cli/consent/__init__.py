"""Consent (samtycke).

Who lets which named actors share what, for what purpose and how long, and how it is withdrawn.
"""
