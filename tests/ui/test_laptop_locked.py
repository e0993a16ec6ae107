"""A laptop without a key store, through its windows: a pass phrase, asked for once each start."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.outreach import loading
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.storage import keyfile, keystore
from ektp_desk.storage.keystore import KeyStore
from tests.outreach.stores import pack
from tests.shelf import shelf_of
from tests.ui.conftest import Arrive
from tests.ui.test_laptop import make_file, office
from ui.accounts.sign_in import SignInView
from ui.demo_day.hands import Hands
from ui.fieldwork.home_view import HomeView
from ui.fieldwork.lock_view import LockView
from ui.fieldwork.register_view import RegisterView

__all__ = ["office"]  # a fixture

PHRASE, OTHER = "perahu pinisi berlayar malam", "perahu pinisi berlayar siang"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This computer is a laptop for visits, without a key store."""
    monkeypatch.setattr(keystore, "system_store", lambda: None)
    monkeypatch.setattr(keyfile, "_ARGON", {"time": 1, "memory": 8, "lanes": 1})
    monkeypatch.setenv("EKTP_DESK_FIELD", "true")
    monkeypatch.setenv("EKTP_DESK_FIELD_FOLDER", str(tmp_path / "lapangan"))
    return tmp_path / "lapangan"


def _view(hands: Hands, kind: type) -> None:
    hands.wait(lambda: isinstance(hands.window.centralWidget(), kind), kind.__name__)


def _unlock(hands: Hands, phrase: str) -> None:
    hands.write("fieldPhrase", phrase)
    hands.press_only("unlockLaptop")


def _registered(window_at: Arrive) -> Hands:
    hands = window_at(None)
    hands.wait(lambda: hands.sees("fieldPhrase"), "the pass phrase to be asked for")
    hands.picture("register")
    hands.write("laptopName", "Laptop Satu")
    for first, second, errors in (("pendek", "pendek", 1), (PHRASE, OTHER, 1), (PHRASE, PHRASE, 0)):
        hands.write("fieldPhrase", first)
        hands.write("fieldPhraseAgain", second)
        hands.press_only("makeLaptop")
        if errors:
            hands.wait(lambda: len(hands.errors()) == 1, "the refusal")
    _view(hands, HomeView)
    return hands


def test_the_phrase_is_chosen_once_and_asked_for_once_each_start(
    window_at: Arrive, folder: Path, office: Desk, tmp_path: Path
) -> None:
    hands = _registered(window_at)
    path = tmp_path / "aaaa.ektp"
    make_file(office, FieldStore(folder).card(), path)
    again = window_at(None)  # the program is started anew
    _view(again, LockView)
    again.picture("locked")
    again.window.bring_forward(str(path))  # waits until the laptop is open
    _unlock(again, OTHER)
    again.wait(lambda: again.errors() == ["Frasa sandi ini tidak membuka data."], "the refusal")
    again.picture("wrong")
    _unlock(again, PHRASE)
    _view(again, HomeView)
    again.press_only("dialogPrimary")
    again.wait(lambda: "Kelurahan Ponjalae" in again.notices(), "the visit")
    again.press_only("openVisit_visit-aaaa")
    _view(again, SignInView)
    again.settle()
    again.click("otherVisits")
    _view(again, HomeView)  # not asked again
    again.wait(lambda: again.sees("openVisit_visit-aaaa"), "the list")
    hands.leave()


def test_the_team_changes_its_phrase(window_at: Arrive, folder: Path, morning: SetClock) -> None:
    folder.mkdir()
    FieldStore(folder).create("Laptop Satu", PHRASE)
    hands = window_at(None)
    _view(hands, LockView)
    _unlock(hands, PHRASE)
    _view(hands, HomeView)
    hands.settle()
    hands.picture("home")
    hands.press_only("changePhrase")
    hands.wait(lambda: hands.sees("formerPhrase"), "the dialog")
    for former, new, refused in ((OTHER, OTHER, True), (PHRASE, "pendek", True),
                                 (PHRASE, OTHER, False)):  # fmt: skip
        hands.write("formerPhrase", former)
        hands.write("fieldPhrase", new)
        hands.write("fieldPhraseAgain", new)
        hands.press_only("dialogPrimary")
        if refused:
            hands.wait(lambda: bool(hands.errors()), "the refusal")
            hands.picture("change")
    hands.wait(lambda: bool(hands.notices()), "the word that it is done")
    with pytest.raises(OfficeError):
        FieldStore(folder).unlock(PHRASE, now=morning.now())
    FieldStore(folder).unlock(OTHER, now=morning.now())


def test_after_five_wrong_phrases_one_waits(
    window_at: Arrive, folder: Path, morning: SetClock
) -> None:
    folder.mkdir()
    FieldStore(folder).create("Laptop Satu", PHRASE)
    hands = window_at(None)
    _view(hands, LockView)
    for _ in range(6):
        _unlock(hands, OTHER)
        hands.wait(lambda: hands.enabled("unlockLaptop"), "the refusal")
    hands.wait(lambda: "Tunggu" in hands.errors()[0], "the pause")
    hands.picture("paused")
    _unlock(hands, PHRASE)
    hands.wait(lambda: hands.enabled("unlockLaptop"), "the refusal")
    assert "Tunggu" in hands.errors()[0]
    morning.set(morning.now() + timedelta(minutes=10))
    _unlock(hands, PHRASE)
    _view(hands, HomeView)


def test_a_forgotten_phrase_ends_in_a_new_laptop(
    window_at: Arrive, folder: Path, office: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()
    store = FieldStore(folder)
    store.create("Laptop Satu", PHRASE)
    make_file(office, store.card(), tmp_path / "bbbb.ektp")
    now = office.clock.now()
    loading.load(store, loading.look(store, tmp_path / "bbbb.ektp", now=now), now=now)
    packed = pack(store)
    hands = window_at(None)
    _view(hands, LockView)
    hands.press_only("startOver")
    hands.wait(lambda: hands.sees("copyBeforeStartOver"), "the dialog")
    hands.picture("start-over")
    assert not hands.enabled("dialogPrimary")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    hands.press_only("copyBeforeStartOver")
    hands.wait(lambda: hands.enabled("dialogPrimary"), "the copy")
    assert (tmp_path / packed.path.name).read_bytes() == packed.path.read_bytes()
    hands.press_only("dialogPrimary")
    _view(hands, RegisterView)
    assert not list((folder / "visits").iterdir())
    assert not FieldStore(folder).exists()


def test_what_an_earlier_program_left_plain_asks_for_a_phrase(
    window_at: Arrive, folder: Path
) -> None:
    folder.mkdir()
    store = FieldStore(folder)
    store.create("Laptop Satu", PHRASE)
    private, device_file = store.keys(), folder / "device.json"
    device = json.loads(device_file.read_bytes())
    known = {name: device[name] for name in ("uid", "name", "office")}
    device_file.write_text(json.dumps({**known, **vars(private)}), encoding="utf-8")
    (folder / "device.key").unlink()
    hands = window_at(None)
    _view(hands, LockView)
    hands.picture("unprotected")
    hands.write("fieldPhrase", PHRASE)
    hands.write("fieldPhraseAgain", PHRASE)
    hands.press_only("encryptLaptop")
    _view(hands, HomeView)
    assert private.sign_private not in device_file.read_text(encoding="utf-8")


def test_a_key_store_that_gives_nothing_offers_a_way_on(
    window_at: Arrive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def find() -> KeyStore:
        return KeyStore(shelf_of(folder))

    folder.mkdir()
    FieldStore(folder, find_store=find).create("Laptop Satu")
    hands = window_at(None)
    _view(hands, LockView)
    hands.picture("lost")
    monkeypatch.setattr(keystore, "system_store", find)
    hands.press_only("tryAgain")
    _view(hands, HomeView)
