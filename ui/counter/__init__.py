"""The counter on screen."""
