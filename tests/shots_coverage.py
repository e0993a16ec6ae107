"""Pictures of coverage: the page's parts, its dialogs, and reasons in a person's panel."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.coverage.tile_map import TileMap
from ui.demo_day.hands import Hands


def coverage(hands: Hands) -> None:
    """From a signed-in supervisor's window."""
    hands.go("coverage")
    hands.picture("50-coverage")
    drawn = hands.find(TileMap, "coverageMap")
    worst = min(drawn.tiles, key=lambda tile: tile.share).code
    QTest.mouseClick(drawn, Qt.MouseButton.LeftButton, pos=drawn.rect_of(worst).center().toPoint())
    hands.picture("51-coverage-village")
    hands.dialog(lambda: hands.press_only("gapPeople"), _shot(hands, "52-coverage-people"))
    hands.tab("coverageView", 1)
    hands.picture("53-coverage-table")
    hands.tab("coverageTabs", 1)
    hands.picture("54-coverage-groups")
    hands.tab("coverageTabs", 2)
    hands.picture("55-coverage-turning")
    hands.dialog(lambda: hands.press_only("manageSchools"), _shot(hands, "56-coverage-schools"))
    hands.tab("coverageTabs", 3)
    hands.row("departures", 0)
    hands.click("prepareReport")
    hands.picture("57-coverage-reports")
    hands.dialog(lambda: hands.press_only("handOverReports"), _shot(hands, "58-coverage-hand-over"))
    hands.row("departures", 0, opens=True)
    hands.find_page("residents")
    hands.picture("59-reasons")
    hands.dialog(lambda: hands.press_only("noteReason"), _shot(hands, "60-reason"))


def _shot(hands: Hands, name: str):  # type: ignore[no-untyped-def]
    def take(_dialog: object) -> None:
        hands.picture(name)
        hands.click("dialogCancel")

    return take
