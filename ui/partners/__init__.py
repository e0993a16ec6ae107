"""Mitra: the register, lists out, and answers taken in line by line."""
