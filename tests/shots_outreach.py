"""Pictures of jemput bola: the page's parts and its dialogs, from the demonstration office."""

from PySide6.QtWidgets import QTableView

from ui.demo_day.hands import Hands

VISITS, REQUESTS, PROPOSALS, LAPTOPS, HOME = range(5)


def outreach(hands: Hands) -> None:
    """From a signed-in supervisor's window."""
    hands.go("outreach")
    hands.picture("80-outreach-visits")
    hands.dialog(lambda: hands.press_only("planVisit"), _shot(hands, "81-outreach-plan"))
    hands.tab("visitParts", 1)
    hands.row("visits", 0)
    hands.picture("82-outreach-list")
    hands.tab("outreachTabs", REQUESTS)
    hands.row("visitRequests", 0)
    hands.picture("83-outreach-requests")
    hands.dialog(lambda: hands.press_only("newVisitRequest"), _shot(hands, "84-outreach-request"))
    hands.tab("outreachTabs", PROPOSALS)
    hands.picture("85-outreach-proposals")
    hands.tab("outreachTabs", LAPTOPS)
    hands.row("laptops", _last(hands, "laptops"))
    hands.picture("86-outreach-laptops")
    hands.dialog(lambda: hands.press_only("laptopFacts"), _shot(hands, "87-outreach-lost"))
    hands.tab("outreachTabs", HOME)
    hands.picture("88-outreach-home")


def _last(hands: Hands, name: str) -> int:
    table = hands.find(QTableView, name)
    hands.wait(lambda: table.model().rowCount() > 0, f"rows of {name}")
    return table.model().rowCount() - 1


def _shot(hands: Hands, name: str):  # type: ignore[no-untyped-def]
    def take(dialog) -> None:  # type: ignore[no-untyped-def]
        hands.picture(name)
        dialog.reject()

    return take
