"""A file that is moved, removed or replaced under the program: nothing is written into nowhere."""

import os
import queue as queues
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest

from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.feed import Watcher
from ektp_desk.queue import queries, services
from ektp_desk.storage import driver
from ektp_desk.storage.engines import open_desk
from tests.conftest import MORNING, ZONE, Office, make_office

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of open files")


@pytest.fixture
def path(sqlite_address: str) -> Path:
    return Path(sqlite_address)


@pytest.fixture
def office(path: Path) -> Iterator[Office]:
    """A small office in a file, opened as the program does."""
    clock = SetClock(MORNING)
    desk = open_desk(str(path), clock=clock, zone=ZONE)
    yield make_office(desk, clock)
    desk.close()


def take(office: Office) -> str:
    return office.desk.write(
        office.counter, services.take_number, service_code="INFO"
    ).result.ticket.code


def codes(office: Office) -> list[str]:
    rows = office.desk.read(queries.tickets_of_day, day=MORNING.astimezone(ZONE).date())
    return sorted(row.code for row in rows)


def tickets_in(path: Path) -> int:
    with closing(driver.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM ticket").fetchone()[0])


def test_a_moved_file_gets_a_sentence_and_no_rows(office: Office, path: Path) -> None:
    take(office)
    path.rename(path.with_suffix(".moved"))
    for act in (take, codes):
        with pytest.raises(MachineError, match=r"machine\.no_file") as caught:
            act(office)
        assert caught.value.params == {"path": str(path)}
    assert not path.exists(), "no empty office in its place"
    path.with_suffix(".moved").rename(path)
    assert take(office) == "D-002"
    assert codes(office) == ["D-001", "D-002"]


def test_a_removed_file_that_is_put_back_is_gone_on_with(office: Office, path: Path) -> None:
    take(office)
    copy = path.with_suffix(".copy")
    with closing(driver.connect(path)) as connection, closing(driver.connect(copy)) as other:
        connection.backup(other)
    for ending in ("", "-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)
    with pytest.raises(MachineError, match=r"machine\.no_file"):
        take(office)
    copyfile(copy, path)
    assert take(office) == "D-002"
    assert tickets_in(path) == 2


def test_a_file_put_in_its_place_is_said_once_and_then_taken(
    office: Office, path: Path, sqlite_template: Path
) -> None:
    other = path.with_suffix(".other")
    copyfile(sqlite_template, other)
    other.replace(path)
    with pytest.raises(MachineError, match=r"machine\.no_file"):
        take(office)
    assert codes(office) == []


def test_what_is_no_office_is_not_taken(office: Office, path: Path) -> None:
    path.unlink()
    with pytest.raises(MachineError, match=r"machine\.no_file"):
        take(office)
    with closing(driver.connect(path)) as connection:
        connection.execute("CREATE TABLE something (x)")
    for _ in range(2):
        with pytest.raises(MachineError, match=r"machine\.not_a_database"):
            take(office)


def test_the_watcher_tells_that_it_is_gone_and_that_it_is_back(office: Office, path: Path) -> None:
    links: queues.Queue[bool] = queues.Queue()
    watcher = Watcher(
        office.desk.reading_engine, instance="x", on_changes=lambda _changes: None,
        on_link=links.put, require_data=office.desk.require_data,
    )  # fmt: skip
    watcher.start()
    assert links.get(timeout=5) is True
    path.rename(path.with_suffix(".moved"))
    assert links.get(timeout=5) is False
    path.with_suffix(".moved").rename(path)
    assert links.get(timeout=5) is True
    watcher.stop()
