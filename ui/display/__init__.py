"""The call display: the public screen of the waiting room, with gong and voice."""
