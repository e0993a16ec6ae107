"""The way out of the kiosk: a supervisor's name and password, also by finger."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from ui.kiosk.pages import KioskPage
from ui.kiosk.parts import KioskButton, Words
from ui.kiosk.visit import KioskVisit
from ui.theme import kiosk as sizes
from ui.widgets.field import Field
from ui.widgets.inputs import Secret

ROWS = ("1234567890", "qwertyuiop", "asdfghjkl-", "zxcvbnm._@")
SHIFT, BACK = "⇧", "⌫"


class Letters(QWidget):
    """Keys on the screen; `typed` tells a sign, `back` takes one away."""

    typed = Signal(str)
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        self._keys: list[QPushButton] = []
        for row, signs in enumerate(ROWS):
            for place, sign in enumerate(signs):
                key = self._key(sign)
                key.clicked.connect(lambda _on=False, pressed=key: self.typed.emit(pressed.text()))
                self._keys.append(key)
                grid.addWidget(key, row, place)
        self._shift = self._key(SHIFT)
        self._shift.setAccessibleName(self.tr("Capital letters"))
        self._shift.setCheckable(True)
        self._shift.toggled.connect(self._on_shift)
        back = self._key(BACK)
        back.setAccessibleName(self.tr("Delete the last letter"))
        back.clicked.connect(self.back)
        grid.addWidget(self._shift, 0, 10)
        grid.addWidget(back, 1, 10)

    def _key(self, sign: str) -> QPushButton:
        key = QPushButton(sign)
        key.setProperty("kiosk", "key")
        key.setObjectName(f"letter_{sign}")
        key.setAccessibleName(sign)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps it
        return key

    def _on_shift(self, capital: bool) -> None:
        for key in self._keys:
            key.setText(key.text().upper() if capital else key.text().lower())


class LeavingPage(KioskPage):
    """`wanted` tells user name and password."""

    wanted = Signal(str, str)

    def __init__(self, visit: KioskVisit, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(visit, scale, parent)
        self.column.addWidget(Words(self.tr("Leave the kiosk"), "title"))
        self.column.addWidget(
            Words(self.tr("A supervisor signs with user name and password."), "text")
        )
        self.username = QLineEdit()
        self.username.setObjectName("kioskUsername")
        self.password = Secret("kioskPassword")
        self.password.returnPressed.connect(self._on_leave)
        fields = QHBoxLayout()
        fields.setSpacing(16)
        fields.addWidget(Field(self.tr("User name"), self.username))
        fields.addWidget(Field(self.tr("Password"), self.password))
        self.column.addLayout(fields)
        self._error = Words("", "error")
        self._error.setObjectName("kioskLeaveError")
        self.column.addWidget(self._error)
        letters = Letters()
        letters.typed.connect(lambda sign: self._field().insert(sign))
        letters.back.connect(lambda: self._field().backspace())
        self.column.addWidget(letters)
        self._leave = KioskButton(self.tr("Leave the kiosk"), self._on_leave)
        self._leave.setObjectName("kioskLeave")
        self._leave.setMaximumWidth(round(sizes.TILE_HEIGHT * 4 * scale))
        self.column.addWidget(self._leave)
        self.column.addStretch(1)

    def begin(self) -> None:
        """Ask anew."""
        self.username.clear()
        self.password.clear()
        self._error.setText("")
        self.rest(False)
        self.username.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why not; the name stays."""
        self._error.setText(sentence)
        self.password.clear()
        self.password.setFocus()

    def rest(self, resting: bool) -> None:
        """Between the tap and the answer."""
        self._leave.setEnabled(not resting)

    def _field(self) -> QLineEdit:
        return self.password if self.password.hasFocus() else self.username

    def _on_leave(self) -> None:
        self._error.setText("")
        self.wanted.emit(self.username.text(), self.password.text())
