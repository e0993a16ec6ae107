"""`settings`: an administrator says where the data lies before anybody opens the program."""

import tomllib
from pathlib import Path

import pytest

from ektp_desk import config
from tests.doors.conftest import Ask


@pytest.fixture
def machine_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of everybody on this computer, in the test's own folder."""
    mine = config.config_files()[-1]
    shared = tmp_path / "machine" / config.FILE
    monkeypatch.setattr(config, "config_files", lambda: [shared, mine])
    monkeypatch.setattr("ektp_desk.doors.settings.config_files", lambda: [shared, mine])
    return shared


def test_without_files_the_data_lies_with_the_user(ask: Ask, machine_file: Path) -> None:
    facts = ask("settings", "show", "--json").facts
    assert facts["database"] == str(config.data_folder() / "ektp-desk.db")
    assert facts["files"] == []
    assert facts["shared"] is False


def test_a_server_for_everybody_is_used_and_its_password_not_told(
    ask: Ask, machine_file: Path
) -> None:
    address = "postgresql://ektp:rahasia@server/kantor"
    said = ask("settings", "set", "database", address, "--machine", "--json")
    assert said.facts["file"] == str(machine_file)
    assert "rahasia" not in said.out
    assert tomllib.loads(machine_file.read_text(encoding="utf-8")) == {"database": address}
    assert config.load_settings().database == address


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
