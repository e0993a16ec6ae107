"""The office's own settings: the letterhead with its letter, letters, rules."""

import pytest
from PySide6.QtWidgets import QSpinBox, QTabBar

from ektp_desk.accounts.queries import profile
from ektp_desk.accounts.rules import RANGES, OfficeProfile
from tests.ui.conftest import Arrive
from ui.accounts.letter_preview import LetterPreview
from ui.demo_day.hands import Hands

OFFICE = 1
LETTERS, RULES = 1, 2


@pytest.fixture
def hands(arrive: Arrive) -> Hands:
    """The supervisor before the office's settings."""
    made = arrive("supervisor")
    made.go("settings")
    made.part("settingsParts", OFFICE)
    made.wait(lambda: not preview(made).drawn.isNull(), "the letter")
    return made


def preview(hands: Hands) -> LetterPreview:
    return hands.window.findChildren(LetterPreview)[0]


def stored(hands: Hands) -> OfficeProfile:
    assert hands.window.opened is not None
    return hands.window.opened.desk.read(profile)


def test_the_letter_follows_what_is_typed(hands: Hands) -> None:
    before = preview(hands).drawn
    hands.picture("letterhead")
    hands.write("office_address", "Jl. Andi Djemma No. 1, Palopo")
    hands.wait(lambda: preview(hands).drawn != before, "the letter to change")
    assert stored(hands).address != "Jl. Andi Djemma No. 1, Palopo", "nothing is kept before Save"
    hands.click("saveOffice")
    assert stored(hands).address == "Jl. Andi Djemma No. 1, Palopo"


def test_a_long_or_odd_letterhead_still_makes_a_letter(hands: Hands) -> None:
    before = preview(hands).drawn
    hands.write("office_name", "Dinas <Kependudukan> & " + "Pencatatan Sipil " * 6)
    hands.wait(lambda: preview(hands).drawn != before, "the letter to change")
    hands.picture("long-letterhead")


def test_a_refusal_opens_its_tab_and_stands_beside_the_field(hands: Hands) -> None:
    hands.tab("officeTabs", LETTERS)
    hands.write("office_letter_pattern", "tanpa nomor")
    hands.picture("letters")
    hands.tab("officeTabs", RULES)
    hands.click("saveOffice")
    assert hands.find(QTabBar, "officeTabs").currentIndex() == LETTERS
    assert len(hands.errors()) == 1
    assert hands.window.focusWidget().objectName() == "office_letter_pattern"
    assert hands.text_of("office_letter_pattern") == "tanpa nomor", "what was typed stays"
    assert "{number}" in stored(hands).letter_pattern


def test_rules_are_saved_and_their_ages_checked(hands: Hands) -> None:
    hands.tab("officeTabs", RULES)
    hands.picture("rules")
    hands.number("office_plan_rate", 70)
    hands.number("office_print_from_age", 15)
    hands.click("saveOffice")
    assert len(hands.errors()) == 1
    hands.number("office_print_from_age", 17)
    hands.click("saveOffice")
    assert (stored(hands).plan_rate, stored(hands).print_from_age) == (70, 17)


def test_every_number_of_the_office_can_be_changed_here(hands: Hands) -> None:
    hands.tab("officeTabs", RULES)
    shown = {box.objectName() for box in hands.window.findChildren(QSpinBox)}
    elsewhere = {"afternoon_from"}  # with the opening hours
    assert {f"office_{name}" for name in RANGES if name not in elsewhere} <= shown
