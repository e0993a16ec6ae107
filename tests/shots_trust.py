"""Pictures of what keeps the data safe: backups, and the log of who did what.

A part of `tests.shots`. What is damaged here is a copy of its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copyfile, rmtree
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pypdfium2
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget
from sqlalchemy import text

from ektp_desk import config
from ektp_desk.accounts.backups import note_kept
from ektp_desk.demo.office import AS_OF, CONSOLE, PASSWORD
from ektp_desk.kernel.clock import SetClock
from ektp_desk.queue import services as queue
from ektp_desk.reports import closing
from ektp_desk.storage import audit_keeper, keyfile, keystore
from ektp_desk.storage.engines import make_engines, open_desk
from ektp_desk.storage.manifest import Reason
from ektp_desk.storage.places import Places
from ektp_desk.storage.safekeeping import keep
from tests.shots_field import files, sign_in
from tests.tampering import disarm, run
from tests.ui.recordings import officer
from ui.accounts.office_rules import OfficeRules
from ui.accounts.sign_in import SignInView
from ui.app import make_window
from ui.demo_day.hands import Hands
from ui.preferences import Preferences
from ui.vault.repairing import RepairedView
from ui.vault.restoring import RestoredView

ZONE = ZoneInfo("Asia/Makassar")
STATION = "meja/supervisor"
LATE = 10  # days, after which the desk says that a backup is missing
RULES = 2  # the tab of the office's part
WITH_A_CARD = text(
    "SELECT r.nik FROM resident r JOIN card c ON c.resident_id = r.id "
    "WHERE c.state = 'handed_over' ORDER BY r.id LIMIT 1"
)


@dataclass
class Trust:
    """Where all of it happens."""

    app: QApplication
    database: Path  # never written
    work: Path
    out: Path
    language: str
    theme: str

    def __post_init__(self) -> None:
        self.clock = SetClock(datetime(AS_OF.year, AS_OF.month, AS_OF.day, 15, 10, tzinfo=ZONE))

    def window(self, address: str | None, station: str = STATION) -> Hands:
        """A window of its own, as one starts the program."""
        preferences = Preferences(self.work / f"{station.replace('/', '-')}.ini")
        preferences.language, preferences.theme = self.language, self.theme
        made = make_window(self.app, preferences, address=address, clock=self.clock,
                           documents=self.work / "documents", station=station)  # fmt: skip
        hands = Hands(self.app, made, self.out)
        ready: list[bool] = []
        made.ready.connect(lambda: ready.append(True))
        made.show()
        made.begin()
        hands.wait(lambda: bool(ready), "the window")
        return hands

    def office(self, name: str) -> Path:
        """The demonstration office once more."""
        folder = self.work / name
        folder.mkdir()
        path = folder / "kantor.db"
        copyfile(self.database, path)
        return path


def walk(app, database: Path, work: Path, out: Path, language: str, theme: str) -> None:  # type: ignore[no-untyped-def]
    """All of it on copies of the office at `database`."""
    here = work / "trust"
    here.mkdir()
    trust = Trust(app, database, here, out, language, theme)
    with own_settings(here):
        backups(trust)
        broken(trust)
        people(trust)
        altered(trust)
        repaired(trust)


@contextmanager
def own_settings(folder: Path) -> Iterator[None]:
    """This computer's own settings are neither read nor written, and it has no key store."""
    settings = [folder / config.FILE] * 2
    with (
        patch("ektp_desk.config.config_files", lambda: settings),
        patch("ektp_desk.storage.credentials.config_files", lambda: settings),
        patch.object(keystore, "system_store", lambda: None),
        patch.object(keyfile, "_ARGON", {"time": 1, "memory": 8, "lanes": 1}),
        patch.object(audit_keeper, "FIRST", 0.0),
    ):
        yield


def shown(hands: Hands, kind: type[QWidget]) -> None:
    """Wait for a view of the whole window."""
    hands.wait(lambda: isinstance(hands.window.centralWidget(), kind), kind.__name__)


def _part(hands: Hands, name: str) -> None:
    hands.go("settings")
    assert hands.window.session is not None
    hands.window.session.workplace.open_page("settings", name)
    hands.settle()


# -- backups ---------------------------------------------------------------------------------


def _closed_day(trust: Trust, office: Path) -> None:
    """A closed day with its backup, and work since."""
    desk = open_desk(str(office), clock=trust.clock, zone=ZONE)
    chief = officer(desk, "supervisor")
    said = {str(line.key): "uji" for line in desk.read(closing.day_state, day=AS_OF).lines}
    desk.write(chief, closing.close_day, day=AS_OF, password=PASSWORD, explanations=said)
    kept = keep(
        desk.engine, Places(trust.work / "cadangan"), now=trust.clock.now().astimezone(ZONE),
        reason=Reason.CLOSING, closed=desk.read(closing.last_closed),
    )  # fmt: skip
    desk.write(CONSOLE, note_kept, kept=kept)
    for _ in range(3):
        desk.write(CONSOLE, queue.take_number, service_code="DAMAGED")
    desk.close()


def backups(trust: Trust) -> None:
    """Settings: nothing yet, a stick that is away, both places; then one put back."""
    office, stick = trust.office("backups"), trust.work / "flashdisk"
    hands = trust.window(str(office))
    sign_in(hands, "supervisor")
    _part(hands, "backups")
    hands.picture("a0-backups-none")
    _closed_day(trust, office)
    stick.mkdir()
    with files(stick):
        hands.click("chooseSecond")
        hands.wait(lambda: len(list(stick.glob("*.db"))) == 1, "the copy")
    hands.wait(lambda: "…" not in hands.notices(), "both places")
    hands.picture("a0-backups-both")
    rmtree(stick)
    hands.click("backUpNow")
    hands.wait(lambda: str(stick) in hands.notices(), "that the stick is away")
    hands.picture("a0-backups-away")
    _part(hands, "office")
    hands.tab("officeTabs", RULES)
    hands.find(OfficeRules, "").verticalScrollBar().setValue(1_000_000)
    hands.picture("a0-office-rules")
    _part(hands, "backups")

    def fill(_dialog: QDialog) -> None:
        hands.wait(lambda: hands.enabled("dialogPrimary"), "the backup to be looked over")
        hands.picture("a1-restore")
        hands.write("ownPassword", "bukan sandinya")
        hands.confirm(closing=False)
        hands.wait(lambda: bool(hands.errors()), "the refusal")
        hands.picture("a1-restore-refused")
        hands.write("ownPassword", PASSWORD)
        hands.confirm()

    hands.dialog(lambda: hands.press_only("restoreBackup"), fill)
    shown(hands, RestoredView)
    hands.picture("a2-restored")
    hands.click("restoredGoOn")
    shown(hands, SignInView)
    now = trust.clock.now()
    trust.clock.set(now + timedelta(days=LATE))
    sign_in(hands, "supervisor")
    hands.go("desk")
    hands.picture("a2-desk-late")
    hands.leave()
    trust.clock.set(now)


def broken(trust: Trust) -> None:
    """An office that does not open, and one whose file is gone."""
    office = trust.work / "backups" / "kantor.db"
    made = next(one for one in (trust.work / "cadangan").glob("*.db"))
    office.write_bytes(b"bukan basis data lagi" * 500)
    hands = trust.window(str(office))
    hands.picture("a3-trouble")

    def look(_dialog: QDialog) -> None:
        hands.wait(lambda: hands.enabled("dialogPrimary"), "the backup to be looked over")
        hands.picture("a3-restore-trouble")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.press_only("restoreBackup"), look)
    hands.leave()
    office.unlink()
    for one in (trust.work / "cadangan").glob("*.db"):
        one.write_bytes(one.read_bytes()[: made.stat().st_size // 2])
    hands = trust.window(str(office))
    hands.picture("a4-gone")

    def damaged(_dialog: QDialog) -> None:
        hands.wait(lambda: hands.sees("backupFacts"), "the finding")
        hands.picture("a4-restore-damaged")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.press_only("restoreBackup"), damaged)
    hands.leave()
    rmtree(trust.work / "cadangan")


# -- the log -----------------------------------------------------------------------------------


def people(trust: Trust) -> None:
    """A person's log of access, the facts of a breach, and a paper compared with the log."""
    office = trust.office("people")
    desk = open_desk(str(office), clock=trust.clock, zone=ZONE)
    nik = desk.read(lambda session: str(session.execute(WITH_A_CARD).scalar_one()))
    desk.close()
    front = trust.window(str(office), "loket/1")
    sign_in(front, "loket1")
    _open_person(front, nik)
    front.click("unmaskNik")
    front.settle()
    front.leave()
    hands = trust.window(str(office))
    sign_in(hands, "supervisor")
    hands.go("desk")
    hands.picture("b0-desk")
    _open_person(hands, nik)

    def read(dialog: QDialog) -> None:
        hands.wait(lambda: len(hands.cells("accessLog", 0)) >= 2, "the log")
        hands.picture("b1-access-log")
        hands.click("printAccess")
        hands.picture("b1-access-printed")
        dialog.accept()

    hands.dialog(lambda: hands.click("openAccessLog"), read)
    hands.go("reports")
    hands.picture("b2-reports")
    hands.dialog(lambda: hands.click("openBreach"), lambda dialog: _breach(hands, dialog))
    hands.dialog(lambda: hands.click("comparePaper"), lambda dialog: _compare(hands, dialog))
    hands.leave()
    _papers(trust)


def _open_person(hands: Hands, nik: str) -> None:
    hands.go("residents")
    hands.write("residentSearch", nik)
    hands.wait(lambda: len(hands.cells("residentsFound", 0)) == 1, "the person")
    hands.row("residentsFound", 0, opens=True)
    hands.settle()


def _breach(hands: Hands, dialog: QDialog) -> None:
    hands.wait(lambda: hands.find(QComboBox, "breachOfficer").count() > 2, "the officers")
    hands.picture("b3-breach-asked")

    def pick(picker: QDialog) -> None:
        hands.picture("b3-breach-whose")
        picker.reject()

    hands.dialog(lambda: hands.click("breachAddPerson"), pick)
    hands.write("breachHappened", "Kata sandi petugas dipakai orang lain di Loket 1")
    hands.click("dialogPrimary")
    hands.wait(lambda: hands.enabled("printBreach"), "the facts")
    hands.picture("b4-breach-people")
    hands.tab("breachTabs", 1)
    hands.picture("b4-breach-acts")
    hands.click("printBreach")
    hands.picture("b4-breach-printed")
    dialog.reject()


def _compare(hands: Hands, dialog: QDialog) -> None:
    hands.picture("b5-compare")
    hands.write("compareRows", "3")
    hands.write("compareSeal", "abc")
    hands.click("dialogPrimary")
    hands.picture("b5-compare-refused")
    assert hands.window.opened is not None
    seal = hands.window.opened.desk.read(
        lambda session: str(session.execute(text("SELECT hash FROM audit_entry WHERE id = 3"))
                            .scalar_one())
    )  # fmt: skip
    for name, second in (("agrees", seal[8:16]), ("differs", "00000000")):
        hands.write("compareSeal", f"{seal[:8]} {second}")
        hands.click("dialogPrimary")
        hands.picture(f"b5-compare-{name}")
    dialog.reject()


def _papers(trust: Trust) -> None:
    """The pages that went to the printer."""
    for path in sorted((trust.work / "documents").glob("cetak/*.pdf")):
        document = pypdfium2.PdfDocument(path)
        for number, page in enumerate(document):
            name = f"b6-{path.stem}-{number + 1}.png"
            page.render(scale=1.6).to_pil().save(trust.out / name)
        document.close()


def altered(trust: Trust) -> None:
    """Somebody changed a row of the log with other tools."""
    office = trust.office("altered")
    engine = make_engines(str(office)).writer
    disarm(engine, "audit_entry")
    run(engine, "UPDATE audit_entry SET row_id = 99999 WHERE id = 7")
    engine.dispose()
    for station, username in (("loket/1", "loket1"), (STATION, "supervisor")):
        hands = trust.window(str(office), station)
        sign_in(hands, username)
        hands.wait(lambda: hands.sees("auditChip"), "what does not hold")  # noqa: B023
        hands.picture(f"b7-altered-{username}")
        hands.leave()


def repaired(trust: Trust) -> None:
    """What can be made again is; a ticket that stands elsewhere than its history says is named."""
    office = trust.office("repaired")
    engine = make_engines(str(office)).writer
    run(engine, "DROP INDEX uq_card_unsettled_person")
    run(engine, "UPDATE resident SET name_key = 'zzz' WHERE id < 3")
    run(engine, "UPDATE ticket SET state = 'no_show' "
        "WHERE id = (SELECT min(id) FROM ticket WHERE state = 'done')")  # fmt: skip
    engine.dispose()
    hands = trust.window(str(office))
    sign_in(hands, "supervisor")
    _part(hands, "security")
    hands.picture("b8-security")

    def read(_dialog: QDialog) -> None:
        hands.wait(lambda: hands.sees("printFindings"), "the check")
        hands.picture("b8-check")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click("checkData"), read)

    def sign(_dialog: QDialog) -> None:
        hands.write("ownPassword", PASSWORD)
        hands.picture("b8-repair")
        hands.confirm()

    hands.dialog(lambda: hands.click("repairData"), sign)
    shown(hands, RepairedView)
    hands.picture("b8-repaired")
    hands.leave()
