"""Key stores for tests, which have no Secret Service: backends of the library `keyring`."""

import json
from pathlib import Path

from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.storage.keystore import KeyStore


class Shelf:
    """The library's own interface, nothing of ours."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        self.kept[service, name] = password

    def delete_password(self, service: str, name: str) -> None:
        self.kept.pop((service, name), None)


class Broken(Shelf):
    """A store that takes everything and gives nothing back."""

    def get_password(self, service: str, name: str) -> str | None:
        return None


class FileShelf:
    """Secrets in a file, which outlives a killed process and is the same for two of them.

    Each change is there whole or not at all.
    """

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


def shelf_of(folder: Path) -> FileShelf:
    """The shelf of the computer that a laptop's folder lies on: beside the folder."""
    return FileShelf(folder.with_name(f"{folder.name}.shelf"))


def store_at(folder: Path) -> FieldStore:
    """The folder of a laptop whose computer has a key store."""
    return FieldStore(folder, find_store=lambda: KeyStore(shelf_of(folder)))
