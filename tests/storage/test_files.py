"""Small files: whole or not at all, whoever writes them."""

import errno
import os
from pathlib import Path

import pytest

from ektp_desk.storage import files, places
from ektp_desk.storage.files import read_small, write_whole
from ektp_desk.storage.places import MARK


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "kunci.json"
    write_whole(path, b"dahulu")
    return path


def alone(path: Path) -> list[str]:
    return [found.name for found in path.parent.iterdir()]


@pytest.mark.parametrize("forced", [True, False])
@pytest.mark.parametrize("private", [True, False])
def test_what_is_written_takes_the_place_of_what_was(
    target: Path, private: bool, forced: bool
) -> None:
    write_whole(target, b"seka", b"rang", private=private, forced=forced)
    assert target.read_bytes() == b"sekarang"
    assert alone(target) == [target.name]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights elsewhere")
def test_a_private_file_is_its_owners_alone(target: Path) -> None:
    write_whole(target, b"sekarang", private=True)
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_disk_that_fails_leaves_what_was(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(files, "force_to_disk", full)
    with pytest.raises(OSError, match="full"):
        write_whole(target, b"sekarang")
    assert target.read_bytes() == b"dahulu"
    assert alone(target) == [target.name]


def test_what_a_killed_writer_left_is_written_over(target: Path) -> None:
    left = target.with_name(f".{target.name}.part")
    left.write_bytes(b"sebagian dari sesuatu yang panjang")
    write_whole(target, b"sekarang")
    assert target.read_bytes() == b"sekarang"
    assert alone(target) == [target.name]


def test_a_stick_that_was_pulled_out_does_not_become_a_folder(tmp_path: Path) -> None:
    gone = tmp_path / "stik" / "cadangan.json"
    with pytest.raises(FileNotFoundError):
        write_whole(gone, b"sekarang")
    assert not gone.parent.exists()
    write_whole(gone, b"sekarang", makes_folder=True)
    assert gone.read_bytes() == b"sekarang"


@pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")
@pytest.mark.parametrize("private", [True, False])
def test_nothing_is_written_through_a_link_that_a_stick_brought(
    tmp_path: Path, private: bool
) -> None:
    office = tmp_path / "ektp-desk.db"
    office.write_bytes(b"office")
    stick = tmp_path / "stick"
    stick.mkdir()
    for name in (MARK, f".{MARK}.part"):
        (stick / name).symlink_to(office)
    places.claim(stick)
    write_whole(stick / MARK, b"again", private=private)
    assert office.read_bytes() == b"office"
    assert (stick / MARK).read_bytes() == b"again"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no pipes in folders")
def test_a_pipe_in_a_files_place_lets_nobody_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "office.db.json")
    with pytest.raises(ValueError, match="no file"):
        read_small(tmp_path / "office.db.json")
