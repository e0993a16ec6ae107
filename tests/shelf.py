"""A key store for tests: a backend with the interface of the library `keyring`, in one file.

The machines that test have no Secret Service. This one outlives a process that is killed, and two
processes see the same secrets.
"""

import json
from pathlib import Path

from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.storage.keystore import KeyStore


class Shelf:
    """Secrets in a file; each change is there whole or not at all."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept().get(f"{service}/{name}")

    def set_password(self, service: str, name: str, password: str) -> None:
        self._write({**self.kept(), f"{service}/{name}": password})

    def delete_password(self, service: str, name: str) -> None:
        left = self.kept()
        left.pop(f"{service}/{name}", None)
        self._write(left)

    def kept(self) -> dict[str, str]:
        if not self._path.exists():
            return {}
        found: dict[str, str] = json.loads(self._path.read_text(encoding="utf-8"))
        return found

    def _write(self, kept: dict[str, str]) -> None:
        part = self._path.with_name(f"{self._path.name}.part")
        part.write_text(json.dumps(kept), encoding="utf-8")
        part.replace(self._path)


def shelf_of(folder: Path) -> Shelf:
    """The shelf of the computer that a laptop's folder lies on: beside the folder."""
    return Shelf(folder.with_name(f"{folder.name}.shelf"))


def store_at(folder: Path) -> FieldStore:
    """The folder of a laptop whose computer has a key store."""
    return FieldStore(folder, find_store=lambda: KeyStore(shelf_of(folder)))
