"""Planning a visit, or changing one."""

from datetime import time

from PySide6.QtWidgets import QWidget

from ektp_desk.outreach import visits
from ektp_desk.outreach.queries_choices import VisitForm, visit_form
from ektp_desk.outreach.queries_warnings import visit_warnings
from ektp_desk.outreach.rules import VisitKind
from ektp_desk.outreach.rules_visits import VisitPlan, Warned, read_time
from ektp_desk.partners.queries import PartnerRow
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.outreach.visit_fields import VisitFields
from ui.outreach.visit_words import warning_lines
from ui.widgets.notice import Notice

WIDTH = 1_080


class VisitDialog(FormDialog):
    """`visit_id` names a visit to change; else `plan` may stand in the form already, and
    `request_id` is the request it answers. `planned` is the visit's id afterwards.

    What is worth a second look is said while it is being typed.
    """

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
        new = visit_id is None
        title = self.tr("Plan a visit") if new else self.tr("Change the visit")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setMinimumWidth(WIDTH)
        self.planned: int | None = visit_id
        self._visit_id, self._plan, self._request_id = visit_id, plan, request_id
        self._read: VisitForm | None = None
        self._version = 0
        self._suggested = ""
        self._own_blanks = False
        self._warned = Notice()
        self._warned.setObjectName("visitWarnings")
        hint = "" if new else self.tr("The day is changed by “Another day…”.")
        self.fields = VisitFields(context, self.form, day_hint=hint)
        self.body.addWidget(self._warned)
        self.body.addWidget(self.fields, 1)
        self.set_primary(self.tr("Save"), self._on_save).setEnabled(False)
        self.add_cancel(self.tr("Cancel"))
        self._listen()
        context.tasks.read(self, visit_form, done=self._on_form, key="form", visit_id=visit_id)

    def _listen(self) -> None:
        fields = self.fields
        fields.kind.currentIndexChanged.connect(self._on_kind)
        for box in (fields.village, fields.school):
            box.currentIndexChanged.connect(self._suggest)
        fields.partner.currentIndexChanged.connect(self._on_partner)
        fields.people.valueChanged.connect(self._on_people)
        fields.blanks.lineEdit().textEdited.connect(self._on_blanks)
        fields.day.dateChanged.connect(self._ask_warnings)
        fields.team.changed.connect(self._ask_warnings)
        for box in (fields.kit, fields.sex):
            box.currentIndexChanged.connect(self._ask_warnings)

    # -- showing ---------------------------------------------------------------------------

    def _on_form(self, found: VisitForm) -> None:
        if self._visit_id is not None and found.view is None:
            self.refuse(self.context.say("visit.changed_meanwhile"))
            return
        self.fields.offer(found)
        plan = self._plan
        if found.view is not None:
            plan, self._version = found.view.plan, found.view.row.version
        self._own_blanks = found.view is not None or bool(plan and plan.expected_blanks)
        if plan is not None:
            self.fields.show_plan(plan)
        self._read = found
        self._on_kind()
        if not self._own_blanks:
            self._on_people(self.fields.people.value())
        self.busy(False)
        self._ask_warnings()

    def _on_kind(self) -> None:
        is_school = self.fields.kind.currentData() == VisitKind.SCHOOL
        self.fields.village_field.setVisible(not is_school)
        self.fields.school_field.setVisible(is_school)
        self.fields.show_kind()
        self._suggest()

    def _suggest(self) -> None:
        """A kelurahan, a school and an organisation have their name already."""
        fields, editor = self.fields, self.fields.lines["title"]
        if self._read is None or editor.text().strip() not in ("", self._suggested):
            return
        kind, name = fields.kind.currentData(), ""
        if kind == VisitKind.VILLAGE and fields.village.currentData():
            name = f"Kelurahan {fields.village.currentText().partition(' · ')[0]}"
        elif kind == VisitKind.SCHOOL and fields.school.currentData():
            name = fields.school.currentText()
        elif kind == VisitKind.ORGANISATION and fields.partner.currentData():
            name = fields.partner.currentText()
        self._suggested = name
        editor.setText(name)

    def _on_partner(self) -> None:
        """Whom to call there is known."""
        partner = self._partner()
        if partner is not None:
            for name in ("contact_name", "contact"):
                if not self.fields.lines[name].text().strip():
                    self.fields.lines[name].setText(getattr(partner, name))
        self._suggest()

    def _partner(self) -> PartnerRow | None:
        rows = self._read.partners if self._read is not None else ()
        wanted = self.fields.partner.currentData()
        return next((row for row in rows if row.id == wanted), None)

    def _on_people(self, people: int) -> None:
        if not self._own_blanks:
            self.fields.blanks.setValue(people)

    def _on_blanks(self) -> None:
        self._own_blanks = True

    def _ask_warnings(self) -> None:
        if self._read is not None:
            self.context.tasks.read(
                self, visit_warnings, done=self._show_warnings, key="warnings",
                plan=self.fields.plan(None, None), visit_id=self._visit_id,
            )  # fmt: skip

    def _show_warnings(self, warned: tuple[Warned, ...]) -> None:
        lines = warning_lines(self.context, warned)
        if lines:
            self._warned.show_notice(lines, "warning")
        else:
            self._warned.clear()

    # -- saving ----------------------------------------------------------------------------

    def _on_save(self) -> None:
        times: dict[str, time | None] = {}
        for name in ("starts", "ends"):
            try:
                times[name] = read_time(self.fields.lines[name].text())
            except ValueError:
                self.form.refuse(name, self.context.say("visit.time"))
                return
        plan = self.fields.plan(times["starts"], times["ends"])
        if self._visit_id is None:
            self._plan_new(plan)
        else:
            self.write(
                visits.change_visit, visit_id=self._visit_id, plan=plan, version=self._version
            )

    def _plan_new(self, plan: VisitPlan) -> None:
        self.form.clear()
        self.context.tasks.write(
            self, visits.plan_visit, done=self._on_planned, refused=self._on_refused,
            troubled=self._on_refused, busy=self.busy, plan=plan, request_id=self._request_id,
        )  # fmt: skip

    def _on_planned(self, visit_id: int) -> None:
        self.planned = visit_id
        self.accept()
