"""The register.

One local SQLite file, kept by one authority (nämnd, school principal or care unit) of a
municipality.
"""
