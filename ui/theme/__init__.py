"""Colours, sizes, fonts and icons, in one place."""
