"""First paint of the built program against a bare window, under Wine.

Both are PyInstaller folders in the same Wine on the same empty screen; the clock
starts before the process and stops when the middle of the screen is no longer black. The two take
turns, and a warm-up each is not counted. Ends with 1 above the limit.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import windows_python
from machine import APP, BUILD, CONSOLE, WINDOWED, Wine, step

ROUNDS = 7
LIMIT = 1.4
PATIENCE = 60.0
SOURCE = Path(__file__).with_name("bare_window.py")
BARE = BUILD / "bare"


def main() -> int:
    """Measure and print, as JSON too."""
    wine = Wine()
    wine.prepare()
    step("bare", [SOURCE, windows_python.WHEELS], lambda: _pack(wine))
    database = BUILD / "ratio" / "ektp-desk.db"
    if not database.exists():
        words = ["demo", "--residents", "3000", "--out", wine.path(database.parent)]
        wine.run([APP / CONSOLE, *words])
    programs: dict[str, list[Path | str]] = {
        "bare": [BARE / "bare_window" / "bare_window.exe"],
        "ours": [APP / WINDOWED, "--database", wine.path(database)],
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    with wine.screen() as screen:
        # Wine's own services start once, and are nobody's start-up time.
        keeper = wine.start([windows_python.program(wine), "-c", "input()"], environment=screen)
        eye = _eye(screen["DISPLAY"])
        for _ in range(ROUNDS + 1):
            for name, command in programs.items():
                times[name].append(_start(wine, command, dict(screen), eye))
        wine.end(keeper)
        eye.kill()
    medians = {name: statistics.median(values[1:]) for name, values in times.items()}
    ratio = medians["ours"] / medians["bare"]
    print(json.dumps({"seconds": times, "medians": medians, "ratio": ratio}, indent=2))
    print(f"first paint: {ratio:.2f} × a bare window (at most {LIMIT})")
    return 0 if ratio <= LIMIT else 1


def _pack(wine: Wine) -> None:
    answer = wine.run(
        [windows_python.program(wine), "-m", "PyInstaller", "--noconfirm", "--windowed",
         "--distpath", wine.path(BARE), "--workpath", wine.path(BUILD / "bare-work"),
         "--specpath", wine.path(BUILD / "bare-work"), wine.path(SOURCE)]
    )  # fmt: skip
    if answer.returncode != 0:
        sys.exit(answer.stderr)


def _start(
    wine: Wine, command: list[Path | str], screen: dict[str, str], eye: "subprocess.Popen[str]"
) -> float:
    """Seconds until something is seen; the program is ended, and the screen is black again."""
    _ask(eye, "dark")
    began = time.monotonic()
    program = wine.start(command, environment=screen)
    _ask(eye, "light")
    taken = time.monotonic() - began
    wine.end(program)
    return taken


def _eye(display: str) -> "subprocess.Popen[str]":
    """A process that watches the screen: Qt knows only one display in its life."""
    return subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("watch_screen.py"))], text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
    )  # fmt: skip


def _ask(eye: "subprocess.Popen[str]", what: str) -> None:
    assert eye.stdin
    assert eye.stdout
    print(what, file=eye.stdin, flush=True)
    if eye.stdout.readline().strip() != what:
        sys.exit(f"Waited {PATIENCE} s for the screen to become {what}.")


if __name__ == "__main__":
    sys.exit(main())
