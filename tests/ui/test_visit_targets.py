"""Whom a visit is for, and where to go next, through the windows."""

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QSpinBox, QTableView

from ektp_desk.coverage.queries import reasons
from ektp_desk.coverage.rules import WhyNot
from ektp_desk.coverage.schools import schools
from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.outreach import proposals, targets
from ektp_desk.outreach.candidates import Wanted, candidates
from ektp_desk.outreach.queries_targets import TargetRow, targets_of
from ektp_desk.outreach.rules import TargetOutcome, TargetReason, VisitKind, VisitState
from ektp_desk.residents.queries import resident
from ektp_desk.storage.engines import open_desk
from tests.outreach.plans import VILLAGE, person, set_state, visit
from tests.ui.conftest import ZONE, Arrive
from tests.ui.keyboard import Keyboard
from tests.ui.recordings import officer, unrecorded
from ui.demo_day.hands import Hands
from ui.outreach.target_dialog import TargetDialog

PROPOSALS = 2


@pytest.fixture
def desk(demo: str, morning: SetClock) -> Desk:
    return open_desk(demo, clock=morning, zone=ZONE)


@pytest.fixture
def trip(desk: Desk) -> int:
    """A visit to Tompotikka today, where some are not recorded."""
    for _ in range(6):
        person(desk, officer(desk, "loket1"), 40)
    return visit(desk, officer(desk, "supervisor"), day=AS_OF, number="JB-2025-0001",
                 title="Perekaman keliling Tompotikka")  # fmt: skip


def on_list(desk: Desk, trip: int) -> tuple[TargetRow, ...]:
    return desk.read(targets_of, visit_id=trip)


def found(desk: Desk, trip: int, reason: TargetReason = TargetReason.UNRECORDED) -> list[int]:
    wanted = Wanted(reason, AS_OF, trip, area=VILLAGE)
    return [row.resident_id for row in desk.read(candidates, wanted=wanted)]


def put_on(desk: Desk, trip: int, people: list[int]) -> None:
    desk.write(officer(desk, "rekam1"), targets.add_targets, visit_id=trip,
               residents=[(one, TargetReason.UNRECORDED) for one in people])  # fmt: skip


def opened(hands: Hands, trip: int) -> None:
    """What the button of a visit does."""
    session = hands.window.session
    assert session is not None
    TargetDialog(session.workplace.context, trip, hands.window).exec()


def many(hands: Hands, name: str, count: int) -> None:
    """Choose the first rows with Shift and the arrows."""
    hands.row(name, 0)
    for _ in range(count - 1):
        QTest.keyClick(hands.find(QTableView, name), Qt.Key.Key_Down,
                       Qt.KeyboardModifier.ShiftModifier)  # fmt: skip
    hands.settle()


def undo(hands: Hands) -> None:
    """The action of the bar in the dialog."""
    hands.retry()
    hands.settle()


def test_people_are_chosen_put_on_and_taken_off(arrive: Arrive, desk: Desk, trip: int) -> None:
    hands = arrive("rekam1")
    there = found(desk, trip)
    assert len(there) > 3

    def fill(_dialog: QDialog) -> None:
        hands.wait(lambda: len(hands.cells("candidates", 0)) == len(there), "the people")
        assert not hands.enabled("putOnList")
        many(hands, "candidates", 3)
        assert "3" in hands.find(QPushButton, "putOnList").text()
        hands.picture("targets-choose")
        hands.click("putOnList")
        hands.wait(lambda: len(on_list(desk, trip)) == 3, "three on the list")
        hands.wait(lambda: len(hands.cells("candidates", 0)) == len(there) - 3, "fewer left")
        undo(hands)
        assert on_list(desk, trip) == ()
        hands.click("chooseAllCandidates")
        hands.click("putOnList")
        assert len(on_list(desk, trip)) == len(there)
        hands.tab("targetTabs", 0)
        hands.picture("targets-list")
        many(hands, "targets", 2)
        QTest.keyClick(hands.find(QTableView, "targets"), Qt.Key.Key_Delete)
        hands.wait(lambda: len(on_list(desk, trip)) == len(there) - 2, "two off the list")
        hands.settle()
        undo(hands)
        assert len(on_list(desk, trip)) == len(there)
        hands.click("dialogCancel")

    hands.dialog(lambda: opened(hands, trip), fill)


def test_reasons_and_places_narrow_the_choice(arrive: Arrive, desk: Desk, trip: int) -> None:
    hands = arrive("rekam1")
    (somebody_else,) = unrecorded(desk, 1)
    view = desk.read(resident, resident_id=somebody_else)
    assert view is not None

    def somebody(_dialog: QDialog) -> None:
        hands.enter("personSearch", view.nik)

    def fill(_dialog: QDialog) -> None:
        for place, reason in enumerate(TargetReason):
            hands.tab("targetReasons", place)
            wanted = Wanted(reason, AS_OF, trip, area=VILLAGE)
            names = [row.name for row in desk.read(candidates, wanted=wanted)]
            hands.wait(partial(lambda names: hands.cells("candidates", 0) == names, names),
                       f"the list of {reason}")  # fmt: skip
        hands.tab("targetReasons", 0)
        hands.choose("targetArea", VILLAGE[:8])
        district = hands.cells("candidates", 0)
        hands.choose("targetArea", "")
        assert len(hands.cells("candidates", 0)) > len(district) > len(found(desk, trip))
        hands.dialog(lambda: hands.click("addSomebody"), somebody)
        (row,) = on_list(desk, trip)
        assert (row.resident_id, row.reason) == (somebody_else, TargetReason.ASKED)
        hands.click("dialogCancel")

    hands.dialog(lambda: opened(hands, trip), fill)


def test_pupils_of_the_school_of_the_visit(arrive: Arrive, desk: Desk) -> None:
    school = next(row for row in desk.read(schools) if row.active)
    at_school = visit(desk, officer(desk, "supervisor"), day=AS_OF, kind=VisitKind.SCHOOL,
                      school_id=school.id, village_code=school.village_code)  # fmt: skip
    wanted = Wanted(TargetReason.TURNING_17, AS_OF, at_school, school_id=school.id)
    pupils = desk.read(candidates, wanted=wanted)
    hands = arrive("rekam1")

    def fill(_dialog: QDialog) -> None:
        hands.wait(lambda: len(hands.cells("candidates", 0)) == len(pupils), "the pupils")
        classes = [cell.rpartition(" ")[2] for cell in hands.cells("candidates", 3)]
        assert classes == [row.class_name for row in pupils]
        hands.picture("targets-school")
        hands.click("dialogCancel")

    hands.dialog(lambda: opened(hands, at_school), fill)


def test_who_another_visit_goes_to_is_marked(arrive: Arrive, desk: Desk, trip: int) -> None:
    other = visit(desk, officer(desk, "supervisor"), day=AS_OF + timedelta(days=2),
                  number="JB-2025-0009")  # fmt: skip
    put_on(desk, other, found(desk, trip)[:2])
    hands = arrive("rekam1")

    def fill(_dialog: QDialog) -> None:
        hands.wait(lambda: "JB-2025-0009, 4 Jan" in hands.cells("candidates", 5), "the mark")
        hands.picture("targets-marked")
        hands.click("dialogCancel")

    hands.dialog(lambda: opened(hands, trip), fill)


def test_what_became_of_somebody_is_noted_and_undone(arrive: Arrive, desk: Desk, trip: int) -> None:
    first, second = found(desk, trip)[:2]
    put_on(desk, trip, [first, second])
    hands = arrive("rekam1")

    def note(_dialog: QDialog) -> None:
        hands.choose("targetOutcome", TargetOutcome.DIED)
        hands.confirm(closing=False)
        assert hands.errors() == ["Tulis apa buktinya: surat, atau siapa yang mengatakannya."]
        hands.write("targetNote", "surat kematian dari RT")
        hands.picture("target-outcome")
        hands.confirm()

    def why(person: int) -> WhyNot | None:
        rows = desk.read(reasons, resident_id=person)
        return rows[0].why if rows else None

    def outcome() -> TargetOutcome | None:
        return next(row for row in on_list(desk, trip) if row.resident_id == first).outcome

    def fill(_dialog: QDialog) -> None:
        hands.row("targets", 0)
        before = why(first)
        hands.dialog(lambda: hands.row("targets", 0, opens=True), note)
        assert (outcome(), why(first)) == (TargetOutcome.DIED, WhyNot.DIED)
        hands.wait(lambda: hands.cells("targets", 5)[0] == "Meninggal", "the outcome")
        assert not hands.enabled("takeOffTargets")
        hands.picture("targets-told")
        undo(hands)
        assert outcome() is None
        assert why(first) in (None, before)
        hands.dialog(lambda: hands.row("targets", 0, opens=True), note)
        hands.click("clearOutcome")
        assert outcome() is None
        hands.click("dialogCancel")

    hands.dialog(lambda: opened(hands, trip), fill)


def test_a_list_that_is_over_is_looked_at_only(arrive: Arrive, desk: Desk, trip: int) -> None:
    put_on(desk, trip, found(desk, trip)[:2])
    hands = arrive("rekam1")

    def fill(_dialog: QDialog) -> None:
        hands.row("targets", 0)
        assert hands.enabled("noteOutcome")
        set_state(desk, officer(desk, "supervisor"), trip, VisitState.CANCELLED)
        hands.wait(lambda: not hands.enabled("noteOutcome"), "the other desk's word")
        assert not hands.enabled("takeOffTargets")
        hands.tab("targetTabs", 1)
        hands.row("candidates", 0)
        assert not hands.enabled("putOnList")
        hands.click("dialogCancel")

    hands.dialog(lambda: opened(hands, trip), fill)


def test_a_list_is_made_by_keys_alone(arrive: Arrive, desk: Desk, trip: int) -> None:
    hands = arrive("rekam1")
    keys = Keyboard(hands)

    def fill(_dialog: QDialog) -> None:
        hands.wait(lambda: bool(hands.cells("candidates", 0)), "the people")
        keys.to("candidates")
        keys.press("Home", "Shift+Down", "Return")
        assert len(on_list(desk, trip)) == 2
        keys.to("targetTabs")
        keys.press("Left")
        keys.to("targets")
        keys.press("Home", "Del")
        assert len(on_list(desk, trip)) == 1
        keys.press("Esc")

    hands.dialog(lambda: opened(hands, trip), fill)


# -- where to go next -----------------------------------------------------------------------


def test_places_stand_by_people_reached_with_their_reason(arrive: Arrive, desk: Desk) -> None:
    outlook = desk.read(proposals.outlook, today=AS_OF)
    hands = arrive("supervisor", counter=1)
    hands.go("outreach")
    hands.tab("outreachTabs", PROPOSALS)
    hands.wait(lambda: len(hands.cells("proposals", 0)) == len(outlook.proposals), "the places")
    first = outlook.proposals[0]
    assert hands.text("proposalName") == first.place.name
    assert str(first.place.left) in hands.text("proposalWhy")
    hands.picture("proposals")
    hands.tab("proposalParts", 2)
    assert set(hands.cells("proposals", 0)) == {
        row.place.name for row in outlook.proposals if row.place.kind is VisitKind.SCHOOL
    }
    hands.tab("proposalParts", 1)
    hands.number("tripCapacity", 3)
    QTest.keyClick(hands.find(QSpinBox, "tripCapacity"), Qt.Key.Key_Return)
    hands.settle()
    assert desk.read(proposals.capacity) == 3
    assert set(hands.cells("proposals", 1)) <= {"1", "2", "3"}
    hands.picture("proposals-three")
    hands.click("undo")
    assert desk.read(proposals.capacity) == 60


def test_counting_again_is_asked_for(arrive: Arrive, desk: Desk) -> None:
    hands = arrive("supervisor", counter=1, theme="dark")
    hands.go("outreach")
    hands.tab("outreachTabs", PROPOSALS)
    hands.wait(lambda: bool(hands.cells("proposals", 0)), "the places")
    for _ in range(9):
        person(desk, officer(desk, "loket1"), 40)
    assert hands.cells("proposals", 0)[0] != "Tompotikka"
    Keyboard(hands).press("F5")
    hands.wait(lambda: hands.cells("proposals", 0)[0] == "Tompotikka", "the new count")
    hands.picture("proposals-dark")


def test_planning_a_proposal_fills_the_form_in(arrive: Arrive, desk: Desk) -> None:
    pytest.importorskip("ui.outreach.visit_dialog")
    hands = arrive("supervisor", counter=1)
    hands.go("outreach")
    hands.tab("outreachTabs", PROPOSALS)
    first = desk.read(proposals.outlook, today=AS_OF).proposals[0]
    hands.wait(lambda: hands.text("proposalName") == first.place.name, "the places")

    def fill(_dialog: QDialog) -> None:
        hands.picture("plan-from-proposal")
        hands.confirm()

    hands.dialog(lambda: hands.click("planProposal"), fill)
    again = desk.read(proposals.outlook, today=AS_OF).proposals
    place = next((row.place for row in again if row.place.name == first.place.name), None)
    assert place is None or place.next_visit is not None
