"""The register's key: on paper for the day the file is lost, put back, changed."""
