"""The display of the hall in a process of its own: `… tests.end_to_end.display ADDRESS FOLDER`."""

import sys
import time
from pathlib import Path

from tests.end_to_end.person import DemoDayClock, serve
from ui.app import make_app
from ui.display.feed import Feed
from ui.display.voice import SilentVoice
from ui.display.window import DisplayWindow
from ui.language import Language
from ui.preferences import Preferences
from ui.theme.theme import Theme

PATIENCE = 60.0


def main(address: str, folder: Path) -> int:
    """Show the board and tell what stands on it."""
    app = make_app(sys.argv[:1])
    theme = Theme(app, "light")
    theme.complete()
    theme.apply()
    language = Language(app, "id")
    folder.mkdir(parents=True, exist_ok=True)
    clock = DemoDayClock(hour=9)
    window = DisplayWindow(
        theme, language, Preferences(folder / "display.ini"), feed=Feed(address, clock),
        clock=clock, voice=SilentVoice(wanted=True), memory=folder / "display.json",
    )  # fmt: skip
    window.show()
    window.begin()

    def shows(codes: list[str]) -> list[str]:
        """Wait until these numbers are called on the board; the counters they go to."""
        end = time.monotonic() + PATIENCE
        while True:
            board = window.board
            calls = [call for call in (board.hero, *board.others) if call is not None]
            found = {call.code: call.counter_name for call in calls}
            if set(codes) <= set(found) or time.monotonic() > end:
                return [found.get(code, "") for code in codes]
            app.processEvents()
            time.sleep(0.01)

    def picture(name: str) -> None:
        window.grab().save(str(folder / f"{name}.png"))

    serve(app, {"shows": shows, "picture": picture})
    window.close()
    language.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
