"""The password of the office server: in this computer's key store, never in a settings file.

Where there is no key store it is asked for at the start and kept in memory only (in the address
that the program was given), or comes from the environment (`EKTP_DESK_SERVER_PASSWORD`).
"""

import os
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from ektp_desk.config import config_files, remember
from ektp_desk.kernel.errors import MachineError
from ektp_desk.storage.keystore import KeyStore

VARIABLE = "EKTP_DESK_SERVER_PASSWORD"
SECRETS = ("password", "sslpassword")  # what libpq would take behind the question mark, too


@dataclass(frozen=True)
class FoundInSettings:
    """A password stood in a settings file: moved into the key store, or still there."""

    path: Path
    moved: bool


def bare(url: URL) -> URL:
    """The address without its password."""
    # `URL.set` takes None for "as it is".
    return url._replace(password=None).difference_update_query(SECRETS)


def completed(url: URL, store: KeyStore | None) -> URL:
    """The address with the password that the environment or the key store has for it, if any.

    One that stands in the address itself counts first.
    """
    if url.password is not None:
        return url
    found = os.environ.get(VARIABLE) or kept(url, store)
    return url.set(password=found) if found else url


def kept(url: URL, store: KeyStore | None) -> str:
    """The password that the key store has for this user on this server, "" for none."""
    secret = None if store is None else store.get(_name(url))
    return "" if secret is None else secret.decode(errors="replace")


def keep(url: URL, password: str, store: KeyStore | None) -> bool:
    """Put the password into the key store; False where there is none or it would not take it."""
    return store is not None and store.put(_name(url), password.encode())


def forget(url: URL, store: KeyStore | None) -> None:
    """Take the password out of the key store."""
    if store is not None:
        store.forget(_name(url))


def take_out_of_settings(
    open_store: Callable[[], KeyStore | None],
) -> FoundInSettings | None:
    """Move a server's password that stands in a settings file into the key store.

    None when none stood there. Where nothing can keep it, or the file may not be written, it is
    left: a computer that backs up at night must not stop doing so because of an update.
    """
    for place, path in enumerate(config_files()):
        url = _with_password_in(path)
        if url is not None:
            return FoundInSettings(path, _moved(url, place, open_store()))
    return None


def password_in_settings() -> Path | None:
    """The settings file that holds a server's password in plain text, if one does."""
    return next((path for path in config_files() if _with_password_in(path) is not None), None)


def told_bare(url: URL) -> str:
    """An address to be written down: as people write it, without a password."""
    return bare(url).set(drivername="postgresql").render_as_string()


def _with_password_in(path: Path) -> URL | None:
    """The server's address in a settings file, if its password stands there too.

    A file or an address that makes no sense is said where it is read to be used.
    """
    try:
        address = str(tomllib.loads(path.read_text(encoding="utf-8")).get("database", ""))
        url = make_url(address) if "://" in address else None
    except (OSError, ValueError, ArgumentError):
        return None
    return url if url is not None and _password_of(url) else None


def _password_of(url: URL) -> str:
    asked = url.query.get(SECRETS[0], "")
    return str(url.password or (asked if isinstance(asked, str) else ""))


def _moved(url: URL, place: int, store: KeyStore | None) -> bool:
    if not keep(url, _password_of(url), store):
        return False
    try:
        remember({"database": told_bare(url)}, machine=place == 0)
    except MachineError:
        return False
    return True


def _name(url: URL) -> str:
    """A secret's name: who, on which server, in which database."""
    host = url.host or url.query.get("host", "")
    port = url.port or url.query.get("port", "")
    return f"server {url.username or ''}@{host}:{port}/{url.database or ''}"
