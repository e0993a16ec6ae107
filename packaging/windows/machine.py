"""The machine that the Windows program is made and tried on: Windows itself, or Linux with Wine.

`machine()` gives the right one. Everything it makes lies under `build/windows/`, the program that
is shipped in `dist/windows/`.
"""

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "windows"
DIST = ROOT / "dist" / "windows"
APP = DIST / "EKTP Desk"
WINDOWED, CONSOLE = "EKTP Desk.exe", "ektp-desk.exe"
SCREEN = "1366x768x24"
# Program, Debian package.
PROGRAMS = (
    ("wine64", "wine64"),
    ("Xvfb", "xvfb"),
    ("x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64-win32"),
    ("makensis", "nsis"),
    ("osslsigncode", "osslsigncode"),
)
PLACES = ("/usr/lib/wine", "/usr/lib/wine-stable")  # Debian keeps wine64 off the path


# Neither .NET nor a browser is needed, nor entries in this desktop's menus; and Wine's WMI ends a
# Python that asks it for the system's name.
OVERRIDES = "mscoree,mshtml,winemenubuilder.exe,wbemprox="

NOT_RUN = 3  # the exit status when this machine cannot even begin


class CannotError(Exception):
    """It did not work; the text says why and what to do."""


class MissingError(CannotError):
    """This machine lacks programs, and they cannot be installed here."""


class Windows:
    """A real Windows: programs run as they are."""

    wine = False

    def prepare(self) -> None:
        """Nothing to install."""

    def run(
        self,
        command: Sequence[str | Path],
        *,
        environment: Mapping[str, str] | None = None,
        cwd: Path = ROOT,
        show: bool = False,
        timeout: float | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run a Windows program to its end, its streams read through pipes.

        Output and errors come back as text; with `show` they are also printed while they come.
        """
        return _run(self._command(command), self._environment(environment), cwd, show, timeout)

    def start(
        self, command: Sequence[str | Path], *, environment: Mapping[str, str] | None = None
    ) -> "subprocess.Popen[str]":
        """Start a Windows program and leave it running until `end`."""
        return _open(self._command(command), self._environment(environment), ROOT)

    def end(self, program: "subprocess.Popen[str]") -> None:
        """End a started program, whatever it is doing."""
        program.kill()
        program.wait()
        for stream in (program.stdin, program.stdout, program.stderr):
            if stream:  # not read to the end: Wine's own helpers may hold them for long
                stream.close()

    @contextlib.contextmanager
    def screen(self) -> Iterator[Mapping[str, str]]:
        """What the environment needs so that windows can open."""
        yield {}

    def path(self, path: Path) -> str:
        """How a Windows program calls this file."""
        return str(path)

    def _command(self, command: Sequence[str | Path]) -> list[str]:
        return [str(part) for part in command]

    def _environment(self, extra: Mapping[str, str] | None) -> dict[str, str]:
        return {**os.environ, "PYTHONUTF8": "1", **(extra or {})}


class Wine(Windows):
    """Linux with Wine, in a prefix of the project's own."""

    wine = True

    def __init__(
        self, prefix: Path = BUILD / "prefix", always: Mapping[str, str] | None = None
    ) -> None:
        """`always` is what the environment of every program in this prefix holds besides."""
        self.prefix = prefix
        self.always = always or {}

    def prepare(self) -> None:
        """Install what is missing and make the prefix. Raises `CannotError`."""
        install_programs()
        if not (self.prefix / "system.reg").exists():
            self.prefix.parent.mkdir(parents=True, exist_ok=True)
            with self.screen() as display:
                self.run(["wineboot", "--init"], environment=display, timeout=300)
                # Debian's Wine takes itself for Windows 7, which the installer refuses.
                self.run(["winecfg", "/v", "win10"], environment=display, timeout=60)
                self.settle()

    @property
    def system_folder(self) -> Path:
        """Where the prefix has Windows' own libraries."""
        return self.prefix / "drive_c" / "windows" / "system32"

    def settle(self) -> None:
        """Wait until nothing runs in the prefix, and its registry is written."""
        server = next(Path(p, "wineserver64") for p in PLACES if Path(p, "wineserver64").exists())
        subprocess.run([str(server), "-w"], env=self._environment(None), check=False, timeout=120)

    @contextlib.contextmanager
    def screen(self) -> Iterator[Mapping[str, str]]:
        """A screen without a monitor, ended afterwards."""
        reading, writing = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"],
            pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writing)
        try:
            with os.fdopen(reading) as numbers:
                number = numbers.readline().strip()
            if not number:
                raise CannotError("Xvfb did not start.")
            yield {"DISPLAY": f":{number}"}
        finally:
            server.terminate()
            server.wait()

    def path(self, path: Path) -> str:
        return "Z:" + str(path.resolve()).replace("/", "\\")

    def _command(self, command: Sequence[str | Path]) -> list[str]:
        return [wine_program(), *(str(part) for part in command)]

    def _environment(self, extra: Mapping[str, str] | None) -> dict[str, str]:
        environment = super()._environment(None)
        for name in ("DISPLAY", "QT_QPA_PLATFORM"):
            environment.pop(name, None)  # Linux's, where no window may open over somebody's work
        return {
            **environment,
            **(extra or {}),
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "LC_ALL": "C.UTF-8",  # else names of other scripts reach no program whole
            "WINEDEBUG": environment.get("EKTP_DESK_WINEDEBUG", "-all"),
            "WINEDLLOVERRIDES": OVERRIDES,
            **self.always,
        }


def machine() -> Windows:
    """The machine we are on."""
    return Windows() if os.name == "nt" else Wine()


def wine_program() -> str:
    """The path of wine64. Raises `CannotError`."""
    found = shutil.which("wine64") or next(
        (str(Path(place, "wine64")) for place in PLACES if Path(place, "wine64").exists()), None
    )
    if found is None:
        raise MissingError("Wine (wine64) is not installed.")
    return found


def install_programs() -> None:
    """Install the Debian packages that are missing, where that is allowed."""
    missing = [package for name, package in PROGRAMS if not _there(name)]
    if not missing:
        return
    command = f"sudo apt-get install {' '.join(missing)}"
    if not shutil.which("apt-get"):
        raise MissingError(f"Needed besides, on Debian: {command}")
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    print(f"Installing {', '.join(missing)} …", flush=True)
    subprocess.call([*quiet, "update"])
    done = subprocess.call(
        [*quiet, "install", "-y", "--no-install-recommends", *missing], stdout=subprocess.DEVNULL
    )
    if done != 0 or any(not _there(name) for name, _ in PROGRAMS):
        raise MissingError(f"The packages could not be installed. Type:\n  {command}")


def step(name: str, inputs: Sequence[object], action: Callable[[], None]) -> bool:
    """Do `action` unless it was done with the same inputs; whether it was done.

    A path counts with its content, anything else with its text. The stamp is written last, so an
    interrupted step is done again.
    """
    stamp = BUILD / "stamps" / name
    wanted = fingerprint(inputs)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        print(f"== {name}: as it was", flush=True)
        return False
    print(f"== {name}", flush=True)
    stamp.unlink(missing_ok=True)
    action()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(wanted, encoding="utf-8")
    return True


def fingerprint(inputs: Sequence[object]) -> str:
    """One hash over files, folders and texts."""
    digest = hashlib.sha256()
    for item in inputs:
        for path in _files(item) if isinstance(item, Path) else ():
            digest.update(f"{path.name}\0".encode() + path.read_bytes())
        digest.update(b"" if isinstance(item, Path) else f"{item}\0".encode())
    return digest.hexdigest()


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(
        item for item in path.rglob("*") if item.is_file() and "__pycache__" not in item.parts
    )


def _there(program: str) -> bool:
    return shutil.which(program) is not None or any(Path(p, program).exists() for p in PLACES)


def _open(command: list[str], environment: Mapping[str, str], cwd: Path) -> "subprocess.Popen[str]":
    # Under Wine, Python stops at start-up when a stream is a file or the null device.
    return subprocess.Popen(
        command, env=environment, cwd=cwd, text=True, encoding="utf-8", errors="replace",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def _run(
    command: list[str],
    environment: Mapping[str, str],
    cwd: Path,
    show: bool,
    timeout: float | None,
) -> subprocess.CompletedProcess[str]:
    process = _open(command, environment, cwd)
    assert process.stdin
    process.stdin.close()
    texts: list[list[str]] = [[], []]
    readers = [
        threading.Thread(target=_read, args=(stream, text, show), daemon=True)
        for stream, text in zip((process.stdout, process.stderr), texts, strict=True)
    ]
    for reader in readers:
        reader.start()
    try:
        code = process.wait(timeout)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    for reader in readers:
        reader.join(10)  # Wine's own helpers may hold the pipes longer than the program
    output, errors = ("".join(text) for text in texts)
    return subprocess.CompletedProcess(command, code, output, errors)


def _read(stream: IO[str], text: list[str], show: bool) -> None:
    for line in stream:
        text.append(line)
        if show:
            sys.stdout.write(line)
            sys.stdout.flush()
