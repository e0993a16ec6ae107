"""The door of the program: no argument opens the windows; the rest is the administrator's.

Every subcommand takes `--json` (one object on standard output, nothing else), `--database` and
`--language`; exit status 0 done, 1 refused with a sentence, 2 wrong usage. Only the windows and
`demo-day` load Qt. Whoever opens the windows waits for them: the command line, its words and its
parser (`doors.commands`) are loaded for those who use it.
"""

import sys
from collections.abc import Sequence

from ektp_desk.doors.windows import may_open_windows, open_windows
from ektp_desk.kernel.running import mark_running


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    mark_running()
    if not given and may_open_windows():
        return open_windows()
    from ektp_desk.doors.commands import run

    return run(given)
