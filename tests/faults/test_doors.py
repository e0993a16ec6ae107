"""What the console does to a whole office, killed anywhere: as it was, or done; and it goes on."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from ektp_desk.coverage import counting
from ektp_desk.kernel.desk import Desk
from ektp_desk.queue import counters
from ektp_desk.queue import services as queue
from ektp_desk.stock import services as stock
from ektp_desk.storage import backup, keyfile
from ektp_desk.storage.engines import make_engines, stored_key
from ektp_desk.storage.manifest import Contents, contents_of
from ektp_desk.storage.places import found_in
from tests.conftest import MORNING, ZONE, Office
from tests.faults.closed import Closed, Killer, Look
from tests.faults.conftest import LONG, Write
from tests.faults.jobs import NOW, TO_RESTORE
from tests.faults.killing import Victims
from tests.faults.serving import client_tools, is_sound
from tests.faults.stage import PHRASE
from tests.faults.states import Column, by_chance, digest
from tests.privacy.leaks import search
from tests.tampering import disarm, run

KILLS = 50 if LONG else 2
GOES_ON = 5  # after the first and each fifth kill the next program does what takes long
REPAIRS = ("repair", "db repair") if LONG else ("db repair",)
KEYS = ("key change", "key passphrase", "key recovery") if LONG else ("key change",)
ROLL = ("7373014405920001", "Andi Sitti Aminah", "7373010101100001")
BROKEN = (
    "UPDATE resident SET name_key = 'zzz', sound_key = ''",
    "UPDATE region SET name_key = 'zzz' WHERE code LIKE '73.73.0%'",
    "UPDATE counter_now SET state = 'closed'",
    "UPDATE coverage_count SET people = people + 5",
    "DROP INDEX ix_resident_name_key",
    "DROP INDEX ix_audit_entry_access",
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills")
on_sqlite = pytest.mark.parametrize("address", ["sqlite"], indirect=True)


@pytest.fixture
def closed(office: Office, address: str, tmp_path: Path, request: pytest.FixtureRequest,
           ) -> Iterator[Closed]:  # fmt: skip
    """The small office with a little work, on each engine."""
    office.desk.write(office.counter, counters.open_counter, counter_id=1)
    office.desk.write(office.counter, queue.take_number, service_code="NEW")
    count = office.desk.read(counting.counted, day=MORNING.date())
    office.desk.write(office.supervisor, counting.keep, count=count)
    office.desk.close()
    server = "" if address.endswith(".db") else request.getfixturevalue("postgres")
    made = Closed(address, tmp_path / "kantor", server)
    yield made
    made.forget()


def break_it(engine: Engine) -> None:
    """All that can be made again is wrong."""
    for statement in BROKEN:
        run(engine, statement)
    for table in ("stock_movement", "audit_entry"):
        disarm(engine, table)
    if engine.dialect.name == "sqlite":
        run(engine, "DELETE FROM resident_search WHERE resident_id < 3")


def two_ends(killer: Killer, *, again: bool = False) -> tuple[Look, frozenset[Column]]:
    """How it is when the job was done, and what differs by lot between two times.

    `again`: it may be done on what it left itself, and what differs then counts as well.
    """
    looks: list[Look] = []
    for _ in range(2):
        if not (again and looks):
            killer.closed.put_back()
        killer.whole()
        looks.append(killer.closed.look())
    return looks[0], frozenset(by_chance(looks[0].held, looks[1].held))


def work_on(closed: Closed, office: Office) -> None:
    """A little more, which a backup made before does not hold."""
    with closed.opened() as engine:
        desk = Desk(reader=engine, writer=engine, clock=office.clock, zone=ZONE)
        desk.write(office.counter, queue.take_number, service_code="NEW")
        desk.write(office.supervisor, stock.open_stock, quantity=100)


def kept(closed: Closed) -> Contents:
    """What the office that was set aside holds."""
    if closed.server:
        (one,) = (made for made in found_in(closed.folder / TO_RESTORE)
                  if made.path.name.startswith("before-restore"))  # fmt: skip
        assert is_sound(one)
        return one.manifest.contents
    (path,) = closed.folder.glob("office-*[0-9].db")
    return contents(str(path), stored_key(path, PHRASE))


def contents(address: str, key: bytes | None) -> Contents:
    engines = make_engines(address, key=key)
    with Session(engines.writer) as session:
        found = contents_of(session)
    engines.writer.dispose()
    return found


def all_backups_are_whole(closed: Closed, folder: Path) -> int:
    listed = found_in(folder)
    if closed.server:
        assert all(is_sound(one) for one in listed)
    else:
        key = closed.key()
        assert all(backup.verify(one.path, key=key).sound for one in listed)
    return len(listed)


@pytest.mark.parametrize("job", REPAIRS)
def test_a_repair_killed_anywhere(closed: Closed, fallen: Victims, job: str, write: Write) -> None:
    """All is repaired and written in the log, or nothing is; the next repair does it."""
    if not closed.server:
        closed.encrypt()
    with closed.opened() as engine:
        break_it(engine)
    closed.save()
    before = closed.look()
    assert closed.checked() >= {
        "check.guard", "check.index", "check.name_key", "check.counter_log",
    }  # fmt: skip
    killer, count = Killer(closed, fallen, job), Counter[str]()
    after, chance = two_ends(killer)
    assert closed.checked() == set()
    for _ in killer.kills(KILLS, count):
        found = closed.look()
        done = found.word(left_out=chance) == after.word(left_out=chance)
        assert done or found.word() == before.word(), "half a repair"
        assert found.findings == (() if done else before.findings)
        count["done" if done else "not begun"] += 1
        count["backups"] += all_backups_are_whole(closed, closed.folder / "cadangan")
        if not done and count["kills"] % GOES_ON == 1:
            killer.whole()
            assert closed.look().word(left_out=chance) == after.word(left_out=chance)
    write(f"{job.replace(' ', '-')}-{'server' if closed.server else 'file'}", count)


@on_sqlite
def test_encrypting_killed_anywhere(closed: Closed, fallen: Victims, write: Write) -> None:
    """The office opens, plain or by its pass phrase; done again, nobody reads anything."""
    closed.save()
    before = closed.look()
    killer, count = Killer(closed, fallen, "db encrypt"), Counter[str]()
    after, chance = two_ends(killer)
    words = {before.word(left_out=chance), after.word(left_out=chance)}
    for _ in killer.kills(KILLS, count):
        found = closed.look()
        assert found.word(left_out=chance) in words
        assert found.findings == ()
        encrypted = closed.key() is not None
        count["done" if encrypted else "not begun"] += 1
        said = killer.refused()
        assert ("key.protected_already" in said) if encrypted else not said
        assert closed.key() is not None
        assert search(closed.folder, ROLL)[0] == []
    write("encrypt", count)


@on_sqlite
@pytest.mark.parametrize("job", KEYS)
def test_another_key_killed_anywhere(
    closed: Closed, fallen: Victims, job: str, write: Write
) -> None:
    """The office opens by its pass phrase, with all it held; done again, it is done."""
    closed.encrypt()
    closed.save()
    before, first = closed.look(), keyfile.read(closed.file)
    killer, count = Killer(closed, fallen, job), Counter[str]()
    after, chance = two_ends(killer)
    words = {before.word(left_out=chance), after.word(left_out=chance)}
    for _ in killer.kills(KILLS, count):
        found = closed.look()
        assert found.word(left_out=chance) in words
        assert found.findings == ()
        count["not begun" if keyfile.read(closed.file) == first else "done"] += 1
        killer.whole()
        assert closed.look().findings == ()
        assert search(closed.folder, ROLL)[0] == []
    write(job.replace(" ", "-"), count)


def test_a_restore_killed_anywhere(
    closed: Closed, fallen: Victims, office: Office, write: Write
) -> None:
    """The office of now, or the one that was put back with the present one kept; then it is done.

    On a server the rows come back in one transaction, and what it came from is written down in
    the next: a program killed between them leaves the office of the backup without that line.
    """
    if not closed.server:
        closed.encrypt()
    with closed.opened() as engine:
        backup.create(engine, closed.folder / TO_RESTORE, now=NOW, tools=client_tools())
    backed_up = closed.look()
    work_on(closed, office)
    if not closed.server:
        closed.encrypt()
    closed.save()
    before, held = closed.look(), contents(closed.address, closed.key())
    killer, count = Killer(closed, fallen, "backup restore"), Counter[str]()
    after, chance = two_ends(killer, again=True)
    names = {
        before.word(left_out=chance): "not begun",
        after.word(left_out=chance): "done",
    }
    if closed.server:
        # A server writes its indexes in other words once they were made from a dump.
        rows = {**backed_up.held, "schema": after.held["schema"]}
        names[digest(rows, left_out=chance)] = "put back, not written down"
    assert len(names) == (3 if closed.server else 2)
    for _ in killer.kills(KILLS, count):
        found = closed.look()
        name = names.get(found.word(left_out=chance))
        assert name, "neither the one nor the other"
        assert found.findings == ()
        count[name] += 1
        if name != "not begun":
            assert kept(closed) == held
        if count["kills"] % GOES_ON == 1:
            killer.whole()
            assert closed.look().word(left_out=chance) == after.word(left_out=chance)
    write(f"restore-{'server' if closed.server else 'file'}", count)
