"""What must hold for the source, the resources and the repository as a whole."""
