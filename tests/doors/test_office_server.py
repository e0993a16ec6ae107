"""The console on an office server: the main doors once, one after another, on PostgreSQL."""

import os
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from tests.doors.conftest import Ask, call
from tests.residents.sheets import PEOPLE, write_csv

pytestmark = pytest.mark.parametrize("address", ["postgresql"], indirect=True)
INIT = ("init", "--username", "kepala", "--full-name", "Ibu Kepala")


@pytest.fixture(autouse=True)
def _client_programs(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`pg_dump` and `pg_restore` are found on the PATH, as in an office."""
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")


def test_the_life_of_an_office_on_a_server(ask: Ask, address: str, tmp_path: Path) -> None:
    base = ("--database", address, "--json")
    assert ask("stock", "status", *base).code == "machine.no_office"
    assert ask("db", "upgrade", *base).facts == {"ok": True, "changed": False, "backup": None}
    assert ask(*INIT, *base).facts["username"] == "kepala"
    assert ask(*INIT, *base).code == "office.already_open"

    add = ("officers", "add", "loket9", "--full-name", "Nur'aini", "--role", "counter")
    assert ask(*add, *base).status == 0
    assert ask(*add, *base).code == "officer.username_taken"
    assert ask("officers", "disable", "kepala", *base).code == "officer.last_manager"
    for word in ("disable", "enable", "reset"):
        assert ask("officers", word, "loket9", *base).status == 0

    roll = write_csv(tmp_path / "warga.csv")
    words = ("import", "residents", roll)
    assert ask(*words, "--dry-run", *base).facts["imported"] is False
    assert ask(*words, *base).facts["added"] == len(PEOPLE)
    assert ask(*words, *base).facts["unchanged"] == len(PEOPLE)
    assert ask("import", "print-ready", roll, *base).facts["print_ready"] == len(PEOPLE)

    assert ask("stock", "status", *base).facts["opened"] is False
    sheet = tmp_path / "hari.pdf"
    day = ("report", "day", "--date", "2024-12-24", "--pdf", sheet)
    assert ask(*day, *base).facts["printed"] == 0
    assert sheet.read_bytes().startswith(b"%PDF")
    assert ask("db", "check", *base).facts["findings"] == []
    before = ask("audit", "verify", *base).facts

    copy = ask("backup", "create", "--out", tmp_path / "cadangan", *base).facts["backup"]
    assert copy.endswith(".dump")
    assert ask("backup", "verify", copy, *base).facts["findings"] == []
    assert ask("officers", "disable", "loket9", *base).status == 0
    assert ask("audit", "verify", *base).facts != before
    assert Path(ask("backup", "restore", copy, *base).facts["kept"]).exists()
    after = ask("audit", "verify", *base).facts
    assert after["checked"] == before["checked"] + 1, "that it was put back is said in its log"
    beside = ("backup", "restore", copy, "--json", "--database", tmp_path / "kantor.db")
    assert ask(*beside).code == "backup.other_engine"


def test_a_real_process_on_a_server(address: str) -> None:
    assert call(*INIT, "--database", address, "--json").facts["username"] == "kepala"
    said = call("db", "check", "--database", address, "--language", "en")
    assert said.out.startswith("All agrees")


def test_a_password_of_the_server_is_not_shown(ask: Ask, address: str, tmp_path: Path) -> None:
    """The test server lets anybody in: any password opens it."""
    open_url = make_url(address).set(password="sangat-rahasia")
    secret = open_url.render_as_string(hide_password=False)
    said = [ask(*INIT, "--database", secret), ask(*INIT, "--database", secret)]
    assert [one.status for one in said] == [0, 1]
    made = ask("backup", "create", "--out", tmp_path, "--database", secret, "--json")
    said.append(made)
    restore = ("backup", "restore", made.facts["backup"], "--database", secret, "--json")
    said.append(ask(*restore))
    assert said[-1].facts["database"] == open_url.render_as_string(hide_password=True)
    nowhere = make_url(secret).set(host="127.0.0.1", port=1, query={})
    address = nowhere.render_as_string(hide_password=False)
    for words in (("stock", "status"), INIT, ("db", "upgrade")):
        said.append(ask(*words, "--database", address))
        assert said[-1].status == 1
    for one in said:
        assert "sangat-rahasia" not in one.out + one.err


def test_names_longer_than_their_columns_are_cut(ask: Ask, address: str) -> None:
    """Only a server minds the length of a column."""
    ask(*INIT, "--database", address)
    add = ("officers", "add", "loket9", "--role", "counter", "--database", address)
    assert ask(*add, "--full-name", "x" * 500, "--nip", "1" * 500, "--json").facts["ok"]
    long = ("init", "--username", "kepala", "--full-name", "x" * 500, "--office-name", "y" * 5_000)
    assert ask(*long, "--database", address, "--json").code == "office.already_open"
