"""A field team's laptop in a process of its own: `… tests.end_to_end.laptop FOLDER`.

Its commands are what a team does, each through the windows; files go over a stick, by their paths.
"""

import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QFileDialog, QRadioButton

from ektp_desk.demo.office import PASSWORD
from tests.end_to_end.person import DemoDayClock, serve
from ui.accounts.sign_in import SignInView
from ui.app import make_app, make_window
from ui.demo_day.hands import Hands
from ui.fieldwork.home_view import HomeView
from ui.preferences import Preferences

PHRASE = "perahu pinisi berlayar malam"


class Team:
    """The hands of a team at their laptop."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands

    def register(self, name: str, card: str) -> None:
        """Make the laptop one, and save its card for the office."""
        hands = self._hands
        hands.wait(lambda: hands.enabled("makeLaptop"), "the key store to be asked for")
        hands.write("laptopName", name)
        if hands.sees("fieldPhrase"):  # a computer without a key store
            hands.write("fieldPhrase", PHRASE)
            hands.write("fieldPhraseAgain", PHRASE)
        hands.press_only("makeLaptop")
        self._at_home()
        _choose(card)
        hands.press_only("saveCard")
        hands.wait(Path(card).exists, "the card")

    def take(self, path: str) -> None:
        """Take the visit's file in."""
        hands = self._hands
        _choose(path)
        hands.press_only("takeFile")
        hands.press_only("dialogPrimary")
        hands.wait(lambda: bool(hands.notices()), "the visit")

    def sign_in(self, visit: str, username: str) -> list[str]:
        """Open the visit and sign in with the office's password; the names on the list."""
        hands = self._hands
        hands.press_only(f"openVisit_{visit}")
        hands.wait(lambda: isinstance(hands.window.centralWidget(), SignInView), "the sign-in")
        hands.write("username", username)
        hands.write("password", PASSWORD)
        hands.click("signIn")
        hands.wait(lambda: hands.window.session is not None, "the team to be in")
        hands.settle()
        return hands.cells("targets", 0)

    def record(self, name: str) -> None:
        """Record somebody of the list, step by step, to the receipt."""
        hands = self._hands
        self._choose_person(name)
        hands.click("fieldRecord")
        hands.find_page("recording")
        session = hands.window.session
        assert session is not None
        while session.workplace.current == "recording":
            hands.click("recordingNext")
        hands.picture("recorded")

    def outcome(self, name: str, which: str, note: str) -> None:
        """Note what became of somebody."""
        hands = self._hands
        self._choose_person(name)

        def fill(_dialog: QDialog) -> None:
            hands.find(QRadioButton, f"outcome_{which}").setChecked(True)
            hands.write("outcomeNote", note)
            hands.confirm()

        hands.dialog(lambda: hands.click("fieldOutcome"), fill)

    def pack(self, folder: str) -> None:
        """Pack what was done onto the stick."""
        hands = self._hands

        def fill(_dialog: QDialog) -> None:
            hands.write("packFolder", folder)
            hands.confirm(closing=False)
            hands.wait(lambda: not hands.sees("packFolder"), "the file")
            hands.confirm()

        hands.dialog(lambda: hands.click("fieldPack"), fill)

    def receipt(self, path: str) -> None:
        """Take the office's receipt."""
        hands = self._hands
        _choose(path)

        def fill(_dialog: QDialog) -> None:
            hands.confirm(closing=False)
            hands.wait(lambda: not hands.sees("dialogCancel"), "the receipt")
            hands.confirm()

        hands.dialog(lambda: hands.click("fieldReceipt"), fill)

    def facts(self) -> dict[str, Any]:
        """What a reader of the window sees, and which databases lie on the laptop."""
        window = self._hands.window
        assert window.opened is not None
        return {"database": str(window.opened.desk.engine.url.database), "process": os.getpid()}

    def _choose_person(self, name: str) -> None:
        hands = self._hands
        hands.go("fieldwork")
        hands.row("targets", hands.row_of("targets", 0, name))

    def _at_home(self) -> None:
        hands = self._hands
        hands.wait(lambda: isinstance(hands.window.centralWidget(), HomeView), "the laptop's list")


def _choose(path: str) -> None:
    """What the next file dialog gives: the system's own dialog has no hands here."""
    for name in ("getOpenFileName", "getSaveFileName"):
        setattr(QFileDialog, name, staticmethod(lambda *_a, **_k: (path, "")))


def main(folder: Path) -> int:
    """Show the laptop's first start and do what is asked until nothing more is."""
    os.environ["EKTP_DESK_FIELD"] = "true"
    os.environ["EKTP_DESK_FIELD_FOLDER"] = str(folder / "lapangan")
    app = make_app(sys.argv[:1])
    preferences = Preferences(folder / "laptop.ini")
    preferences.language = "id"
    ready: list[bool] = []
    window = make_window(app, preferences, clock=DemoDayClock(hour=9), station="laptop/1")
    window.ready.connect(lambda: ready.append(True))
    hands = Hands(app, window, folder / "pictures")
    window.show()
    window.begin()
    hands.wait(lambda: bool(ready), "the window")
    team = Team(hands)
    serve(app, {name: getattr(team, name) for name in vars(Team) if not name.startswith("_")})
    hands.leave()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
