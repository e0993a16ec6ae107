"""What a step shows above its things: the person, the photo's background, words to read aloud."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.recording.items import PHOTO, StepKey
from ektp_desk.recording.needs import HINTS, READ_ALOUD
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.rules import ItemState
from ui.context import Context
from ui.recording.marking import Marking
from ui.widgets.buttons import Button
from ui.widgets.key_value import KeyValues
from ui.widgets.swatch import Swatch
from ui.widgets.texts import Body, Caption, Heading, Muted


class Biodata(KeyValues):
    """Who is recorded."""

    def __init__(self, context: Context, view: RecordingView) -> None:
        super().__init__()
        self.set_pairs(
            [
                (self.tr("Name"), view.resident_name),
                (self.tr("NIK"), view.masked_nik),
                (self.tr("Born"), f"{view.birth_place}, {context.day(view.birth_date)}"),
                (self.tr("Sex"), context.say(f"sex.{view.sex}")),
                (self.tr("Address"), view.address),
            ]
        )


class PhotoPart(QWidget):
    """The colour behind the photo, as a colour, and what to mind."""

    def __init__(self, context: Context, view: RecordingView) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        swatch = Swatch()
        colour = context.say(f"background.{view.background}")
        swatch.show_colour(view.background, colour)
        year = self.tr("Born in {year}: {colour}.").format(
            year=view.birth_date.year, colour=colour.lower()
        )
        rest = self.tr("No glasses and no contact lenses. It may be taken again.")
        row.addWidget(swatch)
        row.addWidget(Muted(f"{year}\n{rest}"), 1, Qt.AlignmentFlag.AlignTop)


class ApprovalPart(QWidget):
    """How often the photo was taken, and the way back to it: `again` is pressed for it."""

    again = Signal()

    def __init__(self, context: Context, marking: Marking, view: RecordingView) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        photo = view.item(PHOTO)
        if photo.state is ItemState.EXCEPTION:
            column.addWidget(Muted(self.tr("There is no photo to approve.")))
            return
        column.addWidget(Body(self.tr("Photo taken {count} times.").format(count=photo.attempts)
                              if photo.attempts > 1 else self.tr("First photo.")))  # fmt: skip
        if marking.editable and photo.state is ItemState.CAPTURED:
            again = Button(self.tr("Not content: take it again"), context.icons.icon("rotate-ccw"))
            again.setObjectName("photoAgain")
            again.clicked.connect(self.again)
            column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)


class ReadAloud(QFrame):
    """Words for the officer to read out, large."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("readAloud")
        self.setProperty("role", "tile")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(Caption(self.tr("Read this aloud, slowly")))
        column.addWidget(Heading(text))
        self.setAccessibleName(text)


def special_parts(context: Context, view: RecordingView, step: str) -> list[QWidget]:
    """What the person's needs ask for in this step: hints, words to read, the witness."""
    parts: list[QWidget] = []
    for need in view.needs:
        if step in HINTS[need]:
            hint = Body(f"●  {context.say(f'need_hint.{need}.{step}')}")
            hint.setProperty("tone", "info")
            parts.append(hint)
    if READ_ALOUD & set(view.needs) and step in (StepKey.BIODATA, StepKey.AGREEMENT):
        parts.append(ReadAloud(_words(context, view, step)))
    if step == StepKey.AGREEMENT and view.witness:
        parts.append(Body(context.say("recording.witness", name=view.witness)))
    return parts


def _words(context: Context, view: RecordingView, step: str) -> str:
    if step == StepKey.AGREEMENT:
        return context.say("read_aloud.agreement")
    return context.say(
        "read_aloud.biodata",
        name=view.resident_name,
        place=view.birth_place,
        born=context.day(view.birth_date),
        sex=context.say(f"sex.{view.sex}").lower(),
        address=view.address,
    )
