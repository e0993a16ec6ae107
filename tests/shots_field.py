"""Pictures of one visit from its plan to the coverage it changes; a part of `tests.shots`.

Two windows take turns, as in an office: the supervisor's, and a laptop's with a folder of its own.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QFileDialog,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableView,
)

from ektp_desk.demo.office import AS_OF, PASSWORD
from ektp_desk.kernel.clock import SetClock
from ui.app import make_window
from ui.demo_day.hands import Hands
from ui.preferences import Preferences

ZONE = ZoneInfo("Asia/Makassar")
VISITS, REQUESTS, PROPOSALS, LAPTOPS, HOME = range(5)
ON_LIST = 6  # people of the picture's visit
DAYS_AHEAD = 6  # a day of the demonstration office without a visit
TEAM = ("rekam1", "rekam2")
PHRASE = "perahu pinisi berlayar malam"
NOBODY = "6401010101900001"  # NIK of somebody the office does not know


def walk(app, address: str, work: Path, out: Path, language: str, theme: str) -> None:  # type: ignore[no-untyped-def]
    """All of it on the database at `address`, which it changes."""
    clock = SetClock(datetime(AS_OF.year, AS_OF.month, AS_OF.day, 8, 5, tzinfo=ZONE))
    stick, folder = work / "flashdisk", work / "laptop"
    stick.mkdir()

    def window(name: str, at: str | None) -> Hands:
        preferences = Preferences(work / f"{name}.ini")
        preferences.language, preferences.theme = language, theme
        made = make_window(app, preferences, address=at, clock=clock,
                           documents=work / "documents", station=name)  # fmt: skip
        hands = Hands(app, made, out)
        ready: list[bool] = []
        made.ready.connect(lambda: ready.append(True))
        made.show()
        made.begin()
        hands.wait(lambda: bool(ready), "the window")
        return hands

    office = window("meja", address)
    sign_in(office, "supervisor")
    os.environ.update(EKTP_DESK_FIELD="true", EKTP_DESK_FIELD_FOLDER=str(folder))
    try:
        laptop = window("laptop", None)
        name_laptop(laptop, stick)
        register(office, stick)
        plan(office)
        file_out(office, stick)
        take_in(laptop, stick)
        clock.set(clock.now() + timedelta(days=DAYS_AHEAD, hours=1))
        in_the_field(laptop, stick)
        come_home(office, stick)
        receipt(laptop, stick)
        laptop.leave()
        decide(office)
        office.go("coverage")
        office.picture("99-z-coverage")
    finally:
        for name in ("EKTP_DESK_FIELD", "EKTP_DESK_FIELD_FOLDER"):
            os.environ.pop(name)
    office.leave()


def sign_in(hands: Hands, username: str) -> None:
    """Through the sign-in page of either window."""
    hands.write("username", username)
    hands.write("password", PASSWORD)
    hands.click("signIn")
    hands.wait(lambda: hands.window.session is not None, "the session")
    hands.settle()


@contextmanager
def files(path: Path) -> Iterator[None]:
    """What the system's own file dialogs give meanwhile."""
    one = staticmethod(lambda *_args, **_named: (str(path), ""))
    with (
        patch.object(QFileDialog, "getOpenFileName", one),
        patch.object(QFileDialog, "getSaveFileName", one),
        patch.object(QFileDialog, "getOpenFileNames",
                     staticmethod(lambda *_args, **_named: ([str(path)], ""))),
        patch.object(QFileDialog, "getExistingDirectory",
                     staticmethod(lambda *_args, **_named: str(path))),
    ):  # fmt: skip
        yield


# -- the laptop gets its name and is registered ------------------------------------------------


def name_laptop(laptop: Hands, stick: Path) -> None:
    laptop.wait(lambda: laptop.enabled("makeLaptop"), "the key store to be asked for")
    laptop.write("laptopName", "Laptop 3")
    if laptop.sees("fieldPhrase"):  # a computer without a key store
        for name in ("fieldPhrase", "fieldPhraseAgain"):
            laptop.write(name, PHRASE)
    laptop.picture("90-laptop-new")
    laptop.press_only("makeLaptop")
    laptop.find(QPushButton, "saveCard")
    laptop.picture("90-laptop-empty")
    with files(stick / "kartu.ektp"):
        laptop.press_only("saveCard")
        laptop.wait((stick / "kartu.ektp").exists, "the card")
        laptop.wait(lambda: bool(laptop.notices()), "the card to be said")
    laptop.picture("90-laptop-card")


def register(office: Hands, stick: Path) -> None:
    office.go("outreach")
    office.tab("outreachTabs", LAPTOPS)

    def fill(_dialog: QDialog) -> None:
        office.picture("91-register")
        with files(stick / "kartu.ektp"):
            office.confirm(closing=False)
            office.find(QCheckBox, "laptopSame")
        office.click("laptopSame")
        office.picture("91-register-compare")
        office.confirm()

    office.dialog(lambda: office.click("laptopRegister"), fill)
    office.picture("91-registered")


# -- planning, people, the file ----------------------------------------------------------------


def plan(office: Hands) -> None:
    office.tab("outreachTabs", PROPOSALS)
    office.tab("proposalParts", 1)  # villages
    office.wait(lambda: bool(office.text("proposalName")), "the proposals")
    office.picture("92-where-next")

    def fill(_dialog: QDialog) -> None:
        office.settle()
        office.write("visit_place", "Balai kelurahan")
        office.write("visit_contact_name", "Ibu Lurah Rahmatia")
        day = AS_OF + timedelta(days=DAYS_AHEAD)
        office.find(QDateEdit, "visitDay").setDate(QDate(day.year, day.month, day.day))
        office.write("visit_starts", "8.00")
        office.write("visit_ends", "13.30")
        office.number("visitPeople", 40)
        for name in TEAM:
            office.click(f"member_{name}")
        office.click("need_wheelchair")
        office.picture("92-plan")
        office.confirm()

    office.dialog(lambda: office.press_only("planProposal"), fill)
    office.wait(lambda: office.sees("visitTargets"), "the visit")
    office.picture("92-planned")
    office.dialog(lambda: office.click("visitTargets"), lambda _dialog: people(office))
    office.picture("92-with-people")


def people(office: Hands) -> None:
    """Six people on the list, chosen with Shift."""
    office.wait(lambda: office.sees("candidates"), "the choice")
    office.settle()
    rows = office.find(QTableView, "candidates")
    office.wait(lambda: rows.model().rowCount() > 0, "people")
    office.row("candidates", 0)
    rows.setFocus()
    for _ in range(ON_LIST - 1):
        QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    office.picture("93-choose")
    office.click("putOnList")
    office.settle()
    office.tab("targetTabs", 0)
    office.picture("93-list")
    office.click("dialogCancel")


def file_out(office: Hands, stick: Path) -> None:
    def fill(dialog: QDialog) -> None:
        office.settle()
        box = dialog.device  # type: ignore[attr-defined]
        office.choose("bundleDevice", box.itemData(box.findText("Laptop 3")))
        office.picture("94-file")
        with files(stick / "kunjungan.ektp"):
            office.click("dialogPrimary")
            office.wait(lambda: dialog.made is not None, "the file")  # type: ignore[attr-defined]
        office.picture("94-file-made")
        office.click("dialogPrimary")

    office.dialog(lambda: office.click("visitBundle"), fill)


# -- on the laptop -----------------------------------------------------------------------------


def take_in(laptop: Hands, stick: Path) -> None:
    with files(stick / "kunjungan.ektp"):
        laptop.press_only("takeFile")
        laptop.wait(lambda: laptop.root().objectName() == "takeDialog", "what the file is")
    laptop.picture("95-take")
    laptop.press_only("dialogPrimary")
    laptop.wait(lambda: _card(laptop) is not None, "the visit")
    laptop.picture("95-laptop-home")


def _card(laptop: Hands) -> QPushButton | None:
    """The button of the laptop's first visit."""
    buttons = laptop.window.findChildren(QPushButton)
    return next((one for one in buttons if one.objectName().startswith("openVisit_")), None)


def in_the_field(laptop: Hands, stick: Path) -> None:
    card = _card(laptop)
    assert card is not None
    card.click()
    laptop.find(QPushButton, "signIn")
    laptop.picture("95-sign-in")
    sign_in(laptop, TEAM[0])
    laptop.picture("96-field")
    laptop.row("targets", 0)
    laptop.click("fieldRecord")
    laptop.find_page("recording")
    laptop.picture("96-recording")
    _to_the_end(laptop)
    laptop.find_page("fieldwork")
    laptop.picture("96-recorded")
    laptop.row("targets", 1)

    def gone(_dialog: QDialog) -> None:
        laptop.find(QRadioButton, "outcome_not_met").setChecked(True)
        laptop.picture("97-outcome")
        laptop.confirm()

    laptop.dialog(lambda: laptop.click("fieldOutcome"), gone)
    laptop.row("targets", 2)
    laptop.click("fieldRecord")
    laptop.find_page("recording")
    laptop.click("recordingNext")
    laptop.go("fieldwork")
    laptop.dialog(lambda: laptop.click("fieldNew"), lambda _dialog: _stranger(laptop))
    laptop.dialog(lambda: laptop.click("fieldNotes"), lambda _dialog: _note(laptop))
    laptop.picture("97-field-later")
    laptop.dialog(lambda: laptop.click("fieldPack"), lambda _dialog: _pack(laptop, stick))
    laptop.picture("98-field-packed")


def _to_the_end(laptop: Hands) -> None:
    for _ in range(40):
        session = laptop.window.session
        assert session is not None
        if session.workplace.current != "recording":
            return
        laptop.click("recordingNext")


def _stranger(laptop: Hands) -> None:
    laptop.write("personNik", NOBODY)
    laptop.write("personFullName", "Hasna Daeng Kanang")
    laptop.write("personNote", "Istri Baso Yusuf, pindahan dari Luwu")
    laptop.picture("97-new-person")
    laptop.confirm()


def _note(laptop: Hands) -> None:
    laptop.find(QPlainTextEdit, "noteText").setPlainText("Listrik padam pukul 10 sampai 11.")
    laptop.picture("97-notes")
    laptop.confirm()


def _pack(laptop: Hands, stick: Path) -> None:
    laptop.settle()
    laptop.write("packFolder", str(stick))
    laptop.picture("98-pack")
    laptop.confirm(closing=False)
    laptop.wait(lambda: not laptop.sees("packFolder"), "the file")
    laptop.picture("98-packed")
    laptop.confirm()


# -- home --------------------------------------------------------------------------------------


def come_home(office: Hands, stick: Path) -> None:
    office.tab("outreachTabs", HOME)

    def fill(_dialog: QDialog) -> None:
        office.picture("99-home-start")
        with files(next(one for one in stick.glob("*.ektp")
                        if one.name not in ("kartu.ektp", "kunjungan.ektp"))):  # fmt: skip
            office.confirm(closing=False)
            office.wait(lambda: office.sees("homeFiles"), "the preview")
        office.picture("99-home-preview")
        office.confirm(closing=False)
        office.wait(lambda: bool(office.text("homeReceipt")), "the receipt")
        office.picture("99-home-done")
        office.click("dialogCancel")

    office.dialog(lambda: office.click("takeHome"), fill)
    office.picture("99-home-tab")


def receipt(laptop: Hands, stick: Path) -> None:
    found = next(stick.glob("tanda-terima*.ektp"))

    def fill(_dialog: QDialog) -> None:
        laptop.picture("99-receipt-start")
        with files(found):
            laptop.confirm(closing=False)
            laptop.wait(lambda: not laptop.sees("dialogCancel"), "the receipt")
        laptop.picture("99-receipt")
        laptop.confirm()

    laptop.dialog(lambda: laptop.click("fieldReceipt"), fill)
    laptop.picture("99-field-confirmed")


def decide(office: Hands) -> None:
    """Everything that waits on a decision, looked at."""
    for row in range(office.find(QTableView, "toDecide").model().rowCount()):
        office.row("toDecide", row)
        office.picture(f"99-decide-{row}")
        office.dialog(lambda: office.click("decideHome"), _look(office, f"99-decide-{row}-dialog"))


def _look(hands: Hands, name: str) -> Callable[[QDialog], None]:
    def take(_dialog: QDialog) -> None:
        hands.picture(name)
        hands.click("dialogCancel")

    return take
