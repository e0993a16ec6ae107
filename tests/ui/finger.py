"""Whoever stands at a kiosk, by finger and scanner."""

from PySide6.QtWidgets import QLabel

from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.desk import Desk
from ektp_desk.queue import queries as queue
from ektp_desk.queue.queries import TicketRow
from ektp_desk.residents import queries as residents
from ektp_desk.residents.queries import ResidentView
from ektp_desk.stock import services as stock
from tests.conftest import CONSOLE
from ui.demo_day.hands import Hands
from ui.kiosk.session import KioskSession


class Finger(Hands):
    """Hands at a kiosk."""

    taps = 0

    @property
    def kiosk(self) -> KioskSession:
        assert self.window.kiosk is not None
        return self.window.kiosk

    @property
    def desk(self) -> Desk:
        assert self.window.opened is not None
        return self.window.opened.desk

    def tap(self, name: str) -> None:
        self.taps += 1
        self.click(name)

    def tickets(self) -> tuple[TicketRow, ...]:
        return self.desk.read(queue.tickets_of_day, day=AS_OF)

    def words(self) -> str:
        """All that can be read on the screen."""
        labels = self.window.findChildren(QLabel)
        return " / ".join(label.text() for label in labels if label.isVisible())

    def someone(self) -> ResidentView:
        row = self.desk.read(residents.search, text_="andi", limit=1)[0]
        view = self.desk.read(residents.resident, resident_id=row.id)
        assert view is not None
        return view

    def run_out(self, *, left: int = 0) -> None:
        self.desk.write(CONSOLE, stock.count, counted=left, note="habis")
        self.kiosk.visit.office.load()  # type: ignore[union-attr]
        self.settle()


def let_time_pass(finger: Finger, seconds: int) -> None:
    """As many ticks of the kiosk's own second as it would hear."""
    for _ in range(seconds):
        finger.kiosk.idle.timer.timeout.emit()
    finger.settle()
