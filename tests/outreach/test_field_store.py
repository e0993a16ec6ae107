"""A laptop's own folder: keys, the one office, numbered files home, the clock."""

import os
import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest

from ektp_desk.kernel.errors import MachineError
from ektp_desk.outreach import field_folder, sealed
from ektp_desk.outreach.field_store import NEVER, FieldStore
from ektp_desk.outreach.sealed import OFFICE, Card, new_keys, rows_of
from tests.outreach.bundles import NOW, OFFICE_CARD, REGION
from tests.outreach.stores import VISIT, made, opened, pack, refuses
from tests.shelf import store_at


@pytest.fixture
def store(tmp_path: Path) -> FieldStore:
    return made(tmp_path / "lapangan")


# -- the laptop -------------------------------------------------------------------------------


def test_a_computer_becomes_a_laptop_once(tmp_path: Path) -> None:
    store = store_at(tmp_path / "data" / "lapangan")
    assert not store.exists()
    card = store.create("  Laptop   kelurahan ")

    assert store.exists()
    assert card.name == "Laptop kelurahan"
    assert (store.card(), store.office(), store.outbox()) == (card, None, ())
    assert (store.keys().sign_public, store.keys().box_public) == (
        card.sign_public, card.box_public,
    )  # fmt: skip
    with refuses("bundle.device_exists"):
        store.create("Lain")
    assert store_at(store.folder).card() == card


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "a\x00b", "a\x1b[2Jb"])
def test_a_laptop_needs_a_name(tmp_path: Path, name: str) -> None:
    store = store_at(tmp_path / "lapangan")
    with refuses("bundle.name_needed"):
        store.create(name)
    assert not store.folder.exists()


def test_nothing_is_done_in_a_folder_of_no_laptop(tmp_path: Path) -> None:
    store = store_at(tmp_path / "lapangan")
    acts = [
        store.card, store.keys, store.office, store.outbox, store.last_seen,
        lambda: store.saw(NOW), lambda: store.trust(OFFICE_CARD), lambda: pack(store),
    ]  # fmt: skip
    for act in acts:
        with refuses("bundle.no_device"):
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
        with refuses("bundle.other_office"):
            store.trust(card)
    assert store.office() == OFFICE_CARD


def test_an_office_that_cannot_be_read_again_is_not_kept(store: FieldStore) -> None:
    for card in (replace(OFFICE_CARD, name=""), replace(OFFICE_CARD, sign_public="7F")):
        with refuses("bundle.damaged"):
            store.trust(card)
    assert store.office() == OFFICE_CARD


def test_a_laptop_leaves_its_office_with_nothing_in_hand(store: FieldStore) -> None:
    renewed = new_keys()
    card = replace(OFFICE_CARD, sign_public=renewed.sign_public, box_public=renewed.box_public)
    packed, visit = pack(store), store.visit_path(VISIT)
    visit.write_bytes(b"")
    for settle in (visit.unlink, lambda: store.forget(packed.sequence)):
        with refuses("bundle.still_out"):
            store.leave_office()
        settle()
    store.leave_office()
    store.trust(card)

    assert store.office() == card
    assert pack(store).sequence == 2, "its numbers go on"


def test_nothing_is_packed_for_nobody(tmp_path: Path) -> None:
    store = store_at(tmp_path / "lapangan")
    store.create("Laptop 1")
    with refuses("bundle.no_office"):
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
    with refuses("bundle.damaged"):
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
    with refuses("bundle.wrong_key"):
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
    with refuses("bundle.not_in_outbox"):
        store.copy(2, stick)


def test_two_programs_at_once_give_no_number_twice(store: FieldStore) -> None:
    start, numbers = Barrier(4), []

    def work() -> None:
        own = store_at(store.folder)
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


# -- the clock --------------------------------------------------------------------------------


def test_the_clock_remembers_the_latest_moment(store: FieldStore) -> None:
    assert store.last_seen() == NEVER
    for moment in (NOW, NOW - timedelta(days=365), NOW + timedelta(seconds=1), NOW):
        store.saw(moment)

    assert store.last_seen() == NOW + timedelta(seconds=1)
    assert store_at(store.folder).last_seen() == NOW + timedelta(seconds=1)


def test_a_clock_that_stood_a_year_ahead_is_set_right(store: FieldStore) -> None:
    store.saw(NOW + timedelta(days=365))
    store.clock_is_right(NOW)

    assert store.last_seen() == NOW


def test_what_is_inside_is_for_the_office_to_read(store: FieldStore) -> None:
    events = list(rows_of(opened(store, pack(store).path).parts["events"]))

    assert [event["uid"] for event in events] == ["e1", "e2"]
