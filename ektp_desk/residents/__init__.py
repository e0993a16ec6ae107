"""The people of the city: the roll, search, import."""
