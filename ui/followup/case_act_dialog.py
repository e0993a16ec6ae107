"""One step of a case that asks something: the day, the answer, a note, when to look again."""

from datetime import date
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ektp_desk.recording import corrections
from ektp_desk.recording.queries_cases import CaseView
from ektp_desk.recording.rules_followup import CaseAct, CaseAnswer
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.followup.remind_field import RemindField
from ui.widgets.inputs import DateField

FORTNIGHT = 14
SERVICES: dict[CaseAct, Any] = {
    CaseAct.SENT: corrections.mark_sent,
    CaseAct.REMINDED: corrections.remind,
    CaseAct.ANSWERED: corrections.note_answer,
    CaseAct.CLOSED: corrections.close_case,
    CaseAct.CANCELLED: corrections.cancel_case,
    CaseAct.NOTED: corrections.add_note,
}
DAY_FIELDS = {CaseAct.SENT: "sent_on", CaseAct.ANSWERED: "answered_on"}


class CaseActDialog(FormDialog):
    """`after` is the case as it then stands."""

    def __init__(
        self, context: Context, view: CaseView, act: CaseAct, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, context.say(f"case_do.{act}"), parent)
        self.after = view
        self._view = view
        self._act = act
        self._build_day(context, view)
        self._answer = QComboBox()
        self._answer.setObjectName("caseAnswer")
        for answer in CaseAnswer:
            self._answer.addItem(context.say(f"case_answer.{answer}"), answer)
        if act is CaseAct.ANSWERED:
            self.body.addWidget(self.form.add("answer", self.tr("Their answer"), self._answer))
        self._note = QLineEdit()
        self._note.setObjectName("caseNote")
        label = self.tr("Sent by") if act is CaseAct.SENT else self.tr("Note")
        self.body.addWidget(self.form.add("note", label, self._note))
        self._remind = RemindField(context, FORTNIGHT, ticked=True)
        if act in (CaseAct.SENT, CaseAct.REMINDED):
            self.body.addWidget(self.form.add("remind_on", self.tr("Reminder"), self._remind))
        self.set_primary(self.tr("Save"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        self._note.setFocus()

    def _build_day(self, context: Context, view: CaseView) -> None:
        today = _qdate(context.today())
        self._day = DateField("caseDay", context.locale, today)
        self._day.setDateRange(_qdate(view.opened_on), today)
        if self._act in DAY_FIELDS:
            name = DAY_FIELDS[self._act]
            self.body.addWidget(self.form.add(name, self.tr("Day"), self._day))

    def _on_accept(self) -> None:
        values: dict[str, Any] = {"note": self._note.text()}
        if self._act in DAY_FIELDS:
            chosen = self._day.date()
            values[DAY_FIELDS[self._act]] = date(chosen.year(), chosen.month(), chosen.day())
        if self._act is CaseAct.ANSWERED:
            values["answer"] = CaseAnswer(self._answer.currentData())
        if self._act in (CaseAct.SENT, CaseAct.REMINDED):
            values["remind_on"] = self._remind.day
        self.form.clear()
        self.context.tasks.write(
            self, SERVICES[self._act], done=self._on_done, refused=self._on_refused,
            troubled=self._on_refused, busy=self.busy, case_id=self._view.id,
            version=self._view.version, **values,
        )  # fmt: skip

    def _on_done(self, view: CaseView) -> None:
        self.after = view
        self.accept()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
