"""Taking a step back within a minute: everything as it was, and both steps in the history."""

from collections.abc import Callable
from typing import Any

import pytest

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.queue import queries, services
from ektp_desk.queue.models import Ticket
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import TicketAct, TicketState
from tests.conftest import Office
from tests.queue.test_visits import call, newest, served, take

Step = Callable[..., Any]


def look(office: Office, ticket_id: int) -> dict[str, Any]:
    """All columns as they stand."""
    ticket = office.desk.read(lambda session: session.get(Ticket, ticket_id))
    assert ticket is not None
    return ticket.model_dump()


def undo(office: Office, ticket_id: int) -> TicketRow:
    return office.desk.write(office.counter, services.undo, ticket_id=ticket_id).result


STEPS: list[tuple[str, bool, Step, dict[str, Any]]] = [
    ("no-show", False, services.no_show, {}),
    ("the person came", False, services.serve, {}),
    ("parked", True, services.park, {"note": "KK"}),
    ("awaits the card", True, services.await_card, {}),
    ("finished", True, services.finish, {}),
    ("passed on", True, services.transfer, {"service_code": "INFO"}),
]


@pytest.mark.parametrize(("name", "serving", "step", "words"), STEPS, ids=lambda v: str(v)[:16])
def test_a_step_taken_back_leaves_all_as_it_was(
    office: Office, name: str, serving: bool, step: Step, words: dict[str, Any]
) -> None:
    first = take(office, "NEW", office.adult)
    row = served(office, office.counter) if serving else call(office, office.counter)
    before = look(office, row.id)
    office.clock.advance(seconds=20)
    office.desk.write(office.counter, step, ticket_id=row.id, **words)
    assert look(office, row.id) != before
    office.clock.advance(seconds=59)
    undo(office, row.id)
    assert look(office, row.id) == before
    acts = [one.act for one in office.desk.read(queries.history, ticket_id=row.id)]
    assert acts[-1] is TicketAct.UNDONE
    assert newest(office, first.code).id == row.id


def test_a_call_taken_back_waits_where_it_was(office: Office) -> None:
    missed = take(office)
    call(office, office.counter)
    office.desk.write(office.counter, services.no_show, ticket_id=missed.id)
    office.desk.write(office.counter, services.return_to_waiting, ticket_id=missed.id)
    second = take(office)
    before = (look(office, missed.id), look(office, second.id))
    assert call(office, office.counter).id == second.id
    assert look(office, missed.id)["wait_for_others"] == before[0]["wait_for_others"] - 1
    undo(office, second.id)
    assert (look(office, missed.id), look(office, second.id)) == before


def test_too_late_somebody_elses_or_overtaken_is_refused(office: Office) -> None:
    row = take(office, "NEW", office.adult)
    call(office, office.counter)
    with pytest.raises(OfficeError, match=r"ticket\.undo_late"):
        office.desk.write(office.second_counter, services.undo, ticket_id=row.id)
    office.desk.write(office.counter, services.recall, ticket_id=row.id)
    with pytest.raises(OfficeError, match=r"ticket\.undo_late"):
        undo(office, row.id)  # everybody heard it
    office.desk.write(office.counter, services.no_show, ticket_id=row.id)
    office.clock.advance(seconds=61)
    with pytest.raises(OfficeError, match=r"ticket\.undo_late"):
        undo(office, row.id)


def test_a_second_undo_is_refused(office: Office) -> None:
    row = take(office)
    call(office, office.counter)
    undo(office, row.id)
    with pytest.raises(OfficeError, match=r"ticket\.undo_late"):
        undo(office, row.id)


def test_a_child_already_called_keeps_the_transfer(office: Office) -> None:
    first = take(office, "NEW", office.adult)
    served(office, office.counter)
    office.desk.write(office.counter, services.transfer, ticket_id=first.id, service_code="INFO")
    child = call(office, office.second_counter)
    with pytest.raises(OfficeError, match=r"ticket\.undo_late"):
        undo(office, first.id)
    assert newest(office, first.code).id == child.id
    assert look(office, first.id)["state"] is TicketState.TRANSFERRED


def test_no_second_person_at_the_counter_by_undoing(office: Office) -> None:
    first = take(office)
    take(office)
    called = call(office, office.counter)
    assert called.id == first.id
    office.desk.write(office.counter, services.no_show, ticket_id=first.id)
    call(office, office.counter)
    with pytest.raises(OfficeError, match=r"counter\.busy"):
        undo(office, first.id)
