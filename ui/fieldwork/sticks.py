"""Where a USB stick is, as far as the system says."""

import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_MOUNTED_UNDER = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


def sticks() -> tuple[Path, ...]:
    """The folders of storage that was plugged in and can be written to."""
    system = Path(QStorageInfo.root().rootPath())
    found = []
    for volume in QStorageInfo.mountedVolumes():
        path = volume.rootPath()
        plugged = sys.platform == "win32" or path.startswith(_MOUNTED_UNDER)
        if plugged and volume.isReady() and not volume.isReadOnly() and Path(path) != system:
            found.append(Path(path))
    return tuple(found)
