"""A laptop that is locked: the team's pass phrase opens it, or it is begun anew."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ektp_desk.outreach.laptop import Laptop
from ektp_desk.outreach.rules_field import LaptopLock
from ui.fieldwork.looks import Looks, Refusal
from ui.vault.phrase_fields import PhraseFields
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.form import Form
from ui.widgets.gate import Gate
from ui.widgets.inputs import Secret
from ui.widgets.notice import Notice
from ui.widgets.texts import Body

WIDTH = 460


class LockView(Gate):
    """`phrase_given` tells what was typed; `again_wanted` that the key store is asked once more."""

    phrase_given = Signal(str)
    again_wanted = Signal()
    start_over_wanted = Signal()

    def __init__(self, looks: Looks, laptop: Laptop, parent: QWidget | None = None) -> None:
        super().__init__(looks.icons, "lock", width=WIDTH, parent=parent)
        self._looks = looks
        self.lock = laptop.lock
        self._shut = laptop.shut
        self._form = Form()
        self.show_title(self._heading(), "" if laptop.card is None else laptop.card.name)
        self._build()
        self._first().setFocus()

    def _heading(self) -> str:
        return {
            LaptopLock.LOCKED: self.tr("This laptop is locked"),
            LaptopLock.UNPROTECTED: self.tr("Choose a pass phrase for this laptop"),
        }.get(self.lock, self.tr("This laptop's keys cannot be opened"))

    def _first(self) -> QWidget:
        """What one does here first."""
        if self.lock is LaptopLock.LOCKED:
            return self.phrase
        return self._fields.phrase if self.lock is LaptopLock.UNPROTECTED else self.button

    def _build(self) -> None:
        self.panel.body.addWidget(Body(self._text()))
        self._notice = Notice()
        self._notice.setObjectName("lockNotice")
        self.panel.body.addWidget(self._notice)
        if self.lock is LaptopLock.LOCKED:
            self._add_phrase()
        elif self.lock is LaptopLock.UNPROTECTED:
            label = self.tr("The team's pass phrase")
            words = self._looks.sentences
            self._fields = PhraseFields(self._form, words, label, name="fieldPhrase")
            self._fields.entered.connect(self._on_encrypt)
            self.panel.body.addWidget(self._fields)
            self._add_button(self.tr("Encrypt"), "encryptLaptop", self._on_encrypt)
        else:
            self._add_button(self.tr("Try again"), "tryAgain", self.again_wanted.emit)
        if self.lock is not LaptopLock.UNPROTECTED:
            self._add_start_over()

    def _add_phrase(self) -> None:
        self.phrase = Secret("fieldPhrase")
        self.phrase.returnPressed.connect(self._on_open)
        self.panel.body.addWidget(
            self._form.add("passphrase", self.tr("The team's pass phrase"), self.phrase)
        )
        self._add_button(self.tr("Open"), "unlockLaptop", self._on_open)

    def _add_button(self, text: str, name: str, slot: object) -> None:
        self.button = PrimaryButton(text)
        self.button.setObjectName(name)
        self.button.setDefault(True)
        self.button.clicked.connect(slot)
        self.panel.body.addWidget(self.button)

    def _add_start_over(self) -> None:
        other = QuietButton(
            self.tr("The pass phrase is forgotten…")
            if self.lock is LaptopLock.LOCKED
            else self.tr("Begin this laptop anew…")
        )
        other.setObjectName("startOver")
        other.clicked.connect(self.start_over_wanted)
        self.panel.body.addWidget(other, 0, Qt.AlignmentFlag.AlignHCenter)

    def _text(self) -> str:
        if self.lock is LaptopLock.LOCKED:
            text = (
                self.tr("{count} visits lie here encrypted. The pass phrase is asked for once.")
                if self._shut
                else self.tr("No visit is on this laptop now. The pass phrase is asked for once.")
            )
            return text.format(count=self._looks.number(self._shut))
        if self.lock is LaptopLock.UNPROTECTED:
            return self.tr(
                "The data of visits and this laptop's keys are encrypted from now on. This "
                "computer has no key store, so the team keeps a pass phrase by heart; it is asked "
                "for at each start. It is kept nowhere: whoever forgets it loses what was not "
                "packed."
            )
        return self.tr(
            "The key store of this computer does not give this laptop's key. Sign in to the "
            "computer with the account that this laptop was prepared with, and try again."
        )

    def _on_open(self) -> None:
        self._give(self.phrase.text())

    def _on_encrypt(self) -> None:
        typed = self._fields.typed()
        if typed is not None:
            self._give(typed)

    def _give(self, phrase: str) -> None:
        if not self.button.isEnabled():
            return
        self._form.clear()
        self._notice.clear()
        if not phrase.strip():
            self._form.refuse("passphrase", self.tr("This is needed."))
            return
        self.button.setEnabled(False)
        self.phrase_given.emit(phrase)

    def refuse(self, error: Refusal) -> None:
        """Say why not, beside the pass phrase where it is about that."""
        self.button.setEnabled(True)
        sentence = self._looks.sentences.refusal(error)
        if not self._form.refuse(error.field, sentence):
            self._notice.show_notice(sentence, "negative")
