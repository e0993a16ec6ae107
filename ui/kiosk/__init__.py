"""The kiosk: numbers by touch, without an officer."""
