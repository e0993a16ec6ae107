"""A laptop's folder on a disk that is full, gone or damaged, and what a kill left there."""

import os
from pathlib import Path

import pytest

from ektp_desk.kernel.errors import MachineError
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.sealed import lines
from tests.outreach.bundles import NOW, OFFICE_CARD, small_disk
from tests.outreach.stores import fill, made, opened, pack, refuses


@pytest.fixture
def store(tmp_path: Path) -> FieldStore:
    return made(tmp_path / "lapangan")


def test_a_stick_that_is_gone_loses_nothing(store: FieldStore, tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"machine\.no_file"):
        pack(store, copy_to=tmp_path / "stik")

    (tmp_path / "stik").mkdir()
    [waiting] = store.outbox()
    assert opened(store, store.copy(waiting.sequence, tmp_path / "stik")).manifest.sequence == 1


def test_a_full_stick_loses_nothing_and_keeps_nothing_half(
    store: FieldStore, tmp_path: Path
) -> None:
    large = lines([{"a": os.urandom(200_000).hex()}])
    with small_disk(tmp_path / "kecil", "128k") as stick:
        with pytest.raises(MachineError, match=r"machine\.disk_full"):
            pack(store, events=large, copy_to=stick)
        assert list(stick.iterdir()) == []

    assert [one.sequence for one in store.outbox()] == [1]
    assert pack(store).sequence == 2


def test_a_full_disk_gives_no_number_and_loses_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "kecil", "256k") as disk:
        store = made(disk / "lapangan")
        first = pack(store)
        (disk / "ballast").write_bytes(bytes(150 * 1024))
        large = lines([{"a": os.urandom(100_000).hex()}])
        with pytest.raises(MachineError, match=r"machine\.disk_full"):
            pack(store, events=large)
        assert store.outbox() == (first,)

        (disk / "ballast").unlink()
        second = pack(store, events=large)
        assert (second.sequence, opened(store, second.path).manifest.previous) == (2, first.sha256)


def test_a_disk_without_a_byte_left_keeps_keys_and_chain(tmp_path: Path) -> None:
    with small_disk(tmp_path / "kecil", "256k") as disk:
        store = made(disk / "lapangan")
        card = store.card()
        first = pack(store)
        fill(disk / "ballast")
        for act in (lambda: pack(store), lambda: store.saw(NOW), lambda: store.forget(1)):
            with pytest.raises(MachineError, match=r"machine\.disk_full"):
                act()

        assert store.card().uid == card.uid
        assert store.outbox() == (first,)
        assert store.office() == OFFICE_CARD
        assert list(store.folder.rglob("*.part")) == []


def test_a_disk_that_is_full_between_file_and_number_skips_none(tmp_path: Path) -> None:
    with small_disk(tmp_path / "kecil", "256k") as disk:
        store = made(disk / "lapangan")
        first, ballast = pack(store), disk / "ballast"
        fill(ballast)
        with ballast.open("rb+") as file:
            file.truncate(ballast.stat().st_size - 4096)  # room for the file and no more
        with pytest.raises(MachineError, match=r"machine\.disk_full"):
            pack(store)
        assert len(list((store.folder / "outbox").glob("*.ektp"))) == 2

        ballast.unlink()
        assert [one.sequence for one in store.outbox()] == [1, 2]
        third = pack(store)
        assert (third.sequence, store.outbox()[0]) == (3, first)
        assert opened(store, third.path).manifest.previous == store.outbox()[1].sha256


# -- what a kill leaves, and damage -----------------------------------------------------------


def test_a_file_whose_number_was_not_kept_is_taken_up(store: FieldStore) -> None:
    first = pack(store)
    before = (store.folder / "chain.json").read_bytes()
    second = pack(store)
    (store.folder / "chain.json").write_bytes(before)

    assert store.outbox() == (first, second)
    assert pack(store).sequence == 3


def test_a_file_that_broke_before_its_number_was_kept_is_put_aside(store: FieldStore) -> None:
    before = (store.folder / "chain.json").read_bytes()
    broken = pack(store).path
    (store.folder / "chain.json").write_bytes(before)
    broken.write_bytes(broken.read_bytes()[:-40] + bytes(40))

    assert store.outbox() == ()
    assert [path.name for path in broken.parent.iterdir()] == [f"{broken.name}.rusak"]
    assert pack(store).sequence == 1


def test_another_laptops_files_are_left_alone(store: FieldStore) -> None:
    strange = [store.folder / "outbox" / name
               for name in ("pulang-00000000-0001.ektp", "catatan.ektp", "x.part")]  # fmt: skip
    for path in strange:
        path.write_bytes(b"x")

    assert store.outbox() == ()
    assert all(path.exists() for path in strange)


@pytest.mark.parametrize("name", ["device.json", "chain.json", "clock.json"])
@pytest.mark.parametrize("content", [b"", b"\0" * 300, b"[]", b"{}", b'{"sequence":-1}', b"\xff"])
def test_a_damaged_store_says_so_and_gives_nothing_away(
    store: FieldStore, name: str, content: bytes
) -> None:
    store.saw(NOW)
    packed = pack(store)
    (store.folder / name).write_bytes(content)
    act = store.last_seen if name == "clock.json" else lambda: pack(store)
    with refuses("bundle.store_damaged"):
        act()
    assert packed.path.exists()


def test_a_stick_that_gives_back_something_else_is_not_believed(
    store: FieldStore, tmp_path: Path
) -> None:
    packed = pack(store)
    packed.path.write_bytes(packed.path.read_bytes()[:-1] + b"x")
    with pytest.raises(MachineError, match=r"machine\.disk_trouble"):
        store.copy(packed.sequence, tmp_path)
    assert not list(tmp_path.glob("*.ektp*"))
