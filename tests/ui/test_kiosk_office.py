"""What the kiosk says of the office before anybody touches it: closed, until when, how long."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QWidget

from ektp_desk.accounts import opening
from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.clock import SetClock
from ektp_desk.queue import prediction
from ektp_desk.queue import services as queue
from ektp_desk.queue.waits import Expected
from tests.conftest import CONSOLE
from tests.ui.conftest import ZONE
from tests.ui.finger import Finger

MINUTE = 60


def at(morning: SetClock, hour: int, minute: int = 0) -> None:
    morning.set(datetime(AS_OF.year, AS_OF.month, AS_OF.day, hour, minute, tzinfo=ZONE))


def next_minute(finger: Finger) -> None:
    """The tick of the kiosk's clock in which the minute changes."""
    finger.kiosk.view._tick()
    finger.settle()


def line(finger: Finger, name: str) -> str:
    return str(finger.find(QWidget, name).line)  # type: ignore[attr-defined]


def test_when_the_break_begins_everybody_sees_until_when(finger: Finger, morning: SetClock) -> None:
    assert finger.enabled("kiosk_INFO")
    assert not finger.sees("kioskClosed")
    at(morning, 12)
    next_minute(finger)
    assert finger.text("kioskTitle") == "Kantor sedang istirahat"
    assert finger.text("kioskClosed") == "Buka hari ini pukul 13.00"
    assert not finger.enabled("kiosk_INFO")
    assert line(finger, "kiosk_INFO") == "Buka hari ini pukul 13.00"
    finger.picture("kiosk-break")
    at(morning, 13)
    next_minute(finger)
    assert finger.enabled("kiosk_INFO")
    assert not finger.sees("kioskClosed")


def test_in_the_evening_it_says_which_day(finger: Finger, morning: SetClock) -> None:
    at(morning, 17)
    next_minute(finger)
    assert finger.text("kioskTitle") == "Jam layanan hari ini sudah selesai"
    assert finger.text("kioskClosed") == "Buka besok pukul 08.00"


def test_a_kiosk_begun_before_the_office_opens_is_closed_from_the_start(
    begin: Callable[[], Finger], morning: SetClock
) -> None:
    at(morning, 7, 15)
    finger = begin()
    assert finger.text("kioskClosed") == "Buka hari ini pukul 08.00"
    assert not finger.enabled("kiosk_NEW")


def test_a_day_the_office_closes_is_heard_of_at_once_with_its_name(finger: Finger) -> None:
    finger.desk.write(CONSOLE, opening.set_own_day, day=AS_OF, open_=False, name="Pelantikan")
    finger.wait(lambda: finger.sees("kioskClosed"), "the closed day")
    assert finger.text("kioskClosed") == "Pelantikan · Buka besok pukul 08.00"


def test_who_stands_there_when_it_closes_is_told(finger: Finger, morning: SetClock) -> None:
    finger.tap("kiosk_INFO")
    finger.tap("kioskNoPriority")
    at(morning, 12)
    finger.tap("kioskTake")
    assert "hari ini pukul 13.00" in finger.text("kioskSentence")
    assert finger.tickets() == ()


def test_a_used_up_half_day_is_said_on_the_tile(finger: Finger) -> None:
    finger.desk.write(
        CONSOLE, queue.save_service, code="FOREIGNER", name_id="WNA", name_en="Foreigner",
        papers_asked=[], daily_quota=5, morning_quota=1, active=True,
    )  # fmt: skip
    finger.desk.write(CONSOLE, queue.take_number, service_code="FOREIGNER")
    finger.wait(lambda: not finger.enabled("kiosk_FOREIGNER"), "the quota")


@pytest.fixture
def learned(monkeypatch: pytest.MonkeyPatch) -> dict[str, Expected]:
    """What is known of the waits; the learning itself has its own tests."""
    known: dict[str, Expected] = {}
    monkeypatch.setattr(prediction, "expected_waits", lambda _session, **_when: dict(known))
    return known


def test_the_wait_is_on_the_tile_and_before_the_number(
    finger: Finger, learned: dict[str, Expected]
) -> None:
    finger.desk.write(CONSOLE, queue.take_number, service_code="PICKUP")
    finger.wait(lambda: line(finger, "kiosk_PICKUP") == "1 menunggu", "the number taken")
    learned["PICKUP"] = Expected(20 * MINUTE, 27 * MINUTE, 35 * MINUTE)
    finger.kiosk.view.minute_passed.emit()
    finger.settle()
    assert line(finger, "kiosk_PICKUP") == "1 menunggu · 20–35 menit"
    assert "menit" not in line(finger, "kiosk_INFO"), "hidden while too little is known"
    finger.picture("kiosk-waits")
    finger.tap("kiosk_PICKUP")
    finger.tap("kioskNoPriority")
    assert "20–35 menit" in line(finger, "kioskTake")
    finger.picture("kiosk-take")
    finger.tap("kioskBack")
    finger.tap("kioskBack")
    learned.clear()
    finger.kiosk.view.minute_passed.emit()
    finger.settle()
    assert line(finger, "kiosk_PICKUP") == "1 menunggu"


def test_the_wait_foretold_with_the_number_is_shown_with_it(
    finger: Finger, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ektp_desk.queue import intake

    foretold = Expected(5 * MINUTE, 7 * MINUTE, 9 * MINUTE)
    monkeypatch.setattr(intake, "foretell", lambda _work, **_ticket: foretold)
    for name in ("kiosk_INFO", "kioskNoPriority", "kioskTake"):
        finger.tap(name)
    assert "5–9 menit" in finger.words()
    finger.picture("kiosk-number")


def test_hours_go_by_the_offices_clock(finger: Finger, morning: SetClock) -> None:
    """Within a minute nothing is asked again."""
    asked: list[bool] = []
    finger.kiosk.view.minute_passed.connect(lambda: asked.append(True))
    finger.kiosk.view._tick()
    assert asked == []
    morning.set(morning.now() + timedelta(minutes=1))
    finger.kiosk.view._tick()
    assert asked == [True]
