"""What a day leaves open does not stand in the way of the next one."""

from dataclasses import replace

import pytest
from sqlalchemy import event
from sqlmodel import Session, col, select

from ektp_desk.kernel.models import AuditEntry
from ektp_desk.queue import queries, services
from ektp_desk.queue.lapse import close_lapsed
from ektp_desk.queue.rules import LAPSES_TO, OPEN_STATES, TicketAct, TicketState
from ektp_desk.queue.shifts import Shift, begin_shift
from tests.conftest import Office
from tests.racing import race, refused

NIGHT = 86_400


def take(office: Office) -> queries.TicketRow:
    return office.desk.write(
        office.counter, services.take_number, service_code="INFO"
    ).result.ticket


def call(office: Office) -> queries.TicketRow:
    return office.desk.write(office.counter, services.call_next, counter_id=1).result


def act(office: Office, service: object, ticket: queries.TicketRow, **values: object) -> object:
    return office.desk.write(office.counter, service, ticket_id=ticket.id, **values).result


def leave_one_of_each(office: Office) -> dict[TicketState, queries.TicketRow]:
    """One ticket in every open state, as a day may end."""
    left = {}
    for state in (TicketState.AWAITING_CARD, TicketState.PARKED, TicketState.SERVING):
        take(office)
        left[state] = call(office)
        act(office, services.serve, left[state])
        if state is TicketState.AWAITING_CARD:
            act(office, services.await_card, left[state])
        elif state is TicketState.PARKED:
            act(office, services.park, left[state], note="KK")
    take(office)
    left[TicketState.CALLED] = office.desk.write(
        office.second_counter, services.call_next, counter_id=2
    ).result
    left[TicketState.WAITING] = take(office)
    return left


def audited(office: Office) -> list[int]:
    def lapsed(session: Session) -> list[int]:
        statement = select(AuditEntry.row_id).where(col(AuditEntry.action) == "ticket.lapsed")
        return list(session.exec(statement))

    return office.desk.read(lapsed)


def test_every_open_state_has_its_end() -> None:
    assert set(LAPSES_TO) == set(OPEN_STATES)
    assert set(LAPSES_TO.values()) == {TicketState.NO_SHOW, TicketState.CANCELLED}


def test_the_first_to_sign_in_closes_what_was_left_open(office: Office) -> None:
    left = leave_one_of_each(office)
    assert office.desk.write(office.counter, begin_shift).result.lapsed == 0  # still the same day
    office.clock.advance(seconds=NIGHT)

    assert office.desk.write(office.printer, begin_shift).result == Shift(5)

    for state, ticket in left.items():
        row = office.desk.read(queries.ticket, ticket_id=ticket.id)
        step = office.desk.read(queries.history, ticket_id=ticket.id)[-1]
        assert row is not None
        assert row.state is LAPSES_TO[state]
        assert row.ended_at == office.clock.now()
        assert (step.act, step.state) == (TicketAct.LAPSED, LAPSES_TO[state])
    assert sorted(audited(office)) == sorted(ticket.id for ticket in left.values())
    assert office.desk.write(office.counter, begin_shift).result == Shift(0)


@pytest.mark.parametrize("last", [services.call_next, services.serve])
def test_a_counter_left_with_somebody_is_free_the_next_day(office: Office, last: object) -> None:
    take(office)
    ticket = call(office)
    if last is services.serve:
        act(office, services.serve, ticket)
    office.clock.advance(seconds=NIGHT)

    today = take(office)

    assert call(office).id == today.id


def test_calling_closes_yesterday_too(office: Office) -> None:
    office.clock.advance(seconds=NIGHT)
    today = take(office)
    office.clock.advance(seconds=-NIGHT)
    take(office)
    left = call(office)
    office.clock.advance(seconds=NIGHT)

    assert call(office).id == today.id
    row = office.desk.read(queries.ticket, ticket_id=left.id)
    assert row is not None
    assert row.state is TicketState.NO_SHOW


@pytest.mark.parametrize("state", [TicketState.PARKED, TicketState.NO_SHOW])
def test_yesterdays_number_does_not_come_back(office: Office, state: TicketState) -> None:
    take(office)
    ticket = call(office)
    if state is TicketState.PARKED:
        act(office, services.park, ticket, note="KK")
    else:
        act(office, services.no_show, ticket)
    office.clock.advance(seconds=NIGHT)

    def again() -> object:
        return act(office, services.return_to_waiting, ticket)

    def here() -> object:
        return act(office, services.resume, ticket, counter_id=1)

    assert [refused(back).code for back in (again, here)] == ["ticket.other_day"] * 2


def test_two_who_begin_the_day_at_once_close_each_number_once(office: Office) -> None:
    leave_one_of_each(office)
    office.clock.advance(seconds=NIGHT)

    race(*[lambda: office.desk.write(office.counter, close_lapsed)] * 4)

    assert len(audited(office)) == 5


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_asking_for_what_was_left_does_not_go_through_all_tickets(office: Office) -> None:
    asked: list[tuple[str, object]] = []

    def listen(_on: object, _cursor: object, sql: str, values: object, *_more: object) -> None:
        asked.append((sql, values))

    event.listen(office.desk.engine, "before_cursor_execute", listen)
    office.desk.write(office.counter, close_lapsed)
    sql, values = next(one for one in asked if "FROM ticket" in one[0])

    def plan(session: Session) -> str:
        return str(session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all())

    assert "ix_ticket_open_day" in office.desk.read(plan)


def test_what_a_colleague_left_at_the_counter_is_said_and_can_be_gone_on_with(
    office: Office,
) -> None:
    take(office)
    ticket = call(office)
    assert office.desk.write(office.counter, begin_shift).result == Shift(0)
    relief = office.second_counter
    seated = replace(relief, counter_id=1)

    shift = office.desk.write(seated, begin_shift).result

    assert shift == Shift(0, ticket.code, "Petugas loket1")
    row = office.desk.write(seated, services.serve, ticket_id=ticket.id).result
    assert row.state is TicketState.SERVING
