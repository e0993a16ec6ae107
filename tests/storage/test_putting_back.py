"""What is put back is as safe as what was there: who did it, its encryption, its guards."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from ektp_desk import schema
from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.queries import officers
from ektp_desk.accounts.restoring import put_back
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.work import Actor
from ektp_desk.storage import backup, keyfile
from ektp_desk.storage.audit_watch import RESTORED
from ektp_desk.storage.backup import Backup, Restored
from ektp_desk.storage.check import check
from ektp_desk.storage.encrypting import encrypt
from ektp_desk.storage.engines import open_desk
from ektp_desk.storage.keyfile import Protected
from ektp_desk.storage.replacing import own_key
from tests.conftest import CONSOLE, PASSWORD, ZONE, Office
from tests.racing import refused
from tests.storage.test_check import SWALLOWS
from tests.tampering import disarm, run

NOW = datetime(2026, 11, 24, 16, 30, tzinfo=ZONE)
PHRASE = "kuda putih lari jauh"
PLAIN = b"SQLite format 3\0"
on_sqlite = pytest.mark.parametrize("address", ["sqlite"], indirect=True)


def save(office: Office, folder: Path, tools: Path) -> Backup:
    return backup.create(office.desk.engine, folder / "cadangan", now=NOW, tools=tools)


def appoint(office: Office, name: str) -> Actor:
    """A supervisor who comes now, as somebody in the window is who signed in."""
    done = office.desk.write(
        office.supervisor, accounts.add_officer, username=name.lower(), full_name=name, nip="",
        roles=[Role.SUPERVISOR], password=PASSWORD,
    )  # fmt: skip
    return Actor(done.result, name, frozenset({Role.SUPERVISOR}), "meja-kepala", session_id=77)


def put(office: Office, address: str, made: Backup, actor: Actor, **kw: object) -> Restored:
    office.desk.close()
    return put_back(
        made.path, address, key=made.key, clock=office.clock, zone=ZONE, actor=actor, **kw,  # type: ignore[arg-type]
    )  # fmt: skip


@contextmanager
def opened(office: Office, address: str, key: bytes | None = None) -> Iterator[Desk]:
    desk = open_desk(address, clock=office.clock, zone=ZONE, key=key)
    try:
        yield desk
    finally:
        desk.close()


def note(session: Session) -> AuditEntry:
    """What the office that was put back says of it."""
    newest = select(AuditEntry).order_by(col(AuditEntry.id).desc())
    entry = session.exec(newest).first()
    assert entry is not None
    assert entry.action == RESTORED
    return entry


# -- by whom --------------------------------------------------------------------------------------


def test_a_supervisor_who_came_after_the_backup_puts_it_back(
    office: Office, address: str, tmp_path: Path, tools: Path
) -> None:
    """The office of then does not know them: it says from which computer it was done."""
    made = save(office, tmp_path, tools)
    newer = appoint(office, "Rosmini")

    put(office, address, made, newer, tools=tools)
    with opened(office, address) as desk:
        said = desk.read(note)
        assert (said.officer_id, said.station) == (None, "meja-kepala")
        assert "rosmini" not in [row.username for row in desk.read(officers)]


def test_who_became_supervisor_after_the_backup_puts_it_back(
    office: Office, address: str, tmp_path: Path, tools: Path
) -> None:
    made = save(office, tmp_path, tools)
    row = next(one for one in office.desk.read(officers) if one.id == office.counter.officer_id)
    office.desk.write(
        office.supervisor, accounts.change_officer, officer_id=row.id, full_name=row.full_name,
        nip="", roles=[Role.SUPERVISOR],
    )  # fmt: skip
    risen = Actor(row.id, row.full_name, frozenset({Role.SUPERVISOR}), "meja-kepala")

    put(office, address, made, risen, tools=tools)
    with opened(office, address) as desk:
        assert desk.read(note).officer_id is None


def test_who_was_supervisor_then_too_is_named(
    office: Office, address: str, tmp_path: Path, tools: Path
) -> None:
    made = save(office, tmp_path, tools)
    row = next(one for one in office.desk.read(officers) if Role.SUPERVISOR in one.roles)
    known = Actor(row.id, row.full_name, row.roles, "meja-kepala", session_id=77)

    put(office, address, made, known, tools=tools)
    with opened(office, address) as desk:
        assert desk.read(note).officer_id == row.id


def test_another_person_of_the_same_number_is_not_named(
    office: Office, address: str, tmp_path: Path, tools: Path
) -> None:
    """Two officers of two pasts: after a restore the next new one gets the number of one who was
    there before it, and puts that past back."""
    first = save(office, tmp_path, tools)
    there = appoint(office, "Rosmini")
    second = save(office, tmp_path, tools)
    put(office, address, first, there, tools=tools)
    with opened(office, address) as desk:
        other = appoint(replace(office, desk=desk), "Hamzah")
        assert other.officer_id == there.officer_id
    put(office, address, second, other, tools=tools)
    with opened(office, address) as desk:
        assert desk.read(note).officer_id is None


def test_who_may_not_puts_nothing_back(
    office: Office, address: str, tmp_path: Path, tools: Path
) -> None:
    made = save(office, tmp_path, tools)
    before = office.desk.read(officers)
    later = appoint(office, "Rosmini")
    counter = Actor(later.officer_id, "Rosmini", frozenset({Role.COUNTER}))

    error = refused(lambda: put(office, address, made, counter, tools=tools))
    assert error.code == "role.missing"
    with opened(office, address) as desk:
        assert len(desk.read(officers)) == len(before) + 1


# -- encrypted as it was --------------------------------------------------------------------------


@pytest.fixture
def plain(office: Office, tmp_path: Path, tools: Path) -> Backup:
    """A backup from before the office was encrypted."""
    return save(office, tmp_path, tools)


@pytest.fixture
def protected(office: Office, address: str, plain: Backup) -> Protected:
    """The office, encrypted since, on a computer without a key store."""
    office.desk.close()
    return encrypt(Path(address), store=None, passphrase=PHRASE)


@on_sqlite
def test_a_plain_backup_is_encrypted_with_the_offices_key(
    office: Office, address: str, plain: Backup, protected: Protected
) -> None:
    done = put(office, address, plain, CONSOLE, present=protected.key)

    assert done.encrypted
    assert done.key == protected.key
    file, path = keyfile.read(Path(address)), Path(address)
    assert file is not None
    for how in ({"passphrase": PHRASE}, {"recovery": protected.recovery}):
        assert keyfile.unlock(file, **how) == protected.key
    assert file.head == keyfile.head_of(path)
    with opened(office, address, protected.key) as desk:
        assert desk.read(note).facts["encrypted"] is True
        assert not check(desk.engine, metadata=schema.metadata()).findings
    for one in path.parent.glob("*.db"):  # the office, and the one that was set aside
        assert not one.read_bytes().startswith(PLAIN)
    assert done.kept is not None
    assert keyfile.is_protected(done.kept)


@on_sqlite
def test_a_plain_backup_is_encrypted_where_only_the_key_file_is_left(
    office: Office, address: str, plain: Backup, protected: Protected
) -> None:
    path = Path(address)
    path.unlink()
    with pytest.raises(MachineError, match=r"machine\.locked"):
        put(office, address, plain, CONSOLE)
    assert not path.exists()
    assert keyfile.is_protected(path)

    put(office, address, plain, CONSOLE, present=own_key(path, typed=PHRASE))
    with opened(office, address, protected.key) as desk:
        assert desk.read(note).facts["kept"] == ""


@on_sqlite
def test_a_plain_backup_stays_where_nobody_opens_the_office(
    office: Office, address: str, plain: Backup, protected: Protected
) -> None:
    before = Path(address).read_bytes()
    beside = sorted(Path(address).parent.iterdir())

    with pytest.raises(MachineError, match=r"machine\.locked"):
        put(office, address, plain, CONSOLE)
    assert Path(address).read_bytes() == before
    assert sorted(Path(address).parent.iterdir()) == beside


@on_sqlite
def test_a_plain_office_stays_plain(office: Office, address: str, plain: Backup) -> None:
    """Also beside a key file that is not its own."""
    done = put(office, address, plain, CONSOLE)
    assert (done.encrypted, done.key) == (False, None)
    keyfile.write(Path(address), keyfile.new_key(store=None, passphrase=PHRASE)[0])
    done = put(office, address, plain, CONSOLE)
    assert (done.encrypted, done.key) == (False, None)
    assert not keyfile.is_protected(Path(address))


@on_sqlite
def test_a_power_cut_before_the_key_file_leaves_an_office_that_opens(
    office: Office, address: str, plain: Backup, protected: Protected,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """The file lies in place, its key file does not yet."""

    def cut(_database: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(keyfile, "end_change", cut)
        with pytest.raises(KeyboardInterrupt):
            put(office, address, plain, CONSOLE, present=protected.key)
    assert own_key(Path(address), typed=PHRASE) == protected.key
    with opened(office, address, protected.key) as desk:
        assert desk.read(note).facts["encrypted"] is True


# -- guarded as it was ----------------------------------------------------------------------------

RENAMES = {
    "sqlite": "CREATE TRIGGER quiet AFTER INSERT ON audit_entry BEGIN "
    "UPDATE officer SET full_name = 'Orang Lain'; END",
    "postgresql": "CREATE FUNCTION quiet() RETURNS trigger LANGUAGE plpgsql AS "
    "'BEGIN UPDATE officer SET full_name = ''Orang Lain''; RETURN NULL; END'; "
    "CREATE TRIGGER quiet AFTER INSERT ON audit_entry "
    "FOR EACH ROW EXECUTE FUNCTION quiet()",
}


def test_a_trigger_in_a_backup_never_fires(
    office: Office, address: str, tmp_path: Path, tools: Path
) -> None:
    """One that waits for the very note that the backup was put back."""
    before = office.desk.read(officers)
    run(office.desk.engine, RENAMES[office.desk.engine.dialect.name])
    made = save(office, tmp_path, tools)

    done = put(office, address, made, CONSOLE, tools=tools)
    assert done.mended == ("quiet",)
    with opened(office, address) as desk:
        assert desk.read(officers) == before
        assert desk.read(note).facts["mended"] == ["quiet"]
        assert not check(desk.engine, metadata=schema.metadata()).findings


def test_missing_guards_and_strangers_in_a_backup_are_put_right(
    office: Office, address: str, tmp_path: Path, tools: Path
) -> None:
    engine = office.desk.engine
    disarm(engine, "audit_entry")
    for statement in SWALLOWS[engine.dialect.name]:
        run(engine, statement)
    made = save(office, tmp_path, tools)

    assert backup.verify(made.path, key=made.key, tools=tools).sound, "it says what the office was"
    foreseen = backup.to_be_mended(made)
    done = put(office, address, made, CONSOLE, tools=tools)
    assert {"quiet", 'a "quiet" one'} < set(done.mended)
    assert any(name.startswith("audit_entry_no_") for name in done.mended)
    if engine.dialect.name == "sqlite":
        assert set(foreseen) == set(done.mended)
    with opened(office, address) as desk:
        assert not check(desk.engine, metadata=schema.metadata()).findings


def test_a_sound_backup_has_nothing_to_be_mended(
    office: Office, address: str, tmp_path: Path, tools: Path
) -> None:
    made = save(office, tmp_path, tools)
    assert backup.to_be_mended(made) == ()
    assert put(office, address, made, CONSOLE, tools=tools).mended == ()


@on_sqlite
def test_a_strange_trigger_in_a_plain_backup_over_an_encrypted_office(
    office: Office, address: str, tmp_path: Path, tools: Path
) -> None:
    """Both at once: a forged stick. The copy is made encrypted, and clean."""
    run(office.desk.engine, RENAMES["sqlite"])
    made = save(office, tmp_path, tools)
    office.desk.close()
    shutil.copyfile(made.path, tmp_path / "sebelum")
    key = encrypt(Path(address), store=None, passphrase=PHRASE).key

    done = put(office, address, made, CONSOLE, present=key)
    assert (done.encrypted, done.mended) == (True, ("quiet",))
    assert made.path.read_bytes() == (tmp_path / "sebelum").read_bytes(), "the backup is as it was"
