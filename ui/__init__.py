"""EKTP Desk on screen."""
