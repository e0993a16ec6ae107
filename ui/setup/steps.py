"""The five steps of the guided set-up, each a small form."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.residents.regions import RegionRow, cities, read_regions, shipped
from ui.preferences import Preferences
from ui.setup.work import SetupWork
from ui.widgets.buttons import QuietButton
from ui.widgets.form import Form
from ui.widgets.texts import Muted

ZONES = (("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT"))


@dataclass
class Answers:
    """What was chosen so far; survives a change of language."""

    regions: tuple[RegionRow, ...] = field(default_factory=shipped)
    city_code: str = "73.73"
    zone: str = "Asia/Makassar"
    letterhead: dict[str, str] = field(default_factory=dict)
    address: str = ""
    on_server: bool = False
    passphrase: str = ""
    username: str = ""
    full_name: str = ""
    password: str = ""

    def city(self) -> str:
        """The chosen city's name: "Kota Palopo"."""
        return next((row.name for row in self.regions if row.code == self.city_code), "")

    def profile(self) -> OfficeProfile:
        """The office as described."""
        base = OfficeProfile()
        texts = self.letterhead
        return OfficeProfile(
            government=texts.get("government") or f"Pemerintah {self.city()}",
            name=texts.get("name") or base.name,
            short_name=texts.get("short_name") or f"Disdukcapil {self.city()}",
            city=self.city().removeprefix("Kota ").removeprefix("Kabupaten ") or base.city,
            address=texts.get("address", ""),
            contact=texts.get("contact", ""),
            region_code=self.city_code,
            zone=self.zone,
            zone_label=dict(ZONES)[self.zone],
        )


class SetupStep(QWidget):
    """One step: it shows what was answered and takes it back with `keep`."""

    def __init__(self, answers: Answers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers = answers
        self.form = Form()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def add_line(self, name: str, label: str, text: str, hint: str = "") -> QLineEdit:
        """A line of text."""
        editor = QLineEdit(text)
        editor.setObjectName(f"setup_{name}")
        self.column.addWidget(self.form.add(name, label, editor, hint))
        return editor

    def keep(self) -> bool:
        """Take the answers over; False when something is missing (said beside it)."""
        return True

    def enter(self) -> None:
        """The step is shown now."""


class OfficeStep(SetupStep):
    """Language, and the office from the region list."""

    language_chosen = Signal(str)

    def __init__(
        self, answers: Answers, language: str, sentences: Sentences, parent: QWidget | None = None
    ) -> None:
        super().__init__(answers, parent)
        self._sentences = sentences
        self.language = QComboBox()
        self.language.setObjectName("setup_language")
        for code, name in (("id", "Bahasa Indonesia"), ("en", "English")):
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(language))
        self.language.activated.connect(
            lambda: self.language_chosen.emit(self.language.currentData())
        )
        self.city = QComboBox()
        self.city.setObjectName("setup_city")
        self.zone = QComboBox()
        self.zone.setObjectName("setup_zone")
        for zone, letters in ZONES:
            self.zone.addItem(f"{letters} ({zone})", zone)
        self.zone.setCurrentIndex(self.zone.findData(answers.zone))
        self._show_cities()
        other = QuietButton(self.tr("Another region: load its list…"))
        other.setObjectName("setup_regions")
        other.clicked.connect(self._on_other)
        self.column.addWidget(self.form.add("language", "Bahasa / Language", self.language))
        self.column.addWidget(
            self.form.add("regions", self.tr("City or regency"), self.city,
                          self.tr("The 48 villages of Palopo are shipped with the program"))
        )  # fmt: skip
        self.column.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.form.add("zone", self.tr("Time zone"), self.zone))

    def keep(self) -> bool:
        self.answers.city_code = str(self.city.currentData())
        self.answers.zone = str(self.zone.currentData())
        return True

    def _show_cities(self) -> None:
        self.city.clear()
        for row in cities(self.answers.regions):
            self.city.addItem(row.name, row.code)
        self.city.setCurrentIndex(max(self.city.findData(self.answers.city_code), 0))

    def _on_other(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("A list of regions: columns kode and nama"), "",
            f"{self.tr('Tables')} (*.csv *.xlsx *.xls *.ods)",
        )  # fmt: skip
        if name:
            self.load_regions(Path(name))

    def load_regions(self, path: Path) -> None:
        """Take another region list; a refusal stands beside the field."""
        try:
            rows = read_regions(path)
            if not cities(rows):
                raise OfficeError("region.no_city")
        except OfficeError as error:
            self.form.refuse("regions", self._sentences.refusal(error))
            return
        self.form.clear()
        self.answers.regions = rows
        self._show_cities()


class LetterheadStep(SetupStep):
    """What stands on top of every paper."""

    def __init__(self, answers: Answers, parent: QWidget | None = None) -> None:
        super().__init__(answers, parent)
        self._editors = {
            name: self.add_line(name, label, "")
            for name, label in (
                ("government", self.tr("Government")),
                ("name", self.tr("Name of the office")),
                ("short_name", self.tr("Short name")),
                ("address", self.tr("Address")),
                ("contact", self.tr("Telephone, e-mail")),
            )
        }

    def enter(self) -> None:
        profile = self.answers.profile()
        for name, editor in self._editors.items():
            editor.setText(self.answers.letterhead.get(name, getattr(profile, name)))

    def keep(self) -> bool:
        self.answers.letterhead = {
            name: editor.text().strip() for name, editor in self._editors.items()
        }
        if not self.answers.letterhead["name"]:
            self.form.refuse("name", self.tr("The office needs a name."))
            return False
        return True


class SupervisorStep(SetupStep):
    """The first supervisor, who lets the others in."""

    def __init__(self, answers: Answers, parent: QWidget | None = None) -> None:
        super().__init__(answers, parent)
        self.full_name = self.add_line("full_name", self.tr("Full name"), answers.full_name)
        self.username = self.add_line("username", self.tr("User name"), answers.username)
        self.password = self.add_line(
            "password", self.tr("Password"), "", self.tr("At least 8 characters")
        )
        self.again = self.add_line("again", self.tr("Password again"), "")
        for editor in (self.password, self.again):
            editor.setEchoMode(QLineEdit.EchoMode.Password)

    def keep(self) -> bool:
        self.form.clear()
        if self.password.text() != self.again.text():
            self.form.refuse("again", self.tr("The two passwords differ."))
            return False
        for name, editor in (("full_name", self.full_name), ("username", self.username),
                             ("password", self.password)):  # fmt: skip
            if not editor.text().strip():
                self.form.refuse(name, self.tr("This is needed."))
                return False
        self.answers.full_name = self.full_name.text().strip()
        self.answers.username = self.username.text().strip()
        self.answers.password = self.password.text()
        return True


class PrintersStep(SetupStep):
    """Where papers come out; a folder does where there is no printer."""

    def __init__(
        self,
        answers: Answers,
        preferences: Preferences,
        sentences: Sentences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(answers, parent)
        from printing.catalogue import PAPERS
        from printing.spool.qt import printer_names

        self._preferences = preferences
        self._sentences = sentences
        self._boxes: dict[str, QComboBox] = {}
        self._tests: list[QuietButton] = []
        for kind, paper in PAPERS.items():
            self._add(kind, paper.size.name)
        self._told = Muted("")
        self.column.addWidget(self._told)
        # Asking the system may take seconds when a print server does not answer.
        self._asking, self._sending = SetupWork(self), SetupWork(self)
        self._asking.done.connect(self._show_printers)
        self._sending.done.connect(self._on_sent)
        self._sending.failed.connect(self._on_failed)
        self._asking.start(printer_names)

    def _add(self, kind: str, size: str) -> None:
        key = kind.replace(".", "_")
        box = QComboBox()
        box.setObjectName(f"setup_printer_{key}")
        box.addItem(self.tr("Folder (PDF)"), "")
        chosen = self._preferences.printers.get(key, "")
        if chosen:
            box.addItem(chosen, chosen)
            box.setCurrentIndex(1)
        test = QuietButton(self.tr("Test page"))
        test.setEnabled(False)
        test.clicked.connect(lambda: self._on_test(box, size))
        row = QHBoxLayout()
        row.addWidget(self.form.add(key, self._sentences.say(f"paper.{kind}"), box), 1)
        row.addWidget(test, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(row)
        self._boxes[key] = box
        self._tests.append(test)

    def _show_printers(self, names: list[str]) -> None:
        if not names:
            self._told.setText(
                self.tr(
                    "No printer is known to this computer. Papers are kept as PDF in a "
                    "folder; printers can be chosen later in the settings."
                )
            )
        for box in self._boxes.values():
            for name in names:
                if box.findData(name) < 0:
                    box.addItem(name, name)
        for test in self._tests:
            test.setEnabled(bool(names))

    def keep(self) -> bool:
        for key, box in self._boxes.items():
            self._preferences.set_printer(key, str(box.currentData()))
        return True

    def _on_test(self, box: QComboBox, size: str) -> None:
        from printing.spool.qt import QtPrinter
        from printing.test_page import printer_test_page

        name = str(box.currentData())
        if not name or self._sending.running:
            return

        def send() -> str:
            QtPrinter(name).print(printer_test_page(name, size), title="EKTP Desk", size=size)
            return name

        self._sending.start(send)

    def _on_sent(self, name: str) -> None:
        self._told.setText(self.tr("Test page sent to {name}.").format(name=name))

    def _on_failed(self, error: Exception) -> None:
        from printing.spool.printers import PrinterTroubleError

        if not isinstance(error, PrinterTroubleError):
            raise error
        self._told.setText(self._sentences.say(error.code, printer=error.detail))
