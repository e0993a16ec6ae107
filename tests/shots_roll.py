"""Pictures of a newer roll: looked at, decided, taken in, taken back; a part of `tests.shots`."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.residents.hand import move_house
from tests.residents.rolls import Line, newer_roll
from ui.demo_day.hands import Hands
from ui.residents.import_dialog import ImportDialog

TABS = ("new", "changes", "conflicts", "held", "absent", "villages", "problems")
MOVED = (26, 51, 76)  # people whom the office changed by hand since the last roll


def pictures(hands: Hands, work: Path) -> None:
    """All steps of one update, in the window of a supervisor who has signed in."""
    assert hands.window.session is not None
    context = hands.window.session.workplace.context
    desk, actor = context.tasks.desk, context.tasks.actor
    path = newer_roll(desk, work / "daftar-november.csv", _spoil)
    for number in MOVED:
        move_house(desk, actor, number, "Jl. Kelapa No. 3")
    dialog = _opened(hands)
    dialog.open_file(path)
    hands.wait(lambda: dialog.viewmodel.preview is not None, "the preview")
    for place, name in enumerate(TABS):
        hands.tab("importTabs", place)
        if name == "conflicts":
            hands.row("importConflicts", 0)
            hands.click("rollDecide")
        hands.picture(f"44-roll-{name}")
    hands.choose_by_user("rollScope", context.profile.region_code)
    hands.tab("importTabs", TABS.index("absent"))
    hands.picture("45-roll-whole")
    hands.click("dialogPrimary")
    hands.find(QWidget, "importDone")
    hands.picture("46-roll-done")
    dialog.reject()
    dialog = _opened(hands)
    hands.row("rollUpdates", 0)
    hands.picture("47-roll-updates")
    for button, name in (("undoUpdate", "48-roll-undo"), ("goneFromRoll", "49-roll-gone")):
        hands.click(button)
        hands.picture(name)
        hands.click("dialogCancel")
    dialog.reject()
    hands.settle()


def _opened(hands: Hands) -> ImportDialog:
    assert hands.window.session is not None
    dialog = ImportDialog(hands.window.session.workplace.context, hands.window)
    dialog.open()
    hands.settle()
    return dialog


def _spoil(lines: list[Line]) -> None:
    lines[30][2:6] = ["Orang Lain Sekali", "L", "Bone", "1950-02-03"]
    lines[31][5] = "tidak ada"
    lines[32][0] = "123"
