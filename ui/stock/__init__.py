"""Blank stock on screen."""
