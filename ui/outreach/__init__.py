"""Jemput bola: planning visits, the laptops, what comes home."""
