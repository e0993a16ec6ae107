"""The sentence of a refusal names the rule that was broken, and no rule has a way around it."""

import pytest

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.queue import services
from ektp_desk.queue.queries import TicketRow
from ektp_desk.recording import services as recording
from tests.conftest import Office
from tests.racing import refused


def take(office: Office, service: str = "NEW", **values: object) -> TicketRow:
    return office.desk.write(
        office.counter, services.take_number, service_code=service, **values
    ).result.ticket


def serve(office: Office) -> TicketRow:
    ticket = office.desk.write(office.counter, services.call_next, counter_id=1).result
    return office.desk.write(office.counter, services.serve, ticket_id=ticket.id).result


def missed(office: Office) -> TicketRow:
    """A number whose holder did not come."""
    take(office, resident_id=office.adult)
    ticket = office.desk.write(office.counter, services.call_next, counter_id=1).result
    return office.desk.write(office.counter, services.no_show, ticket_id=ticket.id).result


def identify(office: Office, ticket: TicketRow, resident_id: int) -> TicketRow:
    return office.desk.write(
        office.counter, services.identify, ticket_id=ticket.id, resident_id=resident_id
    ).result


def test_who_missed_a_call_and_took_another_number_is_not_told_the_counter_is_busy(
    office: Office,
) -> None:
    first = missed(office)
    second = take(office, resident_id=office.adult)

    def again() -> object:
        return office.desk.write(office.counter, services.return_to_waiting, ticket_id=first.id)

    def here() -> object:
        return office.desk.write(
            office.counter, services.resume, ticket_id=first.id, counter_id=1
        )  # fmt: skip

    assert refused(again).code == "ticket.open_already"
    assert refused(here).code == "ticket.open_already"
    office.desk.write(office.counter, services.cancel, ticket_id=second.id, note="nomor lama")
    here()


def test_a_busy_counter_is_still_said(office: Office) -> None:
    first = missed(office)
    take(office)
    serve(office)
    error = refused(
        lambda: office.desk.write(
            office.counter, services.resume, ticket_id=first.id, counter_id=1
        )
    )  # fmt: skip
    assert error.code == "counter.busy"


def test_a_person_who_is_not_on_the_roll(office: Office) -> None:
    assert refused(lambda: take(office, resident_id=99_999)).code == "resident.unknown"
    ticket = take(office)
    assert refused(lambda: identify(office, ticket, 99_999)).code == "resident.unknown"


def test_a_recording_for_a_number_that_is_not_there(office: Office) -> None:
    with pytest.raises(OfficeError, match=r"ticket\.unknown"):
        office.desk.write(
            office.recorder, recording.start, resident_id=office.adult, ticket_id=99_999
        )


def test_a_number_without_nik_does_not_get_past_the_limit(office: Office) -> None:
    take(office, resident_id=office.adult)
    office.desk.write(office.counter, services.finish, ticket_id=serve(office).id)
    nameless = take(office)

    error = refused(lambda: identify(office, nameless, office.adult))

    assert (error.code, error.params) == ("ticket.too_many", {"most": 1})
    assert identify(office, nameless, office.married).resident_name == "Baso Yusuf"


def test_an_open_number_is_one_whoever_it_was_given_to(office: Office) -> None:
    take(office, resident_id=office.adult)
    nameless = take(office)
    assert refused(lambda: identify(office, nameless, office.adult)).code == "ticket.open_already"


def test_saying_again_who_holds_a_number_is_no_second_number(office: Office) -> None:
    ticket = take(office, resident_id=office.adult)
    assert identify(office, ticket, office.adult).resident_id == office.adult
