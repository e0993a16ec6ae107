"""The key by which a server's office seals its backups (decision 45).

The office's database holds the half that seals and the key file of the half that opens: whoever
makes a backup at night needs no secret. The key file is of the same form as that of an encrypted
file (`storage.keyfile`), and each backup's manifest carries it along.
"""

import json
from dataclasses import dataclass

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Connection, text

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.storage import keyfile, sealing
from ektp_desk.storage.keyfile import KeyFile, Protected
from ektp_desk.storage.keystore import KeyStore

_SIGNED = text("SELECT facts FROM audit_entry WHERE noun = 'key' ORDER BY id")
_READ = text("SELECT public, key_file FROM backup_key WHERE id = 1")


@dataclass(frozen=True)
class BackupKey:
    """`public` (32 bytes, in hex) seals; `file` is the key file of what opens."""

    public: str
    file: KeyFile


def new_key(*, store: KeyStore | None, passphrase: str = "") -> tuple[BackupKey, Protected]:
    """A new key, nowhere kept yet; its recovery key is there in any case, and will do alone.

    Raises `OfficeError("key.passphrase_short")`.
    """
    file, made = keyfile.new_key(store=store, passphrase=passphrase, paper_alone=True)
    return of_file(file, made.key), made


def of_file(file: KeyFile, key: bytes) -> BackupKey:
    """The key whose key file exists already: an encrypted file's that moves to a server."""
    return BackupKey(sealing.public_of(private_of(key)).hex(), file)


def private_of(key: bytes) -> bytes:
    """The half that opens, by the key in a key file: never the same bits for two purposes."""
    return HKDF(SHA256(), sealing.KEY_BYTES, None, b"ektp-desk backups").derive(key)


def read(connection: Connection) -> BackupKey | None:
    """The office's key, None while none was made.

    Raises `MachineError("machine.key_file")` for one that makes no sense.
    """
    row = connection.execute(_READ).first()
    if row is None:
        return None
    try:
        return BackupKey(bytes.fromhex(row.public).hex(), keyfile.parse(row.key_file))
    except ValueError as error:
        raise MachineError("machine.key_file", path="backup_key") from error


def required(connection: Connection) -> BackupKey:
    """The office's key, as its log knows it.

    Raises `OfficeError("backup.no_key")` while none was made, and `backup.key_exchanged` where
    another one stands in its place that no officer signed for: what is sealed with that only a
    stranger could open.
    """
    found = read(connection)
    if found is None:
        raise OfficeError("backup.no_key")
    signed = connection.execute(_SIGNED).scalars().all()
    known = [told["public"] for told in map(json.loads, signed) if "public" in told]
    if known and known[-1] != found.public:
        raise OfficeError("backup.key_exchanged")
    return found
