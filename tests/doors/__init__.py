"""The administrator's console, called as it is called in an office."""
