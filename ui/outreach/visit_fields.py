"""The fields of a visit: where, when, who goes, what they must know."""

from collections.abc import Iterable
from datetime import date, time

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

from ektp_desk.outreach.queries_choices import VisitForm
from ektp_desk.outreach.rules import VisitKind
from ektp_desk.outreach.rules_visits import MOST_PEOPLE, VisitPlan
from ektp_desk.recording.needs import Need
from ektp_desk.residents.rules import Sex
from ektp_desk.stock.rules_planned import MOST_EXPECTED
from ui.context import Context
from ui.outreach.team_field import TeamField
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.inputs import DateField, NumberField

SHARES = (5, 5, 6)  # of the three columns in the width
LINES = (
    "title", "place", "contact_name", "contact", "starts", "ends", "power_note", "road_note",
    "note",
)  # fmt: skip


class VisitFields(QWidget):
    """Three columns of fields, known to `form` by the names that refusals use."""

    def __init__(
        self, context: Context, form: Form, *, day_hint: str = "", parent: QWidget | None = None
    ) -> None:
        """`day_hint` says why the day stands fast; "" where it may be chosen."""
        super().__init__(parent)
        self.context, self.form = context, form
        self._day_hint = day_hint
        self.lines = {name: QLineEdit() for name in LINES}
        for name, editor in self.lines.items():
            editor.setObjectName(f"visit_{name}")
        columns = QHBoxLayout()
        columns.setSpacing(20)
        parts = (self._build_where(), self._build_when(), self._build_who())
        for part, share in zip(parts, SHARES, strict=True):
            part.addStretch(1)
            columns.addLayout(part, share)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(columns, 1)
        whole.addWidget(self._line("note", self.tr("Note")))

    def _build_where(self) -> QVBoxLayout:
        self.kind, self.village, self.school, self.partner = (
            self._box(name) for name in ("visitKind", "visitVillage", "visitSchool", "visitPartner")
        )
        for kind in VisitKind:
            self.kind.addItem(self.context.say(f"outreach_kind.{kind}"), kind)
        column = self._column()
        column.addWidget(self.form.add("kind", self.tr("Kind"), self.kind))
        self.village_field = self.form.add("village_code", self.tr("Village"), self.village)
        self.school_field = self.form.add("school_id", self.tr("School"), self.school)
        column.addWidget(self.village_field)
        column.addWidget(self.school_field)
        column.addWidget(self.form.add("partner_id", self.tr("Partner who helps"), self.partner))
        column.addWidget(self._line("title", self.tr("Called")))
        column.addWidget(self._line("place", self.tr("Place or address")))
        beside = (self._line("contact_name", self.tr("Contact person")),
                  self._line("contact", self.tr("Telephone")))  # fmt: skip
        column.addLayout(_row(*beside))
        return column

    def _build_when(self) -> QVBoxLayout:
        self.day = DateField("visitDay", self.context.locale, _qdate(self.context.today()))
        self.people = NumberField("visitPeople", 0, MOST_PEOPLE)
        self.blanks = NumberField("visitBlanks", 0, MOST_EXPECTED)
        self.kit = self._box("visitKit")
        column = self._column()
        column.addWidget(self.form.add("day", self.tr("Day"), self.day, self._day_hint))
        self.day.setEnabled(not self._day_hint)
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
        return column

    def _build_who(self) -> QVBoxLayout:
        self.team = TeamField(self.context)
        self.sex = self._box("visitSex")
        self.sex.addItem(self.tr("does not matter"), None)
        for sex in Sex:
            self.sex.addItem(self.context.say(f"sex.{sex}"), sex)
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        self.needs: dict[Need, QCheckBox] = {}
        for place, need in enumerate(Need):
            self.needs[need] = QCheckBox(self.context.say(f"need.{need}"))
            self.needs[need].setObjectName(f"need_{need}")
            grid.addWidget(self.needs[need], place // 2, place % 2)
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
        return self.form.add(name, label, self.lines[name])

    # -- showing ---------------------------------------------------------------------------

    def offer(self, found: VisitForm) -> None:
        """Offer what there is to choose from; called once."""
        places = ((f"{row.name} · {row.district}", row.code) for row in found.villages)
        self._fill(self.village, self.tr("not stated"), places)
        self._fill(self.school, self.tr("choose"), ((row.name, row.id) for row in found.schools))
        self._fill(self.partner, self.tr("nobody"), ((row.name, row.id) for row in found.partners))
        self._fill(self.kit, self.tr("none"), ((row.name, row.id) for row in found.kits))
        self.team.offer(found.officers)

    def show_kind(self) -> None:
        """A visit to a kelurahan needs one; the others may say theirs."""
        wanted = self.kind.currentData() == VisitKind.VILLAGE
        if self.village.count():
            self.village.setItemText(0, self.tr("choose") if wanted else self.tr("not stated"))

    def _fill(self, box: QComboBox, none: str, choices: Iterable[tuple[str, object]]) -> None:
        box.blockSignals(True)
        box.addItem(none, None)
        for text, value in choices:
            box.addItem(text, value)
        box.blockSignals(False)

    def show_plan(self, plan: VisitPlan) -> None:
        """Put a plan into the fields."""
        for box, value in (
            (self.kind, plan.kind), (self.village, plan.village_code),
            (self.school, plan.school_id), (self.partner, plan.partner_id),
            (self.kit, plan.kit_id), (self.sex, plan.officer_sex),
        ):  # fmt: skip
            box.setCurrentIndex(max(0, box.findData(value)))
        for name, editor in self.lines.items():
            value = getattr(plan, name)
            editor.setText(f"{value:%H.%M}" if isinstance(value, time) else value or "")
        self.day.setDate(_qdate(plan.day))
        self.people.setValue(plan.expected_people)
        self.blanks.setValue(plan.expected_blanks)
        for need, tick in self.needs.items():
            tick.setChecked(need in plan.needs)
        self.team.show_team(plan.team)

    def plan(self, starts: time | None, ends: time | None) -> VisitPlan:
        """What was typed; the hours are read by whoever refuses them."""
        texts = {
            name: editor.text() for name, editor in self.lines.items()
            if name not in ("starts", "ends")
        }  # fmt: skip
        sex = self.sex.currentData()
        day = self.day.date().toPython()
        assert isinstance(day, date)
        return VisitPlan(
            kind=VisitKind(self.kind.currentData()), day=day, starts=starts, ends=ends,
            village_code=self.village.currentData(), school_id=self.school.currentData(),
            partner_id=self.partner.currentData(), kit_id=self.kit.currentData(),
            needs=tuple(need for need, box in self.needs.items() if box.isChecked()),
            officer_sex=Sex(sex) if sex else None, expected_people=self.people.value(),
            expected_blanks=self.blanks.value(), team=self.team.team, **texts,
        )  # fmt: skip


def _row(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for field in fields:
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)  # one may have a sentence below
    return row


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
