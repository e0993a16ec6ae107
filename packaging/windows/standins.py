"""Stand-ins for two libraries that Windows 10 has and Debian's Wine lacks.

They are compiled from `standins/*.c` into the Wine prefix, where Windows looks for its own
libraries, and nowhere near the program: `shipped()` finds one that strayed.
"""

import filecmp
import hashlib
import shutil
import subprocess
from pathlib import Path

from machine import BUILD, Wine, step

SOURCES = Path(__file__).parent / "standins"
MADE = BUILD / "standins"
COMPILER = "x86_64-w64-mingw32-gcc"
# The libraries that a source needs besides.
LINKED = {"bcryptprimitives": ["-ladvapi32"]}


def compile_all(wine: Wine) -> None:
    """Compile each source and put it into the prefix."""

    def action() -> None:
        MADE.mkdir(parents=True, exist_ok=True)
        for source in sorted(SOURCES.glob("*.c")):
            target = MADE / f"{source.stem}.dll"
            subprocess.check_call(
                [COMPILER, "-shared", "-Os", "-s", "-o", str(target), str(source),
                 "-Wl,--no-insert-timestamp", *LINKED.get(source.stem, [])]
            )  # fmt: skip

    step("standins", [SOURCES], action)
    for made in MADE.glob("*.dll"):
        target = wine.system_folder / made.name
        if not target.exists() or not filecmp.cmp(made, target, shallow=False):
            shutil.copyfile(made, target)


def shipped(folder: Path) -> list[Path]:
    """The stand-ins in a folder, known by their names and by their content."""
    names = {f"{source.stem}.dll" for source in SOURCES.glob("*.c")}
    hashes = {_hash(path) for path in MADE.glob("*.dll")}
    return [
        path
        for path in sorted(folder.rglob("*.dll"))
        if path.name.lower() in names or _hash(path) in hashes
    ]


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
