"""The kiosk of the hall in a process of its own: `… tests.end_to_end.kiosk ADDRESS FOLDER`."""

import sys
from pathlib import Path

from ektp_desk.demo.office import PASSWORD
from tests.end_to_end.person import DemoDayClock, commands_of, serve
from ui.app import make_app, make_window
from ui.demo_day.hands import Hands
from ui.preferences import Preferences


def main(address: str, folder: Path) -> int:
    """Let a supervisor begin kiosk mode, then do what fingers are told."""
    app = make_app(sys.argv[:1])
    preferences = Preferences(folder / "kiosk.ini")
    preferences.language = "id"
    window = make_window(
        app, preferences, address=address, clock=DemoDayClock(hour=9),
        documents=folder / "documents", station="kios/1", kiosk=True,
    )  # fmt: skip
    hands = Hands(app, window, folder / "pictures")
    window.show()
    window.begin()
    hands.write("kioskOpenUsername", "supervisor")
    hands.write("kioskOpenPassword", PASSWORD)
    hands.click("kioskBegin")
    hands.wait(lambda: window.kiosk is not None, "the kiosk")
    hands.settle()
    window.showNormal()
    window.resize(1366, 768)  # the commonest screen; this one is not real
    hands.settle()
    serve(app, commands_of(hands))
    window.leave_kiosk()
    hands.leave()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
