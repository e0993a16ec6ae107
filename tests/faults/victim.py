"""Programs that die in the middle of an act: `python -m tests.faults.victim`.

Each line on standard input is a JSON object (`Order`): a forked child opens the office, does the
acts of a kind from one of them on, says "done N" after each commit, and is killed on the way, with
SIGKILL. Then "ended STATUS" follows: the signal that killed it, 0 if it came to its end. An order
to rehearse is done without a fork, so that its children find everything loaded.
"""

import ctypes
import json
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.schema import metadata
from tests.faults.acts import Kind, NotThere, nothing
from tests.faults.gate import wait_at
from tests.faults.jobs import JOBS
from tests.faults.kinds import KINDS
from tests.faults.playing import opened
from tests.faults.stage import Stage, quick_hashes

PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
TOUCHES = ("open", "os.")  # the interpreter's audit events of the file system
NOBODY = Kind("", nothing, ())


@dataclass(frozen=True)
class Order:
    """What a child does and where it ends.

    `how`: "before" or "after" the `number`-th statement it sends; in the middle of its `number`-th
    "commit" (`seconds` after it began); before its `number`-th "touch" of the disk where the office
    lies; "told" is just after the commit of the `number`-th act, or the end of a job, and before
    that is acknowledged;
    "outside" is `seconds` after its start, with all programs that it started; "never"; "rehearse".
    `beside` another program acts may be refused. The acts are `first` up to `until`, or to the
    last; before the first a child waits at the `gate` (`tests.faults.gate`), if there is one.
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
    until: int = 0
    gate: str = ""


def main() -> None:
    """Fork for every line, and say how each child ended."""
    metadata()
    quick_hashes()
    _adopt()
    for line in sys.stdin:
        order = Order(**json.loads(line))
        if order.how == "rehearse":
            rehearse(order)
            say("ended 0")
            continue
        child = os.fork()
        if child == 0:
            _act_and_leave(order)
        with suppress(OSError):  # it did so itself, and has gone on
            os.setpgid(child, child)
        if order.how == "outside":
            time.sleep(order.seconds)
            os.killpg(child, signal.SIGKILL)  # of those that have ended already nothing is killed
        _, status = os.waitpid(child, 0)
        _outlast()
        say(f"ended {os.waitstatus_to_exitcode(status)}")


def _adopt() -> None:
    """Let what a killed program had started (`pg_restore`) be a child of this one."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _outlast() -> None:
    """Such a one goes on alone; the look at what is left begins when it has ended, too."""
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def _act_and_leave(order: Order) -> None:
    os.setpgid(0, 0)
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
        # A program that works on the whole office may have more than one engine.
        watch = Watch(Engine, order)
        watch.look_at_the_disk()
        JOBS[order.kind](staged(order), Path(order.scene), order.tools)
        if order.how == "told":
            die()
        say(f"length {watch.length.sent} {watch.length.touched}")
        return
    with opened(staged(order)) as play:
        Watch(play.office.desk.engine, order)
        if order.gate:
            play.office.desk.read(lambda _session: None)  # nobody is ahead by what he loads
            wait_at(Path(order.gate))
        for number in range(order.first, order.until or len(play.stage.kind.acts)):
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


@dataclass
class Length:
    """How many statements a program has sent, and how often it touched its part of the disk."""

    sent: int = 0
    touched: int = 0


class Watch:
    """Ends the process at the place that was ordered; counts how far it has come."""

    def __init__(self, engine: Engine | type[Engine], order: Order) -> None:
        self.length = Length()
        self._order = order
        self._commits = 0
        self._folders = (order.scene, str(Path(order.address).parent))
        event.listen(engine, "before_cursor_execute", self._on_before)
        event.listen(engine, "after_cursor_execute", self._on_after)
        event.listen(engine, "commit", self._on_commit)

    def look_at_the_disk(self) -> None:
        """Count what is touched of the office's files as well, until the process ends."""
        sys.addaudithook(self._on_touch)

    def _on_before(self, *_: Any) -> None:
        self.length.sent += 1
        self._end("before", self.length.sent)

    def _on_after(self, *_: Any) -> None:
        self._end("after", self.length.sent)

    def _on_commit(self, _connection: Any) -> None:
        self._commits += 1
        if (self._order.how, self._order.number) == ("commit", self._commits):
            threading.Thread(target=_die_in, args=(self._order.seconds,), daemon=True).start()

    def _on_touch(self, name: str, arguments: tuple[Any, ...]) -> None:
        if name.startswith(TOUCHES) and str(*arguments[:1]).startswith(self._folders):
            self.length.touched += 1
            self._end("touch", self.length.touched)

    def _end(self, how: str, number: int) -> None:
        if (self._order.how, self._order.number) == (how, number):
            die()


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
