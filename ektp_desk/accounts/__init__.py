"""Officers, roles, counters and the office's own profile."""
