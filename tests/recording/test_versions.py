"""Publishing checklists: what is under way keeps its own, and nobody overwrites anybody."""

from dataclasses import replace
from datetime import date

import pytest

from ektp_desk.queue import services as queue
from ektp_desk.queue.queries import services as offered
from ektp_desk.recording import queries_checklist, services, services_checklist
from ektp_desk.recording.definitions import Definition, shipped
from ektp_desk.recording.needs import Need
from ektp_desk.recording.queries_checklist import ChecklistNow
from ektp_desk.recording.rules import ExceptionKind, ItemState
from tests.conftest import Office
from tests.racing import race, refused
from tests.recording.conftest import Booth
from tests.recording.test_definitions import changed, moved, own, without

DAY = date(2026, 11, 24)


def now(booth: Booth) -> ChecklistNow:
    return booth.desk.read(queries_checklist.checklist_now)


def publish(
    booth: Booth, definition: Definition, based_on: int = 1, reason: str = "Rapat 24 November"
) -> int:
    return booth.desk.write(
        booth.office.supervisor,
        services_checklist.publish,
        definition=definition,
        based_on=based_on,
        reason=reason,
    ).result


def test_an_office_begins_with_the_shipped_checklist(booth: Booth) -> None:
    before = now(booth)
    assert (before.current.number, before.current.definition) == (1, shipped())
    assert booth.start().checklist == 1
    after = now(booth)
    assert (after.current.number, after.current.recordings, after.older) == (1, 1, ())
    assert after.draft().papers["NEW"] == ("Fotokopi Kartu Keluarga", "Formulir F-1.02")
    assert after.draft().papers["INFO"] == ()


def test_two_first_recordings_at_once_keep_one_first_version(booth: Booth) -> None:
    office = booth.office
    outcomes = race(
        lambda: booth.start(office.adult),
        lambda: booth.start(office.married, office.second_recorder),
    )
    assert outcomes == ["", ""]
    assert now(booth).current.recordings == 2


def test_a_recording_keeps_the_version_it_was_begun_under(booth: Booth) -> None:
    old = booth.go_to(booth.start(), "signature")
    wanted = changed(without(now(booth).draft(), "irises"), "fingers", attempts=1)
    assert publish(booth, moved(wanted, "signature", 6)) == 2

    old = booth.view(old.id)
    assert (old.checklist, "right_iris" in old.states()) == (1, True)
    assert old.definition.step("fingers").attempts == 3
    booth.act(services.submit, booth.go_to(old))

    new = booth.start(booth.office.married)
    assert (new.checklist, "right_iris" in new.states()) == (2, False)
    keys = [step.key for step in new.steps]
    assert keys.index("fingers") < keys.index("signature")
    new = booth.fail(booth.go_to(new, "right_index"), "right_index")
    new = booth.excuse(new, "right_index", ExceptionKind.TEMPORARY)
    assert new.item("right_index").state is ItemState.EXCEPTION
    found = now(booth)
    assert [(row.number, row.recordings) for row in (found.current, *found.older)] == [
        (2, 1), (1, 1),
    ]  # fmt: skip
    assert found.current.reason == "Rapat 24 November"
    assert found.current.officer == "Supervisor"


def test_papers_are_of_the_version_and_on_the_tickets(booth: Booth) -> None:
    draft = now(booth).draft()
    wanted = replace(draft, papers={**draft.papers, "NEW": (" Kartu  Keluarga asli ", "", "Foto")})
    publish(booth, wanted)
    view = booth.start()
    assert [item.label for item in view.items[1:3]] == ["Kartu Keluarga asli", "Foto"]
    rows = booth.desk.read(offered, day=DAY)
    assert next(row.papers for row in rows if row.code == "NEW") == ("Kartu Keluarga asli", "Foto")


def test_the_papers_are_those_of_the_service_the_person_came_for(booth: Booth) -> None:
    office = booth.office
    ticket = booth.desk.write(
        office.counter, queue.take_number, service_code="FOREIGNER", resident_id=office.adult
    ).result.ticket
    view = booth.start(ticket_id=ticket.id)
    assert view.service_code == "FOREIGNER"
    assert view.items[1].label == "Dokumen perjalanan"


@pytest.mark.parametrize(
    ("broken", "code", "field"),
    [
        (moved(shipped(), "sent", 4), "checklist.sent_last", ""),
        (own(shipped(), 3, name_id=""), "checklist.name_needed", "name_id"),
        (changed(shipped(), "fingers", attempts=0), "checklist.attempts", "attempts"),
        (shipped(), "checklist.unchanged", ""),
    ],
)
def test_a_broken_checklist_is_refused_and_leaves_nothing(
    booth: Booth, broken: Definition, code: str, field: str
) -> None:
    error = refused(lambda: publish(booth, broken))
    assert (error.code, error.field) == (code, field)
    assert now(booth).current.officer == ""


def test_why_is_asked_and_only_a_supervisor_publishes(booth: Booth) -> None:
    wanted = changed(shipped(), "fingers", attempts=2)
    error = refused(lambda: publish(booth, wanted, reason="  "))
    assert (error.code, error.field) == ("recording.reason_needed", "reason")

    def as_operator() -> None:
        booth.desk.write(
            booth.office.recorder, services_checklist.publish, definition=wanted, based_on=1,
            reason="x",
        )  # fmt: skip

    assert refused(as_operator).code == "role.missing"


def test_two_supervisors_do_not_overwrite_each_other(booth: Booth) -> None:
    booth.start()
    one, two = (changed(shipped(), "fingers", attempts=number) for number in (2, 4))
    outcomes = race(lambda: publish(booth, one), lambda: publish(booth, two))
    assert outcomes == ["", "checklist.changed_meanwhile"]
    assert now(booth).current.number == 2


def test_a_step_of_the_offices_own_is_worked_through_and_on_the_receipt(booth: Booth) -> None:
    publish(booth, own(shipped(), 3, exceptions=(ExceptionKind.PERMANENT,)))
    view = booth.go_to(booth.start(), "own_1")
    view = booth.excuse(view, "own_1", ExceptionKind.PERMANENT, reason="Berbaring", by="")
    view = booth.act(services.submit, booth.go_to(view))
    issued = booth.desk.write(
        booth.office.second_recorder, services.approve, recording_id=view.id, version=view.version
    ).result[1]
    names = [line["step"] for line in issued.slip["steps"]]
    assert names.count("Ukur tinggi") == 2  # among the steps and among the exceptions


def test_kinds_that_a_step_does_not_know_and_whom_they_need(booth: Booth) -> None:
    photo = changed(shipped(), "photo", exceptions=(ExceptionKind.PERMANENT,))
    publish(booth, replace(photo, sign_off=tuple(ExceptionKind)))
    view = booth.go_to(booth.start(), "photo")
    error = refused(lambda: booth.excuse(view, "photo", ExceptionKind.REFUSED))
    assert (error.code, error.field) == ("recording.kind_not_known", "kind")
    error = refused(lambda: booth.excuse(view, "photo", ExceptionKind.PERMANENT, by=""))
    assert error.code.startswith("sign_off.")
    signed = booth.excuse(view, "photo", ExceptionKind.PERMANENT)
    assert signed.item("photo").signed_off_by == "Petugas rekam2"


def test_what_the_steps_took(booth: Booth, office: Office) -> None:
    view = booth.start()
    office.clock.advance(seconds=120)
    view = booth.mark(view, "paper:0", "paper:1")
    office.clock.advance(seconds=60)
    view = booth.mark(view, "biodata")
    view = booth.fail(view, "photo", times=2)
    office.clock.advance(seconds=90)
    view = booth.act(services.submit, booth.go_to(view))
    special = booth.adapt(booth.start(office.married), Need.WHEELCHAIR, by="")
    office.clock.advance(seconds=1_800)
    booth.act(services.submit, booth.go_to(special))
    booth.start(office.pupil)  # never handed in: no figure

    times = {time.step: time for time in booth.desk.read(queries_checklist.times_of,
                                                         recording_id=view.id)}  # fmt: skip
    assert (times["papers"].seconds, times["biodata"].seconds) == (120, 60)
    assert (times["photo"].seconds, times["photo"].attempts) == (90, 3)
    found = booth.desk.read(queries_checklist.recording_figures, start=DAY, end=DAY)
    assert (found.ordinary, found.special, found.by_need) == (1, 1, {Need.WHEELCHAIR: 1})
    assert found.special_minutes == 30
    assert found.steps["papers"].median_seconds == 120
    assert found.steps["photo"].attempts == pytest.approx(3)
