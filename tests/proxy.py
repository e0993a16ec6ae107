"""A network between the program and its server that can be cut, stalled and closed."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy.engine import make_url

from tests.tls import upstream

COMMIT = b"COMMIT\0"  # the statement, not "READ COMMITTED"


class Network:
    """Carries bytes from a port on loopback to the server, until told otherwise."""

    def __init__(self, address: str, *, heard: bytearray | None = None) -> None:
        """`heard`: somebody listens on the wire, and keeps all that passes."""
        self._url = make_url(address)
        self._heard = heard
        self._ways: list[socket.socket] = []
        self._losing: set[socket.socket] = set()  # servers whose next answer is lost
        self._lock = threading.Lock()
        self._open = threading.Event()
        self._open.set()
        self.refusing = False
        self.lose_answer_to_commit = False
        self.refuse_when_lost = False
        self.commits = 0
        self._door = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._let_in, daemon=True).start()

    @property
    def port(self) -> int:
        """Where it lets in, on loopback."""
        number: int = self._door.getsockname()[1]
        return number

    @property
    def address(self) -> str:
        """The server's address through this network."""
        host, port = self._door.getsockname()
        url = self._url.set(host=host, port=port, query={})
        return url.render_as_string(hide_password=False)

    def cut(self) -> None:
        """Every conversation breaks off now."""
        with self._lock:
            ways, self._ways = self._ways, []
        for way in ways:
            with suppress(OSError):
                way.shutdown(socket.SHUT_RDWR)
            way.close()

    def refuse(self) -> None:
        """Cut, and let nobody in."""
        self.refusing = True
        self.cut()

    def stall(self) -> None:
        """Carry nothing any more, and say nothing about it."""
        self._open.clear()

    def mend(self) -> None:
        """Carry and let in again; what was stalled goes on."""
        self.refusing = False
        self._open.set()

    def close(self) -> None:
        self.mend()
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)  # wakes who waits for callers
        self._door.close()
        self.cut()

    def _let_in(self) -> None:
        while True:
            try:
                here, _ = self._door.accept()
            except OSError:
                return
            if self.refusing:
                here.close()
                continue
            there = upstream(self._url)
            with self._lock:
                self._ways += [here, there]
            for one, other, up in ((here, there, True), (there, here, False)):
                threading.Thread(target=self._carry, args=(one, other, up), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket, up: bool) -> None:
        with suppress(OSError):
            while data := one.recv(65_536):
                self._open.wait()
                if self._heard is not None:
                    self._heard += data
                if one in self._losing:
                    self.refusing = self.refusing or self.refuse_when_lost
                    break  # the server has done it and says so: that is what gets lost
                if up and COMMIT in data:
                    self.commits += 1
                    if self.lose_answer_to_commit:
                        self.lose_answer_to_commit = False
                        self._losing.add(other)
                other.sendall(data)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextmanager
def network(address: str, *, heard: bytearray | None = None) -> Iterator[Network]:
    """A network to the server at `address`."""
    made = Network(address, heard=heard)
    try:
        yield made
    finally:
        made.close()
