"""A laptop that somebody carries away: what they find, and what a pass phrase keeps shut."""

import base64
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ektp_desk.cli import main
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.outreach import fieldwork, loading, sealed, visit_files
from ektp_desk.outreach.collecting import pack_unsent, tell
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.laptop import laptop
from ektp_desk.outreach.loading import Loaded
from ektp_desk.outreach.models_field import FieldDevice
from ektp_desk.outreach.office_keys import keys
from ektp_desk.outreach.queries_devices import senders
from ektp_desk.outreach.rules_field import EventKind, LaptopLock
from ektp_desk.outreach.visit_files import papers_of
from ektp_desk.outreach.wiping import sweep
from ektp_desk.storage import driver, keyfile, keystore
from ektp_desk.storage.engines import stored_key
from ektp_desk.storage.keystore import KeyStore
from tests.conftest import Office
from tests.fieldwork.onvisit import STRANGER
from tests.fieldwork.plain import as_before
from tests.fieldwork.trips import UNTIL, Trip, make_trip
from tests.shelf import shelf_of

PHRASE, OTHER = "perahu pinisi berlayar malam", "perahu pinisi berlayar siang"
NOTE = "Jembatan putus"
SECRETS = (NOTE, "7373014405920001", "Andi Sitti Aminah", STRANGER.nik, STRANGER.name)


@pytest.fixture(autouse=True)
def _quick_phrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Real Argon2id with the smallest parameters: strength is not under test, speed counts."""
    monkeypatch.setattr(keyfile, "_ARGON", {"time": 1, "memory": 8, "lanes": 1})


@pytest.fixture
def poor(office: Office, tmp_path: Path) -> Trip:
    """A trip with a laptop whose computer has no key store."""
    trip = make_trip(office, tmp_path, "Laptop 3", "c0de")
    shutil.rmtree(trip.store.folder)
    trip.store.folder.mkdir()
    store = FieldStore(trip.store.folder, find_store=lambda: None)
    card = store.create("Laptop 3", PHRASE)
    office.desk.write(office.supervisor, _replace_keys, device_id=trip.device_id, card=card)
    return replace(trip, store=store)


def _replace_keys(work: Work, *, device_id: int, card: sealed.Card) -> None:
    device = work.session.get_one(FieldDevice, device_id)
    device.uid, device.sign_key, device.box_key = card.uid, card.sign_public, card.box_public
    work.record("device.registered", device_id)


def _started_again(trip: Trip) -> FieldStore:
    """The same laptop after its program was started again."""
    return FieldStore(trip.store.folder, find_store=lambda: None)


def _work(trip: Trip) -> Loaded:
    """A visit is taken in, a note told, somebody added, a part of it packed."""
    trip.make()
    loaded = trip.load()
    desk = trip.laptop(loaded)
    desk.write(trip.office.recorder, _note, text=NOTE)
    desk.write(trip.office.recorder, fieldwork.add_person, person=STRANGER, note="Datang sendiri")
    pack_unsent(desk, trip.store, actor=trip.office.recorder, last=False)
    desk.write(trip.office.recorder, _note, text=f"{NOTE} dua kali")
    desk.close()
    return loaded


def _note(work: Work, *, text: str) -> None:
    tell(work, EventKind.VISIT_NOTE, {"text": text})
    work.record("field.noted", 1)


def _spelled(secret: str) -> Iterator[bytes]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        plain = secret.encode(encoding)
        yield plain
        for cut in range(3):  # base64 of a longer text that the secret stands in
            yield base64.b64encode(bytes(cut) + plain)[4:-4]


def _readable(folder: Path, secrets: tuple[str, ...] = SECRETS) -> list[tuple[str, str]]:
    """What a finder of the folder reads without any key."""
    return [
        (path.name, secret)
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(".shelf")
        for secret in secrets
        if any(spelled in path.read_bytes() for spelled in _spelled(secret))
    ]


def _told(trip: Trip) -> list[str]:
    """The notes in the outbox, as the office reads them."""
    office = trip.office.desk
    found = []
    for packed in trip.store.outbox():
        opened = sealed.unseal(
            packed.path, recipient=office.read(keys), senders=office.read(senders)
        )
        rows = sealed.rows_of(opened.parts["events"])
        found += [str(row["content"]["text"]) for row in rows if row["kind"] == "visit.note"]
    return found


def _finds_nothing(trip: Trip) -> None:
    loaded = _work(trip)
    private = trip.store.keys()
    key = trip.store.visit_key(loaded.path)
    assert key is not None
    assert _readable(trip.store.folder) == []
    hidden = (private.sign_private, private.box_private, key.hex(), trip.store.key.hex())
    assert _readable(trip.store.folder, hidden) == []
    files = (path for path in trip.store.folder.rglob("*") if path.is_file())
    whole = b"".join(path.read_bytes() for path in files)
    assert not any(bytes.fromhex(one) in whole for one in hidden)
    with pytest.raises(driver.DatabaseError):
        driver.connect(loaded.path).execute("SELECT * FROM resident")


def test_a_finder_reads_nothing_in_a_laptops_folder(trip: Trip) -> None:
    _finds_nothing(trip)


def test_a_finder_reads_nothing_where_there_is_no_key_store(poor: Trip) -> None:
    _finds_nothing(poor)


def test_a_searcher_that_finds_is_one_that_would_have_found(tmp_path: Path) -> None:
    for number, spelled in enumerate(_spelled(NOTE)):
        (tmp_path / f"{number}.bin").write_bytes(b"xx" + spelled + b"yy")
    assert len(_readable(tmp_path)) == len(list(tmp_path.iterdir()))


def test_every_visit_has_a_key_of_its_own(trip: Trip) -> None:
    first = _work(trip)
    trip.store.wipe_visit(first.path)
    one, two = (trip.store.new_visit_key()[1] for _ in range(2))
    trip.clock.advance(seconds=60)
    trip.make("dua.ektp")
    again = trip.load(trip.folder / "dua.ektp")
    assert len({one, two, trip.store.visit_key(again.path), trip.store.key}) == 4


def test_the_visits_key_goes_with_the_older_file_it_opened(trip: Trip) -> None:
    trip.make("satu.ektp")
    loaded = trip.load(trip.folder / "satu.ektp")
    before = trip.store.visit_key(loaded.path)
    secrets = shelf_of(trip.store.folder).kept()
    trip.clock.advance(seconds=60)
    trip.make("dua.ektp")
    trip.load(trip.folder / "dua.ektp")
    after = shelf_of(trip.store.folder).kept()
    assert trip.store.visit_key(loaded.path) not in (None, before)
    assert len(after) == len(secrets) == 2  # the laptop's and the visit's
    assert len(after.items() & secrets.items()) == 1


# -- wiping ------------------------------------------------------------------------------------


def test_what_was_wiped_cannot_be_read_even_if_every_file_is_undeleted(trip: Trip) -> None:
    """The best undelete there is: the whole folder as it lay there a moment before."""
    loaded = _work(trip)
    shutil.copytree(trip.store.folder, trip.folder / "sebelum")
    (wiped,) = sweep(trip.store, now=UNTIL)
    assert (wiped.visit.visit, _told(trip)[-1]) == ("visit-a1b2", f"{NOTE} dua kali")
    assert [path.name for path in loaded.path.parent.iterdir()] == []
    shutil.copytree(trip.folder / "sebelum" / "visits", loaded.path.parent, dirs_exist_ok=True)
    assert loaded.path.exists()
    assert keyfile.is_protected(loaded.path)
    with pytest.raises(MachineError, match=r"machine\.locked"):
        trip.store.visit_key(loaded.path)
    with pytest.raises(MachineError, match=r"machine\.locked"):
        stored_key(loaded.path)
    assert len(shelf_of(trip.store.folder).kept()) == 1  # the laptop's own
    shown = laptop(trip.store, now=trip.clock.now())
    assert (shown.unreadable, shown.visits) == (1, ())
    assert _readable(loaded.path.parent) == []


def test_without_a_key_store_the_undeleted_database_is_noise_even_with_the_phrase(
    poor: Trip,
) -> None:
    """The key file is overwritten before anything else; with it the phrase would do."""
    loaded = _work(poor)
    before = loaded.path.read_bytes()
    sweep(poor.store, now=UNTIL)
    loaded.path.write_bytes(before)
    store = _started_again(poor)
    store.unlock(PHRASE, now=UNTIL)
    assert store.visit_key(loaded.path) is None
    with pytest.raises(MachineError):
        loading.read_visit(store, loaded.path)


def test_the_key_file_is_overwritten_before_the_database(
    trip: Trip, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _work(trip).path
    done: list[str] = []
    for module in (keyfile, visit_files):
        real: Callable[[Path], None] = module.overwrite

        def noted(one: Path, real: Callable[[Path], None] = real) -> None:
            assert len(shelf_of(trip.store.folder).kept()) == 1, "the store had forgotten it first"
            done.append(one.name)
            real(one)

        monkeypatch.setattr(module, "overwrite", noted)
    trip.store.wipe_visit(path)
    assert done[0] == f"{path.name}.key.gone"
    assert f"{path.name}.gone" in done[1:]


def test_a_wiping_cut_short_is_finished_while_the_laptop_is_locked(poor: Trip) -> None:
    path = _work(poor).path
    key_file = keyfile.path_of(path)
    key_file.replace(key_file.with_name(f"{key_file.name}.gone"))
    papers_of(path).mkdir(exist_ok=True)
    (papers_of(path) / "x.lock").write_bytes(b"")
    shown = laptop(_started_again(poor), now=poor.clock.now())
    assert (shown.lock, shown.shut) == (LaptopLock.LOCKED, 0)
    assert list(path.parent.iterdir()) == []


# -- the pass phrase ---------------------------------------------------------------------------


def test_without_a_key_store_a_laptop_needs_a_pass_phrase(tmp_path: Path) -> None:
    store = FieldStore(tmp_path / "lapangan", find_store=lambda: None)
    assert store.needs_passphrase
    for phrase, code in (("", "key.passphrase_needed"), ("pendek", "key.passphrase_short")):
        with pytest.raises(OfficeError) as refused:
            store.create("Laptop", phrase)
        assert (refused.value.code, refused.value.field) == (code, "passphrase")
    assert not store.exists()
    store.create("Laptop", PHRASE)
    assert store.lock() is LaptopLock.OPEN


def test_a_locked_laptop_shows_no_visit_and_uses_no_key(poor: Trip) -> None:
    loaded = _work(poor)
    store = _started_again(poor)
    shown = laptop(store, now=poor.clock.now())
    assert (shown.lock, shown.shut, shown.visits) == (LaptopLock.LOCKED, 1, ())
    assert shown.card == poor.store.card()
    acts: tuple[Callable[[], object], ...] = (
        store.keys, lambda: store.key, lambda: store.visit_key(loaded.path),
        store.new_visit_key, lambda: loading.read_visit(store, loaded.path),
        lambda: loading.look(store, poor.folder / "keluar.ektp", now=poor.clock.now()),
    )  # fmt: skip
    for act in acts:
        with pytest.raises(OfficeError, match=r"field_key\.locked"):
            act()
    store.unlock(PHRASE, now=poor.clock.now())
    shown = laptop(store, now=poor.clock.now())
    assert (shown.lock, len(shown.visits)) == (LaptopLock.OPEN, 1)
    assert FieldStore(store.folder, key=store.key, find_store=lambda: None).keys() == store.keys()


def test_what_is_due_waits_for_the_phrase_and_is_sealed_then(poor: Trip) -> None:
    path = _work(poor).path
    store = _started_again(poor)
    assert sweep(store, now=UNTIL + timedelta(days=30)) == ()
    assert path.exists()
    store.unlock(PHRASE, now=UNTIL)
    assert len(sweep(store, now=UNTIL + timedelta(days=30))) == 1
    assert _told(poor)[-1] == f"{NOTE} dua kali"


def test_wrong_phrases_pause_ever_longer_also_after_a_new_start(poor: Trip) -> None:
    now = poor.clock.now()

    def guess(phrase: str, at: datetime) -> tuple[str, object]:
        with pytest.raises(OfficeError) as refused:
            _started_again(poor).unlock(phrase, now=at)
        return refused.value.code, refused.value.params.get("seconds")

    for _ in range(5):
        assert guess(OTHER, now) == ("key.wrong_passphrase", None)
    code, first = guess(OTHER, now)
    assert code == "field_key.paused"
    assert guess(PHRASE, now) == ("field_key.paused", first)  # not even the right one is heard
    assert isinstance(first, int)
    later = now + timedelta(seconds=first)
    assert guess(OTHER, later)[0] == "key.wrong_passphrase"
    assert guess(OTHER, later) == ("field_key.paused", 2 * first)
    back = now - timedelta(days=300)
    assert guess(OTHER, back) == ("field_key.paused", 2 * first)  # a clock set back adds nothing
    store = _started_again(poor)
    store.unlock(PHRASE, now=later + timedelta(seconds=2 * first))
    assert guess(OTHER, back)[0] == "key.wrong_passphrase"  # counted from nothing again


def test_another_pass_phrase_leaves_the_one_before_opening_nothing(poor: Trip) -> None:
    loaded, now = _work(poor), poor.clock.now()
    store = poor.store
    before = (store.folder / "device.key").read_bytes()
    for phrase, new, code, field in (
        (OTHER, OTHER, "key.wrong_passphrase", "passphrase"),
        (PHRASE, "pendek", "key.passphrase_short", "new"),
    ):
        with pytest.raises(OfficeError) as refused:
            store.change_phrase(phrase, new, now=now)
        assert (refused.value.code, refused.value.field) == (code, field)
    assert (store.folder / "device.key").read_bytes() == before
    store.change_phrase(PHRASE, OTHER, now=now)
    again = _started_again(poor)
    with pytest.raises(OfficeError, match=r"key\.wrong_passphrase"):
        again.unlock(PHRASE, now=now)
    again.unlock(OTHER, now=now)
    assert again.visit_key(loaded.path) == store.visit_key(loaded.path)
    assert again.keys() == store.keys()
    assert not list(store.folder.rglob("*.former"))


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"failures":-1}'])
def test_damaged_notes_of_guesses_shut_nobody_out(poor: Trip, content: bytes) -> None:
    (poor.store.folder / "attempts.json").write_bytes(content)
    _started_again(poor).unlock(PHRASE, now=poor.clock.now())


def test_a_forgotten_phrase_loses_what_was_not_packed_and_nothing_else(
    poor: Trip, tmp_path: Path
) -> None:
    _work(poor)
    store, stick = _started_again(poor), tmp_path / "flashdisk"
    stick.mkdir()
    (packed,) = store.outbox()
    copied = store.copy(packed.sequence, stick)
    store.give_up()
    assert not store.exists()
    assert list((store.folder / "visits").iterdir()) == []
    office = poor.office.desk
    opened = sealed.unseal(copied, recipient=office.read(keys), senders=office.read(senders))
    notes = [row["content"] for row in sealed.rows_of(opened.parts["events"])
             if row["kind"] == "visit.note"]  # fmt: skip
    assert [note["text"] for note in notes] == [NOTE]
    fresh = store.create("Laptop 3", OTHER)
    assert fresh.uid != packed.path.name
    assert store.outbox() == ()
    assert laptop(store, now=poor.clock.now()).lock is LaptopLock.OPEN


def test_a_key_store_that_forgot_leaves_a_laptop_to_begin_anew(trip: Trip) -> None:
    _work(trip)
    store = FieldStore(trip.store.folder, find_store=lambda: None)
    shown = laptop(store, now=trip.clock.now())
    assert (shown.lock, shown.shut, len(shown.outbox)) == (LaptopLock.LOST, 1, 1)
    store.give_up()
    assert not store.exists()


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff"])
def test_a_key_file_that_is_gone_or_damaged_leaves_a_laptop_to_begin_anew(
    poor: Trip, content: bytes | None
) -> None:
    _work(poor)
    key_file = poor.store.folder / "device.key"
    key_file.unlink()
    if content is not None:
        key_file.write_bytes(content)
    store = _started_again(poor)
    shown = laptop(store, now=poor.clock.now())
    assert (shown.lock, shown.shut, len(shown.outbox)) == (LaptopLock.LOST, 1, 1)
    with pytest.raises(OfficeError, match=r"field_key\.locked"):
        store.unlock(PHRASE, now=poor.clock.now())
    store.give_up()
    assert not store.exists()


# -- what an earlier program left plain --------------------------------------------------------


def test_what_was_plain_is_encrypted_at_the_next_start(trip: Trip) -> None:
    loaded = _work(trip)
    private, card = trip.store.keys(), trip.store.card()
    as_before(trip.store)
    assert {name for name, _ in _readable(trip.store.folder)} >= {loaded.path.name}
    store = FieldStore(trip.store.folder, find_store=lambda: KeyStore(shelf_of(trip.store.folder)))
    shown = laptop(store, now=trip.clock.now())
    assert (shown.lock, shown.trouble, shown.unreadable) == (LaptopLock.OPEN, None, 0)
    assert [one.visit for one in shown.visits] == [loaded.visit]
    assert (store.keys(), store.card()) == (private, card)
    assert _readable(store.folder, (*SECRETS, private.sign_private, private.box_private)) == []
    assert sorted(path.name for path in loaded.path.parent.iterdir() if path.is_file()) == [
        loaded.path.name, f"{loaded.path.name}.key",
    ]  # fmt: skip
    again = replace(trip, store=store)
    desk = again.laptop(loaded)
    desk.write(trip.office.recorder, _note, text="Lanjut")
    pack_unsent(desk, store, actor=trip.office.recorder)
    desk.close()
    assert _told(again)[-1] == "Lanjut"


def test_where_there_is_no_key_store_somebody_chooses_a_phrase_first(trip: Trip) -> None:
    loaded = _work(trip)
    as_before(trip.store)
    store = _started_again(trip)
    shown = laptop(store, now=trip.clock.now())
    assert (shown.lock, shown.shut, shown.visits) == (LaptopLock.UNPROTECTED, 1, ())
    with pytest.raises(OfficeError, match=r"key\.passphrase_short"):
        store.protect("pendek")
    store.protect(PHRASE)
    shown = laptop(store, now=trip.clock.now())
    assert [one.visit for one in shown.visits] == [loaded.visit]
    assert _readable(store.folder) == []
    assert _started_again(trip).lock() is LaptopLock.LOCKED


def test_a_visit_that_is_open_elsewhere_is_encrypted_later(trip: Trip) -> None:
    loaded = _work(trip)
    as_before(trip.store)
    holder = driver.connect(loaded.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    shown = laptop(trip.store, now=trip.clock.now())
    assert shown.trouble is not None
    assert shown.trouble.code == "machine.in_use"
    holder.close()
    assert laptop(trip.store, now=trip.clock.now()).trouble is None
    assert _readable(trip.store.folder) == []


# -- the console -------------------------------------------------------------------------------


@pytest.mark.parametrize(("phrase", "status"), [(PHRASE, 0), (OTHER, 1), ("", 1)])
def test_an_administrator_looks_at_a_visit_with_the_teams_phrase(
    poor: Trip, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    phrase: str, status: int,
) -> None:  # fmt: skip
    loaded = _work(poor)
    monkeypatch.setenv("EKTP_DESK_PASSPHRASE", phrase)
    monkeypatch.setattr(keystore, "system_store", lambda: None)
    found = main(["db", "check", "--database", str(loaded.path), "--json"])
    assert found == status, capsys.readouterr()


def test_what_an_upgrade_kept_of_a_visit_is_no_visit_and_goes_with_it(trip: Trip) -> None:
    path = _work(trip).path
    copy = path.with_name(f"{path.stem}-before-0001_office-20261124-080000.db")
    shutil.copyfile(path, copy)
    copy.with_name(f"{copy.name}.json").write_bytes(b"{}")
    assert trip.store.visit_files() == (path,)
    sweep(trip.store, now=UNTIL)
    assert list(path.parent.iterdir()) == []
