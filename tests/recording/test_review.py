"""The review of the whole office: several at once where it is safe, returns with reasons."""

import pytest
from sqlalchemy import text

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.queue import services as queue
from ektp_desk.recording import queries_review, review, services
from ektp_desk.recording.checklist import open_items, step_of
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.queries_review import ReviewBoard
from ektp_desk.recording.rules import ExceptionKind, RecordingState
from ektp_desk.recording.rules_review import ReturnReason, ReviewFlag, ReviewOutcome, review_flags
from tests.racing import race, refused
from tests.recording.conftest import Booth


def board(booth: Booth) -> ReviewBoard:
    supervisor = booth.office.supervisor
    return booth.desk.read(
        queries_review.board,
        day=booth.office.clock.now().date(),
        reviewer=supervisor.officer_id,
    )


def marked(*views: RecordingView) -> list[tuple[int, int]]:
    return [(view.id, view.version) for view in views]


def approve(booth: Booth, *views: RecordingView) -> review.Reviewed:
    return booth.desk.write(
        booth.office.supervisor, review.approve_several, recordings=marked(*views)
    ).result


def send_back(booth: Booth, *views: RecordingView, **why: object) -> review.Reviewed:
    return booth.desk.write(
        booth.office.supervisor, review.return_several, recordings=marked(*views), **why
    ).result


def with_exception(booth: Booth, person: int) -> RecordingView:
    view = booth.go_to(booth.start(person), "right_index")
    view = booth.excuse(view, "right_index", ExceptionKind.PERMANENT, reason="tidak ada")
    return booth.act(services.submit, booth.go_to(view))


@pytest.mark.parametrize(
    ("given", "flags"),
    [
        ({}, ()),
        ({"own": True}, (ReviewFlag.OWN,)),
        ({"exceptions": 1}, (ReviewFlag.EXCEPTIONS,)),
        ({"overridden": True}, (ReviewFlag.OVERRIDDEN,)),
        ({"extra_attempts": 6}, ()),
        ({"extra_attempts": 7}, (ReviewFlag.ATTEMPTS,)),
        ({"returned": 1}, (ReviewFlag.RETURNED_BEFORE,)),
    ],
)
def test_what_must_be_looked_at_singly(
    given: dict[str, object], flags: tuple[ReviewFlag, ...]
) -> None:
    plain = {
        "own": False,
        "exceptions": 0,
        "overridden": False,
        "extra_attempts": 0,
        "returned": 0,
    }
    assert review_flags(**{**plain, **given}) == flags  # type: ignore[arg-type]


def test_the_board_holds_all_counters_of_the_office(booth: Booth) -> None:
    office = booth.office
    ticket = booth.desk.write(
        office.counter, queue.take_number, service_code="NEW", resident_id=office.adult
    ).result.ticket
    booth.desk.write(office.counter, queue.call_next, counter_id=1)
    waiting = booth.submitted(office.adult, ticket_id=ticket.id)
    draft = booth.start(office.married, office.second_recorder)
    back = booth.submitted(office.pupil)
    send_back(booth, back, reasons=[ReturnReason.SIGNATURE])
    found = board(booth)
    assert [row.number for row in found.waiting] == [waiting.number]
    assert (found.waiting[0].counter, found.waiting[0].flags) == ("Loket 1", ())
    assert [(row.number, row.operator) for row in found.drafts] == [
        (draft.number, "Petugas rekam2")
    ]
    assert [row.number for row in found.returned] == [back.number]
    approve(booth, waiting)
    found = board(booth)
    assert (found.waiting, [row.number for row in found.approved]) == ((), [waiting.number])


def test_several_safe_ones_are_approved_with_their_receipts(booth: Booth) -> None:
    views = [booth.submitted(person) for person in (booth.office.adult, booth.office.married)]
    done = approve(booth, *views)
    assert (done.done, done.left) == (2, ())
    assert [paper.number for paper in done.papers] == [view.number for view in views]
    assert {booth.view(view.id).state for view in views} == {RecordingState.APPROVED}


def test_an_exception_is_left_among_several_and_approved_alone(booth: Booth) -> None:
    plain = booth.submitted(booth.office.adult)
    excepted = with_exception(booth, booth.office.married)
    row = next(row for row in board(booth).waiting if row.id == excepted.id)
    assert (row.flags, row.excepted) == (
        (ReviewFlag.EXCEPTIONS,), (("right_index", "tidak ada"),),
    )  # fmt: skip
    done = approve(booth, plain, excepted)
    assert (done.done, [(left.number, left.code) for left in done.left]) == (
        1, [(excepted.number, "recording.look_at_it")],
    )  # fmt: skip
    assert approve(booth, excepted).done == 1


def test_what_changed_meanwhile_is_left_and_the_others_pass(booth: Booth) -> None:
    first, second = booth.submitted(booth.office.adult), booth.submitted(booth.office.married)
    send_back(booth, first, note="foto buram")
    done = approve(booth, first, second)
    assert (done.done, [left.code for left in done.left]) == (1, ["recording.changed_meanwhile"])
    assert booth.view(first.id).state is RecordingState.RETURNED


def test_the_creator_is_not_the_approver(booth: Booth) -> None:
    supervisor = booth.office.supervisor
    view = booth.start(booth.office.adult, supervisor)
    while view.state is not RecordingState.CAPTURED:
        todo = open_items(view.definition, view.states())
        step = [
            key
            for key in todo
            if step_of(view.definition, key) is step_of(view.definition, todo[0])
        ]
        view = booth.mark(view, *step, actor=supervisor)
    view = booth.act(services.submit, view, supervisor)
    assert board(booth).waiting[0].flags == (ReviewFlag.OWN,)
    assert [left.code for left in approve(booth, view).left] == ["recording.own_review"]
    assert [left.code for left in send_back(booth, view, note="x").left] == ["recording.own_review"]
    assert booth.view(view.id).state is RecordingState.AWAITING_REVIEW


def test_a_return_says_why_and_is_kept(booth: Booth) -> None:
    view = booth.submitted()
    send_back(
        booth, view, reasons=[ReturnReason.GLASSES, ReturnReason.FINGERS], note=" jempol  kiri "
    )
    text_ = "Memakai kacamata atau lensa; Sidik jari perlu diulang; jempol kiri"
    assert booth.view(view.id).return_reason == text_
    mine = booth.desk.read(queries_review.returned_to, officer_id=booth.office.recorder.officer_id)
    assert [(row.number, row.return_reason) for row in mine] == [(view.number, text_)]
    other = booth.desk.read(
        queries_review.returned_to, officer_id=booth.office.second_recorder.officer_id
    )
    assert other == ()
    again = booth.act(services.submit, booth.view(view.id))
    assert board(booth).waiting[0].flags == (ReviewFlag.RETURNED_BEFORE,)
    approve(booth, again)
    kept = booth.desk.read(queries_review.decisions, recording_id=view.id)
    assert [(row.outcome, row.reasons, row.officer) for row in kept] == [
        (ReviewOutcome.APPROVED, (), "Supervisor"),
        (ReviewOutcome.RETURNED, ("glasses", "fingers"), "Supervisor"),
    ]


def test_a_return_needs_a_reason_and_a_supervisor(booth: Booth) -> None:
    view = booth.submitted()
    assert refused(lambda: send_back(booth, view, reasons=[], note="  ")).code == (
        "recording.reason_needed"
    )
    with pytest.raises(OfficeError, match=r"role\.missing"):
        booth.desk.write(
            booth.office.second_recorder, review.approve_several, recordings=marked(view)
        )
    assert booth.view(view.id).state is RecordingState.AWAITING_REVIEW


def test_two_supervisors_at_once_approve_each_recording_once(booth: Booth) -> None:
    views = [booth.submitted(person) for person in (booth.office.adult, booth.office.married)]
    done: list[int] = []
    act = lambda: done.append(approve(booth, *views).done)  # noqa: E731
    assert race(act, act) == ["", ""]
    assert sum(done) == 2
    papers = booth.desk.read(
        lambda session: session.execute(
            text("SELECT count(*) FROM paper WHERE kind = 'recording.receipt'")
        ).scalar_one()
    )
    assert papers == 2
