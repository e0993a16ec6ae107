"""A ticket from number to finish, and every refusal on the way."""

import pytest

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.papers import queries as papers
from ektp_desk.queue import queries, services
from ektp_desk.queue.rules import PriorityReason, TicketAct, TicketState
from tests.conftest import Office


def take(office: Office, service: str = "NEW", **values: object) -> queries.TicketRow:
    taken = office.desk.write(
        office.counter, services.take_number, service_code=service, **values
    ).result
    return taken.ticket


def call(office: Office) -> queries.TicketRow:
    return office.desk.write(office.counter, services.call_next, counter_id=1).result


def test_numbers_count_per_letter_and_day_without_gaps(office: Office) -> None:
    codes = [take(office, service).code for service in ("NEW", "LOST", "NEW", "DAMAGED")]
    assert codes == ["A-001", "B-001", "A-002", "B-002"]
    office.clock.advance(seconds=86_400)
    assert take(office).code == "A-001"


def test_a_refused_number_leaves_no_gap(office: Office) -> None:
    take(office, resident_id=office.adult)
    with pytest.raises(OfficeError, match=r"ticket\.open_already"):
        take(office, resident_id=office.adult)
    assert take(office).code == "A-002"


def test_whole_visit_with_its_history(office: Office) -> None:
    ticket = take(office, resident_id=office.adult)
    called = call(office)
    assert (called.id, called.state, called.counter_code) == (ticket.id, TicketState.CALLED, "1")
    write = office.desk.write
    write(office.counter, services.recall, ticket_id=ticket.id)
    write(office.counter, services.serve, ticket_id=ticket.id)
    done = write(office.counter, services.finish, ticket_id=ticket.id).result
    assert done.state is TicketState.DONE
    steps = office.desk.read(queries.history, ticket_id=ticket.id)
    assert [step.act for step in steps] == [
        TicketAct.TAKEN, TicketAct.CALLED, TicketAct.RECALLED, TicketAct.SERVED,
        TicketAct.FINISHED,
    ]  # fmt: skip
    assert steps[1].counter_code == "1"


def test_the_ticket_paper_is_issued_with_the_number(office: Office) -> None:
    ticket = take(office, resident_id=office.adult, priority=PriorityReason.PREGNANT)
    paper = office.desk.read(papers.paper, f"queue.ticket/2026-11-24/{ticket.code}")
    assert paper is not None
    assert paper.slip["code"] == "A-001"
    assert paper.slip["masked_nik"] == "7373••••••••0001"
    assert paper.slip["taken_at"] == "2026-11-24T08:00:00"


def test_a_counter_has_one_person_at_a_time(office: Office) -> None:
    take(office)
    take(office)
    call(office)
    with pytest.raises(OfficeError, match=r"counter\.busy"):
        call(office)


def test_nobody_waiting_is_a_sentence(office: Office) -> None:
    with pytest.raises(OfficeError, match=r"ticket\.none_waiting"):
        call(office)


def test_another_counter_cannot_finish_my_ticket(office: Office) -> None:
    ticket = take(office)
    call(office)
    with pytest.raises(OfficeError, match=r"ticket\.moved_on"):
        office.desk.write(office.second_counter, services.serve, ticket_id=ticket.id)


def test_recall_has_a_limit(office: Office) -> None:
    ticket = take(office)
    call(office)
    for _ in range(3):
        office.desk.write(office.counter, services.recall, ticket_id=ticket.id)
    with pytest.raises(OfficeError, match=r"ticket\.recall_limit"):
        office.desk.write(office.counter, services.recall, ticket_id=ticket.id)


def test_a_missed_call_comes_again_after_five_others(office: Office) -> None:
    missed = take(office)
    others = [take(office) for _ in range(6)]
    call(office)
    office.desk.write(office.counter, services.no_show, ticket_id=missed.id)
    office.desk.write(office.counter, services.return_to_waiting, ticket_id=missed.id)
    order = []
    for _ in range(7):
        row = call(office)
        order.append(row.id)
        office.desk.write(office.counter, services.serve, ticket_id=row.id)
        office.desk.write(office.counter, services.finish, ticket_id=row.id)
    assert order == [*(row.id for row in others[:5]), missed.id, others[5].id]


def test_parking_needs_what_is_missing_and_comes_back_to_the_counter(office: Office) -> None:
    ticket = take(office)
    call(office)
    with pytest.raises(OfficeError, match=r"ticket\.park_note"):
        office.desk.write(office.counter, services.park, ticket_id=ticket.id, note="  ")
    parked = office.desk.write(
        office.counter, services.park, ticket_id=ticket.id, note="Kartu Keluarga"
    ).result
    assert (parked.state, parked.note) == (TicketState.PARKED, "Kartu Keluarga")
    back = office.desk.write(
        office.second_counter, services.resume, ticket_id=ticket.id, counter_id=2
    ).result
    assert (back.state, back.counter_code) == (TicketState.SERVING, "2")


def test_quota_ends_the_numbers_of_a_service(office: Office) -> None:
    office.desk.write(
        office.supervisor, services.save_service, code="NEW", name_id="Perekaman", name_en="",
        papers_asked=["KK"], daily_quota=1, active=True,
    )  # fmt: skip
    cancelled = take(office)
    office.desk.write(office.counter, services.cancel, ticket_id=cancelled.id, note="Salah layanan")
    take(office)
    with pytest.raises(OfficeError, match=r"service\.quota_reached"):
        take(office)
    row = next(row for row in office.desk.read(queries.services, day=_today(office))
               if row.code == "NEW")  # fmt: skip
    assert (row.taken_today, row.left_today, row.waiting) == (1, 0, 1)


def test_a_person_gets_one_number_a_day_for_a_service(office: Office) -> None:
    ticket = take(office, resident_id=office.adult)
    call(office)
    office.desk.write(office.counter, services.serve, ticket_id=ticket.id)
    office.desk.write(office.counter, services.finish, ticket_id=ticket.id)
    with pytest.raises(OfficeError, match=r"ticket\.too_many"):
        take(office, resident_id=office.adult)
    assert take(office, "PICKUP", resident_id=office.adult).code == "C-001"


def test_roles_are_checked_in_the_service(office: Office) -> None:
    with pytest.raises(OfficeError, match=r"role\.missing"):
        office.desk.write(office.printer, services.take_number, service_code="NEW")


def test_identify_says_who_holds_the_ticket(office: Office) -> None:
    ticket = take(office)
    row = office.desk.write(
        office.counter, services.identify, ticket_id=ticket.id, resident_id=office.adult
    ).result
    assert row.resident_name == "Andi Sitti Aminah"
    assert row.state is TicketState.WAITING


def _today(office: Office):  # type: ignore[no-untyped-def]
    return office.clock.now().date()
