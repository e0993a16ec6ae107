"""Writing the letter that is due, about one or several people."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from ektp_desk.papers.services import PaperRow
from ektp_desk.recording.followup import make_letters
from ektp_desk.recording.rules_followup import TO_THE_PERSON, Addressee, LetterKind
from ui.accounts.form_dialog import FormDialog
from ui.context import Context
from ui.followup.remind_field import RemindField
from ui.widgets.texts import Body, Muted

FORTNIGHT = 14


class LetterDialog(FormDialog):
    """A request names all people in one letter; an invitation is one letter each."""

    def __init__(
        self,
        context: Context,
        kind: LetterKind,
        people: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, context.say(f"letter_kind.{kind}"), parent)
        self._kind = kind
        self._people = tuple(people)
        personal = kind in TO_THE_PERSON
        count = context.number(len(people))
        self.body.addWidget(
            Body(
                self.tr("{count} letters, one to each person.").format(count=count)
                if personal
                else self.tr("One letter about {count} people.").format(count=count)
            )
        )
        self._to = QComboBox()
        self._to.setObjectName("letterTo")
        for addressee in Addressee:
            self._to.addItem(context.say(f"addressee.{addressee}"), addressee)
        to = self.form.add("addressee", self.tr("To"), self._to)
        to.setVisible(not personal)
        self._remind = RemindField(context, FORTNIGHT, ticked=True)
        self.body.addWidget(to)
        self.body.addWidget(self.form.add("remind_on", self.tr("Reminder"), self._remind))
        self.body.addWidget(
            Muted(self.tr("The letter gets the next number of the year and is printed at once."))
        )
        self.set_primary(self.tr("Write and print"), self._on_accept)
        self.add_cancel(self.tr("Cancel"))

    def _on_accept(self) -> None:
        self.form.clear()
        self.context.tasks.write(
            self, make_letters, done=self._on_made, refused=self._on_refused,
            troubled=self._on_refused, busy=self.busy, kind=self._kind,
            resident_ids=self._people, addressee=Addressee(self._to.currentData()),
            remind_on=self._remind.day,
        )  # fmt: skip

    def _on_made(self, papers: tuple[PaperRow, ...]) -> None:
        for paper in papers:
            self.context.requests.print_paper(paper)
        self.accept()
