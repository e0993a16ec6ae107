"""Plan, file out, field, file home, coverage: two programs, two databases, and a stick between."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QTableView

from ektp_desk.accounts.queries import officers
from ektp_desk.coverage.counting import counted
from ektp_desk.coverage.figures import tallies
from ektp_desk.coverage.queries import reasons, standing
from ektp_desk.coverage.rules import Stage, WhyNot
from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.outreach import queries_devices, queries_targets, queries_visits
from ektp_desk.outreach.rules import TargetOutcome, VisitState
from ektp_desk.recording.queries import recordings_of_resident
from ektp_desk.recording.rules import RecordingState
from ektp_desk.stock.planned import planned
from tests.end_to_end.conftest import Person
from tests.ui.conftest import (
    Arrive,
    _collected,
    arrive,
    demo,
    demo_template,
    morning,
    window_at,
)
from ui.demo_day.hands import Hands

__all__ = ["_collected", "arrive", "demo", "demo_template", "morning", "window_at"]  # fixtures

VISITS, LAPTOPS, HOME = 0, 3, 4
TITLE = "Perekaman keliling"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """The USB stick that goes to and fro."""
    folder = tmp_path / "flashdisk"
    folder.mkdir()
    return folder


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """What the next file dialogs of the office give."""

    def chosen(path: Path) -> None:
        one: dict[str, Callable[..., Any]] = {
            "getOpenFileName": lambda *_a, **_k: (str(path), ""),
            "getSaveFileName": lambda *_a, **_k: (str(path), ""),
            "getOpenFileNames": lambda *_a, **_k: ([str(path)], ""),
        }
        for name, answer in one.items():
            monkeypatch.setattr(QFileDialog, name, answer)

    return chosen


def desk_of(hands: Hands) -> Desk:
    assert hands.window.opened is not None
    return hands.window.opened.desk


def tab(hands: Hands, place: int) -> None:
    hands.go("outreach")
    hands.tab("outreachTabs", place)


def plan(hands: Hands, username: str) -> int:
    """A visit today to the village where most are missing, with its team and its blanks."""
    cells = desk_of(hands).read(counted, day=AS_OF).cells
    village, _ = max(tallies(cells, lambda cell: cell.village).items(),
                     key=lambda one: one[1].missing)  # fmt: skip

    def fill(_dialog: QDialog) -> None:
        hands.settle()
        hands.choose("visitVillage", village)
        hands.write("visit_title", TITLE)
        hands.write("visit_place", "Aula kelurahan")
        hands.number("visitPeople", 2)
        hands.number("visitBlanks", 2)
        hands.click(f"member_{username}")
        hands.confirm()

    tab(hands, VISITS)
    hands.dialog(lambda: hands.click("planVisit"), fill)
    rows = desk_of(hands).read(queries_visits.open_visits)
    row = next(row for row in rows if row.title == TITLE)
    known = desk_of(hands).read(planned, first=AS_OF)
    assert any(use.name == TITLE and use.expected == 2 for use in known)
    return row.id


def list_two(hands: Hands) -> None:
    """The first two of the village who are not recorded."""

    def fill(_dialog: QDialog) -> None:
        hands.wait(lambda: len(hands.cells("candidates", 0)) >= 2, "the people")
        hands.row("candidates", 0)
        table = hands.find(QTableView, "candidates")
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        hands.click("putOnList")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click("visitTargets"), fill)


def register(hands: Hands) -> None:
    def fill(_dialog: QDialog) -> None:
        hands.confirm(closing=False)
        hands.click("laptopSame")
        hands.confirm()

    tab(hands, LAPTOPS)
    button = "laptopRegisterFirst" if hands.sees("laptopRegisterFirst") else "laptopRegister"
    hands.dialog(lambda: hands.click(button), fill)


def send_out(hands: Hands, laptop: str, path: Path) -> None:
    rows = desk_of(hands).read(queries_devices.devices)
    device = next(row.id for row in rows if row.name == laptop)

    def fill(_dialog: QDialog) -> None:
        hands.settle()
        hands.choose("bundleDevice", device)
        hands.confirm(closing=False)
        hands.wait(path.exists, "the file")
        hands.settle()
        if hands.sees("dialogPrimary"):
            hands.confirm()

    tab(hands, VISITS)
    hands.dialog(lambda: hands.click("visitBundle"), fill)


def take_home(hands: Hands) -> None:
    def fill(_dialog: QDialog) -> None:
        hands.confirm(closing=False)
        hands.wait(lambda: hands.sees("homeFiles"), "the preview")
        hands.settle()
        hands.picture("home-preview")
        hands.confirm(closing=False)
        hands.wait(lambda: bool(hands.text("homeReceipt")), "the receipt")
        hands.picture("home-taken")
        hands.click("dialogCancel")

    tab(hands, HOME)
    button = "takeHomeFirst" if hands.sees("takeHomeFirst") else "takeHome"
    hands.dialog(lambda: hands.click(button), fill)


def test_from_the_plan_to_the_coverage(
    arrive: Arrive,
    people: Callable[..., Person],
    morning: SetClock,
    stick: Path,
    choose: Callable[[Path], None],
    tmp_path: Path,
) -> None:
    office = arrive("supervisor")
    desk = desk_of(office)
    team = next(row for row in desk.read(officers) if row.username.startswith("rekam"))
    visit_id = plan(office, team.username)
    list_two(office)
    listed = desk.read(queries_targets.targets_of, visit_id=visit_id)
    first, second = listed
    for row in listed:
        assert desk.read(standing, resident_id=row.resident_id, today=AS_OF) is Stage.UNRECORDED

    laptop = people("tests.end_to_end.laptop", tmp_path / "laptop")
    laptop("register", "Laptop Satu", str(stick / "kartu.ektp"))
    choose(stick / "kartu.ektp")
    register(office)
    choose(stick / "keluar.ektp")
    send_out(office, "Laptop Satu", stick / "keluar.ektp")
    view = desk.read(queries_visits.visit, visit_id=visit_id)
    assert view is not None
    office.click("visitNext")
    gone = desk.read(queries_visits.visit, visit_id=visit_id)
    assert gone is not None
    assert gone.row.state is VisitState.UNDER_WAY

    laptop("take", str(stick / "keluar.ektp"))
    assert sorted(laptop("sign_in", view.row.uid, team.username)) == sorted(
        row.name for row in listed
    )
    facts = laptop("facts")
    assert facts["database"] != str(desk.engine.url.database)
    laptop("record", first.name)
    laptop("outcome", second.name, "died", "Kata ketua RT 2")
    laptop("pack", str(stick))
    told = [row.name.encode() for row in listed]
    lying = [path for path in (tmp_path / "laptop").rglob("*") if path.is_file()]
    assert not [path.name for path in lying if path.suffix == ".pdf"]
    assert not [path.name for path in lying if any(name in path.read_bytes() for name in told)]

    morning.set(morning.now() + timedelta(hours=6))
    (home,) = (path for path in stick.glob("*.ektp") if path.stem not in ("kartu", "keluar"))
    choose(home)
    take_home(office)
    (recording,) = desk.read(recordings_of_resident, resident_id=first.resident_id)
    assert recording.state is RecordingState.AWAITING_REVIEW
    assert recording.operator == team.full_name
    outcomes = {
        row.resident_id: row.outcome
        for row in desk.read(queries_targets.targets_of, visit_id=visit_id)
    }
    assert outcomes == {
        first.resident_id: TargetOutcome.RECORDED, second.resident_id: TargetOutcome.DIED,
    }  # fmt: skip
    assert desk.read(standing, resident_id=first.resident_id, today=AS_OF) is Stage.ON_THE_WAY
    (reason,) = desk.read(reasons, resident_id=second.resident_id)
    assert reason.why is WhyNot.DIED
    office.go("coverage")
    office.picture("coverage")

    (receipt,) = stick.glob("tanda-terima*.ektp")
    laptop("receipt", str(receipt))
    laptop.leave()
