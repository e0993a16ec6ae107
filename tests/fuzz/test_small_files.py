"""The small files a program keeps for itself: what a power cut or a hand leaves of them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.outreach import loading
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.rules_sealed import lines, rows_of
from ektp_desk.outreach.spent import spend, spent
from printing.spool.journal import Entry, Journal
from tests.conftest import Office
from tests.fieldwork.trips import make_trip
from tests.fuzz.changes import DEEP, bytes_changed, json_changed
from tests.fuzz.drawing import RANDOM
from tests.fuzz.readers_here import PASSPHRASE
from tests.fuzz.reading import NOW, only_refusals
from ui.display.announcer import Memory
from ui.display.logo import office_logo
from ui.preferences import Preferences

FUZZ = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NESTED = b"[" * DEEP + b"]" * DEEP


def changed(content: bytes, random: Random) -> bytes:
    return random.choice((bytes_changed, json_changed))(content, random)


@FUZZ
@given(random=RANDOM)
def test_the_journal_of_what_is_to_be_printed(tmp_path: Path, random: Random) -> None:
    journal = Journal(tmp_path, "a")
    journal.note(Entry("ticket/A-001", 1, "Printer"))
    (file,) = (tmp_path / "a").glob("*.json")
    file.write_bytes(changed(file.read_bytes(), random))
    for entry in journal.entries():
        assert isinstance(entry.key, str)
        assert isinstance(entry.copy, int)
        journal.forget(entry)
    file.unlink(missing_ok=True)


@FUZZ
@given(random=RANDOM)
def test_what_the_display_has_spoken(tmp_path: Path, random: Random) -> None:
    file = tmp_path / "spoken.json"
    file.write_bytes(changed(b'{"day": "2026-11-24", "rounds": {"1/08:00": 2}}', random))
    Memory(file)


def test_a_display_memory_nested_without_end(tmp_path: Path) -> None:
    file = tmp_path / "spoken.json"
    file.write_bytes(NESTED)
    Memory(file)


@FUZZ
@given(random=RANDOM)
def test_preferences(qapp: object, tmp_path: Path, random: Random) -> None:
    file = tmp_path / "pilihan.ini"
    good = b"[General]\ncounter=3\nlanguage=id\n\n[printers]\nticket=A\n\n[display]\nvolume=80\n"
    file.write_bytes(bytes_changed(good, random))
    preferences = Preferences(file)
    assert preferences.counter_id >= 0
    assert 0 <= preferences.display_volume <= 100
    assert all(isinstance(name, str) for name in preferences.printers.values())
    assert isinstance(preferences.theme + preferences.language + preferences.username, str)


@pytest.mark.parametrize("suffix", ["png", "svg"])
@FUZZ
@given(random=RANDOM)
def test_a_logo(qapp: object, tmp_path: Path, suffix: str, random: Random) -> None:
    """Qt reads no picture of more than 256 MB, whatever its head says."""
    file = tmp_path / f"logo.{suffix}"
    if not file.with_suffix(".good").exists():
        good = office_logo("")
        good.save(str(tmp_path / "logo.png"))
        file.with_suffix(".good").write_bytes(
            (tmp_path / "logo.png").read_bytes()
            if suffix == "png"
            else b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">'
            b'<rect width="5" height="5"/></svg>'
        )
    file.write_bytes(bytes_changed(file.with_suffix(".good").read_bytes(), random))
    picture = office_logo(str(file))
    assert not picture.isNull()
    assert max(picture.width(), picture.height()) <= 4_096


@FUZZ
@given(random=RANDOM)
def test_a_laptops_own_folder(tmp_path: Path, random: Random) -> None:
    """One file of the folder is damaged: a sentence, and the good one works again."""
    store = FieldStore(tmp_path / "lapangan", find_store=lambda: None)
    if not store.folder.exists():
        store.folder.mkdir()
        store.create("Laptop 1", PASSPHRASE)
        spend(store, "a" * 32)
    file = random.choice(sorted(path for path in store.folder.iterdir() if path.is_file()))
    good = file.read_bytes()
    file.write_bytes(changed(good, random) if good.startswith((b"{", b"[")) else b"\xff")
    try:
        asks = (store.lock, lambda: store.unlock(PASSPHRASE, now=NOW), store.card, store.keys,
                store.office, store.last_seen, store.outbox)  # fmt: skip
        for ask in asks:
            with only_refusals():
                ask()
        with only_refusals():
            spent(store)
    finally:
        file.write_bytes(good)
    assert store.card().name == "Laptop 1"
    assert store.unlock(PASSPHRASE, now=NOW)


Edit = Callable[[dict[str, list[dict[str, Any]]]], None]
EDITS: dict[str, Edit] = {
    "zone": lambda parts: parts["office"][0].update(zone="../../etc/passwd"),
    "zone of another kind": lambda parts: parts["office"][0].update(zone=["Asia/Makassar"]),
    "name": lambda parts: parts["people"][0].update(name=5),
    "date": lambda parts: parts["people"][0].update(birth_date="1990-13-01"),
    "huge id": lambda parts: parts["people"][0].update(id=10**40),
    "id": lambda parts: parts["people"][0].update(id={"a": 1}),
    "no region": lambda parts: parts["people"][0].update(village_code="99.99"),
    "role": lambda parts: parts["officers"][0].update(roles=["emperor"]),
    "roles": lambda parts: parts["officers"][0].update(roles=5),
    "lease": lambda parts: parts["leases"][0].update(first="one"),
    "column": lambda parts: parts["people"][0].update(unheard_of=1),
    "no visit": lambda parts: parts["visits"].clear(),
    "visit": lambda parts: parts["visits"][0].update(id="x"),
    "twice": lambda parts: parts["services"].append(parts["services"][0]),
}


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)  # a laptop's is always a file
@pytest.mark.parametrize("edit", EDITS)
def test_an_offices_file_with_rows_that_make_no_sense(
    office: Office, tmp_path: Path, edit: str
) -> None:
    trip = make_trip(office, tmp_path)
    trip.make()
    now = trip.clock.now()
    incoming = loading.look(trip.store, tmp_path / "keluar.ektp", now=now)
    parts = {name: list(rows_of(part)) for name, part in incoming.opened.parts.items()}
    EDITS[edit](parts)
    opened = replace(incoming.opened, parts={n: lines(rows) for n, rows in parts.items()})
    with pytest.raises(OfficeError) as caught:
        loading.load(trip.store, replace(incoming, opened=opened), now=now)
    assert caught.value.code == "field.unreadable"
    assert list((trip.store.folder / "visits").iterdir()) == []
    assert trip.load().fresh  # the file as it should be is taken after all
