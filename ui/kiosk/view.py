"""The kiosk's screen: the office's name, one page, the way back, and the seconds left."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.queue.agenda import AppointmentRow
from ektp_desk.queue.queries import ServiceRow
from ektp_desk.queue.rules import Offer, PriorityReason
from ui.kiosk.leaving import LeavingPage
from ui.kiosk.pages import (
    ConfirmPage,
    KioskPage,
    MessagePage,
    NumberPage,
    PriorityPage,
)
from ui.kiosk.parts import KioskButton, Mark, NikPad, Words
from ui.kiosk.promised import PromisedPage
from ui.kiosk.start import StartPage
from ui.kiosk.visit import KioskVisit
from ui.shell.scanned import Scanned
from ui.theme.kiosk import kiosk_sheet

SHOW_LAST = 8  # seconds before the fallback that are counted on the screen
LANGUAGES = {"id": "English", "en": "Bahasa Indonesia"}  # the other one, in its own words


class KioskView(QWidget):
    """All pages in one stack; what is touched goes to the visit."""

    language_wanted = Signal(str)
    leaving_wanted = Signal(str, str)  # user name, password
    minute_passed = Signal()

    def __init__(
        self, visit: KioskVisit, scale: float, *, narrow: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(kiosk_sheet(visit.context.theme.tokens, scale))
        self.visit = visit
        self.calm = False
        self.setMinimumSize(1, 1)  # a full page must not make the window larger than its screen
        self._scale = scale
        self._narrow = narrow
        self._before: QWidget = self  # the page that the question about an appointment came upon
        self._build()
        self._wire()
        self.show_start()

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_head())
        self._stack = QStackedWidget()
        self.start = StartPage(self.visit, self._scale, columns=2 if self._narrow else 3)
        self.promised = PromisedPage(self.visit, self._scale)
        self.priority = PriorityPage(self.visit, self._scale, columns=1 if self._narrow else 2)
        self.confirm = ConfirmPage(self.visit, self._scale)
        self.number = NumberPage(self.visit, self._scale)
        self.message = MessagePage(self.visit, self._scale)
        self.leaving = LeavingPage(self.visit, self._scale)
        self.nik = self._build_nik()
        for page in (self.start, self.promised, self.priority, self.confirm, self.nik, self.number,
                     self.message, self.leaving):  # fmt: skip
            self._stack.addWidget(page)
        inside = QVBoxLayout()
        inside.setContentsMargins(28, 18, 28, 14)
        inside.addWidget(self._stack, 1)
        column.addLayout(inside, 1)
        column.addWidget(self._build_foot())

    def _build_head(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("kiosk", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(28, 8, 28, 8)
        self.mark = Mark(self.visit.context.profile.short_name)
        self.mark.setObjectName("kioskMark")
        self._clock = Words("", "tile")
        self._clock.setWordWrap(False)
        code = self.visit.context.sentences.language
        other = "en" if code == "id" else "id"
        self.language = KioskButton(LANGUAGES[code], partial(self.language_wanted.emit, other))
        self.language.setObjectName("kioskLanguage")
        row.addWidget(self.mark, 1)
        row.addWidget(self._clock)
        row.addSpacing(16)
        row.addWidget(self.language)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(1_000)
        self._tick()
        return bar

    def _build_nik(self) -> KioskPage:
        page = KioskPage(self.visit, self._scale)
        page.column.addWidget(Words(self.tr("Type the 16 digits of the NIK"), "title"))
        self._pad = NikPad(self._scale)
        self._pad.done.connect(self._on_typed)
        page.column.addWidget(self._pad, 8, Qt.AlignmentFlag.AlignHCenter)
        page.column.addStretch(1)
        return page

    def _build_foot(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("kiosk", "bar")
        column = QVBoxLayout(bar)
        column.setContentsMargins(28, 8, 28, 12)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, SHOW_LAST)
        row = QHBoxLayout()
        row.setSpacing(16)
        self._again = KioskButton(self.tr("Start again"), self.fall_back)
        self._again.setObjectName("kioskAgain")
        self._back = KioskButton(self.tr("Back"), self._on_back)
        self._back.setObjectName("kioskBack")
        self._note = Words("", "text")
        self._note.setObjectName("kioskNote")
        row.addWidget(self._again)
        row.addWidget(self._back)
        row.addWidget(self._note, 1)
        column.addWidget(self._bar)
        column.addLayout(row)
        self._foot = bar
        return bar

    def _wire(self) -> None:
        visit = self.visit
        self.start.chosen.connect(self._on_service)
        self.promised.chosen.connect(self._come_for)
        self.promised.other.connect(self._on_other)
        self.priority.chosen.connect(self._on_priority)
        self.confirm.taken.connect(self._on_take)
        self.confirm.nik_wanted.connect(lambda: self._show(self.nik))
        self.leaving.wanted.connect(self.leaving_wanted)
        self.mark.held.connect(self.ask_to_leave)
        QShortcut(QKeySequence("F12"), self).activated.connect(self.ask_to_leave)
        visit.office.loaded.connect(self._on_loaded)
        visit.appointments_found.connect(self._on_appointments)
        visit.slip_read.connect(self._on_slip)
        visit.choices_changed.connect(self.confirm.show_visit)
        visit.person_changed.connect(self._show_person)
        visit.taken_changed.connect(lambda: self._show(self.number))
        visit.refused.connect(self._on_refused)
        visit.troubled.connect(self.show_calm)
        visit.busy_changed.connect(self.confirm.rest)

    # -- pages -----------------------------------------------------------------------------

    @property
    def page(self) -> QWidget:
        """The page on the screen."""
        shown = self._stack.currentWidget()
        assert shown is not None
        return shown

    @property
    def at_start(self) -> bool:
        """Whether the tiles are on the screen."""
        return self.page is self.start

    @property
    def is_leaving(self) -> bool:
        """Whether a supervisor is asked."""
        return self.page is self.leaving

    def show_start(self) -> None:
        """Ready for the next person."""
        self.calm = False
        self._show(self.start)

    def show_calm(self) -> None:
        """The database does not answer; whoever stands here loses nothing but a moment.

        A supervisor who is about to leave goes on: that way is open all the same.
        """
        self.calm = True
        self.visit.forget()
        self.message.say(
            self.tr("One moment, please"),
            self.tr(
                "The office's computer does not answer just now. This screen goes on by itself; "
                "the front desk helps you meanwhile."
            ),
        )
        if not self.is_leaving:
            self._show(self.message)

    def fall_back(self) -> None:
        """Nobody is here: what belongs on the screen with nobody in front of it."""
        self.visit.forget()
        if self.calm:
            self._show(self.message)
        else:
            self.show_start()

    def ask_to_leave(self) -> None:
        """Show where a supervisor signs."""
        self.visit.forget()
        self.leaving.begin()
        self._show(self.leaving)

    def show_left(self, seconds: int) -> None:
        """Count the last seconds where there is something to forget."""
        waiting = self.page is not self.start or not self.visit.untouched
        counting = waiting and not self.calm and seconds <= SHOW_LAST
        self._bar.setVisible(counting)
        self._bar.setValue(seconds)
        if counting:
            self._note.setText(
                self.tr("Touch the screen to go on. It begins anew in {seconds} s.").format(
                    seconds=seconds
                )
            )
        else:
            self._show_note()

    def _show(self, page: QWidget) -> None:
        if self.calm and page not in (self.message, self.leaving):
            return
        if isinstance(page, KioskPage):
            page.show_visit()
        if page is self.nik:
            self._pad.clear()
        self._stack.setCurrentWidget(page)
        steps = page in (self.promised, self.priority, self.confirm, self.nik, self.leaving)
        self.language.setVisible(page is self.start)
        self._again.setVisible(page is not self.start and not (self.calm and page is self.message))
        self._back.setVisible(steps and page is not self.leaving)
        self._again.setText(self.tr("Done") if page is self.number else self.tr("Start again"))
        self._bar.hide()
        self._show_note()
        if page is self.start:  # nothing of the former person has the focus
            self.setFocus()

    def _show_person(self) -> None:
        self._show_note()
        if self.page is self.confirm:
            self.confirm.show_visit()

    def _show_note(self) -> None:
        nik = self.visit.masked_nik
        text = self.tr("NIK read: {nik}").format(nik=nik) if nik else ""
        self._note.setText("" if self.page is self.confirm else text)
        self._foot.setVisible(self.page is not self.start or bool(nik))

    def _tick(self) -> None:
        context = self.visit.context
        text = f"{context.time(context.clock.now())} {context.profile.zone_label}"
        if text != self._clock.text():
            self._clock.setText(text)
            self.minute_passed.emit()  # hours and halves of the day go by

    # -- doing -----------------------------------------------------------------------------

    def _on_loaded(self) -> None:
        calm, self.calm = self.calm, False
        if calm and not self.is_leaving:
            self.show_start()
        elif self.page is self.start:
            self.start.show_visit()

    def heed_scan(self, scanned: Scanned) -> None:
        """A NIK or the slip of an appointment was held to the scanner."""
        if self.is_leaving or self.calm or self.visit.busy:
            return
        if self.page in (self.number, self.message):  # the former visitor went
            self.fall_back()
        if scanned.kind == "nik":
            self.visit.read_nik(scanned.text)
        elif scanned.kind == "appointment":
            self.visit.read_slip(scanned.text)

    def _on_slip(self, row: AppointmentRow | None) -> None:
        sentence = self.promised.why_not(row)
        if row is None or sentence:
            self._on_refused(sentence)
        else:
            self._come_for(row)

    def _on_appointments(self) -> None:
        if self.page in (self.start, self.priority, self.confirm, self.nik):
            # Typed on the pad, the NIK leads on to the number.
            self._before = self.confirm if self.page is self.nik else self.page
            self._show(self.promised)

    def _come_for(self, row: AppointmentRow) -> None:
        closed = self.visit.office.closed
        if closed is not None:
            self._on_refused(self.visit.context.refusal(closed))
            return
        self.visit.come_for(row)
        if self.visit.service is None:
            self._on_refused(
                self.tr("This service is not offered now. Please ask at the front desk.")
            )
            return
        self._show(self.confirm)

    def _on_other(self) -> None:
        self._show(self._before)

    def _on_service(self, service: ServiceRow) -> None:
        self.visit.begin(service)
        self._show(self.priority)

    def _on_priority(self, reason: PriorityReason | None) -> None:
        self.visit.choose_priority(reason)
        self._show(self.confirm)

    def _on_take(self, offer: Offer | None) -> None:
        self.visit.take(offer)

    def _on_typed(self, nik: str) -> None:
        self.visit.read_nik(nik)
        self._show(self.confirm)

    def _on_refused(self, sentence: str) -> None:
        self.message.say(self.tr("No number was given"), sentence)
        self._show(self.message)

    def _on_back(self) -> None:
        if self.visit.appointment is not None:
            self.fall_back()
            return
        before = {self.priority: self.start, self.confirm: self.priority, self.nik: self.confirm}
        page = before.get(self.page, self.start)  # type: ignore[call-overload]
        if page is self.start:
            self.fall_back()
        else:
            self._show(page)
