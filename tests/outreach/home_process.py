"""Takes a file in and dies in the middle: `python -m tests.outreach.home_process`.

Each line on standard input is `ADDRESS FILE STOP`: a child process takes in the file that is
pickled there, and waits for its end when it has sent so many statements, or "committing" or
"committed" for the last two. It says "inside PID" then, or "done" if it ran to the end; whoever
started it kills that child. A child is forked: all that is imported is imported once.
"""

import os
import pickle
import signal
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import event

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.work import Actor
from ektp_desk.outreach import homecoming
from ektp_desk.schema import metadata
from ektp_desk.storage.engines import make_engines
from tests.conftest import MORNING, ZONE


def main() -> None:
    """Fork for every line, and say how each child ended."""
    metadata()
    for line in sys.stdin:
        address, file, stop = line.split()
        child = os.fork()
        if child == 0:
            take_in(address, Path(file), stop)
            os._exit(0)
        os.waitpid(child, 0)
        say("ended")


def take_in(address: str, file: Path, stop: str) -> None:
    engines = make_engines(address)
    desk = Desk(reader=engines.reader, writer=engines.writer, clock=SetClock(MORNING), zone=ZONE)
    sent = 0

    def count(*_: Any) -> None:
        nonlocal sent
        sent += 1
        if str(sent) == stop:
            wait_for_the_end()

    event.listen(engines.writer, "before_cursor_execute", count)
    if stop == "committing":
        event.listen(engines.writer, "commit", lambda _: wait_for_the_end())
    opened = pickle.loads(file.read_bytes())
    actor = Actor(1, "Supervisor", frozenset(Role), "meja-mati")
    desk.write(actor, homecoming.take_home, opened=opened, file_name="pulang.ektp")
    if stop == "committed":
        wait_for_the_end()
    desk.close()
    say(f"done {sent}")


def wait_for_the_end() -> None:
    say(f"inside {os.getpid()}")
    while True:
        signal.pause()


def say(word: str) -> None:
    print(word, flush=True)


if __name__ == "__main__":
    main()
