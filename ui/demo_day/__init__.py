"""One working day of the demonstration office, driven through the real windows."""
