"""Pictures of the review, the follow-up, cases and sukets, with something to be seen on them."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt

from ektp_desk.accounts import queries as accounts
from ektp_desk.accounts.services import save_profile
from ektp_desk.cards import suket
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.recording import corrections, services_central
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.rules_followup import CaseKind
from ektp_desk.residents.export import write_table
from ektp_desk.residents.queries import resident
from ektp_desk.stock import services as stock
from ektp_desk.storage.engines import open_desk
from tests.conftest import CONSOLE
from tests.ui.recordings import attend_later, officer, submitted, unrecorded
from ui.cards.list_dialog import ListDialog
from ui.demo_day.hands import Hands

STATUSES = (
    CentralStatus.DUPLICATE_RECORD,
    CentralStatus.ENROLL_FAILURE_AT_REGIONAL,
    CentralStatus.ADJUDICATE_RECORD,
    CentralStatus.SENT_FOR_ENROLLMENT,
    CentralStatus.PRINT_READY_RECORD,
)


def prepare(address: str, clock: SetClock, zone: ZoneInfo) -> None:
    """Recordings that wait for review, statuses three weeks old, a case, sukets."""
    desk = open_desk(address, clock=clock, zone=zone)
    chief = officer(desk, "supervisor")
    people = unrecorded(desk, 12)
    for number, person in enumerate(people[:4]):
        by = ("rekam1", "rekam2")[number % 2]
        submitted(desk, person, by, excused="left_little" if number == 1 else "")
    now = clock.now()
    clock.set(now - timedelta(days=21))
    for number, person in enumerate(people[4:]):
        desk.write(chief, services_central.see_status, resident_id=person,
                   status=STATUSES[number % len(STATUSES)])  # fmt: skip
    clock.set(now)
    case = desk.write(chief, corrections.open_case, resident_id=people[4],
                      kind=CaseKind.DUPLICATE, elsewhere="Kota Makassar, 2016").result  # fmt: skip
    desk.write(chief, corrections.write_request, case_id=case.id, version=case.version)
    _sukets(desk, people[7:9])
    desk.close()


def _sukets(desk: Desk, people: list[int]) -> None:
    chief = officer(desk, "supervisor")
    profile = desk.read(accounts.profile)
    desk.write(CONSOLE, save_profile, profile=replace(profile, suket_enabled=True))
    desk.write(chief, stock.count, counted=3, note="opname")
    for person in people:
        desk.write(chief, suket.issue_suket, resident_id=person, purpose="rekening bank")


def take(hands: Hands, folder: Path) -> None:
    """The pictures, at a window that a supervisor is signed in to."""
    hands.go("recording")
    hands.click("openReview")
    hands.settle()
    hands.key(Qt.Key.Key_F7)
    hands.picture("pemeriksaan")
    hands.click("closeReview")
    _list(hands, folder)
    hands.go("followup")
    hands.settle()
    hands.picture("tindak-lanjut")
    hands.tab("followUpTabs", 1)
    troubles: list[Exception] = []

    def case() -> None:
        hands.settle()
        hands.picture("kasus")
        hands.click("dialogCancel")

    attend_later(hands, case, troubles)
    hands.row("cases", 0, opens=True)
    assert troubles == []
    hands.tab("followUpTabs", 3)
    hands.tab("suketTabs", 1)
    hands.picture("suket")


def _list(hands: Hands, folder: Path) -> None:
    assert hands.window.opened is not None
    desk = hands.window.opened.desk
    rows: list[tuple[str, str]] = []
    for person in unrecorded(desk, 3):
        found = desk.read(resident, resident_id=person)
        assert found is not None
        rows.append((found.nik, "PRINT_READY_RECORD"))
    path = folder / "dari pusat.xlsx"
    strange = [("7371010101990099", "PRR"), ("12345", "PRR")]
    write_table(path, ("NIK", "STATUS"), [*rows, *strange])

    def fill(dialog: object) -> None:
        assert isinstance(dialog, ListDialog)
        dialog.open_file(path)
        hands.settle()
        hands.picture("daftar-status")
        hands.click("dialogCancel")

    hands.go("printing")
    hands.dialog(lambda: hands.click("importList"), fill)
