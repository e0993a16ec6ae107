"""Sukets, the list of those coming of age, and IKD, through the follow-up page."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QDialog, QWidget

from ektp_desk.accounts import queries as accounts
from ektp_desk.accounts.services import save_profile
from ektp_desk.cards import queries_suket
from ektp_desk.cards.queries_suket import SuketList
from ektp_desk.cards.rules_suket import SuketState
from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.recording import ikd, services_central
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.rules_followup import DeviceCheck
from ektp_desk.residents.queries import resident
from ektp_desk.residents.rules import MaritalStatus, Sex
from ektp_desk.residents.services import Person, add_resident
from ektp_desk.stock import services as stock
from ektp_desk.storage.engines import open_desk
from tests.conftest import CONSOLE
from tests.ui.conftest import ZONE, Arrive
from tests.ui.recordings import officer, unrecorded
from ui.demo_day.hands import Hands

SUKETS, BIRTHDAYS, IKD = 3, 4, 5


@pytest.fixture
def desk(demo: str, morning: SetClock) -> Desk:
    """An office that has three blanks left and offers sukets."""
    made = open_desk(demo, clock=morning, zone=ZONE)
    profile = made.read(accounts.profile)
    made.write(CONSOLE, save_profile, profile=replace(profile, suket_enabled=True))
    made.write(officer(made, "supervisor"), stock.count, counted=3, note="opname")
    return made


def nik_of(desk: Desk, person: int) -> str:
    found = desk.read(resident, resident_id=person)
    assert found is not None
    return found.nik


def at(arrive: Arrive, place: int) -> Hands:
    hands = arrive("supervisor", counter=1)
    hands.go("followup")
    hands.tab("followUpTabs", place)
    return hands


def book(desk: Desk, part: SuketList) -> queries_suket.SuketBook:
    return desk.read(queries_suket.book, day=AS_OF, part=part)


def test_a_suket_is_issued_and_taken_back(arrive: Arrive, desk: Desk, tmp_path: Path) -> None:
    recorded, stranger = unrecorded(desk, 2)
    desk.write(officer(desk, "supervisor"), services_central.see_status, resident_id=recorded,
               status=CentralStatus.PRINT_READY_RECORD)  # fmt: skip
    hands = at(arrive, SUKETS)

    def fill(_dialog: QDialog) -> None:
        hands.enter("personSearch", nik_of(desk, stranger))
        hands.wait(lambda: hands.enabled("dialogPrimary"), "the person")
        hands.confirm(closing=False)
        assert "hanya untuk yang sudah direkam" in hands.notices()
        hands.picture("suket-refused")
        hands.enter("personSearch", nik_of(desk, recorded))
        hands.settle()
        hands.write("suketPurpose", "rekening bank")
        hands.confirm()

    hands.dialog(lambda: hands.click("issueSuket"), fill)
    hands.tab("suketTabs", 1)
    hands.wait(lambda: len(hands.cells("sukets", 0)) == 1, "the suket")
    hands.picture("sukets")
    hands.wait(lambda: bool(list((tmp_path / "documents").rglob("*.pdf"))), "the paper")

    def why(_dialog: QDialog) -> None:
        hands.write("reasonText", "salah nama")
        hands.confirm()

    hands.row("sukets", 0)
    hands.dialog(lambda: hands.click("withdrawSuket"), why)
    assert book(desk, SuketList.OVER).rows[0].state is SuketState.WITHDRAWN


def test_no_suket_while_there_are_blanks(arrive: Arrive) -> None:
    hands = at(arrive, SUKETS)
    assert not hands.enabled("issueSuket")
    assert hands.text("suketState") == "Suket dimatikan di Pengaturan."


def _sixteen(desk: Desk, number: int) -> int:
    """Somebody who turns 17 in some days."""
    born = date(AS_OF.year - 17, AS_OF.month, AS_OF.day + number)
    person = Person(
        nik=f"737301{born.day:02d}{born.month:02d}{born.year % 100:02d}900{number}",
        name=f"Pemula {number}", sex=Sex.MALE, birth_date=born, birth_place="Palopo",
        marital_status=MaritalStatus.SINGLE, kk_number="", address="Jl. A", rt="", rw="",
        village_code=None,
    )  # fmt: skip
    return desk.write(officer(desk, "supervisor"), add_resident, person=person).result


def test_the_list_of_those_coming_of_age_on_paper_and_in_a_table(
    arrive: Arrive, desk: Desk, tmp_path: Path
) -> None:
    people = [_sixteen(desk, number) for number in (1, 2)]
    for person in people:
        desk.write(officer(desk, "supervisor"), services_central.see_status, resident_id=person,
                   status=CentralStatus.PRINT_READY_RECORD)  # fmt: skip
    hands = at(arrive, BIRTHDAYS)
    named = {f"Pemula {number}" for number in (1, 2)}
    hands.wait(lambda: named <= set(hands.cells("birthdays", 1)), "the people")
    listed = len(hands.cells("birthdays", 1))
    hands.picture("birthdays")
    hands.click("printBirthdays")
    hands.wait(lambda: bool(list((tmp_path / "documents").rglob("*.pdf"))), "the list")
    tab = hands.find(QWidget, "birthdays").parent().parent()
    while tab is not None and not hasattr(tab, "export_to"):
        tab = tab.parent()
    assert tab is not None
    path = tmp_path / "pemula.xlsx"
    tab.export_to(path)  # the system's own file dialog has no place for our hands
    hands.settle()
    sheet = load_workbook(path).active
    assert sheet is not None
    assert sheet.max_row == 1 + listed


def test_an_activation_is_noted_once(arrive: Arrive, desk: Desk) -> None:
    (person,) = unrecorded(desk, 1)
    hands = at(arrive, IKD)
    for _ in range(2):
        hands.enter("personSearch", nik_of(desk, person))
        hands.wait(lambda: hands.enabled("ikdActivate"), "the person")
        hands.choose("ikdCheck", DeviceCheck.FAMILY_PHONE)
        hands.click("ikdActivate")
    assert "sudah diaktifkan hari ini" in hands.notices()
    hands.picture("ikd")
    assert hands.text("ikdCount") == "1 aktif, 0 gagal"
    (row,) = desk.read(ikd.activations, first=AS_OF, last=AS_OF)
    assert (row.device_check, row.officer) == (DeviceCheck.FAMILY_PHONE, "Supervisor")


def test_who_hands_cards_over_sees_only_what_is_theirs(arrive: Arrive) -> None:
    hands = arrive("ambil1")
    hands.go("followup")
    assert hands.sees("ikdLog")
    assert not hands.sees("followUps")
