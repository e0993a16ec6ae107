"""An authority of an office's own, and a door that speaks TLS before a real PostgreSQL server.

The server of the tests is built without TLS. The door ends the encryption as a server would
(PostgreSQL documentation, chapter 55.2.11) and hands on to the real one; to what the server says
about its password's proof it is a stranger in between.
"""

import select
import socket
import ssl
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlalchemy.engine import URL, make_url

HOST = "peladen-dukcapil"  # not this computer, by its name; `hostaddr` leads there all the same
_SSL, _KERBEROS = 80_877_103, 80_877_104  # what a client asks for before it begins


class Authority:
    """Signs certificates of servers; `path` is its own, which workstations are given."""

    def __init__(self, folder: Path, name: str = "Otoritas kantor") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        basic = x509.BasicConstraints(ca=True, path_length=0)
        made = self._builder(self._name, 3_650).public_key(self._key.public_key())
        self._own = made.add_extension(basic, critical=True).sign(self._key, hashes.SHA256())
        self.path = folder / "office-ca.crt"
        self.path.write_bytes(self._own.public_bytes(serialization.Encoding.PEM))

    def server(self, host: str = HOST, *, days: int = 825) -> tuple[Path, Path]:
        """A server's certificate by this authority, and its key; `days` below 0: it has ended."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        names: list[x509.GeneralName] = [x509.DNSName(host)]
        with suppress(ValueError):
            names = [x509.IPAddress(ip_address(host))]
        made = self._builder(subject, days).public_key(key.public_key())
        made = made.add_extension(x509.SubjectAlternativeName(names), critical=False)
        certificate = self._folder / f"{host}.crt"
        certificate.write_bytes(
            made.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
        )
        secret = self._folder / f"{host}.key"
        secret.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )  # fmt: skip
        secret.chmod(0o600)
        return certificate, secret

    def _builder(self, subject: x509.Name, days: int) -> x509.CertificateBuilder:
        end = datetime.now(UTC) + timedelta(days=days)
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .serial_number(x509.random_serial_number())
            .not_valid_before(end - timedelta(days=abs(days) + 1))
            .not_valid_after(end)
        )


class TlsDoor:
    """Lets callers in by TLS with one certificate; without one it offers no encryption."""

    def __init__(self, address: str, certificate: tuple[Path, Path] | None) -> None:
        self._url = make_url(address)
        self._context: ssl.SSLContext | None = None
        if certificate is not None:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(*certificate)
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        threading.Thread(target=self._let_in, daemon=True).start()

    def address(self, host: str = HOST, *, port: int = 0, **query: str) -> URL:
        """The server's address as a workstation writes it."""
        return self._url.set(
            drivername="postgresql", host=host, port=port or self.port,
            query={"hostaddr": "127.0.0.1", **query},
        )  # fmt: skip

    def close(self) -> None:
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)  # wakes who waits for callers
        self._door.close()

    def _let_in(self) -> None:
        while True:
            try:
                caller, _ = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(caller,), daemon=True).start()

    def _serve(self, caller: socket.socket) -> None:
        with suppress(OSError, ssl.SSLError), caller:
            here, first = self._greeted(caller)
            with here, upstream(self._url) as there:
                there.sendall(first)
                _carry(here, there)

    def _greeted(self, caller: socket.socket) -> tuple[socket.socket, bytes]:
        """The conversation, encrypted if it may be, and what was said in the clear before."""
        while True:
            asked = caller.recv(8, socket.MSG_WAITALL)
            kind = struct.unpack("!II", asked)[1] if len(asked) == 8 else 0
            if kind == _SSL and self._context is not None:
                caller.sendall(b"S")
                return self._context.wrap_socket(caller, server_side=True), b""
            if kind not in (_SSL, _KERBEROS):
                return caller, asked
            caller.sendall(b"N")


def upstream(url: URL) -> socket.socket:
    """A conversation with the real server, by its socket or its port."""
    folder = url.query.get("host")
    if isinstance(folder, str) and folder.startswith("/"):
        there = socket.socket(socket.AF_UNIX)
        there.connect(str(Path(folder) / f".s.PGSQL.{url.port or 5432}"))
        return there
    return socket.create_connection((url.host or "", url.port or 5432))


def _carry(here: socket.socket, there: socket.socket) -> None:
    """Both ways on one thread: a TLS conversation takes no two at a time."""
    while True:
        waiting = isinstance(here, ssl.SSLSocket) and here.pending()
        ready = [here] if waiting else select.select([here, there], [], [])[0]
        for one, other in ((here, there), (there, here)):
            if one in ready:
                data = one.recv(65_536)
                if not data:
                    return
                other.sendall(data)


@contextmanager
def tls_door(address: str, certificate: tuple[Path, Path] | None) -> Iterator[TlsDoor]:
    """A door before the server at `address`."""
    made = TlsDoor(address, certificate)
    try:
        yield made
    finally:
        made.close()
