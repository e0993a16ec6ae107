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
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.storage.keystore import KeyStore, system_store

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


@dataclass(frozen=True)
class ServerAddress:
    """A server's address in its parts, as people fill them in; `host` may bring its port."""

    host: str = ""
    database: str = "ektp_desk"
    user: str = "ektp_desk"
    password: str = ""
    authority: str = ""

    def url(self) -> URL:
        """The address, its password included. Raises `OfficeError("database.address")`."""
        host, colon, port = self.host.rpartition(":")
        if "]" in port or not colon:  # no port: an address of six groups has colons of its own
            host, port = self.host, ""
        try:
            return URL.create(
                "postgresql", username=self.user or None, password=self.password or None,
                host=host.strip("[]"), port=int(port) if port else None, database=self.database,
                query={"sslrootcert": self.authority} if self.authority else {},
            )  # fmt: skip
        except ValueError:
            raise OfficeError("database.address", field="host") from None

    @property
    def told(self) -> str:
        """The address as it opens the office, its password included."""
        return self.url().render_as_string(hide_password=False)

    @staticmethod
    def of(address: str) -> "ServerAddress":
        """An address in its parts; of a file, or of none, the usual names."""
        url = _server(address)
        if url is None or url.get_backend_name() != "postgresql":
            return ServerAddress()
        port = f":{url.port}" if url.port else ""
        return ServerAddress(
            f"{url.host or ''}{port}", url.database or "", url.username or "",
            _password_of(url), str(url.query.get("sslrootcert", "")),
        )  # fmt: skip


def is_server(address: str) -> bool:
    """Whether an address is of an office server, and not a file's."""
    url = _server(address)
    return url is not None and url.get_backend_name() == "postgresql"


def remember_server(address: str) -> str:
    """Let this computer open the server at `address` from now on; the address for this time.

    The settings get it without its password, which goes into the key store; where there is none,
    the address that comes back still has it. Raises `MachineError("machine.settings")`.
    """
    url = make_url(address)
    remember({"database": told_bare(url)})
    if not url.password or keep(url, str(url.password), system_store()):
        return told_bare(url)
    return address


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
        url = _server(str(tomllib.loads(path.read_text(encoding="utf-8")).get("database", "")))
    except (OSError, ValueError):
        return None
    return url if url is not None and _password_of(url) else None


def _server(address: str) -> URL | None:
    try:
        return make_url(address) if "://" in address else None
    except (ArgumentError, ValueError):
        return None


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
