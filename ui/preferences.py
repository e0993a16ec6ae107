"""What one person at one computer prefers: language, theme, counter, printers. An ini file."""

from pathlib import Path

from PySide6.QtCore import QSettings

MOST_COUNTER = 2**31 - 1


def _number(text: str, otherwise: int, *, most: int) -> int:
    """A number that somebody may have typed into the file."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most))):
        return otherwise
    return min(most, int(text))


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
        return _number(self._text("counter", ""), 0, most=MOST_COUNTER)

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

    @property
    def display_speaks(self) -> bool:
        """Whether the call display of this computer speaks."""
        return self._text("display/speaks", "true") == "true"

    @display_speaks.setter
    def display_speaks(self, value: bool) -> None:
        self._settings.setValue("display/speaks", str(value).lower())

    @property
    def display_volume(self) -> int:
        """How loud, in per cent."""
        return _number(self._text("display/volume", ""), 100, most=100)

    @display_volume.setter
    def display_volume(self, value: int) -> None:
        self._settings.setValue("display/volume", value)

    @property
    def display_repeats(self) -> bool:
        """Whether each call is spoken a second time."""
        return self._text("display/repeats", "true") == "true"

    @display_repeats.setter
    def display_repeats(self, value: bool) -> None:
        self._settings.setValue("display/repeats", str(value).lower())

    @property
    def display_logo(self) -> str:
        """The picture file of the office's logo on the call display; "" for the program's sign."""
        return self._text("display/logo", "")

    @display_logo.setter
    def display_logo(self, value: str) -> None:
        self._settings.setValue("display/logo", value)
