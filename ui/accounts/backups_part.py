"""Cadangan: the newest backup in each place, making one now, and putting one back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ektp_desk.accounts.backups import BackupRow, backup_rows, note_place
from ektp_desk.accounts.rules import BackupPlace
from ektp_desk.config import remember
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.storage.manifest import Reason
from ektp_desk.storage.places import Places, claim, require_apart, there
from ui.accounts.part import Part
from ui.context import Context
from ui.vault.restore_dialog import RestoreDialog
from ui.vault.restoring import beside_the_office, job_of
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.key_value import KeyValues
from ui.widgets.notice import Notice
from ui.widgets.texts import Body, Heading, Muted


@dataclass(frozen=True)
class Standing:
    """Where backups lie by the settings of now, and whether the second place is there."""

    places: Places
    there: bool


class BackupsPart(Part):
    """Made by itself at the end of each day; here one looks whether that went well."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self.panel.title.setText(self.tr("Backups"))
        self.panel.title.show()
        self._here = context.tasks.desk.engine.dialect.name == "sqlite"
        self._rows: dict[BackupPlace, BackupRow] = {}
        self._standing: Standing | None = None
        self._waits = False
        body = self.panel.body
        self._notice = Notice()
        self._notice.setObjectName("backupNotice")
        body.addWidget(self._notice)
        said = self.tr(
            "When a day is closed, the office is backed up, the backup is opened and looked over, "
            "and it is copied to the second place. A day that nobody closed is backed up as soon "
            "as a supervisor signs in on another day."
        )
        if not self._here:
            said = self.tr(
                "The data lie on the office's server: its administrator has “backup run” called "
                "there every evening. Putting one back here takes its file, PostgreSQL's programs "
                "on this computer, and the password of the data's owner."
            )
        body.addWidget(Body(said))
        self._facts = {place: KeyValues() for place in BackupPlace}
        for place, title in (
            (BackupPlace.HOME, self.tr("First place")),
            (BackupPlace.SECOND, self.tr("Second place")),
        ):
            body.addSpacing(4)
            body.addWidget(Heading(title))
            self._facts[place].setObjectName(f"backup_{place}")
            body.addWidget(self._facts[place])
        body.addSpacing(4)
        body.addLayout(self._build_acts())
        body.addWidget(
            Muted(
                self.tr(
                    "The second place is a folder on another disk, or a stick that is taken home: "
                    "it is what is left when this computer is stolen or burns."
                )
            )
        )
        body.addStretch(1)

    def refresh(self) -> None:
        self.context.tasks.read(self, backup_rows, done=self._on_rows, key="backups")
        self.context.tasks.aside(self, self._look, done=self._on_standing)

    # -- building and showing ----------------------------------------------------------------

    def _build_acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._make = PrimaryButton(self.tr("Back up now"))
        self._make.setObjectName("backUpNow")
        self._make.clicked.connect(self._on_make)
        choose = Button(self.tr("Choose the second place…"), self.context.icons.icon("folder"))
        choose.setObjectName("chooseSecond")
        choose.clicked.connect(self._on_choose)
        restore = Button(self.tr("Restore a backup…"), self.context.icons.icon("history"))
        restore.setObjectName("restoreBackup")
        restore.clicked.connect(self._on_restore)
        for button in (self._make, choose, restore):
            button.setVisible(self._here or button is restore)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        return row

    def _look(self) -> Standing:
        places = self.context.places()
        return Standing(places, places.second is not None and there(places.second))

    def _on_rows(self, rows: dict[BackupPlace, BackupRow]) -> None:
        if self._waits and rows != self._rows:
            self._waits = False
            self._tell(rows)
        self._rows = rows
        self._show()

    def _tell(self, rows: dict[BackupPlace, BackupRow]) -> None:
        if rows[BackupPlace.HOME].problem:
            self._notice.clear()  # said by the bar of the window, and below
        elif BackupPlace.SECOND in rows and rows[BackupPlace.SECOND].problem:
            self._notice.show_notice(
                self.tr("The backup is made and was looked over, but only in the first place."),
                "warning",
            )
        else:
            self._notice.show_notice(self.tr("The backup is made and was looked over."), "positive")

    def _on_standing(self, standing: Standing) -> None:
        self._standing = standing
        self._show()

    def _show(self) -> None:
        if self._standing is None:
            return
        places = self._standing.places
        for place, folder in (
            (BackupPlace.HOME, places.home), (BackupPlace.SECOND, places.second),
        ):  # fmt: skip
            self._facts[place].set_pairs(self._pairs(place, folder))

    def _pairs(self, place: BackupPlace, folder: Path | None) -> list[tuple[str, str]]:
        row = self._rows.get(place)
        pairs = [
            (self.tr("Newest backup"), self._moment(row.made_at) if row else ""),
            (self.tr("Holds the closing of"), self.context.day(row.closed_day) if row else ""),
        ]
        if self._here:
            pairs.insert(0, (self.tr("Folder"), self._folder_text(place, folder)))
        if row is not None and row.problem:
            why = self.context.say(row.problem, path=folder or "–")
            told = self.tr("{moment}. {why}").format(moment=self._moment(row.problem_at), why=why)
            pairs.append((self.tr("Failed"), told))
        return pairs

    def _folder_text(self, place: BackupPlace, folder: Path | None) -> str:
        if folder is None:
            return self.tr("none is chosen")
        assert self._standing is not None
        if place is BackupPlace.SECOND and not self._standing.there:
            return self.tr("{folder} (not plugged in)").format(folder=folder)
        return str(folder)

    def _moment(self, moment: datetime | None) -> str:
        if moment is None:
            return ""
        return self.tr("{day}, {time}").format(
            day=self.context.day(moment.astimezone(self.context.zone).date()),
            time=self.context.time(moment),
        )

    # -- acts ------------------------------------------------------------------------------

    def _on_make(self) -> None:
        self._waits = True
        self._notice.show_notice(self.tr("The backup is being made and looked over …"))
        self.context.requests.backup_wanted.emit(Reason.BY_HAND)

    def _on_choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Second place for backups"))
        if not name:
            return

        def choose() -> None:
            require_apart(Path(name), self.context.places().home)
            claim(Path(name))
            remember({"second_backups": name})

        self.context.tasks.aside(
            self, choose, done=lambda _nothing: self._on_chosen(), refused=self._on_refused,
            troubled=self._on_refused,
        )  # fmt: skip

    def _on_chosen(self) -> None:
        self._notice.clear()
        self.context.tasks.write(
            self, note_place, done=lambda _nothing: self._on_make(), refused=self._on_refused,
            chosen=True,
        )  # fmt: skip
        self.refresh()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self._notice.show_notice(self.context.refusal(error), "negative")

    def _on_restore(self) -> None:
        dialog = RestoreDialog(beside_the_office(self.context), self)
        if dialog.exec() and dialog.chosen is not None:
            chosen = dialog.chosen
            self.context.requests.closed_wanted.emit(
                job_of(self.context, chosen.backup, chosen.key, dialog.server)
            )
