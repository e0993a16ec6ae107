"""PostgreSQL's own client programs: `pg_dump` and `pg_restore`."""

import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from sqlalchemy.engine import URL

from ektp_desk.kernel.errors import MachineError

LONGEST_SECONDS = 3_600
PIECE = 1 << 16  # bytes read at once
# What an address may say about TLS; each is `PG` and its name in capitals by environment.
ENCRYPTION = ("sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "channel_binding",
              "gssencmode", "hostaddr")  # fmt: skip


def run_tool(
    name: str,
    arguments: Sequence[str],
    *,
    url: URL | None,
    folder: Path | None,
    given: Iterable[bytes] | None = None,
    take: Callable[[bytes], object] | None = None,
) -> str:
    """Run a client program and return what it printed, "" if `take` was given each piece of it.

    `given` is what it reads from its input: all of it is gone through, even if the program has
    read enough. What `given` and `take` raise ends the program before it can finish anything.
    `folder` is where the programs lie (None: on the PATH). The password goes by environment,
    never on the command line. Raises `MachineError`: `backup.tool_missing`, `backup.tool_older`
    (older than the server), `machine.disk_full`, `backup.tool_failed`.
    """
    program = shutil.which(name, path=str(folder) if folder else None)
    if program is None:
        raise MachineError("backup.tool_missing", tool=name)
    process = subprocess.Popen(
        [program, *arguments],
        env={**os.environ, "LC_ALL": "C", **_connection(url)},
        stdin=subprocess.DEVNULL if given is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    printed, said = _Heard(process.stdout, take), _Heard(process.stderr)
    late = threading.Timer(LONGEST_SECONDS, process.kill)
    late.start()
    try:
        _feed(process, given or ())
        printed.require()
    except BaseException:
        process.kill()
        raise
    finally:
        process.wait()
        late.cancel()
        printed.join()
        said.join()
        _end_of_input(process)
    if process.returncode != 0:
        raise MachineError(_problem(said.text), detail=_told(name, said.text), tool=name)
    return printed.text


class _Heard(threading.Thread):
    """Reads one output of a program to its end, so that the program never waits for a reader."""

    def __init__(self, stream: IO[bytes] | None, take: Callable[[bytes], object] | None = None):
        super().__init__(daemon=True)
        self._stream = stream
        self._pieces: list[bytes] = []
        self._take = take or self._pieces.append
        self._error: Exception | None = None
        self.start()

    def run(self) -> None:
        assert self._stream is not None
        with self._stream as stream:
            try:
                while piece := stream.read(PIECE):
                    self._take(piece)
            except Exception as error:  # noqa: BLE001 - raised where the program was started
                self._error = error

    def require(self) -> None:
        """Wait for the end; raises what stopped the reading."""
        self.join()
        if self._error is not None:
            raise self._error

    @property
    def text(self) -> str:
        return b"".join(self._pieces).decode(errors="replace")


def _feed(process: "subprocess.Popen[bytes]", given: Iterable[bytes]) -> None:
    """Give a program its input, and then the end of it."""
    listens = process.stdin is not None
    for piece in given:
        if listens:
            try:
                process.stdin.write(piece)  # type: ignore[union-attr]
            except OSError:  # it has read enough, or ended: its own word tells which
                listens = False
    _end_of_input(process)


def _end_of_input(process: "subprocess.Popen[bytes]") -> None:
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()


def _told(name: str, stderr: str) -> str:
    """For the log: the program's own lines, without the server's, which may quote a row."""
    return "\n".join(line for line in stderr.splitlines() if line.startswith(name))[-600:]


def _problem(stderr: str) -> str:
    if "server version mismatch" in stderr or "unsupported version" in stderr:
        return "backup.tool_older"
    if "No space left" in stderr:
        return "machine.disk_full"
    return "backup.tool_failed"


def _connection(url: URL | None) -> dict[str, str]:
    if url is None:
        return {}
    host = url.host or url.query.get("host", "")
    port = url.port or url.query.get("port", "")
    values = {
        "PGHOST": host if isinstance(host, str) else host[0],
        "PGPORT": str(port if isinstance(port, int | str) else port[0]),
        "PGUSER": url.username or "",
        "PGPASSWORD": str(url.password or ""),
        "PGDATABASE": url.database or "",
        **{
            f"PG{name.replace('_', '').upper()}": str(url.query.get(name, ""))
            for name in ENCRYPTION
        },
    }
    return {name: value for name, value in values.items() if value}
