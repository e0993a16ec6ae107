"""This computer: printers with a test page, language, appearance, where the data lies."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.recording.slips import RECEIPT
from printing.catalogue import PAPERS
from printing.spool.printers import PrinterTroubleError
from printing.spool.qt import QtPrinter, printer_names
from printing.test_page import printer_test_page
from ui.accounts.display_choices import DisplayChoices
from ui.accounts.part import Part
from ui.context import Context
from ui.widgets.buttons import QuietButton
from ui.widgets.field import Field
from ui.widgets.notice import Notice
from ui.widgets.scroll import ScrollArea
from ui.widgets.texts import Body, Heading, Muted

ON_A_LAPTOP = (RECEIPT,)  # the papers that a visit prints


class ComputerPart(Part):
    """Choices here are kept for this person on this computer."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        body = self.panel.body
        body.setSpacing(12)
        self._notice = Notice()
        body.addWidget(self._notice)
        area = ScrollArea()
        area.setWidget(self._build_choices())
        body.addWidget(area, 1)

    def _build_choices(self) -> QWidget:
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 8, 0)
        body.setSpacing(12)
        body.addWidget(Heading(self.tr("Printers")))
        body.addWidget(
            Muted(
                self.tr(
                    "Each kind of paper has its printer. Without one, papers are kept as PDF in "
                    "the folder “cetak” of the documents."
                )
                if self.context.field is None
                else self.tr(
                    "Each kind of paper has its printer. Without one, a paper stays in the "
                    "visit's encrypted data, and is printed again from there."
                )
            )
        )
        body.addLayout(self._build_printers())
        body.addSpacing(8)
        body.addWidget(Heading(self.tr("Language and appearance")))
        body.addLayout(self._build_looks())
        if self.context.field is None:
            body.addSpacing(8)
            body.addWidget(Heading(self.tr("Call display")))
            body.addWidget(DisplayChoices(self.context))
        body.addStretch(1)
        return inside

    def _build_printers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        chosen = self.context.preferences.printers
        self._boxes: dict[str, QComboBox] = {}
        office = self.context.field is None
        for row, kind in enumerate(PAPERS if office else ON_A_LAPTOP):
            key = kind.replace(".", "_")
            box = QComboBox()
            box.setObjectName(f"printer_{key}")
            label = self.context.say(f"paper.{kind}")
            box.setAccessibleName(label)
            box.addItem(self.tr("Folder (PDF)"), "")
            if chosen.get(key):
                box.addItem(chosen[key], chosen[key])
            box.setCurrentIndex(max(box.findData(chosen.get(key, "")), 0))
            box.currentIndexChanged.connect(partial(self._on_printer, key, box))
            self._boxes[key] = box
            test = QuietButton(self.tr("Test page"), self.context.icons.icon("printer"))
            test.setObjectName(f"test_{key}")
            test.clicked.connect(partial(self._on_test, kind, box))
            grid.addWidget(Body(label), row, 0)
            grid.addWidget(box, row, 1)
            grid.addWidget(test, row, 2)
        grid.setColumnMinimumWidth(0, 180)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        # Asking the system may take seconds when a print server does not answer.
        self.context.tasks.run(self, lambda _job: printer_names(), done=self._show_printers)
        return grid

    def _show_printers(self, names: list[str]) -> None:
        for box in self._boxes.values():
            for place in range(1, box.count()):  # behind the folder: the one chosen before
                if box.itemData(place) not in names:
                    lost = self.tr("{name} (not found)").format(name=box.itemData(place))
                    box.setItemText(place, lost)
            for name in names:
                if box.findData(name) < 0:
                    box.addItem(name, name)

    def _build_looks(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        self.language = QComboBox()
        self.language.setObjectName("language")
        for code, name in (("id", "Bahasa Indonesia"), ("en", "English")):
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(self.context.sentences.language))
        self.theme = QComboBox()
        self.theme.setObjectName("theme")
        for code, name in (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self.theme.addItem(name, code)
        self.theme.setCurrentIndex(self.theme.findData(self.context.preferences.theme))
        requests = self.context.requests
        self.language.activated.connect(
            lambda: requests.language_wanted.emit(self.language.currentData())
        )
        self.theme.activated.connect(lambda: requests.theme_wanted.emit(self.theme.currentData()))
        row.addWidget(Field(self.tr("Language"), self.language), 1)
        row.addWidget(Field(self.tr("Appearance"), self.theme), 1)
        row.addStretch(1)
        return row

    def _on_printer(self, key: str, box: QComboBox, _row: int) -> None:
        self.context.preferences.set_printer(key, str(box.currentData()))

    def _on_test(self, kind: str, box: QComboBox, _checked: bool = False) -> None:
        name = str(box.currentData())
        if not name:
            self._notice.show_notice(
                self.tr("The folder needs no test page. Choose a printer first."), "info"
            )
            return
        size = PAPERS[kind].size

        def send(_job: Any) -> str:
            try:
                pdf = printer_test_page(name, size.name)
                QtPrinter(name).print(pdf, title="EKTP Desk", size=size.name)
            except PrinterTroubleError as error:
                raise OfficeError(error.code, printer=name) from error
            return name

        self.context.tasks.run(
            self, send,
            done=lambda sent: self._notice.show_notice(
                self.tr("Test page sent to {name}.").format(name=sent), "positive"
            ),
            failed=lambda error: self._notice.show_notice(
                self.context.refusal(error), "warning"
            ),
        )  # fmt: skip
