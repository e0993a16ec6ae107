"""A demonstration office: invented people, a plausible year, sums that agree."""
