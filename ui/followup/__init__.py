"""Tindak lanjut: statuses that stand too long, cases, letters, sukets, birthdays, IKD."""
