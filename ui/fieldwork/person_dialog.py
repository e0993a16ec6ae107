"""Adding somebody who is not on the laptop, with a note on who that is."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QWidget

from ektp_desk.outreach import fieldwork
from ektp_desk.residents import queries
from ektp_desk.residents.queries import VillageRow
from ektp_desk.residents.services import Person
from ui.context import Context
from ui.residents.person_dialog import PersonDialog
from ui.residents.viewmodel import Refused, ResidentsViewModel


class NewPeople(ResidentsViewModel):
    """The roll as the dialog knows it; whoever is added is told to the office with the note."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self.note = ""
        context.tasks.read(self, queries.villages, done=self._on_rows, key="villages")

    def add(self, person: Person, *, done: object, refused: Refused) -> None:
        self._context.tasks.write(
            self, fieldwork.add_person, done=done, refused=refused,  # type: ignore[arg-type]
            troubled=refused, person=person, note=self.note,
        )  # fmt: skip

    def _on_rows(self, rows: tuple[VillageRow, ...]) -> None:
        self.villages = rows


class FieldPersonDialog(PersonDialog):
    """The ordinary form, and why they are recorded here; most live where the visit is."""

    def __init__(
        self,
        context: Context,
        people: NewPeople,
        village_code: str | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, people, None, parent)
        self._people = people
        self.note = QLineEdit()
        self.note.setObjectName("personNote")
        self.body.addWidget(
            self._form.add(
                "note", self.tr("Who this is and why they are recorded here"), self.note,
                self.tr("The office reads it when it looks the person up."),
            )
        )  # fmt: skip
        self.village.setCurrentIndex(max(self.village.findData(village_code), 0))
        self.nik.setFocus()

    def _on_save(self) -> None:
        self._people.note = self.note.text()
        super()._on_save()
