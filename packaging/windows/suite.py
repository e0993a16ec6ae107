"""The tests under Windows' Python in Wine: `python packaging/windows/suite.py [PYTEST ARGUMENTS]`.

(On Windows itself `dev.py test` is that.) PostgreSQL's Windows server refuses to serve an
administrator, which Wine's user is; so the tests' server runs on Linux, and Windows' psycopg
reaches it over loopback. What Wine cannot do besides stands in `NOT_UNDER_WINE`, with the reason.
"""

import contextlib
import os
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.engine import make_url

import standins
import windows_python
from machine import BUILD, NOT_RUN, ROOT, CannotError, MissingError, Wine, step

sys.path.insert(0, str(ROOT))
from tests.postgres import postgres_server, quick_folder

HOME = BUILD / "test-python"
LOCK = ROOT / "requirements" / "windows-test.txt"
NO_TOOLS = "its backups call PostgreSQL's own tools, whose wheel serves no administrator"
# Folder or file: why it is not run under Wine.
NOT_UNDER_WINE = {
    "tests/architecture": "it reads the sources, which are the same everywhere",
    "tests/windows": "it tries the built program, from outside",
    "tests/printing/test_cups.py": "Windows has no CUPS",
    "tests/storage": NO_TOOLS,
    "tests/doors": NO_TOOLS,
    "tests/kernel/test_lost_answers.py": "it stands still there; not known why",
    "tests/migrations/test_upgrade.py": "Python copies folders by CopyFile2, which Wine 8 lacks",
}


def main(arguments: list[str]) -> int:
    """Run pytest; its exit status."""
    wine = Wine()
    try:
        wine.prepare()
        standins.compile_all(wine)
        windows_python.make(wine)
        step("test-python", [LOCK, windows_python.LOCK, Path(__file__)], _make_python)
    except CannotError as error:
        print(error, file=sys.stderr)
        return NOT_RUN if isinstance(error, MissingError) else 1
    for test, why in NOT_UNDER_WINE.items():
        print(f"Not under Wine: {test}: {why}")
    skipped = [f"--ignore={test}" for test in NOT_UNDER_WINE]
    with _postgres() as server, wine.screen() as screen:
        answer = wine.run(
            [HOME / "python.exe", "-m", "pytest", *skipped, *(arguments or ["tests"])],
            environment={**screen, **server}, show=True,
        )  # fmt: skip
    return answer.returncode


def _make_python() -> None:
    """An interpreter beside the program's, which also sees the tests and what they need.

    Its `._pth` file is the only way to tell it: it does not read PYTHONPATH.
    """
    shutil.rmtree(HOME, ignore_errors=True)
    shutil.copytree(windows_python.HOME, HOME, ignore=shutil.ignore_patterns("Lib"))
    windows_python.install(LOCK, HOME / "Lib" / "site-packages")
    places = ["python313.zip", ".", "Lib\\site-packages", "..\\python\\Lib\\site-packages"]
    lines = [*places, "..\\..\\..", "import site"]
    (HOME / "python313._pth").write_text("\n".join(lines) + "\n", encoding="utf-8")


@contextlib.contextmanager
def _postgres() -> Iterator[dict[str, str]]:
    """A server on Linux, and the environment that leads Windows' programs to it."""
    with (
        tempfile.TemporaryDirectory(prefix="ektp-postgres-", dir=quick_folder()) as folder,
        postgres_server(Path(folder) / "data") as address,
    ):
        url = make_url(address)
        place = f"{url.query['host']}/.s.PGSQL.{url.port or 5432}"
        with socket.create_server(("127.0.0.1", 0)) as door:
            threading.Thread(target=_serve, args=(door, place), daemon=True).start()
            port = door.getsockname()[1]
            reached = url.set(host="127.0.0.1", port=port, query={})
            text = reached.render_as_string(hide_password=False)
            yield {"EKTP_TEST_POSTGRES": text, "PGSSLMODE": "disable", "PGGSSENCMODE": "disable"}


def _serve(door: socket.socket, place: str) -> None:
    """Pass every connection on to the server's socket in the file system."""
    while True:
        try:
            visitor, _ = door.accept()
        except OSError:
            return
        server = socket.socket(socket.AF_UNIX)
        server.connect(place)
        for source, target in ((visitor, server), (server, visitor)):
            threading.Thread(target=_pass_on, args=(source, target), daemon=True).start()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
