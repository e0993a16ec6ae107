"""A thread that looks after the audit chain, and after the whole office when it ended badly."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ektp_desk.kernel.clock import Clock
from ektp_desk.kernel.errors import MachineError
from ektp_desk.storage.audit_watch import AuditWatch, Look
from ektp_desk.storage.check import Finding
from ektp_desk.storage.ending import CleanEnd

EVERY = 600.0  # seconds between two looks
SWITCH_SECONDS = 0.001
FIRST = 2.0  # seconds after opening: signing in comes first
log = logging.getLogger("ektp_desk.audit")

Quick = Callable[[], tuple[Finding, ...]]
Thorough = Callable[[threading.Event], tuple[Finding, ...]]
OnState = Callable[["State"], None]


@dataclass(frozen=True)
class State:
    """What is known of the office's data: findings, and how far the looking has come.

    `findings` hold at most one of the chain. `after_unclean_end`: the office is looked over, or
    was, because a program here did not end in order; `whole` once nothing is left to look at.
    """

    findings: tuple[Finding, ...]
    rows: int
    after_unclean_end: bool
    whole: bool


class AuditKeeper(threading.Thread):
    """Looks a while after the opening and every ten minutes; tells it on this thread.

    After an unclean end it looks at once: `quick` first (guards, schema), what is new in the
    chain, then all of the chain and `thorough` (pages, references, sums), which take as long as
    they take. Once a week, with the whole chain, it looks at these as well: what somebody altered
    in another program leaves no unclean end. Trouble of the machine is not said here, and a bug
    goes to the log: the next look tries again.
    """

    def __init__(
        self,
        watch: AuditWatch,
        *,
        clock: Clock,
        ending: CleanEnd,
        quick: Quick,
        thorough: Thorough,
    ) -> None:
        super().__init__(name="ektp-audit", daemon=True)
        self._watch = watch
        self._clock = clock
        self._ending = ending
        self._quick = quick
        self._thorough = thorough
        self._on_state: OnState = lambda _state: None
        self._stop_asked = threading.Event()
        self._unclean = ending.unclean
        self._of_office: tuple[Finding, ...] = ()
        self._of_chain: tuple[Finding, ...] = ()
        self._rows = 0
        self._weekly_due = self._looked_over = False

    def begin(self, on_state: OnState) -> None:
        """Start the thread; `on_state` is told what each look found."""
        self._on_state = on_state
        self.start()

    def stop(self) -> None:
        """Ask the thread to end and wait for it; a check under way is not waited for long."""
        self._stop_asked.set()
        if self.is_alive():
            self.join(timeout=5)

    def run(self) -> None:
        due = self._unclean
        if not due and self._stop_asked.wait(FIRST):
            return
        while not self._stop_asked.is_set():
            try:
                with _giving_way():
                    if due:
                        due = not self._after_unclean_end()
                    elif self._look(whole=False) and self._weekly():
                        self._tell(whole=True)
            except MachineError:
                pass
            except Exception as error:  # noqa: BLE001 - nobody would see that no one looks any more
                log.error("the audit could not be looked at: %s", type(error).__name__)
            self._stop_asked.wait(EVERY)

    def _after_unclean_end(self) -> bool:
        """Look over all; False when it was stopped before the end."""
        self._of_office = self._quick()
        if not self._look(whole=False):
            return False
        self._tell(whole=False)
        self._of_office += self._thorough(self._stop_asked)
        if self._stop_asked.is_set() or not self._look(whole=True):
            return False
        self._ending.looked_over()
        self._tell(whole=True)
        return True

    def _weekly(self) -> bool:
        """Look over the rest of the office if its week is over; False when it was stopped."""
        if self._weekly_due:
            found = (*self._quick(), *self._thorough(self._stop_asked))
            if self._stop_asked.is_set():
                return False
            self._of_office, self._weekly_due = found, False
        return True

    def _look(self, *, whole: bool) -> bool:
        found = self._watch.look(now=self._clock.now(), stop=self._stop_asked, whole=whole)
        if found is None:
            return False
        self._rows = found.place.id
        self._of_chain = of_chain(found)
        # A chain that does not hold stays due: once in a program's life is then enough.
        self._weekly_due = self._weekly_due or (found.weekly and not self._looked_over)
        self._looked_over = self._looked_over or found.weekly
        return True

    def _tell(self, *, whole: bool) -> None:
        self._on_state(State((*self._of_chain, *self._of_office), self._rows, self._unclean, whole))


@contextmanager
def _giving_way() -> Iterator[None]:
    """The window gets the interpreter back sooner while rows are read and hashed here."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def of_chain(found: Look) -> tuple[Finding, ...]:
    """What a look found, as a finding that names the first row that does not hold."""
    if found.broken_at is None:
        return ()
    return (Finding(f"check.audit_{found.problem}", {"row": found.broken_at}),)
