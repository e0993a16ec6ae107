"""Meja supervisor: what needs a decision now, and how the day goes."""
