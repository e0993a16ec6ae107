"""A repair while the office is closed, and what came of it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ektp_desk import schema
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.reports.repairs import Mended, mend
from ektp_desk.storage.engines import key_of, open_desk
from ui.context import Context
from ui.language import Language
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.vault.findings import FindingsTable
from ui.widgets.buttons import PrimaryButton
from ui.widgets.panel import Panel, centred
from ui.widgets.texts import Body, Muted, Title

WIDTH, LIST_HEIGHT = 680, 200


def job_of(context: Context, server: str = "") -> Callable[[], Mended]:
    """What is done once the office is closed; the officer who signed is its author. `server` is
    the owner's address of an office on one."""
    desk, folder = context.tasks.desk, context.places().home
    actor = replace(context.actor, session_id=None)  # it has ended by then
    address, key = server or str(desk.engine.url.database), key_of(desk.engine)

    def job() -> Mended:
        office = open_desk(address, clock=desk.clock, zone=desk.zone, key=key)
        try:
            return mend(office, actor, folder=folder, metadata=schema.metadata())
        finally:
            office.close()

    return job


class RepairedView(QWidget):
    """What was made again, where the backup lies, and what is only named."""

    left = Signal()

    def __init__(
        self,
        mended: Mended,
        theme: Theme,
        icons: Icons,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self._mended, self._sentences = mended, Sentences(language.code)
        self._number = language.locale.toString
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        sound = mended.report.sound
        mark = QLabel()
        mark.setPixmap(
            icons.pixmap("circle-check" if sound else "triangle-alert", 48,
                         "positive" if sound else "warning")
        )  # fmt: skip
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = Title(self._title())
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addLayout(centred(mark))
        column.addLayout(centred(title))
        panel = Panel()
        panel.setFixedWidth(WIDTH)
        self._fill(panel, theme)
        column.addLayout(centred(panel))
        go_on = PrimaryButton(self.tr("Go on to sign-in"))
        go_on.setObjectName("repairedGoOn")
        go_on.setDefault(True)
        go_on.clicked.connect(self.left)
        column.addLayout(centred(go_on))
        column.addStretch(3)
        go_on.setFocus()

    def _fill(self, panel: Panel, theme: Theme) -> None:
        done = Body("\n".join(self._made()))
        done.setObjectName("repairedMade")
        panel.body.addWidget(done)
        findings = self._mended.report.findings
        if findings:
            left = Body(self.tr("The following cannot be made again from this office's data:"))
            panel.body.addWidget(left)
            table = FindingsTable(theme, self._sentences)
            table.show_findings(findings)
            table.setMinimumHeight(LIST_HEIGHT)
            panel.body.addWidget(table)
            panel.body.addWidget(
                Muted(
                    self.tr(
                        "Keep the day sheets and this backup. What a ledger has lost comes back "
                        "only from a backup made before it was lost."
                    )
                )
            )
        kept = Muted(self.tr("The backup made before:\n{path}").format(path=self._mended.backup))
        kept.setObjectName("repairedKept")
        panel.body.addWidget(kept)

    def _title(self) -> str:
        if not self._mended.report.sound:
            return self.tr("Not everything could be made again")
        if self._mended.done.anything:
            return self.tr("The data are repaired")
        return self.tr("There was nothing to repair")

    def _made(self) -> list[str]:
        done, say = self._mended.done, self._sentences.say
        if not done.anything:
            return [say("cli.done.nothing_to_repair")]
        counted = (
            say(f"cli.repaired.{kind}", count=self._number(count))
            for kind, count in done.counts.items()
        )
        return [*(say("cli.repaired.schema", name=name) for name in done.schema), *counted]
