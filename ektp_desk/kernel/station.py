"""The name of this workstation: what the audit and unfinished prints are known by."""

import getpass
import platform


def station_name() -> str:
    """Computer and system user, as in "LOKET-1/petugas"."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = "?"
    return f"{platform.node() or 'komputer'}/{user}"[:80]
