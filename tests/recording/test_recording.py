"""A recording from the first question to the receipt, and every refusal on the way."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, col, select

from ektp_desk.kernel.models import AuditEntry
from ektp_desk.papers import queries as papers
from ektp_desk.papers.services import PaperRow
from ektp_desk.queue import services as queue
from ektp_desk.recording import queries, services, services_central
from ektp_desk.recording.checklist import StepState
from ektp_desk.recording.items import RIGHT_FOUR, StepKey
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.rules import (
    CentralStatus,
    ExceptionKind,
    ItemState,
    RecordingState,
    SightingSource,
)
from tests.racing import race, refused
from tests.recording.conftest import Booth
from tests.tampering import run

STATUS = CentralStatus
PERMANENT = ExceptionKind.PERMANENT


def see(booth: Booth, person: int, status: CentralStatus) -> None:
    booth.desk.write(
        booth.office.counter, services_central.see_status, resident_id=person, status=status
    )


def approve(booth: Booth, view: RecordingView) -> tuple[RecordingView, PaperRow]:
    return booth.desk.write(
        booth.office.second_recorder, services.approve, recording_id=view.id, version=view.version
    ).result


def send_back(booth: Booth, view: RecordingView, reason: str = "Foto buram") -> RecordingView:
    return booth.act(
        services.return_for_correction, view, booth.office.second_recorder, reason=reason
    )


def test_a_recording_begins_with_its_checklist(booth: Booth) -> None:
    view = booth.start(place="Kel. Mancani")

    assert (view.number, view.state, view.version) == ("R-2026-000001", RecordingState.DRAFT, 1)
    assert (view.resident_name, view.masked_nik) == ("Andi Sitti Aminah", "7373••••••••0001")
    assert (view.operator, view.background) == ("Petugas rekam1", "blue")
    assert view.place == "Kel. Mancani"
    assert [item.label for item in view.items[1:3]] == [
        "Fotokopi Kartu Keluarga", "Formulir F-1.02",
    ]  # fmt: skip
    assert view.item("eligibility").state is ItemState.CAPTURED
    assert [step.key for step in view.steps if step.state is StepState.CURRENT] == [StepKey.PAPERS]
    assert booth.desk.read(queries.recording_by_token, token=view.token) == view.id
    assert booth.desk.read(queries.recording_by_token, token="r-2026-000001") == view.id


def test_who_may_not_be_recorded_is_told_why(booth: Booth) -> None:
    office = booth.office
    assert booth.start(office.pupil).state is RecordingState.DRAFT  # 16: schools record
    error = refused(lambda: booth.start(office.child))
    assert (error.code, error.params["overridable"]) == ("verdict.too_young_to_record", False)
    see(booth, office.married, STATUS.DUPLICATE_RECORD)
    error = refused(lambda: booth.start(office.married))
    assert (error.code, error.params["overridable"]) == ("verdict.recorded_already", True)
    run(booth.desk.engine, "UPDATE resident SET presence = 'died'")
    assert refused(lambda: booth.start(office.adult)).code == "verdict.died"
    assert refused(lambda: booth.start(9_999)).code == "resident.unknown"


def test_only_a_supervisor_overrides_and_only_with_a_reason(booth: Booth) -> None:
    office = booth.office
    see(booth, office.adult, STATUS.CARD_ISSUED)
    reason = {"override_reason": "Rekaman lama dihapus di pusat"}
    assert refused(lambda: booth.start(office.adult, **reason)).code == "role.missing"
    blank = {"override_reason": "  "}
    error = refused(lambda: booth.start(office.adult, office.supervisor, **blank))
    assert error.code == "verdict.recorded_already"
    view = booth.start(office.adult, office.supervisor, **reason)
    assert view.override_reason == reason["override_reason"]
    error = refused(lambda: booth.start(office.child, office.supervisor, **reason))
    assert error.code == "verdict.too_young_to_record"  # nobody may override that


def test_a_person_has_one_open_recording(booth: Booth) -> None:
    view = booth.start()
    assert refused(booth.start).code == "recording.open_already"
    booth.act(services.cancel, view, reason="Pulang")
    assert booth.start().number == "R-2026-000002"  # the refused one took no number


def test_two_booths_begin_with_one_person_at_once(booth: Booth) -> None:
    outcomes = race(lambda: booth.start(), lambda: booth.start(actor=booth.office.second_recorder))
    assert outcomes == ["", "recording.open_already"]
    assert len(booth.all_codes()) == 1


def test_what_does_not_exist_is_named_so(booth: Booth) -> None:
    error = refused(lambda: booth.start(service_code="APA"))
    assert (error.code, error.field) == ("service.unknown", "service_code")
    view = booth.start()
    assert refused(lambda: booth.mark(view, "third_eye")).code == "recording.item_unknown"
    assert refused(lambda: booth.fail(view, "third_eye")).code == "recording.item_unknown"

    def of_nobody() -> None:
        booth.desk.write(booth.office.recorder, services.submit, recording_id=99, version=1)

    assert refused(of_nobody).code == "recording.unknown"


def test_the_steps_are_taken_in_order(booth: Booth) -> None:
    view = booth.start()
    error = refused(lambda: booth.mark(view, "photo"))
    assert (error.code, error.params["blocker"]) == ("recording.step_order", "paper:0")
    view = booth.mark(view, "paper:1", "paper:0")
    assert view.state is RecordingState.DOCUMENTS_OK
    view = booth.mark(view, "biodata")
    error = refused(lambda: booth.mark(view, "photo_approved"))
    assert error.params["blocker"] == "photo"
    view = booth.mark(view, "photo")
    error = refused(lambda: booth.mark(view, "signature"))
    assert error.params["blocker"] == "photo_approved"
    view = booth.mark(view, "photo_approved")
    view = booth.mark(view, "signature")
    view = booth.mark(view, *RIGHT_FOUR)
    assert all(view.item(key).state is ItemState.CAPTURED for key in RIGHT_FOUR)


def test_a_mark_out_of_order_keeps_nothing_of_the_others(booth: Booth) -> None:
    view = booth.start()
    refused(lambda: booth.mark(view, "paper:0", "paper:1", "photo"))
    assert booth.view(view.id) == view


def test_a_new_photo_asks_for_approval_again(booth: Booth) -> None:
    view = booth.go_to(booth.start(), "signature")
    view = booth.mark(view, "photo")
    assert view.item("photo").attempts == 2
    assert view.item("photo_approved").state is ItemState.PENDING
    assert refused(lambda: booth.mark(view, "signature")).params["blocker"] == "photo_approved"


def test_a_mark_can_be_taken_back(booth: Booth) -> None:
    view = booth.go_to(booth.start(), "signature")
    view = booth.act(services.clear_item, view, key="photo")
    assert view.item("photo").state is view.item("photo_approved").state is ItemState.PENDING
    assert view.item("photo").attempts == 1
    assert refused(lambda: booth.act(services.clear_item, view, key="x")).code == (
        "recording.item_unknown"
    )


def test_a_missing_finger_is_excused_at_once(booth: Booth) -> None:
    view = booth.go_to(booth.start(), "right_index")
    view = booth.excuse(
        view, "right_ring", ExceptionKind.PERMANENT, reason="  Tidak ada\tjari ", by=""
    )
    item = view.item("right_ring")
    assert (item.state, item.exception) == (ItemState.EXCEPTION, ExceptionKind.PERMANENT)
    assert (item.reason, item.signed_off_by) == ("Tidak ada jari", "")


@pytest.mark.parametrize("kind", [ExceptionKind.TEMPORARY, ExceptionKind.DEVICE_FAILURE])
def test_after_three_attempts_a_second_person_signs_off(booth: Booth, kind: ExceptionKind) -> None:
    view = booth.go_to(booth.start(), "right_index")
    view = booth.fail(view, *RIGHT_FOUR, times=2)
    error = refused(lambda: booth.excuse(view, "right_index", kind))
    assert (error.code, error.params["needed"]) == ("recording.attempts_first", 3)
    view = booth.fail(view, *RIGHT_FOUR)
    assert view.item("right_little").attempts == 3
    for by, password, code in (
        ("rekam2", "salah-kata", "sign_off.wrong"),
        ("rekam1", "rahasia-sekali", "sign_off.same_person"),
        ("loket1", "rahasia-sekali", "sign_off.role"),
    ):
        error = refused(
            lambda by=by, word=password: booth.excuse(
                view, "right_index", kind, by=by, password=word
            )
        )
        assert error.code == code
    view = booth.excuse(view, "right_index", kind)
    assert view.item("right_index").signed_off_by == "Petugas rekam2"
    assert view.item("right_middle").state is ItemState.PENDING


def test_who_refuses_is_not_tried_three_times(booth: Booth) -> None:
    view = booth.go_to(booth.start(), "right_iris")
    view = booth.excuse(view, "right_iris", ExceptionKind.REFUSED)
    assert view.item("right_iris").exception is ExceptionKind.REFUSED
    assert view.item("right_iris").signed_off_by == "Petugas rekam2"


def test_what_cannot_be_excused(booth: Booth) -> None:
    view = booth.go_to(booth.start(), "biodata")
    for key in ("biodata", "paper:0", "photo_approved", "agreement", "sent"):
        error = refused(lambda key=key: booth.excuse(view, key, PERMANENT))
        assert error.code == "recording.not_excusable"
    assert refused(lambda: booth.excuse(view, "photo", PERMANENT)).code == "recording.step_order"
    view = booth.go_to(view, "photo")
    error = refused(lambda: booth.excuse(view, "photo", PERMANENT, reason=" "))
    assert (error.code, error.field) == ("recording.reason_needed", "reason")


def test_of_an_excused_photo_nobody_approves_anything(booth: Booth) -> None:
    view = booth.go_to(booth.start(), "photo")
    view = booth.excuse(view, "photo", ExceptionKind.REFUSED)
    approval = view.item("photo_approved")
    assert (approval.state, approval.exception) == (ItemState.EXCEPTION, ExceptionKind.REFUSED)
    error = refused(lambda: booth.mark(view, "photo_approved"))
    assert (error.code, error.params["blocker"]) == ("recording.step_order", "photo")
    signed = booth.mark(view, "signature")
    assert signed.item("signature").state is ItemState.CAPTURED
    view = booth.mark(signed, "photo")  # taken after all
    assert view.item("photo_approved").state is ItemState.PENDING
    view = booth.act(services.submit, booth.go_to(booth.excuse(view, "photo", PERMANENT)))
    slip = approve(booth, view)[1].slip
    assert [line["excepted"] for line in slip["steps"]] == [False] * 11 + [True]


def test_only_what_is_open_and_has_its_turn_can_fail(booth: Booth) -> None:
    view = booth.go_to(booth.start(), "right_index")
    error = refused(lambda: booth.fail(view, "right_iris"))
    assert (error.code, error.params["blocker"]) == ("recording.step_order", "right_index")
    assert refused(lambda: booth.fail(view, "right_index", "signature")).code == (
        "recording.not_open"
    )
    assert booth.view(view.id) == view


def test_eligibility_is_asked_of_the_rules_and_not_ticked(booth: Booth) -> None:
    view = booth.start()
    for act in (
        lambda: booth.act(services.clear_item, view, key="eligibility"),
        lambda: booth.mark(view, "eligibility"),
        lambda: booth.fail(view, "eligibility"),
    ):
        assert refused(act).code == "recording.asked_first"
    assert booth.view(view.id) == view


def test_a_finger_that_was_captured_after_all_is_no_exception(booth: Booth) -> None:
    view = booth.go_to(booth.start(), "right_index")
    view = booth.excuse(view, "right_ring", ExceptionKind.PERMANENT)
    item = booth.mark(view, "right_ring").item("right_ring")
    assert (item.state, item.exception, item.reason) == (ItemState.CAPTURED, None, "")


def test_nothing_open_may_be_submitted(booth: Booth) -> None:
    view = booth.go_to(booth.start(), "left_iris")
    error = refused(lambda: booth.act(services.submit, view))
    assert (error.code, error.params["first"]) == ("recording.items_open", "left_iris")
    assert error.params["count"] == 4
    view = booth.go_to(view)
    assert view.state is RecordingState.CAPTURED
    view = booth.act(services.submit, view)
    assert (view.state, view.submitted_at) == (
        RecordingState.AWAITING_REVIEW, datetime(2026, 11, 24, tzinfo=UTC),
    )  # fmt: skip
    assert refused(lambda: booth.mark(view, "photo")).code == "recording.closed"
    assert refused(lambda: booth.act(services.submit, view)).code == "recording.closed"


def test_who_made_a_recording_does_not_approve_it(booth: Booth) -> None:
    view = booth.submitted()
    error = refused(lambda: booth.act(services.approve, view))
    assert error.code == "recording.own_review"
    error = refused(lambda: booth.act(services.return_for_correction, view, reason="x"))
    assert error.code == "recording.own_review"
    after, _paper = approve(booth, view)
    assert (after.state, after.reviewer) == (RecordingState.APPROVED, "Petugas rekam2")
    assert refused(lambda: approve(booth, after)).code == "recording.changed_meanwhile"


def test_who_began_it_does_not_approve_what_a_colleague_took_over(booth: Booth) -> None:
    second = booth.office.second_recorder
    view = booth.go_to(booth.start())
    view = booth.act(services.take_over, view, second)
    view = booth.act(services.submit, view, second)
    for actor in (booth.office.recorder, second):
        for act, why in ((services.approve, {}), (services.return_for_correction, {"reason": "x"})):
            error = refused(
                lambda actor=actor, act=act, why=why: booth.act(act, view, actor, **why)
            )
            assert error.code == "recording.own_review"
    after, _paper = booth.desk.write(
        booth.office.supervisor, services.approve, recording_id=view.id, version=view.version
    ).result
    assert after.state is RecordingState.APPROVED


def test_taken_over_and_back_nobody_is_forgotten(booth: Booth) -> None:
    office = booth.office
    view = booth.start()
    for actor in (office.second_recorder, office.supervisor, office.recorder):
        view = booth.act(services.take_over, view, actor)
    officers = (office.recorder, office.second_recorder, office.supervisor)
    assert [view.worked_on_by(actor.officer_id) for actor in officers] == [True] * 3
    assert not view.worked_on_by(office.printer.officer_id)


def test_what_is_not_submitted_is_not_approved(booth: Booth) -> None:
    view = booth.go_to(booth.start())
    assert refused(lambda: approve(booth, view)).code == "recording.changed_meanwhile"


def test_two_reviewers_at_once(booth: Booth) -> None:
    view = booth.submitted()
    outcomes = race(lambda: approve(booth, view), lambda: send_back(booth, view))
    assert outcomes == ["", "recording.changed_meanwhile"]


def test_what_is_sent_back_is_corrected_and_comes_again(booth: Booth) -> None:
    view = booth.submitted()
    assert refused(lambda: send_back(booth, view, "  ")).code == "recording.reason_needed"
    view = send_back(booth, view)
    assert (view.state, view.return_reason) == (RecordingState.RETURNED, "Foto buram")
    rows = booth.desk.read(queries.recordings, states=(RecordingState.RETURNED,))
    assert [(row.id, row.return_reason) for row in rows] == [(view.id, "Foto buram")]

    view = booth.mark(view, "photo")
    assert view.state is RecordingState.RETURNED
    assert refused(lambda: booth.act(services.submit, view)).code == "recording.items_open"
    view = booth.act(services.submit, booth.mark(view, "photo_approved"))
    assert (view.state, view.return_reason) == (RecordingState.AWAITING_REVIEW, "")
    assert approve(booth, view)[0].state is RecordingState.APPROVED


def test_a_draft_is_saved_and_taken_up_by_a_colleague(booth: Booth) -> None:
    view = booth.go_to(booth.start(), "photo")
    second = booth.office.second_recorder
    error = refused(lambda: booth.mark(view, "photo", actor=second))
    assert (error.code, error.params["operator"]) == ("recording.other_operator", "Petugas rekam1")
    view = booth.act(services.take_over, view, second)
    assert (view.operator, view.item("biodata").state) == ("Petugas rekam2", ItemState.CAPTURED)
    assert booth.mark(view, "photo", actor=second).item("photo").state is ItemState.CAPTURED


def test_an_old_window_changes_nothing(booth: Booth) -> None:
    view = booth.start()
    newer = booth.mark(view, "paper:0")
    for act in (
        lambda: booth.mark(view, "paper:1"),
        lambda: booth.fail(view, "paper:1"),
        lambda: booth.act(services.clear_item, view, key="paper:0"),
        lambda: booth.act(services.take_over, view, booth.office.second_recorder),
        lambda: booth.act(services.submit, view),
        lambda: booth.act(services.cancel, view, reason="x"),
    ):
        assert refused(act).code == "recording.changed_meanwhile"
    assert booth.view(view.id) == newer


def test_one_officer_at_two_windows_at_once(booth: Booth) -> None:
    view = booth.start()
    outcomes = race(lambda: booth.mark(view, "paper:0"), lambda: booth.mark(view, "paper:1"))
    assert outcomes == ["", "recording.changed_meanwhile"]
    assert booth.view(view.id).version == 2


def test_a_recording_is_cancelled_with_a_reason(booth: Booth) -> None:
    view = booth.start()
    assert refused(lambda: booth.act(services.cancel, view, reason=" ")).code == (
        "recording.reason_needed"
    )
    view = booth.act(services.cancel, view, reason="Pemohon pulang")
    assert (view.state, view.return_reason) == (RecordingState.CANCELLED, "Pemohon pulang")
    assert refused(lambda: booth.mark(view, "paper:0")).code == "recording.closed"


def test_only_recorders_and_supervisors_record(booth: Booth) -> None:
    office = booth.office
    for actor in (office.counter, office.printer, office.handover):
        assert refused(lambda actor=actor: booth.start(actor=actor)).code == "role.missing"
    view = booth.submitted()
    for actor in (office.counter, office.printer, office.handover):
        error = refused(lambda actor=actor: booth.act(services.approve, view, actor))
        assert error.code == "role.missing"


def test_the_receipt_says_what_was_done_and_what_comes(booth: Booth) -> None:
    booth.office.clock.set(datetime(2026, 11, 24, 1, 30, tzinfo=UTC))
    view = booth.go_to(booth.start(), "right_index")
    view = booth.excuse(view, "right_ring", ExceptionKind.PERMANENT, reason="Tidak ada jari")
    view = booth.act(services.submit, booth.go_to(view))
    view, issued = approve(booth, view)
    paper = booth.desk.read(papers.paper, f"recording.receipt/{view.number}")

    assert paper is not None
    assert paper.key == issued.key
    slip = paper.slip
    assert (slip["number"], slip["name"]) == ("R-2026-000001", "Andi Sitti Aminah")
    assert (slip["masked_nik"], slip["token"]) == ("7373••••••••0001", view.token)
    assert (slip["officer"], slip["recorded_at"]) == ("Petugas rekam1", "2026-11-24T09:30:00")
    assert slip["place"] == "Dinas Kependudukan dan Pencatatan Sipil"
    assert slip["next_step"]
    assert len(slip["steps"]) == 12  # eleven steps and one exception
    assert [line["excepted"] for line in slip["steps"]] == [False] * 11 + [True]
    assert "7373014405920001" not in str(slip)


def test_approval_notes_the_status_as_sent_by_our_own_act(booth: Booth) -> None:
    view = booth.submitted()
    approve(booth, view)
    day = date(2026, 11, 24)
    central = booth.desk.read(queries.central, resident_id=view.resident_id, day=day)
    assert central is not None
    assert (central.status, central.service_code) == (STATUS.SENT_FOR_ENROLLMENT, "NEW")
    seen = booth.desk.read(queries.sightings, resident_id=view.resident_id)
    assert [(row.status, row.source, row.officer) for row in seen] == [
        (STATUS.SENT_FOR_ENROLLMENT, SightingSource.OWN_ACT, "Petugas rekam2"),
    ]


def test_a_late_approval_does_not_take_back_what_was_seen_since(booth: Booth) -> None:
    """Sent is step ten; review may come a day later, when the card is print-ready already."""
    view = booth.submitted()
    booth.office.clock.advance(seconds=86_400)
    see(booth, view.resident_id, STATUS.PRINT_READY_RECORD)
    approve(booth, view)
    central = booth.desk.read(queries.central, resident_id=view.resident_id, day=date(2026, 11, 25))
    assert central is not None
    assert (central.status, central.service_code) == (STATUS.PRINT_READY_RECORD, "NEW")


def test_what_was_seen_before_a_new_recording_is_over_with_its_approval(booth: Booth) -> None:
    see(booth, booth.office.adult, STATUS.ENROLL_FAILURE_AT_CENTRAL)
    booth.office.clock.advance(seconds=60)
    approve(booth, booth.submitted())
    central = booth.desk.read(
        queries.central, resident_id=booth.office.adult, day=date(2026, 11, 24)
    )
    assert central is not None
    assert central.status is STATUS.SENT_FOR_ENROLLMENT


def served(booth: Booth, person: int | None) -> int:
    """A ticket for a recording, at counter 1."""
    counter = booth.office.counter
    ticket = booth.desk.write(
        counter, queue.take_number, service_code="NEW", resident_id=person
    ).result.ticket
    booth.desk.write(counter, queue.call_next, counter_id=1)
    booth.desk.write(counter, queue.serve, ticket_id=ticket.id)
    return ticket.id


def test_another_holder_does_not_open_the_way_out_of_a_checklist(booth: Booth) -> None:
    office = booth.office
    ticket_id = served(booth, office.adult)
    view = booth.start(ticket_id=ticket_id)

    def identify(person: int) -> None:
        booth.desk.write(
            office.counter, services.identify_visitor, ticket_id=ticket_id, resident_id=person
        )

    assert refused(lambda: identify(office.married)).code == "ticket.recording_stands"
    identify(office.adult)
    booth.act(services.cancel, view, reason="Salah orang")
    identify(office.married)


def test_a_recording_begun_on_a_number_holds_it_whoever_holds_the_number(booth: Booth) -> None:
    office = booth.office
    ticket_id = served(booth, None)
    booth.start(ticket_id=ticket_id)
    booth.desk.write(
        office.counter, queue.identify, ticket_id=ticket_id, resident_id=office.married
    )

    def finish() -> None:
        booth.desk.write(office.counter, services.finish_visit, ticket_id=ticket_id)

    assert refused(finish).code == "ticket.recording_open"


def test_a_visit_does_not_end_while_its_checklist_is_open(booth: Booth) -> None:
    office = booth.office
    ticket_id = served(booth, office.adult)
    view = booth.start(ticket_id=ticket_id)
    found = booth.desk.read(queries.recording_of_ticket, ticket_id=ticket_id)
    assert found is not None
    assert found.id == view.id

    def finish() -> None:
        booth.desk.write(office.counter, services.finish_visit, ticket_id=ticket_id)

    assert refused(finish).code == "ticket.recording_open"
    booth.act(services.submit, booth.go_to(view))
    finish()


def test_every_step_is_in_the_audit_by_its_officer_and_without_names(booth: Booth) -> None:
    view = booth.submitted()
    approve(booth, view)

    def of_recording(session: Session) -> list[AuditEntry]:
        rows = select(AuditEntry).where(col(AuditEntry.noun) == "recording")
        return list(session.exec(rows.order_by(col(AuditEntry.id))))

    entries = booth.desk.read(of_recording)
    actions = [entry.action for entry in entries]
    assert (actions[0], actions[-2:]) == (
        "recording.started", ["recording.submitted", "recording.approved"],
    )  # fmt: skip
    assert {entry.officer_id for entry in entries[:-1]} == {booth.office.recorder.officer_id}
    assert entries[-1].officer_id == booth.office.second_recorder.officer_id
    told = " ".join(str(entry.facts) for entry in entries)
    assert "Aminah" not in told
    assert "7373014405920001" not in told
