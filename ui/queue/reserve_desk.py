"""This computer's reserve of numbers: filled while the server is there, used while it is gone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from ektp_desk.kernel.clock import Clock, local_day
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.papers.services import PaperRow
from ektp_desk.queue.blocks import Given, Home
from ektp_desk.queue.front_desk import paper_of
from ektp_desk.queue.leases import Settled, settle_reserve
from ektp_desk.queue.reserve import Reserve
from ektp_desk.queue.rules import PriorityReason
from ui.tasks import Tasks

AGAIN_MS = 3_000


@dataclass(frozen=True)
class GivenHere:
    """A number given without the server, with its paper."""

    given: Given
    paper: PaperRow


class ReserveDesk(QObject):
    """Comes home whenever the server is there; gives numbers whenever it is not.

    A computer leases only once somebody opened the page that gives numbers (`want`): a workplace
    that never gives one takes none away.
    """

    changed = Signal()  # how many are left
    came_home = Signal(object)  # Settled, with something to tell

    def __init__(
        self, tasks: Tasks, store: Reserve, clock: Clock, zone: ZoneInfo, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._store = store
        self._clock = clock
        self._zone = zone
        self._wanted = False
        self._busy = False
        self._once_more = False
        self._filled: date | None = None
        self.left: Mapping[str, int] = {}
        self._later = QTimer(self)  # for a server that some connections reach and others do not
        self._later.setSingleShot(True)
        self._later.setInterval(AGAIN_MS)
        self._later.timeout.connect(self.come_home)
        tasks.link.connect(self._on_link)

    def has(self, letter: str) -> bool:
        """Whether a number of a letter can be given without the server."""
        return self.left.get(letter, 0) > 0

    def want(self) -> None:
        """Numbers are given here: hold a reserve, a new one each day."""
        if not self._wanted or self._filled != self._today():
            self._wanted = True
            self.come_home()

    def come_home(self) -> None:
        """Tell the server what was given, and learn what this computer holds."""
        if self._busy:
            self._once_more = True
            return
        self._busy = True
        if self._wanted or self._store.exists():
            self._tasks.aside(self, self._store.home, done=self._on_home, troubled=self._on_trouble)
        else:
            self._busy = False

    def give(
        self,
        *,
        service_code: str,
        letter: str,
        priority: PriorityReason | None,
        done: Callable[[GivenHere], None],
        refused: Callable[[OfficeError], None],
        troubled: Callable[[MachineError], None],
    ) -> None:
        """Give the next number of the reserve; it is safe on the disk when `done` is called."""
        act = partial(
            give_here, self._store, self._clock.now(), self._today(), service_code, letter,
            priority, self._tasks.actor.officer_id,
        )  # fmt: skip

        def given(here: GivenHere) -> None:
            done(here)
            self._look()
            self._later.start()

        self._tasks.aside(self, act, done=given, refused=refused, troubled=troubled)

    def _today(self) -> date:
        return local_day(self._clock.now(), self._zone)

    def _on_link(self, up: bool) -> None:
        if up:
            self.come_home()

    def _on_home(self, home: Home) -> None:
        if not (self._wanted or home.given or home.blocks):
            self._rest()
            return
        self._tasks.write(
            self, settle_reserve, done=self._on_settled, refused=lambda _error: self._rest(),
            instead=self._on_unreached, home=home, lease=self._wanted,
        )  # fmt: skip

    def _on_unreached(self) -> None:
        self._rest()
        self._later.start()

    def _on_settled(self, settled: Settled) -> None:
        self._busy = True  # an answer that was lost may come later
        if settled.codes:
            self.came_home.emit(settled)
        if self._wanted:
            self._filled = self._today()
        self._tasks.aside(
            self, self._store.keep, done=lambda _none: self._rest(), troubled=self._on_trouble,
            desk=settled.desk, blocks=settled.blocks, joined=settled.tokens, today=self._today(),
        )  # fmt: skip

    def _on_trouble(self, _error: MachineError) -> None:
        """Without a store there is no reserve; the page does not promise one."""
        self.left = {}
        self._busy = False
        self.changed.emit()

    def _rest(self) -> None:
        self._busy = False
        self._look()
        if self._once_more:
            self._once_more = False
            self.come_home()

    def _look(self) -> None:
        self._tasks.aside(
            self, self._store.left, done=self._on_left, troubled=self._on_trouble,
            day=self._today(),
        )  # fmt: skip

    def _on_left(self, left: Mapping[str, int]) -> None:
        self.left = left
        self.changed.emit()


def give_here(
    store: Reserve,
    at: datetime,
    day: date,
    service_code: str,
    letter: str,
    priority: PriorityReason | None,
    officer_id: int | None,
) -> GivenHere:
    """Give a number out of the reserve, with its paper; on the disk when this ends.

    Raises `OfficeError("reserve.empty")` and `MachineError("machine.reserve")`.
    """
    desk = store.desk()
    if desk is None or desk.service(service_code) is None:
        raise OfficeError("reserve.empty")
    given = store.give(
        day=day, service_code=service_code, letter=letter, priority=priority, at=at,
        officer_id=officer_id,
    )  # fmt: skip
    return GivenHere(given, paper_of(desk, given))
