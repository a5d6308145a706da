"""Lists as files, for one's own analysis inside the authority."""
