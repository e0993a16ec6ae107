"""Light, dark, or as the system has it: applied to the whole program at once."""

from importlib.resources import files

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.theme.stylesheet import stylesheet
from ui.theme.tokens import DARK, LIGHT, SIZE_BODY, Tokens

MODES = ("system", "light", "dark")
FIRST_FONTS = ("Inter-Regular.ttf", "Inter-SemiBold.ttf")  # all that the first window shows
OTHER_FONTS = ("Inter-Medium.ttf", "Inter-Bold.ttf")


class Theme(QObject):
    """Holds the tokens in force; `changed` tells who paints by itself."""

    changed = Signal()

    def __init__(self, app: QApplication, mode: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode if mode in MODES else "system"
        self.tokens: Tokens = LIGHT
        self._add_fonts(FIRST_FONTS)
        self._missing: tuple[str, ...] = OTHER_FONTS
        app.setFont(QFont("Inter", SIZE_BODY))
        style = QStyleFactory.create("Fusion")
        if style is not None:
            app.setStyle(style)
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def complete(self) -> None:
        """Add what the first window does without; once."""
        self._add_fonts(self._missing)
        self._missing = ()

    def _add_fonts(self, names: tuple[str, ...]) -> None:
        for name in names:
            content = files("resources").joinpath("fonts", name).read_bytes()
            QFontDatabase.addApplicationFontFromData(content)

    @property
    def mode(self) -> str:
        """ "system", "light" or "dark"."""
        return self._mode

    def set_mode(self, mode: str) -> None:
        """Choose and apply."""
        self._mode = mode if mode in MODES else "system"
        self.apply()

    def apply(self) -> None:
        """Put the tokens into force."""
        scheme = self._app.styleHints().colorScheme()
        dark = self._mode == "dark" or (self._mode == "system" and scheme is Qt.ColorScheme.Dark)
        self.tokens = DARK if dark else LIGHT
        self._app.setPalette(_palette(self.tokens))
        arrow = files("resources").joinpath("icons", f"arrow-{'dark' if dark else 'light'}.svg")
        sheet = stylesheet(self.tokens, arrow=str(arrow).replace("\\", "/"))
        if sheet != self._app.styleSheet():  # it is worked out for every widget there is
            self._app.setStyleSheet(sheet)
        self.changed.emit()

    def _on_system_changed(self) -> None:
        if self._mode == "system":
            self.apply()


def _palette(t: Tokens) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: t.canvas,
        QPalette.ColorRole.WindowText: t.text,
        QPalette.ColorRole.Base: t.surface_raised,
        QPalette.ColorRole.AlternateBase: t.sunken,
        QPalette.ColorRole.Text: t.text,
        QPalette.ColorRole.PlaceholderText: t.text_muted,
        QPalette.ColorRole.Button: t.surface_raised,
        QPalette.ColorRole.ButtonText: t.text,
        QPalette.ColorRole.Highlight: t.accent,
        QPalette.ColorRole.HighlightedText: t.accent_text,
        QPalette.ColorRole.ToolTipBase: t.text,
        QPalette.ColorRole.ToolTipText: t.canvas,
        QPalette.ColorRole.Link: t.accent,
        QPalette.ColorRole.Accent: t.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    group = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText,
                 QPalette.ColorRole.WindowText):  # fmt: skip
        palette.setColor(group, role, QColor(t.text_muted))
    return palette
