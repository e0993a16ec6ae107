"""Cards: print intent, outcome, hand-over, print log."""
