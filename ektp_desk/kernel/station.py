"""The name of this workstation: what the audit and unfinished prints are known by."""

import getpass
import os
import sys


def station_name() -> str:
    """Computer and system user, as in "LOKET-1/petugas"."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = "?"
    return f"{_computer() or 'komputer'}/{user}"[:80]


def _computer() -> str:
    # `platform.node()` asks Windows' WMI for much else, a second before the first window.
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename
