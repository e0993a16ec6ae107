"""Cakupan: coverage towards 100 %, what the gap consists of, and who is in it."""
