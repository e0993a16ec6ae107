"""Waits foretold with each number, kept, learned from, and shown."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select

from ektp_desk.kernel.sentences import Sentences
from ektp_desk.queue import services
from ektp_desk.queue.counters import standings
from ektp_desk.queue.intake import TicketTaken
from ektp_desk.queue.models import WaitPace, WaitPrediction
from ektp_desk.queue.prediction import expected_waits, history, in_words
from ektp_desk.queue.rules import CounterState
from ektp_desk.queue.shifts import begin_shift, end_shift
from ektp_desk.queue.waits import Expected
from tests.conftest import Office

MINUTE, DAY = 60, 86_400


def take(office: Office, service: str = "INFO") -> TicketTaken:
    return office.desk.write(office.counter, services.take_number, service_code=service).result


def serve_next(office: Office, minutes: float = 5) -> None:
    row = office.desk.write(office.counter, services.call_next, counter_id=1).result
    office.desk.write(office.counter, services.serve, ticket_id=row.id)
    office.clock.advance(seconds=minutes * MINUTE)
    office.desk.write(office.counter, services.finish, ticket_id=row.id)


def kept(office: Office, taken: TicketTaken) -> WaitPrediction:
    def one(session: Session) -> WaitPrediction:
        wanted = WaitPrediction.ticket_id == taken.ticket.id
        return session.exec(select(WaitPrediction).where(wanted)).one()

    return office.desk.read(one)


def a_learned_morning(office: Office) -> None:
    """Eight rounds of four people who come at once and are served five minutes each."""
    office.desk.write(office.counter, begin_shift)
    for _ in range(8):
        for _ in range(4):
            take(office)
        for _ in range(4):
            serve_next(office)


def test_nothing_is_said_while_too_little_is_known(office: Office) -> None:
    office.desk.write(office.counter, begin_shift)
    taken = take(office)
    assert taken.expected is None
    assert taken.paper.slip["expected"] == ""
    row = kept(office, taken)
    assert (row.ahead, row.counters_open, row.counters_busy, row.low_s) == (0, 1, 0, None)
    assert office.desk.read(expected_waits, day=row.office_date, now=office.clock.now()) == {}


def test_what_was_seen_is_kept_with_the_number(office: Office) -> None:
    for actor in (office.counter, office.second_counter):
        office.desk.write(actor, begin_shift)
    take(office, "PICKUP")
    office.desk.write(office.counter, services.call_next, counter_id=1)
    take(office, "NEW")
    row = kept(office, take(office))
    # The person of another letter stands before the same counters.
    assert (row.ahead, row.counters_open, row.counters_busy) == (1, 2, 1)


def test_waits_are_learned_and_shown(office: Office) -> None:
    a_learned_morning(office)
    office.clock.advance(seconds=30 * MINUTE)
    for _ in range(3):
        take(office)

    last = take(office)

    assert last.expected is not None
    assert 5 * MINUTE <= last.expected.low <= 15 * MINUTE <= last.expected.high
    low, high = last.expected.minutes
    assert last.paper.slip["expected"] == f"{low}–{high} menit"
    row = kept(office, last)
    assert (row.low_s, row.high_s) == (int(last.expected.low), int(last.expected.high) + 1)
    shown = office.desk.read(expected_waits, day=row.office_date, now=office.clock.now())
    assert shown["INFO"].high > last.expected.median  # one more waits before the next person
    assert "NEW" not in shown


def test_the_history_knows_who_was_called_and_who_was_not(office: Office) -> None:
    office.desk.write(office.counter, begin_shift)
    take(office)
    take(office)
    left_over = take(office)
    office.clock.advance(seconds=10 * MINUTE)
    serve_next(office)
    serve_next(office)
    today = left_over.ticket.office_date

    now = office.clock.now()
    waits = office.desk.read(history, letter="D", day=today, now=now)
    assert [(wait.seconds, wait.called) for wait in waits] == [
        (600, True), (900, True), (1200, False)
    ]  # fmt: skip

    office.clock.advance(seconds=DAY)
    office.desk.write(office.counter, begin_shift)  # closes yesterday's number only now
    later = office.desk.read(history, letter="D", day=office_day(office), now=office.clock.now())
    assert [(wait.seconds, wait.called, wait.days_ago) for wait in later] == [
        (600, True, 1), (900, True, 1), (900, False, 1)
    ]  # fmt: skip


def office_day(office: Office) -> date:
    return office.clock.now().astimezone(office.desk.zone).date()


def test_the_pace_is_learned_anew_only_after_a_while(office: Office) -> None:
    def learned_at(session: Session) -> datetime:
        return session.exec(select(WaitPace.made_at)).one()

    take(office)
    first = office.desk.read(learned_at)
    office.clock.advance(seconds=19 * MINUTE)
    take(office)
    assert office.desk.read(learned_at) == first
    office.clock.advance(seconds=MINUTE)
    take(office)
    assert office.desk.read(learned_at) == office.clock.now()


def test_predictions_cannot_be_changed_afterwards(office: Office) -> None:
    take(office)
    for statement in ("UPDATE wait_prediction SET low_s = 1", "DELETE FROM wait_prediction"):
        with pytest.raises(DBAPIError, match="append-only"), office.desk.engine.begin() as on:
            on.execute(text(statement))


def test_a_counter_opens_and_closes_with_its_officer(office: Office) -> None:
    def state() -> tuple[CounterState, str]:
        row = office.desk.read(standings)[0]
        return row.state, row.officer

    office.desk.write(office.counter, begin_shift)
    assert state() == (CounterState.OPEN, "Petugas loket1")
    take(office)
    office.desk.write(office.counter, services.call_next, counter_id=1)
    office.desk.write(office.counter, end_shift)  # with somebody there: a colleague goes on
    assert state() == (CounterState.CLOSED, "Petugas loket1")


def test_yesterdays_open_counter_is_not_open_today(office: Office) -> None:
    office.desk.write(office.counter, begin_shift)
    office.clock.advance(seconds=DAY)
    assert kept(office, take(office)).counters_open == 0
    office.desk.write(office.counter, begin_shift)
    assert kept(office, take(office)).counters_open == 1


def test_who_leaves_does_not_close_the_counter_of_a_colleague(office: Office) -> None:
    office.desk.write(office.counter, begin_shift)
    office.desk.write(replace(office.second_counter, counter_id=1), begin_shift)
    office.desk.write(office.counter, end_shift)
    assert office.desk.read(standings)[0].state is CounterState.OPEN


def test_a_printer_at_a_counter_opens_none(office: Office) -> None:
    office.desk.write(replace(office.printer, counter_id=1), begin_shift)
    assert office.desk.read(standings)[0].state is CounterState.CLOSED


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        ((0, 200), "hingga 4 menit"),
        ((130, 400), "2–7 menit"),
        ((1190, 2050), "15–35 menit"),
        ((3000, 5000), "50–90 menit"),
    ],
)
def test_an_interval_in_words(seconds: tuple[float, float], words: str) -> None:
    expected = Expected(seconds[0], sum(seconds) / 2, seconds[1])
    assert in_words(Sentences("id"), expected) == words
    assert in_words(Sentences("id"), None) == ""
