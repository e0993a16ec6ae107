"""Cards on screen: printing and pick-up."""
