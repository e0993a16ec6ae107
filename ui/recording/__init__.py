"""Recording on screen."""
