"""A display that writes down what it speaks: started as a process of its own, and killed.

`python -m tests.display.speaker FOLDER`: `calls.json` in the folder says what was called
(event, code, counter, moment); each round is noted in `spoken.txt` when it begins ("+") and when
it was heard to its end ("="). Between the two it waits until `go` says how many rounds may end.
"""

import json
import sys
import time
from datetime import datetime
from pathlib import Path

from ektp_desk.queue.display import Call
from ui.display.announcer import Announcer, Memory


def main() -> None:
    folder = Path(sys.argv[1])
    announcer = Announcer(Memory(folder / "memory.json"), times=2)
    stored = json.loads((folder / "calls.json").read_text(encoding="utf-8"))
    calls = [
        Call(n, code, where, where, datetime.fromisoformat(at)) for n, code, where, at in stored
    ]
    now = max(call.at for call in calls)
    announcer.offer(calls, now=now, live=False)
    ended = 0
    while (call := announcer.begin()) is not None:
        again = True
        while again:
            _note(folder, f"+{call.code}")
            while ended >= int((folder / "go").read_text(encoding="utf-8")):
                time.sleep(0.01)
            _note(folder, f"={call.code}")
            again = announcer.round_over(call.at.date())
            ended += 1
            (folder / "kept").write_text(str(ended), encoding="utf-8")


def _note(folder: Path, line: str) -> None:
    with (folder / "spoken.txt").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


if __name__ == "__main__":
    main()
