"""A display as a process: hears what is written and says when: `… watch ADDRESS AHEAD`.

Says `ready` when it hears; for `{"until": audit id}`, once that was heard (or half a minute has
gone), one line of JSON: `[[audit id, moment, [[noun, row id], …]], …]` with `time.monotonic`, which
all processes of a machine share.
"""

import json
import sys
import threading
import time
from typing import Any

from benchmarks.queue.office import desk_on
from ektp_desk.kernel.changes import Changes
from ektp_desk.kernel.feed import Watcher

MOST_SECONDS = 30


def main() -> None:
    """Hear until told to stop."""
    desk = desk_on(sys.argv[1], float(sys.argv[2]))
    heard: list[Any] = []
    listening = threading.Event()

    def note(changes: Changes) -> None:
        items = [[item.noun, item.row_id] for item in changes.items]
        heard.append([changes.audit_id, time.monotonic(), items])

    watcher = Watcher(
        desk.reading_engine, instance="display", on_changes=note,
        on_link=lambda up: listening.set() if up else None, require_data=desk.require_data,
    )  # fmt: skip
    watcher.start()
    listening.wait()
    print("ready", flush=True)
    for line in sys.stdin:
        _wait(heard, json.loads(line)["until"])
        watcher.stop()
        print(json.dumps(heard), flush=True)


def _wait(heard: list[Any], until: int) -> None:
    give_up = time.monotonic() + MOST_SECONDS
    while time.monotonic() < give_up and not (heard and heard[-1][0] >= until):
        time.sleep(0.05)


if __name__ == "__main__":
    main()
