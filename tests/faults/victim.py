"""Programs that die in the middle of an act: `python -m tests.faults.victim`.

Each line on standard input is a JSON object (`Order`): a forked child opens the office, does the
acts of a kind from one of them on, says "done N" after each commit, and is killed on the way, with
SIGKILL. Then "ended STATUS" follows: the signal that killed it, 0 if it came to its end. An order
to rehearse is done without a fork, so that its children find everything loaded.
"""

import json
import os
import signal
import sys
import threading
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.schema import metadata
from tests.faults.jobs import JOBS
from tests.faults.kinds import KINDS, Kind, NotThere, nothing
from tests.faults.playing import opened
from tests.faults.stage import Stage

NOBODY = Kind("", nothing, ())


@dataclass(frozen=True)
class Order:
    """What a child does and where it ends.

    `how`: "before" or "after" the `number`-th statement it sends; in the middle of its `number`-th
    "commit" (`seconds` after it began); "told" is just after the commit of the `number`-th act and
    before that is acknowledged; "outside" is `seconds` after its start; "never"; "rehearse".
    `beside` another program acts may be refused.
    """

    address: str
    key: str
    kind: str
    scene: str
    first: int
    how: str
    number: int = 0
    seconds: float = 0.0
    tools: str = ""
    beside: bool = False


def main() -> None:
    """Fork for every line, and say how each child ended."""
    metadata()
    for line in sys.stdin:
        order = Order(**json.loads(line))
        if order.how == "rehearse":
            rehearse(order)
            say("ended 0")
            continue
        child = os.fork()
        if child == 0:
            _act_and_leave(order)
        if order.how == "outside":
            time.sleep(order.seconds)
            os.kill(child, signal.SIGKILL)  # of one that has ended already nothing is killed
        _, status = os.waitpid(child, 0)
        say(f"ended {os.waitstatus_to_exitcode(status)}")


def _act_and_leave(order: Order) -> None:
    try:
        act(order)
    except BaseException as error:  # noqa: BLE001 - a forked child never returns
        say(f"trouble {error!r}")
        os._exit(1)
    os._exit(0)


def act(order: Order) -> None:
    """Do the acts from `first` on, telling each; die where the order says."""

    def told(number: int) -> None:
        if order.how == "told" and number == order.number:
            die()
        say(f"done {number}")

    if order.kind in JOBS:
        engine = staged(order).engine
        _watch(engine, order)
        JOBS[order.kind](engine, Path(order.scene), order.tools)
        return
    with opened(staged(order)) as play:
        _watch(play.office.desk.engine, order)
        for number in range(order.first, len(play.stage.kind.acts)):
            try:
                play.act(number)
            except (OfficeError, NotThere) as error:
                if not order.beside:
                    raise
                say(f"refused {number} {error!r}")
                continue
            told(number)


def rehearse(order: Order) -> None:
    """Do all acts of a kind here."""
    with opened(staged(order)) as play:
        for number in range(len(play.stage.kind.acts)):
            play.act(number)


def staged(order: Order) -> Stage:
    """The office as it was handed over."""
    return Stage(
        KINDS.get(order.kind, NOBODY), order.address, order.key, Path(order.scene), original=""
    )


def _watch(engine: Engine, order: Order) -> None:
    """End the process at the place in the talk with the database that was ordered."""
    sent, commits = count(1), count(1)
    now = 0

    def before(*_: Any) -> None:
        nonlocal now
        now = next(sent)
        if order.how == "before" and now == order.number:
            die()

    def after(*_: Any) -> None:
        if order.how == "after" and now == order.number:
            die()

    def committing(_connection: Any) -> None:
        if next(commits) == order.number and order.how == "commit":
            threading.Thread(target=_die_in, args=(order.seconds,), daemon=True).start()

    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "after_cursor_execute", after)
    event.listen(engine, "commit", committing)


def _die_in(seconds: float) -> None:
    if seconds:
        time.sleep(seconds)
    die()


def die() -> None:
    """As a power cut: nothing is cleaned up."""
    os.kill(os.getpid(), signal.SIGKILL)
    signal.pause()


def say(word: str) -> None:
    """One write, so that what was said before a kill is heard."""
    os.write(1, f"{word}\n".encode())


if __name__ == "__main__":
    main()
