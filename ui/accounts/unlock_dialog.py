"""The password of who is signed in, asked for while the workplace is locked."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from ektp_desk.accounts import sessions
from ektp_desk.accounts.keepers import KnownKeepers
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.widgets.buttons import QuietButton
from ui.widgets.inputs import Secret
from ui.widgets.texts import Muted


class UnlockDialog(FormDialog):
    """Goes only with the password, or with the officer: Esc does not put it away."""

    sign_out_wanted = Signal()
    vouched = Signal(int)  # known without the database: how many guesses there were

    def __init__(
        self, context: Context, known: KnownKeepers, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", parent)
        self._known = known
        self.setModal(True)
        self.setObjectName("unlock")
        self.setWindowTitle(self.tr("Locked"))
        self.heading.setText(context.actor.name)
        since = context.time(context.clock.now())
        self.body.addWidget(
            Muted(
                self.tr(
                    "Locked since {time}. What you were doing is kept; your password brings it "
                    "back."
                ).format(time=since)
            )
        )
        self.password = Secret("unlockPassword")
        self.body.addWidget(self.form.add("password", self.tr("Password"), self.password))
        self.body.addWidget(
            Muted(
                self.tr(
                    "Somebody else signs {name} out first. Drafts stay; what was typed and not "
                    "saved yet is lost."
                ).format(name=context.actor.name)
            )
        )
        leave = QuietButton(self.tr("Sign out"), context.icons.icon("log-out"))
        leave.setObjectName("lockSignOut")
        leave.clicked.connect(self.sign_out_wanted)
        self.add_aside(leave)
        self.set_primary(self.tr("Unlock"), self._on_unlock)
        self.password.setFocus()

    def reject(self) -> None:
        """Esc changes nothing here."""

    def leave(self) -> None:
        """Go, whatever stands in it."""
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()

    def _on_unlock(self) -> None:
        if not self.password.text():
            self.password.setFocus()
            return
        self.form.clear()
        self.context.tasks.write(
            self, sessions.unlock, done=lambda _result: self.accept(), refused=self._on_refused,
            troubled=self._on_refused, busy=self.busy,
            instead=self._ask_known if self._known.any else None, password=self.password.text(),
        )  # fmt: skip
        self.password.selectAll()

    def _ask_known(self) -> None:
        """The office server does not answer; the queue goes on, and so does its officer."""

        def known(guesses: int) -> None:
            self.vouched.emit(guesses)
            self.accept()

        self.context.tasks.aside(
            self, self._known.vouch_own, done=known, refused=self._on_refused,
            password=self.password.text(),
        )  # fmt: skip
