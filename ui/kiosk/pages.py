"""What a visitor walks through: for what, priority, the number. Three taps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.cards.offers import Judged
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import Course, Offer, PriorityReason
from ui.kiosk.parts import KioskButton, KioskTile, Words
from ui.kiosk.visit import KioskVisit

SERVICE_ICONS = {
    "NEW": "fingerprint-pattern", "DATA_CHANGE": "pen-line", "DAMAGED": "triangle-alert",
    "LOST": "search", "MOVED_IN": "house", "OUT_OF_DOMICILE": "map-pin", "FOREIGNER": "users",
    "PICKUP": "id-card", "INFO": "info",
}  # fmt: skip
COURSE_ICONS = {
    Course.RECORDING: "fingerprint-pattern", Course.PRINTING: "printer",
    Course.PICKUP: "id-card", Course.INFORMATION: "info",
}  # fmt: skip
PRIORITY_ICONS = {
    PriorityReason.ELDERLY: "person-standing", PriorityReason.DISABLED: "accessibility",
    PriorityReason.PREGNANT: "heart-handshake", PriorityReason.INFANT: "baby",
}  # fmt: skip
PROMISE_ICON = "calendar"  # of an appointment for a service that has no picture
OFFER_ICONS = {
    Offer.CARD: "id-card", Offer.SUKET: "file-text", Offer.BACKLOG: "list-ordered",
    Offer.RECORDING_ONLY: "fingerprint-pattern",
}  # fmt: skip


class KioskPage(QWidget):
    """A page of the kiosk; `show_visit` brings it up to date."""

    def __init__(self, visit: KioskVisit, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.visit = visit
        self.scale = scale
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    def tile(self, icon: str, name: str, line: str, *, primary: bool = False) -> KioskTile:
        """A tile in this page's size."""
        return KioskTile(self.visit.context.icons, icon, name, line, self.scale, primary=primary)

    def show_visit(self) -> None:
        """Say what is known now."""


class PriorityPage(KioskPage):
    """Who goes first, with the reason; most people touch the first tile."""

    chosen = Signal(object)  # PriorityReason | None

    def __init__(
        self, visit: KioskVisit, scale: float, *, columns: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(visit, scale, parent)
        self.column.addWidget(Words(self.tr("Does one of these apply to you?"), "title"))
        none = self.tile("users", self.tr("No, none of these"), "", primary=True)
        none.setObjectName("kioskNoPriority")
        none.clicked.connect(lambda: self.chosen.emit(None))
        self.column.addWidget(none, 2)
        grid = QGridLayout()
        grid.setSpacing(14)
        for place, reason in enumerate(PriorityReason):
            tile = self.tile(PRIORITY_ICONS[reason], visit.context.say(f"priority.{reason}"), "")
            tile.setObjectName(f"kioskPriority_{reason}")
            tile.clicked.connect(lambda _on=False, chosen=reason: self.chosen.emit(chosen))
            grid.addWidget(tile, place // columns, place % columns)
        self.column.addLayout(grid, 3)
        self.column.addStretch(1)


class ConfirmPage(KioskPage):
    """The last tap: the number, or one of the offers while blanks are short."""

    taken = Signal(object)  # Offer | None
    nik_wanted = Signal()

    def __init__(self, visit: KioskVisit, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(visit, scale, parent)
        self._service = Words("", "title")
        self._service.setObjectName("kioskService")
        self._priority = Words("", "text")
        self._short = Words("", "warning")
        self._choices = QVBoxLayout()
        self._choices.setSpacing(14)
        self._tiles: list[KioskTile] = []
        self._person = QWidget()
        nik = QHBoxLayout(self._person)
        nik.setContentsMargins(0, 0, 0, 0)
        nik.setSpacing(16)
        self._nik = Words("", "text")
        self._nik.setObjectName("kioskNik")
        self._type = KioskButton(self.tr("Type the NIK"), self.nik_wanted.emit)
        self._type.setObjectName("kioskTypeNik")
        nik.addWidget(self._nik, 1)
        nik.addWidget(self._type)
        for widget in (self._service, self._priority, self._short):
            self.column.addWidget(widget)
        self.column.addLayout(self._choices, 6)
        self.column.addStretch(1)
        self.column.addWidget(self._person)

    def show_visit(self) -> None:
        visit = self.visit
        if visit.service is None:
            return
        self._service.setText(visit.service.name(visit.context.sentences.language))
        self._priority.setText(self._why_first())
        self._priority.setVisible(bool(self._priority.text()))
        self._person.setVisible(visit.appointment is None)  # whose it is, is known
        self._show_nik()
        self._show_choices()

    def _why_first(self) -> str:
        """The promised time, or the reason of the priority; "" for most."""
        context, promised = self.visit.context, self.visit.appointment
        if promised is not None:
            time = context.time(promised.slot_at)
            return self.tr("Appointment at {time}").format(time=time)
        if self.visit.priority is None:
            return ""
        reason = context.say(f"priority.{self.visit.priority}")
        return self.tr("Priority: {reason}").format(reason=reason)

    def rest(self, resting: bool) -> None:
        """Between the tap and the number nothing can be tapped."""
        for tile in self._tiles:
            tile.setEnabled(not resting)

    def _show_nik(self) -> None:
        if self.visit.masked_nik:
            text = self.tr("NIK read: {nik}").format(nik=self.visit.masked_nik)
        else:
            text = self.tr("The NIK is optional: hold the card or family card to the scanner.")
        self._nik.setText(text)

    def _show_choices(self) -> None:
        for tile in self._tiles:
            self._choices.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        choices = self.visit.choices
        asked = choices is not None and choices.must_choose
        self._short.setVisible(asked)
        self._short.setText(self.tr("Blank cards are short. Choose one:"))
        if choices is None:
            self._tiles = []
        elif asked:
            self._tiles = [self._offer(judged) for judged in choices.allowed]
        else:
            self._tiles = [self._plain()]
        for tile in self._tiles:
            self._choices.addWidget(tile, 1)

    def _plain(self) -> KioskTile:
        tile = self.tile("ticket", self.tr("Take a number"), self._line(), primary=True)
        tile.setObjectName("kioskTake")
        tile.clicked.connect(lambda: self.taken.emit(None))
        return tile

    def _line(self) -> str:
        """How many wait, and how long; who has an appointment goes by its time."""
        visit = self.visit
        assert visit.service is not None
        if visit.appointment is not None:
            return self.tr("Your number is called when the time has come")
        code = visit.service.code
        now = visit.office.service(code) or visit.service
        waiting = visit.context.number(now.waiting)
        line = self.tr("Waiting for this service: {count}").format(count=waiting)
        wait = visit.office.wait(code)
        if not wait:
            return line
        return self.tr("{people} · expected wait: {wait}").format(people=line, wait=wait)

    def _offer(self, judged: Judged) -> KioskTile:
        say = self.visit.context.say
        tile = self.tile(
            OFFER_ICONS[judged.offer], say(f"offer.{judged.offer}"), say(judged.reason)
        )
        tile.setObjectName(f"kioskOffer_{judged.offer}")
        tile.clicked.connect(lambda: self.taken.emit(judged.offer))
        return tile


class NumberPage(KioskPage):
    """The number, huge; and what to do when no paper came."""

    def __init__(self, visit: KioskVisit, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(visit, scale, parent)
        self._head = Words("", "title")
        self._number = Words("", "number")
        self._number.setObjectName("kioskNumber")
        self._below = Words("", "text")
        self._trouble = Words("", "warning")
        self._trouble.setObjectName("kioskUnprinted")
        self.column.addStretch(1)
        for label in (self._head, self._number, self._below, self._trouble):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.column.addWidget(label)
        self.column.addStretch(1)

    def show_visit(self) -> None:
        visit = self.visit
        if visit.taken is None:
            return
        unprinted = visit.unprinted
        self._head.setText(
            self.tr("Remember this number") if unprinted else self.tr("Please take your ticket")
        )
        self._number.setText(visit.taken.code)
        self._number.setAccessibleName(visit.taken.code)
        name = visit.taken.service_name(visit.context.sentences.language)
        parts = [name, *self._promised(visit.taken), self._ahead()]
        if visit.wait:
            parts.append(self.tr("Expected wait: {wait}").format(wait=visit.wait))
        self._below.setText("\n".join(part for part in parts if part))
        self._trouble.setText(
            self.tr("The ticket could not be printed. An officer was called and will help you.")
        )
        self._trouble.setVisible(unprinted)

    def _promised(self, taken: TicketRow) -> list[str]:
        """What was promised about the card and the time."""
        context = self.visit.context
        parts = []
        if taken.offer not in (None, Offer.CARD):
            parts.append(context.say(f"offer.{taken.offer}"))
        if self.visit.late:
            parts.append(self.tr("The promised time is over: it waits like other numbers"))
        elif taken.appointment_at is not None:
            time = context.time(taken.appointment_at)
            parts.append(self.tr("Appointment at {time}").format(time=time))
        return parts

    def _ahead(self) -> str:
        if self.visit.ahead is None:
            return ""
        if self.visit.ahead == 0:
            return self.tr("You are next")
        return self.tr("People before you: {count}").format(
            count=self.visit.context.number(self.visit.ahead)
        )


class MessagePage(KioskPage):
    """One sentence, large: a refusal, or that the office's computer does not answer."""

    def __init__(self, visit: KioskVisit, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(visit, scale, parent)
        self._head = Words("", "title")
        self._sentence = Words("", "text")
        self._sentence.setObjectName("kioskSentence")
        self.column.addStretch(1)
        for label in (self._head, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.column.addWidget(label)
        self.column.addStretch(2)

    def say(self, head: str, sentence: str) -> None:
        """Show this."""
        self._head.setText(head)
        self._sentence.setText(sentence)
        self.setAccessibleName(f"{head} {sentence}")
