"""The five steps of the guided set-up, each a small form."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.residents.regions import RegionRow, cities, read_regions, shipped
from ektp_desk.storage.keyfile import LEAST_PASSPHRASE
from ektp_desk.storage.keystore import system_store
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


class DatabaseStep(SetupStep):
    """The data on this computer, or on the office's server."""

    def __init__(self, answers: Answers, parent: QWidget | None = None) -> None:
        super().__init__(answers, parent)
        self.here = QRadioButton(self.tr("On this computer"))
        self.here.setObjectName("setup_here")
        self.server = QRadioButton(self.tr("On the office's server (several counters)"))
        self.server.setObjectName("setup_server")
        self.column.addWidget(self.here)
        self.column.addWidget(self.server)
        local = "" if answers.on_server else answers.address
        row = QHBoxLayout()
        row.setSpacing(8)
        self.file = QLineEdit(local)
        self.file.setObjectName("setup_file")
        choose = QuietButton(self.tr("Choose…"))
        choose.clicked.connect(self._on_choose)
        self._file_box = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.file, 1)
        row.addWidget(choose)
        self._file_box.setLayout(row)
        self._file_field = self.form.add("file", self.tr("Database file"), self._file_box)
        self.column.addWidget(self._file_field)
        self._build_protection()
        self.url = QLineEdit(answers.address if answers.on_server else "")
        self.url.setObjectName("setup_url")
        self.url.setPlaceholderText("postgresql://ektp@server/ektp_desk")
        self._url_field = self.form.add(
            "database", self.tr("Address of the database"), self.url,
            self.tr("The administrator of the server knows it"),
        )  # fmt: skip
        self.column.addWidget(self._url_field)
        (self.server if answers.on_server else self.here).setChecked(True)
        self.here.toggled.connect(self._show)
        self._show()

    def _build_protection(self) -> None:
        """How the data on this computer are encrypted; whether it has a key store is asked."""
        self.has_store: bool | None = None
        self._said = Muted("")
        self._said.setObjectName("setup_protection")
        self.passphrase = QLineEdit()
        self.passphrase.setObjectName("setup_passphrase")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase_again = QLineEdit()
        self.passphrase_again.setObjectName("setup_passphrase_again")
        self.passphrase_again.setEchoMode(QLineEdit.EchoMode.Password)
        self._protection = QWidget()
        column = QVBoxLayout(self._protection)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._said)
        column.addWidget(
            self.form.add("passphrase", self.tr("Pass phrase"), self.passphrase,
                          self.tr("At least 12 letters; four words will do"))
        )  # fmt: skip
        column.addWidget(
            self.form.add("passphrase_again", self.tr("Pass phrase again"), self.passphrase_again)
        )
        self.column.addWidget(self._protection)
        self._asking = SetupWork(self)
        self._asking.done.connect(self._show_store)
        self._asking.start(lambda: system_store() is not None)

    def _show_store(self, has_store: bool) -> None:
        self.has_store = has_store
        self._said.setText(
            self.tr(
                "The data are encrypted. This computer opens them for whoever signs in to it; a "
                "pass phrase besides is needed only if it should open them elsewhere."
            )
            if has_store
            else self.tr(
                "The data are encrypted. This computer has no key store, so the pass phrase is "
                "asked for at every start of the program."
            )
        )

    def _keep_passphrase(self) -> bool:
        typed = self.passphrase.text()
        if typed != self.passphrase_again.text():
            self.form.refuse("passphrase_again", self.tr("The two pass phrases differ."))
            return False
        if (typed or not self.has_store) and len(typed.strip()) < LEAST_PASSPHRASE:
            self.form.refuse("passphrase", self.tr("At least 12 letters; four words will do"))
            return False
        self.answers.passphrase = typed
        return True

    def keep(self) -> bool:
        self.form.clear()
        self.answers.on_server = self.server.isChecked()
        if not self.answers.on_server and not self._keep_passphrase():
            return False
        editor = self.url if self.answers.on_server else self.file
        self.answers.address = editor.text().strip()
        if not self.answers.address:
            name = "database" if self.answers.on_server else "file"
            self.form.refuse(name, self.tr("Say where the data is to lie."))
            return False
        return True

    def _show(self) -> None:
        self._file_field.setVisible(self.here.isChecked())
        self._protection.setVisible(self.here.isChecked())
        self._url_field.setVisible(self.server.isChecked())

    def _on_choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Database file"), self.file.text(), self.tr("Databases (*.db)")
        )
        if name:
            self.file.setText(name)


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
