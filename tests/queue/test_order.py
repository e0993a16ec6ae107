"""The order of calls: a pure function, so properties can be tried on thousands of queues."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ektp_desk.queue.order import OrderRule, Waiting, call_order, choose_next

START = datetime(2026, 11, 24, tzinfo=UTC)
NOW = START + timedelta(minutes=30)
RULE = OrderRule(most_priority=2, ageing=timedelta(minutes=60))


def ticket(number: int, *, priority: bool = False, others: int = 0) -> Waiting:
    return Waiting(number, START + timedelta(minutes=number), priority, others)


def ids(*tickets: Waiting, in_a_row: int = 0) -> list[int]:
    order = call_order(tickets, now=NOW, rule=RULE, priority_in_a_row=in_a_row)
    return [choice.ticket_id for choice in order]


def test_arrival_decides() -> None:
    assert ids(ticket(2), ticket(1), ticket(3)) == [1, 2, 3]


def test_priority_goes_first_but_at_most_two_in_a_row() -> None:
    queue = [ticket(1), ticket(2), *(ticket(number, priority=True) for number in range(3, 7))]
    assert ids(*queue) == [3, 4, 1, 5, 6, 2]
    assert ids(*queue, in_a_row=2)[0] == 1


def test_a_returned_no_show_waits_for_the_others_asked() -> None:
    assert ids(ticket(1, others=2), ticket(2), ticket(3), ticket(4)) == [2, 3, 1, 4]


def test_a_returned_no_show_alone_is_called_at_once() -> None:
    assert ids(ticket(1, others=5)) == [1]


def test_the_reason_is_told() -> None:
    choice = choose_next(
        [ticket(1), ticket(2, priority=True)], now=NOW, rule=RULE, priority_in_a_row=0
    )
    assert choice is not None
    assert choice.reason == "choice.priority"


waiting = st.lists(st.tuples(st.booleans(), st.integers(0, 6)), min_size=1, max_size=25).map(
    lambda rows: [ticket(n, priority=p, others=o) for n, (p, o) in enumerate(rows)]
)


@given(waiting, st.integers(0, 4))
def test_everybody_is_called_once_and_the_first_is_the_choice(
    queue: list[Waiting], in_a_row: int
) -> None:
    order = ids(*queue, in_a_row=in_a_row)
    assert sorted(order) == sorted(one.ticket_id for one in queue)
    first = choose_next(queue, now=NOW, rule=RULE, priority_in_a_row=in_a_row)
    assert first is not None
    assert first.ticket_id == order[0]


@given(waiting)
def test_nobody_without_priority_waits_behind_more_than_two_priority_calls_in_a_row(
    queue: list[Waiting],
) -> None:
    by_id = {one.ticket_id: one for one in queue}
    in_a_row = 0
    order = ids(*queue)
    for place, ticket_id in enumerate(order):
        in_a_row = in_a_row + 1 if by_id[ticket_id].priority else 0
        rest = [by_id[other] for other in order[place + 1 :]]
        ready = [one for one in rest if not one.priority and one.others_to_wait <= place]
        assert in_a_row <= RULE.most_priority or not ready


def test_an_appointment_goes_first_when_its_time_has_come_and_waits_until_then() -> None:
    promised = Waiting(9, START + timedelta(minutes=20), priority=False, appointment_at=NOW)
    early = Waiting(8, START, priority=False, appointment_at=NOW + timedelta(minutes=1))
    queue = [ticket(1), ticket(2, priority=True), promised, early]
    assert ids(*queue) == [9, 2, 8, 1]


def test_long_waiting_counts_as_priority_by_arrival() -> None:
    long_ago = Waiting(7, NOW - RULE.ageing, priority=False)
    choice = choose_next(
        [ticket(1, priority=True), long_ago], now=NOW, rule=RULE, priority_in_a_row=0
    )
    assert choice is not None
    assert (choice.ticket_id, choice.reason) == (7, "choice.aged")
    almost = Waiting(7, NOW - RULE.ageing + timedelta(seconds=1), priority=False)
    assert ids(ticket(1, priority=True), almost) == [1, 7]
