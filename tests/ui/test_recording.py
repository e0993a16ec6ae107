"""The checklist under the mouse: a finger is excused without being marked before."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QWidget

from ektp_desk.demo.cast import cast
from ektp_desk.demo.office import AS_OF
from ektp_desk.recording import queries
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.rules import ExceptionKind, ItemState
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands
from ui.widgets.capture import HandsAndEyes


@pytest.fixture
def recorder(arrive: Arrive) -> Hands:
    """An operator with a recording begun, at its papers."""
    hands = arrive("rekam1")
    assert hands.window.opened is not None
    person = hands.window.opened.desk.read(
        cast, day=AS_OF, unrecorded=1, holders=0, collectors=0
    ).unrecorded[0]
    session = hands.window.session
    assert session is not None
    session.workplace.open_page("recording", ("start", person.resident_id, None))
    hands.settle()
    return hands


def _view(hands: Hands) -> RecordingView:
    assert hands.window.opened is not None
    desk = hands.window.opened.desk
    row = desk.read(queries.recordings, states=("draft", "documents_ok", "captured"))[0]
    view = desk.read(queries.recording, recording_id=row.id)
    assert view is not None
    return view


def _pass(hands: Hands, steps: int) -> None:
    for _ in range(steps):
        hands.click("recordingNext")


def _at(key: str):  # type: ignore[no-untyped-def]
    def place(widget: QWidget) -> QPoint:
        assert isinstance(widget, HandsAndEyes)
        return widget.centre_of(key).toPoint()

    return place


def test_a_missing_finger_is_excused_on_the_first_click(recorder: Hands) -> None:
    _pass(recorder, 5)  # papers, biodata, photo, its approval, signature

    def fill(_dialog: QDialog) -> None:
        recorder.choose("exceptionKind", ExceptionKind.PERMANENT)
        recorder.write("exceptionReason", "tidak ada jari")
        recorder.confirm()

    recorder.dialog(lambda: recorder.menu_at("handsAndEyes", _at("left_little"), "except"), fill)
    item = _view(recorder).item("left_little")
    assert (item.state, item.attempts) == (ItemState.EXCEPTION, 0)
    recorder.menu_at("handsAndEyes", _at("left_ring"), "captured")
    assert _view(recorder).item("left_ring").state is ItemState.CAPTURED
    recorder.picture("fingers")
    recorder.menu_at("handsAndEyes", _at("left_ring"), "clear")
    assert _view(recorder).item("left_ring").state is ItemState.PENDING


def test_nothing_fails_in_a_group_that_is_done(recorder: Hands) -> None:
    _pass(recorder, 5)
    assert recorder.enabled("failed_right_four")
    recorder.click("mark_right_four")
    assert not recorder.enabled("failed_right_four")


def test_an_excused_photo_leads_on_to_the_signature(recorder: Hands) -> None:
    _pass(recorder, 2)

    def fill(_dialog: QDialog) -> None:
        recorder.choose("exceptionKind", ExceptionKind.PERMANENT)
        recorder.write("exceptionReason", "sakit, tidak dapat difoto")
        recorder.confirm()

    recorder.dialog(lambda: recorder.click("except_photo"), fill)
    recorder.find(QWidget, "mark_signature")
    recorder.picture("after-photo")
    recorder.click("recordingNext")
    view = _view(recorder)
    assert view.item("photo_approved").state is ItemState.EXCEPTION
    assert view.item("signature").state is ItemState.CAPTURED
    assert recorder.notices() == ""
