"""What one person at one computer prefers: language, theme, counter, printers. An ini file."""

from pathlib import Path

from PySide6.QtCore import QSettings


class Preferences:
    """Reads and writes the ini file at `path`."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def _text(self, key: str, default: str) -> str:
        return str(self._settings.value(key, default))

    @property
    def language(self) -> str:
        """ "id" or "en"."""
        return self._text("language", "id")

    @language.setter
    def language(self, value: str) -> None:
        self._settings.setValue("language", value)

    @property
    def theme(self) -> str:
        """ "system", "light" or "dark"."""
        return self._text("theme", "system")

    @theme.setter
    def theme(self, value: str) -> None:
        self._settings.setValue("theme", value)

    @property
    def username(self) -> str:
        """Who signed in last."""
        return self._text("username", "")

    @username.setter
    def username(self, value: str) -> None:
        self._settings.setValue("username", value)

    @property
    def counter_id(self) -> int:
        """The counter chosen last, 0 for none."""
        text = self._text("counter", "0")
        return int(text) if text.isdigit() else 0

    @counter_id.setter
    def counter_id(self, value: int) -> None:
        self._settings.setValue("counter", value)

    @property
    def printers(self) -> dict[str, str]:
        """Printer names by kind of paper; missing means the folder."""
        self._settings.beginGroup("printers")
        names = {key: str(self._settings.value(key, "")) for key in self._settings.childKeys()}
        self._settings.endGroup()
        return names

    def set_printer(self, kind: str, name: str) -> None:
        """Choose the printer of a kind of paper."""
        self._settings.setValue(f"printers/{kind}", name)
