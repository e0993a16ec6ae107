"""The key of an encrypted office: choosing it, opening with it, keeping it."""
