"""What is filled in at a hand-over: who takes the card, on what proof, and the old card."""

from typing import Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.rules import (
    Collector,
    OldCardReason,
    asks_for_old_card,
    may_bring_old_card,
)
from ektp_desk.cards.rules_handover import IdentityKind, IdentityQuestion, Proof, Relation
from ui.cards.pickup_viewmodel import PickupViewModel
from ui.context import Context
from ui.widgets.chip import Chip
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.key_value import KeyValues
from ui.widgets.texts import Heading, Muted

DAY_TYPED = "d-M-yyyy"
KINDS = tuple(kind for kind in IdentityKind if kind is not IdentityKind.FACE)
LAST_DIGITS = 4


class PickupForm(QWidget):
    """`checked` tells whether all boxes are ticked; `changed` when that changes."""

    changed = Signal()

    def __init__(
        self, context: Context, viewmodel: PickupViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._viewmodel = viewmodel
        self._form = Form()
        viewmodel.owner_changed.connect(self._show_questions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        self._name = Heading("")
        column.addWidget(self._name)
        column.addLayout(self._build_state())
        self._facts = KeyValues()
        column.addWidget(self._facts)
        self._entry = QWidget()
        inner = QVBoxLayout(self._entry)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addLayout(self._build_collector())
        inner.addWidget(self._build_proxy())
        self._add_checks(inner)
        inner.addWidget(self._build_questions())
        self._add_old_card(inner)
        column.addWidget(self._entry)
        column.addStretch(1)

    @property
    def checked(self) -> bool:
        """Whether everything that is asked was ticked."""
        asked = self._checks[1:] if self._without.isChecked() else self._checks
        return all(check.isChecked() for check in asked)

    # -- building --------------------------------------------------------------------------

    def _build_state(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._state = Chip("", "neutral")
        self._proof = Chip("", "neutral")
        self._proof.setObjectName("proofChip")
        row.addWidget(self._state)
        row.addWidget(self._proof)
        row.addStretch(1)
        return row

    def _build_collector(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._self = QRadioButton(self.tr("Owner in person"))
        self._self.setObjectName("inPerson")
        self._by_proxy = QRadioButton(self.tr("By proxy"))
        self._by_proxy.setObjectName("byProxy")
        self._who = QButtonGroup(self)
        for choice in (self._self, self._by_proxy):
            self._who.addButton(choice)
            row.addWidget(choice)
        row.addStretch(1)
        self._by_proxy.toggled.connect(self._show_parts)
        return row

    def _build_proxy(self) -> QWidget:
        self._proxy = QWidget()
        column = QVBoxLayout(self._proxy)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        say = self._context.say
        self._proxy_name = _line("proxyName")
        self._relation = _choice("proxyRelation", self.tr("Choose…"))
        for relation in Relation:
            self._relation.addItem(say(f"relation.{relation}"), relation)
        self._kind = _choice("identityKind", self.tr("Choose…"))
        for kind in KINDS:
            self._kind.addItem(say(f"identity_kind.{kind}"), kind)
        self._identity = _line("proxyIdentity")
        self._authority = _line("authorityLetter")
        self._authority_date = _line("authorityDate")
        self._authority_date.setPlaceholderText("31-12-2026")
        add = self._form.add
        column.addWidget(add("collector_name", self.tr("Name of the proxy"), self._proxy_name))
        column.addLayout(_beside(
            (add("relation", self.tr("Relation to the owner"), self._relation), 1),
        ))  # fmt: skip
        column.addLayout(_beside(
            (add("identity_kind", self.tr("Identity shown"), self._kind), 1),
            (add("collector_identity", self.tr("Its number"), self._identity), 1),
        ))  # fmt: skip
        column.addLayout(_beside(
            (add("authority_letter", self.tr("Power of attorney, number"), self._authority), 1),
            (add("authority_date", self.tr("Its date"), self._authority_date), 1),
        ))  # fmt: skip
        return self._proxy

    def _add_checks(self, column: QVBoxLayout) -> None:
        column.addWidget(Muted(self.tr("Check before handing over")))
        self._checks = [
            QCheckBox(self.tr("The receipt belongs to this card")),
            QCheckBox(self.tr("The face or the identity shown agrees")),
            QCheckBox(self.tr("Name and date of birth on the card read back")),
        ]
        for number, check in enumerate(self._checks):
            check.setObjectName(f"check{number}")
            check.toggled.connect(self.changed)
            column.addWidget(check)
        self._without = QCheckBox(self.tr("There is no receipt"))
        self._without.setObjectName("noReceipt")
        self._without.toggled.connect(self._on_without)
        column.addWidget(self._without)

    def _build_questions(self) -> QWidget:
        self._asking = QWidget()
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._why = _line("noReceiptReason")
        column.addWidget(
            self._form.add("no_receipt_reason", self.tr("Why is there no receipt?"), self._why)
        )
        boxes = QWidget()
        inner = QVBoxLayout(boxes)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        self._questions: dict[IdentityQuestion, tuple[QCheckBox, Muted]] = {}
        for question in IdentityQuestion:
            box = QCheckBox(self._context.say(f"identity_question.{question}"))
            box.setObjectName(f"question_{question}")
            answer = Muted("")
            inner.addWidget(box)
            inner.addWidget(answer)
            self._questions[question] = (box, answer)
        column.addWidget(
            self._form.add("questions", self.tr("Ask, and tick two right answers at least"), boxes)
        )
        return self._asking

    def _add_old_card(self, column: QVBoxLayout) -> None:
        self._old = QComboBox()
        self._old.setObjectName("oldCard")
        self._old.addItem(self.tr("No old card taken in"), None)
        for reason in OldCardReason:
            text = self.tr("Taken in: {reason}").format(
                reason=self._context.say(f"old_card_reason.{reason}")
            )
            self._old.addItem(text, reason)
        self._old_field = self._form.add("old_card_reason", self.tr("Old card"), self._old)
        self._absence = _line("oldCardAbsence")
        self._absence_field = self._form.add(
            "old_card_absence", self.tr("Why is there no old card?"), self._absence
        )
        self._old.currentIndexChanged.connect(self._show_parts)
        column.addWidget(self._old_field)
        column.addWidget(self._absence_field)

    # -- showing ---------------------------------------------------------------------------

    def clear(self) -> None:
        """Another card: nothing of the last one holds for it."""
        self._self.setChecked(True)
        for check in (*self._checks, self._without, *(box for box, _ in self._questions.values())):
            check.setChecked(False)
        for editor in (self._proxy_name, self._identity, self._authority, self._authority_date,
                       self._why, self._absence):  # fmt: skip
            editor.clear()
        for choice in (self._relation, self._kind, self._old):
            choice.setCurrentIndex(0)
        self._form.clear()

    def show_card(self, card: CardRow) -> None:
        """Whose card it is, where it stands, and what is asked for it."""
        context, model = self._context, self._viewmodel
        self._name.setText(card.resident_name)
        tone = "positive" if model.ready else "warning"
        self._state.show_state(context.say(f"card_state.{card.state}"), tone)
        self._entry.setVisible(model.ready)
        self._proof.setVisible(model.ready)
        if model.scanned:
            self._proof.show_state(self.tr("Receipt scanned"), "positive")
            self._checks[0].setChecked(True)
        else:
            self._proof.show_state(self.tr("Receipt not scanned"), "neutral")
        self.show_whereabouts()
        self._show_parts()

    def show_whereabouts(self) -> None:
        """The card's facts; of one that is not here, who has it."""
        card, context = self._viewmodel.card, self._context
        if card is None:
            return
        facts = [
            (self.tr("Card"), card.number),
            (self.tr("NIK"), card.masked_nik),
            (self.tr("Service"),
             context.service_name(card.service_id_name, card.service_en_name)),
            (self.tr("Printed"), context.day(card.office_date)),
        ]  # fmt: skip
        given, delivery = self._viewmodel.given, self._viewmodel.delivery
        if given is not None:
            day = context.day(given.at.astimezone(context.zone).date())
            facts += [
                (self.tr("Handed over"), f"{day}, {context.time(given.at)}"),
                (self.tr("By"), given.officer),
                (self.tr("To"), given.collector_name),
                (self.tr("Record"), given.number),
            ]
        if delivery is not None:
            facts += [
                (self.tr("Kelurahan"), delivery.village),
                (self.tr("List"), delivery.number),
                (self.tr("Due back"), context.day(delivery.due_on)),
            ]
        self._facts.set_pairs(facts)

    def _show_parts(self) -> None:
        card = self._viewmodel.card
        self._proxy.setVisible(self._by_proxy.isChecked())
        without = self._without.isChecked()
        self._checks[0].setVisible(not without)
        self._asking.setVisible(without)
        self._without.setVisible(not self._viewmodel.scanned)
        asked = card is not None and may_bring_old_card(card.service_code)
        self._old_field.setVisible(asked)
        explained = card is not None and asks_for_old_card(card.service_code)
        self._absence_field.setVisible(explained and self._old.currentData() is None)

    def _on_without(self, without: bool) -> None:
        if without and self._viewmodel.owner is None:
            self._viewmodel.load_owner()
        self._show_parts()
        self.changed.emit()

    def _show_questions(self) -> None:
        """What the roll says, to compare the answers with."""
        owner = self._viewmodel.owner
        if owner is None:
            return
        born = ", ".join(
            part for part in (owner.birth_place, self._context.day(owner.birth_date)) if part
        )
        homes = (owner.address, f"RT {owner.rt} / RW {owner.rw}" if owner.rt else "", owner.village)
        answers = {
            IdentityQuestion.BIRTH: born,
            IdentityQuestion.ADDRESS: ", ".join(part for part in homes if part),
            IdentityQuestion.FAMILY: f"KK •••• {owner.kk_number[-LAST_DIGITS:]}"
            if owner.kk_number else "–",
        }  # fmt: skip
        for question, answer in answers.items():
            self._questions[question][1].setText(answer)

    # -- reading ---------------------------------------------------------------------------

    def filled(self) -> dict[str, Any] | None:
        """The hand-over's arguments, or None when a day was typed that is none."""
        self._form.clear()
        proxy = self._by_proxy.isChecked()
        typed = self._authority_date.text().strip() if proxy else ""
        day = QDate.fromString(typed.replace("/", "-").replace(".", "-"), DAY_TYPED)
        if typed and not day.isValid():
            self._form.refuse(
                "authority_date", self.tr("Type the date as day-month-year: 31-12-2026.")
            )
            return None
        reason = self._old.currentData() if self._old_field.isVisibleTo(self) else None
        filled: dict[str, Any] = {
            "identity_checked": self.checked,
            "collector": Collector.PROXY if proxy else Collector.SELF,
            "collector_name": self._proxy_name.text() if proxy else "",
            "relation": self._relation.currentData() if proxy else None,
            "identity_kind": self._kind.currentData() if proxy else IdentityKind.FACE,
            "collector_identity": self._identity.text() if proxy else "",
            "authority_letter": self._authority.text() if proxy else "",
            "authority_date": day.toPython() if typed else None,
            "old_card_taken": reason is not None,
            "old_card_reason": reason,
            "old_card_absence": "" if self._absence_field.isHidden() else self._absence.text(),
        }
        if self._without.isChecked():
            right = [question for question, (box, _) in self._questions.items() if box.isChecked()]
            filled |= {"proof": Proof.NO_RECEIPT, "receipt": "", "questions": right,
                       "no_receipt_reason": self._why.text()}  # fmt: skip
        return filled

    def refuse(self, name: str, sentence: str) -> Field | None:
        """Say what is wrong beside its field; the field, or None if it has none here."""
        return self._form.field(name) if self._form.refuse(name, sentence) else None


def _line(name: str) -> QLineEdit:
    editor = QLineEdit()
    editor.setObjectName(name)
    return editor


def _choice(name: str, unchosen: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.addItem(unchosen, None)
    return box


def _beside(*fields: tuple[Field, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for field, share in fields:
        row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)  # a refusal below moves no label
    return row
