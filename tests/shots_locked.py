"""Pictures of what asks for a password or a pass phrase: the office's server, a locked laptop.

A part of `tests.shots`; no server is there to answer.
"""

import json
import os
from pathlib import Path
from shutil import rmtree

from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.storage.keystore import KeyStore
from tests.shelf import shelf_of
from tests.shots_field import PHRASE
from tests.shots_trust import Trust, own_settings, shown
from ui.accounts.sign_in import SignInView
from ui.vault.server_view import ServerPasswordView

SERVER = "postgresql://ektp_harian@peladen-dukcapil/ektp"


def walk(app, database: Path, work: Path, out: Path, language: str, theme: str) -> None:  # type: ignore[no-untyped-def]
    """All of it on copies of the office at `database`."""
    here = work / "locked"
    here.mkdir()
    trust = Trust(app, database, here, out, language, theme)
    with own_settings(here):
        server(trust)
        laptop(trust)


# -- the office's server -----------------------------------------------------------------------


def server(trust: Trust) -> None:
    """Chosen at a first start, and asked for its password."""
    hands = trust.window(str(trust.work / "new" / "office.db"))
    hands.click("setupNext")
    hands.click("setupNext")
    hands.picture("c0-setup-here")
    hands.click("setup_server")
    hands.picture("c0-setup-server")
    for name, said in (("host", "peladen-dukcapil"), ("name", "ektp"), ("user", "ektp_pemilik"),
                       ("server_password", "rahasia")):  # fmt: skip
        hands.write(f"setup_{name}", said)
    hands.click("setupNext")
    hands.wait(lambda: bool(hands.errors()), "the question for the authority")
    hands.picture("c0-setup-authority")
    hands.leave()
    hands = trust.window(str(trust.office("server")))
    assert isinstance(hands.window.centralWidget(), SignInView)
    moved = Sentences(trust.language).say("settings.password_moved", path="ektp-desk.toml")
    hands.window.centralWidget().show_note(moved)  # type: ignore[union-attr]
    hands.picture("c1-sign-in-note")
    hands.window.address = SERVER
    hands.window.keys.ask_server(MachineError("machine.password_needed"))
    shown(hands, ServerPasswordView)
    hands.picture("c2-server-password")
    hands.window.keys.ask_server(MachineError("machine.access_denied"))
    hands.picture("c2-server-denied")
    hands.leave()


# -- a laptop without a key store ---------------------------------------------------------------


def laptop(trust: Trust) -> None:
    """Its pass phrase: chosen, asked for, changed, forgotten."""
    folder = trust.work / "lapangan"
    os.environ.update(EKTP_DESK_FIELD="true", EKTP_DESK_FIELD_FOLDER=str(folder))
    try:
        _phrase(trust, folder)
        _unprotected(trust, folder)
        _key_lost(trust, folder)
    finally:
        for name in ("EKTP_DESK_FIELD", "EKTP_DESK_FIELD_FOLDER"):
            os.environ.pop(name)


def _phrase(trust: Trust, folder: Path) -> None:
    hands = trust.window(None, "laptop")
    hands.wait(lambda: hands.sees("fieldPhrase"), "the pass phrase to be asked for")
    hands.write("laptopName", "Laptop 3")
    for name, said in (("fieldPhrase", PHRASE), ("fieldPhraseAgain", "bukan itu")):
        hands.write(name, said)
    hands.press_only("makeLaptop")
    hands.wait(lambda: bool(hands.errors()), "the refusal")
    hands.picture("d0-laptop-phrase")
    hands.leave()
    folder.mkdir(exist_ok=True)
    FieldStore(folder).create("Laptop 3", PHRASE)
    hands = trust.window(None, "laptop")
    hands.wait(lambda: hands.sees("unlockLaptop"), "the lock")
    hands.picture("d1-laptop-locked")
    hands.write("fieldPhrase", "bukan frasa yang benar")
    hands.press_only("unlockLaptop")
    hands.wait(lambda: bool(hands.errors()), "the refusal")
    hands.picture("d1-laptop-wrong")
    hands.press_only("startOver")
    hands.wait(lambda: hands.root() is not hands.window, "the dialog")
    hands.picture("d2-start-over")
    hands.click("dialogCancel")
    hands.write("fieldPhrase", PHRASE)
    hands.press_only("unlockLaptop")
    hands.wait(lambda: hands.sees("changePhrase"), "the laptop")
    hands.picture("d3-laptop-home")
    hands.press_only("changePhrase")
    hands.wait(lambda: hands.sees("formerPhrase"), "the dialog")
    hands.picture("d4-change-phrase")
    hands.write("formerPhrase", PHRASE)
    hands.write("fieldPhrase", "pendek")
    hands.press_only("dialogPrimary")
    hands.wait(lambda: bool(hands.errors()), "the refusal")
    hands.picture("d4-change-phrase-refused")
    hands.click("dialogCancel")
    hands.leave()


def _unprotected(trust: Trust, folder: Path) -> None:
    store = FieldStore(folder)
    store.unlock(PHRASE, now=trust.clock.now())
    device = json.loads((folder / "device.json").read_bytes())
    known = {name: device[name] for name in ("uid", "name", "office")}
    plain = json.dumps({**known, **vars(store.keys())})
    (folder / "device.json").write_text(plain, encoding="utf-8")
    (folder / "device.key").unlink()
    hands = trust.window(None, "laptop")
    hands.wait(lambda: hands.sees("encryptLaptop"), "the question")
    hands.picture("d5-laptop-unprotected")
    hands.leave()


def _key_lost(trust: Trust, folder: Path) -> None:
    rmtree(folder)
    folder.mkdir()
    FieldStore(folder, find_store=lambda: KeyStore(shelf_of(folder))).create("Laptop 3")
    hands = trust.window(None, "laptop")
    hands.wait(lambda: hands.sees("tryAgain"), "the way on")
    hands.picture("d6-laptop-lost")
    hands.leave()
