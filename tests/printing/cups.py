"""A CUPS server of the test's own on this computer, with a queue whose papers become files."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

QUEUE = "EKTP-Uji"
CUPSD, LPADMIN = "/usr/sbin/cupsd", "/usr/sbin/lpadmin"
BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
DESCRIPTION = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
# The one place where the backend looks for its settings.
SETTINGS = Path("/etc/cups")
FOLDERS = ("server", "spool", "cache", "run", "log", "out", "files")
FILES = """ServerRoot {0}/server
RequestRoot {0}/spool
CacheDir {0}/cache
StateDir {0}/run
TempDir {0}/files
ErrorLog {0}/log/error
AccessLog {0}/log/access
PageLog {0}/log/page
"""
SERVER = """LogLevel debug
Listen 127.0.0.1:{1}
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow from 127.0.0.1
  </Limit>
</Policy>
"""
PAPER = "Out {0}/out\nAnonDirName {0}/out\nSpool {0}/files/pdf\nLog {0}/log\nLabel 1\nCut -1\n"


class NoCupsError(Exception):
    """Why papers cannot be printed through CUPS here."""


@dataclass(frozen=True)
class Cups:
    """A running server: its address, its queue, and the folder where papers come out."""

    address: str
    queue: str
    out: Path

    def ask(self, command: str, *arguments: str) -> str:
        """Run one of the CUPS commands against this server; what it says."""
        done = subprocess.run(
            [command, *(["-h", self.address] if self.address else []), *arguments],
            capture_output=True, encoding="utf-8", check=True,
        )  # fmt: skip
        return done.stdout

    def jobs(self) -> int:
        """How many jobs the queue was ever given."""
        return len(self.ask("lpstat", "-W", "all", "-o", self.queue).splitlines())

    def came_out(self, seconds: float = 60.0) -> list[Path]:
        """The papers, oldest first, once the queue has nothing left to do."""
        end = time.monotonic() + seconds
        while self.ask("lpstat", "-W", "not-completed", "-o", self.queue).strip():
            assert time.monotonic() < end, "the queue does not come to its end"
            time.sleep(0.2)
        time.sleep(1)  # the backend renames its file behind the job's end
        return sorted(self.out.glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)


@contextmanager
def cups_server() -> Iterator[Cups]:
    """Start a server and its queue. Raises `NoCupsError` with what is missing."""
    _require()
    # Not below pytest's own folder: filters run as another user, who cannot go in there.
    folder = Path(tempfile.mkdtemp(prefix="ektp-cups-", dir="/tmp"))
    settings = SETTINGS / f"cups-pdf-{folder.name}.conf"
    server = None
    try:
        port = _prepare(folder, settings)
        server = subprocess.Popen(
            [CUPSD, "-f", "-c", folder / "server/cupsd.conf",
             "-s", folder / "server/cups-files.conf"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        cups = Cups(f"127.0.0.1:{port}", QUEUE, folder / "out")
        _wait(port)
        cups.ask(LPADMIN, "-p", QUEUE, "-E", "-v", f"cups-pdf:/{folder.name}",
                 "-P", str(DESCRIPTION))  # fmt: skip
        yield cups
    finally:
        if server is not None:
            server.terminate()
            server.wait(20)
        settings.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)


def _require() -> None:
    for needed in (Path(CUPSD), Path(LPADMIN), BACKEND, DESCRIPTION):
        # As somebody else the backend cannot even be looked at; root is asked for below.
        with suppress(PermissionError):
            if not needed.exists():
                raise NoCupsError(f"{needed} is missing: install cups and printer-driver-cups-pdf")
    if os.geteuid() != 0:
        raise NoCupsError("a CUPS server of the test's own must be started as root")


def _prepare(folder: Path, settings: Path) -> int:
    """Write all settings; the free port the server is to listen on."""
    for name in FOLDERS:
        (folder / name).mkdir()
    folder.chmod(0o755)
    (folder / "files").chmod(0o1777)
    (folder / "out").chmod(0o777)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    (folder / "server/cups-files.conf").write_text(FILES.format(folder))
    (folder / "server/cupsd.conf").write_text(SERVER.format(folder, port))
    settings.write_text(PAPER.format(folder))
    return port


def _wait(port: int) -> None:
    for _ in range(100):
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise NoCupsError("cupsd does not answer")
