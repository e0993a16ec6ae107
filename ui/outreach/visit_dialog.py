"""Planning a visit, or changing one: where, when, who goes, what they must know."""

from collections.abc import Iterable
from datetime import date, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.outreach import visits
from ektp_desk.outreach.queries_choices import VisitForm, visit_form
from ektp_desk.outreach.queries_warnings import visit_warnings
from ektp_desk.outreach.rules import VisitKind
from ektp_desk.outreach.rules_visits import MOST_PEOPLE, VisitPlan, Warned, read_time
from ektp_desk.recording.needs import Need
from ektp_desk.residents.rules import Sex
from ektp_desk.stock.rules_planned import MOST_EXPECTED
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.outreach.team_field import TeamField
from ui.outreach.visit_words import warning_lines
from ui.widgets.field import Field
from ui.widgets.inputs import DateField, NumberField
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from ektp_desk.partners.queries import PartnerRow

WIDTH = 1_080
LINES = (
    "title", "place", "contact_name", "contact", "starts", "ends", "power_note", "road_note",
    "note",
)  # fmt: skip


class VisitDialog(FormDialog):
    """`visit_id` names a visit to change; else `plan` may stand in the form already, and
    `request_id` is the request it answers. `planned` is the visit's id afterwards."""

    def __init__(
        self,
        context: Context,
        visit_id: int | None,
        parent: QWidget | None = None,
        *,
        plan: VisitPlan | None = None,
        request_id: int | None = None,
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Plan a visit") if visit_id is None else self.tr("Change the visit")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setMinimumWidth(WIDTH)
        self.planned: int | None = visit_id
        self._visit_id, self._plan, self._request_id = visit_id, plan, request_id
        self._form_read: VisitForm | None = None
        self._version = 0
        self._suggested = ""
        self._own_blanks = False
        self._warned = Notice()
        self._warned.setObjectName("visitWarnings")
        self.body.addWidget(self._warned)
        self._build()
        save = self.set_primary(self.tr("Save"), self._on_save)
        save.setEnabled(False)
        self.add_cancel(self.tr("Cancel"))
        context.tasks.read(self, visit_form, done=self._on_form, key="form", visit_id=visit_id)

    # -- building --------------------------------------------------------------------------

    def _build(self) -> None:
        self._lines = {name: QLineEdit() for name in LINES}
        for name, editor in self._lines.items():
            editor.setObjectName(f"visit_{name}")
        columns = QHBoxLayout()
        columns.setSpacing(20)
        for part in (self._build_where(), self._build_when(), self._build_who()):
            part.addStretch(1)
            columns.addLayout(part, 1)
        self.body.addLayout(columns, 1)
        self.body.addWidget(self._line("note", self.tr("Note")))

    def _build_where(self) -> QVBoxLayout:
        self.kind, self.village, self.school, self.partner = (
            self._box(name) for name in ("visitKind", "visitVillage", "visitSchool", "visitPartner")
        )
        for kind in VisitKind:
            self.kind.addItem(self.context.say(f"outreach_kind.{kind}"), kind)
        column = self._column()
        column.addWidget(self.form.add("kind", self.tr("Kind"), self.kind))
        self._village = self.form.add("village_code", self.tr("Village"), self.village)
        self._school = self.form.add("school_id", self.tr("School"), self.school)
        column.addWidget(self._village)
        column.addWidget(self._school)
        column.addWidget(self.form.add("partner_id", self.tr("Partner who helps"), self.partner))
        column.addWidget(self._line("title", self.tr("Called")))
        column.addWidget(self._line("place", self.tr("Place or address")))
        beside = (self._line("contact_name", self.tr("Contact person")),
                  self._line("contact", self.tr("Telephone")))  # fmt: skip
        column.addLayout(_row(*beside))
        self.kind.currentIndexChanged.connect(self._on_kind)
        for box in (self.village, self.school):
            box.currentIndexChanged.connect(self._suggest)
        self.partner.currentIndexChanged.connect(self._on_partner)
        return column

    def _build_when(self) -> QVBoxLayout:
        self.day = DateField("visitDay", self.context.locale, _qdate(self.context.today()))
        self.people = NumberField("visitPeople", 0, MOST_PEOPLE)
        self.blanks = NumberField("visitBlanks", 0, MOST_EXPECTED)
        self.kit = self._box("visitKit")
        column = self._column()
        moved = self.tr("The day is changed by “Another day…”.") if self._visit_id else ""
        column.addWidget(self.form.add("day", self.tr("Day"), self.day, moved))
        self.day.setEnabled(self._visit_id is None)
        column.addLayout(
            _row(self._line("starts", self.tr("From, for instance 08.00")),
                 self._line("ends", self.tr("to")))
        )  # fmt: skip
        column.addLayout(
            _row(self.form.add("expected_people", self.tr("People expected"), self.people),
                 self.form.add("expected_blanks", self.tr("Blanks expected"), self.blanks))
        )  # fmt: skip
        column.addWidget(self.form.add("kit_id", self.tr("Kit"), self.kit))
        column.addWidget(self._line("power_note", self.tr("Power")))
        column.addWidget(self._line("road_note", self.tr("Road")))
        self.people.valueChanged.connect(self._on_people)
        self.blanks.lineEdit().textEdited.connect(self._on_blanks)
        self.day.dateChanged.connect(self._ask_warnings)
        self.kit.currentIndexChanged.connect(self._ask_warnings)
        return column

    def _build_who(self) -> QVBoxLayout:
        self.team = TeamField(self.context)
        self.team.changed.connect(self._ask_warnings)
        self.sex = self._box("visitSex")
        self.sex.addItem(self.tr("does not matter"), None)
        for sex in Sex:
            self.sex.addItem(self.context.say(f"sex.{sex}"), sex)
        self.sex.currentIndexChanged.connect(self._ask_warnings)
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        self._needs: dict[Need, QCheckBox] = {}
        for place, need in enumerate(Need):
            self._needs[need] = QCheckBox(self.context.say(f"need.{need}"))
            self._needs[need].setObjectName(f"need_{need}")
            grid.addWidget(self._needs[need], place // 2, place % 2)
        column = self._column()
        column.addWidget(self.form.add("team", self.tr("Who goes"), self.team))
        column.addWidget(self.form.add("officer_sex", self.tr("Officer asked for"), self.sex))
        column.addWidget(self.form.add("needs", self.tr("What people there need"), box))
        return column

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        return column

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        return box

    def _line(self, name: str, label: str) -> Field:
        return self.form.add(name, label, self._lines[name])

    # -- showing ---------------------------------------------------------------------------

    def _on_form(self, found: VisitForm) -> None:
        if self._visit_id is not None and found.view is None:
            self.refuse(self.context.say("visit.changed_meanwhile"))
            return
        self._form_read = found
        places = ((f"{row.name} · {row.district}", row.code) for row in found.villages)
        self._fill(self.village, self.tr("not stated"), places)
        self._fill(self.school, self.tr("choose"), ((row.name, row.id) for row in found.schools))
        self._fill(self.partner, self.tr("nobody"), ((row.name, row.id) for row in found.partners))
        self._fill(self.kit, self.tr("none"), ((row.name, row.id) for row in found.kits))
        self.team.offer(found.officers)
        if found.view is not None:
            self._version = found.view.row.version
            self._own_blanks = True
            self._show(found.view.plan)
        elif self._plan is not None:
            self._own_blanks = self._plan.expected_blanks > 0
            self._show(self._plan)
        self._on_kind()
        self.busy(False)
        self._ask_warnings()

    def _fill(self, box: QComboBox, none: str, choices: Iterable[tuple[str, object]]) -> None:
        box.blockSignals(True)
        box.addItem(none, None)
        for text, value in choices:
            box.addItem(text, value)
        box.blockSignals(False)

    def _show(self, plan: VisitPlan) -> None:
        for box, value in (
            (self.kind, plan.kind), (self.village, plan.village_code),
            (self.school, plan.school_id), (self.partner, plan.partner_id),
            (self.kit, plan.kit_id), (self.sex, plan.officer_sex),
        ):  # fmt: skip
            box.setCurrentIndex(max(0, box.findData(value)))
        for name, editor in self._lines.items():
            value = getattr(plan, name)
            editor.setText(f"{value:%H.%M}" if isinstance(value, time) else value or "")
        self.day.setDate(_qdate(plan.day))
        self.people.setValue(plan.expected_people)
        if self._own_blanks:
            self.blanks.setValue(plan.expected_blanks)
        for need, tick in self._needs.items():
            tick.setChecked(need in plan.needs)
        self.team.show_team(plan.team)

    def _on_kind(self) -> None:
        is_school = self.kind.currentData() == VisitKind.SCHOOL
        self._village.setVisible(not is_school)
        self._school.setVisible(is_school)
        self._suggest()

    def _suggest(self) -> None:
        """A kelurahan, a school and an organisation have their name already."""
        editor = self._lines["title"]
        if editor.text().strip() not in ("", self._suggested):
            return
        kind = self.kind.currentData()
        name = ""
        if kind == VisitKind.VILLAGE and self.village.currentData():
            name = f"Kelurahan {self.village.currentText().partition(' · ')[0]}"
        elif kind == VisitKind.SCHOOL and self.school.currentData():
            name = self.school.currentText()
        elif kind == VisitKind.ORGANISATION and self.partner.currentData():
            name = self.partner.currentText()
        self._suggested = name
        editor.setText(name)

    def _on_partner(self) -> None:
        """Whom to call there is known."""
        partner = self._partner()
        if partner is not None:
            for name in ("contact_name", "contact"):
                if not self._lines[name].text().strip():
                    self._lines[name].setText(getattr(partner, name))
        self._suggest()

    def _partner(self) -> "PartnerRow | None":
        rows = self._form_read.partners if self._form_read is not None else ()
        return next((row for row in rows if row.id == self.partner.currentData()), None)

    def _on_people(self, people: int) -> None:
        if not self._own_blanks:
            self.blanks.setValue(people)

    def _on_blanks(self) -> None:
        self._own_blanks = True

    def _ask_warnings(self) -> None:
        """What is worth a second look, while it is being typed."""
        if self._form_read is not None:
            self.context.tasks.read(
                self, visit_warnings, done=self._show_warnings, key="warnings",
                plan=self._typed(None, None), visit_id=self._visit_id,
            )  # fmt: skip

    def _show_warnings(self, warned: tuple[Warned, ...]) -> None:
        lines = warning_lines(self.context, warned)
        if lines:
            self._warned.show_notice(lines, "warning")
        else:
            self._warned.clear()

    # -- saving ----------------------------------------------------------------------------

    def _typed(self, starts: time | None, ends: time | None) -> VisitPlan:
        texts = {
            name: editor.text() for name, editor in self._lines.items()
            if name not in ("starts", "ends")
        }  # fmt: skip
        sex = self.sex.currentData()
        day = self.day.date().toPython()
        assert isinstance(day, date)
        return VisitPlan(
            kind=VisitKind(self.kind.currentData()), day=day, starts=starts, ends=ends,
            village_code=self.village.currentData(), school_id=self.school.currentData(),
            partner_id=self.partner.currentData(), kit_id=self.kit.currentData(),
            needs=tuple(need for need, box in self._needs.items() if box.isChecked()),
            officer_sex=Sex(sex) if sex else None, expected_people=self.people.value(),
            expected_blanks=self.blanks.value(), team=self.team.team, **texts,
        )  # fmt: skip

    def _time(self, name: str) -> time | None:
        return read_time(self._lines[name].text())

    def _on_save(self) -> None:
        times: dict[str, time | None] = {}
        for name in ("starts", "ends"):
            try:
                times[name] = self._time(name)
            except ValueError:
                self.form.refuse(name, self.context.say("visit.time"))
                return
        plan = self._typed(times["starts"], times["ends"])
        if self._visit_id is None:
            self.write(visits.plan_visit, plan=plan, request_id=self._request_id)
        else:
            self.write(
                visits.change_visit, visit_id=self._visit_id, plan=plan, version=self._version
            )


def _row(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for field in fields:
        row.addWidget(field, 1)
    return row


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
