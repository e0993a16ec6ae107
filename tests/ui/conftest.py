"""Real windows on a small demonstration office, used with mouse and keys."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copyfile
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ektp_desk.demo.office import AS_OF, PASSWORD, build_demo_office
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.storage.engines import open_desk
from tests.proxy import Network, network
from tests.ui.finger import Finger
from ui.app import make_window
from ui.collector import Collector
from ui.demo_day.hands import Hands
from ui.preferences import Preferences

RESIDENTS = 3_000
ZONE = ZoneInfo("Asia/Makassar")
Arrive = Callable[..., Hands]


@pytest.fixture(autouse=True)
def _collected(qapp: QApplication) -> Iterator[None]:
    """Rubbish ends on the UI thread, as in the program; none is left to the tests that follow."""
    collector = Collector()
    yield
    # Without an event loop nothing that was put away for later ends: windows would pile up, each
    # with its timers, and every new one's appearance is reckoned for all that are there.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    collector.stop()


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small demonstration office, made once; each test copies it."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    build_demo_office(str(path), residents=RESIDENTS)
    return path


@pytest.fixture
def demo(demo_template: Path, tmp_path: Path) -> str:
    """The address of a demonstration office of one's own."""
    path = tmp_path / "demo.db"
    copyfile(demo_template, path)
    return str(path)


@pytest.fixture
def line(address: str) -> Iterator[Network]:
    """A small office on a server, and the network to it, which can be cut."""
    build_demo_office(address, residents=60)
    with network(address) as made:
        yield made


@pytest.fixture
def near(address: str, line: Network, morning: SetClock) -> Iterator[Desk]:
    """The server as it is, past the network."""
    made = open_desk(address, clock=morning, zone=ZONE)
    yield made
    made.close()


@pytest.fixture
def morning() -> SetClock:
    """The demonstration office's day, half past seven."""
    return SetClock(datetime(AS_OF.year, AS_OF.month, AS_OF.day, 7, 30, tzinfo=ZONE))


def show(hands: Hands) -> None:
    """Open the window and wait until it asks for somebody."""
    ready: list[bool] = []
    hands.window.ready.connect(lambda: ready.append(True))
    hands.window.show()
    hands.window.begin()
    hands.wait(lambda: bool(ready), "the window to be ready")


@pytest.fixture
def window_at(qapp: QApplication, tmp_path: Path, morning: SetClock) -> Iterator[Arrive]:
    """Opens windows: `window_at(address, language="id", theme="light", station="a")`."""
    made: list[Hands] = []

    def open_window(
        address: str | None,
        *,
        language: str = "id",
        theme: str = "light",
        station: str = "",
        kiosk: bool = False,
    ) -> Hands:
        name = station or f"station-{len(made)}"
        preferences = Preferences(tmp_path / f"{name}.ini")
        preferences.language, preferences.theme = language, theme
        window = make_window(
            qapp, preferences, address=address, clock=morning,
            documents=tmp_path / "documents", station=name, kiosk=kiosk,
        )  # fmt: skip
        hands = Hands(qapp, window, tmp_path / "pictures")
        made.append(hands)
        show(hands)
        return hands

    yield open_window
    for hands in made:
        hands.leave()
        hands.window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def arrive(window_at: Arrive, demo: str) -> Arrive:
    """Signs an officer in at a window of their own: `arrive("supervisor", counter=1)`."""

    def sign_in(username: str, *, counter: int = 0, **looks: str) -> Hands:
        hands = window_at(demo, station=f"meja/{username}", **looks)
        hands.write("username", username)
        hands.write("password", PASSWORD)
        if counter:
            hands.choose("counter", counter)
        hands.click("signIn")
        hands.wait(lambda: hands.window.session is not None, f"{username} to be in")
        hands.settle()
        return hands

    return sign_in


@pytest.fixture
def window_of(
    qapp: QApplication, tmp_path: Path, morning: SetClock, demo: str
) -> Iterator[Callable[..., Finger]]:
    """The kiosk program with the supervisor's question on the screen."""
    made: list[Finger] = []
    morning.set(morning.now() + timedelta(hours=2))  # the office is open

    def begin(address: str = demo) -> Finger:
        window = make_window(
            qapp, Preferences(tmp_path / "kiosk.ini"), address=address, clock=morning,
            documents=tmp_path / "documents", station="kios/1", kiosk=True,
        )  # fmt: skip
        hands = Finger(qapp, window, tmp_path / "pictures")
        made.append(hands)
        show(hands)
        return hands

    yield begin
    for hands in made:
        hands.window.leave_kiosk()
        hands.settle()
        hands.leave()
        hands.window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def begin(window_of: Callable[..., Finger]) -> Callable[..., Finger]:
    """Has a supervisor begin kiosk mode."""

    def at_the_start(*address: str) -> Finger:
        hands = window_of(*address)
        hands.write("kioskOpenUsername", "supervisor")
        hands.write("kioskOpenPassword", PASSWORD)
        hands.click("kioskBegin")
        hands.wait(lambda: hands.window.kiosk is not None, "the kiosk")
        hands.settle()
        hands.kiosk.idle.timer.stop()  # no test waits by the clock
        return hands

    return at_the_start


@pytest.fixture
def finger(begin: Callable[..., Finger]) -> Finger:
    """At the start page of an open kiosk."""
    return begin()
