"""A laptop on a visit, through its windows: people, recording, outcomes, packing, the receipt."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
)
from sqlmodel import select

from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.outreach import collecting, queries_fieldwork, sealed
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.fieldoffice import store_known
from ektp_desk.outreach.queries_fieldwork import FieldRow, FieldSheet
from ektp_desk.outreach.rules import TargetOutcome
from ektp_desk.outreach.sealed import FileKind, Keys
from ektp_desk.papers.models import Paper
from ektp_desk.residents.rules import Sex
from ektp_desk.storage import keystore
from ektp_desk.storage.engines import make_engines
from ektp_desk.storage.keystore import KeyStore
from tests.conftest import CONSOLE, MORNING, PASSWORD, ZONE
from tests.fieldwork.onvisit import (
    VISIT,
    Laptop,
    give_receipt,
    make_laptop,
    opened_at_the_office,
    trusting_store,
)
from tests.shelf import shelf_of
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands
from ui.recording.page import RecordingPage


@pytest.fixture
def office_keys() -> Keys:
    return sealed.new_keys()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, office_keys: Keys) -> FieldStore:
    """The folder of a laptop that took a file from its office."""
    folder = tmp_path / "lapangan"
    monkeypatch.setenv("EKTP_DESK_FIELD_FOLDER", str(folder))
    monkeypatch.setattr(keystore, "system_store", lambda: KeyStore(shelf_of(folder)))
    return trusting_store(tmp_path / "lapangan", office_keys)


@pytest.fixture
def laptop(sqlite_address: str, morning: SetClock) -> Iterator[Laptop]:
    morning.set(MORNING + timedelta(hours=1))
    engines = make_engines(sqlite_address)
    desk = Desk(reader=engines.reader, writer=engines.writer, clock=morning, zone=ZONE)
    yield make_laptop(desk, morning)
    desk.close()


@pytest.fixture
def hands(
    laptop: Laptop, store: FieldStore, window_at: Arrive, sqlite_address: str
) -> Hands:  # fmt: skip
    """A recorder signed in on the laptop."""
    assert laptop.desk is not None
    assert store.exists()
    return sign_in(window_at, sqlite_address)


def sign_in(window_at: Arrive, address: str, username: str = "rekam1", **looks: str) -> Hands:
    made = window_at(address, station="laptop/1", **looks)
    made.write("username", username)
    made.write("password", PASSWORD)
    made.click("signIn")
    made.wait(lambda: made.window.session is not None, "the team to be in")
    made.settle()
    return made


def sheet(laptop: Laptop) -> FieldSheet:
    found = laptop.desk.read(queries_fieldwork.sheet)
    assert found is not None
    return found


def row(laptop: Laptop, person: int) -> FieldRow:
    return next(one for one in sheet(laptop).rows if one.resident_id == person)


def choose(hands: Hands, name: str) -> None:
    hands.row("targets", hands.row_of("targets", 0, name))


def answer(hands: Hands, outcome: str, note: str = "", *, closing: bool = True) -> None:
    hands.find(QRadioButton, f"outcome_{outcome}").setChecked(True)
    hands.write("outcomeNote", note)
    hands.confirm(closing=closing)


def record_in_hand(hands: Hands) -> None:
    """Press the big button until the recording is finished."""
    for _ in range(40):
        session = hands.window.session
        assert session is not None
        if session.workplace.current != "recording":
            return
        hands.click("recordingNext")
    raise AssertionError("the recording does not end")


def test_a_laptop_shows_its_own_pages(hands: Hands) -> None:
    session = hands.window.session
    assert session is not None
    assert session.workplace.current == "fieldwork"
    for page in ("recording", "residents", "settings"):
        assert hands.sees(f"nav_{page}")
    for page in ("counter", "queue", "printing", "outreach", "followup"):
        assert not hands.sees(f"nav_{page}")
    assert not hands.sees("stockChip")
    assert hands.text("counterChip") == "Laptop 1"
    assert hands.text("fieldTitle") == "Battang Barat"
    assert "JB-2026-0007" in hands.text("fieldFacts")


def test_the_list_is_searched_and_narrowed_down(hands: Hands) -> None:
    assert len(hands.cells("targets", 0)) == 3
    hands.enter("targetSearch", "sitti")
    assert hands.cells("targets", 0) == ["Andi Sitti Aminah"]
    hands.enter("targetSearch", "0600020002")
    assert hands.cells("targets", 0) == []
    hands.enter("targetSearch", "03060002")
    assert hands.cells("targets", 0) == ["Baso Yusuf"]
    hands.find(QLineEdit, "targetSearch").clear()
    hands.choose("targetWho", "unlisted")
    assert hands.cells("targets", 0) == ["Dewi Anggraeni"]
    box = hands.find(QComboBox, "targetWho")
    box.setCurrentIndex(box.findData("turning_17"))
    hands.settle()
    assert hands.cells("targets", 0) == ["Citra Lestari"]


def test_a_person_is_recorded_and_the_receipt_printed(hands: Hands, laptop: Laptop) -> None:
    choose(hands, "Andi Sitti Aminah")
    hands.click("fieldRecord")
    hands.find_page("recording")
    record_in_hand(hands)
    hands.find_page("fieldwork")
    assert row(laptop, laptop.office.adult).outcome is TargetOutcome.RECORDED
    assert hands.text("factsName") == "Andi Sitti Aminah"
    assert hands.sees("fieldPrintAgain")
    assert not hands.sees("fieldRecord")
    hands.click("fieldPrintAgain")
    assert copies(laptop) == [1]
    hands.go("recording")
    hands.tab("recordingTabs", 1)
    assert len(hands.cells("recordings", 0)) == 1
    assert not hands.sees("openReview")


def copies(laptop: Laptop) -> list[int]:
    return laptop.desk.read(lambda session: list(session.exec(select(Paper.copies))))


def test_a_colleague_cannot_review_on_the_laptop(
    laptop: Laptop, store: FieldStore, window_at: Arrive, sqlite_address: str
) -> None:
    assert store.exists()
    laptop.record(laptop.office.adult)
    hands = sign_in(window_at, sqlite_address, "rekam2")
    hands.go("recording")
    hands.tab("recordingTabs", 1)
    hands.row("recordings", 0, opens=True)
    assert hands.sees("closeRecording")
    assert not hands.sees("recordingNext")
    assert not hands.sees("returnRecording")


def test_a_draft_is_taken_up_again_from_the_list(hands: Hands, laptop: Laptop) -> None:
    choose(hands, "Baso Yusuf")
    hands.click("fieldRecord")
    hands.find_page("recording")
    hands.click("recordingNext")
    hands.go("fieldwork")
    assert row(laptop, laptop.office.married).drafting
    choose(hands, "Baso Yusuf")
    hands.click("fieldRecord")
    hands.find_page("recording")
    record_in_hand(hands)
    assert row(laptop, laptop.office.married).done


def test_an_outcome_is_noted_and_undone(hands: Hands, laptop: Laptop) -> None:
    person = laptop.office.married
    choose(hands, "Baso Yusuf")

    def died(_dialog: QDialog) -> None:
        assert not hands.sees("outcome_card_given")
        answer(hands, "died", closing=False)
        assert "siapa yang mengatakannya" in hands.errors()[0]
        answer(hands, "died", "Kata ketua RT")

    hands.dialog(lambda: hands.click("fieldOutcome"), died)
    assert row(laptop, person).outcome is TargetOutcome.DIED
    hands.click("undo")
    assert row(laptop, person).outcome is None

    hands.dialog(lambda: hands.click("fieldOutcome"), lambda _d: answer(hands, "away", "Kuliah"))
    assert row(laptop, person).note == "Kuliah"
    hands.click("fieldUndo")
    assert row(laptop, person).outcome is None


def test_somebody_new_is_added_with_a_note(hands: Hands, laptop: Laptop) -> None:
    def fill(_dialog: QDialog) -> None:
        hands.write("personNik", "7317044107690007")
        assert hands.find(QDateEdit, "personBirthDate").date() == QDate(1969, 7, 1)
        assert hands.find(QComboBox, "personSex").currentData() == Sex.FEMALE
        hands.write("personFullName", "Hasna Daeng")
        hands.confirm(closing=False)
        assert hands.errors() == ["Tulis siapa orang ini dan mengapa direkam di sini."]
        hands.picture("new-person")
        hands.write("personNote", "Ibu kandung Baso Yusuf")
        hands.confirm()

    hands.dialog(lambda: hands.click("fieldNew"), fill)
    assert hands.text("factsName") == "Hasna Daeng"
    hands.choose("targetWho", "new")
    assert hands.cells("targets", 0) == ["Hasna Daeng"]
    assert sheet(laptop).figures.people == 4


def test_notes_of_the_visit_are_kept(hands: Hands, laptop: Laptop) -> None:
    def fill(_dialog: QDialog) -> None:
        hands.confirm(closing=False)
        assert hands.errors() == ["Tulis catatannya."]
        QTest.keyClicks(hands.find(QPlainTextEdit, "noteText"), "Listrik padam")
        hands.confirm()

    hands.dialog(lambda: hands.click("fieldNotes"), fill)
    assert [note.text for note in sheet(laptop).notes] == ["Listrik padam"]


def pack(hands: Hands, folder: Path) -> None:
    def fill(_dialog: QDialog) -> None:
        hands.settle()
        hands.write("packFolder", str(folder))
        hands.confirm(closing=False)
        hands.wait(lambda: not hands.sees("packFolder"), "the file")
        hands.picture("packed")
        hands.confirm()

    hands.dialog(lambda: hands.click("fieldPack"), fill)


def test_what_was_done_goes_home_and_the_receipt_comes_back(
    hands: Hands, laptop: Laptop, store: FieldStore, office_keys: Keys, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    stick = tmp_path / "flashdisk"
    stick.mkdir()
    laptop.record(laptop.office.adult)
    draft = laptop.start(laptop.office.married)
    hands.go("recording")
    hands.go("fieldwork")

    def look(_dialog: QDialog) -> None:
        hands.settle()
        assert "Baso Yusuf" in hands.notices()
        hands.write("packFolder", str(tmp_path / "tidak-ada"))
        hands.confirm(closing=False)
        assert "flashdisk" in hands.errors()[0]
        hands.picture("pack")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click("fieldPack"), look)
    pack(hands, stick)
    (file,) = stick.glob("*.ektp")
    opened = opened_at_the_office(file, store, office_keys)
    assert (opened.manifest.kind, opened.manifest.sequence) == (FileKind.HOME, 1)
    assert (opened.manifest.visit, opened.manifest.facts["unsent_drafts"]) == (VISIT, 1)
    lines = list(sealed.rows_of(opened.parts["events"]))
    assert [line["kind"] for line in lines] == [
        "recording.finished", "target.outcome", "numbers.used",
    ]  # fmt: skip
    assert draft.number not in {line["content"].get("number") for line in lines}
    assert sheet(laptop).sending.fresh == 0

    receipt = stick / "tanda-terima.ektp"
    uids = [line["uid"] for line in lines]
    told = {"sequence": 1, "uid": "8" * 32, "sha256": opened.sha256, "events": uids}
    give_receipt(receipt, store, office_keys, [told])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(receipt), ""))

    def take(_dialog: QDialog) -> None:
        hands.confirm(closing=False)
        hands.wait(lambda: not hands.sees("dialogCancel"), "the receipt")
        hands.picture("receipt")
        hands.confirm()

    hands.dialog(lambda: hands.click("fieldReceipt"), take)
    assert sheet(laptop).sending == queries_fieldwork.Sending(0, 0, 3)
    assert store.outbox() == ()
    again = laptop.desk.write(laptop.office.recorder, collecting.gather).result
    assert again.events == ()


def test_a_receipt_of_another_office_is_refused(
    hands: Hands, laptop: Laptop, store: FieldStore, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    laptop.record(laptop.office.adult)
    foreign = tmp_path / "asing.ektp"
    give_receipt(foreign, store, sealed.new_keys(), [])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(foreign), ""))

    def take(_dialog: QDialog) -> None:
        hands.confirm(closing=False)
        hands.wait(lambda: bool(hands.notices()), "the refusal")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click("fieldReceipt"), take)
    assert sheet(laptop).sending.confirmed == 0


def test_a_clock_that_cannot_be_right_is_said(hands: Hands, morning: SetClock) -> None:
    assert not hands.sees("clockNotice")
    assert "24 November 2026, 09.00" in hands.text("clockLine")
    morning.set(datetime(2025, 11, 24, tzinfo=UTC))
    session = hands.window.session
    assert session is not None
    session.workplace.page("fieldwork").refresh()
    hands.settle()
    assert hands.sees("clockNotice")
    assert "24 November 2025" in hands.text("clockLine")


def test_a_person_is_recorded_with_the_keys_alone(hands: Hands, laptop: Laptop) -> None:
    choose(hands, "Andi Sitti Aminah")
    session = hands.window.session
    assert session is not None
    workplace = session.workplace
    hands.key(Qt.Key.Key_F8)
    hands.find_page("recording")
    page = workplace.page("recording")
    assert isinstance(page, RecordingPage)
    hands.wait(lambda: page.viewmodel.current is not None, "the recording")
    while (view := page.viewmodel.current) is not None:
        hands.key(Qt.Key.Key_F8)
        hands.wait(lambda view=view: page.viewmodel.current != view, "the step")
    assert row(laptop, laptop.office.adult).done
    hands.find_page("fieldwork")


def test_who_does_not_record_notes_outcomes_only(
    laptop: Laptop, store: FieldStore, window_at: Arrive, sqlite_address: str
) -> None:
    assert store.exists()
    hands = sign_in(window_at, sqlite_address, "loket1")
    choose(hands, "Baso Yusuf")
    assert hands.sees("fieldOutcome")
    assert not hands.sees("fieldRecord")
    hands.row("targets", 0, opens=True)
    assert hands.sees("targets")  # Enter does nothing that is not theirs
    hands.dialog(lambda: hands.click("fieldOutcome"), lambda _d: answer(hands, "not_met"))
    assert {one.outcome for one in sheet(laptop).rows} == {None, TargetOutcome.NOT_MET}


def test_a_recording_that_the_office_has_is_said(
    laptop: Laptop, store: FieldStore, window_at: Arrive, sqlite_address: str
) -> None:
    assert store.exists()
    known = {"number": "R-2026-000007", "state": "approved", "day": "2026-10-01",
             "needs": ["wheelchair"]}  # fmt: skip
    laptop.desk.write(CONSOLE, lambda work: store_known(
        work.session, {laptop.office.married: [known]}))  # fmt: skip
    hands = sign_in(window_at, sqlite_address)
    choose(hands, "Baso Yusuf")
    assert hands.sees("factsWarning")
    choose(hands, "Andi Sitti Aminah")
    assert not hands.sees("factsWarning")
