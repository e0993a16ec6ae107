"""What the console did that gives somebody power stands on the supervisor's desk: each such act."""

import io
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from ektp_desk.kernel.clock import SystemClock, local_day
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.station import console_station, station_name
from ektp_desk.reports.console_acts import ConsoleAct, unseen
from ektp_desk.reports.decisions import decisions
from ektp_desk.reports.rules_decisions import Matter, Urgency
from ektp_desk.storage.engines import open_desk, stored_key
from tests.doors.conftest import Ask

PHRASE = "kunci-rumah-hijau-7"


def desk_of(address: str) -> Desk:
    key = stored_key(Path(address), PHRASE)
    return open_desk(address, clock=SystemClock(), zone=ZoneInfo("Asia/Makassar"), key=key)


def told(address: str) -> list[tuple[str, str]]:
    """The acts that wait, oldest first, each on a line of the desk of today."""
    desk = desk_of(address)
    acts: tuple[ConsoleAct, ...] = desk.read(unseen)
    today = local_day(SystemClock().now(), desk.zone)
    lines = [row for row in desk.read(decisions, day=today) if row.key is Matter.CONSOLE]
    desk.close()
    assert [row.count for row in lines] == ([len(acts)] if acts else [])
    for line in lines:
        assert line.urgency is Urgency.NOW
        assert line.newest is not None
        assert (line.newest.what, line.newest.at) == (acts[0].what, acts[0].at)
        assert line.newest.station == station_name()
    return [(act.action, act.whom) for act in reversed(acts)]


def test_a_new_office_and_what_gives_nobody_power_are_told_nothing_of(
    ask: Ask, kantor: str
) -> None:
    base = ("--database", kantor)
    for words in (("backup", "run"), ("db", "check"), ("officers", "sessions"), ("db", "repair")):
        assert ask(*words, *base).status == 0, words
    assert told(kantor) == []


def test_officers_and_their_passwords(ask: Ask, kantor: str) -> None:
    base = ("--database", kantor)
    add = ("officers", "add", "baru", "--full-name", "Siti Rahma", "--role", "supervisor")
    assert ask(*add, *base).status == 0
    for word in ("reset", "disable", "enable"):
        assert ask("officers", word, "baru", *base).status == 0
    assert ask("officers", "reset", "kepala", *base).status == 0
    assert told(kantor) == [
        ("officer.added", "Siti Rahma"),
        ("officer.password_reset", "Siti Rahma"),
        ("officer.enabled", "Siti Rahma"),
        ("officer.password_reset", "Ibu Kepala"),
    ]


def test_a_sealed_code(ask: Ask, kantor: str) -> None:
    assert ask("officers", "seal", "--database", kantor).status == 0
    assert told(kantor) == [("emergency.sealed", "")]


def test_every_act_on_the_key(ask: Ask, kantor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EKTP_DESK_PASSPHRASE", PHRASE)
    if stored_key(Path(kantor)) is None:
        assert ask("db", "encrypt", "--database", kantor).status == 0
    before = told(kantor)
    for words in ("change", "passphrase", "recovery"):
        assert ask("key", words, "--database", kantor).status == 0, words
    assert [action for action, _ in told(kantor)[len(before) :]] == [
        "key.change_key", "key.change_passphrase", "key.new_recovery",
    ]  # fmt: skip


def test_a_persons_data_and_log(
    ask: Ask, demo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(demo)
    nik = desk.read(
        lambda session: session.execute(text("SELECT nik FROM resident LIMIT 1")).scalar_one()
    )
    desk.close()
    base = ("--database", demo)
    for words in (
        ("export", "person", "--out", tmp_path / "orang.xlsx", "--why", "surat 12"),
        ("access", "person", "--out", tmp_path / "log.pdf"),
        ("access", "breach", "--from", "2020-01-01", "--to", "2030-01-01"),
    ):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{nik}\n"))
        assert ask(*words, *base).status == 0, words
    assert [action for action, _ in told(demo)] == [
        "resident.exported", "access.log_read", "breach.looked_up",
    ]  # fmt: skip


def test_a_backup_put_back(ask: Ask, kantor: str) -> None:
    base = ("--database", kantor)
    made = ask("backup", "create", *base, "--json").facts["backup"]
    assert ask("backup", "restore", made, *base).status == 0
    assert told(kantor) == [("backup.restored", "")]


def test_however_long_the_computers_name_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ekko", "x" * 200):
        monkeypatch.setattr("ektp_desk.kernel.station._computer", lambda name=name: name)
        station = console_station()
        assert station.endswith(" (console)")
        assert len(station) <= 80
