"""The services people queue for: names, papers, quota."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from ektp_desk.queue import queries
from ektp_desk.queue.intake import MOST_NUMBERS, save_service
from ektp_desk.queue.queries import ServiceRow
from ui.accounts.form_dialog import FormDialog
from ui.accounts.part import Part
from ui.context import Context
from ui.widgets.buttons import PrimaryButton
from ui.widgets.inputs import NumberField
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable

PAPERS_HEIGHT = 110


class ServicesPart(Part):
    """The papers asked for are printed on the ticket and ticked at the counter."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, self.tr("Services"), parent)
        change = PrimaryButton(self.tr("Change…"), context.icons.icon("pen-line", "accent_text"))
        change.setObjectName("changeService")
        change.clicked.connect(self._on_change)
        self.panel.header.addWidget(change)
        language = context.sentences.language
        self._model: RowsModel[ServiceRow] = RowsModel(
            [
                Column(self.tr("Letter"), lambda row: row.letter),
                Column(self.tr("Service"), lambda row: row.name(language),
                       tooltip=lambda row: row.name(language)),
                Column(self.tr("Papers"), lambda row: ", ".join(row.papers) or "–",
                       tooltip=lambda row: "\n".join(row.papers)),
                Column(self.tr("A day"), self._quotas, align="right", tooltip=self._quotas_tip),
                Column(self.tr("State"),
                       lambda row: self.tr("offered") if row.active else self.tr("not offered"),
                       tone=lambda row: "text" if row.active else "negative"),
            ]
        )  # fmt: skip
        self._table = DataTable(context.theme)
        self._table.setObjectName("services")
        self._table.setAccessibleName(self.tr("Services"))
        self._table.set_model(self._model)
        self._table.fit({0: 70, 1: 220, 2: "stretch", 3: 116, 4: 120})
        self._table.row_activated.connect(self._on_change)
        self.panel.body.addWidget(self._table, 1)

    def _quotas(self, row: ServiceRow) -> str:
        """The day's quota, and its halves where they have their own: 80 (50 + 30)."""
        day = str(row.daily_quota or "–")
        if not row.morning_quota and not row.afternoon_quota:
            return day
        return f"{day} ({row.morning_quota or '–'} + {row.afternoon_quota or '–'})"

    def _quotas_tip(self, row: ServiceRow) -> str:
        return self.tr("day: {day}, morning: {morning}, afternoon: {afternoon}").format(
            day=row.daily_quota or "–",
            morning=row.morning_quota or "–",
            afternoon=row.afternoon_quota or "–",
        )

    def refresh(self) -> None:
        self.context.tasks.read(
            self, queries.services, done=self._on_rows, key="services", day=self.context.today()
        )

    def _on_rows(self, rows: tuple[ServiceRow, ...]) -> None:
        place = self._table.current_row() or 0
        self._model.set_rows(rows)
        self._table.selectRow(place)

    def _on_change(self) -> None:
        place = self._table.current_row()
        if place is not None:
            ServiceDialog(self.context, self._model.row(place), self).exec()


class ServiceDialog(FormDialog):
    """One service."""

    def __init__(self, context: Context, row: ServiceRow, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        title = f"{row.letter} · {row.name(context.sentences.language)}"
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._row = row
        self.name_id = QLineEdit(row.name_id)
        self.name_id.setObjectName("serviceNameId")
        self.name_en = QLineEdit(row.name_en)
        self.name_en.setObjectName("serviceNameEn")
        self.papers = QPlainTextEdit("\n".join(row.papers))
        self.papers.setObjectName("servicePapers")
        self.papers.setFixedHeight(PAPERS_HEIGHT)
        self.papers.setTabChangesFocus(True)
        self.papers.setReadOnly(True)
        self.quota = self._limit("serviceQuota", row.daily_quota)
        self.morning = self._limit("serviceMorning", row.morning_quota)
        self.afternoon = self._limit("serviceAfternoon", row.afternoon_quota)
        self.active = QCheckBox(self.tr("Offered"))
        self.active.setObjectName("serviceActive")
        self.active.setChecked(row.active)
        for name, label, editor in (
            ("name_id", self.tr("Name in Indonesian"), self.name_id),
            ("name_en", self.tr("Name in English"), self.name_en),
        ):
            self.body.addWidget(self.form.add(name, label, editor))
        hint = self.tr("Papers are changed in the checklist, where each change is a version.")
        self.body.addWidget(self.form.add("papers", self.tr("Papers to bring"), self.papers, hint))
        self.body.addLayout(self._build_quotas())
        self.body.addWidget(self.active)
        self.set_primary(self.tr("Save"), self._on_save)
        self.add_cancel(self.tr("Cancel"))

    def _limit(self, name: str, quota: int) -> NumberField:
        field = NumberField(name, 0, MOST_NUMBERS)
        field.setSpecialValueText(self.tr("no limit"))
        field.setValue(quota)
        return field

    def _build_quotas(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, label, editor in (
            ("daily_quota", self.tr("Numbers a day"), self.quota),
            ("morning_quota", self.tr("In the morning"), self.morning),
            ("afternoon_quota", self.tr("In the afternoon"), self.afternoon),
        ):
            row.addWidget(self.form.add(name, label, editor), 1)
        return row

    def _on_save(self) -> None:
        self.write(
            save_service, code=self._row.code, name_id=self.name_id.text(),
            name_en=self.name_en.text(), papers_asked=self.papers.toPlainText().splitlines(),
            daily_quota=self.quota.value(), morning_quota=self.morning.value(),
            afternoon_quota=self.afternoon.value(), active=self.active.isChecked(),
        )  # fmt: skip
