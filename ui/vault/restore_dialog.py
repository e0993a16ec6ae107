"""Choosing the backup to put back: looked over first, with what it holds and what would be lost."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.storage import backup as backups
from ektp_desk.storage import manifest as manifests
from ektp_desk.storage.backup import Backup
from ektp_desk.storage.places import of_office
from ektp_desk.storage.pointintime import Since
from ektp_desk.storage.safekeeping import known_backups
from ektp_desk.storage.server_roles import Roles
from ui.context import qdate
from ui.setup.work import SetupWork
from ui.vault.looked import Listed, Looked, Reached
from ui.vault.restoring import Surroundings
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form
from ui.widgets.inputs import Secret
from ui.widgets.key_value import KeyValues
from ui.widgets.rows import Column, RowsModel
from ui.widgets.style import set_property
from ui.widgets.table import DataTable
from ui.widgets.texts import Body, Muted

WIDTH, LIST_HEIGHT = 760, 230


class RestoreDialog(Dialog):
    """`chosen` is what was looked over and signed for, once it was; `server` the owner's address of
    an office on one."""

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Restore a backup")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setMinimumWidth(WIDTH)
        self.chosen: Looked | None = None
        self.server = ""
        self._around = surroundings
        self._looked: Looked | None = None
        self._asked: Path | None = None
        self._form = Form()
        self._work = SetupWork(self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._build()
        self._work.start(self._list)

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        self.body.addWidget(Muted(self._what_is_done()))
        self.body.addWidget(self._build_list(), 1)
        self._facts = KeyValues()
        self._facts.setObjectName("backupFacts")
        self._facts.hide()
        self.body.addWidget(self._facts)
        self._said = Body("")
        self._said.setObjectName("backupSaid")
        self.body.addWidget(self._said)
        self.body.addLayout(self._build_secrets())
        if self._around.owner is not None:
            self.body.addLayout(self._build_owner())
        other = Button(self.tr("Choose a file…"))
        other.setObjectName("otherBackup")
        other.clicked.connect(self._on_other)
        self.add_aside(other)
        self._put = self.set_primary(self.tr("Put this backup back"), self._on_accept, danger=True)
        self._put.setEnabled(False)
        self.add_cancel(self.tr("Cancel"))

    def _build_list(self) -> DataTable:
        around = self._around
        self._model: RowsModel[Backup] = RowsModel(
            [
                Column(self.tr("Holds the closing of"), self._day_text),
                Column(self.tr("Made"), lambda row: around.moment(row.manifest.made)),
                Column(
                    self.tr("Why"),
                    lambda row: around.sentences.say(f"backup_reason.{row.manifest.reason}"),
                ),
                Column(self.tr("Where"), self._place_text, tooltip=lambda row: str(row.path)),
            ]
        )
        self._table = DataTable(around.theme)
        self._table.setObjectName("backups")
        self._table.setAccessibleName(self.tr("Backups"))
        self._table.set_model(self._model)
        self._table.set_empty_text(self.tr("No backup was found. Choose a file."))
        self._table.fit({0: 170, 1: 160, 2: 150, 3: "stretch"})
        self._table.setMinimumHeight(LIST_HEIGHT)
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._on_row())
        return self._table

    def _build_secrets(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        self._phrase = Secret("backupPassphrase")
        self._phrase_field = self._form.add(
            "passphrase", self.tr("Pass phrase or recovery key"), self._phrase,
            self.tr("The one that held when it was made; Enter checks it"),
        )  # fmt: skip
        self._phrase.returnPressed.connect(self._on_phrase)
        self._phrase_field.hide()
        self._password = Secret("ownPassword")
        self._own = self._form.add("password", self.tr("Your password"), self._password)
        self._own.setVisible(self._around.sign is not None)
        for field in (self._phrase_field, self._own):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        return row

    def _what_is_done(self) -> str:
        if self._around.owner is None:
            return self.tr(
                "The office closes, the backup takes its place, and the data of now are kept "
                "beside it under another name. Nothing is overwritten."
            )
        return self.tr(
            "Close EKTP Desk on all other computers first. The backup takes the place of the "
            "server's data, and those are kept as a backup beside it."
        )

    def _build_owner(self) -> QHBoxLayout:
        """Who owns the tables on the server: daily work may not put others in their place."""
        row = QHBoxLayout()
        row.setSpacing(16)
        self._owner_name = QLineEdit(Roles().owner)
        self._owner_name.setObjectName("ownerName")
        self._owner_password = Secret("ownerPassword")
        name, password = (
            self._form.add("owner", self.tr("Owner of the data on the server"), self._owner_name),
            self._form.add("owner_password", self.tr("The owner's password"), self._owner_password),
        )
        for field in (name, password):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        return row

    # -- looking, off the UI thread ----------------------------------------------------------

    def _list(self) -> Listed:
        found, own = known_backups(self._around.places), self._around.own()
        return Listed(of_office(found, own) if own else found)

    def _look(self, one: Backup, phrase: str = "") -> None:
        self._asked, self._looked = one.path, None
        self._put.setEnabled(False)
        self._form.clear()
        self._facts.hide()
        self._say(self.tr("The backup is opened and looked over …"))
        around = self._around

        def job() -> Looked:
            try:
                key = backups.key_for(one, present=around.key, typed=phrase)
                verified = backups.verify(one.path, key=key)
                return Looked(one, key, verified, around.since(one.manifest))
            except (OfficeError, MachineError) as error:
                return Looked(one, problem=error)

        self._work.start(job)

    def _on_done(self, came: Listed | Looked | Reached) -> None:
        if isinstance(came, Reached):
            self._on_reached(came)
        elif isinstance(came, Listed):
            self._model.set_rows(came.backups)
            if came.backups and self._asked is None:
                self._table.selectRow(0)
                self._table.setFocus()
        elif came.backup.path == self._asked:
            self._looked = came
            self._show(came)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, OfficeError | MachineError):
            raise error
        self.refuse(self._around.sentences.refusal(error))

    # -- showing ---------------------------------------------------------------------------

    def _show(self, looked: Looked) -> None:
        problem = looked.problem
        self._phrase_field.setVisible(problem is not None and self._is_about_key(problem))
        if problem is not None:
            self._say("")
            sentence = self._around.sentences.refusal(problem)
            if self._phrase.text() and self._is_about_key(problem):
                self._form.refuse("passphrase", sentence)
            else:
                self._say(sentence, "warning")
            return
        self._facts.set_pairs(self._pairs(looked))
        self._facts.show()
        self._say(self._sentence(looked), "warning" if looked.fits else "negative")
        self._put.setEnabled(looked.fits)

    def _say(self, sentence: str, tone: str = "text") -> None:
        self._said.setText(sentence)
        set_property(self._said, "tone", tone)
        self._said.setVisible(bool(sentence))

    def _is_about_key(self, problem: OfficeError | MachineError) -> bool:
        return problem.code in (
            "machine.locked", "key.wrong_passphrase", "key.wrong_recovery", "key.recovery_typed"
        )  # fmt: skip

    def _pairs(self, looked: Looked) -> list[tuple[str, str]]:
        assert looked.verified is not None
        number = self._around.number
        rows = looked.verified.manifest.contents.rows
        holds = self.tr(
            "{residents} residents, {tickets} queue numbers, {recordings} recordings, {cards} cards"
        ).format(
            residents=number(rows.get("resident", 0)),
            tickets=number(rows.get("ticket", 0)),
            recordings=number(rows.get("recording", 0)),
            cards=number(rows.get("card", 0)),
        )
        findings = looked.verified.findings
        checked = self.tr(
            "sound: opened, read through, compared with what was noted when it was made"
        )
        if findings:
            checked = self._around.sentences.say(findings[0].code, **findings[0].params)
        return [
            (self.tr("Checked"), checked),
            (self.tr("Holds"), holds),
            (self.tr("Would be lost"), self._lost(looked.since)),
        ]

    def _lost(self, since: Since | None) -> str:
        if since is None or not since.same_past:
            return self.tr("cannot be told; everything done since it was made")
        if not since.acts:
            return self.tr("nothing")
        rows, number = since.rows or {}, self._around.number
        return self.tr(
            "{acts} acts, the newest of {moment}; among them {tickets} queue numbers, "
            "{recordings} recordings, {cards} cards"
        ).format(
            acts=number(since.acts),
            moment=self._around.moment(since.newest),
            tickets=number(rows.get("ticket", 0)),
            recordings=number(rows.get("recording", 0)),
            cards=number(rows.get("card", 0)),
        )

    def _sentence(self, looked: Looked) -> str:
        if looked.since is not None and not looked.since.same_office:
            return self.tr("This is the backup of another office.")
        if not looked.fits:
            return self.tr("A damaged backup is not put back. Choose another one.")
        if looked.backup.manifest.plain_dump:
            return self.tr(
                "An earlier program made this backup and did not encrypt it: whoever held it could "
                "read and change it."
            )
        if looked.since is not None and not looked.since.same_past:
            return self.tr("Since then another backup was put back; these data went another way.")
        return ""

    def _day_text(self, one: Backup) -> str:
        day = one.manifest.closed
        return self._around.locale.toString(qdate(day), "d MMMM yyyy") if day else "–"

    def _place_text(self, one: Backup) -> str:
        if one.path.parent == self._around.places.home:
            return self.tr("this computer")
        if one.path.parent == self._around.places.second:
            return self.tr("second place")
        return str(one.path.parent)

    # -- acts ------------------------------------------------------------------------------

    def _on_row(self) -> None:
        rows = self._table.selectionModel().selectedRows()
        if rows:
            self._phrase.clear()
            self._look(self._model.row(rows[0].row()))

    def _on_phrase(self) -> None:
        if self._looked is not None and self._phrase.text():
            self._look(self._looked.backup, self._phrase.text())

    def _on_other(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a backup"), "", self.tr("Backups (*.db *.dump)")
        )
        if not name:
            return
        try:
            one = Backup(Path(name), manifests.read(Path(name)))
        except (OfficeError, MachineError) as error:
            self.refuse(self._around.sentences.refusal(error))
            return
        self._model.set_rows((one, *(row for row in self._model.rows if row.path != one.path)))
        self._table.selectRow(0)

    def _on_accept(self) -> None:
        looked, owner = self._looked, self._around.owner
        if looked is None or not looked.fits:
            self._on_phrase()  # Enter in the field of the pass phrase
            return
        self._form.clear()
        if owner is None:
            self._sign(looked)
            return
        self.busy(True)
        name, password = self._owner_name.text().strip(), self._owner_password.text()

        def job() -> Reached:
            try:
                return Reached(looked, owner(name, password))
            except (OfficeError, MachineError) as error:
                return Reached(looked, problem=error)

        self._work.start(job)

    def _sign(self, looked: Looked) -> None:
        sign = self._around.sign
        if sign is None:
            self._on_signed(looked)
            return
        self.busy(True)
        sign(
            self, looked.backup, self._password.text(), lambda: self._on_signed(looked),
            self._on_refused,
        )  # fmt: skip

    def _on_reached(self, came: Reached) -> None:
        """The owner was let in; meanwhile somebody may have looked at another backup."""
        self.busy(False)
        if came.problem is not None:
            self._form.refuse("owner_password", self._around.sentences.refusal(came.problem))
        elif came.looked is self._looked:
            self.server = came.address
            self._sign(came.looked)

    def _on_signed(self, looked: Looked) -> None:
        self.chosen = looked
        self.accept()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.busy(False)
        self._password.clear()
        sentence = self._around.sentences.refusal(error)
        if not self._form.refuse(error.field, sentence):
            self.refuse(sentence)
