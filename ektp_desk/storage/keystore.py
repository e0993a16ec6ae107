"""The system's own store of secrets: Windows' Credential Manager, the Secret Service on Linux.

It gives a secret only to the user who put it there. Where a computer has none, offices are opened
with a pass phrase instead (`storage.keyfile`).
"""

import sys
from typing import Any

SERVICE = "EKTP Desk"


class KeyStore:
    """Secrets by name, in the store behind `backend` (a backend of the library `keyring`)."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend

    def put(self, name: str, secret: bytes) -> bool:
        """Keep a secret; False when the store would not take it."""
        from keyring.errors import KeyringError

        try:
            self._backend.set_password(SERVICE, name, secret.hex())
        except (KeyringError, OSError):
            return False
        return self.get(name) == secret

    def get(self, name: str) -> bytes | None:
        """The secret of that name; None when there is none, or the store stays closed."""
        from keyring.errors import KeyringError

        try:
            kept = self._backend.get_password(SERVICE, name)
            return bytes.fromhex(kept) if kept else None
        except (KeyringError, OSError, ValueError):
            return None

    def forget(self, name: str) -> None:
        """Take a secret out, if it is there."""
        from keyring.errors import KeyringError

        try:
            self._backend.delete_password(SERVICE, name)
        except (KeyringError, OSError):
            return


def system_store() -> KeyStore | None:
    """This computer's store, None where it has none. Named outright: nothing is searched for.

    Loads `keyring`, which takes its time: only for offices that are encrypted.
    """
    from keyring.errors import KeyringError

    try:
        if sys.platform == "win32":
            from keyring.backends.Windows import WinVaultKeyring as Backend
        else:
            from keyring.backends.SecretService import Keyring as Backend
        if Backend.priority <= 0:
            return None
        return KeyStore(Backend())  # type: ignore[no-untyped-call]
    except (ImportError, RuntimeError, KeyringError, OSError):  # how backends say "not here"
        return None
