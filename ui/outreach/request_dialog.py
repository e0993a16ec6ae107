"""Taking a request for a visit in, or changing one that waits."""

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.coverage.schools import SchoolRow, schools
from ektp_desk.outreach import requests
from ektp_desk.outreach.queries_requests import RequestRow
from ektp_desk.outreach.rules import RequestSource, VisitKind
from ektp_desk.outreach.rules_requests import LONGEST, MOST_PEOPLE, Asked
from ektp_desk.recording.needs import Need
from ektp_desk.residents.queries import ResidentFound, VillageRow, villages
from ektp_desk.residents.rules import Sex
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.residents.picker import PersonPicker
from ui.widgets.field import Field
from ui.widgets.inputs import DateField, NumberField
from ui.widgets.texts import Body

WIDTH, ROWS = 980, 3
TOP = Qt.AlignmentFlag.AlignTop


class RequestDialog(FormDialog):
    """The kind decides whom it asks for; `request_id` is what was taken in or changed."""

    def __init__(
        self, context: Context, row: RequestRow | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "", parent)
        title = (
            self.tr("Take a request for a visit in") if row is None
            else self.tr("Change {number}").format(number=row.number)
        )  # fmt: skip
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setMinimumWidth(WIDTH)
        self._row = row
        self.request_id: int | None = None
        self._person: tuple[int, str] | None = None
        self._build_fields()
        self._lay_out()
        self.set_primary(self.tr("Take in") if row is None else self.tr("Save"), self._on_save)
        self.add_cancel(self.tr("Cancel"))
        if row is not None:
            self._show(row)
        self._on_kind()
        self._on_source()
        self.source.setFocus()
        tasks = context.tasks
        tasks.read(self, villages, done=self._on_villages, key="villages")
        tasks.read(self, schools, done=self._on_schools, key="schools")

    # -- building --------------------------------------------------------------------------

    def _build_fields(self) -> None:
        say = self.context.say
        self.source = self._box("requestSource", [
            (say(f"visit_request_source.{one}"), one) for one in RequestSource
        ])  # fmt: skip
        self.kind = self._box(
            "requestKind", [(say(f"outreach_kind.{one}"), one) for one in VisitKind]
        )
        self.village = self._box("requestVillage", [(self.tr("choose"), None)])
        self.school = self._box("requestSchool", [(self.tr("choose"), None)])
        self.sex = self._box("requestSex", [
            (self.tr("Anybody"), None), (self.tr("A woman"), Sex.FEMALE),
            (self.tr("A man"), Sex.MALE),
        ])  # fmt: skip
        self.letter_number = self._line("letter_number", "requestLetter")
        self.requester = self._line("requester", "requester")
        self.contact = self._line("contact", "requestContact")
        self.place = self._line("place", "requestPlace")
        self.note = self._line("note", "requestNote")
        self.received = self._day("requestReceived")
        self.letter_date = self._day("requestLetterDate")
        self.wanted = self._day("requestWanted")
        self.on_a_day = QCheckBox()
        self.on_a_day.setObjectName("requestOnADay")
        self.on_a_day.setAccessibleName(self.tr("On a certain day"))
        self.on_a_day.toggled.connect(self.wanted.setEnabled)
        self.wanted.setEnabled(False)
        self.people = NumberField("requestPeople", 1, MOST_PEOPLE)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.source.currentIndexChanged.connect(self._on_source)

    def _lay_out(self) -> None:
        add = self.form.add
        self._village = add("village_code", self.tr("Kelurahan"), self.village)
        self._school = add("school_id", self.tr("School"), self.school)
        self._letter = add("letter_number", self.tr("Letter number"), self.letter_number)
        self._dated = add("letter_date", self.tr("Letter dated"), self.letter_date)
        self._place = add("place", self.tr("Place"), self.place)
        self._beside(
            (add("source", self.tr("How it came"), self.source), 2),
            (add("received_on", self.tr("Came in on"), self.received), 2),
            (self._letter, 3), (self._dated, 2),
        )  # fmt: skip
        self._beside(
            (add("kind", self.tr("Where to"), self.kind), 2), (self._village, 3),
            (self._school, 3), (self._place, 4),
            (add("people", self.tr("How many people"), self.people), 2),
        )  # fmt: skip
        self.body.addWidget(self._build_person())
        self._beside(
            (add("requester", self.tr("Who asks"), self.requester), 3),
            (add("contact", self.tr("Telephone or address"), self.contact), 3),
            (self._wanted_field(), 2),
            (add("officer_sex", self.tr("Officer wanted"), self.sex), 2),
        )  # fmt: skip
        self.body.addWidget(self._build_needs())
        self.body.addWidget(add("note", self.tr("Note (optional)"), self.note))
        self.body.addStretch(1)

    def _wanted_field(self) -> Field:
        """A day that may be left open: the box before it says whether there is one."""
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.on_a_day)
        row.addWidget(self.wanted, 1)
        both.setFocusProxy(self.wanted)
        return self.form.add("wanted_on", self.tr("Wanted on"), both)

    def _build_person(self) -> Field:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.picker = PersonPicker(self.context, rows_shown=ROWS)
        self.picker.chosen.connect(self._on_person)
        self._chosen = Body("")
        self._chosen.setObjectName("requestPerson")
        self._chosen.hide()
        column.addWidget(self._chosen)
        column.addWidget(self.picker)
        whole.setFocusProxy(self.picker.field)
        self._whom = self.form.add("resident_id", self.tr("Whom to go to"), whole)
        return self._whom

    def _build_needs(self) -> Field:
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        self.needs = {}
        for place, need in enumerate(Need):
            box = QCheckBox(self.context.say(f"need.{need}"))
            box.setObjectName(f"requestNeed_{need}")
            box.setToolTip(self.context.say(f"need_help.{need}"))
            grid.addWidget(box, place // 4, place % 4)
            self.needs[need] = box
        whole.setFocusProxy(self.needs[Need.LYING_DOWN])
        return self.form.add("needs", self.tr("What somebody there needs"), whole)

    def _beside(self, *fields: tuple[QWidget, int]) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for field, share in fields:
            row.addWidget(field, share, TOP)
        self.body.addLayout(row)

    def _box(self, name: str, entries: list[tuple[str, Any]]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        for words, data in entries:
            box.addItem(words, data)
        return box

    def _line(self, column: str, name: str) -> QLineEdit:
        editor = QLineEdit()
        editor.setObjectName(name)
        editor.setMaxLength(LONGEST[column])
        return editor

    def _day(self, name: str) -> DateField:
        return DateField(name, self.context.locale, _qdate(self.context.today()))

    # -- showing ---------------------------------------------------------------------------

    def _show(self, row: RequestRow) -> None:
        asked = row.asked
        for box, value in ((self.source, asked.source), (self.kind, asked.kind),
                           (self.sex, asked.officer_sex)):  # fmt: skip
            box.setCurrentIndex(max(0, box.findData(value)))
        for editor, text in ((self.letter_number, asked.letter_number), (self.note, asked.note),
                             (self.requester, asked.requester), (self.contact, asked.contact),
                             (self.place, asked.place)):  # fmt: skip
            editor.setText(text)
        for field, day in ((self.received, asked.received_on), (self.wanted, asked.wanted_on),
                           (self.letter_date, asked.letter_date)):  # fmt: skip
            if day is not None:
                field.setDate(_qdate(day))
        self.on_a_day.setChecked(asked.wanted_on is not None)
        self.people.setValue(asked.people)
        for need, tick in self.needs.items():
            tick.setChecked(need in asked.needs)
        if asked.resident_id is not None:
            self._show_person(asked.resident_id, f"{row.resident_name} · {row.masked_nik}")

    def _show_person(self, resident_id: int, words: str) -> None:
        self._person = (resident_id, words)
        self._chosen.setText(words)
        self._chosen.show()
        self._whom.clear_error()
        self.adjustSize()

    def _on_villages(self, rows: tuple[VillageRow, ...]) -> None:
        for row in rows:
            self.village.addItem(
                self.tr("{village} · {district}").format(village=row.name, district=row.district),
                row.code,
            )
        if self._row is not None:
            self.village.setCurrentIndex(
                max(0, self.village.findData(self._row.asked.village_code))
            )

    def _on_schools(self, rows: tuple[SchoolRow, ...]) -> None:
        chosen = None if self._row is None else self._row.asked.school_id
        for row in rows:
            if row.active or row.id == chosen:
                self.school.addItem(row.name, row.id)
        self.school.setCurrentIndex(max(0, self.school.findData(chosen)))

    def _on_kind(self) -> None:
        kind = self.kind.currentData()
        self._village.setVisible(kind in (VisitKind.VILLAGE, VisitKind.ORGANISATION))
        self._school.setVisible(kind == VisitKind.SCHOOL)
        self._whom.setVisible(kind == VisitKind.HOME)
        self._place.label.setText(
            self.tr("Organisation and place") if kind == VisitKind.ORGANISATION
            else self.tr("Place (optional)")
        )  # fmt: skip
        self.adjustSize()

    def _on_source(self) -> None:
        letter = self.source.currentData() == RequestSource.LETTER
        self._letter.setVisible(letter)
        self._dated.setVisible(letter)
        self.adjustSize()

    def _on_person(self, person: ResidentFound) -> None:
        self.picker.clear()
        self._show_person(person.id, f"{person.name} · {person.masked_nik}")
        self.requester.setFocus()

    # -- doing -----------------------------------------------------------------------------

    @property
    def asked(self) -> Asked:
        """What the form says."""
        kind, source = VisitKind(self.kind.currentData()), RequestSource(self.source.currentData())
        return Asked(
            source=source, received_on=_day_of(self.received), kind=kind,
            requester=self.requester.text(), letter_number=self.letter_number.text(),
            letter_date=_day_of(self.letter_date) if source is RequestSource.LETTER else None,
            village_code=self.village.currentData(), school_id=self.school.currentData(),
            resident_id=None if self._person is None else self._person[0],
            contact=self.contact.text(), place=self.place.text(), people=self.people.value(),
            wanted_on=_day_of(self.wanted) if self.on_a_day.isChecked() else None,
            needs=tuple(need for need, box in self.needs.items() if box.isChecked()),
            officer_sex=self.sex.currentData(), note=self.note.text(),
        )  # fmt: skip

    def _on_save(self) -> None:
        self.form.clear()
        values: dict[str, Any] = {"asked": self.asked}
        service: Any = requests.take_in
        if self._row is not None:
            service = requests.change_request
            values |= {"request_id": self._row.id, "version": self._row.version}

        def done(request_id: int | None) -> None:
            self.request_id = request_id if self._row is None else self._row.id
            self.accept()

        self.context.tasks.write(
            self, service, done=done, refused=self._on_refused, troubled=self._on_refused,
            busy=self.busy, **values,
        )  # fmt: skip


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day_of(field: DateField) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
