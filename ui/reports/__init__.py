"""The day, month and year on screen."""
