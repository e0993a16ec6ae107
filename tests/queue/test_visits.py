"""Visits of several services: passed on, coming back, one after another, with one number."""

import pytest

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Actor
from ektp_desk.queue import queries, services
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import TicketState
from tests.conftest import MORNING, Office


def take(office: Office, service: str = "NEW", person: int | None = None) -> TicketRow:
    taken = office.desk.write(
        office.counter, services.take_number, service_code=service, resident_id=person
    )
    return taken.result.ticket


def call(office: Office, actor: Actor) -> TicketRow:
    return office.desk.write(actor, services.call_next, counter_id=actor.counter_id or 0).result


def served(office: Office, actor: Actor) -> TicketRow:
    called = call(office, actor)
    return office.desk.write(actor, services.serve, ticket_id=called.id).result


def newest(office: Office, code: str) -> TicketRow:
    row = office.desk.read(queries.ticket_by_code, code=code, day=MORNING.date())
    assert row is not None
    return row


def test_who_is_passed_on_keeps_number_paper_and_arrival(office: Office) -> None:
    first = take(office, "NEW", office.adult)
    office.clock.advance(seconds=1)
    take(office, "INFO")
    served(office, office.counter)
    ended = office.desk.write(
        office.counter, services.transfer, ticket_id=first.id, service_code="DAMAGED",
        note="kartunya rusak",
    ).result  # fmt: skip
    assert ended.state is TicketState.TRANSFERRED
    child = newest(office, first.code)
    assert (child.state, child.service_code) == (TicketState.WAITING, "DAMAGED")
    assert (child.token, child.arrived_at) == (first.token, first.arrived_at)
    assert child.resident_id == office.adult
    assert office.desk.read(queries.ticket_by_token, token=first.token) == child
    assert call(office, office.second_counter).id == child.id  # arrived before the other


def test_who_comes_back_returns_to_the_same_counter_alone(office: Office) -> None:
    first = take(office, "NEW", office.adult)
    served(office, office.counter)
    office.desk.write(
        office.counter, services.transfer, ticket_id=first.id, service_code="INFO",
        comes_back=True,
    )  # fmt: skip
    child = served(office, office.second_counter)
    office.desk.write(office.second_counter, services.finish, ticket_id=child.id)
    back = newest(office, first.code)
    assert (back.service_code, back.only_counter_id, back.plan) == ("NEW", 1, ())
    with pytest.raises(OfficeError, match=r"ticket\.none_waiting"):
        call(office, office.second_counter)
    assert call(office, office.counter).id == back.id


def test_several_services_follow_each_other(office: Office) -> None:
    first = take(office, "NEW", office.adult)
    office.desk.write(
        office.counter, services.plan_services, ticket_id=first.id,
        service_codes=["DAMAGED", "INFO"],
    )  # fmt: skip
    seen = []
    for _ in range(3):
        row = served(office, office.counter)
        seen.append((row.code, row.service_code))
        office.desk.write(office.counter, services.finish, ticket_id=row.id)
    assert seen == [("A-001", "NEW"), ("A-001", "DAMAGED"), ("A-001", "INFO")]
    steps = office.desk.read(queries.visit, ticket_id=first.id)
    assert [row.state for row in steps] == [TicketState.DONE] * 3
    with pytest.raises(OfficeError, match=r"ticket\.none_waiting"):
        call(office, office.counter)


def test_numbers_and_quotas_count_a_person_passed_on_once(office: Office) -> None:
    first = take(office, "NEW", office.adult)
    served(office, office.counter)
    office.desk.write(office.counter, services.transfer, ticket_id=first.id, service_code="DAMAGED")
    rows = {row.code: row for row in office.desk.read(queries.services, day=MORNING.date())}
    assert (rows["NEW"].taken_today, rows["DAMAGED"].taken_today) == (0, 1)
    assert take(office, "NEW").code == "A-002"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"service_code": "NEW"}, "ticket.transfer_nowhere"),
        ({"service_code": "NONE"}, "service.closed"),
        ({"service_code": "INFO", "counter_id": 99}, "counter.unknown"),
    ],
)
def test_a_wrong_transfer_changes_nothing(
    office: Office, wrong: dict[str, object], code: str
) -> None:
    first = take(office, "NEW", office.adult)
    served(office, office.counter)
    with pytest.raises(OfficeError) as refused:
        office.desk.write(office.counter, services.transfer, ticket_id=first.id, **wrong)  # type: ignore[arg-type]
    assert refused.value.code == code
    assert newest(office, first.code).state is TicketState.SERVING
    assert len(office.desk.read(queries.visit, ticket_id=first.id)) == 1


def test_one_counter_can_be_named(office: Office) -> None:
    first = take(office, "NEW")
    served(office, office.counter)
    office.desk.write(
        office.counter, services.transfer, ticket_id=first.id, service_code="NEW", counter_id=2
    )
    with pytest.raises(OfficeError, match=r"ticket\.none_waiting"):
        call(office, office.counter)
    assert call(office, office.second_counter).code == first.code


def test_out_of_turn_needs_a_reason(office: Office) -> None:
    take(office)
    second = take(office)
    with pytest.raises(OfficeError, match=r"ticket\.call_note"):
        office.desk.write(
            office.counter, services.call_chosen, ticket_id=second.id, counter_id=1, reason="  "
        )
    called = office.desk.write(
        office.counter, services.call_chosen, ticket_id=second.id, counter_id=1,
        reason="dokter menunggu",
    ).result  # fmt: skip
    assert called.state is TicketState.CALLED
    steps = office.desk.read(queries.history, ticket_id=second.id)
    assert steps[-1].note == "dokter menunggu"


def test_who_waited_for_a_card_goes_on_with_the_next_service(office: Office) -> None:
    first = take(office, "DAMAGED", office.adult)
    served(office, office.counter)
    office.desk.write(
        office.counter, services.plan_services, ticket_id=first.id, service_codes=["INFO"]
    )
    office.desk.write(office.counter, services.await_card, ticket_id=first.id)
    office.desk.write(office.printer, services.close_awaiting, ticket_id=first.id)
    child = newest(office, first.code)
    assert (child.service_code, child.state) == ("INFO", TicketState.WAITING)


def test_nothing_is_planned_for_a_visit_that_is_over(office: Office) -> None:
    first = take(office, "NEW", office.adult)
    served(office, office.counter)
    office.desk.write(office.counter, services.finish, ticket_id=first.id)
    with pytest.raises(OfficeError, match=r"ticket\.moved_on"):
        office.desk.write(
            office.counter, services.plan_services, ticket_id=first.id, service_codes=["INFO"]
        )
