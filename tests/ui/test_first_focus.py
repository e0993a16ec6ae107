"""Whoever uses the keyboard begins in the right place, and Enter does what it stands on."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QTableView, QWidget

from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.storage import keyfile, keystore
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands

PHRASE = "perahu pinisi berlayar malam"


def at(hands: Hands) -> str:
    """The name of what the keys go to."""
    focused = hands.root().window().focusWidget()
    return "" if focused is None else focused.objectName()


def test_sign_in_begins_with_the_name(window_at: Arrive, demo: str) -> None:
    assert at(window_at(demo)) == "username"


def test_an_office_that_does_not_open_begins_with_trying_again(
    window_at: Arrive, tmp_path: Path
) -> None:
    broken = tmp_path / "rusak.db"
    broken.write_bytes(b"bukan basis data" * 500)
    hands = window_at(str(broken))
    focused = hands.window.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Coba lagi"
    assert focused.autoDefault(), "Enter presses it"


def test_a_locked_laptop_begins_with_its_phrase_and_starts_over_by_no_single_enter(
    window_at: Arrive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "lapangan"
    folder.mkdir()
    monkeypatch.setattr(keystore, "system_store", lambda: None)
    monkeypatch.setattr(keyfile, "_ARGON", {"time": 1, "memory": 8, "lanes": 1})
    monkeypatch.setenv("EKTP_DESK_FIELD", "true")
    monkeypatch.setenv("EKTP_DESK_FIELD_FOLDER", str(folder))
    FieldStore(folder).create("Laptop Satu", PHRASE)
    hands = window_at(None)
    hands.wait(lambda: hands.sees("unlockLaptop"), "the lock")
    assert at(hands) == "fieldPhrase"
    hands.press_only("startOver")
    hands.wait(lambda: hands.root() is not hands.window, "the dialog")
    assert at(hands) == "dialogCancel"
    QTest.keyClick(hands.find(QWidget, "dialogCancel"), Qt.Key.Key_Return)
    hands.wait(lambda: hands.root() is hands.window, "the dialog to close")
    assert FieldStore(folder).exists()


def test_dialogs_begin_where_one_types_and_cancel_cancels(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    hands.go("reports")

    def compare(_dialog: QDialog) -> None:
        assert at(hands) == "compareRows"
        QTest.keyClick(hands.find(QWidget, "dialogCancel"), Qt.Key.Key_Return)

    def breach(dialog: QDialog) -> None:
        assert at(hands) == "breachSinceDay"
        primary = hands.find(QWidget, "dialogPrimary")
        primary.setFocus()
        QTest.keyClick(primary, Qt.Key.Key_Return)
        hands.wait(lambda: hands.enabled("printBreach"), "the facts")
        assert at(hands) == "dialogPrimary", "it rested, and is where the keys go again"
        assert hands.find(QTableView, "breachPeopleTable").isVisible()
        dialog.reject()

    hands.dialog(lambda: hands.click("comparePaper"), compare)
    hands.dialog(lambda: hands.click("openBreach"), breach)
