"""The key by which the tests' offices on a server seal their backups."""

import json
from pathlib import Path

from sqlalchemy import Engine, text

from ektp_desk.storage import backup, backup_keys, files, keyfile, manifest, sealing
from ektp_desk.storage.backup import Backup
from ektp_desk.storage.engines import make_engines

PHRASE = "kuda putih lari jauh"


def give_key(engine: Engine) -> str:
    """Give a server's office its key, not written in its log; the recovery key. None for a file."""
    key, made = backup_keys.new_key(store=None, passphrase=PHRASE)
    values = {"public": key.public, "file": keyfile.told(key.file)}
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO backup_key (id, public, key_file) VALUES (1, :public, :file)"), values
        )
    return made.recovery


def give_key_at(address: str) -> str:
    """The same by the office's address."""
    engine = make_engines(address).writer
    try:
        return give_key(engine)
    finally:
        engine.dispose()


def plain_of(path: Path) -> bytes:
    """What is sealed in a dump."""
    key = key_of(path)
    assert key is not None
    with path.open("rb") as file:
        return b"".join(sealing.opened(file, key))


def as_earlier_programs_did(path: Path) -> None:
    """Leave a dump plain, with its manifest."""
    path.write_bytes(plain_of(path))
    known = json.loads(manifest.manifest_path(path).read_text(encoding="utf-8"))
    known.update(key_file="", bytes=path.stat().st_size, sha256=files.sha256(path))
    manifest.manifest_path(path).write_text(json.dumps(known), encoding="utf-8")


def key_of(path: Path, typed: str = PHRASE) -> bytes | None:
    """The key of a backup, by the tests' pass phrase."""
    return backup.backup_key(Backup(path, manifest.read(path)), typed=typed)
