"""Jemput bola: visits, the laptops that go along, and what comes home with them."""
