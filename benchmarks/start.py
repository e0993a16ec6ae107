"""The first painted window, against a bare PySide6 window; and how long the UI stalls meanwhile."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.measure import Result
from benchmarks.office import Bench

ROUNDS = 9
STALL_LIMIT_MS = 50.0
BARE = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            print((time.monotonic() - float(os.environ["BENCH_T0"])) * 1000, flush=True)
            os._exit(0)
        return False
app = QApplication(sys.argv)
eye = Eye()
window = QMainWindow()
table = QTableView()
window.setCentralWidget(table)
table.viewport().installEventFilter(eye)
window.resize(1366, 768)
window.show()
app.exec()
"""
OURS = """
import gc, os, sys, time
from ektp_desk.cli import main
gc.disable()  # as the door does before it loads the windows
import ui.app
from PySide6.QtCore import QEvent, QObject, QTimer
t0 = float(os.environ["BENCH_T0"])
class Eye(QObject):
    painted = 0.0
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and not self.painted:
            self.painted = (time.monotonic() - t0) * 1000
        return False
eye = Eye()
longest, last = 0.0, time.monotonic()
def tick():
    global longest, last
    now = time.monotonic()
    if eye.painted:
        longest = max(longest, (now - last) * 1000)
    last = now
timer = QTimer()
timer.timeout.connect(tick)
def ready():
    tick()
    print(eye.painted, longest, (time.monotonic() - t0) * 1000, flush=True)
    os._exit(0)
made = ui.app.make_window
def watched(*words, **options):
    window = made(*words, **options)
    window.centralWidget().installEventFilter(eye)
    window.ready.connect(lambda: QTimer.singleShot(0, ready))
    timer.start(1)
    return window
ui.app.make_window = watched
main([])
"""


def run(bench: Bench) -> list[Result]:
    """Warm starts of whole processes, the two taking turns."""
    bare, ours, stalls, readies = [], [], [], []
    own = {"EKTP_DESK_DATABASE": str(bench.database), "XDG_CONFIG_HOME": str(bench.folder),
           "XDG_DATA_HOME": str(bench.folder)}  # fmt: skip
    for _ in range(ROUNDS + 1):
        bare.append(_start(BARE, {})[0])
        painted, stall, ready = _start(OURS, own)
        ours.append(painted)
        stalls.append(stall)
        readies.append(ready)
    for values in (bare, ours, stalls, readies):
        del values[0]  # the cold one
    base = statistics.median(bare)
    what = f"{ROUNDS} warm starts each, median"
    return [
        Result("first painted window", statistics.median(ours), base, 1.3, what),
        Result("longest UI stall while loading", statistics.median(stalls), STALL_LIMIT_MS, 1.0,
               "against 50 ms, median of the longest"),
        Result("ready to sign in", statistics.median(readies), base, 6.0, f"{what}; no target set"),
    ]  # fmt: skip


def _start(program: str, own: Mapping[str, str]) -> list[float]:
    environment = {
        **os.environ, **own, "QT_QPA_PLATFORM": "offscreen",
        "BENCH_T0": str(time.monotonic()), "PYTHONUTF8": "1",
    }  # fmt: skip
    output = subprocess.run(
        [sys.executable, "-c", program], env=environment, check=True, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=Path(__file__).parent.parent,
    ).stdout  # fmt: skip
    return [float(part) for part in output.split()]
