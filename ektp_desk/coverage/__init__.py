"""Coverage: who holds a card, who is not recorded and why, and who turns 17 at which school."""
