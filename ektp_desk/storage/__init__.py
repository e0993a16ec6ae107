"""Where the office's data lives: engines, migrations, backup, checks."""
