"""Requests for a visit, through the window: taken in, changed, refused and taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QDialog

from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.outreach import requests
from ektp_desk.outreach.queries_requests import RequestRow
from ektp_desk.outreach.queries_requests import requests as listed
from ektp_desk.outreach.rules import RequestSource, RequestState, VisitKind
from ektp_desk.outreach.rules_requests import Asked
from ektp_desk.recording.needs import Need
from ektp_desk.residents.queries import resident
from ektp_desk.residents.rules import Sex
from ektp_desk.storage.engines import open_desk
from tests.outreach.plans import VILLAGE, answer, visit
from tests.ui.conftest import ZONE, Arrive
from tests.ui.keyboard import Keyboard
from tests.ui.recordings import officer, unrecorded
from ui.demo_day.hands import Hands

REQUESTS = 1
LETTER = Asked(
    source=RequestSource.LETTER, received_on=AS_OF, kind=VisitKind.VILLAGE,
    requester="Lurah Tompotikka", letter_number="045/88/KT", letter_date=AS_OF, people=40,
    village_code=VILLAGE, wanted_on=AS_OF + timedelta(days=9), place="Aula kelurahan",
)  # fmt: skip


@pytest.fixture
def desk(demo: str, morning: SetClock) -> Desk:
    return open_desk(demo, clock=morning, zone=ZONE)


def asked_for(desk: Desk, asked: Asked = LETTER) -> int:
    return desk.write(officer(desk, "loket1"), requests.take_in, asked=asked).result


def book(desk: Desk, number: str) -> RequestRow:
    return next(row for row in desk.read(listed) if row.number == number)


def newest(desk: Desk) -> RequestRow:
    return max(desk.read(listed), key=lambda row: row.id)


def at(hands: Hands) -> Hands:
    hands.go("outreach")
    hands.tab("outreachTabs", REQUESTS)
    return hands


def day(hands: Hands, name: str, days: int) -> None:
    hands.find(QDateEdit, name).setDate(QDate(AS_OF.year, AS_OF.month, AS_OF.day).addDays(days))


def test_a_letter_is_taken_in_and_what_is_missing_is_said(arrive: Arrive, desk: Desk) -> None:
    hands = at(arrive("loket1", counter=1))
    known = len(desk.read(listed))

    def fill(_dialog: QDialog) -> None:
        hands.confirm(closing=False)
        assert hands.errors() == ["Tulis nomor suratnya."]
        hands.write("requestLetter", "045/90/KT")
        hands.confirm(closing=False)
        assert hands.errors() == ["Pilih kelurahannya."]
        hands.choose("requestVillage", VILLAGE)
        hands.write("requester", "Lurah Tompotikka")
        hands.number("requestPeople", 35)
        hands.click("requestOnADay")
        day(hands, "requestWanted", 8)
        hands.choose("requestSex", Sex.FEMALE)
        hands.click("requestNeed_wheelchair")
        hands.picture("request-village")
        hands.confirm()

    begin = "newVisitRequest" if known else "firstVisitRequest"
    hands.dialog(lambda: hands.click(begin), fill)
    row = newest(desk)
    assert hands.text("requestNumber") == row.number
    assert row.asked == replace(
        LETTER, letter_number="045/90/KT", people=35, place="", needs=(Need.WHEELCHAIR,),
        officer_sex=Sex.FEMALE, wanted_on=AS_OF + timedelta(days=8),
    )  # fmt: skip
    hands.picture("requests")


def test_a_family_asks_for_somebody_at_home(arrive: Arrive, desk: Desk) -> None:
    asked_for(desk)
    (person,) = unrecorded(desk, 1)
    view = desk.read(resident, resident_id=person)
    assert view is not None
    hands = at(arrive("loket1", counter=1))

    def fill(_dialog: QDialog) -> None:
        hands.choose("requestSource", RequestSource.COUNTER)
        hands.choose("requestKind", VisitKind.HOME)
        hands.write("requester", "Anaknya")
        hands.confirm(closing=False)
        assert hands.errors() == ["Cari dan pilih orang yang akan didatangi."]
        hands.enter("personSearch", view.nik)
        hands.wait(lambda: hands.sees("requestPerson"), "the person")
        assert hands.text("requestPerson") == f"{view.name} · {view.masked_nik}"
        hands.click("requestNeed_lying_down")
        hands.picture("request-home")
        hands.confirm()

    hands.dialog(lambda: hands.click("newVisitRequest"), fill)
    row = newest(desk)
    assert (row.asked.resident_id, row.asked.needs) == (person, (Need.LYING_DOWN,))
    assert row.asked.letter_number == ""

    def again(_dialog: QDialog) -> None:
        hands.choose("requestSource", RequestSource.COUNTER)
        hands.choose("requestKind", VisitKind.HOME)
        hands.enter("personSearch", view.nik)
        hands.wait(lambda: hands.sees("requestPerson"), "the person")
        hands.write("requester", "Tetangga")
        hands.confirm(closing=False)
        (said,) = hands.errors()
        assert said == f"Orang ini sudah diminta didatangi dalam permohonan {row.number}."
        assert hands.text_of("requester") == "Tetangga"
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click("newVisitRequest"), again)
    assert newest(desk).id == row.id


def test_a_refusal_is_answered_and_undone(arrive: Arrive, desk: Desk) -> None:
    number = book_of(desk, asked_for(desk)).number
    hands = at(arrive("supervisor", counter=1))
    hands.row("visitRequests", hands.row_of("visitRequests", 0, number))

    def fill(_dialog: QDialog) -> None:
        hands.write("reasonText", "Jalan terputus sampai Januari")
        hands.confirm()

    hands.dialog(lambda: hands.click("refuseRequest"), fill)
    assert book(desk, number).state is RequestState.REFUSED
    assert number not in hands.cells("visitRequests", 0)
    hands.click("undo")
    assert book(desk, number).state is RequestState.OPEN
    hands.wait(lambda: number in hands.cells("visitRequests", 0), "the request back")
    hands.dialog(lambda: hands.click("refuseRequest"), fill)
    hands.tab("requestParts", list(RequestState).index(RequestState.REFUSED))
    hands.row("visitRequests", hands.row_of("visitRequests", 0, number))
    hands.picture("request-refused")
    hands.click("reopenRequest")
    assert book(desk, number).state is RequestState.OPEN
    assert hands.text("requestNumber") == number


def book_of(desk: Desk, request_id: int) -> RequestRow:
    return next(row for row in desk.read(listed) if row.id == request_id)


def test_somebody_else_was_quicker(arrive: Arrive, desk: Desk) -> None:
    request_id = asked_for(desk)
    number = book_of(desk, request_id).number
    hands = at(arrive("supervisor", counter=1))
    hands.row("visitRequests", hands.row_of("visitRequests", 0, number))

    def change(_dialog: QDialog) -> None:
        desk.write(officer(desk, "loket1"), requests.change_request, request_id=request_id,
                   asked=replace(LETTER, people=77), version=1)  # fmt: skip
        hands.number("requestPeople", 12)
        hands.confirm(closing=False)
        assert "baru saja diubah petugas lain" in hands.notices()
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click("changeRequest"), change)
    assert book(desk, number).asked.people == 77


def test_a_counter_officer_neither_plans_nor_refuses(arrive: Arrive, desk: Desk) -> None:
    number = book_of(desk, asked_for(desk)).number
    hands = at(arrive("loket1", counter=1))
    hands.row("visitRequests", hands.row_of("visitRequests", 0, number))
    assert hands.sees("changeRequest")
    assert not hands.sees("refuseRequest")
    assert not hands.sees("planFromRequest")


def test_a_planned_request_leads_to_its_visit(arrive: Arrive, desk: Desk) -> None:
    request_id = asked_for(desk)
    visit_id = visit(desk, officer(desk, "supervisor"), number="JB-2026-0777")
    answer(desk, officer(desk, "supervisor"), request_id, visit_id)
    hands = at(arrive("supervisor", counter=1))
    hands.tab("requestParts", list(RequestState).index(RequestState.PLANNED))
    hands.row("visitRequests",
              hands.row_of("visitRequests", 0, book_of(desk, request_id).number))  # fmt: skip
    assert not hands.sees("planFromRequest")
    assert not hands.sees("changeRequest")
    assert hands.sees("openRequestVisit")
    hands.picture("request-planned")
    pytest.importorskip("ui.outreach.visit_dialog")
    hands.click("openRequestVisit")
    hands.wait(lambda: hands.sees("visitTitle"), "the visit")
    assert hands.text("visitTitle") == "Perekaman keliling"


def test_a_request_by_keys_alone(arrive: Arrive, desk: Desk) -> None:
    asked_for(desk)
    hands = at(arrive("loket1", counter=1))
    keys = Keyboard(hands)

    def fill(_dialog: QDialog) -> None:
        assert keys.place() == "requestSource"
        keys.to("requestLetter")
        keys.write("045-91")
        keys.to("requestVillage")
        keys.press("Down")
        keys.to("requester")
        keys.write("Lurah")
        keys.press("Return")

    keys.dialog(lambda: keys.press("F2"), fill)
    row = newest(desk)
    assert (row.asked.letter_number, row.asked.requester) == ("045-91", "Lurah")
    assert row.asked.village_code == VILLAGE


def test_planning_a_request_fills_the_form_in(arrive: Arrive, desk: Desk) -> None:
    pytest.importorskip("ui.outreach.visit_dialog")
    request_id = asked_for(desk)
    hands = at(arrive("supervisor", counter=1))
    hands.row("visitRequests",
              hands.row_of("visitRequests", 0, book_of(desk, request_id).number))  # fmt: skip

    def fill(_dialog: QDialog) -> None:
        hands.picture("plan-from-request")
        hands.confirm()

    hands.dialog(lambda: hands.click("planFromRequest"), fill)
    row = book_of(desk, request_id)
    assert row.state is RequestState.PLANNED
    assert row.visit_day == LETTER.wanted_on
    hands.wait(lambda: hands.text("requestNumber") == row.number, "the request, planned")


def test_a_cancelled_visit_gives_its_request_back(arrive: Arrive, desk: Desk) -> None:
    visits = pytest.importorskip("ektp_desk.outreach.visits")
    request_id = asked_for(desk)
    by = officer(desk, "supervisor")
    plan = visits.VisitPlan(
        kind=VisitKind.VILLAGE, title="Perekaman keliling", day=AS_OF + timedelta(days=9),
        village_code=VILLAGE,
    )  # fmt: skip
    visit_id = desk.write(by, visits.plan_visit, plan=plan, request_id=request_id).result
    hands = at(arrive("supervisor", counter=1))
    number = book_of(desk, request_id).number
    hands.tab("requestParts", list(RequestState).index(RequestState.PLANNED))
    hands.row("visitRequests", hands.row_of("visitRequests", 0, number))
    desk.write(by, visits.cancel_visit, visit_id=visit_id, reason="Jalan terputus")
    hands.tab("requestParts", list(RequestState).index(RequestState.OPEN))
    hands.row("visitRequests", hands.row_of("visitRequests", 0, number))
    assert hands.sees("planFromRequest")
    hands.picture("request-given-back")
