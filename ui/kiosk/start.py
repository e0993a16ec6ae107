"""The first page: what the office offers now, how long one waits, or when it opens again."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QScroller, QVBoxLayout, QWidget

from ektp_desk.cards.offers import Supply
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.queue.queries import ServiceRow
from ui.kiosk.pages import COURSE_ICONS, SERVICE_ICONS, KioskPage
from ui.kiosk.parts import KioskTile, Words
from ui.kiosk.visit import KioskVisit
from ui.widgets.scroll import ScrollArea


class StartPage(KioskPage):
    """All services as tiles."""

    chosen = Signal(object)  # ServiceRow

    def __init__(
        self, visit: KioskVisit, scale: float, *, columns: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(visit, scale, parent)
        self._columns = columns
        self._tiles: dict[str, KioskTile] = {}
        self._title = Words("", "title")
        self._title.setObjectName("kioskTitle")
        self._short = Words("", "warning")
        self._short.setObjectName("kioskShort")
        self._closed = Words("", "warning")
        self._closed.setObjectName("kioskClosed")
        for label in (self._title, self._closed, self._short):
            self.column.addWidget(label)
        self._grid = QGridLayout()
        self._grid.setSpacing(14)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(self._grid, 8)
        rows.addStretch(1)
        area = ScrollArea()
        area.setWidget(inside)
        QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.column.addWidget(area, 1)
        self._promised = Words(
            self.tr("Do you have an appointment? Hold its slip or your card to the scanner."),
            "text",
        )
        self._promised.setObjectName("kioskPromisedHint")
        self.column.addWidget(self._promised)
        self.show_visit()

    def show_visit(self) -> None:
        office = self.visit.office
        self._show_standing()
        self._show_short()
        services = office.services
        if [row.code for row in services] != list(self._tiles):
            self._make_tiles(services)
        for row in services:
            self._tiles[row.code].show_line(self._line(row))
            self._tiles[row.code].setEnabled(row.left_now != 0 and office.closed is None)

    def _make_tiles(self, services: Sequence[ServiceRow]) -> None:
        for tile in self._tiles.values():
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = {}
        language = self.visit.context.sentences.language
        for place, row in enumerate(services):
            icon = SERVICE_ICONS.get(row.code, COURSE_ICONS[row.course])
            tile = self.tile(icon, row.name(language), "")
            tile.setObjectName(f"kiosk_{row.code}")
            tile.clicked.connect(lambda _on=False, code=row.code: self._on_tile(code))
            self._tiles[row.code] = tile
            self._grid.addWidget(tile, place // self._columns, place % self._columns)

    def _on_tile(self, code: str) -> None:
        row = self.visit.office.service(code)
        if row is not None:
            self.chosen.emit(row)

    def _line(self, row: ServiceRow) -> str:
        office = self.visit.office
        if office.closed is not None:
            return self._opens()
        if row.left_today == 0:
            return self.tr("Today's quota is used up. Please come another day.")
        if row.left_now == 0:
            return self.tr("The quota of this half of the day is used up.")
        waiting = self.tr("{count} waiting").format(count=self.visit.context.number(row.waiting))
        parts = [waiting if row.waiting else self.tr("Nobody is waiting"), office.wait(row.code)]
        return " · ".join(part for part in parts if part)

    def _opens(self) -> str:
        """When the office opens; "" when that is not in sight."""
        closed = self.visit.office.closed
        if closed is None or closed.code != "office.closed_now":
            return ""
        return self.visit.context.refusal(OfficeError("kiosk.opens", field="", **closed.params))

    def _show_standing(self) -> None:
        """While the office is closed everybody sees it, and when it opens, before touching."""
        office, context = self.visit.office, self.visit.context
        closed, stands = office.closed, office.stands
        self._closed.setVisible(closed is not None)
        self._promised.setVisible(closed is None)
        if closed is None or stands is None:
            self._title.setText(self.tr("Touch the service you need"))
            return
        self._title.setText(context.say(f"standing.{stands.standing}").rstrip("."))
        parts = [stands.name, self._opens() or context.refusal(closed)]
        self._closed.setText(" · ".join(part for part in parts if part))

    def _show_short(self) -> None:
        sentences = {
            Supply.SHORT: self.tr("Blank cards are short today. You may choose what to do."),
            Supply.GONE: self.tr(
                "Blank cards are used up. You may go on the waiting list, or be recorded only."
            ),
        }
        office = self.visit.office
        self._short.setText(sentences.get(office.short, ""))
        self._short.setVisible(office.short in sentences and office.closed is None)
