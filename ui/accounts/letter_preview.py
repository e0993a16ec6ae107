"""How the office's letters look with what is typed: a real letter, drawn as it would be printed."""

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.recording.letters import sample
from printing.letters import letter
from printing.spool.qt import picture
from ui.context import Context
from ui.widgets.scroll import ScrollArea
from ui.widgets.texts import Caption

PAUSE = 250  # milliseconds without a key before it is drawn anew
WIDTH = 800  # pixels of the drawing; shown smaller


class LetterPreview(QWidget):
    """Drawn away from the windows' thread; only the newest wish counts."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted: OfficeProfile | None = None
        self._drawn = QImage()
        self._turn = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Caption(self.tr("So letters look; an example about nobody")))
        self._paper = QLabel()
        self._paper.setObjectName("letterPreview")
        self._paper.setAccessibleName(self.tr("Example of a letter"))
        self._paper.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._area = ScrollArea()
        self._area.setWidget(self._paper)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        column.addWidget(self._area, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._draw)

    @property
    def drawn(self) -> QImage:
        """The picture shown; empty before the first."""
        return self._drawn

    def show_profile(self, profile: OfficeProfile, *, at_once: bool = False) -> None:
        """Show letters with these settings, when the typing pauses or `at_once`."""
        self._wanted = profile
        if at_once:
            self._draw()
        else:
            self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _draw(self) -> None:
        if self._wanted is None:
            return
        self._turn += 1
        turn, profile, day = self._turn, self._wanted, self._context.today()
        self._context.tasks.run(
            self,
            lambda _job: _drawing(profile, day),
            done=lambda drawn: self._on_drawn(turn, drawn),
        )

    def _on_drawn(self, turn: int, drawn: QImage) -> None:
        if turn == self._turn:
            self._drawn = drawn
            self._show()

    def _show(self) -> None:
        if self._drawn.isNull():
            return
        ratio = self.devicePixelRatioF()
        wide = round(min(self._area.viewport().width(), WIDTH) * ratio)
        scaled = self._drawn.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        paper = QPixmap.fromImage(scaled)
        painter = QPainter(paper)  # its edge, or white paper would end nowhere
        painter.setPen(QColor(self._context.theme.tokens.border))
        painter.drawRect(0, 0, round(wide / ratio) - 1, round(paper.height() / ratio) - 1)
        painter.end()
        self._paper.setPixmap(paper)


def _drawing(profile: OfficeProfile, day: date) -> QImage:
    return picture(letter(sample(profile, day=day)), width=WIDTH)
