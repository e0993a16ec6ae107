"""A repair while the office is closed, and what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

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
from ui.widgets.outcome import Outcome
from ui.widgets.panel import Panel
from ui.widgets.texts import Body, Muted

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


class _Repair(Outcome):
    """What came of a repair, in a panel."""

    def __init__(self, icons: Icons, mark: str, tone: str) -> None:
        super().__init__(icons, mark, tone, name="repairedGoOn")
        self.panel = Panel()
        self.panel.setFixedWidth(WIDTH)
        self.say(self.panel)


class NotRepairedView(_Repair):
    """Why nothing was repaired; the office is as it was."""

    def __init__(self, error: OfficeError | MachineError, icons: Icons, language: Language) -> None:
        super().__init__(icons, "triangle-alert", "warning")
        self.title.setText(self.tr("Nothing was repaired"))
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


class RepairedView(_Repair):
    """What was made again, where the backup lies, and what is only named."""

    def __init__(self, mended: Mended, theme: Theme, icons: Icons, language: Language) -> None:
        sound = mended.report.sound
        icon, tone = ("circle-check", "positive") if sound else ("triangle-alert", "warning")
        super().__init__(icons, icon, tone)
        self.title.setText(self._heading(mended))
        self._sentences = Sentences(language.code)
        made = Body("\n".join(self._made(mended.done, language)))
        made.setObjectName("repairedMade")
        self.panel.body.addWidget(made)
        if mended.report.findings:
            self._add_left(mended.report.findings, theme)
        kept = Muted(self.tr("The backup made before:\n{path}").format(path=mended.backup))
        kept.setObjectName("repairedKept")
        self.panel.body.addWidget(kept)

    def _heading(self, mended: Mended) -> str:
        if not mended.report.sound:
            return self.tr("Not everything could be made again")
        if mended.done.anything:
            return self.tr("The data are repaired")
        return self.tr("There was nothing to repair")

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
