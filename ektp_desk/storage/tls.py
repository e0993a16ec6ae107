"""What an address of an office server must promise: nobody on the wire reads or alters anything.

The names are libpq's (PostgreSQL documentation, chapter 34.19): `verify-full` encrypts and proves
by the office's own authority that the server is the one named. Less is taken only where this
computer's settings say so (`server_check`), and nothing leaves the computer unencrypted.
"""

import os
import sys
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

from sqlalchemy.engine import URL

from ektp_desk.kernel.errors import OfficeError

REQUIRE, VERIFY_CA, VERIFY_FULL = "require", "verify-ca", "verify-full"
CHECKS = (REQUIRE, VERIFY_CA, VERIFY_FULL)  # the weakest first
_SYSTEM = "system"  # libpq's word for the authorities this computer trusts


def is_local(url: URL) -> bool:
    """Whether what is sent there never leaves this computer: a socket of its own, or loopback."""
    service = url.query.get("service") or os.environ.get("PGSERVICE")
    return not service and all(_is_here(place) for place in _places(url))


def secured(url: URL, *, authority: Path | None, least: str) -> URL:
    """The address as it is connected to: encrypted and checked unless it stays on this computer.

    `authority` is the certificate that signs the server's, where the address names none; `least`
    is the weakest check the settings allow, and the one of an address that says nothing. Raises
    `OfficeError`: `database.not_encrypted`, `database.not_checked` for a check weaker than that,
    `database.no_authority`, `database.authority_missing`.
    """
    mode = _one(url, "sslmode")
    if is_local(url):
        return _with_authority(url, authority) if mode in (VERIFY_CA, VERIFY_FULL) else url
    mode = mode or least
    if mode not in CHECKS:
        raise OfficeError("database.not_encrypted", field="database", mode=mode)
    if CHECKS.index(mode) < CHECKS.index(least):
        raise OfficeError("database.not_checked", field="database", mode=mode)
    # Kerberos' own encryption would come before TLS, and prove another name.
    url = url.update_query_dict({"sslmode": mode, "gssencmode": "disable"})
    if mode != VERIFY_FULL:  # a stranger in between is then found out by the password's own proof
        url = url.update_query_dict({"channel_binding": "require"})
    return url if mode == REQUIRE else _with_authority(url, authority)


def _places(url: URL) -> Iterator[str]:
    """Every host the address may lead to; "" for this computer's own socket."""
    told = [url.host or "", os.environ.get("PGHOSTADDR", "")]
    if not url.host and "host" not in url.query:
        told.append(os.environ.get("PGHOST", ""))
    for name in ("host", "hostaddr"):
        values = url.query.get(name, ())
        told += [values] if isinstance(values, str) else list(values)
    for value in told:
        yield from value.split(",")


def _is_here(place: str) -> bool:
    if not place or place.startswith(("/", "@")) or place.lower() == "localhost":
        return True
    bare, _, port = place.rpartition(":")  # SQLAlchemy writes several hosts with their ports
    try:
        return ip_address(bare if port.isdigit() and "." in bare else place).is_loopback
    except ValueError:
        return bare.lower() == "localhost" and port.isdigit()


def _one(url: URL, name: str) -> str:
    """A word of the address; said twice, it is as good as refused."""
    value = url.query.get(name, "")
    return value if isinstance(value, str) else ",".join(value)


def _with_authority(url: URL, authority: Path | None) -> URL:
    named = _one(url, "sslrootcert") or os.environ.get("PGSSLROOTCERT", "")
    if named == _SYSTEM:
        return url
    path = Path(named) if named else authority or _users_own()
    if path is None:
        raise OfficeError("database.no_authority", field="authority")
    if not path.is_file():
        raise OfficeError("database.authority_missing", field="authority", path=str(path))
    return url.update_query_dict({"sslrootcert": str(path)})


def _users_own() -> Path | None:
    """Where libpq itself looks, if somebody has put the authority's certificate there."""
    if sys.platform == "win32":
        folder = Path(os.environ.get("APPDATA", "")) / "postgresql"
    else:
        folder = Path.home() / ".postgresql"
    path = folder / "root.crt"
    return path if path.is_file() else None
