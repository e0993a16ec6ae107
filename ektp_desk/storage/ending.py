"""Whether the programs of this computer ended in order.

A file stands beside each running program's lock and is taken away when the program has given its
connections back. One that is still there, of a program that runs no more, is the sign of a power
cut, a crash or a kill: the office is then looked over (`audit_keeper`).
"""

from collections.abc import Iterable
from pathlib import Path

ENDING = ".open"


class CleanEnd:
    """This program's own sign in `folder`, and whether `left`, who ran before, ended in order."""

    def __init__(self, folder: Path, instance: str, left: Iterable[str]) -> None:
        """`instance` names this program; a folder that cannot be written tells nothing."""
        self._sign = folder / f"{instance}{ENDING}"
        found = [folder / f"{name}{ENDING}" for name in left]
        self._found = [path for path in found if path.exists()]
        self.unclean = bool(self._found)
        try:
            self._sign.touch()
        except OSError:
            return

    def looked_over(self) -> None:
        """The office was looked over after the unclean end: nobody needs to do so again."""
        for path in self._found:
            _remove(path)
        self._found = []

    def close(self) -> None:
        """This program ends in order."""
        _remove(self._sign)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
