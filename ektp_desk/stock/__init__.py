"""Blank cards: an append-only ledger whose sum is the balance."""
