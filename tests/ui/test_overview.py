"""The supervisor's view of the queue, with real windows."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from python_calamine import CalamineWorkbook

from ektp_desk.queue.counters import standings
from ektp_desk.queue.rules import CounterState
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands
from ui.widgets.series_chart import SeriesChart


@pytest.fixture
def view(arrive: Arrive) -> Hands:
    """A supervisor who sees two numbers, one of them at the supervisor's own counter."""
    hands = arrive("supervisor", counter=1)
    hands.go("queue")
    hands.click("take_INFO")
    hands.click("take_PICKUP")
    hands.go("counter")
    hands.click("nextStep")
    hands.go("overview")
    hands.settle()
    return hands


def test_counters_and_who_waits(view: Hands) -> None:
    assert view.cells("countersNow", 1)[0] == "Buka"
    assert view.cells("countersNow", 3)[0].startswith("D-001")
    since = view.cells("countersNow", 4)
    assert (since[0], since[2]) == ("07.30", "31 Des"), "who closed on an earlier day has its date"
    assert view.cells("agesNow", 0) == ["Pengambilan KTP-el"]
    chart = view.find(SeriesChart, "agesChart")
    assert [one.values for one in chart.series] == [(1.0,), (0.0,), (0.0,), (0.0,)]
    view.picture("overview")


def test_the_day_by_hour_and_by_service(view: Hands) -> None:
    view.tab("overviewTabs", 1)
    assert view.cells("flowHours", 1) == ["2"]
    view.tab("overviewTabs", 2)
    assert sorted(view.cells("timesServices", 0)) == [
        "Informasi dan pengaduan", "Pengambilan KTP-el",
    ]  # fmt: skip
    assert view.cells("timesOfficers", 0) == ["Supervisor"]


def test_predictions_of_the_last_weeks(view: Hands) -> None:
    view.tab("overviewTabs", 3)
    days = view.cells("coverageDays", 0)
    chart = view.find(SeriesChart, "coverageChart")
    assert days
    assert len(chart.series[0].values) == len(days)


def test_a_number_opens_with_its_steps(view: Hands) -> None:
    view.tab("overviewTabs", 4)
    view.row("overviewTickets", view.row_of("overviewTickets", 0, "D-001"), opens=True)
    assert view.cells("visitSteps", 1) == ["nomor diambil", "dipanggil"]
    view.click("dialogCancel")
    assert not view.sees("visitSteps")


def test_a_table_goes_to_a_file(
    view: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "tunggu.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    view.click("overviewExport")
    view.settle()
    rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    assert rows[1][:3] == ["Pengambilan KTP-el", 1.0, 0.0]


def test_only_supervisors_see_it(arrive: Arrive) -> None:
    hands = arrive("loket1", counter=1)
    assert not hands.sees("nav_overview")


def test_the_wait_stands_on_the_tile_where_enough_is_known(arrive: Arrive) -> None:
    hands = arrive("loket1", counter=1)
    hands.go("queue")
    hands.settle()
    assert "menit" in hands.find(QWidget, "take_DATA_CHANGE").accessibleName()
    assert "menit" not in hands.find(QWidget, "take_INFO").accessibleName()


def test_signing_out_closes_the_counter(arrive: Arrive) -> None:
    hands = arrive("loket1", counter=1)
    assert hands.window.opened is not None
    desk = hands.window.opened.desk
    assert desk.read(standings)[0].state is CounterState.OPEN
    hands.window.sign_out()
    hands.wait(lambda: hands.window.entry is not None, "the sign-in screen")
    assert desk.read(standings)[0].state is CounterState.CLOSED
