"""A repair while the office is closed, and what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ektp_desk import schema
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.reports.repairs import Mended, Repaired, mend
from ektp_desk.storage.check import Finding
from ektp_desk.storage.engines import key_of, open_desk
from ui.context import Context
from ui.language import Language
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.vault.findings import FindingsTable
from ui.widgets.buttons import PrimaryButton
from ui.widgets.panel import Panel, centred
from ui.widgets.texts import Body, Muted, Title

WIDTH, LIST_HEIGHT = 680, 220
HEADING_HEIGHT, ROW_HEIGHT = 40, 44


@dataclass(frozen=True)
class NotMended:
    """Why there was no repair."""

    error: OfficeError | MachineError


def job_of(context: Context, server: str = "") -> Callable[[], Mended | NotMended]:
    """What is done once the office is closed; the officer who signed is its author. `server` is
    the owner's address of an office on one."""
    desk, folder = context.tasks.desk, context.places().home
    actor = replace(context.actor, session_id=None)  # it has ended by then
    address, key = server or str(desk.engine.url.database), key_of(desk.engine)

    def job() -> Mended | NotMended:
        try:
            office = open_desk(address, clock=desk.clock, zone=desk.zone, key=key)
            try:
                return mend(office, actor, folder=folder, metadata=schema.metadata())
            finally:
                office.close()
        except (OfficeError, MachineError) as error:
            return NotMended(error)

    return job


class _Outcome(QWidget):
    """A mark, a title, a panel that says more, and the way on."""

    left = Signal()

    def __init__(
        self, icons: Icons, icon: str, tone: str, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        mark = QLabel()
        mark.setPixmap(icons.pixmap(icon, 48, tone))
        self.panel = Panel()
        self.panel.setFixedWidth(WIDTH)
        go_on = PrimaryButton(self.tr("Go on to sign-in"))
        go_on.setObjectName("repairedGoOn")
        go_on.setDefault(True)
        go_on.clicked.connect(self.left)
        for widget in (mark, Title(title), self.panel, go_on):
            column.addLayout(centred(widget))
        column.addStretch(3)
        go_on.setFocus()


class NotRepairedView(_Outcome):
    """Why nothing was repaired; the office is as it was."""

    def __init__(self, error: OfficeError | MachineError, icons: Icons, language: Language) -> None:
        title = QCoreApplication.translate("NotRepairedView", "Nothing was repaired")
        super().__init__(icons, "triangle-alert", "warning", title)
        why = Body(Sentences(language.code).refusal(error))
        why.setObjectName("notRepaired")
        self.panel.body.addWidget(why)
        self.panel.body.addWidget(
            Muted(
                self.tr(
                    "The data are as they were. A repair needs a sound backup first, and a log "
                    "that holds: where it does not, keep the day sheets, find out what happened, "
                    "and restore a backup made before."
                )
            )
        )


class RepairedView(_Outcome):
    """What was made again, where the backup lies, and what is only named."""

    def __init__(self, mended: Mended, theme: Theme, icons: Icons, language: Language) -> None:
        sound = mended.report.sound
        icon, tone = ("circle-check", "positive") if sound else ("triangle-alert", "warning")
        super().__init__(icons, icon, tone, _title(mended))
        self._sentences = Sentences(language.code)
        made = Body("\n".join(self._made(mended.done, language)))
        made.setObjectName("repairedMade")
        self.panel.body.addWidget(made)
        if mended.report.findings:
            self._add_left(mended.report.findings, theme)
        kept = Muted(self.tr("The backup made before:\n{path}").format(path=mended.backup))
        kept.setObjectName("repairedKept")
        self.panel.body.addWidget(kept)

    def _add_left(self, findings: Sequence[Finding], theme: Theme) -> None:
        body = self.panel.body
        body.addWidget(Body(self.tr("The following cannot be made again from this office's data:")))
        table = FindingsTable(theme, self._sentences)
        table.show_findings(findings)
        table.setFixedHeight(min(LIST_HEIGHT, HEADING_HEIGHT + len(findings) * ROW_HEIGHT))
        body.addWidget(table)
        body.addWidget(
            Muted(
                self.tr(
                    "Keep the day sheets and this backup. What a ledger has lost comes back only "
                    "from a backup made before it was lost."
                )
            )
        )

    def _made(self, done: Repaired, language: Language) -> list[str]:
        say, number = self._sentences.say, language.locale.toString
        if not done.anything:
            return [say("cli.done.nothing_to_repair")]
        counted = (
            say(f"cli.repaired.{kind}", count=number(count)) for kind, count in done.counts.items()
        )
        return [*(say("cli.repaired.schema", name=name) for name in done.schema), *counted]


def _title(mended: Mended) -> str:
    if not mended.report.sound:
        return QCoreApplication.translate("RepairedView", "Not everything could be made again")
    if mended.done.anything:
        return QCoreApplication.translate("RepairedView", "The data are repaired")
    return QCoreApplication.translate("RepairedView", "There was nothing to repair")
