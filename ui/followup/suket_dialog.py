"""Issuing a suket: the person, and what it is for."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ektp_desk.cards.queries_suket import SuketRow
from ektp_desk.cards.suket import issue_suket
from ektp_desk.papers.services import PaperRow
from ektp_desk.residents.queries import ResidentFound
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.residents.picker import PersonPicker
from ui.widgets.texts import Body

WIDTH, ROWS = 640, 4


class SuketDialog(FormDialog):
    """Refusals say why this person cannot have one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Issue a suket")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setMinimumWidth(WIDTH)
        self._person: ResidentFound | None = None
        self.picker = PersonPicker(context, rows_shown=ROWS)
        self.picker.chosen.connect(self._on_chosen)
        self._chosen = Body("")
        self._chosen.setObjectName("suketPerson")
        self._purpose = QLineEdit()
        self._purpose.setObjectName("suketPurpose")
        self.body.addWidget(self.picker)
        self.body.addWidget(self._chosen)
        self.body.addWidget(
            self.form.add(
                "purpose", self.tr("What it is for"), self._purpose, self.tr("May stay empty")
            )
        )
        self._go = self.set_primary(self.tr("Issue and print"), self._on_accept)
        self._go.setEnabled(False)
        self.add_cancel(self.tr("Cancel"))
        self.picker.field.setFocus()

    def _on_chosen(self, person: ResidentFound) -> None:
        self._person = person
        self.picker.clear()
        self._chosen.setText(f"{person.name} · {person.masked_nik}")
        self._go.setEnabled(True)
        self._purpose.setFocus()

    def _on_accept(self) -> None:
        if self._person is None:
            return
        self.form.clear()
        self.context.tasks.write(
            self, issue_suket, done=self._on_issued, refused=self._on_refused,
            troubled=self._on_refused, busy=self.busy, resident_id=self._person.id,
            purpose=self._purpose.text(),
        )  # fmt: skip

    def _on_issued(self, made: tuple[SuketRow, PaperRow]) -> None:
        self.context.requests.print_paper(made[1])
        self.accept()
