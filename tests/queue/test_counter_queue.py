"""What a counter sees is what it calls."""

from ektp_desk.accounts import services as accounts
from ektp_desk.queue import services
from ektp_desk.queue.counter_queue import CounterQueue, counter_queue
from ektp_desk.queue.rules import TicketState
from tests.conftest import MORNING, Office


def look(office: Office, counter_id: int | None) -> tuple[list[str], list[str]]:
    queue: CounterQueue = office.desk.read(
        counter_queue, day=MORNING.date(), now=MORNING, counter_id=counter_id
    )
    return [row.code for row in queue.waiting], [row.code for row in queue.aside]


def test_a_counter_sees_its_letters_and_who_sits_at_none_sees_all(office: Office) -> None:
    for service in ("NEW", "NEW", "INFO"):
        office.desk.write(office.counter, services.take_number, service_code=service)
    called = office.desk.write(office.counter, services.call_next, counter_id=1).result
    office.desk.write(office.counter, services.no_show, ticket_id=called.id)
    assert look(office, 1) == (["A-002", "D-001"], ["A-001"])
    for counter_id, letters in ((1, "D"), (2, "A")):
        office.desk.write(
            office.supervisor, accounts.save_counter, counter_id=counter_id,
            code=str(counter_id), name="Loket", letters=letters, active=True,
        )  # fmt: skip

    assert look(office, 1) == (["D-001"], [])
    assert look(office, 2) == (["A-002"], ["A-001"])
    assert look(office, None) == (["A-002", "D-001"], ["A-001"])
    next_one = office.desk.write(office.counter, services.call_next, counter_id=1).result
    assert (next_one.code, next_one.state) == ("D-001", TicketState.CALLED)
