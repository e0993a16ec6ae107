"""The administrator's doors, one function a subcommand: options in, an answer out. No Qt."""
