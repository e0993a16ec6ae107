"""Faults of machines and networks, made on purpose: what was acknowledged must be there, once."""
