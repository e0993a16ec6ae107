"""The one door off the UI thread.

Reads run on a small pool, writes on one thread, in the order they were asked for; answers come
home as calls on the UI thread. A page hands over itself as `owner`: an answer for a page that is
gone is dropped, and with a `key` only the newest answer counts (typing into a search asks often).

Errors are sorted here, once: an `OfficeError` goes to `refused` (the sentence beside the field),
a `MachineError` to the calm bar with Retry, anything else to the crash dialog. What an officer
did and the machine stopped stays in `stuck` until it went through or was given up; only what
pages wanted to read is over as soon as any reading works again. An act whose answer an office
server lost is asked about, not simply repeated (`kernel.lost`).
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count
from threading import Event
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from ektp_desk.kernel.changes import Changes
from ektp_desk.kernel.desk import Desk, Done
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.lost import UNREACHABLE, LostAnswer
from ektp_desk.kernel.work import Actor
from ui.asked import Answer, Refused, Task, Troubled

# Who acted is not, or no longer, let in: a matter for the whole window, wherever it came up.
SHUT_OUT = frozenset({"session.ended", "officer.inactive"})


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
    recovered = Signal()  # nothing is stuck any more
    link = Signal(bool)  # whether other programs' changes are heard: the server is there or gone
    shut_out = Signal(object)  # OfficeError: the officer's session was ended
    crashed = Signal(object)  # any other exception
    _answered = Signal(object)

    def __init__(self, desk: Desk, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.actor = actor
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="ektp-read")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="ektp-write")
        self._local = ThreadPoolExecutor(1, thread_name_prefix="ektp-local")
        self.linked = True
        self._generations = count(1)
        self._newest: dict[tuple[int, str], int] = {}
        self._waiting = 0
        self._stuck: list[Task] = []
        self._unread: list[Task] = []
        self._under_way: set[Task] = set()
        self._trouble: MachineError | None = None
        self._closed = False
        self._jobs: set[Job] = set()
        self._answered.connect(self._on_answered)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way: what tests and the demonstration day wait for."""
        return self._waiting == 0

    @property
    def stuck(self) -> MachineError | None:
        """What keeps an officer's act from going through, None if nothing does."""
        return self._trouble if self._stuck else None

    def show_link(self, up: bool) -> None:
        """Whether the server is there, as the watcher finds."""
        self.linked = up
        self.link.emit(up)

    def retry(self) -> None:
        """Ask again for all that machine trouble stopped, acts first, in their order."""
        for task in (*self._stuck, *self._unread):
            if task not in self._under_way:
                self._start(task)

    def give_up(self) -> None:
        """Put aside what is stuck: the officer does not want it any more."""
        self._stuck, self._unread = [], []

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

        self._start(Task(self._readers, owner, work, key, failed))

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
        troubled: Troubled | None = None,
        busy: Callable[[bool], None] | None = None,
        instead: Callable[[], None] | None = None,
        **kwargs: Any,
    ) -> None:
        """Run `service(work, **kwargs)` as one transaction; then `done(result)` and `changed`.

        `busy(True)` when it begins, `busy(False)` however it ends. `troubled` takes machine
        trouble instead of the calm bar: a dialog says it itself, and its button is the retry.
        `instead()` is called when the office server cannot be reached, and the act is not tried
        again; unless its answer was lost: then `done` still comes, once, when that is settled.
        """
        actor, act = self.actor, (service, kwargs)
        earlier = self._take_lost(owner, act, dialog=troubled is not None)
        lost = earlier.lost if earlier is not None and earlier.act == act else []
        other = earlier.lost[0] if earlier is not None and earlier.act != act else None

        def work() -> Callable[[], None]:
            if other is not None and other.went_through():
                raise OfficeError("act.went_through")
            try:
                outcome: Done[Any] = (
                    lost[0].settle() if lost else self.desk.write(actor, service, **kwargs)
                )
            except LostAnswer as error:
                lost[:] = [error]
                raise

            def home() -> None:
                if done is not None and shiboken6.isValid(owner):
                    done(outcome.result)
                self.announce(outcome.changes)

            return home

        self._start(
            Task(self._writer, owner, work, "", refused, troubled, busy, act, instead, lost=lost)
        )

    def _take_lost(self, owner: QObject, act: Any, *, dialog: bool) -> Task | None:
        """An act of `owner` whose answer was lost: it is found out about before the new one.

        Asked for once more, it is not done once more. A dialog has but one act in hand, so a
        changed one stands in its place.
        """
        for task in self._stuck:
            if task.owner is owner and task.lost and (dialog or task.act == act):
                self._stuck.remove(task)
                return task
        return None

    def run(
        self,
        owner: QObject,
        job: Callable[[Job], Any],
        /,
        *,
        done: Callable[[Any], None],
        progress: Callable[[int, int], None] | None = None,
        failed: Refused | None = None,
        troubled: Troubled | None = None,
    ) -> Job:
        """Run a long `job(handle)` on a reading thread, with progress and cancel."""

        def report(finished: int, total: int) -> None:
            if progress is not None:
                self._answered.emit(Answer(owner, "", 0, lambda: progress(finished, total)))

        handle = Job(report)
        self._jobs.add(handle)

        def work() -> Callable[[], None]:
            try:
                result = job(handle)
            finally:
                self._jobs.discard(handle)
            return lambda: done(result)

        self._start(Task(self._readers, owner, work, "", failed, troubled))
        return handle

    def aside(
        self,
        owner: QObject,
        work: Callable[..., Any],
        /,
        *,
        done: Callable[[Any], None],
        refused: Refused | None = None,
        troubled: Troubled | None = None,
        **kwargs: Any,
    ) -> None:
        """Run `work(**kwargs)` that needs this computer's disk and no database, in its order."""

        def job() -> Callable[[], None]:
            result = work(**kwargs)
            return lambda: done(result)

        self._start(Task(self._local, owner, job, "", refused, troubled, local=True))

    def announce(self, changes: Changes) -> None:
        """Tell every page what changed."""
        if changes.items:
            self.changed.emit(changes)

    def stop(self) -> None:
        """Take nothing more, and ask long jobs to end. What was asked for is still written."""
        self._closed = True
        for job in tuple(self._jobs):
            job.cancel()

    def close(self, *, wait: bool = True) -> None:
        """Finish what was begun and end the threads: may take long, not for the UI thread."""
        self.stop()
        self._local.shutdown(wait=wait)
        self._writer.shutdown(wait=wait)
        self._readers.shutdown(wait=wait, cancel_futures=True)

    def _start(self, task: Task) -> None:
        if self._closed:
            return
        generation = next(self._generations)
        if task.key:
            self._newest[(id(task.owner), task.key)] = generation
        self._waiting += 1
        self._under_way.add(task)
        task.rest(True)

        def job() -> None:
            try:
                home = partial(self._home, task, task.work())
            except Exception as error:  # sorted on the UI thread, none is lost
                home = partial(self._sort, task, error)
            # A write is delivered even when its page is gone: the others must hear of it.
            owner = self if task.act else task.owner
            self._answered.emit(Answer(owner, task.key, generation, home, task))

        task.pool.submit(job)

    def _home(self, task: Task, deliver: Callable[[], None]) -> None:
        self._settle(task)
        deliver()

    def _sort(self, task: Task, error: Exception) -> None:
        if isinstance(error, MachineError):
            self._hold(task, error)
            return
        self._settle(task)
        if not isinstance(error, OfficeError):
            self.crashed.emit(error)
        elif self.actor.session_id is not None and error.code in SHUT_OUT:
            self.shut_out.emit(error)
        elif task.refused is not None and shiboken6.isValid(task.owner):
            task.refused(error)
        else:
            self.refused.emit(error)

    def _settle(self, task: Task) -> None:
        """The machine did what was asked: what was stuck of the same kind is over."""
        task.rest(False)
        if task.local:
            return  # says nothing about the database
        before = bool(self._stuck or self._unread)
        if task.act:
            self._stuck = [other for other in self._stuck if not task.repeats(other)]
        else:
            self._unread = []
        if before and not (self._stuck or self._unread):
            self.recovered.emit()

    def _hold(self, task: Task, error: MachineError) -> None:
        """The machine said no: keep it for Retry, and say so unless something worse is said."""
        task.rest(False)
        if task.instead is not None and error.code == UNREACHABLE and shiboken6.isValid(task.owner):
            task.instead()
            if not task.lost:
                return
        if task.troubled is not None and shiboken6.isValid(task.owner):
            task.troubled(error)
            if not task.lost:
                return
        if task.act:
            self._stuck = [other for other in self._stuck if not task.repeats(other)]
            self._stuck.append(task)
        else:
            self._unread = [*(other for other in self._unread if other is not task), task]
            if self._stuck:
                return
        self._trouble = error
        self.trouble.emit(error, self.retry)

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        if answer.generation:
            self._waiting -= 1
        if answer.task is not None:
            self._under_way.discard(answer.task)
        if not shiboken6.isValid(answer.owner):
            return
        if answer.key and self._newest.get((id(answer.owner), answer.key)) != answer.generation:
            return
        answer.deliver()
