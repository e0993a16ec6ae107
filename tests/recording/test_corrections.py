"""Duplicates and wrong recordings, from the opening of the case to the new recording."""

from datetime import date

import pytest
from sqlalchemy.exc import DBAPIError

from ektp_desk.kernel.work import Actor
from ektp_desk.recording import corrections, queries, queries_cases, services, services_central
from ektp_desk.recording.queries_cases import CaseView
from ektp_desk.recording.rules import CentralStatus, RecordingState
from ektp_desk.recording.rules_followup import (
    Addressee,
    CaseAct,
    CaseAnswer,
    CaseKind,
    CaseState,
)
from printing.catalogue import render
from tests.conftest import Office
from tests.printing.reading import squeezed, text_of
from tests.racing import race, refused
from tests.recording.conftest import Booth
from tests.tampering import run

DAY = date(2026, 11, 24)


class Room:
    """The supervisor's room: one case, each act on the version last seen."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.desk = office.desk

    def open(self, **values: object) -> CaseView:
        given = {
            "resident_id": self.office.adult,
            "kind": CaseKind.DUPLICATE,
            "elsewhere": "Kota Makassar, 2015",
            **values,
        }
        return self.desk.write(self.office.supervisor, corrections.open_case, **given).result

    def act(self, service, view: CaseView, actor: Actor | None = None, **values: object):  # type: ignore[no-untyped-def]
        return self.desk.write(
            actor or self.office.supervisor, service, case_id=view.id, version=view.version,
            **values,
        ).result  # fmt: skip

    def sent(self, **values: object) -> CaseView:
        view, _ = self.act(corrections.write_request, self.open(**values))
        return self.act(corrections.mark_sent, view, sent_on=DAY, note="lewat pos")

    def answered(self, answer: CaseAnswer = CaseAnswer.DELETED) -> CaseView:
        return self.act(corrections.note_answer, self.sent(), answer=answer, answered_on=DAY,
                        note="surat 17")  # fmt: skip


@pytest.fixture
def room(office: Office) -> Room:
    """A room whose grown-up stands as a duplicate."""
    office.desk.write(
        office.counter, services_central.see_status, resident_id=office.adult,
        status=CentralStatus.DUPLICATE_RECORD,
    )  # fmt: skip
    return Room(office)


def test_a_duplicate_from_start_to_end(room: Room) -> None:
    office, booth = room.office, Booth(room.office)
    assert refused(lambda: booth.start()).code == "verdict.recorded_already"
    view = room.open()
    assert (view.number, view.state, view.status) == (
        "PD-2026-0001", CaseState.OPENED, CentralStatus.DUPLICATE_RECORD,
    )  # fmt: skip
    view, paper = room.act(corrections.write_request, view)
    found = text_of(render(paper.kind, paper.slip))
    for words in ("Penghapusan Data Ganda", "Direkam di Kota Makassar, 2015", "7373014405920001"):
        assert squeezed(words) in found
    view = room.act(corrections.mark_sent, view, sent_on=DAY, remind_on=date(2026, 12, 8))
    view = room.act(corrections.remind, view, note="ditelepon")
    view = room.act(corrections.note_answer, view, answer=CaseAnswer.DELETED, answered_on=DAY)
    view = room.act(corrections.allow_recording, view)
    assert (view.state, view.status) == (CaseState.RECORDING_AGAIN, CentralStatus.UNREGISTERED)
    recording = booth.start(office.adult)
    view = room.desk.read(queries_cases.case, case_id=view.id)
    assert view is not None
    assert (view.recorded_again, view.recording_state) == (
        recording.number, RecordingState.DRAFT,
    )  # fmt: skip
    view = room.act(corrections.close_case, view, note="sudah direkam ulang")
    assert (view.state, view.open) == (CaseState.CLOSED, False)
    assert [(event.act, event.note) for event in view.events] == [
        (CaseAct.OPENED, "Kota Makassar, 2015"),
        (CaseAct.LETTER_MADE, paper.number),
        (CaseAct.SENT, ""),
        (CaseAct.REMINDED, "ditelepon"),
        (CaseAct.ANSWERED, ""),
        (CaseAct.RECORDING_AGAIN, ""),
        (CaseAct.CLOSED, "sudah direkam ulang"),
    ]
    assert view.events[1].paper_key == paper.key
    assert room.desk.read(queries_cases.cases) == ()
    assert len(room.desk.read(queries_cases.cases, only_open=False)) == 1


def test_a_wrong_recording_is_asked_of_the_province(room: Room) -> None:
    view = room.open(
        kind=CaseKind.WRONG_PERSON, elsewhere="", story="Terekam atas nama saudaranya",
        addressee=Addressee.PROVINCE,
    )  # fmt: skip
    _, paper = room.act(corrections.write_request, view)
    found = text_of(render(paper.kind, paper.slip))
    for words in ("Salah Rekam", "Terekam atas nama saudaranya", "Provinsi Sulawesi Selatan"):
        assert squeezed(words) in found


def test_what_a_case_needs_to_be_opened(room: Room) -> None:
    error = refused(lambda: room.open(elsewhere=" "))
    assert (error.code, error.field) == ("case.elsewhere_needed", "elsewhere")
    error = refused(lambda: room.open(kind=CaseKind.WRONG_BIOMETRICS, story=" "))
    assert (error.code, error.field) == ("case.story_needed", "story")
    assert refused(lambda: room.open(resident_id=99_999)).code == "resident.unknown"
    room.open()
    assert refused(lambda: room.open()).code == "case.open_already"
    assert room.open(resident_id=room.office.married).number == "PD-2026-0002"


def test_steps_come_in_their_order(room: Room) -> None:
    view = room.open()
    for service, values in (
        (corrections.mark_sent, {"sent_on": DAY}),
        (corrections.note_answer, {"answer": CaseAnswer.DELETED, "answered_on": DAY}),
        (corrections.allow_recording, {}),
        (corrections.close_case, {"note": "x"}),
    ):
        assert refused(lambda s=service, v=values: room.act(s, view, **v)).code == "case.not_now"
    view = room.act(corrections.cancel_case, view, note="salah buka")
    assert refused(lambda: room.act(corrections.add_note, view, note="x")).code == "case.not_now"


def test_a_refusal_is_written_again_or_closed_but_never_recorded(room: Room) -> None:
    view = room.answered(CaseAnswer.REFUSED)
    assert refused(lambda: room.act(corrections.allow_recording, view)).code == "case.not_deleted"
    again, paper = room.act(corrections.write_request, view)
    assert (again.state, again.answer) == (CaseState.LETTER_MADE, None)
    assert "/002/" in paper.number
    row = room.desk.read(queries.central, resident_id=room.office.adult, day=DAY)
    assert row is not None
    assert row.status is CentralStatus.DUPLICATE_RECORD


def test_an_answer_that_asks_for_more_says_what(room: Room) -> None:
    view = room.sent()
    error = refused(
        lambda: room.act(
            corrections.note_answer, view, answer=CaseAnswer.MORE_ASKED, answered_on=DAY
        )
    )
    assert (error.code, error.field) == ("case.note_needed", "note")


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 11, 25)])
def test_days_lie_between_the_opening_and_today(room: Room, day: date) -> None:
    view, _ = room.act(corrections.write_request, room.open())
    error = refused(lambda: room.act(corrections.mark_sent, view, sent_on=day))
    assert (error.code, error.field) == ("case.day", "sent_on")


def test_of_two_officers_one_is_told_to_look_again(room: Room) -> None:
    view = room.open()
    write = lambda: room.act(corrections.write_request, view)  # noqa: E731
    assert race(write, write) in (["", "case.changed_meanwhile"], ["", "case.not_now"])
    assert refused(write).code == "case.changed_meanwhile"


def test_who_may_not(room: Room) -> None:
    view = room.open()
    error = refused(lambda: room.act(corrections.write_request, view, room.office.counter))
    assert error.code == "role.missing"


def test_the_history_is_kept_for_good(room: Room) -> None:
    room.open()
    for statement in (
        "UPDATE correction_event SET note = 'x'",
        "DELETE FROM correction_event",
    ):
        with pytest.raises(DBAPIError, match="append-only"):
            run(room.desk.engine, statement)


def test_the_new_recording_may_be_begun_and_another_one_not(room: Room) -> None:
    booth = Booth(room.office)
    room.act(corrections.allow_recording, room.answered())
    view = booth.submitted()
    room.desk.write(
        room.office.second_recorder, services.approve, recording_id=view.id, version=view.version
    )
    assert refused(lambda: booth.start()).code == "verdict.recorded_already"
