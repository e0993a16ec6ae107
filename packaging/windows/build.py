"""Makes the Windows program: `python packaging/windows/build.py`, or `dev.py build --windows`.

Runs on Windows, or on Linux through Wine. The shipped folder is `dist/windows/EKTP Desk/`. What a
step was made from is remembered, so that a second build does only what has changed.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import contents
import installer
import notices
import sbom
import sign
import standins
import windows_python
from machine import (
    APP,
    BUILD,
    DIST,
    NOT_RUN,
    ROOT,
    CannotError,
    MissingError,
    Windows,
    Wine,
    machine,
    step,
)  # fmt: skip

SOURCES = (
    "ektp_desk", "ui", "printing", "resources", "build.spec", "requirements/windows.txt",
    "packaging/left_out.py", "packaging/dress.py", "packaging/windows/ektp-desk.manifest",
)  # fmt: skip
ICON = BUILD / "ektp-desk.ico"
FIRST_ZIP_MOMENT = "315532800"  # 1 January 1980, when no history says better


def main() -> int:
    """Build, and say what was made and how long it took.

    Ends with 1 and a sentence when it cannot, with 3 when this machine lacks what it takes.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clean", action="store_true", help="forget what was made before")
    options = parser.parse_args()
    started = time.monotonic()
    try:
        build(machine(), clean=options.clean)
    except CannotError as error:
        print(error, file=sys.stderr)
        return NOT_RUN if isinstance(error, MissingError) else 1
    megabytes = sum(path.stat().st_size for path in APP.rglob("*") if path.is_file()) / 1e6
    print(f"{APP.relative_to(ROOT)}: {megabytes:.0f} MB, {time.monotonic() - started:.0f} s")
    return 0


def build(where: Windows, *, clean: bool = False) -> None:
    """Every step in its order. Raises `CannotError`."""
    if clean:
        shutil.rmtree(BUILD / "stamps", ignore_errors=True)
    where.prepare()
    if isinstance(where, Wine):
        standins.compile_all(where)
    windows_python.make(where)
    moment = commit_moment()
    step("icon", [ROOT / "resources" / "program", ROOT / "packaging" / "icon.py"], draw_icon)
    # Signing changes the executables, so another certificate begins with fresh ones.
    inputs = [*(ROOT / name for name in SOURCES), ICON, moment, sign.identity()]
    step("pack", inputs, lambda: pack(where, moment))
    finished = [*inputs, Path(__file__).parent, ROOT / "packaging" / "licences"]
    step("finish", finished, lambda: finish(moment))
    step("installer", finished, pack_installer)


def draw_icon() -> None:
    """The executables' icon, drawn by this system's Qt."""
    subprocess.check_call([sys.executable, str(ROOT / "packaging" / "icon.py"), str(ICON)])


def finish(moment: str) -> None:
    """Add notices and the list of parts, check, sign."""
    parts = contents.parts(APP)
    notices.write(APP, parts)
    sbom.write(APP, parts, moment)
    strays = standins.shipped(APP)
    if strays:
        raise CannotError(f"Made for Wine only, yet in the program: {strays}")
    print(sign.sign_all([APP / name for name in contents.PROGRAMS]), flush=True)


def pack_installer() -> None:
    """Make the one file that offices download, and sign it."""
    made = installer.make()
    print(f"{made.relative_to(ROOT)}: {made.stat().st_size / 1e6:.0f} MB", flush=True)


def pack(where: Windows, moment: str) -> None:
    """Run PyInstaller under Windows' Python; its talk is kept in a file."""
    shutil.rmtree(DIST, ignore_errors=True)
    answer = where.run(
        [windows_python.program(where), "-m", "PyInstaller", "--noconfirm", "--clean",
         "--distpath", where.path(DIST), "--workpath", where.path(BUILD / "work"),
         where.path(ROOT / "build.spec")],
        environment={"SOURCE_DATE_EPOCH": moment, "PYTHONHASHSEED": "1"},
    )  # fmt: skip
    log = BUILD / "pyinstaller.log"
    log.write_text(answer.stdout + answer.stderr, encoding="utf-8")
    if answer.returncode != 0:
        tail = "\n".join(answer.stderr.splitlines()[-20:])
        raise CannotError(f"PyInstaller stopped ({answer.returncode}); see {log}\n{tail}")


def commit_moment() -> str:
    """When what is packed was last changed: the executables carry it instead of today."""
    if os.environ.get("SOURCE_DATE_EPOCH"):
        return os.environ["SOURCE_DATE_EPOCH"]
    command = ["git", "log", "-1", "--format=%ct", "--", *SOURCES]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return answer.stdout.strip() or FIRST_ZIP_MOMENT


if __name__ == "__main__":
    sys.exit(main())
