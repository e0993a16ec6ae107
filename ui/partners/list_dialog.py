"""Making a working list: for whom, about whom, until when; the count is seen before."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.partners.lists import Made
from ektp_desk.partners.queries import PartnerRow
from ektp_desk.partners.rules import (
    DAYS_OUT,
    MOST_DAYS_OUT,
    MOST_LINES,
    PURPOSES,
    PartnerKind,
    Purpose,
)
from ektp_desk.partners.selection import Selection
from ui.context import Context
from ui.partners.viewmodel import PartnersViewModel
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form
from ui.widgets.inputs import DateField, NumberField
from ui.widgets.stat import StatTile
from ui.widgets.texts import Muted

WIDTH = 620
OLDEST = 120


class WorkingListDialog(Dialog):
    """`made` is the list after it was made."""

    def __init__(
        self,
        context: Context,
        viewmodel: PartnersViewModel,
        partner: PartnerRow | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        title = self.tr("Make a working list")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setMinimumWidth(WIDTH)
        self.made: Made | None = None
        self._context = context
        self._viewmodel = viewmodel
        self._form = Form()
        self._build()
        if partner is not None:
            self.partner.setCurrentIndex(self.partner.findData(partner.id))
        self._on_partner()

    def _build(self) -> None:
        self.partner = _box("listPartner")
        for row in self._viewmodel.partners:
            self.partner.addItem(row.name, row.id)
        self.purpose = _box("listPurpose")
        self.village = _box("listVillage")
        self.village.addItem(self.tr("whole city"), None)
        for village in self._viewmodel.villages:
            self.village.addItem(f"{village.name} · {village.district}", village.code)
        self.age_from = NumberField("listAgeFrom", 15, OLDEST)
        self.age_to = NumberField("listAgeTo", 15, OLDEST)
        self.age_from.setValue(17)
        self.age_to.setValue(OLDEST)
        today = self._context.today()
        self.until = self._day("listUntil", date(today.year, 12, 31))
        self.expires_on = self._day("listExpires", today + timedelta(days=DAYS_OUT))
        self.expires_on.setDateRange(
            _qdate(today + timedelta(days=1)), _qdate(today + timedelta(days=MOST_DAYS_OUT))
        )
        self.known_too = QCheckBox(self.tr("Also people whose reason is known already"))
        self.known_too.setObjectName("listKnownToo")
        self._lay_out()
        self._listen()
        self._go = self.set_primary(self.tr("Make the list"), self._on_make)
        self.add_cancel(self.tr("Cancel"))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.addWidget(self._form.add("partner_id", self.tr("Partner"), self.partner), 0, 0, 1, 4)
        grid.addWidget(self._form.add("purpose", self.tr("About"), self.purpose), 1, 0, 1, 4)
        self._place = self._form.add("village_code", self.tr("Village"), self.village)
        self._from = self._form.add("age_from", self.tr("Age from"), self.age_from)
        self._to = self._form.add("age_to", self.tr("to"), self.age_to)
        self._until = self._form.add("until", self.tr("Turns 17 by"), self.until)
        expires = self._form.add("expires_on", self.tr("Answers by"), self.expires_on)
        for field, column, span in ((self._place, 0, 2), (self._from, 2, 1), (self._to, 3, 1)):
            grid.addWidget(field, 2, column, 1, span, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._until, 3, 0, 1, 2)
        grid.addWidget(expires, 3, 2, 1, 2)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.known_too)
        self.count = StatTile("", self.tr("people on the list"))
        self.count.setObjectName("listCount")
        self.body.addWidget(self.count)
        self.body.addWidget(
            Muted(
                self.tr(
                    "The partner sees name, masked NIK, sex, year of birth and address. The full "
                    "NIK and the date of birth stay in the office."
                )
            )
        )

    def _listen(self) -> None:
        self.partner.currentIndexChanged.connect(self._on_partner)
        self.purpose.currentIndexChanged.connect(self._on_purpose)
        self.village.currentIndexChanged.connect(self._count)
        for number in (self.age_from, self.age_to):
            number.valueChanged.connect(self._count)
        self.until.dateChanged.connect(self._count)
        self.known_too.toggled.connect(self._count)

    def _day(self, name: str, day: date) -> DateField:
        return DateField(name, self._context.locale, _qdate(day))

    def _partner(self) -> PartnerRow | None:
        chosen = self.partner.currentData()
        return next((row for row in self._viewmodel.partners if row.id == chosen), None)

    def _on_partner(self) -> None:
        partner = self._partner()
        self.purpose.blockSignals(True)
        self.purpose.clear()
        for purpose in PURPOSES[partner.kind] if partner is not None else ():
            self.purpose.addItem(self._context.say(f"partner_purpose.{purpose}"), purpose)
        self.purpose.blockSignals(False)
        if partner is not None:
            self.village.setCurrentIndex(max(0, self.village.findData(partner.village_code)))
            self.village.setEnabled(partner.kind is PartnerKind.ORGANISATION)
        self._on_purpose()

    def _on_purpose(self) -> None:
        purpose = self.purpose.currentData()
        self._until.setVisible(purpose == Purpose.TURNING)
        self._place.setVisible(purpose != Purpose.TURNING)
        for field in (self._from, self._to):
            field.setVisible(purpose == Purpose.NOT_RECORDED)
        self.known_too.setVisible(purpose != Purpose.AT_HOME)
        self._count()

    def selection(self) -> Selection:
        """What is chosen."""
        return Selection(
            purpose=Purpose(self.purpose.currentData()),
            today=self._context.today(),
            village_code=self.village.currentData(),
            age_from=self.age_from.value(),
            age_to=self.age_to.value(),
            until=self.until.date().toPython(),  # type: ignore[arg-type]  # a date
            known_too=self.known_too.isChecked(),
        )

    def _count(self) -> None:
        partner = self._partner()
        if partner is None or not self.purpose.currentData():
            return
        self._viewmodel.count(partner.id, self.selection(), self._on_counted)

    def _on_counted(self, count: int) -> None:
        good = 0 < count <= MOST_LINES
        self.count.show_value(self._context.number(count), "text" if good else "warning")
        self._go.setEnabled(count > 0)

    def _on_make(self) -> None:
        partner = self._partner()
        if partner is None:
            return
        self.busy(True)
        self._form.clear()
        day: date = self.expires_on.date().toPython()  # type: ignore[assignment]
        self._viewmodel.make(
            self, partner.id, self.selection(), day, done=self._on_made, refused=self._on_refused
        )

    def _on_made(self, made: Made) -> None:
        self.made = made
        self.accept()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.busy(False)
        sentence = self._context.refusal(error)
        if not self._form.refuse(error.field, sentence):
            self.refuse(sentence)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    return box


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
