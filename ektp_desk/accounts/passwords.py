"""Argon2id password hashes."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# RFC 9106's second recommended set (64 MiB, 3 passes) takes too long on counter computers of
# 2 GB; OWASP's floor of 19 MiB and 2 passes is kept and every hash names its own parameters.
HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
# Verified against when the user name is unknown, so that both answers take as long.
NOBODY = HASHER.hash("nobody signs in with this")


def hash_password(password: str) -> str:
    """An encoded Argon2id hash with its own salt."""
    return HASHER.hash(password)


def verify(encoded: str | None, password: str) -> bool:
    """Whether `password` belongs to the hash; False for nobody's."""
    try:
        HASHER.verify(encoded or NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return encoded is not None
