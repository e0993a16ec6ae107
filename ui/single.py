"""One window for each user: a second start hands its wish to the first one and ends.

The first start holds a lock file, which ends with the process however it ends. A later one leaves
a wish, a small file, in a folder that the first one watches. QtCore is all this needs.
"""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

PATIENCE = 5.0  # seconds until a program that does not answer is said to hang
NAP = 0.05
NEVER_STALE = 0  # by age; the lock of a process that is gone is taken over all the same


class OneWindow(QObject):
    """`wanted` tells that the window is wanted in front, with a file to open or ""."""

    wanted = Signal(str)

    def __init__(self, folder: Path, address: str = "", parent: QObject | None = None) -> None:
        """`folder` is the user's own; another database, named at the start, is another program."""
        super().__init__(parent)
        name = _name_of(address) if address else "office"
        self._wishes = folder / "windows" / name
        self._wishes.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / "windows" / f"{name}.lock"))
        self._lock.setStaleLockTime(NEVER_STALE)
        self._watcher: QFileSystemWatcher | None = None

    def is_first(self) -> bool:
        """Take the lock; if this is the first start, listen to later ones from now on."""
        if not self._lock.tryLock(0) and not self._take_over_own_number():
            return False
        for old in self._wishes.iterdir():
            old.unlink(missing_ok=True)
        self._watcher = QFileSystemWatcher([str(self._wishes)], self)
        self._watcher.directoryChanged.connect(self._on_changed)
        return True

    def _take_over_own_number(self) -> bool:
        """After a power cut the lock stays, and its process number may have become ours."""
        if self._holder() != os.getpid():
            return False
        return self._lock.removeStaleLockFile() and self._lock.tryLock(0)

    def _holder(self) -> int:
        """The process number in the lock, 0 when it cannot be read."""
        number, *_names = self._lock.getLockInfo()
        return int(number)

    def hand_over(self, opening: str) -> bool:
        """Leave the wish with the first one; whether it was taken in time."""
        self._let_it_come_forward()
        wish = self._wishes / f"{os.getpid()}.wish"
        draft = self._wishes.parent / wish.name
        draft.write_text(opening, encoding="utf-8")
        draft.replace(wish)  # whole or not there
        end = time.monotonic() + PATIENCE
        while wish.exists():
            if time.monotonic() > end:
                wish.unlink(missing_ok=True)
                return False
            time.sleep(NAP)
        return True

    def close(self) -> None:
        """Let the next start be the first."""
        self._lock.unlock()

    def _on_changed(self) -> None:
        for wish in sorted(self._wishes.glob("*.wish")):
            opening = wish.read_text(encoding="utf-8", errors="replace")
            wish.unlink(missing_ok=True)
            self.wanted.emit(opening)

    def _let_it_come_forward(self) -> None:
        """Windows lets only the program in use raise another one's window."""
        if sys.platform == "win32":
            import ctypes

            ctypes.windll.user32.AllowSetForegroundWindow(self._holder())


def _name_of(address: str) -> str:
    import hashlib  # hardly ever needed, and not before the first window

    return hashlib.sha256(address.encode()).hexdigest()[:12]
