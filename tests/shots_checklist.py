"""Pictures of the checklist: its settings, its editor, and a special recording in the booth."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ektp_desk.demo.cast import cast
from ektp_desk.demo.office import AS_OF, PASSWORD
from ui.demo_day.hands import Hands
from ui.widgets.capture import HandsAndEyes

CHECKLIST = 6
Shot = Callable[[str], Callable[[object], None]]


def checklist_pictures(hands: Hands, shot: Shot) -> None:
    """In the supervisor's window: settings and editor, then one person recorded specially."""
    hands.go("settings")
    hands.part("settingsParts", CHECKLIST)
    hands.picture("44-checklist")

    def edit(dialog: object) -> None:
        hands.part("definitionSteps", 6)
        shot("45-checklist-editor")(dialog)

    hands.dialog(lambda: hands.click("editChecklist"), edit)
    _begin(hands)
    hands.dialog(lambda: hands.click("specialRecording"), lambda _dialog: _special(hands))
    hands.click("recordingNext")
    hands.picture("47-read-aloud")
    for _ in range(2):
        hands.click("recordingNext")
    hands.picture("48-photo-approval")
    for _ in range(2):
        hands.click("recordingNext")
    hands.click("mark_left_four")
    hands.picture("49-hands")
    hands.click("closeRecording")


def _begin(hands: Hands) -> None:
    assert hands.window.opened is not None
    citizen = hands.window.opened.desk.read(
        cast, day=AS_OF, unrecorded=30, holders=0, collectors=0
    ).unrecorded[-1]
    hands.go("recording")
    hands.enter("personSearch", citizen.nik)


def _special(hands: Hands) -> None:
    hands.click("need_blind")
    hands.click("need_missing_fingers")
    widget = hands.find(QWidget, "missingHands")
    assert isinstance(widget, HandsAndEyes)
    for key in ("right_ring", "right_little"):
        spot = widget.centre_of(key).toPoint()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=spot)
    hands.write("witnessName", "Hj. Murniati")
    hands.write("signOffName", "rekam2")
    hands.picture("46-special")
    hands.write("signOffPassword", PASSWORD)
    hands.confirm()
