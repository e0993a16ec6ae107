"""The door to the windows. Light on purpose: whoever opens them waits."""

import gc
import os
import sys


def may_open_windows() -> bool:
    """Whether Qt finds a screen; without one it would end the process instead of saying so."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def open_windows(
    *,
    address: str | None = None,
    language: str | None = None,
    opening: str = "",
    kiosk: bool = False,
) -> int:
    """Open the windows and stay until they are closed.

    `opening` is a file to open in them; `kiosk` opens the visitors' kiosk instead.
    """
    # Loading makes many things that all stay; from then on the UI thread collects (ui.collector).
    gc.disable()
    from ui.app import main as windows

    return windows(address=address, language=language, opening=opening, kiosk=kiosk)
