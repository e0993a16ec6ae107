"""One transaction for each act: whole or not at all, tried again when that may help."""

import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, select

from ektp_desk.kernel.clock import SetClock, SystemClock, local_day
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.feed import newest
from ektp_desk.kernel.models import AuditEntry, NumberSeries
from ektp_desk.kernel.trouble import is_transient, machine_error
from ektp_desk.kernel.work import Work
from ektp_desk.storage import driver
from ektp_desk.storage.engines import make_engines
from tests.conftest import CONSOLE, ZONE
from tests.racing import refused


def last_number(session: Session) -> int | None:
    return session.exec(select(NumberSeries.last)).one_or_none()


def entries(session: Session) -> list[AuditEntry]:
    return list(session.exec(select(AuditEntry).order_by(col(AuditEntry.id))))


def trouble(engine: Engine, sql: str) -> DBAPIError:
    with engine.connect() as connection, pytest.raises(DBAPIError) as caught:
        connection.execute(text(sql))
    return caught.value


@pytest.mark.parametrize("error", [OfficeError("test.no"), RuntimeError("bug"), KeyError("bug")])
def test_an_act_that_fails_leaves_nothing(desk: Desk, error: Exception) -> None:
    def act(work: Work) -> None:
        work.number("a")
        work.record("test.done", 1)
        raise error

    with pytest.raises(type(error)):
        desk.write(CONSOLE, act)
    assert desk.read(last_number) is None
    assert desk.read(newest) == 0


def test_an_act_says_what_it_touched_and_is_written_once(desk: Desk) -> None:
    def act(work: Work) -> str:
        work.record("ticket.called", 7, counter=2)
        work.record("stock.used", 3, noun="card", blank=True)
        work.record("ticket.served", 7)
        return "ok"

    done = desk.write(replace(CONSOLE, officer_id=5), act)
    assert done.result == "ok"
    assert [(item.noun, item.row_id) for item in done.changes.items] == [("ticket", 7), ("card", 3)]
    assert (done.changes.audit_id, done.changes.station) == (3, "console")
    first, second, third = desk.read(entries)
    assert (first.action, first.noun, first.row_id, first.facts) == (
        "ticket.called", "ticket", 7, {"counter": 2},
    )  # fmt: skip
    assert (second.action, second.noun, second.facts) == ("stock.used", "card", {"blank": True})
    assert {entry.officer_id for entry in (first, second, third)} == {5}
    assert (second.previous_hash, third.previous_hash) == (first.hash, second.hash)


def test_the_moment_is_the_clocks_and_the_day_the_offices(desk: Desk, clock: SetClock) -> None:
    clock.set(datetime(2026, 11, 24, 16, 30, tzinfo=UTC))  # 00.30 WITA, the next day
    desk.write(CONSOLE, lambda work: work.record("test.done", 1))
    (entry,) = desk.read(entries)
    assert entry.at == datetime(2026, 11, 24, 16, 30, tzinfo=UTC)
    assert entry.office_date == date(2026, 11, 25)


def test_a_read_cannot_write(desk: Desk) -> None:
    def sneak(session: Session) -> None:
        session.execute(text("INSERT INTO number_series (scope, last) VALUES ('x', 1)"))
        session.commit()

    with pytest.raises(MachineError, match=r"machine\.read_only"):
        desk.read(sneak)
    assert desk.read(last_number) is None


def test_a_mistake_of_the_program_is_no_trouble_of_the_machine(desk: Desk) -> None:
    """It must come up as what it is, and is not tried again."""
    tries = []

    def act(work: Work) -> None:
        tries.append(1)
        work.session.execute(text("SELECT * FROM no_such_table"))

    with pytest.raises(DBAPIError):
        desk.write(CONSOLE, act)
    assert len(tries) == 1


def test_roles_are_told_in_the_refusal(desk: Desk) -> None:
    nobody = replace(CONSOLE, roles=frozenset())
    error = refused(lambda: desk.write(nobody, lambda work: work.require("supervisor", "printer")))
    assert (error.code, error.params["roles"]) == ("role.missing", ("supervisor", "printer"))


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_two_who_wait_for_each_other_both_get_through(desk: Desk) -> None:
    """A deadlock: the server ends one of the two acts, which is then done anew, once."""
    for scope in ("a", "b"):
        desk.write(CONSOLE, lambda work, scope=scope: work.number(scope))
    met, tries, results = Barrier(2), [], []

    def act(work: Work, first: str, second: str) -> tuple[int, int]:
        tries.append(first)
        one = work.number(first)
        if len(tries) <= 2:
            met.wait(timeout=5)
        two = work.number(second)
        work.record("test.done", 1)
        return one, two

    threads = [
        Thread(target=lambda pair=pair: results.append(desk.write(CONSOLE, act, *pair).result))
        for pair in (("a", "b"), ("b", "a"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert sorted(results) == [(2, 2), (3, 3)]
    assert len(tries) == 3
    assert desk.read(newest) == 2


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_busy_file_is_waited_for(desk: Desk, address: str) -> None:
    with closing(driver.connect(address, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")

        def let_go() -> None:
            time.sleep(0.3)
            other.execute("ROLLBACK")

        letting = Thread(target=let_go)
        letting.start()
        assert desk.write(CONSOLE, lambda work: work.number("a")).result == 1
        letting.join()


def test_known_and_unknown_trouble(address: str) -> None:
    engines = make_engines(address)
    mistake = trouble(engines.writer, "SELECT nothing FROM nowhere")
    assert machine_error(mistake) is None
    assert not is_transient(mistake)
    forbidden = trouble(engines.reader, "INSERT INTO number_series (scope, last) VALUES ('x', 1)")
    known = machine_error(forbidden)
    assert known is not None
    assert known.code == "machine.read_only"
    assert not is_transient(forbidden)
    engines.writer.dispose()
    engines.reader.dispose()


def test_a_server_that_cannot_be_reached_is_known(tmp_path: Path) -> None:
    engine = make_engines(f"postgresql://nobody@/none?host={tmp_path}").writer
    with pytest.raises(DBAPIError) as caught, engine.connect():
        pass
    known = machine_error(caught.value)
    assert known is not None
    assert known.code == "machine.unreachable"


def test_the_offices_day_begins_at_its_own_midnight() -> None:
    before = datetime(2026, 11, 24, 15, 59, 59, tzinfo=UTC)
    assert local_day(before, ZONE) == date(2026, 11, 24)
    assert local_day(before + timedelta(seconds=1), ZONE) == date(2026, 11, 25)


def test_clocks_tell_an_aware_time() -> None:
    assert SystemClock().now().utcoffset() == timedelta(0)
    clock = SetClock(datetime(2026, 11, 24, 8, 0, tzinfo=ZONE))
    assert clock.now() == datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
    assert clock.advance(seconds=90) == clock.now() == datetime(2026, 11, 24, 0, 1, 30, tzinfo=UTC)


def test_what_must_stay_is_written_although_the_act_is_refused(desk: Desk) -> None:
    def act(work: Work) -> None:
        work.record("test.done", 1)
        work.write_if_refused(lambda own: own.record("test.refused", 2))
        raise OfficeError("test.no")

    assert refused(lambda: desk.write(CONSOLE, act)).code == "test.no"
    assert [entry.action for entry in desk.read(entries)] == ["test.refused"]


def test_what_is_kept_for_a_refusal_is_dropped_when_the_act_goes_through(desk: Desk) -> None:
    def act(work: Work) -> None:
        work.write_if_refused(lambda own: own.record("test.refused", 2))
        work.record("test.done", 1)

    desk.write(CONSOLE, act)
    assert [entry.action for entry in desk.read(entries)] == ["test.done"]
