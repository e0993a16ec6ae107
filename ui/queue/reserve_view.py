"""Numbers out of the reserve before anybody could sign in: the program began without its server."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ektp_desk.kernel.clock import Clock, local_day
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.papers.services import PaperRow
from ektp_desk.queue.front_desk import DeskService, FrontDesk
from ektp_desk.queue.reserve import Reserve
from ektp_desk.queue.rules import PriorityReason
from printing.spool.printers import PrinterTroubleError
from ui.queue.reserve_desk import GivenHere, give_here
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.style import let_clicks_through
from ui.widgets.texts import Body, Caption, Display, Heading, Muted, Title

WIDTH, COLUMNS, TILE_HEIGHT = 980, 2, 76


class _Bench(QObject):
    """One thread for this computer's disk and printer; answers come home as calls."""

    _answered = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="ektp-reserve")
        self._answered.connect(lambda home: home())
        self.destroyed.connect(partial(self._pool.shutdown, wait=False))

    def run(
        self,
        job: Callable[[], object],
        done: Callable[..., None],
        failed: Callable[[Exception], None],
    ) -> None:
        def work() -> None:
            try:
                home = partial(done, job())
            except (OfficeError, MachineError, PrinterTroubleError, OSError) as error:
                home = partial(failed, error)
            self._answered.emit(home)

        self._pool.submit(work)


class _Tile(QPushButton):
    """One service and how many numbers are left of its letter."""

    def __init__(self, service: DeskService, language: str) -> None:
        super().__init__()
        self.service = service
        self.setProperty("kind", "tile")
        self.setObjectName(f"reserve_{service.code}")
        self.setFixedHeight(TILE_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(12)
        letter = Title(service.letter)
        letter.setProperty("tone", "accent")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self._name = Heading(service.name(language))
        self._left = Caption("")
        texts.addStretch(1)
        texts.addWidget(self._name)
        texts.addWidget(self._left)
        texts.addStretch(1)
        row.addWidget(letter)
        row.addLayout(texts, 1)
        let_clicks_through(self)

    def show_left(self, count: int) -> None:
        self._left.setText(self.tr("{count} left in the reserve").format(count=count))
        self.setAccessibleName(f"{self._name.text()}, {self._left.text()}")
        self.setEnabled(count > 0)


class ReserveView(QWidget):
    """Tiles of the services, the number just given, and the way back.

    `printed` keeps and prints a paper; it is called on a thread of the view's own.
    """

    left_wanted = Signal()

    def __init__(
        self,
        store: Reserve,
        clock: Clock,
        language: str,
        printed: Callable[[PaperRow], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self._store, self._clock, self._language = store, clock, language
        self._words, self._printed = Sentences(language), printed
        self._bench = _Bench(self)
        self._tiles: list[_Tile] = []
        self._zone = ZoneInfo("UTC")
        self._given: GivenHere | None = None
        self._copies = 0
        self._build()
        self._bench.run(store.desk, self._show_desk, self._on_failed)

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        inside = QWidget()
        inside.setMaximumWidth(WIDTH)
        column = QVBoxLayout(inside)
        column.setSpacing(14)
        head = QHBoxLayout()
        head.addWidget(Title(self.tr("Numbers without network")), 1)
        back = QuietButton(self.tr("Back"))
        back.setObjectName("reserveBack")
        back.clicked.connect(self.left_wanted)
        head.addWidget(back)
        column.addLayout(head)
        column.addWidget(
            Body(
                self.tr(
                    "The office server cannot be reached. Numbers come from this computer's "
                    "reserve and join the queue when somebody signs in here. It is tried again "
                    "by itself."
                )
            )
        )
        self._notice = Notice()
        column.addWidget(self._notice)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._build_services(), 3)
        columns.addWidget(self._build_given(), 2)
        column.addLayout(columns, 1)
        outer.addWidget(inside)

    def _build_services(self) -> Panel:
        panel = Panel(self.tr("For what?"))
        panel.title.setMinimumHeight(QuietButton(" ").sizeHint().height())  # level with the other
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Muted(self.tr("Priority")))
        self._priority: dict[PriorityReason, QPushButton] = {}
        for reason in PriorityReason:
            button = Button(self._words.say(f"priority.{reason}"))
            button.setObjectName(f"reservePriority_{reason}")
            button.setProperty("kind", "tile")
            button.setStyleSheet("padding: 5px 10px;")
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_priority, reason))
            self._priority[reason] = button
            row.addWidget(button)
        row.addStretch(1)
        panel.body.addLayout(row)
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        panel.body.addLayout(self._grid)
        panel.body.addStretch(1)
        return panel

    def _build_given(self) -> Panel:
        panel = Panel(self.tr("Number just given"))
        self._again = QuietButton(self.tr("Print again"), None, "Ctrl+P")
        self._again.setObjectName("reservePrintAgain")
        self._again.setEnabled(False)
        self._again.clicked.connect(self._on_again)
        panel.header.addWidget(self._again)
        self._number = Display("–")
        self._number.setObjectName("reserveNumber")
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = Muted(self.tr("Press a service to give a number."))
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        panel.body.addWidget(self._number)
        panel.body.addWidget(self._text)
        panel.body.addStretch(1)
        return panel

    # -- showing ---------------------------------------------------------------------------

    def _show_desk(self, desk: FrontDesk | None) -> None:
        if desk is None:
            self._show_left({})
            return
        self._zone = ZoneInfo(desk.zone)
        for place, service in enumerate(desk.services):
            tile = _Tile(service, self._language)
            tile.setEnabled(False)  # until it is known what is left
            tile.clicked.connect(partial(self._on_tile, service))
            self._tiles.append(tile)
            self._grid.addWidget(tile, place // COLUMNS, place % COLUMNS)
        self._look()

    def _look(self) -> None:
        day = local_day(self._clock.now(), self._zone)
        self._bench.run(partial(self._store.left, day), self._show_left, self._on_failed)

    def _show_left(self, left: Mapping[str, int]) -> None:
        for tile in self._tiles:
            tile.show_left(left.get(tile.service.letter, 0))
        if not any(left.values()):
            self._notice.show_notice(self._words.say("reserve.none_today"), "warning")

    def _show_given(self, name: str, here: GivenHere) -> None:
        self._given, self._copies = here, 0
        parts = [name]
        if here.given.priority is not None:
            parts.append(self._words.say(f"priority.{here.given.priority}"))
        self._number.setText(here.given.code)
        self._text.setText(" · ".join(parts))
        self._again.setEnabled(True)
        self._notice.clear()
        for button in self._priority.values():
            button.setChecked(False)
        self._print(here.paper)
        self._look()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, OfficeError | MachineError):
            self._notice.show_notice(self._words.refusal(error), "negative")
        else:
            self._notice.show_notice(self._words.say("reserve.not_printed"), "warning")
        if isinstance(error, OfficeError):
            self._look()  # the tiles wait for an answer

    # -- doing -----------------------------------------------------------------------------

    def _on_priority(self, chosen: PriorityReason) -> None:
        for reason, button in self._priority.items():
            if reason is not chosen:
                button.setChecked(False)

    def _on_tile(self, service: DeskService) -> None:
        now = self._clock.now()
        priority = next((r for r, button in self._priority.items() if button.isChecked()), None)
        for tile in self._tiles:
            tile.setEnabled(False)  # until this one is out
        give = partial(
            give_here, self._store, now, local_day(now, self._zone), service.code, service.letter,
            priority, None,
        )  # fmt: skip
        self._bench.run(
            give, partial(self._show_given, service.name(self._language)), self._on_failed
        )

    def _on_again(self) -> None:
        if self._given is not None:
            self._copies += 1
            self._print(replace(self._given.paper, copy=self._copies))

    def _print(self, paper: PaperRow) -> None:
        self._bench.run(partial(self._printed, paper), lambda _none: None, self._on_failed)
