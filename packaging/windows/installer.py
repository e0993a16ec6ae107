"""Packs the built folder into the installer, with makensis: one file that offices download."""

import os
import re
import subprocess
import sys
from pathlib import Path

from machine import APP, BUILD, DIST, ROOT, CannotError
from sign import CERTIFICATE, sign_all

SCRIPT = Path(__file__).with_name("installer.nsi")
ICON = BUILD / "ektp-desk.ico"


def version() -> str:
    """The program's version, read without importing it."""
    text = (ROOT / "ektp_desk" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([0-9]+(?:\.[0-9]+){2})"', text)
    if found is None:
        raise CannotError("ektp_desk/__init__.py names no version like 1.2.3")
    return found[1]


def installer_file(number: str) -> Path:
    """Where the installer of a version comes to lie."""
    return DIST / f"EKTP-Desk-{number}-setup.exe"


def make(app: Path = APP, number: str = "", out: Path | None = None) -> Path:
    """Pack `app` as version `number` (the program's own by default). Raises `CannotError`."""
    number = number or version()
    target = out or installer_file(number)
    size = sum(path.stat().st_size for path in app.rglob("*") if path.is_file()) // 1024
    defines = {
        "VERSION": number, "VERSION4": f"{number}.0", "SOURCE": app, "OUT": target, "ICON": ICON,
        "SIDE": ICON.with_suffix(".bmp"), "SIZE_KB": size,
    }  # fmt: skip
    answer = subprocess.run(
        ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8",
         *(f"-D{name}={value}" for name, value in defines.items()), *_signing(), str(SCRIPT)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if answer.returncode != 0:
        raise CannotError(f"makensis stopped:\n{answer.stdout}{answer.stderr}")
    return target


def _signing() -> list[str]:
    """The uninstaller is made while packing: makensis has it signed, and the installer too."""
    if not os.environ.get(CERTIFICATE):
        return []
    return [f'-DSIGN="{sys.executable}" "{Path(__file__).resolve()}"']


if __name__ == "__main__":
    print(sign_all([Path(sys.argv[1])]))
