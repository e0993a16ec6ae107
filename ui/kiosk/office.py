"""How the office stands, for everybody who looks at the kiosk: services, waits, blanks, hours."""

from PySide6.QtCore import QObject, Signal

from ektp_desk.accounts.hours import Stands
from ektp_desk.accounts.open_days import closed_now, office_stands
from ektp_desk.cards.offers import Supply
from ektp_desk.cards.queries_backlog import Blanks, blanks
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.queue import prediction, queries
from ektp_desk.queue.prediction import in_words
from ektp_desk.queue.queries import ServiceRow
from ektp_desk.queue.waits import Expected
from ui.context import Context


class KioskOffice(QObject):
    """Read off the UI thread at the start, with every change, and with the minute."""

    loaded = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.services: tuple[ServiceRow, ...] = ()
        self.expected: dict[str, Expected] = {}  # by service code, where enough is known
        self.blanks: Blanks | None = None
        self.stands: Stands | None = None

    def load(self) -> None:
        """Read all of it; `loaded`, or trouble by way of the tasks."""
        context = self.context
        tasks, today, now = context.tasks, context.today(), context.clock.now()
        tasks.read(self, office_stands, done=self._on_stands, key="stands", now=now)
        tasks.read(self, blanks, done=self._on_blanks, key="blanks", day=today)
        tasks.read(self, prediction.expected_waits, done=self._on_expected, key="expected",
                   day=today, now=now)  # fmt: skip
        tasks.read(self, queries.services, done=self._on_services, key="services", day=today,
                   active_only=True, now=now)  # fmt: skip

    @property
    def short(self) -> Supply:
        """How the blanks stand."""
        return self.blanks.supply if self.blanks is not None else Supply.ENOUGH

    @property
    def closed(self) -> OfficeError | None:
        """Why nobody is taken in now; None while the office is open, and until that is known."""
        if self.stands is None:
            return None
        return closed_now(self.stands, today=self.context.today())

    def service(self, code: str) -> ServiceRow | None:
        """A service on offer, as last read."""
        return next((row for row in self.services if row.code == code), None)

    def wait(self, code: str) -> str:
        """How long who takes a number now would wait, in words; "" while too little is known."""
        return in_words(self.context.sentences, self.expected.get(code))

    def _on_stands(self, stands: Stands) -> None:
        self.stands = stands
        self.loaded.emit()

    def _on_services(self, rows: tuple[ServiceRow, ...]) -> None:
        self.services = rows
        self.loaded.emit()

    def _on_expected(self, expected: dict[str, Expected]) -> None:
        self.expected = expected
        self.loaded.emit()

    def _on_blanks(self, found: Blanks) -> None:
        self.blanks = found
        self.loaded.emit()
