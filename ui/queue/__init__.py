"""Intake on screen."""
