"""The office's own limits, in the settings."""

from PySide6.QtWidgets import QCheckBox, QDialog

from ektp_desk.recording.ageing import limit_rows
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.rules_followup import Remedy
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands

AGEING_PART = 9  # behind the backups


def _limit(hands: Hands, status: CentralStatus) -> tuple[int | None, Remedy, bool]:
    assert hands.window.opened is not None
    rows = {row.status: row for row in hands.window.opened.desk.read(limit_rows)}
    return rows[status].days, rows[status].remedy, rows[status].own


def test_a_limit_is_changed_and_given_back(arrive: Arrive) -> None:
    hands = arrive("supervisor", counter=1)
    hands.go("settings")
    hands.part("settingsParts", AGEING_PART)
    place = hands.row_of("limits", 0, "Sedang diproses")
    hands.picture("limits")

    def fill(_dialog: QDialog) -> None:
        hands.number("limitDays", 21)
        hands.choose("limitRemedy", Remedy.SEND)
        hands.picture("limit")
        hands.confirm()

    hands.dialog(lambda: hands.row("limits", place, opens=True), fill)
    assert _limit(hands, CentralStatus.PROCESSING) == (21, Remedy.SEND, True)
    assert hands.cells("limits", 1)[place] == "21"

    def never(_dialog: QDialog) -> None:
        hands.find(QCheckBox, "limitAges").click()
        hands.confirm()

    hands.dialog(lambda: hands.click("changeLimit"), never)
    assert hands.cells("limits", 1)[place] == "tidak pernah"
    hands.click("resetLimit")
    assert _limit(hands, CentralStatus.PROCESSING) == (7, Remedy.WAIT_THEN_ASK, False)
