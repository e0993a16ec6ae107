"""The roll on screen: people, households, import."""
