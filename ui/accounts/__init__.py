"""Sign-in and settings on screen."""
