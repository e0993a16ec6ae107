"""A slip of the hand overwrites no database, no device and not what is being read."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.targets import require_target
from ektp_desk.storage import driver, keyfile
from ektp_desk.storage.engines import make_engines


def test_new_and_ordinary_files_may_be_written(tmp_path: Path) -> None:
    require_target(tmp_path / "baru.xlsx")
    (tmp_path / "lama.xlsx").write_bytes(b"PK")
    require_target(tmp_path / "lama.xlsx", reading=tmp_path / "lain.csv")


def test_databases_and_what_lies_beside_them_may_not(tmp_path: Path) -> None:
    path = tmp_path / "kantor.xlsx"  # whatever its name says
    with closing(driver.connect(path)) as connection:
        connection.execute("CREATE TABLE a (b)")
    (tmp_path / "kantor.db-wal").touch()
    for target in (path, tmp_path / "kantor.db-wal", tmp_path):
        with pytest.raises(OfficeError, match=r"file\.not_a_target"):
            require_target(target)


def test_an_encrypted_database_its_key_and_its_backup_may_not(tmp_path: Path) -> None:
    """Nothing at their beginning says what they are."""
    path = tmp_path / "kantor.db"
    address = str(path)
    made = make_engines(address, key=b"k" * 32).writer
    with made.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE a (b)")
    made.dispose()
    keyfile.write(path, keyfile.new_key(store=None, passphrase="kuda putih lari jauh")[0])
    copy = tmp_path / "ektp-desk-20261124.dump"
    copy.write_bytes(b"sealed")
    copy.with_name(f"{copy.name}.json").write_text("{}", encoding="utf-8")
    targets = [path, keyfile.path_of(path), copy]
    if os.name == "posix":
        (tmp_path / "pintas.pdf").symlink_to(path)
        targets.append(tmp_path / "pintas.pdf")
    for target in targets:
        with pytest.raises(OfficeError, match=r"file\.not_a_target"):
            require_target(target)


def test_what_is_being_read_may_not(tmp_path: Path) -> None:
    roll = tmp_path / "daftar.csv"
    roll.write_text("NIK", encoding="utf-8")
    with pytest.raises(OfficeError, match=r"file\.not_a_target"):
        require_target(roll, reading=tmp_path / "." / "daftar.csv")


@pytest.mark.skipif(os.name != "posix", reason="devices and links are files on POSIX systems")
def test_devices_and_links_to_databases_may_not(tmp_path: Path) -> None:
    with closing(driver.connect(tmp_path / "kantor.db")) as connection:
        connection.execute("CREATE TABLE a (b)")
    (tmp_path / "pintas.pdf").symlink_to(tmp_path / "kantor.db")
    for target in (Path("/dev/null"), tmp_path / "pintas.pdf"):
        with pytest.raises(OfficeError, match=r"file\.not_a_target"):
            require_target(target)
