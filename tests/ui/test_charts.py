"""Charts: the axis they share, the tips, the names that find room."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from ui.theme.theme import Theme
from ui.widgets.axis_chart import LEFT, AxisChart, round_up
from ui.widgets.chart import BarChart
from ui.widgets.series_chart import BOTTOM, SLANTED, Kind, Series, SeriesChart

SERVICES = ("Perekaman KTP-el baru", "KTP-el hilang", "Informasi dan pengaduan", "WNA")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(qapp, "light")
    made.complete()
    made.apply()
    return made


def bars(theme: Theme) -> BarChart:
    chart = BarChart(theme)
    chart.set_bars([(str(day), float(day), "accent") for day in range(1, 5)])
    return chart


def series(theme: Theme, *, named: bool = True) -> SeriesChart:
    chart = SeriesChart(theme, Kind.GROUPED, named=named)
    chart.set_series(SERVICES, [Series("tunggu", (1.0, 2.0, None, 4.0), "accent")])
    chart.resize(280, 200)
    return chart


@pytest.mark.parametrize("make", [bars, series])
def test_the_highest_bar_ends_at_the_upper_line(theme: Theme, make: object) -> None:
    chart: AxisChart = make(theme)  # type: ignore[operator]
    chart.resize(280, 200)
    picture = chart.grab().toImage()
    middle, top = round(chart.middle(3)), chart.height_of(4.0, 4.0)
    assert chart.highest() == 4.0
    assert picture.pixelColor(middle, round(top) + 3) == chart.ink("accent")
    assert picture.pixelColor(middle, round(top) - 3) != chart.ink("accent")
    ground = chart.height_of(0.0, 4.0)
    assert picture.pixelColor(middle, round(ground) - 2) == chart.ink("accent")


@pytest.mark.parametrize(("make", "said"), [(bars, "2: 2"), (series, "KTP-el hilang: tunggu 2")])
def test_a_tip_tells_the_figures_of_its_place(theme: Theme, make: object, said: str) -> None:
    chart: AxisChart = make(theme)  # type: ignore[operator]
    chart.resize(280, 200)
    chart.show()
    QToolTip.hideText()
    for x, told in ((round(chart.middle(1)), said), (LEFT - 10, said), (2_000, said)):
        spot = QPoint(x, 100)
        QApplication.sendEvent(chart, QHelpEvent(QHelpEvent.Type.ToolTip, spot, spot))
        assert QToolTip.text() == told, "beside the places nothing new is told"


def test_names_without_room_lean_and_none_is_left_out(theme: Theme) -> None:
    narrow, short = series(theme), series(theme)
    short.set_series(("A", "B", "C"), [Series("tunggu", (1.0, 2.0, 3.0), "accent")])
    for chart in (narrow, short):
        chart.grab()
    assert (narrow.below, short.below) == (SLANTED, BOTTOM)
    picture = narrow.grab().toImage()
    names = range(round(picture.height() - SLANTED) + 6, picture.height())
    for place, name in enumerate(SERVICES):
        left = round(narrow.middle(place) - narrow.slot() / 2)
        columns = range(left, round(left + narrow.slot()))
        darkest = min(picture.pixelColor(x, y).lightness() for x in columns for y in names)
        assert darkest < 170, name  # ink, though thin letters blur


def test_hours_and_days_may_be_left_out(theme: Theme) -> None:
    chart = series(theme, named=False)
    chart.grab()
    assert chart.below == BOTTOM


@pytest.mark.parametrize(
    ("value", "top"), [(0, 1), (1, 1), (3, 4), (7, 8), (9, 10), (11, 20), (61, 80), (401, 500)]
)
def test_the_axis_ends_at_a_round_number(value: float, top: float) -> None:
    assert round_up(value) == top
