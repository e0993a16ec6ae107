"""The follow-up page: the list, its remedies, letters, and a case from start to end."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QPlainTextEdit, QTableView

from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.recording import queries, queries_cases, queries_followup, services_central
from ektp_desk.recording.queries_followup import FollowUpFilter
from ektp_desk.recording.rules import CentralStatus, RecordingState
from ektp_desk.recording.rules_followup import CaseAnswer, CaseKind, CaseState, Remedy
from ektp_desk.storage.engines import open_desk
from tests.ui.conftest import ZONE, Arrive
from tests.ui.recordings import attend_later, officer, unrecorded
from ui.demo_day.hands import Hands

STATUS = CentralStatus


@pytest.fixture
def people(demo: str, morning: SetClock) -> list[int]:
    """Five people seen three weeks ago: two duplicates, one to be recorded again, two failed."""
    now = morning.now()
    morning.set(now - timedelta(days=21))
    desk = open_desk(demo, clock=morning, zone=ZONE)
    found = unrecorded(desk, 5)
    for person, status in zip(
        found,
        (STATUS.DUPLICATE_RECORD, STATUS.DUPLICATE_RECORD, STATUS.ADJUDICATE_RECORD,
         STATUS.ENROLL_FAILURE_AT_CENTRAL, STATUS.ENROLL_FAILURE_AT_REGIONAL),
        strict=True,
    ):  # fmt: skip
        desk.write(
            officer(desk, "supervisor"), services_central.see_status, resident_id=person,
            status=status,
        )  # fmt: skip
    desk.close()
    morning.set(now)
    return found


def _desk(hands: Hands) -> Desk:
    assert hands.window.opened is not None
    return hands.window.opened.desk


def name_of(hands: Hands, person: int) -> str:
    row = _desk(hands).read(
        queries_followup.follow_up_of, resident_id=person, day=_desk(hands).clock.now().date()
    )
    assert row is not None
    return row.name


def at_the_list(arrive: Arrive, **looks: str) -> Hands:
    hands = arrive("supervisor", counter=1, **looks)
    hands.go("followup")
    hands.wait(lambda: len(hands.cells("followUps", 0)) > 0, "the list")
    return hands


def mark(hands: Hands, person: int) -> None:
    hands.row("followUps", hands.row_of("followUps", 0, name_of(hands, person)))


def test_the_list_says_what_is_wrong_and_what_to_do(arrive: Arrive, people: list[int]) -> None:
    hands = at_the_list(arrive)
    hands.choose("followUpRemedy", Remedy.RECORD_AGAIN)
    mark(hands, people[2])
    hands.picture("follow-up")
    assert hands.text("followUpRemedyName") == "Rekam ulang"
    hands.number("followUpDays", 30)
    assert name_of(hands, people[2]) not in hands.cells("followUps", 0)
    hands.number("followUpDays", 21)
    assert name_of(hands, people[2]) in hands.cells("followUps", 0)


def test_what_was_done_puts_a_person_off(arrive: Arrive, people: list[int]) -> None:
    hands = at_the_list(arrive)
    name = name_of(hands, people[2])
    hands.choose("followUpRemedy", Remedy.RECORD_AGAIN)
    mark(hands, people[2])

    def fill(_dialog: QDialog) -> None:
        hands.confirm(closing=False)
        assert hands.errors() == ["Tulis apa yang sudah dilakukan."]
        hands.write("doneNote", "ditelepon, datang minggu depan")
        hands.find(QCheckBox, "remindBox").click()
        hands.picture("note")
        hands.confirm()

    hands.dialog(lambda: hands.click("followUpNote"), fill)
    hands.wait(lambda: name not in hands.cells("followUps", 0), "the person to rest")
    hands.find(QCheckBox, "followUpPostponed").click()
    hands.settle()
    mark(hands, people[2])
    hands.wait(lambda: "ditelepon" in hands.text("followUpHistory"), "the history")
    hands.picture("put-off")


def test_one_letter_for_several_people_is_printed(
    arrive: Arrive, people: list[int], tmp_path: Path
) -> None:
    hands = at_the_list(arrive)
    hands.choose("followUpRemedy", Remedy.DELETE_AND_RESEND)
    hands.row("followUps", 0)
    QTest.keyClick(hands.find(QTableView, "followUps"), Qt.Key.Key_A,
                   Qt.KeyboardModifier.ControlModifier)  # fmt: skip
    count = len(hands.cells("followUps", 0))
    assert count > 1

    def fill(_dialog: QDialog) -> None:
        hands.picture("letter")
        hands.confirm()

    hands.dialog(lambda: hands.click("followUpNext"), fill)
    hands.wait(lambda: bool(list((tmp_path / "documents").rglob("*.pdf"))), "the letter")
    found = _desk(hands).read(
        queries_followup.follow_ups, day=_desk(hands).clock.now().date(),
        wanted=FollowUpFilter(remedy=Remedy.DELETE_AND_RESEND),
    )  # fmt: skip
    assert found.rows == ()
    hands.tab("followUpTabs", 2)
    assert hands.cells("letters", 4) == [str(count)]
    hands.picture("letters")


def test_a_duplicate_is_guided_to_its_new_recording(arrive: Arrive, people: list[int]) -> None:
    hands = at_the_list(arrive)
    hands.choose("followUpRemedy", Remedy.ASK_DELETION)
    mark(hands, people[0])
    troubles: list[Exception] = []

    def begin(_dialog: QDialog) -> None:
        hands.confirm(closing=False)
        assert hands.errors() == ["Tulis di mana orang ini sudah direkam."]
        hands.write("caseElsewhere", "Kota Makassar, 2016")
        hands.picture("case-open")
        attend_later(hands, work, troubles)
        hands.confirm()

    def work() -> None:
        hands.picture("case-opened")
        hands.click("dialogPrimary")  # the letter
        hands.dialog(lambda: hands.click("dialogPrimary"), sent)
        hands.dialog(lambda: hands.click("dialogPrimary"), answered)
        hands.picture("case-answered")
        hands.click("dialogPrimary")  # record again
        hands.picture("case-record-again")
        assert len(hands.cells("caseHistory", 1)) == 5
        hands.click("caseRecord")

    def sent(_dialog: QDialog) -> None:
        hands.write("caseNote", "surel")
        hands.picture("case-sent")
        hands.confirm()

    def answered(_dialog: QDialog) -> None:
        hands.choose("caseAnswer", CaseAnswer.DELETED)
        hands.confirm()

    hands.dialog(lambda: hands.click("followUpNext"), begin)
    assert troubles == []
    hands.find_page("recording")
    desk = _desk(hands)
    (row,) = desk.read(queries_cases.cases)
    assert row.state is CaseState.RECORDING_AGAIN
    (recording,) = desk.read(queries.recordings_of_resident, resident_id=people[0])
    assert recording.state is RecordingState.DRAFT


def test_a_wrong_recording_begins_with_the_person(arrive: Arrive, people: list[int]) -> None:
    hands = at_the_list(arrive)
    name = name_of(hands, people[3])
    hands.tab("followUpTabs", 1)
    troubles: list[Exception] = []

    def choose(_dialog: QDialog) -> None:
        hands.write("personSearch", name)
        attend_later(hands, fill, troubles)
        hands.row("personResults", 0, opens=True)

    def fill() -> None:
        hands.choose("caseKind", CaseKind.WRONG_BIOMETRICS)
        hands.find(QPlainTextEdit, "caseStory").setPlainText("Sidik jari tertukar")
        hands.picture("case-wrong")
        attend_later(hands, lambda: hands.click("dialogCancel"), troubles)
        hands.confirm()

    hands.dialog(lambda: hands.click("beginCase"), choose)
    assert troubles == []
    hands.wait(lambda: len(hands.cells("cases", 0)) == 1, "the case")
    hands.picture("cases")
    assert hands.cells("cases", 2) == ["Salah rekam: biometrik tertukar"]


def test_a_scanned_person_is_noted_as_scanned(arrive: Arrive, people: list[int]) -> None:
    from ektp_desk.residents.queries import resident

    hands = at_the_list(arrive)
    person = _desk(hands).read(resident, resident_id=people[3])
    assert person is not None

    def fill(_dialog: QDialog) -> None:
        hands.choose("seenStatus", STATUS.PROCESSING)
        hands.picture("seen")
        hands.confirm()

    hands.dialog(lambda: hands.scan(person.nik), fill)
    newest = _desk(hands).read(queries.sightings, resident_id=people[3])[0]
    assert (newest.status, newest.source) == (STATUS.PROCESSING, "scanned")
