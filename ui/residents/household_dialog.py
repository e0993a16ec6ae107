"""A family card (KK) whole: who is on it, and who still lacks a card."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ektp_desk.cards.household import Member, members
from ektp_desk.residents.access import Place
from ektp_desk.residents.queries import ResidentView
from ektp_desk.residents.rules import Presence, age_on, mask_nik
from ui.context import Context
from ui.residents.opened import OpenedNotes
from ui.widgets.chip import Chip
from ui.widgets.dialog import Dialog
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

SIZE = (1000, 460)


class HouseholdDialog(Dialog):
    """`person_wanted` when a member is opened."""

    person_wanted = Signal(int)

    def __init__(self, context: Context, view: ResidentView, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        title = self.tr("Family card {number}").format(number=mask_nik(view.kk_number))
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self._opened = OpenedNotes(context, Place.FAMILY_CARD, self)
        place = (view.address, view.village, view.district)
        self.body.addWidget(Muted(", ".join(part for part in place if part)))
        self._obliged, self._lacking = Chip("", "accent"), Chip("", "warning")
        chips = QHBoxLayout()
        chips.addWidget(self._obliged)
        chips.addWidget(self._lacking)
        chips.addStretch(1)
        self.body.addLayout(chips)
        self._model: RowsModel[Member] = RowsModel(self._columns())
        self._table = DataTable(context.theme)
        self._table.setObjectName("familyCard")
        self._table.setAccessibleName(title)
        self._table.set_model(self._model)
        self._table.fit({0: "stretch", 1: 158, 2: 150, 3: 60, 4: 120, 5: "stretch"})
        self._table.row_activated.connect(self._on_member)
        self.body.addWidget(self._table, 1)
        self.add_cancel(self.tr("Close"))
        context.tasks.read(
            self, members, done=self._on_read, key="members", kk_number=view.kk_number,
            day=context.today(),
        )  # fmt: skip

    def _columns(self) -> list[Column]:
        say, day, today = self._context.say, self._context.day, self._context.today()
        return [
            Column(self.tr("Name"), lambda row: row.view.name, tooltip=lambda row: row.view.name),
            Column(self.tr("NIK"), lambda row: row.view.masked_nik),
            Column(self.tr("Born"), lambda row: day(row.view.birth_date)),
            Column(self.tr("Age"), lambda row: str(age_on(row.view.birth_date, today)),
                   align="right"),
            Column(self.tr("Marital status"),
                   lambda row: say(f"marital_status.{row.view.marital_status}")),
            Column(self.tr("Card"), self._card, tone=_tone),
        ]  # fmt: skip

    def _card(self, member: Member) -> str:
        say = self._context.say
        if member.view.presence is not Presence.PRESENT:
            return say(f"presence.{member.view.presence}")
        if member.lacks_card:
            status = say(f"central_status.{member.central}") if member.central else ""
            return status or self.tr("not recorded")
        return self.tr("holds a card") if member.obliged else self.tr("not obliged yet")

    def _on_read(self, found: tuple[Member, ...]) -> None:
        self._model.set_rows(found)
        self._opened.note([member.view.id for member in found])
        number = self._context.number
        obliged = sum(member.obliged for member in found)
        lacking = sum(member.lacks_card for member in found)
        self._obliged.show_state(
            self.tr("{number} obliged to hold a card").format(number=number(obliged)), "accent"
        )
        self._lacking.show_state(
            self.tr("{number} without a card").format(number=number(lacking)), "warning"
        )
        self._lacking.setVisible(lacking > 0)

    def _on_member(self, row: int) -> None:
        self.person_wanted.emit(self._model.row(row).view.id)
        self.accept()


def _tone(member: Member) -> str:
    return "warning" if member.lacks_card else "text"
