"""Taking a visit's file in: what it is and whose, before it becomes a visit on this laptop."""

from PySide6.QtWidgets import QWidget

from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.loading import Incoming, Loaded, load
from ui.fieldwork.looks import Looks, Refusal, known
from ui.setup.work import SetupWork
from ui.widgets.dialog import Dialog
from ui.widgets.key_value import KeyValues
from ui.widgets.texts import Body

WIDTH = 560


class TakeDialog(Dialog):
    """`loaded` is the visit after it was taken in."""

    def __init__(
        self, looks: Looks, store: FieldStore, incoming: Incoming, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        title = self.tr("Take this visit in?")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setMinimumWidth(WIDTH)
        self.loaded: Loaded | None = None
        self._looks, self._store, self._incoming = looks, store, incoming
        self._work = SetupWork(self)
        self._work.done.connect(self._on_loaded)
        self._work.failed.connect(lambda error: known(error, self._on_refused))
        self._build()

    def _build(self) -> None:
        incoming, looks = self._incoming, self._looks
        facts = KeyValues()
        pairs = [
            (self.tr("Visit"), f"{incoming.number} · {incoming.title}"),
            (self.tr("Day"), looks.day(incoming.day)),
            (self.tr("Data of"), self.tr("{count} people").format(
                count=looks.number(incoming.people))),
            (self.tr("Who may sign in"), self.tr("{count} officers").format(
                count=looks.number(incoming.team))),
            (self.tr("Made"), looks.moment(incoming.made_at)),
            (self.tr("To be used until"), looks.moment(incoming.expires_at)),
            (self.tr("Office"), incoming.office.name),
        ]  # fmt: skip
        if incoming.new_office:
            pairs.append((self.tr("Its key"), incoming.office.fingerprint))
        facts.set_pairs(pairs)
        self.body.addWidget(facts)
        if incoming.new_office:
            self.body.addWidget(
                Body(
                    self.tr(
                        "This is the first file of an office on this laptop. Compare the key with "
                        "the one on the office's “Laptops” tab: from now on this laptop takes "
                        "files of this office only."
                    )
                )
            )
        self.set_primary(self.tr("Take it in"), self._on_take)
        self.add_cancel(self.tr("Cancel"))

    def _on_take(self) -> None:
        if self._work.running:
            return
        self.busy(True)
        now = self._looks.clock.now()
        self._work.start(lambda: load(self._store, self._incoming, now=now))

    def _on_loaded(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.accept()

    def _on_refused(self, error: Refusal) -> None:
        self.refuse(self._looks.sentences.refusal(error))

    def reject(self) -> None:
        """What is being made is made to its end: a second is soon over."""
        if not self._work.running:
            super().reject()
