"""A counter's acts are done at that counter."""

from collections.abc import Callable
from dataclasses import replace

from ektp_desk.accounts import services as accounts
from ektp_desk.kernel.work import Actor
from ektp_desk.queue import services
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import TicketState
from tests.conftest import CONSOLE, Office
from tests.racing import refused


def take(office: Office) -> TicketRow:
    return office.desk.write(
        office.counter, services.take_number, service_code="INFO"
    ).result.ticket


def call(office: Office, actor: Actor | None = None, counter_id: int = 1) -> TicketRow:
    return office.desk.write(
        actor or office.counter, services.call_next, counter_id=counter_id
    ).result


def act(
    office: Office,
    service: Callable[..., TicketRow],
    ticket: TicketRow,
    actor: Actor | None = None,
    **values: object,
) -> TicketRow:
    return office.desk.write(actor or office.counter, service, ticket_id=ticket.id, **values).result


def test_numbers_are_called_to_ones_own_counter(office: Office) -> None:
    take(office)
    unseated = replace(office.counter, counter_id=None)
    for actor, counter_id in ((office.counter, 2), (unseated, 1)):
        error = refused(lambda who=actor, where=counter_id: call(office, who, where))
        assert error.code == "counter.not_yours"
    assert call(office).counter_code == "1"


def test_people_are_brought_back_to_ones_own_counter(office: Office) -> None:
    take(office)
    ticket = call(office)
    act(office, services.park, ticket, note="KK")
    error = refused(lambda: act(office, services.resume, ticket, counter_id=2))
    assert error.code == "counter.not_yours"


def test_nobody_is_brought_to_a_counter_that_was_closed(office: Office) -> None:
    take(office)
    ticket = call(office)
    act(office, services.park, ticket, note="KK")
    office.desk.write(
        office.supervisor, accounts.save_counter, counter_id=1, code="1", name="Loket 1",
        letters="A", active=False,
    )  # fmt: skip
    error = refused(lambda: act(office, services.resume, ticket, counter_id=1))
    assert error.code == "counter.unknown"


def test_who_stands_at_another_counter_is_left_alone(office: Office) -> None:
    take(office)
    ticket = call(office)
    act(office, services.serve, ticket)
    unseated = replace(office.counter, counter_id=None)
    for actor in (office.second_counter, unseated):
        for service, values in (
            (services.finish, {}),
            (services.park, {"note": "KK"}),
            (services.await_card, {}),
            (services.identify, {"resident_id": office.adult}),
        ):
            error = refused(
                lambda who=actor, does=service, given=values: act(
                    office, does, ticket, who, **given
                )
            )
            assert error.code == "ticket.moved_on"
    assert act(office, services.finish, ticket).state is TicketState.DONE


def test_who_waits_for_a_card_stands_at_no_counter(office: Office) -> None:
    take(office)
    ticket = call(office)
    act(office, services.serve, ticket)
    act(office, services.await_card, ticket)
    done = act(office, services.finish, ticket, office.second_counter)
    assert done.state is TicketState.DONE


def test_the_console_sits_nowhere_and_acts_for_any_counter(office: Office) -> None:
    take(office)
    ticket = call(office, CONSOLE, 2)
    assert act(office, services.no_show, ticket, CONSOLE).state is TicketState.NO_SHOW
