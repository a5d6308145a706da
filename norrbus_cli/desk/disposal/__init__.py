"""Disposal (gallring): which acts are due, the deed itself, and its record on paper."""
