"""The laptop on a visit: its visits, and the list of people to meet."""
