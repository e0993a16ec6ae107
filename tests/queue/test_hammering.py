"""Several real processes on one office: nothing lost, nothing doubled, everything heard.

Short versions of `python3 dev.py bench queue`, by the same clients and the same check.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from benchmarks.queue import processes, scenarios
from benchmarks.queue.acts import Day, Seat
from benchmarks.queue.check import check_day
from benchmarks.queue.office import ahead_now, desk_on, open_office
from ektp_desk.kernel.desk import Desk


@pytest.fixture
def seat(address: str) -> Seat:
    """A counter of an office of two."""
    ahead = ahead_now()
    open_office(address, counters=2, ahead=ahead)
    return Seat(desk_on(address, ahead), 1)


def test_four_processes_hammering_call_nobody_twice(address: str) -> None:
    done = scenarios.hammer(address, counters=4, tickets=12)
    assert done.problems == ()
    assert done.report.numbers == 4 * 12
    assert done.report.events["called"] >= 4 * 12


def test_what_was_acknowledged_outlives_the_kill_of_its_process(
    address: str, tmp_path: Path
) -> None:
    folder = tmp_path / "acknowledged"
    folder.mkdir()
    killed = scenarios.kill(address, folder, counters=2, kills=2)
    assert killed.problems == ()
    assert killed.acknowledged >= killed.kills  # each was at work when it was killed


def test_another_process_hears_everything_once_and_in_order_through_a_cut(
    address: str, seat: Seat
) -> None:
    (screen,) = processes.start("watch", [(address, 0.0)])
    day = Day(seat, seed=1)
    for _ in range(3):
        day.person()
    _cut_listeners(seat.desk)
    for _ in range(3):
        day.person()
    screen.tell(until=seat.acts[-1].audit_id)
    heard = screen.answer()
    screen.end()
    _as_the_audit(seat.desk.engine, heard, after=seat.acts[0].audit_id)
    seat.desk.close()


def test_the_check_finds_what_it_looks_for(seat: Seat) -> None:
    seat.take("NEW")
    seat.take("NEW")
    called = seat.call()
    assert check_day(seat.desk.engine).problems == ()
    with seat.desk.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO ticket_event (ticket_id, at, act, state, counter_id, note) "
                "SELECT ticket_id, at, act, state, 2, note FROM ticket_event "
                "WHERE act = 'called'"
            )
        )
        connection.execute(text("UPDATE ticket SET number = 7 WHERE number = 2"))
    problems = "\n".join(check_day(seat.desk.engine).problems)
    assert "2 given, 2 different, up to 7" in problems
    assert f"ticket_id={called.id}" in problems
    assert "held by counter 1" in problems
    assert "not from called" in problems
    seat.desk.close()


def _cut_listeners(desk: Desk) -> None:
    """Cut whoever else is connected, the listeners among them; a file has no connections.

    What a listener asked last is its sign of life, so it cannot be told from the others.
    """
    if desk.engine.dialect.name == "postgresql":
        with desk.engine.connect() as connection:
            cut = connection.execute(
                text(
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            ).scalar_one()
        assert cut >= 1


def _as_the_audit(engine: Engine, heard: Sequence[Any], *, after: int) -> None:
    """Each batch holds just the rows of the audit since the one before."""
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT id, noun, row_id FROM audit_entry ORDER BY id"))
        audit = [(number, [noun, row_id]) for number, noun, row_id in rows]
    seen = next(number for number, _ in audit if number >= after - 1) - 1
    for newest, _, items in heard:
        assert newest > seen
        between = [item for number, item in audit if seen < number <= newest]
        assert items == list(map(list, dict.fromkeys(map(tuple, between))))
        seen = newest
    assert seen == audit[-1][0]
