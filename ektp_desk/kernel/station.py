"""The name of this workstation: what the audit and unfinished prints are known by.

Asked of the operating system: the environment says whatever its owner likes, and the log of
whoever resets a password at the console must not name a computer that somebody made up.
"""

import os
import sys

LONGEST = 256  # letters, of a user's or a computer's name in Windows
MOST = 80  # letters of a station
CONSOLE = " (console)"  # ends the station of what is done on the command line


def station_name() -> str:
    """Computer and system user, as in "LOKET-1/petugas"."""
    return f"{_computer() or 'komputer'}/{_user() or '?'}"[:MOST]


def console_station() -> str:
    """The same for the command line. However long the names are, one sees that it was no window."""
    return f"{station_name()[: MOST - len(CONSOLE)]}{CONSOLE}"


def _computer() -> str:
    # `platform.node()` asks Windows' WMI for much else, a second before the first window.
    if sys.platform == "win32":
        return _windows_says("kernel32", "GetComputerNameW")
    return os.uname().nodename


def _user() -> str:
    if sys.platform == "win32":
        return _windows_says("advapi32", "GetUserNameW")
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # an account that the system has no name for
        return str(os.getuid())


def _windows_says(library: str, function: str) -> str:
    """What a function of Windows writes into a buffer whose size it is told; "" if it will not."""
    if sys.platform != "win32":
        return ""
    import ctypes

    size, said = ctypes.c_ulong(LONGEST), ctypes.create_unicode_buffer(LONGEST)
    ask = getattr(ctypes.WinDLL(library), function)
    return said.value if ask(said, ctypes.byref(size)) else ""
