"""Visits through the real windows: planned, changed, moved, tried, done, undone."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
)

from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.desk import Desk
from ektp_desk.outreach import queries_visits, visits
from ektp_desk.outreach.queries_choices import kits as all_kits
from ektp_desk.outreach.queries_visits import VisitRow, VisitView
from ektp_desk.outreach.rules import MemberRole, VisitAct, VisitKind, VisitState
from ektp_desk.outreach.rules_visits import VisitPlan
from ektp_desk.recording.needs import Need
from ektp_desk.residents.rules import Sex
from tests.conftest import CONSOLE
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands
from ui.outreach.calendar import MonthGrid

VILLAGE = "73.73.01.1001"
TOMORROW = AS_OF + timedelta(days=1)


def desk_of(hands: Hands) -> Desk:
    assert hands.window.opened is not None
    return hands.window.opened.desk


def the_visits(hands: Hands) -> tuple[VisitRow, ...]:
    rows = desk_of(hands).read(queries_visits.open_visits)
    assert isinstance(rows, tuple)
    return rows


def seen(hands: Hands, visit_id: int) -> VisitView:
    view = desk_of(hands).read(queries_visits.visit, visit_id=visit_id)
    assert isinstance(view, VisitView)
    return view


def planned(hands: Hands, **values: Any) -> int:
    """A visit that somebody planned before; the window is told."""
    plan = VisitPlan(**({"kind": VisitKind.VILLAGE, "title": "Kelurahan Ponjalae", "day": AS_OF,
                         "village_code": VILLAGE, "expected_blanks": 20} | values))  # fmt: skip
    done = desk_of(hands).write(CONSOLE, visits.plan_visit, plan=plan)
    session = hands.window.session
    assert session is not None
    session.tasks.announce(done.changes)
    hands.settle()
    return int(done.result)


def recorder(hands: Hands) -> tuple[int, str]:
    from ektp_desk.accounts.queries import officers

    row = next(row for row in desk_of(hands).read(officers) if "recorder" in row.roles
               and "supervisor" not in row.roles)  # fmt: skip
    return row.id, row.username


def call_off(hands: Hands) -> None:
    """Whatever the demonstration office had planned does not take place."""
    for row in the_visits(hands):
        desk_of(hands).write(CONSOLE, visits.cancel_visit, visit_id=row.id, reason="Hujan")


@pytest.fixture
def supervisor(arrive: Arrive) -> Hands:
    hands = arrive("supervisor")
    call_off(hands)
    hands.go("outreach")
    return hands


def calendar(hands: Hands) -> MonthGrid:
    return hands.find(MonthGrid, "visitCalendar")


def press(hands: Hands, key: Qt.Key, times: int = 1) -> None:
    grid = calendar(hands)
    grid.setFocus()
    for _ in range(times):
        QTest.keyClick(grid, key)
    hands.settle()


def set_day(hands: Hands, name: str, day: date) -> None:
    editor = hands.find(QDateEdit, name).lineEdit()
    editor.setText(f"{day:%d-%m-%Y}")


def undo(hands: Hands) -> None:
    hands.find(QPushButton, "undo").click()
    hands.settle()


def test_a_visit_is_planned_with_all_it_needs(supervisor: Hands) -> None:
    hands = supervisor
    officer, username = recorder(hands)
    assert hands.sees("planOnDay")

    def fill_in(_dialog: QDialog) -> None:
        hands.settle()
        hands.choose("visitVillage", VILLAGE)
        assert hands.text_of("visit_title").startswith("Kelurahan ")
        hands.write("visit_place", "Aula kelurahan")
        hands.write("visit_contact_name", "Ibu Lurah")
        set_day(hands, "visitDay", TOMORROW)
        hands.write("visit_starts", "8")
        hands.write("visit_ends", "13:30")
        hands.number("visitPeople", 40)
        assert hands.find(QSpinBox, "visitBlanks").value() == 40
        hands.number("visitBlanks", 35)
        hands.write("visit_road_note", "Jembatan sempit")
        hands.click(f"member_{username}")
        hands.click("need_wheelchair")
        hands.choose("visitSex", str(Sex.FEMALE))
        hands.picture("plan")
        hands.confirm()

    hands.dialog(lambda: hands.click("planVisit"), fill_in)
    (row,) = the_visits(hands)
    view = seen(hands, row.id)
    assert (row.day, row.people, row.blanks) == (TOMORROW, 40, 35)
    assert (f"{row.starts:%H.%M}", f"{row.ends:%H.%M}") == ("08.00", "13.30")
    assert view.plan.team == ((officer, MemberRole.LEAD),)
    assert (view.plan.needs, view.plan.officer_sex) == ((Need.WHEELCHAIR,), Sex.FEMALE)

    assert calendar(hands).day == TOMORROW  # it is shown where it was planned
    assert hands.text("visitTitle") == row.title
    assert hands.text("visitState") == "Direncanakan"
    hands.picture("planned")
    assert not hands.enabled("visitNext")  # its day is tomorrow


def test_bad_input_is_refused_beside_its_field_and_kept(supervisor: Hands) -> None:
    hands = supervisor

    def fill_in(_dialog: QDialog) -> None:
        hands.settle()
        hands.confirm(closing=False)
        assert hands.errors() == ["Isi nama kunjungan, misalnya Kelurahan Wara."]
        hands.write("visit_title", "Kelurahan <b>Wara</b>")
        hands.confirm(closing=False)
        assert hands.errors() == ["Pilih kelurahan yang dikunjungi."]
        hands.choose("visitVillage", VILLAGE)
        hands.write("visit_starts", "pagi")
        hands.confirm(closing=False)
        assert hands.errors() == ["Tulis jam seperti 08.00."]
        hands.write("visit_starts", "14")
        hands.write("visit_ends", "08.00")
        hands.confirm(closing=False)
        assert hands.errors() == ["Jam selesai harus sesudah jam mulai."]
        hands.picture("refused")
        hands.find(QLineEdit, "visit_ends").clear()
        set_day(hands, "visitDay", AS_OF - timedelta(days=1))
        hands.confirm(closing=False)
        assert hands.errors() == ["Tanggal kunjungan tidak boleh sebelum hari ini."]
        assert hands.text_of("visit_title") == "Kelurahan <b>Wara</b>"
        set_day(hands, "visitDay", AS_OF)
        hands.confirm()

    hands.dialog(lambda: hands.click("planVisit"), fill_in)
    assert hands.text("visitTitle") == "Kelurahan <b>Wara</b>"


def test_a_kit_and_an_officer_on_two_visits_warn_while_planning(supervisor: Hands) -> None:
    hands = supervisor
    officer, username = recorder(hands)

    def add_kit(_dialog: QDialog) -> None:
        hands.settle()
        hands.confirm(closing=False)
        assert hands.errors() == ["Isi nama perangkat, paling banyak 80 huruf."]
        hands.write("kitName", "Koper Baru")
        hands.find(QPlainTextEdit, "kitContents").setPlainText("laptop\nkamera")
        hands.confirm(closing=False)
        hands.wait(lambda: "Koper Baru" in hands.cells("kits", 0), "the kit")
        hands.picture("kits")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click("visitKits"), add_kit)
    kit = next(row for row in desk_of(hands).read(all_kits) if row.name == "Koper Baru")
    planned(hands, title="SMAN 1", kit_id=kit.id, team=((officer, MemberRole.LEAD),))

    def fill_in(_dialog: QDialog) -> None:
        hands.settle()
        hands.choose("visitVillage", VILLAGE)
        hands.choose("visitKit", kit.id)
        hands.click(f"member_{username}")
        assert hands.notices().count("SMAN 1") == 2
        hands.picture("warned")
        set_day(hands, "visitDay", TOMORROW)
        hands.settle()
        assert hands.notices() == ""
        set_day(hands, "visitDay", AS_OF)
        hands.confirm()

    hands.dialog(lambda: hands.click("planVisit"), fill_in)
    assert hands.cells("visitsOfDay", 1)[0] == "SMAN 1"
    hands.picture("two-of-a-day")


def test_keys_go_through_the_calendar(supervisor: Hands) -> None:
    hands = supervisor
    first = planned(hands, title="Pertama", day=AS_OF + timedelta(days=7))
    planned(hands, title="Jauh", day=AS_OF + timedelta(days=40))
    press(hands, Qt.Key.Key_Down)
    assert (calendar(hands).day, calendar(hands).visit_id) == (AS_OF + timedelta(days=7), first)
    assert hands.text("visitTitle") == "Pertama"
    month = hands.text("visitMonth")
    press(hands, Qt.Key.Key_PageDown)
    assert hands.text("visitMonth") != month
    press(hands, Qt.Key.Key_Home)
    assert (calendar(hands).day, hands.text("visitMonth")) == (AS_OF, month)

    def change(_dialog: QDialog) -> None:
        hands.settle()
        assert hands.text_of("visit_title") == "Pertama"
        assert not hands.enabled("visitDay")
        hands.write("visit_title", "Pertama dan lagi")
        hands.confirm()

    press(hands, Qt.Key.Key_Down)
    hands.dialog(lambda: press(hands, Qt.Key.Key_Return), change)
    assert hands.text("visitTitle") == "Pertama dan lagi"

    def plan(_dialog: QDialog) -> None:
        hands.settle()
        assert hands.find(QDateEdit, "visitDay").date().toPython() == AS_OF + timedelta(days=8)
        hands.click("dialogCancel")

    press(hands, Qt.Key.Key_Right)
    hands.dialog(lambda: press(hands, Qt.Key.Key_Return), plan)


def test_a_click_on_a_line_takes_that_visit(supervisor: Hands) -> None:
    hands = supervisor
    planned(hands, title="Satu")
    second = planned(hands, title="Dua")
    grid = calendar(hands)
    row, place = grid.lines_of(AS_OF)[1]
    assert row.id == second
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    hands.settle()
    assert hands.text("visitTitle") == "Dua"
    hands.row("visitsOfDay", 0)
    assert hands.text("visitTitle") == "Satu"


def test_the_team_sets_out_and_that_is_undone(supervisor: Hands) -> None:
    hands = supervisor
    visit = planned(hands, team=((recorder(hands)[0], MemberRole.LEAD),))
    hands.click("visitNext")
    assert seen(hands, visit).row.state is VisitState.UNDER_WAY
    assert hands.text("visitState") == "Berjalan"
    undo(hands)
    assert seen(hands, visit).row.state is VisitState.PLANNED
    hands.click("visitNext")

    def report(_dialog: QDialog) -> None:
        hands.confirm(closing=False)
        assert hands.errors()[0].startswith("Tulis laporan singkat")
        hands.find(QPlainTextEdit, "visitReport").setPlainText("12 orang direkam.")
        hands.picture("report")
        hands.confirm()

    hands.dialog(lambda: hands.click("visitNext"), report)
    assert seen(hands, visit).row.state is VisitState.DONE
    assert not hands.sees("visitNext")
    hands.picture("done")
    undo(hands)
    assert seen(hands, visit).row.state is VisitState.UNDER_WAY


def test_without_a_team_nobody_sets_out(supervisor: Hands) -> None:
    planned(supervisor)
    supervisor.click("visitNext")
    assert "Belum ada tim. Pilih petugas yang berangkat lebih dulu." in supervisor.notices()


def test_another_day_is_given_and_taken_back(supervisor: Hands) -> None:
    hands = supervisor
    visit = planned(hands)

    def move(_dialog: QDialog) -> None:
        set_day(hands, "moveDay", TOMORROW)
        hands.confirm(closing=False)
        assert hands.errors() == ["Tulis alasannya dengan singkat."]
        hands.write("moveReason", "Jalan putus")
        hands.picture("move")
        hands.confirm()

    hands.dialog(lambda: hands.menu("visitMore", "moveVisit"), move)
    assert seen(hands, visit).row.day == TOMORROW
    undo(hands)
    assert seen(hands, visit).row.day == AS_OF


def test_nobody_met_and_tried_again(supervisor: Hands) -> None:
    hands = supervisor
    visit = planned(hands, kind=VisitKind.HOME, place="Jl. Merdeka 1", village_code=None)

    def attempt(_dialog: QDialog) -> None:
        hands.write("attemptNote", "Rumah kosong")
        assert not hands.enabled("nextDay")
        hands.find(QCheckBox, "tryAgain").setChecked(True)
        set_day(hands, "nextDay", TOMORROW)
        hands.picture("not-met")
        hands.confirm()

    hands.dialog(lambda: hands.menu("visitMore", "notMet"), attempt)
    view = seen(hands, visit)
    assert (view.row.day, view.row.attempts) == (TOMORROW, 1)
    assert VisitAct.NOT_MET in [event.act for event in view.events]


def test_a_visit_is_cancelled_and_brought_back(supervisor: Hands) -> None:
    hands = supervisor
    visit = planned(hands)

    def cancel(_dialog: QDialog) -> None:
        hands.write("cancelReason", "Hujan")
        hands.picture("cancel")
        hands.confirm()

    hands.dialog(lambda: hands.menu("visitMore", "cancelVisit"), cancel)
    assert seen(hands, visit).row.state is VisitState.CANCELLED
    assert hands.sees("planOnDay")  # the day is empty again
    undo(hands)
    assert seen(hands, visit).row.state is VisitState.PLANNED


def test_the_lists_show_what_is_to_come_and_what_is_past(supervisor: Hands) -> None:
    hands = supervisor
    planned(hands, title="Nanti", day=AS_OF + timedelta(days=60))
    gone = planned(hands, title="Batal")
    desk_of(hands).write(CONSOLE, visits.cancel_visit, visit_id=gone, reason="Hujan")
    hands.tab("visitParts", 1)
    assert hands.cells("visits", 1) == ["Nanti"]
    assert hands.text("visitTitle") == "Nanti"
    hands.picture("to-come")
    hands.tab("visitParts", 2)
    hands.row("visits", hands.row_of("visits", 1, "Batal"))
    assert hands.text("visitTitle") == "Batal"
    assert not hands.sees("visitNext")
    hands.tab("visitParts", 0)
    assert hands.sees("planOnDay")  # nothing is left on this day


def test_a_change_of_somebody_else_is_said(supervisor: Hands) -> None:
    hands = supervisor
    visit = planned(hands)

    def change(_dialog: QDialog) -> None:
        hands.settle()
        desk_of(hands).write(CONSOLE, visits.move_visit, visit_id=visit, day=TOMORROW, reason="x")
        hands.write("visit_note", "Bawa kabel")
        hands.confirm(closing=False)
        assert "sudah diubah petugas lain" in hands.notices()
        assert hands.text_of("visit_note") == "Bawa kabel"
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.menu("visitMore", "changeVisit"), change)


def test_the_team_sees_visits_and_plans_none(arrive: Arrive) -> None:
    chief = arrive("supervisor")
    call_off(chief)
    officer, username = recorder(chief)
    visit = planned(chief, team=((officer, MemberRole.LEAD),))
    hands = arrive(username)
    hands.go("outreach")
    assert not hands.sees("planVisit")
    assert hands.text("visitTitle") == "Kelurahan Ponjalae"
    press(hands, Qt.Key.Key_Return)
    hands.click("visitNext")
    assert seen(hands, visit).row.state is VisitState.UNDER_WAY


def test_the_desk_leads_to_the_visits(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    planned(hands, day=TOMORROW)
    hands.go("desk")
    words = hands.cells("decisions", 1)
    line = next(place for place, text in enumerate(words) if "belum punya tim" in text)
    hands.row("decisions", line, opens=True)
    hands.find_page("outreach")
    assert hands.sees("visitCalendar")


def test_an_officers_sex_is_stated_in_the_settings(arrive: Arrive) -> None:
    from ektp_desk.accounts.queries import officers

    hands = arrive("supervisor")
    hands.go("settings")
    officer, username = recorder(hands)
    part = next(
        place for place in range(12)
        if _opens_officers(hands, place)
    )  # fmt: skip
    assert part >= 0

    def state(_dialog: QDialog) -> None:
        hands.choose("officerSex", "female")
        hands.picture("officer")
        hands.confirm()

    hands.row("officers", hands.row_of("officers", 0, username))
    hands.dialog(lambda: hands.click("changeOfficer"), state)
    row = next(row for row in desk_of(hands).read(officers) if row.id == officer)
    assert row.sex == "female"


def _opens_officers(hands: Hands, place: int) -> bool:
    hands.part("settingsParts", place)
    return hands.sees("officers")


MONTH = (
    (0, "Kelurahan Ponjalae", VisitKind.VILLAGE),
    (0, "Rumah Ibu Halimah", VisitKind.HOME),
    (1, "PPDI Kota Palopo", VisitKind.ORGANISATION),
    (6, "Kelurahan Salekoe", VisitKind.VILLAGE),
    (6, "Kelurahan Pontap dan sekitarnya", VisitKind.VILLAGE),
    (6, "Panti jompo", VisitKind.ORGANISATION),
    (6, "Kelurahan Batu Pasi", VisitKind.VILLAGE),
    (6, "Rumah sakit", VisitKind.ORGANISATION),
)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_full_day_shows_what_has_room_and_counts_the_rest(arrive: Arrive, theme: str) -> None:
    hands = arrive("supervisor", theme=theme)
    call_off(hands)
    team = ((recorder(hands)[0], MemberRole.LEAD),)
    hands.go("outreach")
    for offset, title, kind in MONTH:
        planned(
            hands, title=title, kind=kind, day=AS_OF + timedelta(days=offset), place="Aula",
            contact_name="Ibu Rahma", contact="0811-4200-000", power_note="Genset",
            road_note="Jembatan sempit, pakai motor", needs=(Need.WHEELCHAIR, Need.BLIND),
            officer_sex=Sex.FEMALE, expected_people=60, team=team if offset else (),
        )  # fmt: skip
    press(hands, Qt.Key.Key_Home)
    hands.picture(f"calendar-{theme}")
    grid, full = calendar(hands), AS_OF + timedelta(days=6)
    shown = grid.lines_of(full)
    assert 0 < len(shown) < len(grid.visits_of(full)) == 5
    assert all(grid.rect_of(full).contains(spot) for _row, spot in shown)


def test_a_visit_opens_its_people_its_papers_and_its_file(supervisor: Hands) -> None:
    from ektp_desk.papers.queries import papers_of_day

    hands = supervisor
    planned(hands, team=((recorder(hands)[0], MemberRole.LEAD),))
    for name, kind in (("visitTargets", "TargetDialog"), ("visitBundle", "BundleDialog")):

        def look(dialog: QDialog, kind: str = kind) -> None:
            hands.settle()
            assert type(dialog).__name__ == kind
            hands.picture(kind)
            hands.click("dialogCancel")

        hands.dialog(lambda name=name: hands.click(name), look)
    hands.menu("visitPapers", "printAssignment")
    desk = desk_of(hands)
    hands.wait(
        lambda: bool(desk.read(papers_of_day, day=AS_OF, kind="outreach.assignment")), "the letter"
    )
    hands.picture("rooms")
