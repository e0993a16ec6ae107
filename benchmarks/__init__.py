"""How fast, as ratios against a base measured in the same run: `python3 dev.py bench`."""
