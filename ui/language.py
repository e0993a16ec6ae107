"""Indonesian and English, switched while the program runs."""

from importlib.resources import files

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

LOCALES = {"id": "id_ID", "en": "en_GB"}


class Language:
    """Installs the translators of one language at a time. English is the source text."""

    def __init__(self, app: QApplication, code: str) -> None:
        self._app = app
        self._translators: list[QTranslator] = []
        self.code = ""
        self.choose(code)

    @property
    def locale(self) -> QLocale:
        """For dates, times and numbers."""
        return QLocale(LOCALES[self.code])

    def choose(self, code: str) -> None:
        """Speak this language from now on; windows are made anew by the shell."""
        self.code = code if code in LOCALES else "id"
        self.close()
        if self.code != "en":
            for name in (f"ektp_desk_{self.code}.qm", f"qt_{self.code}.qm"):
                self._install(name)
        QLocale.setDefault(self.locale)

    def close(self) -> None:
        """Take the translators back."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = []

    def _install(self, name: str) -> None:
        translator = QTranslator(self._app)
        if translator.load(str(files("resources").joinpath("i18n", name))):
            self._app.installTranslator(translator)
            self._translators.append(translator)
