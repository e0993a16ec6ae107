"""Two entries side by side: which one stays, and which of the two words counts, field by field."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.residents.access import Place
from ektp_desk.residents.merging import FIELDS
from ektp_desk.residents.queries import ResidentView
from ektp_desk.residents.rules import mask_nik
from ui.context import Context
from ui.residents.duplicates_viewmodel import DuplicatesViewModel, Side
from ui.residents.opened import OpenedNotes
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.scroll import ScrollArea
from ui.widgets.texts import Body, Caption, Muted

SIZE = (900, 690)
LABEL_WIDTH = 170
NOTHING = "–"


class MergeDialog(Dialog):
    """Nothing is chosen that differs until the supervisor says which entry stays."""

    def __init__(
        self,
        context: Context,
        viewmodel: DuplicatesViewModel,
        one_id: int,
        other_id: int,
        why: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        title = self.tr("One person or two?")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.resize(*SIZE)
        self._context = context
        self._viewmodel = viewmodel
        self._ids = (one_id, other_id)
        self._opened = OpenedNotes(context, Place.MERGE, self)
        self._sides: dict[int, Side] = {}
        self._groups: dict[str, QButtonGroup] = {}
        self.merge_id = 0
        self.body.addWidget(Muted(why))
        area = ScrollArea()
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        area.setWidget(content)
        self.body.addWidget(area, 1)
        self._note = QLineEdit()
        self._note.setObjectName("mergeNote")
        self._note.setMaxLength(300)
        self.body.addWidget(Field(self.tr("What was checked, and with whom"), self._note))
        self._go = self.set_primary(self.tr("Merge"), self._on_merge)
        self._go.setEnabled(False)
        self.add_cancel(self.tr("Cancel"))
        self._open = QuietButton(self.tr("Show NIK"), context.icons.icon("eye"))
        self._open.setObjectName("unmaskBoth")
        self._open.setAutoDefault(False)
        self._open.setEnabled(False)
        self._open.setToolTip(self.tr("Opening the full NIK is written down"))
        self._open.clicked.connect(
            lambda: viewmodel.unmask(self._ids, done=self._on_unmasked, refused=self._on_refused)
        )
        self._apart = Button(self.tr("They are two people"), context.icons.icon("user-x"))
        self._apart.setObjectName("tellApart")
        self._apart.setAutoDefault(False)
        self._apart.clicked.connect(self._on_apart)
        self._footer.insertWidget(0, self._apart)
        self._footer.insertWidget(1, self._open)
        for resident_id in self._ids:
            viewmodel.load_side(resident_id, self._on_side)

    # -- showing ---------------------------------------------------------------------------

    def _on_side(self, side: Side | None) -> None:
        if side is None:
            self.refuse(self._context.say("merge.unknown"))
            return
        self._sides[side.view.id] = side
        if len(self._sides) == len(self._ids):
            self._opened.note(self._ids)
            self._show()

    def _show(self) -> None:
        one, other = (self._sides[resident_id].view for resident_id in self._ids)
        kept = (self.tr("NIK {nik}").format(nik=view.masked_nik) for view in (one, other))
        self._add_choice("kept", self.tr("Which entry stays"), *kept)
        labels = self._labels()
        for name in FIELDS:
            mine, theirs = self._said(one, name), self._said(other, name)
            if getattr(one, name) != getattr(other, name):
                self._add_choice(name, labels[name], mine, theirs)
            elif mine != NOTHING:
                self._add_same(labels[name], mine)
        for label, said in self._pasts():
            row = self._grid.rowCount()
            self._grid.addWidget(Caption(label), row, 0)
            for place, resident_id in enumerate(self._ids):
                self._grid.addWidget(Body(said(self._sides[resident_id])), row, place + 1)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._groups["kept"].idToggled.connect(self._on_kept)
        self._on_kept(self._groups["kept"].checkedId(), True)
        self._go.setEnabled(True)
        self._open.setEnabled(True)

    def _labels(self) -> dict[str, str]:
        return {
            "kk_number": self.tr("Family card"),
            "name": self.tr("Name"),
            "sex": self.tr("Sex"),
            "birth_place": self.tr("Place of birth"),
            "birth_date": self.tr("Date of birth"),
            "marital_status": self.tr("Marital status"),
            "citizenship": self.tr("Citizenship"),
            "itap_until": self.tr("ITAP until"),
            "address": self.tr("Address"),
            "rt": self.tr("RT"),
            "rw": self.tr("RW"),
            "village_code": self.tr("Village"),
        }

    def _said(self, view: ResidentView, name: str) -> str:
        say, day = self._context.say, self._context.day
        if name in ("sex", "marital_status", "citizenship"):
            return say(f"{name}.{getattr(view, name)}")
        if name in ("birth_date", "itap_until"):
            return day(getattr(view, name)) or NOTHING
        if name == "kk_number":
            return mask_nik(view.kk_number) if view.kk_number else NOTHING
        if name == "village_code":
            return ", ".join(part for part in (view.village, view.district) if part) or NOTHING
        return str(getattr(view, name)) or NOTHING

    def _pasts(self) -> tuple[tuple[str, Callable[[Side], str]], ...]:
        say, number = self._context.say, self._context.number

        def status(side: Side) -> str:
            central = side.before.central
            return say(f"central_status.{central.status}") if central else self.tr("never seen")

        return (
            (self.tr("Central status"), status),
            (self.tr("Recordings"), lambda side: number(len(side.before.recordings))),
            (self.tr("Cards"), lambda side: number(len(side.before.cards))),
            (self.tr("Visits"), lambda side: number(len(side.before.visits))),
        )

    def _add_same(self, label: str, said: str) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(Caption(label), row, 0)
        self._grid.addWidget(Muted(said), row, 1, 1, 2)

    def _add_choice(self, name: str, label: str, mine: str, theirs: str) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(Caption(label), row, 0, Qt.AlignmentFlag.AlignVCenter)
        group = QButtonGroup(self)
        for place, said in enumerate((mine, theirs)):
            button = QRadioButton(said.replace("&", "&&"))
            button.setObjectName(f"take_{name}_{place}")
            button.setAccessibleName(f"{label}: {said}")
            button.setToolTip(said)
            group.addButton(button, place)
            self._grid.addWidget(button, row, place + 1)
        group.button(0).setChecked(True)
        self._groups[name] = group

    # -- doing -----------------------------------------------------------------------------

    def _on_kept(self, place: int, checked: bool) -> None:
        """The words of the entry that stays count, until another is chosen."""
        if checked:
            for name, group in self._groups.items():
                if name != "kept":
                    group.button(place).setChecked(True)

    def _on_unmasked(self) -> None:
        """Show both numbers in full: two masked ones may look the same."""
        for place, resident_id in enumerate(self._ids):
            view = self._sides[resident_id].view
            kept = self._groups["kept"].button(place)
            kept.setText(self.tr("NIK {nik}").format(nik=view.nik))
            kept.setToolTip(kept.text())
            if "kk_number" in self._groups and view.kk_number:
                self._groups["kk_number"].button(place).setText(view.kk_number)
        self._open.hide()

    def _on_merge(self) -> None:
        place = self._groups["kept"].checkedId()
        kept, merged = (self._sides[self._ids[side]].view for side in (place, 1 - place))
        take = [
            name
            for name, group in self._groups.items()
            if name != "kept" and group.checkedId() != place
        ]
        self.busy(True)
        self._viewmodel.merge(
            kept, merged, take, self._note.text(), done=self._on_merged, refused=self._on_refused
        )

    def _on_apart(self) -> None:
        self.busy(True)
        self._viewmodel.tell_apart(
            *self._ids, self._note.text(), done=self.accept, refused=self._on_refused
        )

    def _on_merged(self, merge_id: int) -> None:
        self.merge_id = merge_id
        self.accept()

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refuse(self._context.refusal(error))
