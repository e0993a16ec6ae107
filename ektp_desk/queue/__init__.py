"""Tickets from number to finish."""
