"""A laptop's own folder: keys, the one office, numbered files home, the clock."""

import contextlib
import os
import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import all_codes
from ektp_desk.outreach import field_folder, sealed
from ektp_desk.outreach.field_store import NEVER, FieldStore, Packed
from ektp_desk.outreach.sealed import OFFICE, Card, FileKind, lines, new_keys, rows_of
from tests.outreach.bundles import EVENTS, NOW, OFFICE_CARD, OURS, REGION, small_disk

VISIT = "c" * 32
PARTS = {"events": EVENTS}


@pytest.fixture
def store(tmp_path: Path) -> FieldStore:
    made = FieldStore(tmp_path / "lapangan")
    made.create("Laptop 1")
    made.trust(OFFICE_CARD)
    return made


def pack(store: FieldStore, **more: object) -> Packed:
    return store.pack_home({"last": True}, PARTS, visit=VISIT, made_at=NOW, **more)  # type: ignore[arg-type]


def fill(path: Path) -> None:
    """Leave no byte of the disk free."""
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def opened(store: FieldStore, path: Path) -> sealed.Opened:
    """What the office makes of a file of this laptop."""
    card = store.card()
    return sealed.unseal(
        path, recipient=[OURS], senders={card.uid: card.sign_public}, kind=FileKind.HOME,
        office=REGION,
    )  # fmt: skip


def refusal(code: str) -> "pytest.RaisesContext[OfficeError]":
    assert code in all_codes()
    return pytest.raises(OfficeError, match=code.replace(".", r"\."))


# -- the laptop -------------------------------------------------------------------------------


def test_a_computer_becomes_a_laptop_once(tmp_path: Path) -> None:
    store = FieldStore(tmp_path / "data" / "lapangan")
    assert not store.exists()
    card = store.create("  Laptop   kelurahan ")

    assert store.exists()
    assert card.name == "Laptop kelurahan"
    assert (store.card(), store.office(), store.outbox()) == (card, None, ())
    assert (store.keys().sign_public, store.keys().box_public) == (
        card.sign_public, card.box_public,
    )  # fmt: skip
    with refusal("bundle.device_exists"):
        store.create("Lain")
    assert FieldStore(store.folder).card() == card


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "a\x00b", "a\x1b[2Jb"])
def test_a_laptop_needs_a_name(tmp_path: Path, name: str) -> None:
    store = FieldStore(tmp_path / "lapangan")
    with refusal("bundle.name_needed"):
        store.create(name)
    assert not store.folder.exists()


def test_nothing_is_done_in_a_folder_of_no_laptop(tmp_path: Path) -> None:
    store = FieldStore(tmp_path / "lapangan")
    acts = [
        store.card, store.keys, store.office, store.outbox, store.last_seen,
        lambda: store.saw(NOW), lambda: store.trust(OFFICE_CARD), lambda: pack(store),
    ]  # fmt: skip
    for act in acts:
        with refusal("bundle.no_device"):
            act()
    assert store.visit_files() == ()
    assert not store.folder.exists()


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_only_the_owner_reads_the_keys(store: FieldStore) -> None:
    store.saw(NOW)
    pack(store)
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in store.folder.glob("*.json")}

    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    assert modes == {"device.json": 0o600, "chain.json": 0o600, "clock.json": 0o600}


def test_the_card_goes_to_the_office_as_a_file(store: FieldStore, tmp_path: Path) -> None:
    sealed.write_card(store.card(), store.keys(), tmp_path / "kartu.ektp")

    assert sealed.read_card(tmp_path / "kartu.ektp") == store.card()
    assert store.card().office == REGION


# -- the office -------------------------------------------------------------------------------


def test_a_laptop_works_for_one_office(store: FieldStore) -> None:
    store.trust(replace(OFFICE_CARD, name="Nama baru"))
    other = new_keys()
    for card in (
        Card(OFFICE, "Kantor lain", other.sign_public, other.box_public, "73.71"),
        replace(OFFICE_CARD, box_public=other.box_public),
        replace(OFFICE_CARD, sign_public=other.sign_public),
    ):
        with refusal("bundle.other_office"):
            store.trust(card)
    assert store.office() == OFFICE_CARD


def test_nothing_is_packed_for_nobody(tmp_path: Path) -> None:
    store = FieldStore(tmp_path / "lapangan")
    store.create("Laptop 1")
    with refusal("bundle.no_office"):
        pack(store)


# -- visits -----------------------------------------------------------------------------------


def test_each_visit_has_its_file(store: FieldStore) -> None:
    paths = [store.visit_path(uid) for uid in ("b" * 32, "a" * 32)]
    for path in paths:
        path.write_bytes(b"")
    (store.folder / "visits" / ("a" * 32 + ".db-wal")).write_bytes(b"")

    assert store.visit_files() == (paths[1], paths[0])


@pytest.mark.parametrize("uid", ["", "../device", "a/b", "a\\b", "a.b", "x" * 41, "a\n"])
def test_a_visit_cannot_lie_elsewhere(store: FieldStore, uid: str) -> None:
    with refusal("bundle.damaged"):
        store.visit_path(uid)


# -- files home -------------------------------------------------------------------------------


def test_files_home_are_numbered_and_name_the_one_before(store: FieldStore) -> None:
    packed = [pack(store) for _ in range(3)]
    files = [opened(store, one.path) for one in packed]

    assert [one.sequence for one in packed] == [1, 2, 3]
    assert [file.manifest.sequence for file in files] == [1, 2, 3]
    assert [file.manifest.previous for file in files] == ["", *(one.sha256 for one in packed[:2])]
    assert [file.sha256 for file in files] == [one.sha256 for one in packed]
    assert [file.manifest.uid for file in files] == [one.uid for one in packed]
    assert files[0].manifest.rows == {"events": 2}
    assert files[0].manifest.visit == VISIT
    assert store.outbox() == tuple(packed)


def test_the_laptop_cannot_open_what_it_packed(store: FieldStore) -> None:
    packed, card = pack(store), store.card()
    with refusal("bundle.wrong_key"):
        sealed.unseal(packed.path, recipient=[store.keys()], senders={card.uid: card.sign_public})


def test_what_was_forgotten_keeps_its_number(store: FieldStore) -> None:
    first, second = pack(store), pack(store)
    store.forget(first.sequence)
    store.forget(first.sequence)
    store.forget(99)

    assert store.outbox() == (second,)
    assert not first.path.exists()
    store.forget(second.sequence)
    third = pack(store)
    assert third.sequence == 3
    assert opened(store, third.path).manifest.previous == second.sha256


def test_a_file_goes_onto_a_stick_and_stays_in_the_outbox(
    store: FieldStore, tmp_path: Path
) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    packed = pack(store, copy_to=stick)

    assert [path.name for path in stick.iterdir()] == [packed.path.name]
    assert opened(store, stick / packed.path.name).sha256 == packed.sha256
    assert store.copy(packed.sequence, stick) == stick / packed.path.name
    assert store.outbox() == (packed,)
    with refusal("bundle.not_in_outbox"):
        store.copy(2, stick)


def test_a_stick_that_is_gone_loses_nothing(store: FieldStore, tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"machine\.no_file"):
        pack(store, copy_to=tmp_path / "stik")

    (tmp_path / "stik").mkdir()
    [waiting] = store.outbox()
    assert opened(store, store.copy(waiting.sequence, tmp_path / "stik")).manifest.sequence == 1


def test_a_full_stick_loses_nothing_and_keeps_nothing_half(
    store: FieldStore, tmp_path: Path
) -> None:
    large = {"events": lines([{"a": os.urandom(200_000).hex()}])}
    with small_disk(tmp_path / "kecil", "128k") as stick:
        with pytest.raises(MachineError, match=r"machine\.disk_full"):
            store.pack_home({}, large, visit=VISIT, made_at=NOW, copy_to=stick)
        assert list(stick.iterdir()) == []

    assert [one.sequence for one in store.outbox()] == [1]
    assert pack(store).sequence == 2


def test_a_full_disk_gives_no_number_and_loses_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "kecil", "256k") as disk:
        store = FieldStore(disk / "lapangan")
        store.create("Laptop 1")
        store.trust(OFFICE_CARD)
        first = pack(store)
        (disk / "ballast").write_bytes(bytes(150 * 1024))
        large = {"events": lines([{"a": os.urandom(100_000).hex()}])}
        with pytest.raises(MachineError, match=r"machine\.disk_full"):
            store.pack_home({}, large, visit=VISIT, made_at=NOW)
        assert store.outbox() == (first,)

        (disk / "ballast").unlink()
        second = store.pack_home({}, large, visit=VISIT, made_at=NOW)
        assert (second.sequence, opened(store, second.path).manifest.previous) == (2, first.sha256)


def test_a_disk_without_a_byte_left_keeps_keys_and_chain(tmp_path: Path) -> None:
    with small_disk(tmp_path / "kecil", "256k") as disk:
        store = FieldStore(disk / "lapangan")
        card = store.create("Laptop 1")
        store.trust(OFFICE_CARD)
        first = pack(store)
        fill(disk / "ballast")
        for act in (lambda: pack(store), lambda: store.saw(NOW), lambda: store.forget(1)):
            with pytest.raises(MachineError, match=r"machine\.disk_full"):
                act()

        assert store.card().uid == card.uid
        assert store.outbox() == (first,)
        assert store.office() == OFFICE_CARD
        assert list(store.folder.rglob("*.part")) == []


def test_two_programs_at_once_give_no_number_twice(store: FieldStore) -> None:
    start, numbers = Barrier(4), []

    def work() -> None:
        own = FieldStore(store.folder)
        start.wait()
        for _ in range(5):
            numbers.append(pack(own).sequence)

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(1, 21))
    chain = [opened(store, one.path) for one in store.outbox()]
    assert [file.manifest.previous for file in chain[1:]] == [file.sha256 for file in chain[:-1]]


def test_a_lock_that_nobody_lets_go_is_said(
    store: FieldStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(field_folder, "LOCK_WAIT", 0.05)
    with field_folder.held(store.folder), pytest.raises(MachineError, match=r"machine\.busy"):
        store.outbox()
    assert store.outbox() == ()


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
    with refusal("bundle.store_damaged"):
        act()
    assert packed.path.exists()


def test_a_stick_that_gives_back_something_else_is_not_believed(
    store: FieldStore, tmp_path: Path
) -> None:
    packed = pack(store)
    packed.path.write_bytes(packed.path.read_bytes()[:-1] + b"x")
    with pytest.raises(MachineError, match=r"machine\.disk_trouble"):
        store.copy(packed.sequence, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["lapangan"]


# -- the clock --------------------------------------------------------------------------------


def test_the_clock_remembers_the_latest_moment(store: FieldStore) -> None:
    assert store.last_seen() == NEVER
    for moment in (NOW, NOW - timedelta(days=365), NOW + timedelta(seconds=1), NOW):
        store.saw(moment)

    assert store.last_seen() == NOW + timedelta(seconds=1)
    assert FieldStore(store.folder).last_seen() == NOW + timedelta(seconds=1)


def test_a_clock_that_stood_a_year_ahead_is_set_right(store: FieldStore) -> None:
    store.saw(NOW + timedelta(days=365))
    store.clock_is_right(NOW)

    assert store.last_seen() == NOW


def test_what_is_inside_is_for_the_office_to_read(store: FieldStore) -> None:
    events = list(rows_of(opened(store, pack(store).path).parts["events"]))

    assert [event["uid"] for event in events] == ["e1", "e2"]
