"""Saving a list as a locked file; its password is shown this once."""

from pathlib import Path

from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from ektp_desk.kernel.errors import MachineError, OfficeError
from ui.context import Context
from ui.partners.viewmodel import PartnersViewModel
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.texts import Body

WIDTH = 560


class ListFileDialog(Dialog):
    """First where to, then the password: to be written down or copied before it is gone."""

    def __init__(
        self,
        context: Context,
        viewmodel: PartnersViewModel,
        list_id: int,
        code: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        title = self.tr("File of list {code}").format(code=code)
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setMinimumWidth(WIDTH)
        self._context = context
        self._viewmodel = viewmodel
        self._list_id = list_id
        self._code = code
        self._text = Body(
            self.tr(
                "The list is written as an XLSX file locked with a password. The password is "
                "shown once and kept nowhere. The letter to the partner is in the printer."
            )
        )
        self.body.addWidget(self._text)
        self._build_password()
        self._go = self.set_primary(self.tr("Save the file…"), self._on_go)
        self.add_cancel(self.tr("Later"))
        self._saved = False

    def _build_password(self) -> None:
        self.password = QLineEdit()
        self.password.setObjectName("listPassword")
        self.password.setReadOnly(True)
        font = QFont(self.password.font())
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.0)
        self.password.setFont(font)
        self._copy = Button(self.tr("Copy"), self._context.icons.icon("copy"))
        self._copy.setObjectName("copyPassword")
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.password.text())
        )
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.password, 1)
        line.addWidget(self._copy)
        self.password.setAccessibleName(self.tr("Password"))
        self._field = Field(
            self.tr("Password"), row,
            self.tr("Tell the partner by telephone or in person, never with the file or letter."),
        )  # fmt: skip
        self._field.hide()
        self.body.addWidget(self._field)

    def _on_go(self) -> None:
        if self._saved:
            self.accept()
            return
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the list"), f"Daftar {self._code}.xlsx", "XLSX (*.xlsx)"
        )
        if not name:
            return
        path = Path(name)
        if path.suffix.casefold() != ".xlsx":
            path = path.with_name(f"{path.name}.xlsx")
        self.busy(True)
        self._viewmodel.save_file(
            self, self._list_id, path, done=lambda word: self._on_saved(path, word),
            refused=self._on_refused,
        )  # fmt: skip

    def _on_saved(self, path: Path, password: str) -> None:
        self.busy(False)
        self._saved = True
        self._text.setText(self.tr("Written: {name}").format(name=path.name))
        self.password.setText(password)
        self._field.show()
        self._go.set_text(self.tr("I have noted the password"))
        self.hide_cancel()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refuse(self._context.refusal(error))

    def reject(self) -> None:
        """Esc does not lose a password that nobody has noted yet."""
        if not self._saved:
            super().reject()
