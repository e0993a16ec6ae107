"""One person at one computer: a window in a process of its own, worked by lines of JSON.

`python -m tests.end_to_end.person ADDRESS FOLDER USERNAME COUNTER` signs in and then reads one
command a line from its standard input: `["click", "nextStep"]` calls the method of `Hands` by that
name. The answer is one line, `{"answer": …}` or `{"error": "…"}`. Between commands the window
lives on, as it does before a real person who looks at it. It ends with its input.
"""

import json
import queue
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication

from ektp_desk.demo.office import AS_OF, PASSWORD
from ektp_desk.kernel.clock import Clock, SystemClock
from ui.app import make_app, make_window
from ui.demo_day.hands import Hands, LostError
from ui.preferences import Preferences

ZONE = ZoneInfo("Asia/Makassar")


class DemoDayClock:
    """The demonstration office's own day, from an hour of it on and running."""

    def __init__(self, *, hour: int) -> None:
        self._real = SystemClock()
        morning = datetime(AS_OF.year, AS_OF.month, AS_OF.day, hour, tzinfo=ZONE)
        self._ahead = morning - self._real.now()

    def now(self) -> datetime:
        """The moment."""
        return self._real.now() + self._ahead


def main(address: str, folder: Path, username: str, counter: int) -> int:
    """Sign in and do what is asked until nothing more is."""
    app = make_app(sys.argv[:1])
    hands = sign_in(app, DemoDayClock(hour=9), address, folder, username, counter)
    serve(app, commands_of(hands))
    hands.leave()
    return 0


def sign_in(
    app: QApplication, clock: Clock, address: str, folder: Path, username: str, counter: int
) -> Hands:
    """A window with somebody signed in."""
    preferences = Preferences(folder / f"{username}.ini")
    preferences.language = "id"
    window = make_window(
        app, preferences, address=address, clock=clock, documents=folder / "documents",
        station=f"meja/{username}",
    )  # fmt: skip
    hands = Hands(app, window, folder / "pictures")
    window.show()
    window.begin()
    hands.write("username", username)
    hands.write("password", PASSWORD)
    if counter:
        hands.choose("counter", counter)
    hands.click("signIn")
    hands.wait(lambda: window.session is not None, f"{username} to be in")
    hands.settle()
    return hands


def commands_of(hands: Hands) -> dict[str, Callable[..., Any]]:
    """All that hands can do, by name, and waiting for a list to be so long."""

    def wait_for_rows(table: str, count: int) -> None:
        hands.wait(lambda: len(hands.cells(table, 0)) == count, f"{count} rows")

    known = {name: getattr(hands, name) for name in dir(hands) if not name.startswith("_")}
    return {**known, "wait_for_rows": wait_for_rows}


def serve(app: QApplication, commands: dict[str, Callable[..., Any]]) -> None:
    """Do each command that comes by standard input, while the window lives."""
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_read, args=(lines,), daemon=True).start()
    print(json.dumps({"answer": "ready"}), flush=True)
    while True:
        app.processEvents()
        try:
            line = lines.get(timeout=0.005)
        except queue.Empty:
            continue
        if not line:
            return
        name, *words = json.loads(line)
        try:
            answer = {"answer": commands[name](*words)}
        except (LostError, LookupError, TypeError) as error:  # told to the test, which fails by it
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer, default=str), flush=True)


def _read(lines: "queue.Queue[str]") -> None:
    for line in sys.stdin:
        lines.put(line)
    lines.put("")


if __name__ == "__main__":
    place, files, user, seat = sys.argv[1:5]
    sys.exit(main(place, Path(files), user, int(seat)))
