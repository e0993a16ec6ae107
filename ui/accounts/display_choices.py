"""How the call display of this computer looks and speaks."""

from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.context import Context
from ui.widgets.buttons import Button, QuietButton
from ui.widgets.field import Field
from ui.widgets.inputs import NumberField
from ui.widgets.texts import Muted


class DisplayChoices(QWidget):
    """Kept at once; they count from the next opening of the display."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = context.preferences
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Muted(self.tr("Choices count from the next opening of the display.")))
        row = QHBoxLayout()
        row.setSpacing(16)
        self.speaks = QCheckBox(self.tr("Gong and voice"))
        self.speaks.setObjectName("displaySpeaks")
        self.speaks.setChecked(self._preferences.display_speaks)
        self.repeats = QCheckBox(self.tr("Say each call twice"))
        self.repeats.setObjectName("displayRepeats")
        self.repeats.setChecked(self._preferences.display_repeats)
        self.volume = NumberField("displayVolume", 0, 100)
        self.volume.setSuffix(" %")
        self.volume.setSingleStep(10)
        self.volume.setValue(self._preferences.display_volume)
        self.speaks.toggled.connect(self._on_speaks)
        self.repeats.toggled.connect(self._on_repeats)
        self.volume.valueChanged.connect(self._on_volume)
        row.addWidget(self.speaks)
        row.addWidget(self.repeats)
        row.addWidget(Field(self.tr("Volume"), self.volume))
        row.addStretch(1)
        column.addLayout(row)
        column.addLayout(self._build_logo(context))
        self._on_speaks(self.speaks.isChecked())

    def _build_logo(self, context: Context) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        show = Button(self.tr("Open call display"), context.icons.icon("monitor"))
        show.setObjectName("showDisplay")
        show.clicked.connect(context.requests.display_wanted)
        choose = Button(self.tr("Office logo…"), context.icons.icon("upload"))
        choose.setObjectName("chooseLogo")
        choose.clicked.connect(self._on_choose)
        self._logo = Muted("")
        self._logo.setObjectName("logoName")
        self._logo.setWordWrap(False)
        self._without = QuietButton(self.tr("Without"), context.icons.icon("x"))
        self._without.setObjectName("noLogo")
        self._without.clicked.connect(lambda: self._set_logo(""))
        for widget in (show, choose, self._logo, self._without):
            row.addWidget(widget)
        row.addStretch(1)
        self._show_logo()
        return row

    def _on_speaks(self, speaks: bool) -> None:
        self._preferences.display_speaks = speaks
        self.volume.setEnabled(speaks)

    def _on_repeats(self, repeats: bool) -> None:
        self._preferences.display_repeats = repeats

    def _on_volume(self, volume: int) -> None:
        self._preferences.display_volume = volume

    def _on_choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Office logo"), "", self.tr("Pictures (*.png *.svg)")
        )
        if name:
            self._set_logo(name)

    def _set_logo(self, path: str) -> None:
        self._preferences.display_logo = path
        self._show_logo()

    def _show_logo(self) -> None:
        path = self._preferences.display_logo
        self._logo.setText(path.replace("\\", "/").rpartition("/")[2][:40])
        self._without.setVisible(bool(path))
