"""Entering a partner, or changing one."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ektp_desk.partners import register
from ektp_desk.partners.queries import PartnerRow
from ektp_desk.partners.register import PartnerCard
from ektp_desk.partners.rules import PartnerKind
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.partners.viewmodel import PartnersViewModel
from ui.widgets.field import Field


class PartnerDialog(FormDialog):
    """The kind decides what is asked: a village, a school, or perhaps a village."""

    def __init__(
        self,
        context: Context,
        viewmodel: PartnersViewModel,
        row: PartnerRow | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "", parent)
        title = self.tr("Add a partner") if row is None else row.name
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._viewmodel = viewmodel
        self._row = row
        self._build()
        if row is not None:
            self._show(row)
        self._on_kind()

    def _build(self) -> None:
        self.kind = QComboBox()
        self.kind.setObjectName("partnerKind")
        for kind in PartnerKind:
            self.kind.addItem(self.context.say(f"partner_kind.{kind}"), kind)
        self.village = QComboBox()
        self.village.setObjectName("partnerVillage")
        self.village.addItem(self.tr("whole city"), None)
        for village in self._viewmodel.villages:
            self.village.addItem(f"{village.name} · {village.district}", village.code)
        self.school = QComboBox()
        self.school.setObjectName("partnerSchool")
        self.school.addItem(self.tr("choose"), None)
        for school in self._viewmodel.schools:
            self.school.addItem(school.name, school.id)
        self.name = self._line("partnerName")
        self.contact_name = self._line("partnerContactName")
        self.contact = self._line("partnerContact")
        self._add("kind", self.tr("Kind"), self.kind)
        self._village = self._add("village_code", self.tr("Village"), self.village)
        self._school = self._add("school_id", self.tr("School"), self.school)
        self._add("name", self.tr("Name"), self.name)
        self._add("contact_name", self.tr("Contact person"), self.contact_name)
        self._add("contact", self.tr("Telephone or address"), self.contact)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.village.currentIndexChanged.connect(self._suggest)
        self.school.currentIndexChanged.connect(self._suggest)
        self.set_primary(self.tr("Save"), self._on_save)
        self.add_cancel(self.tr("Cancel"))

    def _line(self, name: str) -> QLineEdit:
        editor = QLineEdit()
        editor.setObjectName(name)
        return editor

    def _add(self, name: str, label: str, editor: QWidget) -> Field:
        field = self.form.add(name, label, editor)
        self.body.addWidget(field)
        return field

    def _show(self, row: PartnerRow) -> None:
        for box, value in (
            (self.kind, row.kind), (self.village, row.village_code), (self.school, row.school_id),
        ):  # fmt: skip
            box.setCurrentIndex(max(0, box.findData(value)))
        self.name.setText(row.name)
        self.contact_name.setText(row.contact_name)
        self.contact.setText(row.contact)

    def _on_kind(self) -> None:
        kind = self.kind.currentData()
        self._village.setVisible(kind != PartnerKind.SCHOOL)
        self._school.setVisible(kind == PartnerKind.SCHOOL)
        self._suggest()

    def _suggest(self) -> None:
        """A kelurahan and a school have their name already."""
        if self._row is not None or self.name.isModified():
            return
        kind = self.kind.currentData()
        if kind == PartnerKind.VILLAGE and self.village.currentData():
            village = self.village.currentText().partition(" · ")[0]
            self.name.setText(f"Kelurahan {village}")
        elif kind == PartnerKind.SCHOOL and self.school.currentData():
            self.name.setText(self.school.currentText())
        else:
            self.name.clear()

    def _on_save(self) -> None:
        card = PartnerCard(
            kind=PartnerKind(self.kind.currentData()),
            name=self.name.text(),
            village_code=self.village.currentData(),
            school_id=self.school.currentData(),
            contact_name=self.contact_name.text(),
            contact=self.contact.text(),
        )
        if self._row is None:
            self.write(register.add_partner, card=card)
        else:
            self.write(
                register.change_partner, partner_id=self._row.id, card=card,
                version=self._row.version,
            )  # fmt: skip
