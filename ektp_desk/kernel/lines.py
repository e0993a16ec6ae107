"""The connections to an office server: they can be cut from outside.

Who waits for an answer of a server that has fallen silent waits as long as the network says that
all is well: a frozen machine behind a gateway may do that for hours. The watcher asks for a sign
of life; when none comes, what waits is cut here and fails as any broken connection does.
"""

import socket
import threading
from contextlib import suppress
from typing import Any
from weakref import WeakSet

from sqlalchemy import Engine, event


def cut(driver: Any) -> None:
    """End a psycopg connection's conversation; whoever waits on it gets an error at once."""
    with suppress(Exception):  # closed meanwhile: there is nobody left to wake
        line = socket.socket(fileno=driver.fileno())
        try:
            line.shutdown(socket.SHUT_RDWR)
        finally:
            line.detach()  # the number is the driver's to close


class Lines:
    """Knows the open connections of some engines; nothing of an SQLite file."""

    def __init__(self, *engines: Engine) -> None:
        self._lock = threading.Lock()
        self._open: WeakSet[Any] = WeakSet()
        for engine in engines:
            if engine.dialect.name == "postgresql":
                event.listen(engine, "connect", self._on_connect)

    def cut(self) -> None:
        """Cut every connection, in use or not: where one is silent all are."""
        with self._lock:
            drivers = list(self._open)
        for driver in drivers:
            cut(driver)

    def _on_connect(self, driver: Any, _record: Any) -> None:
        # Not only while in use: whether a line still holds is asked before it is given out.
        with self._lock:
            self._open.add(driver)
