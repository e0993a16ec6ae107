"""Adding a person to the roll, or changing one."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.residents.queries import ResidentView
from ektp_desk.residents.rules import (
    Citizenship,
    MaritalStatus,
    Presence,
    Sex,
    check_nik,
    mask_nik,
    nik_problem,
    told_by_nik,
)
from ektp_desk.residents.services import Person
from ui.context import Context
from ui.residents.viewmodel import ResidentsViewModel
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form
from ui.widgets.inputs import DateField
from ui.widgets.texts import Muted

WIDTH = 720
FIRST_DAY = QDate(1900, 1, 1)


class PersonDialog(Dialog):
    """Two columns of fields; `saved_id` is the person after saving.

    A NIK is refused only when it is not 16 digits; whatever else looks odd in it is said below
    the field and does not stop anybody (domain.md).
    """

    def __init__(
        self,
        context: Context,
        viewmodel: ResidentsViewModel,
        view: ResidentView | None,
        parent: QWidget | None = None,
    ) -> None:
        title = "" if view is None else view.name
        super().__init__(title, parent)
        if view is None:
            self.heading.setText(self.tr("Add a person"))
            self.setWindowTitle(self.tr("Add a person"))
        self._context = context
        self._viewmodel = viewmodel
        self._view = view
        self.saved_id = 0
        self.setMinimumWidth(WIDTH)
        self._form = Form()
        self._build()
        if view is not None:
            self._show(view)
        self._check_nik()

    def _build(self) -> None:
        self.nik = self._line("personNik")
        self.name = self._line("personFullName")
        self.kk_number = self._line("personKk")
        self.birth_place = self._line("personBirthPlace")
        self.address = self._line("personAddress")
        self.rt = self._line("personRt")
        self.rw = self._line("personRw")
        today = _qdate(self._context.today())
        self.birth_date = DateField("personBirthDate", self._context.locale, today.addYears(-17))
        self.birth_date.setDateRange(FIRST_DAY, today)
        self.sex = self._choice("personSex", "sex", list(Sex))
        self.marital = self._choice("personMarital", "marital_status", list(MaritalStatus))
        self.citizenship = self._choice("personCitizenship", "citizenship", list(Citizenship))
        self.presence = self._choice(
            "personPresence", "presence", [x for x in Presence if x is not Presence.MERGED]
        )
        self.village = QComboBox()
        self.village.setObjectName("personVillage")
        self.village.addItem(self.tr("not known"), None)
        for row in self._viewmodel.villages:
            self.village.addItem(f"{row.name} · {row.district}", row.code)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        places: tuple[tuple[str, str, QWidget, int, int, int], ...] = (
            ("nik", self.tr("NIK"), self.nik, 0, 0, 2),
            ("kk_number", self.tr("Family card number"), self.kk_number, 0, 2, 2),
            ("name", self.tr("Full name"), self.name, 1, 0, 4),
            ("birth_place", self.tr("Place of birth"), self.birth_place, 2, 0, 2),
            ("birth_date", self.tr("Date of birth"), self.birth_date, 2, 2, 1),
            ("sex", self.tr("Sex"), self.sex, 2, 3, 1),
            ("marital_status", self.tr("Marital status"), self.marital, 3, 0, 2),
            ("citizenship", self.tr("Citizenship"), self.citizenship, 3, 2, 1),
            ("presence", self.tr("Presence"), self.presence, 3, 3, 1),
            ("address", self.tr("Address"), self.address, 4, 0, 2),
            ("rt", self.tr("RT"), self.rt, 4, 2, 1),
            ("rw", self.tr("RW"), self.rw, 4, 3, 1),
            ("village_code", self.tr("Village"), self.village, 5, 0, 4),
        )
        for name, label, editor, line, column, span in places:
            grid.addWidget(self._form.add(name, label, editor), line, column, 1, span)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self._odd = Muted("")
        self._odd.setObjectName("nikWarning")
        self.body.addWidget(self._odd)
        self._read_from = ""  # the NIK whose date and sex were put into the fields
        self.nik.textEdited.connect(self._read_nik)
        self.nik.textChanged.connect(self._check_nik)
        self.birth_date.dateChanged.connect(self._check_nik)
        self.sex.currentIndexChanged.connect(self._check_nik)
        self.set_primary(self.tr("Save"), self._on_save)
        self.add_cancel(self.tr("Cancel"))

    def _line(self, name: str) -> QLineEdit:
        editor = QLineEdit()
        editor.setObjectName(name)
        return editor

    def _choice(self, name: str, prefix: str, values: list) -> QComboBox:
        editor = QComboBox()
        editor.setObjectName(name)
        for value in values:
            editor.addItem(self._context.say(f"{prefix}.{value}"), value)
        return editor

    def _show(self, view: ResidentView) -> None:
        for editor, text in (
            (self.nik, view.masked_nik), (self.name, view.name), (self.kk_number, masked_kk(view)),
            (self.birth_place, view.birth_place), (self.address, view.address),
            (self.rt, view.rt), (self.rw, view.rw),
        ):  # fmt: skip
            editor.setText(text)
        self.nik.setReadOnly(True)
        self.nik.setEnabled(False)
        self.birth_date.setDate(_qdate(view.birth_date))
        for box, value in (
            (self.sex, view.sex), (self.marital, view.marital_status),
            (self.citizenship, view.citizenship), (self.presence, view.presence),
            (self.village, view.village_code),
        ):  # fmt: skip
            box.setCurrentIndex(max(box.findData(value), 0))

    def _person(self) -> Person:
        view = self._view
        born = self.birth_date.date()
        return Person(
            nik=view.nik if view is not None else self.nik.text(),
            name=self.name.text(),
            sex=Sex(self.sex.currentData()),
            birth_date=date(born.year(), born.month(), born.day()),
            kk_number=self._kk_number(),
            birth_place=self.birth_place.text(),
            marital_status=MaritalStatus(self.marital.currentData()),
            citizenship=Citizenship(self.citizenship.currentData()),
            itap_until=view.itap_until if view is not None else None,
            address=self.address.text(),
            rt=self.rt.text(),
            rw=self.rw.text(),
            village_code=self.village.currentData(),
            presence=Presence(self.presence.currentData()),
        )

    def _kk_number(self) -> str:
        """As typed; what still stands there masked is the number that was."""
        view, typed = self._view, self.kk_number.text()
        return view.kk_number if view is not None and typed == masked_kk(view) else typed

    def _read_nik(self) -> None:
        """A NIK says when its holder was born and their sex: who typed it need not again."""
        nik = "".join(self.nik.text().split())
        if nik_problem(nik) or nik == self._read_from:
            return
        told = told_by_nik(nik, self._context.today())
        if told is not None:
            self._read_from = nik
            self.birth_date.setDate(_qdate(told[0]))
            self.sex.setCurrentIndex(self.sex.findData(told[1]))

    def _check_nik(self) -> None:
        person = self._person()
        nik = "".join(person.nik.split())
        if nik_problem(nik):
            self._odd.setText("")
            return
        codes = check_nik(
            nik, birth_date=person.birth_date, sex=person.sex,
            region_code=self._context.profile.region_code,
        )  # fmt: skip
        self._odd.setText(" ".join(self._context.say(code) for code in codes))

    def _on_save(self) -> None:
        self.busy(True)
        self._form.clear()
        if self._view is None:
            self._viewmodel.add(self._person(), done=self._on_added, refused=self._on_refused)
        else:
            self._viewmodel.change(
                self._view, self._person(), done=self.accept, refused=self._on_refused
            )

    def _on_added(self, resident_id: int) -> None:
        self.saved_id = resident_id
        self.accept()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        sentence = self._context.refusal(error)
        self.busy(False)
        if not self._form.refuse(error.field, sentence):
            self.refuse(sentence)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def masked_kk(view: ResidentView) -> str:
    """The family card's number as it is shown to whoever has not asked for it in full."""
    return mask_nik(view.kk_number) if view.kk_number else ""
