"""A new office where another one lay, or was refused: no key is lost, none is in the way."""

from pathlib import Path

import pytest

from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.new_office import Protection, make_office
from ektp_desk.storage import driver, keyfile
from ektp_desk.storage.keyfile import Protected
from tests.conftest import MORNING, PASSWORD

PHRASE = "kuda putih lari jauh"


def made_at(path: Path, password: str = PASSWORD) -> Protected:
    made = make_office(
        str(path), profile=OfficeProfile(), username="kepala", full_name="Kepala",
        password=password, clock=SetClock(MORNING), protection=Protection(None, PHRASE),
    )  # fmt: skip
    assert made is not None
    return made


def test_the_key_file_of_a_database_that_is_gone_is_kept(tmp_path: Path) -> None:
    """The file is found again, on another disk, after a new office was begun in its place."""
    path = tmp_path / "ektp-desk.db"
    first = made_at(path)
    path.rename(tmp_path / "ditemukan.db")
    second = made_at(path)

    assert second.key != first.key
    (former,) = tmp_path.glob("*.key.lama")
    former.rename(keyfile.path_of(tmp_path / "ditemukan.db"))
    found = keyfile.read(tmp_path / "ditemukan.db")
    assert found is not None
    assert keyfile.unlock(found, recovery=first.recovery) == first.key
    driver.connect(tmp_path / "ditemukan.db", key=first.key).close()


def test_an_office_that_was_refused_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "ektp-desk.db"
    with pytest.raises(OfficeError):
        made_at(path, password="x")
    assert list(tmp_path.iterdir()) == []
    driver.connect(path, key=made_at(path).key).close()
