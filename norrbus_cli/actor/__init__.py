"""Actors (aktörer): the schools, social services, care units and others of the municipality, with their contact persons."""
