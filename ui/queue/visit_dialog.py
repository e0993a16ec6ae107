"""All that happened with one number: every service of the visit, step by step."""

from PySide6.QtWidgets import QWidget

from ektp_desk.queue.overview import VisitStep, visit_steps
from ektp_desk.queue.queries import TicketRow
from ui.context import Context
from ui.widgets.dialog import Dialog
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable
from ui.widgets.texts import Muted

WIDTH, HEIGHT = 860, 480


class VisitDialog(Dialog):
    """A table of steps: when, what, for which service, by whom, at which counter, why."""

    def __init__(self, context: Context, ticket: TicketRow, parent: QWidget | None = None) -> None:
        super().__init__(ticket.code, parent)
        self._context = context
        self.resize(WIDTH, HEIGHT)
        parts = [ticket.resident_name, ticket.masked_nik]
        if ticket.priority is not None:
            parts.append(context.say(f"priority.{ticket.priority}"))
        who = Muted(" · ".join(part for part in parts if part))
        who.setVisible(bool(who.text()))
        self.body.addWidget(who)
        say = context.say
        self._model: RowsModel[VisitStep] = RowsModel(
            [
                Column(self.tr("At"), self._moment),
                Column(self.tr("Step"), lambda row: say(f"ticket_act.{row.step.act}"),
                       tooltip=lambda row: say(f"ticket_act.{row.step.act}")),
                Column(self.tr("Service"), self._service, tooltip=self._service),
                Column(self.tr("Counter"), lambda row: row.step.counter_code),
                Column(self.tr("Officer"), lambda row: row.step.officer,
                       tooltip=lambda row: row.step.officer),
                Column(self.tr("Reason or note"), lambda row: row.step.note,
                       tooltip=lambda row: row.step.note),
            ]
        )  # fmt: skip
        table = DataTable(context.theme)
        table.setObjectName("visitSteps")
        table.setAccessibleName(self.tr("Steps of the visit"))
        table.set_model(self._model)
        table.fit({0: 84, 1: 170, 2: "stretch", 3: 70, 4: 150, 5: 170})
        self.body.addWidget(table, 1)
        self.add_cancel(self.tr("Close"))
        context.tasks.read(self, visit_steps, done=self._model.set_rows, key="steps",
                           ticket_id=ticket.id)  # fmt: skip

    def _moment(self, row: VisitStep) -> str:
        return f"{row.step.at.astimezone(self._context.zone):%H.%M.%S}"

    def _service(self, row: VisitStep) -> str:
        return self._context.service_name(row.name_id, row.name_en)
