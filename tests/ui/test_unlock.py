"""Locked data: opened before the sign-in, protected and given other keys in the settings."""

from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ektp_desk.accounts.protection import KeyAct
from ektp_desk.demo.office import PASSWORD
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.storage import keyfile
from ektp_desk.storage.encrypting import encrypt
from ektp_desk.storage.engines import make_engines
from ektp_desk.storage.keyfile import Protected
from ektp_desk.storage.upgrade import current, head
from tests.ui.conftest import Arrive
from ui.accounts.sign_in import SignInView
from ui.demo_day.hands import Hands
from ui.vault.recovery_view import RecoveryView
from ui.vault.unlock_view import UnlockView

PHRASE = "kuda putih lari jauh"
OTHER = "ayam hitam di atas pagar"


@pytest.fixture
def locked(demo_template: Path, tmp_path: Path) -> tuple[Path, Protected]:
    """An encrypted office that a computer without a key store asks the pass phrase for."""
    path = tmp_path / "terkunci.db"
    copyfile(demo_template, path)
    return path, encrypt(path, store=None, passphrase=PHRASE)


def shown(hands: Hands, kind: type[QWidget]) -> None:
    hands.wait(lambda: isinstance(hands.window.centralWidget(), kind), kind.__name__)


def sign_in(hands: Hands) -> None:
    shown(hands, SignInView)
    hands.write("username", "supervisor")
    hands.write("password", PASSWORD)
    hands.click("signIn")
    hands.wait(lambda: hands.window.session is not None, "the session")
    hands.settle()


def keep(hands: Hands) -> str:
    shown(hands, RecoveryView)
    view = hands.find(RecoveryView, "")
    key = [hands.text(f"recoveryGroup{place}") for place in range(1, 10)]
    for place in view.asked:
        hands.write(f"typedGroup{place}", key[place - 1])
    hands.click("recoveryKept")
    return "-".join(key)


def security(hands: Hands) -> None:
    hands.go("settings")
    session = hands.window.session
    assert session is not None
    session.workplace.open_page("settings", "security")
    hands.settle()


def act(hands: Hands, which: KeyAct, phrase: str = "", password: str = PASSWORD) -> None:
    def fill(_dialog: QDialog) -> None:
        if phrase:
            hands.write("passphrase", phrase)
            hands.write("passphraseAgain", phrase)
        hands.write("ownPassword", password)
        hands.picture(f"key-{which}")
        hands.confirm(closing=password == PASSWORD)
        if password != PASSWORD:
            assert hands.errors()
            hands.click("dialogCancel")

    hands.dialog(lambda: hands.click(f"key_{which}"), fill)


def opens(path: Path, **ways: str) -> bool:
    file = keyfile.read(path)
    assert file is not None
    try:
        key = keyfile.unlock(file, **ways)  # type: ignore[arg-type]
    except OfficeError:
        return False
    engines = make_engines(str(path), key=key)
    try:
        return current(engines.reader) == head()
    finally:
        engines.writer.dispose()
        engines.reader.dispose()


def test_the_pass_phrase_opens_the_data(window_at: Arrive, locked: tuple[Path, Protected]) -> None:
    hands = window_at(str(locked[0]))
    shown(hands, UnlockView)
    hands.picture("locked")
    hands.write("passphrase", "bukan frasa yang benar")
    hands.click("unlock")
    hands.wait(lambda: bool(hands.errors()), "the refusal")
    assert hands.text_of("passphrase") == "bukan frasa yang benar"
    hands.write("passphrase", PHRASE)
    hands.click("unlock")
    sign_in(hands)


def test_the_recovery_key_opens_the_data(window_at: Arrive, locked: tuple[Path, Protected]) -> None:
    path, made = locked
    hands = window_at(str(path))
    shown(hands, UnlockView)
    hands.click("otherWay")
    hands.write("recovery", made.recovery[:-1] + "?")
    hands.click("unlock")
    hands.wait(lambda: bool(hands.errors()), "the refusal")
    assert "salah ketik" in hands.errors()[0]
    hands.write("recovery", made.recovery.lower().replace("-", " "))
    hands.click("unlock")
    shown(hands, SignInView)


def test_a_plain_office_is_encrypted_and_opens_again(
    window_at: Arrive, demo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = window_at(demo)
    sign_in(hands)
    security(hands)
    hands.picture("security-plain")
    act(hands, KeyAct.ENCRYPT, PHRASE)
    shown(hands, RecoveryView)
    hands.picture("recovery")
    target = Path(demo)  # a slip of the hand: the office itself, which looks like any file now
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    hands.click("saveRecovery")
    target = tmp_path / "kunci.pdf"
    hands.click("saveRecovery")
    assert target.read_bytes().startswith(b"%PDF")
    recovery = keep(hands)
    sign_in(hands)
    path = Path(demo)
    assert path.read_bytes()[:15] != b"SQLite format 3"
    assert opens(path, passphrase=PHRASE)
    assert opens(path, recovery=recovery)
    documents = tmp_path / "documents"
    kept = [file for file in documents.rglob("*") if file.is_file()]
    assert not any(recovery.split("-")[0].encode() in file.read_bytes() for file in kept)


def test_ways_are_changed_with_ones_own_password(
    window_at: Arrive, locked: tuple[Path, Protected]
) -> None:
    path, made = locked
    hands = window_at(str(path))
    shown(hands, UnlockView)
    hands.write("passphrase", PHRASE)
    hands.click("unlock")
    sign_in(hands)
    security(hands)
    hands.picture("security")
    act(hands, KeyAct.CHANGE_PASSPHRASE, OTHER, password="salah")
    assert opens(path, passphrase=PHRASE)
    act(hands, KeyAct.CHANGE_PASSPHRASE, OTHER)
    hands.wait(lambda: opens(path, passphrase=OTHER), "the new pass phrase")
    assert not opens(path, passphrase=PHRASE)
    act(hands, KeyAct.NEW_RECOVERY)
    new = keep(hands)
    assert opens(path, recovery=new)
    assert not opens(path, recovery=made.recovery)


def test_another_key_takes_the_place_of_the_first(
    window_at: Arrive, locked: tuple[Path, Protected]
) -> None:
    path, made = locked
    hands = window_at(str(path))
    shown(hands, UnlockView)
    hands.write("passphrase", PHRASE)
    hands.click("unlock")
    sign_in(hands)
    security(hands)
    act(hands, KeyAct.CHANGE_KEY, OTHER)
    keep(hands)
    sign_in(hands)
    assert opens(path, passphrase=OTHER)
    engines = make_engines(str(path), key=made.key)
    with pytest.raises(MachineError) as caught:
        current(engines.reader)
    assert caught.value.code == "machine.wrong_key"
