"""What one workstation writes, the others hear: all of it, once, and after a cut too."""

import queue
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from sqlalchemy import text

from ektp_desk.kernel.changes import Change, Changes
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.feed import MOST_ROWS, Watcher, changes_since, newest
from ektp_desk.kernel.work import Work
from ektp_desk.storage.engines import make_engines, open_desk
from tests.conftest import CONSOLE, ZONE

HERE, THERE = replace(CONSOLE, instance="sini"), replace(CONSOLE, instance="sana")
SOON = 5.0


def note(work: Work, *rows: int, noun: str = "ticket") -> None:
    for row in rows:
        work.record(f"{noun}.called", row)


@dataclass
class Ear:
    """What a watching workstation has heard."""

    heard: "queue.Queue[Changes]" = field(default_factory=queue.Queue)
    links: "queue.Queue[bool]" = field(default_factory=queue.Queue)

    def next(self) -> Changes:
        return self.heard.get(timeout=SOON)

    def rows_until(self, audit_id: int) -> list[int]:
        """The rows heard of, in order, until that audit row was seen."""
        rows: list[int] = []
        while True:
            changes = self.next()
            rows += [item.row_id for item in changes.items]
            if changes.audit_id >= audit_id:
                return rows


@pytest.fixture
def ear(address: str, desk: Desk) -> Iterator[Ear]:
    """A second workstation on the same database, listening."""
    desk.write(HERE, note, 999)  # before anybody listens
    engine = make_engines(address).reader
    made = Ear()
    watcher = Watcher(engine, instance="sini", on_changes=made.heard.put, on_link=made.links.put)
    watcher.start()
    assert made.links.get(timeout=SOON)  # from now on everything is heard
    yield made
    watcher.stop()
    engine.dispose()


def test_others_changes_are_heard_and_ones_own_are_not(
    ear: Ear, desk: Desk, address: str, clock: SetClock
) -> None:
    other = open_desk(address, clock=clock, zone=ZONE)
    desk.write(HERE, note, 1)
    written = other.write(THERE, note, 2, 3, 2).changes
    heard = ear.next()

    assert heard.items == (Change("ticket", 2), Change("ticket", 3))
    assert heard.audit_id == written.audit_id == desk.read(newest)
    assert heard.touches("ticket")
    assert not heard.touches("card")
    assert ear.heard.empty()
    other.close()


def test_what_is_taken_back_is_not_heard(ear: Ear, desk: Desk) -> None:
    def give_up(work: Work) -> None:
        note(work, 5)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        desk.write(THERE, give_up)
    last = desk.write(THERE, note, 6).changes
    assert ear.rows_until(last.audit_id) == [6]


def test_nothing_is_missed_when_much_is_written(ear: Ear, desk: Desk) -> None:
    """One act of more rows than one look takes."""
    last = desk.write(THERE, note, *range(MOST_ROWS + 500)).changes
    assert ear.rows_until(last.audit_id) == list(range(MOST_ROWS + 500))


def test_every_one_of_many_acts_is_heard_once_and_in_order(ear: Ear, desk: Desk) -> None:
    for row in range(40):
        last = desk.write(THERE, note, row).changes
    assert ear.rows_until(last.audit_id) == list(range(40))


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_after_a_cut_the_link_comes_back_and_nothing_is_missed(ear: Ear, desk: Desk) -> None:
    with desk.engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    assert ear.links.get(timeout=SOON) is False
    last = desk.write(THERE, note, 7).changes
    assert ear.rows_until(last.audit_id) == [7]
    assert ear.links.get(timeout=SOON) is True


def test_the_feed_is_read_from_the_last_row_seen(desk: Desk) -> None:
    assert desk.read(newest) == 0
    assert desk.read(changes_since, 0, instance="") == Changes((), 0)
    desk.write(HERE, note, 1)
    desk.write(THERE, note, 2)
    desk.write(HERE, note, 3)
    found = desk.read(changes_since, 0, instance="sini")
    assert (found.items, found.audit_id) == ((Change("ticket", 2),), 3)
    assert desk.read(changes_since, 2, instance="sini") == Changes((), 3)


def test_an_act_that_changes_nothing_says_nothing(desk: Desk) -> None:
    def nothing(work: Work) -> str:
        return "ok"

    done = desk.write(CONSOLE, nothing)
    assert (done.result, done.changes.items, desk.read(newest)) == ("ok", (), 0)


def test_a_watcher_stops_at_once_even_if_it_never_ran(address: str) -> None:
    engine = make_engines(address).reader
    never = Watcher(engine, instance="", on_changes=print)
    never.stop()
    running = Watcher(engine, instance="", on_changes=print)
    running.start()
    running.stop()
    assert not running.is_alive()
    engine.dispose()
