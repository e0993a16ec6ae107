"""Backups kept by themselves: verified, in two places, old ones let go, back to a closed day."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import copyfile

import pytest

from ektp_desk.accounts import backups as notes
from ektp_desk.accounts.backups import backup_rows
from ektp_desk.accounts.restoring import put_back
from ektp_desk.accounts.rules import BackupPlace
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.errors import MachineError
from ektp_desk.reports.closing import close_day, day_state, last_closed
from ektp_desk.stock import services as stock
from ektp_desk.stock.queries import balance
from ektp_desk.storage import backup, files, keyfile, manifest, places
from ektp_desk.storage.encrypting import encrypt
from ektp_desk.storage.engines import open_desk
from ektp_desk.storage.manifest import Reason
from ektp_desk.storage.places import MARK, Places
from ektp_desk.storage.pointintime import closed_days, lost_since
from ektp_desk.storage.rotation import Keeping
from ektp_desk.storage.safekeeping import Kept, keep, known_backups
from tests.conftest import CONSOLE, PASSWORD, ZONE, Office, make_office
from tests.racing import refused
from tests.sealing import key_of

NOW = datetime(2026, 11, 24, 16, 30, tzinfo=ZONE)
PHRASE = "kuda putih lari jauh"
on_sqlite = pytest.mark.parametrize("address", ["sqlite"], indirect=True)


@pytest.fixture
def two(tmp_path: Path) -> Places:
    """A folder here and a stick that was chosen."""
    stick = tmp_path / "stik"
    stick.mkdir()
    places.claim(stick)
    return Places(tmp_path / "cadangan", stick)


@pytest.fixture
def stocked(office: Office) -> Office:
    """An office with a balance to be found again."""
    office.desk.write(office.supervisor, stock.open_stock, quantity=1_000)
    return office


def save(office: Office, where: Places, tools: Path, *, now: datetime = NOW, **kw: object) -> Kept:
    return keep(
        office.desk.engine, where, now=now, reason=Reason.CLOSING,
        closed=office.desk.read(last_closed), tools=tools, **kw,  # type: ignore[arg-type]
    )  # fmt: skip


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != MARK)


def test_a_backup_lies_verified_in_both_places(stocked: Office, two: Places, tools: Path) -> None:
    kept = save(stocked, two, tools)
    stocked.desk.write(stocked.supervisor, notes.note_kept, kept=kept)

    assert two.second is not None
    assert kept.second is not None
    assert kept.problem is None
    assert names(two.home) == names(two.second)
    assert backup.verify(kept.second.path, key=kept.backup.key, tools=tools).sound
    rows = stocked.desk.read(backup_rows)
    assert set(rows) == set(BackupPlace)
    assert {row.file for row in rows.values()} == {kept.backup.path.name}
    assert {row.problem for row in rows.values()} == {""}
    assert [one.path for one in known_backups(two)] == [kept.backup.path]


@pytest.mark.parametrize("under", [".", "stik", "stik/lagi"])
def test_the_first_place_is_no_second(two: Places, under: str) -> None:
    inside = two.home / under
    inside.mkdir(parents=True)
    error = refused(lambda: places.require_apart(inside, two.home))
    assert error.code == "backup.place_same"
    assert two.second is not None
    places.require_apart(two.second, two.home)


@on_sqlite
def test_a_backup_that_is_not_sound_stays_in_no_sound_ones_place(
    stocked: Office, two: Places, tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that loses what is written: the rotation would take the last one of the day."""
    good = save(stocked, two, tools)
    whole = backup.force_to_disk

    def lossy(path: Path) -> None:
        whole(path)
        if path.name.endswith(".db.json.part"):  # what the file holds is written down by now
            database = path.with_name(path.name.replace(".json", ""))
            with database.open("rb+") as file:
                file.truncate(8_192)

    monkeypatch.setattr(files, "force_to_disk", lossy)
    with pytest.raises(MachineError, match=r"backup\.not_sound"):
        save(stocked, two, tools, now=NOW + timedelta(hours=1), keeping=Keeping(1, 0, 0))
    monkeypatch.undo()
    assert [one.path for one in known_backups(two)] == [good.backup.path]


def test_old_ones_go_and_others_stay(stocked: Office, two: Places, tools: Path) -> None:
    """What was made for one occasion, and other offices' backups, are not the rotation's."""
    first = save(stocked, two, tools, now=NOW - timedelta(days=9))
    before = backup.create(
        stocked.desk.engine, two.home, now=NOW - timedelta(days=8), reason=Reason.UPGRADE,
        name="sebelum", tools=tools,
    )  # fmt: skip
    middle = save(stocked, two, tools, now=NOW - timedelta(days=1))
    kept = save(stocked, two, tools, keeping=Keeping(2, 0, 0))

    assert kept.dropped == 2  # the first, in both places
    assert not first.backup.path.exists()
    assert not manifest.manifest_path(first.backup.path).exists()
    assert before.path.exists()
    assert middle.backup.path.exists()


@on_sqlite
def test_another_offices_backups_are_not_touched(
    stocked: Office, two: Places, tools: Path, sqlite_template: Path, tmp_path: Path
) -> None:
    path = tmp_path / "lain.db"
    copyfile(sqlite_template, path)
    desk = open_desk(str(path), clock=SetClock(NOW), zone=ZONE)
    other = make_office(desk, SetClock(NOW))
    theirs = save(other, two, tools, now=NOW - timedelta(days=30))
    desk.close()
    save(stocked, two, tools, keeping=Keeping(1, 0, 0))

    assert theirs.backup.path.exists()
    since = stocked.desk.read(lost_since, manifest=theirs.backup.manifest)
    assert (since.same_office, since.same_past) == (False, False)


@on_sqlite
@pytest.mark.parametrize("state", ["away", "other", "read_only"])
def test_a_stick_that_does_not_take_it_is_named(
    stocked: Office, two: Places, tools: Path, state: str
) -> None:
    """The backup here stands all the same, and the office knows what is missing."""
    assert two.second is not None
    if state == "away":
        (two.second / MARK).unlink()
        two.second.rmdir()
    elif state == "other":  # a stick that nobody chose, or the empty place where one is joined
        (two.second / MARK).unlink()
    elif os.geteuid() == 0:
        subprocess.run(["mount", "-t", "tmpfs", "none", str(two.second)], check=True)
        places.claim(two.second)
        subprocess.run(["mount", "-o", "remount,ro", str(two.second)], check=True)
    else:
        two.second.chmod(0o500)
    try:
        kept = save(stocked, two, tools)
    finally:
        if state == "read_only" and os.geteuid() == 0:
            subprocess.run(["umount", str(two.second)], check=True)
    stocked.desk.write(stocked.supervisor, notes.note_kept, kept=kept)

    assert kept.second is None
    assert kept.problem is not None
    expected = "backup.place_read_only" if state == "read_only" else "backup.place_away"
    assert kept.problem.code == expected
    assert backup.verify(kept.backup.path).sound
    rows = stocked.desk.read(backup_rows)
    assert rows[BackupPlace.HOME].problem == ""
    assert rows[BackupPlace.SECOND].problem == expected
    assert rows[BackupPlace.SECOND].made_at is None


StickOf = Callable[[int], Path]


@pytest.fixture
def stick_of(tmp_path: Path) -> Iterator[StickOf]:
    """Plugs a stick of so many KiB in. Mounting needs root; elsewhere the test says that it did
    not run."""
    plugged: list[Path] = []

    def plug_in(size: int) -> Path:
        folder = tmp_path / "kecil"
        folder.mkdir()
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}k", "none", str(folder)],
            capture_output=True, check=False,
        )  # fmt: skip
        if mounted.returncode != 0:
            pytest.skip("mounting a small stick needs root")
        plugged.append(folder)
        places.claim(folder)
        return folder

    yield plug_in
    for folder in plugged:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def crowded(stocked: Office, two: Places, tools: Path, stick_of: StickOf) -> Places:
    """A stick with room for three backups and no fourth; three days lie there."""
    size = save(stocked, Places(two.home), tools, now=NOW - timedelta(days=9)).backup.manifest.bytes
    stick = Places(two.home, stick_of(size * 7 // 2 // 1024))
    for days in (3, 2, 1):
        kept = save(stocked, stick, tools, now=NOW - timedelta(days=days))
        assert (kept.problem, kept.crowded_out) == (None, 0)
    return stick


def free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def of_days(folder: Path | None) -> list[int]:
    """How many days before `NOW` each backup in a folder was made, the newest first."""
    assert folder is not None
    return [(NOW - one.manifest.made).days for one in places.found_in(folder)]


@on_sqlite
def test_a_full_stick_is_named_and_left_clean(
    stocked: Office, two: Places, stick_of: StickOf, tools: Path
) -> None:
    small_stick = stick_of(256)
    kept = save(stocked, Places(two.home, small_stick), tools)

    assert kept.problem is not None
    assert kept.problem.code == "backup.place_full"
    assert names(small_stick) == []


@on_sqlite
def test_a_full_stick_makes_room_by_its_oldest(
    stocked: Office, crowded: Places, tools: Path
) -> None:
    """What the rotation would have kept and had to go is counted, so that it can be said."""
    kept = save(stocked, crowded, tools)

    assert kept.second is not None
    assert backup.verify(kept.second.path).sound
    assert (kept.problem, kept.dropped, kept.crowded_out) == (None, 1, 1)
    assert of_days(crowded.second) == [0, 1, 2]
    assert of_days(crowded.home) == [0, 1, 2, 3, 9], "there is room at home"


@on_sqlite
def test_a_full_stick_makes_room_by_the_rotation_first(
    stocked: Office, crowded: Places, tools: Path
) -> None:
    """What goes for the new one has had its time: nobody need be told."""
    kept = save(stocked, crowded, tools, keeping=Keeping(3, 0, 0))

    assert kept.second is not None
    assert (kept.dropped, kept.crowded_out) == (3, 0)  # the ninth day and the third at home
    assert of_days(crowded.second) == of_days(crowded.home) == [0, 1, 2]


@on_sqlite
def test_the_last_good_backup_on_a_full_stick_stays(
    stocked: Office, crowded: Places, tools: Path
) -> None:
    """The newer two are damaged: the older of them goes for the new one, and the oldest stays."""
    assert crowded.second is not None
    newest, newer, good = places.found_in(crowded.second)
    for damaged in (newest, newer):
        with damaged.path.open("r+b") as file:
            file.write(b"rusak")
    kept = save(stocked, crowded, tools)

    assert kept.second is not None
    assert [one.path for one in places.found_in(crowded.second)] == [
        kept.second.path, newest.path, good.path,
    ]  # fmt: skip
    assert backup.verify(good.path).sound


@on_sqlite
def test_a_stick_full_of_other_things_loses_no_backup_and_is_named(
    stocked: Office, crowded: Places, tools: Path
) -> None:
    """Not even without all of the old ones would there be room: so all of them stay."""
    assert crowded.second is not None
    for one in places.found_in(crowded.second)[1:]:
        places.drop(one)
    (crowded.second / "foto.jpg").write_bytes(bytes(free(crowded.second)))
    kept = save(stocked, crowded, tools)

    assert kept.problem is not None
    assert kept.problem.code == "backup.place_full"
    assert (kept.second, kept.dropped, kept.crowded_out) == (None, 0, 0)
    assert of_days(crowded.second) == [1]


def test_a_place_must_be_a_folder_that_exists(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"backup\.place_away"):
        places.claim(tmp_path / "tidak ada")


@on_sqlite
def test_a_damaged_office_loses_no_old_backup(
    stocked: Office, two: Places, tools: Path, address: str
) -> None:
    """What is not sound is not kept as a backup, and nothing old goes in exchange."""
    old = save(stocked, two, tools, now=NOW - timedelta(days=40))
    stocked.desk.engine.dispose()
    stocked.desk.reading_engine.dispose()
    path = Path(address)
    content = bytearray(path.read_bytes())
    for place in range(len(content) // 3, len(content), 4_096):
        content[place : place + 600] = bytes(600)
    path.write_bytes(content)
    before = names(two.home)

    with pytest.raises(MachineError, match=r"machine\.damaged"):
        save(stocked, two, tools, keeping=Keeping(1, 0, 0))
    assert names(two.home) == before
    assert old.backup.path.exists()


def closed(office: Office, clock: SetClock, where: Places, tools: Path, day: date) -> Kept:
    """A day's end: signed, then saved."""
    clock.set(datetime(day.year, day.month, day.day, 16, 30, tzinfo=ZONE))
    said = {str(line.key): "uji" for line in office.desk.read(day_state, day=day).lines}
    office.desk.write(office.supervisor, close_day, day=day, password=PASSWORD, explanations=said)
    return save(office, where, tools, now=clock.now().astimezone(ZONE))


def test_back_to_the_end_of_a_closed_day(
    stocked: Office, address: str, clock: SetClock, two: Places, tools: Path
) -> None:
    """Point in time: the newest closed day as it was signed, whatever came after it."""
    monday, tuesday = date(2026, 11, 24), date(2026, 11, 25)
    closed(stocked, clock, two, tools, monday)
    clock.set(datetime(2026, 11, 25, 9, 0, tzinfo=ZONE))
    stocked.desk.write(stocked.supervisor, stock.count, counted=990, note="hitung pagi")
    end = closed(stocked, clock, two, tools, tuesday)
    clock.set(datetime(2026, 11, 26, 9, 0, tzinfo=ZONE))
    stocked.desk.write(stocked.supervisor, stock.count, counted=7, note="salah hitung")
    later = save(stocked, two, tools, now=clock.now().astimezone(ZONE))

    days = closed_days(known_backups(two))
    assert [one.day for one in days] == [tuesday, monday]
    assert days[0].backup.path == end.backup.path  # not the one of the next morning
    assert later.backup.manifest.closed == tuesday
    since = stocked.desk.read(lost_since, manifest=days[0].backup.manifest)
    assert since.same_past
    assert since.acts >= 1
    assert since.newest == clock.now()
    assert since.rows is not None
    assert since.rows["stock_count"] == 1

    stocked.desk.close()
    if stocked.desk.engine.dialect.name == "postgresql":
        chosen = days[0].backup.path
        backup.restore(chosen, address, now=NOW, key=key_of(chosen), tools=tools)
    else:
        done = put_back(
            days[0].backup.path, address, key=None, clock=clock, zone=ZONE, actor=CONSOLE
        )
        assert done.kept is not None
        former = open_desk(str(done.kept), clock=clock, zone=ZONE)
        assert former.read(balance) == 7
        former.close()
    desk = open_desk(address, clock=clock, zone=ZONE)
    assert desk.read(balance) == 990
    assert desk.read(last_closed) == tuesday
    desk.close()


@on_sqlite
def test_an_encrypted_office_goes_back_by_the_key_it_had(
    stocked: Office, address: str, clock: SetClock, two: Places, tools: Path
) -> None:
    """The backup is encrypted as the office was; an older key opens what was made with it."""
    stocked.desk.close()
    path = Path(address)
    made = encrypt(path, store=None, passphrase=PHRASE)
    desk = open_desk(address, clock=clock, zone=ZONE, key=made.key)
    kept = keep(desk.engine, two, now=NOW, reason=Reason.CLOSING, closed=None)
    desk.close()
    assert kept.second is not None
    assert not kept.second.path.read_bytes().startswith(b"SQLite format 3")
    other = encrypt(path, store=None, passphrase="ayam hitam di pagar", key=made.key)

    with pytest.raises(MachineError, match=r"machine\.locked"):
        backup.key_for(kept.backup, present=other.key)
    assert refused(lambda: backup.key_for(kept.backup, typed="salah salah salah")).code == (
        "key.wrong_passphrase"
    )
    for typed in (PHRASE, made.recovery):
        assert backup.key_for(kept.backup, typed=typed) == made.key
    assert backup.key_for(kept.backup, present=made.key) == made.key
    done = put_back(kept.second.path, address, key=made.key, clock=clock, zone=ZONE, actor=CONSOLE)
    assert done.kept is not None
    assert keyfile.is_protected(done.kept)
    after = open_desk(address, clock=clock, zone=ZONE, key=made.key)
    assert after.read(balance) == 1_000
    after.close()


def test_who_may_not_keep_the_office_notes_nothing(
    stocked: Office, two: Places, tools: Path
) -> None:
    kept = save(stocked, two, tools)

    error = refused(lambda: stocked.desk.write(stocked.counter, notes.note_kept, kept=kept))
    assert error.code == "role.missing"
    signed = refused(
        lambda: stocked.desk.write(
            stocked.supervisor, notes.note_restoring, file="x", sha256="", password="salah"
        )
    )
    assert signed.code == "signature.wrong"
