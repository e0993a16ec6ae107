"""`settings`: an administrator says where the data lies before anybody opens the program."""

import tomllib
from pathlib import Path

import pytest
from sqlalchemy.engine import URL, make_url

from ektp_desk import config
from ektp_desk.storage import credentials
from ektp_desk.storage.credentials import FoundInSettings
from ektp_desk.storage.engines import parse_url, server_url
from ektp_desk.storage.keystore import KeyStore
from tests.doors.conftest import Ask
from tests.shelf import Broken, Shelf


@pytest.fixture
def machine_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of everybody on this computer, in the test's own folder."""
    mine = config.config_files()[-1]
    shared = tmp_path / "machine" / config.FILE
    monkeypatch.setattr(config, "config_files", lambda: [shared, mine])
    monkeypatch.setattr("ektp_desk.doors.settings.config_files", lambda: [shared, mine])
    monkeypatch.setattr("ektp_desk.storage.credentials.config_files", lambda: [shared, mine])
    return shared


def test_without_files_the_data_lies_with_the_user(ask: Ask, machine_file: Path) -> None:
    facts = ask("settings", "show", "--json").facts
    assert facts["database"] == str(config.data_folder() / "ektp-desk.db")
    assert facts["files"] == []
    assert facts["shared"] is False


SECRET, BARE = "postgresql://ektp:rahasia@server/kantor", "postgresql://ektp@server/kantor"


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> KeyStore:
    """This computer has a key store."""
    made = KeyStore(Shelf())
    monkeypatch.setattr("ektp_desk.doors.settings.system_store", lambda: made)
    monkeypatch.setattr("ektp_desk.storage.engines.system_store", lambda: made)
    return made


def test_a_server_for_everybody_is_used_and_its_password_not_written(
    ask: Ask, machine_file: Path, store: KeyStore
) -> None:
    said = ask("settings", "set", "database", SECRET, "--machine", "--json")
    assert said.facts["file"] == str(machine_file)
    assert said.facts["kept"] is True
    assert "rahasia" not in said.out
    assert tomllib.loads(machine_file.read_text(encoding="utf-8")) == {"database": BARE}
    assert config.load_settings().database == BARE
    assert server_url(_trusted(BARE)).password == "rahasia"
    other = server_url(_trusted("postgresql://owner@server/kantor"))
    assert other.password is None, "it is this user's only"


def test_without_a_key_store_the_password_is_written_nowhere(
    ask: Ask, machine_file: Path, tmp_path: Path
) -> None:
    said = ask("settings", "set", "database", SECRET, "--language", "en")
    assert "was not kept" in said.out
    assert config.load_settings().database == BARE
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or b"rahasia" not in path.read_bytes()


@pytest.mark.parametrize("machine", [True, False])
def test_a_password_in_an_old_settings_file_is_moved_and_said(
    ask: Ask, machine_file: Path, store: KeyStore, machine: bool
) -> None:
    path = config.remember({"database": SECRET, "documents": "/dok"}, machine=machine)
    assert str(path) in ask("settings", "show").out, "an administrator is told"
    said = ask("settings", "password", "--json")
    assert said.facts == {"ok": True, "kept": True}
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {
        "database": BARE,
        "documents": "/dok",
    }
    assert server_url(_trusted(BARE)).password == "rahasia"
    assert credentials.take_out_of_settings(lambda: store) is None


def test_where_nothing_can_keep_it_an_old_settings_file_stays_as_it_is(
    ask: Ask, machine_file: Path
) -> None:
    """Backups at night must go on after an update; an administrator is told to change it."""
    path = config.remember({"database": SECRET})
    found = credentials.take_out_of_settings(lambda: None)
    assert found == FoundInSettings(path, moved=False)
    assert config.load_settings().database == SECRET
    assert "rahasia" not in ask("settings", "show").out


def test_a_key_store_that_forgets_at_once_keeps_nothing(machine_file: Path) -> None:
    path = config.remember({"database": SECRET})
    found = credentials.take_out_of_settings(lambda: KeyStore(Broken()))
    assert found == FoundInSettings(path, moved=False)
    assert config.load_settings().database == SECRET


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_a_password_is_kept_once_the_server_took_it(
    ask: Ask, machine_file: Path, store: KeyStore, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = make_url(address)._replace(password=None)
    config.remember({"database": bare.render_as_string()})
    assert ask("settings", "password", "--json").code == "settings.password_needed"
    monkeypatch.setenv(credentials.VARIABLE, "sandi-peladen")
    assert ask("settings", "password", "--json").facts["kept"] is True
    assert credentials.kept(bare, store) == "sandi-peladen"
    credentials.forget(bare, store)
    assert credentials.kept(bare, store) == ""
    config.remember({"database": str(bare.set(host="127.0.0.1", port=1, query={}))})
    assert ask("settings", "password", "--json").code == "machine.unreachable"


def test_an_office_in_a_file_has_no_servers_password(ask: Ask, machine_file: Path) -> None:
    assert ask("settings", "password", "--json").code == "settings.no_server"


def test_the_environment_counts_before_the_key_store(
    store: KeyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = _trusted(BARE)
    assert credentials.keep(url, "dari-penyimpan", store)
    monkeypatch.setenv(credentials.VARIABLE, "dari-lingkungan")
    assert server_url(url).password == "dari-lingkungan"
    assert server_url(url.set(password="ditulis")).password == "ditulis"


def _trusted(address: str) -> URL:
    """What the system's authorities prove needs no certificate of the office's own."""
    return parse_url(address).update_query_dict({"sslrootcert": "system"})


def test_the_users_own_file_counts_before_the_machines(
    ask: Ask, machine_file: Path, tmp_path: Path
) -> None:
    for name, words in (("all", ("--machine",)), ("mine", ())):
        ask("settings", "set", "documents", tmp_path / name, *words)
    assert ask("settings", "show", "--json").facts["documents"] == str(tmp_path / "mine")


def test_shared_data_lie_in_the_shared_folder(ask: Ask, machine_file: Path) -> None:
    ask("settings", "set", "documents", "/tempat/lain", "--machine")
    assert ask("settings", "set", "shared", "yes", "--machine", "--json").facts["shared"] is True
    facts = ask("settings", "show", "--json").facts
    assert facts["database"] == str(config.shared_folder() / "ektp-desk.db")
    assert facts["documents"] == "/tempat/lain", "what stood there is kept"


def test_odd_names_come_back_as_they_were(ask: Ask, machine_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / 'Andi\'s "Kantor" é\\x'
    ask("settings", "set", "backups", folder)
    assert ask("settings", "show", "--json").facts["backups"] == str(folder)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("shared", "ya"), "settings.yes_or_no"),
        (("documents", "dokumen"), "settings.not_absolute"),
        (("database", "kantor.db"), "settings.not_absolute"),
        (("database", "mysql://x/y"), "database.address"),
        (("server_ca", "office-ca.crt"), "settings.not_absolute"),
        (("server_check", "prefer"), "settings.check"),
    ],
)
def test_what_makes_no_sense_is_refused(
    ask: Ask, machine_file: Path, words: tuple[str, str], code: str
) -> None:
    assert ask("settings", "set", *words, "--json").code == code
    assert not config.config_files()[-1].exists()


def test_a_file_that_cannot_be_written_is_said(
    ask: Ask, machine_file: Path, tmp_path: Path
) -> None:
    machine_file.parent.write_text("a file where the folder should be", encoding="utf-8")
    said = ask("settings", "set", "shared", "yes", "--machine", "--json")
    assert said.code == "machine.settings"
