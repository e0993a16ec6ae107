"""Who goes along: officers to tick, each with what they do."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ektp_desk.accounts.queries import OfficerRow
from ektp_desk.accounts.rules import Role
from ektp_desk.outreach.rules import MemberRole
from ui.context import Context
from ui.widgets.scroll import ScrollArea

HEIGHT, ROW_HEIGHT, ROLE_WIDTH, INDICATOR = 176, 34, 172, 30


class NameBox(QCheckBox):
    """A name to tick, shortened to the room it has; its tip says it whole."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._name = name
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setMinimumHeight(ROW_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - INDICATOR
        self.setText(self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room))


class TeamField(QWidget):
    """The first who is ticked leads; the others do what their role in the office is."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._boxes: dict[int, QCheckBox] = {}
        self._roles: dict[int, QComboBox] = {}
        self._officers: Mapping[int, OfficerRow] = {}
        self.setObjectName("visitTeam")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        area = ScrollArea()
        area.setFixedHeight(HEIGHT)
        area.setWidget(inner)
        column.addWidget(area)

    def offer(self, officers: Sequence[OfficerRow]) -> None:
        """Offer these officers; called once."""
        self._officers = {row.id: row for row in officers}
        for place, row in enumerate(officers):
            box = NameBox(row.full_name)
            box.setObjectName(f"member_{row.username}")
            roles = QComboBox()
            roles.setObjectName(f"memberRole_{row.username}")
            roles.setAccessibleName(row.full_name)
            for role in MemberRole:
                roles.addItem(self._context.say(f"member_role.{role}"), role)
            roles.setFixedWidth(ROLE_WIDTH)
            roles.hide()
            box.toggled.connect(lambda ticked, officer=row.id: self._on_ticked(officer, ticked))
            roles.currentIndexChanged.connect(self.changed)
            self._grid.addWidget(box, place, 0)
            self._grid.addWidget(roles, place, 1)
            self._boxes[row.id], self._roles[row.id] = box, roles
        self._grid.setRowStretch(len(officers), 1)

    def show_team(self, team: Sequence[tuple[int, MemberRole]]) -> None:
        """Tick a team."""
        for officer, role in team:
            if officer in self._boxes:
                self._boxes[officer].setChecked(True)
                self._choose(officer, role)

    @property
    def team(self) -> tuple[tuple[int, MemberRole], ...]:
        """Who is ticked, who leads first."""
        rows = [
            (officer, MemberRole(self._roles[officer].currentData()))
            for officer, box in self._boxes.items()
            if box.isChecked()
        ]
        return tuple(sorted(rows, key=lambda row: row[1] is not MemberRole.LEAD))

    def _on_ticked(self, officer: int, ticked: bool) -> None:
        self._roles[officer].setVisible(ticked)
        if ticked:
            self._choose(officer, self._usual(officer))
        self.changed.emit()

    def _usual(self, officer: int) -> MemberRole:
        led = any(role is MemberRole.LEAD for other, role in self.team if other != officer)
        if not led:
            return MemberRole.LEAD
        records = Role.RECORDER in self._officers[officer].roles
        return MemberRole.OPERATOR if records else MemberRole.HELPER

    def _choose(self, officer: int, role: MemberRole) -> None:
        box = self._roles[officer]
        box.setCurrentIndex(box.findData(role))
