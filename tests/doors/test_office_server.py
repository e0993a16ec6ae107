"""The console on an office server: the main doors once, one after another, on PostgreSQL."""

import os
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from ektp_desk.storage.engines import told
from tests.doors.conftest import Ask, call
from tests.residents.sheets import PEOPLE, write_csv
from tests.sealing import as_earlier_programs_did

pytestmark = pytest.mark.parametrize("address", ["postgresql"], indirect=True)
INIT = ("init", "--username", "kepala", "--full-name", "Ibu Kepala")


@pytest.fixture(autouse=True)
def _client_programs(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`pg_dump` and `pg_restore` are found on the PATH, as in an office."""
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")


def test_the_life_of_an_office_on_a_server(
    ask: Ask, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = ("--database", address, "--json")
    assert ask("stock", "status", *base).code == "machine.no_office"
    assert ask("db", "upgrade", *base).facts == {"ok": True, "changed": False, "backup": None}
    begun = ask(*INIT, *base).facts
    assert begun["username"] == "kepala"
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
    assert ask("backup", "verify", copy, *base).code == "machine.locked"
    monkeypatch.setenv("EKTP_DESK_PASSPHRASE", begun["recovery"])
    assert ask("backup", "verify", copy, *base).facts["findings"] == []
    assert ask("officers", "disable", "loket9", *base).status == 0
    assert ask("audit", "verify", *base).facts != before
    restored = ask("backup", "restore", copy, *base).facts
    assert Path(restored["kept"]).exists()
    assert restored["plain"] is False
    after = ask("audit", "verify", *base).facts
    assert after["checked"] == before["checked"] + 1, "that it was put back is said in its log"
    beside = ("backup", "restore", copy, "--json", "--database", tmp_path / "kantor.db")
    assert ask(*beside).code == "backup.other_engine"


def test_a_real_process_on_a_server(address: str) -> None:
    assert call(*INIT, "--database", address, "--json").facts["username"] == "kepala"
    said = call("db", "check", "--database", address, "--language", "en")
    assert said.out.startswith("All agrees")


def test_a_password_of_the_server_is_not_shown(
    ask: Ask, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test server lets anybody in: any password opens it."""
    open_url = make_url(address).set(password="sangat-rahasia")
    name = "EKTP_DESK_DATABASE"
    monkeypatch.setenv(name, open_url.render_as_string(hide_password=False))
    said = [ask(*INIT), ask(*INIT)]
    assert [one.status for one in said] == [0, 1]
    monkeypatch.setenv("EKTP_DESK_PASSPHRASE", "kuda putih lari jauh")
    assert ask("key", "change").status == 0
    made = ask("backup", "create", "--out", tmp_path, "--json")
    said.append(made)
    said.append(ask("backup", "restore", made.facts["backup"], "--json"))
    assert said[-1].facts["database"] == told(open_url)
    said.append(ask("settings", "show"))
    behind = open_url._replace(password=None).update_query_dict({"password": "sangat-rahasia"})
    monkeypatch.setenv(name, behind.render_as_string())
    said += [ask("stock", "status"), ask("settings", "show")]
    assert [one.status for one in said[-2:]] == [0, 0], "behind the question mark, too"
    nowhere = open_url.set(host="127.0.0.1", port=1, query={})
    monkeypatch.setenv(name, nowhere.render_as_string(hide_password=False))
    for words in (("stock", "status"), INIT, ("db", "upgrade")):
        said.append(ask(*words))
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


def test_the_key_of_the_backups_is_changed_and_given_other_ways(
    ask: Ask, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As for a file: the same commands, with nothing encrypted anew."""
    base, phrase = ("--database", address, "--json"), "EKTP_DESK_PASSPHRASE"
    paper = ask(*INIT, *base).facts["recovery"]
    first = ask("backup", "create", "--out", tmp_path, *base).facts["backup"]
    assert ask("db", "encrypt", *base).code == "key.protected_already"
    assert ask("key", "recovery", *base).code == "machine.locked"
    assert ask("key", "open-here", *base).code == "machine.locked"

    def opens(file: str, typed: str) -> bool:
        monkeypatch.setenv(phrase, typed)
        return ask("backup", "verify", file, *base).status == 0

    monkeypatch.setenv(phrase, paper)
    new_paper = ask("key", "recovery", *base).facts["recovery"]
    second = ask("backup", "create", "--out", tmp_path, *base).facts["backup"]
    assert opens(second, new_paper)
    assert not opens(second, paper)
    assert opens(first, paper)

    monkeypatch.setenv(phrase, "ayam hitam di pagar")
    newest = ask("key", "change", *base).facts["recovery"]
    third = ask("backup", "create", "--out", tmp_path, *base).facts["backup"]
    assert opens(third, newest)
    assert opens(third, "ayam hitam di pagar")
    assert not opens(third, new_paper)
    assert opens(second, new_paper)
    said = ask("audit", "verify", *base).facts
    assert said["ok"]


def test_a_plain_dump_of_an_earlier_program_says_so(
    ask: Ask, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = ("--database", address)
    monkeypatch.setenv("EKTP_DESK_PASSPHRASE", "kuda putih lari jauh")
    assert ask(*INIT, *base).status == 0
    made = Path(ask("backup", "create", "--out", tmp_path, *base, "--json").facts["backup"])
    as_earlier_programs_did(made)

    restored = ask("backup", "restore", made, *base)
    assert restored.status == 0
    assert "tidak dienkripsi" in restored.out
    assert ask("db", "check", *base).status == 0
