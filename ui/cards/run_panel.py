"""A run of prints in the hand: one key for each outcome, shown on the buttons."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from ektp_desk.cards.queries_runs import RunRow
from ektp_desk.cards.rules import SpoilReason
from ektp_desk.kernel.errors import OfficeError
from ui.cards.run_viewmodel import RunViewModel
from ui.cards.serial_field import SerialField
from ui.context import Context
from ui.shell.scanner import GAP_MS
from ui.widgets.buttons import BigButton, Button, QuietButton
from ui.widgets.key_value import KeyValues
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.texts import Heading, Muted

# A key that another follows at once is a scanner's: it tells no outcome.
ALONE_MS = GAP_MS + 20


class RunPanel(Panel):
    """Shows the run's card and takes its outcome; `finished` when the run was put away."""

    finished = Signal()

    def __init__(self, context: Context, viewmodel: RunViewModel) -> None:
        super().__init__("")
        self.setObjectName("runPanel")
        self.title.setVisible(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._context = context
        self.viewmodel = viewmodel
        self._shown_id = 0
        self._pending: Callable[[], None] | None = None
        self._alone = QTimer(self)
        self._alone.setSingleShot(True)
        self._alone.setInterval(ALONE_MS)
        self._alone.timeout.connect(self._on_alone)
        self._build()
        self._keys = self._key_acts()
        viewmodel.changed.connect(self.show_run)
        viewmodel.busy_changed.connect(self._show_enabled)
        viewmodel.refused.connect(self._show_refusal)

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._figures = Muted("")
        self._figures.setObjectName("runFigures")
        self._notice = Notice()
        self._name = Heading("")
        self._name.setObjectName("runName")
        self._facts = KeyValues()
        self._serial = SerialField("runSerial")
        for widget in (self._bar, self._figures, self._notice, self._name, self._facts,
                       self._serial):  # fmt: skip
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._build_outcomes()
        self._build_run()

    def _build_outcomes(self) -> None:
        icons = self._context.icons
        good = BigButton(self.tr("Good"), icons.icon("circle-check", "accent_text"))
        good.setObjectName("runGood")
        good.show_key(self.tr("G · Enter"))
        good.clicked.connect(self._on_good)
        self._outcomes: list[Button] = [good]
        for number, reason in enumerate(SpoilReason, start=1):
            text = self.tr("Spoiled: {reason}").format(
                reason=self._context.say(f"spoil_reason.{reason}")
            )
            button = Button(text, icons.icon("circle-x", "negative"))
            button.setObjectName(f"runSpoiled_{reason}")
            button.show_key(str(number))
            button.clicked.connect(lambda _checked=False, why=reason: self._on_spoiled(why))
            self._outcomes.append(button)
        unknown = Button(self.tr("I do not know"))
        unknown.setObjectName("runUnknown")
        unknown.show_key("U")
        unknown.clicked.connect(self.viewmodel.unknown)
        skip = Button(self.tr("Skip"))
        skip.setObjectName("runSkip")
        skip.show_key("S")
        skip.clicked.connect(self.viewmodel.skip)
        self._outcomes += [unknown, skip]
        beside = QHBoxLayout()
        for button in self._outcomes:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if button in (unknown, skip):
                beside.addWidget(button, 1)
            else:
                self.body.addWidget(button)
        self.body.addLayout(beside)

    def _build_run(self) -> None:
        self._next = BigButton(self.tr("Go on"), self._context.icons.icon("play", "accent_text"))
        self._next.setObjectName("runGoOn")
        self._next.show_key(self.tr("G · Enter"))
        self._next.clicked.connect(self.viewmodel.go_on)
        self._pause = QuietButton(self.tr("Pause"))
        self._pause.setObjectName("runPause")
        self._pause.show_key("P")
        self._pause.clicked.connect(self.viewmodel.pause)
        self._end = QuietButton(self.tr("End the run"))
        self._end.setObjectName("runEnd")
        self._end.show_key("E")
        self._end.clicked.connect(self.viewmodel.end)
        self.body.addWidget(self._next)
        row = QHBoxLayout()
        row.addWidget(self._pause, 1)
        row.addWidget(self._end, 1)
        self.body.addLayout(row)

    def _key_acts(self) -> dict[int, Callable[[], None]]:
        _, *spoiled, unknown, skip = self._outcomes
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_G: self._on_enter,
            Qt.Key.Key_Return: self._on_enter,
            Qt.Key.Key_Enter: self._on_enter,
            Qt.Key.Key_U: unknown.animateClick,
            Qt.Key.Key_S: skip.animateClick,
            Qt.Key.Key_P: self._pause.animateClick,
            Qt.Key.Key_E: self._end.animateClick,
        }
        for number, button in enumerate(spoiled):
            acts[Qt.Key.Key_1 + number] = button.animateClick
        return acts

    # -- keys ------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Take the run's keys before a button that has the focus does."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._is_mine(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event):
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key that stands alone; keys in a burst are a scanner's and tell nothing."""
        alone = not self._alone.isActive()
        self._alone.start()
        self._pending = None
        if not alone or event.isAutoRepeat() or not self._is_mine(event):
            return self._is_mine(event)
        self._pending = self._keys[event.key()]
        return True

    def _is_mine(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        return plain and event.key() in self._keys

    def _on_alone(self) -> None:
        act, self._pending = self._pending, None
        if act is not None and self.isVisible():
            act()

    def _on_enter(self) -> None:
        button = self._outcomes[0] if self.viewmodel.card is not None else self._next
        if button.isVisible():
            button.animateClick()

    # -- showing ---------------------------------------------------------------------------

    def show_run(self) -> None:
        """Show the run as it stands; without one nothing."""
        run, card = self.viewmodel.run, self.viewmodel.card
        if run is None:
            self._shown_id = 0
            self._notice.clear()
            return
        self.title.setText(self._heading(run))
        self._bar.setRange(0, run.planned)
        self._bar.setValue(run.taken - run.printing)
        self._figures.setText(self._figures_text(run))
        for widget in (*self._outcomes, self._name, self._facts):
            widget.setVisible(card is not None)
        asks = self._context.profile.ask_blank_serial
        self._serial.setVisible(card is not None and asks)
        ended = self.viewmodel.at_end is not None
        self._next.setVisible(card is None and not ended)
        self._pause.setVisible(card is not None)
        self._pause.set_text(
            self.tr("Do not pause") if self.viewmodel.paused else self.tr("Pause after this")
        )
        self._end.setVisible(card is None)
        self._say_state(run)
        if card is not None and card.id != self._shown_id:
            self._show_card()
        self._show_enabled()

    def _heading(self, run: RunRow) -> str:
        return self.tr("{done} of {planned}").format(
            done=self._context.number(run.taken), planned=self._context.number(run.planned)
        )

    def _figures_text(self, run: RunRow) -> str:
        number = self._context.number
        return self.tr(
            "Good {good} · spoiled {spoiled} · unknown {unknown} · skipped {skipped} · left {left}"
        ).format(
            good=number(run.good), spoiled=number(run.spoiled), unknown=number(run.unknown),
            skipped=number(run.skipped), left=number(run.left),
        )  # fmt: skip

    def _say_state(self, run: RunRow) -> None:
        at_end = self.viewmodel.at_end
        if at_end is not None:
            self._notice.show_notice(self._context.refusal(at_end), "info")
        elif self.viewmodel.card is None:
            self._notice.show_notice(
                self.tr("Run {number} is paused: go on or end it.").format(number=run.number),
                "info",
            )
        elif self.viewmodel.paused:
            self._notice.show_notice(self.tr("No further card begins after this one."), "info")
        else:
            self._notice.clear()

    def _show_card(self) -> None:
        card = self.viewmodel.card
        assert card is not None
        self._shown_id = card.id
        self._name.setText(card.resident_name)
        self._facts.set_pairs(
            [
                (self.tr("Card"), card.number),
                (self.tr("NIK"), card.masked_nik),
                (self.tr("Service"),
                 self._context.service_name(card.service_id_name, card.service_en_name)),
            ]
        )  # fmt: skip
        self._serial.begin_anew()
        if self._serial.isVisible():
            self._serial.editor.setFocus()
        else:
            self.setFocus()

    def _show_enabled(self, busy: bool = False) -> None:
        for button in (*self._outcomes, self._next, self._pause, self._end):
            button.setEnabled(not busy)

    def _show_refusal(self, error: OfficeError) -> None:
        sentence = self._context.refusal(error)
        if not self._serial.refuse(error.field, sentence):
            self._notice.show_notice(sentence, "negative")

    # -- doing -----------------------------------------------------------------------------

    def _on_good(self) -> None:
        self.viewmodel.good(blank_serial=self._serial.take())

    def _on_spoiled(self, reason: SpoilReason) -> None:
        self.viewmodel.spoiled(reason, blank_serial=self._serial.take())
