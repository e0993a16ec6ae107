"""Tells the installer that the program runs, so that it waits before it replaces it.

Only on Windows, where a named mutex is the usual sign; `packaging/windows/installer.nsi` looks for
the same name. `Global` makes it seen by everybody on a shared computer.
"""

import sys

MUTEX = "Global\\EKTP-Desk-is-running"


def mark_running() -> None:
    """Hold the sign until this process ends, however it ends."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.CreateMutexW(None, False, MUTEX)
