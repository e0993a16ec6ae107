"""Runs first in the built programs: takes all Python modules from one archive beside them.

PyInstaller would put a copy of every module into each executable (14 MB). The recipe
(`build.spec`) gives the executables only what comes before this, and the whole archive lies once
in the folder. PyInstaller's finders all hold its one reader, which is made anew on that archive.
"""

import sys

import pyimod02_importers  # type: ignore[import-not-found]  # PyInstaller's own

MODULES = f"{sys._MEIPASS}/modules.pyz"  # type: ignore[attr-defined]
pyimod02_importers.pyz_archive.__init__(MODULES, check_pymagic=True)
