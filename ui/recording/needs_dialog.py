"""Perekaman khusus: what the person needs, what is missing, who is witness, who signs off."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.recording.items import FINGERS, IRISES
from ektp_desk.recording.needs import WITNESSED, Need, known_missing
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.rules import ExceptionKind, ItemState
from ui.context import Context
from ui.recording.names import refusal_sentence
from ui.recording.viewmodel import RecordingViewModel
from ui.widgets.capture import HandsAndEyes
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form
from ui.widgets.inputs import Secret
from ui.widgets.style import let_clicks_through
from ui.widgets.texts import Caption, Muted

TILE_HEIGHT, TILE_WIDTH = 72, 236
POINTED_AT = frozenset({Need.MISSING_FINGERS, Need.BLIND})
WIDTH = 960


class NeedTile(QPushButton):
    """One need, to be pressed."""

    def __init__(self, context: Context, need: Need) -> None:
        super().__init__()
        self.setProperty("kind", "tile")
        self.setCheckable(True)
        self.setObjectName(f"need_{need}")
        self.setAccessibleName(context.say(f"need.{need}"))
        self.setAccessibleDescription(context.say(f"need_help.{need}"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 12, 7)
        column.setSpacing(1)
        name = QLabel(context.say(f"need.{need}"))
        name.setTextFormat(Qt.TextFormat.PlainText)
        help_line = Caption(context.say(f"need_help.{need}"))
        help_line.setWordWrap(True)
        column.addWidget(name)
        column.addWidget(help_line, 1, Qt.AlignmentFlag.AlignTop)
        let_clicks_through(self)
        self.setMinimumWidth(TILE_WIDTH)
        self.setFixedHeight(TILE_HEIGHT)


class NeedsDialog(Dialog):
    """Pressing a tile is enough for most; fingers are pointed at on the drawn hands."""

    def __init__(
        self,
        context: Context,
        viewmodel: RecordingViewModel,
        view: RecordingView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Special recording"), parent)
        self.setMinimumWidth(WIDTH)
        self._context, self._viewmodel, self._view = context, viewmodel, view
        self._missing = {
            item.key for item in view.items
            if item.key in (*FINGERS, *IRISES) and item.state is ItemState.EXCEPTION
            and item.exception is ExceptionKind.PERMANENT
        }  # fmt: skip
        self._form = Form()
        self.body.addWidget(
            Muted(
                self.tr("What does this person need? The steps follow at once; nobody is hurried.")
            )
        )
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(self._build_tiles(), 3)
        columns.addWidget(self._build_hands(), 2)
        self.body.addLayout(columns, 1)
        self.body.addLayout(self._build_fields())
        self.set_primary(self.tr("Record this way"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))
        self._show()

    def _build_tiles(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        self._tiles = {}
        for place, need in enumerate(Need):
            tile = NeedTile(self._context, need)
            tile.setChecked(need in self._view.needs)
            tile.toggled.connect(self._show)
            grid.addWidget(tile, place // 2, place % 2)
            self._tiles[need] = tile
        grid.setRowStretch(len(Need), 1)
        return grid

    def _build_hands(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        self._point = Muted("")
        self._hands = HandsAndEyes(self._context.theme)
        self._hands.setObjectName("missingHands")
        self._hands.item_chosen.connect(self._on_point)
        column.addWidget(self._point)
        column.addWidget(self._hands, 1)
        return side

    def _build_fields(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self._witness = QLineEdit(self._view.witness)
        self._witness.setObjectName("witnessName")
        self._username = QLineEdit()
        self._username.setObjectName("signOffName")
        self._password = Secret("signOffPassword")
        self._fields = {}
        for name, label, editor in (
            ("witness", self.tr("Witness, full name"), self._witness),
            ("sign_off_username", self.tr("Second person, user name"), self._username),
            ("sign_off_password", self.tr("Second person, password"), self._password),
        ):
            self._fields[name] = self._form.add(name, label, editor)
            row.addWidget(self._fields[name], 1)
        return row

    @property
    def needs(self) -> tuple[Need, ...]:
        """The needs that are pressed."""
        return tuple(need for need, tile in self._tiles.items() if tile.isChecked())

    def _excused(self) -> tuple[str, ...]:
        pointed = self._missing if POINTED_AT & set(self.needs) else ()
        return known_missing(self.needs, pointed)

    def _show(self) -> None:
        needs = set(self.needs)
        pointing = bool(POINTED_AT & needs)
        self._hands.setEnabled(pointing)
        self._point.setText(
            self.tr("Click what is missing; click again to take it back.") if pointing
            else self.tr("Nothing is missing.")
        )  # fmt: skip
        known = self._view.states()
        states = {key: "exception" if pointing and key in self._missing else "pending"
                  for key in (*FINGERS, *IRISES) if key in known}  # fmt: skip
        say = self._context.say
        words = {"exception": self.tr("missing"), "pending": self.tr("there")}
        self._hands.set_states(states, {key: say(f"item.{key}") for key in states}, words)
        self._fields["witness"].setVisible(bool(WITNESSED & needs))
        new = [key for key in self._excused() if known.get(key) is ItemState.PENDING]
        for name in ("sign_off_username", "sign_off_password"):
            self._fields[name].setVisible(bool(new))

    def _on_point(self, key: str) -> None:
        self._missing ^= {key}
        self._show()

    def _on_accept(self) -> None:
        self._form.clear()
        self.busy(True)
        self._viewmodel.adapt(
            self.needs, missing=self._excused(), witness=self._witness.text(),
            username=self._username.text(), password=self._password.text(),
            done=self.accept, refused=self._on_refused,
        )  # fmt: skip

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.busy(False)
        sentence = refusal_sentence(self._context, error, self._view)
        if not self._form.refuse(error.field, sentence):
            self.refuse(sentence)
