"""Pictures of the queue in the middle of a morning: kiosk, call display, the supervisor's view.

Two counters call what visitors took at the kiosk; a part of `tests.shots`.
"""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ektp_desk.demo.office import AS_OF, PASSWORD
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.queue import services as queue
from ektp_desk.queue.rules import PriorityReason
from tests.conftest import ZONE
from ui.app import make_window
from ui.demo_day.hands import Hands
from ui.display.feed import Feed
from ui.display.voice import SilentVoice
from ui.display.window import DisplayWindow
from ui.language import Language
from ui.preferences import Preferences
from ui.theme.theme import Theme

SCREEN = (1366, 768)
TABS = ("now", "hours", "times", "predictions", "numbers")
CAME = (
    ("NEW", None), ("LOST", PriorityReason.ELDERLY), ("PICKUP", None), ("INFO", None),
    ("NEW", None), ("DAMAGED", PriorityReason.PREGNANT), ("PICKUP", None), ("NEW", None),
    ("DATA_CHANGE", None), ("INFO", None), ("LOST", None), ("PICKUP", None), ("NEW", None),
)  # fmt: skip


class Morning:
    """One office at a quarter past nine, in one language and one theme."""

    def __init__(
        self, app: QApplication, address: str, work: Path, out: Path, language: str, theme: str
    ) -> None:
        self._app, self._address, self._work, self._out = app, address, work, out
        self._look = (language, theme)
        self._clock = SetClock(
            datetime(AS_OF.year, AS_OF.month, AS_OF.day, 8, 2, tzinfo=ZONE)
        )  # fmt: skip

    def take(self) -> None:
        """All pictures."""
        counters = [self._sit_down(f"loket{number}", number) for number in (1, 2)]
        self._come(counters)
        kiosk = self._kiosk()
        self._kiosk_pictures(kiosk)
        for hands in counters:
            hands.go("counter")
            hands.click("nextStep")
        self._display_picture()
        chief = self._sit_down("supervisor", 0)
        self._overview_pictures(chief)
        self._clock.set(self._clock.now() + timedelta(hours=9))
        self._kiosk_closed(kiosk)
        for hands in (*counters, chief):
            hands.leave()

    def _preferences(self, name: str) -> Preferences:
        preferences = Preferences(self._work / f"{name}.ini")
        preferences.language, preferences.theme = self._look
        return preferences

    def _window(self, name: str, **more: Any) -> Hands:
        window = make_window(
            self._app, self._preferences(name), address=self._address, clock=self._clock,
            documents=self._work / "documents", station=f"shots/{name}", **more,
        )  # fmt: skip
        hands = Hands(self._app, window, self._out)
        ready: list[bool] = []
        window.ready.connect(lambda: ready.append(True))
        window.show()
        window.begin()
        hands.wait(lambda: bool(ready), "the window")
        return hands

    def _sit_down(self, username: str, counter: int) -> Hands:
        hands = self._window(username)
        hands.write("username", username)
        hands.write("password", PASSWORD)
        if counter:
            hands.choose("counter", counter)
        hands.click("signIn")
        hands.wait(lambda: hands.window.session is not None, "the session")
        hands.settle()
        return hands

    def _come(self, counters: list[Hands]) -> None:
        """An hour's visitors; the counters serve a third of them."""
        for place, (service, priority) in enumerate(CAME):
            desk, actor, counter = _sitting(counters[place % 2])
            desk.write(actor, queue.take_number, service_code=service, priority=priority)
            self._clock.advance(seconds=140)
            if place % 3 == 2:
                ticket = desk.write(actor, queue.call_next, counter_id=counter).result
                self._clock.advance(seconds=40)
                desk.write(actor, queue.serve, ticket_id=ticket.id)
                self._clock.advance(seconds=200)
                desk.write(actor, queue.finish, ticket_id=ticket.id)

    # -- the pictures ----------------------------------------------------------------------

    def _kiosk(self) -> Hands:
        hands = self._window("kiosk", kiosk=True)
        hands.picture("50-kiosk-open")
        hands.write("kioskOpenUsername", "supervisor")
        hands.write("kioskOpenPassword", PASSWORD)
        hands.click("kioskBegin")
        hands.wait(lambda: hands.window.kiosk is not None, "the kiosk")
        hands.settle()
        hands.window.showNormal()
        hands.window.resize(*SCREEN)
        hands.settle()
        _kiosk(hands).idle.timer.stop()  # pictures take their time
        return hands

    def _kiosk_pictures(self, hands: Hands) -> None:
        hands.picture("51-kiosk-start")
        hands.click("kiosk_LOST")
        hands.picture("52-kiosk-priority")
        hands.click("kioskNoPriority")
        hands.picture("53-kiosk-confirm")
        hands.click("kioskTake")
        hands.picture("54-kiosk-number")
        hands.click("kioskAgain")

    def _kiosk_closed(self, hands: Hands) -> None:
        visit = _kiosk(hands).visit
        assert visit is not None
        visit.office.load()
        QTest.qWait(1_100)  # the clock on the screen goes by the second
        hands.picture("55-kiosk-closed")
        hands.window.leave_kiosk()
        hands.settle()
        hands.leave()

    def _display_picture(self) -> None:
        language, theme = self._look
        look = Theme(self._app, theme)
        look.complete()
        look.apply()
        spoken = Language(self._app, language)
        window = DisplayWindow(
            look, spoken, self._preferences("display"), feed=Feed(self._address, self._clock),
            clock=self._clock, voice=SilentVoice(wanted=True), memory=self._work / "display.json",
        )  # fmt: skip
        window.show()
        window.resize(*SCREEN)
        window.begin()
        waiter = Hands(self._app, window, self._out)  # type: ignore[arg-type]
        waiter.wait(lambda: window.board.hero is not None, "the calls")
        self._app.processEvents()
        self._out.mkdir(parents=True, exist_ok=True)
        window.grab().save(str(self._out / "56-display.png"))
        window.close()
        spoken.close()

    def _overview_pictures(self, hands: Hands) -> None:
        hands.go("overview")
        for place, name in enumerate(TABS):
            hands.tab("overviewTabs", place)
            hands.picture(f"57-overview-{place + 1}-{name}")


def _sitting(hands: Hands) -> tuple[Desk, Any, int]:
    session = hands.window.session
    assert session is not None
    assert session.actor.counter_id is not None
    return session.desk, session.actor, session.actor.counter_id


def _kiosk(hands: Hands) -> Any:
    assert hands.window.kiosk is not None
    return hands.window.kiosk


def pictures(
    app: QApplication, address: str, work: Path, out: Path, language: str, theme: str
) -> None:
    """The pictures 50 to 57."""
    Morning(app, address, work, out, language, theme).take()
