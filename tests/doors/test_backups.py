"""Backups from the console: by the computer's timetable, listed, and back to a closed day."""

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ektp_desk.accounts.backups import backup_rows
from ektp_desk.accounts.queries import officers
from ektp_desk.accounts.rules import BackupPlace
from ektp_desk.kernel.clock import SetClock, SystemClock, local_day
from ektp_desk.kernel.work import Actor
from ektp_desk.reports.closing import close_day, day_state
from ektp_desk.reports.decisions import decisions
from ektp_desk.reports.rules_decisions import Matter, Urgency
from ektp_desk.storage.encrypting import encrypt
from ektp_desk.storage.engines import make_engines, open_desk
from ektp_desk.storage.keyfile import is_plain
from tests.conftest import PASSWORD
from tests.doors.conftest import Ask
from tests.tampering import run

ZONE = ZoneInfo("Asia/Makassar")
PHRASE = "kuda putih lari jauh"
QUIET = "CREATE TRIGGER quiet AFTER INSERT ON audit_entry BEGIN UPDATE officer SET nip = '1'; END"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty stick, plugged in."""
    folder = tmp_path / "stik"
    folder.mkdir()
    return folder


def close_today(kantor: str) -> str:
    """Sign the day; its date as it is typed."""
    desk = open_desk(kantor, clock=SystemClock(), zone=ZONE)
    day = local_day(desk.clock.now(), ZONE)
    who = desk.read(officers)[0]
    said = {str(line.key): "uji" for line in desk.read(day_state, day=day).lines}
    actor = Actor(who.id, who.full_name, who.roles, "meja")
    desk.write(actor, close_day, day=day, password=PASSWORD, explanations=said)
    desk.close()
    return day.isoformat()


def test_the_timetable_fills_both_places(ask: Ask, kantor: str, stick: Path) -> None:
    base = ("--database", kantor, "--json")
    assert ask("settings", "set", "second_backups", stick).status == 0
    assert ask("settings", "show", "--json").facts["second_backups"] == str(stick)
    facts = ask("backup", "run", *base).facts

    assert Path(facts["second_backup"]).parent == stick
    for name in ("backup", "second_backup"):
        assert ask("backup", "verify", facts[name], "--json").facts["findings"] == []
    listed = ask("backup", "list", "--json").facts["backups"]
    assert [one["backup"] for one in listed] == [facts["backup"]]
    assert [one["reason"] for one in listed] == ["planned"]
    assert "terjadwal" in ask("backup", "list").out
    assert ask("settings", "set", "second_backups", "none").status == 0
    assert ask("settings", "show", "--json").facts["second_backups"] is None


def test_a_stick_that_is_away_ends_with_its_reason(ask: Ask, kantor: str, stick: Path) -> None:
    ask("settings", "set", "second_backups", stick)
    for file in stick.iterdir():
        file.unlink()
    said = ask("backup", "run", "--database", kantor)

    assert said.status == 1
    assert "Cadangan dibuat dan diperiksa." in said.out
    assert f"Tempat cadangan kedua tidak ada: {stick}" in said.out
    missing = ask("settings", "set", "second_backups", stick / "lain", "--json")
    assert missing.code == "backup.place_away"


def test_back_to_a_closed_day(ask: Ask, kantor: str) -> None:
    base = ("--database", kantor)
    day = close_today(kantor)
    made = ask("backup", "run", *base, "--json").facts["backup"]
    add = ("officers", "add", "baru", "--full-name", "Baru", "--role", "counter", *base)
    assert ask(*add).status == 0

    restored = ask("backup", "restore", "--day", day, *base, "--json").facts
    assert restored["backup"] == made
    assert Path(restored["kept"]).exists()
    assert ask(*add).status == 0  # not there any more, so it may be added
    assert ask("db", "check", *base).status == 0
    none = ask("backup", "restore", "--day", "2020-01-01", *base, "--json")
    assert none.code == "backup.none_of_day"
    assert ask("backup", "restore", "--day", "kemarin", *base, "--json").code == "date.unreadable"
    assert ask("backup", "restore", *base).status == 2


def test_the_supervisor_is_told_after_days_without_a_backup(ask: Ask, kantor: str) -> None:
    """Nothing before an officer's first act; then by the office's own number of days."""
    clock = SetClock(SystemClock().now())
    desk = open_desk(kantor, clock=clock, zone=ZONE)

    def told(days: int) -> dict[Matter, Urgency]:
        day = local_day(clock.now(), ZONE) + timedelta(days=days)
        rows = desk.read(decisions, day=day)
        return {
            row.key: row.urgency for row in rows if row.key in (Matter.BACKUP, Matter.SECOND_BACKUP)
        }

    assert told(40) == {}
    close_today(kantor)
    assert told(2) == {}
    assert told(3) == {Matter.BACKUP: Urgency.TODAY, Matter.SECOND_BACKUP: Urgency.WAITS}
    assert told(31) == {Matter.BACKUP: Urgency.NOW, Matter.SECOND_BACKUP: Urgency.NOW}
    assert ask("backup", "run", "--database", kantor).status == 0
    assert set(desk.read(backup_rows)) == {BackupPlace.HOME}
    assert told(2) == {}
    desk.close()


def test_a_plain_backup_becomes_encrypted_and_clean(
    ask: Ask, kantor: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The administrator is asked for the office's key where this computer does not know it."""
    base = ("--database", kantor, "--json")
    run(make_engines(kantor).writer, QUIET)
    made = ask("backup", "create", *base).facts["backup"]
    encrypt(Path(kantor), store=None, passphrase=PHRASE)
    assert ask("backup", "restore", made, *base).code == "machine.locked"
    monkeypatch.setenv("EKTP_DESK_PASSPHRASE", "bukan frasa yang benar")
    assert ask("backup", "restore", made, *base).code == "key.wrong_passphrase"

    monkeypatch.setenv("EKTP_DESK_PASSPHRASE", PHRASE)
    facts = ask("backup", "restore", made, *base).facts
    assert (facts["encrypted"], facts["mended"]) == (True, ["quiet"])
    assert not is_plain(Path(kantor))
    assert ask("db", "check", *base).facts["findings"] == []
    said = ask("backup", "restore", made, "--database", kantor).out
    assert "kini dienkripsi dengan kunci kantor ini" in said
    assert "sudah dibetulkan: quiet" in said
