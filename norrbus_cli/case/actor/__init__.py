"""Actors (aktörer).

The schools, social services, care units and others of the municipality, with their contact persons.
"""
