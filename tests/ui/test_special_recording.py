"""Photo approval, the special way of recording, and taking over, through the real windows."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from ektp_desk.demo.office import PASSWORD
from ektp_desk.recording import queries
from ektp_desk.recording.needs import Need
from ektp_desk.recording.rules import ItemState
from tests.ui.conftest import Arrive
from tests.ui.test_recording import _at, _pass, _view, recorder
from ui.demo_day.hands import Hands

__all__ = ["recorder"]  # a fixture


def _point(hands: Hands, key: str) -> None:
    widget = hands.find(QWidget, "missingHands")
    spot: QPoint = _at(key)(widget)
    QTest.mouseClick(widget, _left(), pos=spot)
    hands.settle()


def _left():  # type: ignore[no-untyped-def]
    from PySide6.QtCore import Qt

    return Qt.MouseButton.LeftButton


def _special(hands: Hands, fill) -> None:  # type: ignore[no-untyped-def]
    hands.dialog(lambda: hands.click("specialRecording"), fill)


def test_the_applicant_is_not_content_and_the_photo_is_taken_again(recorder: Hands) -> None:
    _pass(recorder, 3)
    assert _view(recorder).item("photo").state is ItemState.CAPTURED
    recorder.picture("approval")
    recorder.click("photoAgain")
    view = _view(recorder)
    assert (view.item("photo").state, view.item("photo").attempts) == (ItemState.PENDING, 1)
    recorder.find(QWidget, "mark_photo")
    _pass(recorder, 1)
    assert not recorder.sees("mark_signature")  # approved by the applicant first
    recorder.click("mark_photo_approved")
    recorder.find(QWidget, "mark_signature")
    assert _view(recorder).item("photo").attempts == 2


def test_a_missing_hand_is_pointed_at_and_signed_off_once(recorder: Hands) -> None:
    def fill(_dialog: QDialog) -> None:
        recorder.click("need_missing_fingers")
        recorder.confirm(closing=False)
        assert "Tunjuk jari" in recorder.notices()
        for key in ("right_ring", "right_little"):
            _point(recorder, key)
        recorder.write("signOffName", "rekam2")
        recorder.write("signOffPassword", "bukan ini")
        recorder.confirm(closing=False)
        assert recorder.errors()
        recorder.write("signOffPassword", PASSWORD)
        recorder.picture("special")
        recorder.confirm()

    _special(recorder, fill)
    view = _view(recorder)
    assert view.needs == (Need.MISSING_FINGERS,)
    for key in ("right_ring", "right_little"):
        assert view.item(key).state is ItemState.EXCEPTION
        assert view.item(key).signed_off_by
    _pass(recorder, 5)
    recorder.picture("special-fingers")
    recorder.click("mark_right_four")
    assert _view(recorder).item("right_ring").state is ItemState.EXCEPTION  # stays what it is
    assert _view(recorder).item("right_index").state is ItemState.CAPTURED


def test_who_cannot_see_is_read_to(recorder: Hands) -> None:
    def fill(_dialog: QDialog) -> None:
        recorder.click("need_blind")
        recorder.write("witnessName", "Hj. Murniati")
        recorder.confirm()

    _special(recorder, fill)
    _pass(recorder, 1)
    assert _view(recorder).resident_name in recorder.find(QWidget, "readAloud").accessibleName()
    recorder.picture("read-aloud")
    _pass(recorder, 1)
    assert _view(recorder).item("biodata_read_aloud").state is ItemState.CAPTURED


def test_a_wheelchair_is_one_tile_and_can_be_taken_back(recorder: Hands) -> None:
    _special(recorder, lambda _d: (recorder.click("need_wheelchair"), recorder.confirm()))
    assert _view(recorder).needs == (Need.WHEELCHAIR,)

    def back(_dialog: QDialog) -> None:
        tile = recorder.find(QPushButton, "need_wheelchair")
        assert tile.isChecked()
        recorder.click("need_wheelchair")
        recorder.confirm()

    _special(recorder, back)
    assert _view(recorder).needs == ()


def test_a_colleague_takes_a_draft_up_with_one_click(recorder: Hands, arrive: Arrive) -> None:
    _pass(recorder, 2)
    begun = _view(recorder)
    colleague = arrive("rekam2")
    colleague.go("recording")
    colleague.wait(lambda: len(colleague.cells("recordings", 0)) == 1, "the draft")
    colleague.picture("take-over")
    colleague.click("takeOverRow")
    colleague.find(QWidget, "recordingNext")
    desk = colleague.window.opened.desk  # type: ignore[union-attr]
    view = desk.read(queries.recording, recording_id=begun.id)
    assert view is not None
    assert view.operator_id not in (None, begun.operator_id)
    assert view.states() == begun.states()
    _pass(colleague, 1)
    after = desk.read(queries.recording, recording_id=begun.id)
    assert after is not None
    assert after.item("photo").state is ItemState.CAPTURED
