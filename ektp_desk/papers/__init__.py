"""Papers given to people: kept as data, printable again."""
