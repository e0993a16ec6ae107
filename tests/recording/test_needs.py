"""Perekaman khusus: chosen at any time, signed off once, and kept on the recording."""

import pytest

from ektp_desk.recording import services
from ektp_desk.recording.definitions import shipped
from ektp_desk.recording.needs import Need
from ektp_desk.recording.rules import ExceptionKind, ItemState, RecordingState
from tests.racing import refused
from tests.recording.conftest import Booth
from tests.recording.test_definitions import changed
from tests.recording.test_versions import publish

HAND = ("left_index", "left_middle", "left_ring", "left_little", "left_thumb")


def test_a_missing_hand_is_excused_at_once_with_one_sign_off(booth: Booth) -> None:
    view = booth.adapt(booth.start(), Need.MISSING_FINGERS, missing=HAND)
    for key in HAND:
        item = view.item(key)
        assert (item.state, item.exception) == (ItemState.EXCEPTION, ExceptionKind.PERMANENT)
        assert (item.signed_off_by, item.attempts) == ("Petugas rekam2", 0)
    assert view.needs == (Need.MISSING_FINGERS,)
    assert view.state is RecordingState.DRAFT
    view = booth.act(services.submit, booth.go_to(view))
    issued = booth.desk.write(
        booth.office.second_recorder, services.approve, recording_id=view.id, version=view.version
    ).result[1]
    assert issued.slip["special"] == "Jari tidak lengkap"
    assert sum(line["excepted"] for line in issued.slip["steps"]) == 5


@pytest.mark.parametrize(("by", "code"), [("rekam1", "sign_off.same_person"),
                                          ("loket1", "sign_off.role")])  # fmt: skip
def test_what_is_missing_is_seen_by_a_second_person(booth: Booth, by: str, code: str) -> None:
    view = booth.start()
    error = refused(lambda: booth.adapt(view, Need.MISSING_FINGERS, missing=HAND, by=by))
    assert error.code == code
    assert booth.view(view.id) == view


def test_what_only_takes_care_needs_no_second_person(booth: Booth) -> None:
    view = booth.adapt(booth.start(), Need.MORE_TIME, Need.WHEELCHAIR, by="", password="")
    assert view.needs == (Need.WHEELCHAIR, Need.MORE_TIME)
    assert booth.adapt(view, Need.WHEELCHAIR, Need.MORE_TIME, by="") == view  # nothing new


def test_who_cannot_see_is_read_to_and_witnessed(booth: Booth) -> None:
    error = refused(lambda: booth.adapt(booth.start(), Need.BLIND))
    assert (error.code, error.field) == ("recording.witness_needed", "witness")
    view = booth.adapt(booth.view(1), Need.BLIND, witness="  Hj. Murni ")
    assert view.witness == "Hj. Murni"
    keys = [item.key for item in view.items]
    assert keys.index("biodata_read_aloud") == keys.index("biodata") - 1
    view = booth.go_to(view, "consent_read_aloud")
    assert view.item("biodata_read_aloud").state is ItemState.CAPTURED
    error = refused(lambda: booth.mark(view, "sent"))
    assert error.params["blocker"] == "consent_read_aloud"
    view = booth.act(services.submit, booth.go_to(view))
    issued = booth.desk.write(
        booth.office.second_recorder, services.approve, recording_id=view.id, version=view.version
    ).result[1]
    assert issued.slip["special"] == "Tunanetra. Saksi: Hj. Murni"


def test_told_late_the_reading_is_made_up_for(booth: Booth) -> None:
    view = booth.go_to(booth.start(), "right_index")
    view = booth.adapt(view, Need.LOW_VISION)
    error = refused(lambda: booth.mark(view, "right_index"))
    assert error.params["blocker"] == "biodata_read_aloud"
    view = booth.mark(view, "biodata_read_aloud")
    assert booth.mark(view, "right_index").item("right_index").state is ItemState.CAPTURED


def test_a_need_told_by_mistake_is_taken_back(booth: Booth) -> None:
    view = booth.adapt(booth.start(), Need.BLIND, witness="Murni")
    view = booth.adapt(view)
    assert (view.needs, view.witness) == ((), "")
    assert "witness" not in view.states()
    assert [item.key for item in view.items] == [item.key for item in booth.start(
        booth.office.married).items]  # fmt: skip


def test_who_cannot_sign_agrees_before_a_witness(booth: Booth) -> None:
    view = booth.adapt(booth.start(), Need.CANNOT_SIGN, witness="Murni")
    assert view.item("signature").reason == "Tidak dapat menandatangani"
    assert "witness" in view.states()


def test_missing_fingers_are_pointed_at(booth: Booth) -> None:
    view = booth.start()
    for missing in ((), ("left_iris",)):
        error = refused(lambda m=missing: booth.adapt(view, Need.MISSING_FINGERS, missing=m))
        assert (error.code, error.field) == ("recording.missing_needed", "missing")


def test_what_is_captured_is_not_missing(booth: Booth) -> None:
    view = booth.go_to(booth.start(), "right_iris")
    error = refused(lambda: booth.adapt(view, Need.MISSING_FINGERS, missing=HAND))
    assert (error.code, error.params["first"]) == ("recording.captured_already", "left_index")


def test_a_checklist_that_excuses_no_eye_is_kept_to(booth: Booth) -> None:
    publish(booth, changed(shipped(), "irises", exceptions=()))
    view = booth.start()
    error = refused(lambda: booth.adapt(view, Need.BLIND, missing=("left_iris",), witness="Murni"))
    assert (error.code, error.field) == ("recording.not_excusable", "missing")


def test_only_its_operator_says_what_a_person_needs(booth: Booth) -> None:
    view = booth.start()
    error = refused(lambda: booth.act(_adapt, view, booth.office.second_recorder))
    assert error.code == "recording.other_operator"
    view = booth.act(services.take_over, view, booth.office.second_recorder)
    assert booth.act(_adapt, view, booth.office.second_recorder).needs == (Need.DEAF,)


def _adapt(work, **values):  # type: ignore[no-untyped-def]
    from ektp_desk.recording.services_needs import adapt

    return adapt(work, needs=[Need.DEAF], **values)
