"""The office's day in figures."""
