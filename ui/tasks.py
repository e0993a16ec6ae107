"""The one door off the UI thread.

Reads run on a small pool, writes on one thread, in the order they were asked for; answers come
home as calls on the UI thread. A page hands over itself as `owner`: an answer for a page that is
gone is dropped, and with a `key` only the newest answer counts (typing into a search asks often).

Errors are sorted here, once: an `OfficeError` goes to `refused` (the sentence beside the field),
a `MachineError` to the calm bar with Retry, anything else to the crash dialog.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import count
from threading import Event
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from ektp_desk.kernel.changes import Changes
from ektp_desk.kernel.desk import Desk, Done
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.work import Actor

Refused = Callable[[OfficeError], None]


@dataclass(frozen=True)
class _Answer:
    owner: QObject
    key: str
    generation: int
    deliver: Callable[[], None]


class Job:
    """A long task in hand: `report(done, total)` from the worker, `cancelled()` to look at."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        self.report = report
        self._cancel = Event()

    def cancel(self) -> None:
        """Ask the worker to stop at its next look."""
        self._cancel.set()

    def cancelled(self) -> bool:
        return self._cancel.is_set()


class Tasks(QObject):
    """Runs queries, services and long jobs for the windows."""

    changed = Signal(object)  # Changes: made here or by another program
    refused = Signal(object)  # OfficeError nobody took
    trouble = Signal(object, object)  # MachineError, retry: Callable[[], None]
    recovered = Signal()  # an act went through after trouble
    crashed = Signal(object)  # any other exception
    _answered = Signal(object)

    def __init__(self, desk: Desk, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.actor = actor
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="ektp-read")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="ektp-write")
        self._generations = count(1)
        self._newest: dict[tuple[int, str], int] = {}
        self._waiting = 0
        self._in_trouble = False
        self._closed = False
        self._answered.connect(self._on_answered)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way: what tests and the demonstration day wait for."""
        return self._waiting == 0

    def read(
        self,
        owner: QObject,
        query: Callable[..., Any],
        /,
        *,
        done: Callable[[Any], None],
        key: str = "",
        failed: Refused | None = None,
        **kwargs: Any,
    ) -> None:
        """Run `query(session, **kwargs)`; `done(result)` on the UI thread."""

        def work() -> Callable[[], None]:
            result = self.desk.read(query, **kwargs)
            return lambda: done(result)

        self._start(self._readers, owner, key, work, failed)

    def forget(self, owner: QObject, key: str) -> None:
        """Let no answer of `owner` under `key` come home that is still under way."""
        self._newest.pop((id(owner), key), None)

    def write(
        self,
        owner: QObject,
        service: Callable[..., Any],
        /,
        *,
        done: Callable[[Any], None] | None = None,
        refused: Refused | None = None,
        **kwargs: Any,
    ) -> None:
        """Run `service(work, **kwargs)` as one transaction; then `done(result)` and `changed`."""
        actor = self.actor

        def work() -> Callable[[], None]:
            outcome: Done[Any] = self.desk.write(actor, service, **kwargs)

            def home() -> None:
                if done is not None and shiboken6.isValid(owner):
                    done(outcome.result)
                self.announce(outcome.changes)

            return home

        # A write is delivered even when its page is gone: the others must hear of it.
        self._start(self._writer, owner, "", work, refused, keep=True)

    def run(
        self,
        owner: QObject,
        job: Callable[[Job], Any],
        /,
        *,
        done: Callable[[Any], None],
        progress: Callable[[int, int], None] | None = None,
        failed: Refused | None = None,
    ) -> Job:
        """Run a long `job(handle)` on a reading thread, with progress and cancel."""

        def report(finished: int, total: int) -> None:
            if progress is not None:
                self._answered.emit(_Answer(owner, "", 0, lambda: progress(finished, total)))

        handle = Job(report)

        def work() -> Callable[[], None]:
            result = job(handle)
            return lambda: done(result)

        self._start(self._readers, owner, "", work, failed)
        return handle

    def announce(self, changes: Changes) -> None:
        """Tell every page what changed."""
        if changes.items:
            self.changed.emit(changes)

    def close(self) -> None:
        """Finish what was begun and stop the threads; who asks later is not answered."""
        self._closed = True
        self._writer.shutdown(wait=True)
        self._readers.shutdown(wait=True, cancel_futures=True)

    def _start(
        self,
        pool: ThreadPoolExecutor,
        owner: QObject,
        key: str,
        work: Callable[[], Callable[[], None]],
        refused: Refused | None,
        keep: bool = False,
    ) -> None:
        if self._closed:
            return
        generation = next(self._generations)
        if key:
            self._newest[(id(owner), key)] = generation
        self._waiting += 1

        def again() -> None:
            self._start(pool, owner, key, work, refused, keep)

        def job() -> None:
            try:
                home = work()
            except Exception as error:  # sorted on the UI thread, none is lost
                home = partial(self._sort, error, refused, again)
            else:
                home = partial(self._home, home)
            self._answered.emit(_Answer(self if keep else owner, key, generation, home))

        pool.submit(job)

    def _home(self, deliver: Callable[[], None]) -> None:
        if self._in_trouble:
            self._in_trouble = False
            self.recovered.emit()
        deliver()

    def _sort(self, error: Exception, refused: Refused | None, again: Callable[[], None]) -> None:
        if isinstance(error, OfficeError):
            if refused is not None:
                refused(error)
            else:
                self.refused.emit(error)
        elif isinstance(error, MachineError):
            self._in_trouble = True
            self.trouble.emit(error, again)
        else:
            self.crashed.emit(error)

    @Slot(object)
    def _on_answered(self, answer: _Answer) -> None:
        if answer.generation:
            self._waiting -= 1
        if not shiboken6.isValid(answer.owner):
            return
        if answer.key and self._newest.get((id(answer.owner), answer.key)) != answer.generation:
            return
        answer.deliver()
