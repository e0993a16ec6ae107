"""How files of this computer are read: keys, backups, the audit's mark, settings."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from ektp_desk import config
from ektp_desk.kernel.chain import Place
from ektp_desk.storage import (
    audit_mark,
    backup_dumps,
    backup_keys,
    keyfile,
    manifest,
    recovery_text,
    sealing,
)
from tests.fuzz.reading import NOW, Reader, laid, only_refusals

PASSPHRASE = "empat kata yang panjang"
_KEY = b"k" * 32
_PRIVATE = backup_keys.private_of(_KEY)
_CHEAP = {"time": 1, "memory": 8, "lanes": 1}


def key_file_seeds() -> list[bytes]:
    """A key file with a pass phrase and a recovery key, with Argon2's smallest parameters."""
    before, keyfile._ARGON = keyfile._ARGON, _CHEAP
    try:
        made, _ = keyfile.new_key(store=None, passphrase=PASSPHRASE, key=_KEY)
    finally:
        keyfile._ARGON = before
    return [keyfile.told(replace(made, head="00" * 16)).encode()]


class _Store:
    """A key store that has something for everybody."""

    name = "store"

    def put(self, name: str, secret: bytes) -> bool:
        return bool(name and secret)

    def get(self, name: str) -> bytes | None:
        return b"s" * 32 if name else None

    def forget(self, name: str) -> None:
        """Nothing is kept here."""


def _key_file(content: bytes, folder: Path) -> None:
    database = folder / "kantor.db"
    keyfile.path_of(database).write_bytes(content)
    file = keyfile.read(database)
    assert file is not None
    cost = file.ways.get("passphrase", {})
    if cost:  # what a pass phrase may cost: far from what this computer has
        assert cost["memory"] <= 256 * 1024
        assert cost["time"] * cost["memory"] <= 4 * 1024 * 1024
    if not cost or cost["time"] * cost["memory"] <= 1_024:
        with only_refusals():
            keyfile.unlock(file, passphrase=PASSPHRASE)
    with only_refusals():
        keyfile.unlock(file, store=_Store())
    with only_refusals():
        keyfile.unlock(file, recovery=recovery_text.spelled(b"r" * 20))


def _manifests() -> list[bytes]:
    contents = manifest.Contents("0001", {"resident": 4, "audit": 12}, 12, "ab" * 32, "ef" * 32)
    made = manifest.Manifest(1, "1.0", "sqlite", "kantor.db", 4_096, "cd" * 32,
                             "2026-11-24T01:30:00+00:00", contents)  # fmt: skip
    return [json.dumps(asdict(made)).encode()]


def _manifest(content: bytes, folder: Path) -> None:
    backup = laid(b"x", folder, "cadangan.db")
    manifest.manifest_path(backup).write_bytes(content)
    found = manifest.read(backup)
    assert found == manifest.Manifest(
        int(found.format), str(found.program), str(found.engine), str(found.file),
        int(found.bytes), str(found.sha256), str(found.made_at), found.contents,
        str(found.key_file), str(found.reason), str(found.closed_day),
    )  # fmt: skip
    assert found.made < NOW.replace(year=2201)  # what is sorted by can be compared
    assert all(isinstance(count, int) for count in found.contents.rows.values())


def _marks() -> list[bytes]:
    with TemporaryDirectory() as folder:
        mark = audit_mark.Mark(Place(12, "ab" * 32), NOW, NOW)
        audit_mark.write(Path(folder), mark)
        return [(Path(folder) / audit_mark.NAME).read_bytes()]


def _mark(content: bytes, folder: Path) -> None:
    """A mark that makes no sense is none."""
    laid(content, folder, audit_mark.NAME)
    found = audit_mark.read(folder)
    assert 0 <= found.place.id < 2**63  # what a database can be asked for
    assert len(found.place.hash) == 64
    assert all(moment is None or moment <= datetime.max.replace(tzinfo=UTC)
               for moment in (found.at, found.whole))  # fmt: skip


def _settings_seeds() -> list[bytes]:
    return [b'database = "kantor.db"\nshared = true\n',
            b"database = 'postgresql://ektp@peladen/ektp'\nfield = false\nlogs = \"/tmp/log\"\n",
            b'[database]\nx = [1, {a = 2}]\nbackups = "cadangan"\n']  # fmt: skip


@contextmanager
def settings_of(folder: Path) -> Iterator[Path]:
    """The settings of this computer lie in `folder` for a while."""
    before = config.config_files
    kept = {
        name: os.environ.pop(name) for name in list(os.environ) if name.startswith("EKTP_DESK_")
    }
    try:
        config.config_files = lambda: [folder / "mesin.toml", folder / config.FILE]
        yield folder / config.FILE
    finally:
        config.config_files = before
        os.environ.update(kept)


def _settings(content: bytes, folder: Path) -> None:
    with settings_of(folder) as path:
        path.write_bytes(content)
        with only_refusals():
            config.load_settings()
        with only_refusals():
            config.remember({"shared": True})
            assert config.load_settings().shared  # what was written reads


_DUMP = bytes(range(256)) * 5


def _sealed_dumps() -> list[bytes]:
    file = BytesIO()
    sealer = sealing.Sealer(file, *sealing.begin(sealing.public_of(_PRIVATE)))
    sealer.write(_DUMP)
    sealer.close()
    return [file.getvalue()]


def _sealed_dump(content: bytes, folder: Path) -> None:
    """What comes out is what was sealed, or nothing does."""
    path = laid(content, folder, "cadangan.dump")
    with only_refusals():
        backup_dumps.key_of(path, _KEY)
    with path.open("rb") as file, suppress(sealing.BrokenSeal):
        key = sealing.key_of(file.read(sealing.HEAD_BYTES), _PRIVATE)
        file.seek(0)
        assert b"".join(sealing.opened(file, key)) == _DUMP


HERE = (
    Reader("sealed_dump", "bytes", _sealed_dumps, _sealed_dump),
    Reader("key_file", "json", key_file_seeds, _key_file),
    Reader("backup_manifest", "json", _manifests, _manifest),
    Reader("audit_mark", "json", _marks, _mark),
    Reader("settings", "text", _settings_seeds, _settings),
)
