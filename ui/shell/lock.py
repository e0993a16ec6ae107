"""Locks the workplace while nobody is there; what was being done stays behind a curtain.

The dialogs that stand open are covered and not closed: closing one would lose what was typed.
See docs/decisions/0039.
"""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ektp_desk.accounts import sessions
from ektp_desk.accounts.keepers import KnownKeepers, own
from ektp_desk.kernel.changes import Changes
from ui.accounts.unlock_dialog import UnlockDialog
from ui.context import Context
from ui.kiosk.idle import AT_A_DESK, Idle
from ui.shell.curtain import Curtain, close_dialogs, to_cover

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

MINUTE = 60


class Lock(QObject):
    """`left` tells that somebody signed the officer out from here; all dialogs are closed then."""

    left = Signal()

    def __init__(self, window: "MainWindow", context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._app: QApplication = window.app
        self._context = context
        self._curtains: list[Curtain] = []
        self._dialog: UnlockDialog | None = None
        self._focus: QWidget | None = None
        assert window.opened is not None
        self._known = KnownKeepers(context.clock.now, window.opened.guesses)
        context.tasks.changed.connect(self._on_changed)
        self._learn()
        minutes = context.profile.lock_minutes
        self.idle = Idle(self._app, minutes * MINUTE, self, AT_A_DESK) if minutes else None
        if self.idle is not None:
            self.idle.over.connect(self._on_idle)

    @property
    def locked(self) -> bool:
        """Whether the curtain is down."""
        return self._dialog is not None

    def lock(self, *, idle: bool = False) -> None:
        """Hide what stands on the screen until the officer's password."""
        if self.locked:
            return
        self._focus = self._app.focusWidget()
        while (popup := self._app.activePopupWidget()) is not None:
            popup.close()
        for window in to_cover(self._app, self._window):
            self._cover(window)
        self._context.tasks.write(self, sessions.lock, idle=idle)
        self._dialog = UnlockDialog(self._context, self._known, self._window)
        self._dialog.vouched.connect(self._on_vouched)
        self._dialog.accepted.connect(self._on_unlocked)
        self._dialog.sign_out_wanted.connect(self._on_sign_out)
        self._dialog.show()
        self._app.installEventFilter(self)

    def use(self, context: Context) -> None:
        """The workplace was made anew, in another language or appearance."""
        self._context = context

    def close(self) -> None:
        """Nobody is signed in any more: no curtain, nothing counted."""
        if self.idle is not None:
            self.idle.close()
        self._lift()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        a_dialog = isinstance(watched, QDialog) and watched is not self._dialog
        if a_dialog and event.type() is QEvent.Type.Show:
            assert isinstance(watched, QDialog)
            self._cover(watched)
            QTimer.singleShot(0, self, self._to_front)
        return False

    def _cover(self, window: QWidget) -> None:
        curtain = Curtain(
            window, self._context.icons, self._context.profile.short_name, self.tr("Locked")
        )
        self._curtains.append(curtain)

    def _to_front(self) -> None:
        """A dialog that opened meanwhile would keep the keys from the password."""
        if self._dialog is not None:
            self._dialog.hide()
            self._dialog.show()

    def _learn(self) -> None:
        """For the time when the office server does not answer (decision 21)."""
        officer_id = self._context.actor.officer_id
        self._context.tasks.read(
            self, own, done=self._known.learn, key="own", officer_id=officer_id
        )

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("officer"):
            self._learn()

    def _on_vouched(self, guesses: int) -> None:
        now = self._context.clock.now()
        self._context.tasks.write(self, sessions.note_unlocked, at=now, guesses=guesses)

    def _on_idle(self) -> None:
        self.lock(idle=True)

    def _on_unlocked(self) -> None:
        focus = self._focus
        self._lift()
        if focus is not None and shiboken6.isValid(focus):
            focus.activateWindow()
            focus.setFocus()

    def _on_sign_out(self) -> None:
        self._lift()
        close_dialogs(self._app)
        QTimer.singleShot(0, self, self.left.emit)  # once those who opened them have gone on

    def _lift(self) -> None:
        self._app.removeEventFilter(self)
        dialog, self._dialog, self._focus = self._dialog, None, None
        if dialog is not None:
            dialog.leave()
        for curtain in self._curtains:
            if shiboken6.isValid(curtain):
                shiboken6.delete(curtain)  # at once: its window may be gone before later comes
        self._curtains.clear()
