"""The day itself: what the citizens of the demonstration office come for, hour by hour."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLineEdit,
    QTableView,
    QWidget,
)

from ektp_desk.cards import queries as cards
from ektp_desk.cards.rules import OldCardReason, SpoilReason
from ektp_desk.cards.rules_handover import IdentityKind, Relation
from ektp_desk.demo.cast import Cast, Citizen, cast
from ektp_desk.demo.office import PASSWORD
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.recording.items import StepKey
from ektp_desk.recording.rules import CentralStatus, ExceptionKind
from ektp_desk.residents.export import write_table
from ektp_desk.stock import queries as stock
from ui.app import make_window
from ui.cards.list_dialog import ListDialog
from ui.demo_day.hands import Hands, LostError
from ui.preferences import Preferences
from ui.residents.import_dialog import ImportDialog
from ui.shell.window import MainWindow
from ui.widgets.capture import HandsAndEyes

ZONE = ZoneInfo("Asia/Makassar")
OFFICERS = (
    # name in the script, user name, counter id
    ("front", "rekam1", 1),
    ("review", "rekam2", 0),
    ("print", "cetak1", 0),
    ("hand_over", "loket2", 2),
    ("chief", "supervisor", 0),
)
NEW, DAMAGED, LOST, PICKUP, INFO = "NEW", "DAMAGED", "LOST", "PICKUP", "INFO"
PICTURED = (StepKey.PAPERS, StepKey.PHOTO, StepKey.PHOTO_APPROVAL, StepKey.IRISES)


class Day:
    """Five officers at five stations, one database, one day."""

    def __init__(
        self,
        app: QApplication,
        address: str,
        out: Path,
        *,
        day: date,
        language: str = "id",
        theme: str = "light",
    ) -> None:
        self._app = app
        self._address = address
        self._out = out
        self.day = day
        self._look = (language, theme)
        self.clock = SetClock(datetime(day.year, day.month, day.day, 7, 30, tzinfo=ZONE))
        self.deeds = Counter[str]()
        self.pictures = out / "pictures"
        self.windows: dict[str, MainWindow] = {}
        self.hands: dict[str, Hands] = {}

    # -- the frame -------------------------------------------------------------------------

    def run(self) -> None:
        """Live the day; raises `hands.LostError` when a window does not do what it should."""
        try:
            self._arrive()
            people = self._desk().read(cast, day=self.day, unrecorded=5, holders=3, collectors=3)
            self._morning(people)
            self._first_counter()
            self._print(people)
            self._hand_over(people)
            self._store()
            self._evening(people)
        except LostError:
            for role, hands in self.hands.items():
                hands.keep(f"lost-{role}")
            raise
        finally:
            for hands in self.hands.values():
                hands.leave()

    def _desk(self) -> Desk:
        opened = self.windows["chief"].opened
        assert opened is not None
        return opened.desk

    def _arrive(self) -> None:
        for role, username, counter in OFFICERS:
            self._sit_down(role, username, counter)

    def _sit_down(self, role: str, username: str, counter: int) -> None:
        preferences = Preferences(self._out / "preferences" / f"{role}.ini")
        preferences.language, preferences.theme = self._look
        preferences.counter_id = counter
        window = make_window(
            self._app, preferences, address=self._address, clock=self.clock,
            documents=self._out / "documents", station=f"demo/{role}",
        )  # fmt: skip
        self.windows[role] = window
        hands = Hands(self._app, window, self.pictures)
        self.hands[role] = hands
        window.show()
        window.begin()
        hands.wait(lambda: window.opened is not None, "the office to open")
        if role == "front":
            hands.picture("01-sign-in")
        hands.write("username", username)
        hands.write("password", PASSWORD)
        hands.click("signIn")
        hands.wait(lambda: window.session is not None, f"{username} to be in")
        hands.settle()

    def _pass(self, minutes: float) -> None:
        self.clock.advance(seconds=60 * minutes)

    # -- numbers ---------------------------------------------------------------------------

    def _morning(self, people: Cast) -> None:
        front = self.hands["front"]
        front.go("queue")
        for citizen in people.unrecorded:
            self._number(front, NEW, citizen)
        for citizen, service in zip(people.holders, (DAMAGED, LOST, DAMAGED), strict=True):
            self._number(front, service, citizen)
        for citizen in people.collectors:
            self._number(front, PICKUP, citizen)
        self._number(front, INFO, None)
        self._number(front, INFO, None, priority="elderly")
        front.row("ticketsToday", 0)
        front.picture("02-queue")
        self._cancel_last(front)

    def _number(
        self, hands: Hands, service: str, citizen: Citizen | None, priority: str = ""
    ) -> None:
        self._pass(2)
        if citizen is not None:
            hands.scan(citizen.nik)
            hands.wait(lambda: hands.text("whoChosen") == citizen.name, f"{citizen.name} found")
        if priority:
            hands.click(f"priority_{priority}")
        hands.click(f"take_{service}")
        self.deeds["tickets"] += 1

    def _cancel_last(self, hands: Hands) -> None:
        """One number too many: given, then cancelled with its reason."""
        self._number(hands, INFO, None)
        hands.row("ticketsToday", hands.row_of("ticketsToday", 0, hands.text("takenNumber")))

        def fill(_dialog: QDialog) -> None:
            hands.write("reasonText", "salah tekan layanan")
            hands.confirm()

        hands.dialog(lambda: hands.click("cancelTicket"), fill)
        self.deeds["cancelled"] += 1

    # -- the first counter -----------------------------------------------------------------

    def _first_counter(self) -> None:
        """Call until the hall is empty, in the program's own order."""
        front = self.hands["front"]
        front.go("counter")
        front.picture("03-counter-empty")
        work = {"A": self._record, "B": self._damaged, "C": self._other_counter, "D": self._inform}
        absent = 0
        while front.find(QTableView, "queue").model().rowCount():
            letter = self._call(front)[0]
            if letter == "A" and not absent:
                absent = self._nobody_comes(front)
                continue
            front.click("nextStep")
            work[letter](front)
        front.tab("queueTabs", 1)
        front.row("queue", front.row_of("queue", 0, "A-001"))
        front.picture("11-counter-set-aside")
        front.click("requeue")
        front.tab("queueTabs", 0)
        self._call(front)
        front.click("nextStep")
        self._record(front)

    def _call(self, hands: Hands) -> str:
        """Call the next number; its code."""
        hands.go("counter")
        self._pass(1)
        hands.click("nextStep")
        return hands.text("currentNumber")

    def _nobody_comes(self, hands: Hands) -> int:
        hands.picture("04-counter-called")
        hands.click("recall")
        hands.click("noShow")
        self.deeds["no_shows"] += 1
        return 1

    def _finish(self, hands: Hands) -> None:
        hands.go("counter")
        hands.click("nextStep")
        self.deeds["finished"] += 1

    def _inform(self, hands: Hands) -> None:
        self._pass(3)
        self._finish(hands)

    def _other_counter(self, hands: Hands) -> None:
        """Card pick-ups are put aside for the second counter."""

        def fill(_dialog: QDialog) -> None:
            hands.write("reasonText", "diserahkan di Loket 2")
            hands.confirm()

        hands.dialog(lambda: hands.click("park"), fill)
        self.deeds["parked"] += 1

    def _tick_papers(self, hands: Hands) -> None:
        number = 0
        while hands.sees(f"paper{number}"):
            hands.click(f"paper{number}")
            number += 1

    def _damaged(self, hands: Hands) -> None:
        """A damaged or lost card: papers, central status as seen, then the person waits."""
        self._tick_papers(hands)
        first = not self.deeds["awaiting_card"]
        if first:
            hands.picture("09-counter-damaged")

        def fill(_dialog: QDialog) -> None:
            hands.choose("centralStatus", CentralStatus.PRINT_READY_RECORD)
            if first:
                hands.write("urgentReason", "berangkat umrah besok")
                hands.picture("10-central-status")
            hands.confirm()

        hands.dialog(lambda: hands.click("nextStep"), fill)
        hands.click("nextStep")
        self.deeds["awaiting_card"] += 1

    # -- recording -------------------------------------------------------------------------

    def _record(self, hands: Hands) -> None:
        """The whole checklist, step by step; the first person has a finger nobody can read."""
        first = not self.deeds["recorded"]
        self._tick_papers(hands)
        if first:
            hands.picture("05-counter-serving")
        hands.click("nextStep")
        for step in list(StepKey)[1:]:  # who may be recorded was asked when it began
            self._pass(1)
            hands.find(QWidget, "recordingNext")
            if first and step in PICTURED:
                hands.picture(f"06-recording-{step}")
            if first and step is StepKey.FINGERS:
                self._fingers(hands)
            else:
                hands.click("recordingNext")
        hands.click("recordingNext")  # submits it
        self.deeds["recorded"] += 1
        self._review(hands, back=self.deeds["recorded"] == 2)
        self._finish(hands)

    def _fingers(self, hands: Hands) -> None:
        """Three attempts at the left hand fail; the little finger is excused by a colleague."""
        hands.click("mark_right_four")
        hands.click("mark_thumbs")
        for _ in range(3):
            hands.click("failed_left_four")
        for name in ("left_index", "left_middle", "left_ring"):
            self._point(hands, name, "captured")

        def fill(_dialog: QDialog) -> None:
            hands.choose("exceptionKind", ExceptionKind.TEMPORARY)
            hands.write("exceptionReason", "luka bakar, diperban")
            hands.write("signOffName", "rekam2")
            hands.write("signOffPassword", PASSWORD)
            hands.picture("07-recording-exception")
            hands.confirm()

        hands.dialog(lambda: self._point(hands, "left_little", "except"), fill)

    def _point(self, hands: Hands, key: str, entry: str) -> None:
        def place(widget: QWidget) -> QPoint:
            assert isinstance(widget, HandsAndEyes)
            return widget.centre_of(key).toPoint()

        hands.menu_at("handsAndEyes", place, entry)

    def _review(self, operator: Hands, *, back: bool) -> None:
        self._open_review()
        review = self.hands["review"]
        if back:
            self._send_back(review)
            self._correct(operator)
            self._open_review()
        if not self.deeds["approved"]:
            review.picture("08-review")
        review.click("recordingNext")
        self.deeds["approved"] += 1
        review.click("closeRecording")

    def _open_review(self) -> None:
        review = self.hands["review"]
        review.go("recording")
        review.tab("recordingTabs", 1)
        self._pass(2)
        review.wait(lambda: len(review.cells("recordings", 0)) == 1, "the recording to review")
        review.row("recordings", 0, opens=True)

    def _send_back(self, review: Hands) -> None:
        def fill(_dialog: QDialog) -> None:
            review.write("reasonText", "tanda tangan kurang jelas")
            review.confirm()

        review.dialog(lambda: review.click("returnRecording"), fill)
        review.click("closeRecording")
        self.deeds["sent_back"] += 1

    def _correct(self, operator: Hands) -> None:
        operator.click("closeRecording")
        operator.tab("recordingTabs", 2)
        operator.wait(lambda: len(operator.cells("recordings", 0)) == 1, "the returned recording")
        operator.row("recordings", 0, opens=True)
        operator.click("recordingNext")  # signed anew on the device: submitted again

    # -- printing --------------------------------------------------------------------------

    def _print(self, people: Cast) -> None:
        """Those who wait for their card in the hall, then a dozen from the list."""
        hands = self.hands["print"]
        hands.go("printing")
        hands.picture("12-printing")
        for citizen in people.holders:
            hands.row("printReady", hands.row_of("printReady", 0, citizen.name))
            hands.click("beginCard")
            self._good(hands)
        self._take_in_list(hands)
        for number in range(12):
            self._pass(2)
            hands.row("printReady", 0)
            hands.click("beginCard")
            if number == 3:
                hands.picture("13-printing-card")
                hands.menu("cardSpoiled", f"spoil_{SpoilReason.MISPRINT}")
                self.deeds["spoiled"] += 1
            elif number == 6:
                self._unsure(hands)
            else:
                self._good(hands)

    def _good(self, hands: Hands) -> None:
        hands.click("cardGood")
        self.deeds["printed"] += 1

    def _unsure(self, hands: Hands) -> None:
        """The lights went out: nobody knows, until somebody looks into the printer."""
        hands.click("cardUnknown")
        hands.find(QWidget, "unsettled")
        hands.picture("14-printing-unsettled")

        def fill(_dialog: QDialog) -> None:
            hands.click("settle_printed")
            hands.picture("15-settle")
            hands.confirm()

        hands.dialog(lambda: hands.row("unsettled", 0, opens=True), fill)
        self.deeds["printed"] += 1

    def _take_in_list(self, hands: Hands) -> None:
        path = self._out / "siap cetak dari pusat.xlsx"
        # Recorded in another city: seen here for the first time by this list.
        chosen = self._desk().read(cast, day=self.day, unrecorded=12, holders=0, collectors=0)
        rows = [(citizen.nik, "PRINT_READY_RECORD") for citizen in chosen.unrecorded]
        write_table(path, ("NIK", "STATUS"), [*rows, ("12345", "PRINT_READY_RECORD")])

        def fill(dialog: QDialog) -> None:
            assert isinstance(dialog, ListDialog)
            dialog.open_file(path)  # the system's own file dialog has no place for our hands
            hands.find(QWidget, "listLines")
            hands.picture("16-print-ready-list")
            hands.confirm(closing=False)
            hands.click("dialogCancel")

        hands.dialog(lambda: hands.click("importList"), fill)

    # -- the second counter ----------------------------------------------------------------

    def _hand_over(self, people: Cast) -> None:
        """Those who came for their card, then those who waited for it."""
        hands = self.hands["hand_over"]
        for number in range(len(people.collectors)):
            hands.go("counter")
            hands.tab("queueTabs", 1)
            hands.row("queue", hands.row_of("queue", 0, f"C-{number + 1:03d}"))
            hands.click("bringBack")
            hands.click("nextStep")
            if number == 1:
                self._by_proxy(hands)
            if hands.sees("oldCard"):
                hands.choose("oldCard", OldCardReason.DATA_CHANGE)
            self._give(hands, picture="17-pickup" if number == 0 else "")
            self._finish(hands)
        for number, citizen in enumerate(people.holders):
            rows = self._desk().read(cards.cards_of_resident, resident_id=citizen.resident_id)
            token = next(row.token for row in rows if row.office_date == self.day
                         and row.state == "printed")  # fmt: skip
            hands.go("counter")
            hands.scan(token.upper())
            if hands.sees("oldCardAbsence"):  # a lost card cannot be taken in
                hands.choose("oldCard", OldCardReason.WORN)
            self._give(hands, picture="18-pickup-scanned" if number == 0 else "")

    def _by_proxy(self, hands: Hands) -> None:
        hands.click("byProxy")
        hands.write("proxyName", "Sitti <Aminah> & Co. d'Arc")
        hands.choose("proxyRelation", Relation.SIBLING)
        hands.choose("identityKind", IdentityKind.KTP)
        hands.write("proxyIdentity", "7373014405920099")
        hands.write("authorityLetter", "Surat kuasa 2 Januari 2025")

    def _give(self, hands: Hands, *, picture: str = "") -> None:
        self._pass(2)
        for number in range(3):
            if not hands.find(QCheckBox, f"check{number}").isChecked():
                hands.click(f"check{number}")  # a scan ticks the receipt's own
        if picture:
            hands.picture(picture)
        hands.click("handOver")
        self.deeds["handed_over"] += 1

    # -- the supervisor --------------------------------------------------------------------

    def _store(self) -> None:
        """Blanks come in and are counted; the roll gets new people."""
        chief = self.hands["chief"]
        chief.go("stock")

        def receive(_dialog: QDialog) -> None:
            chief.number("receivedQuantity", 500)
            chief.write("receivedFrom", "Dinas Dukcapil Provinsi Sulawesi Selatan")
            chief.write("receivedDocument", "BAST-2025/001")
            chief.picture("19-blanks-received")
            chief.confirm()

        chief.dialog(lambda: chief.click("receiveStock"), receive)
        self.deeds["received"] += 500
        balance = self._desk().read(stock.balance)

        def count(_dialog: QDialog) -> None:
            chief.wait(lambda: chief.enabled("dialogPrimary"), "the book to be frozen")
            chief.number("countedQuantity", balance)
            chief.write("countSecond", "Petugas cetak")
            if chief.sees("countPrintCounted"):
                chief.choose("countPrintCounted", True)
            chief.confirm()

        chief.dialog(lambda: chief.click("countStock"), count)
        self.deeds["counts"] += 1
        chief.picture("20-stock")
        self._take_in_roll(chief)

    def _take_in_roll(self, chief: Hands) -> None:
        path = self._out / "daftar penduduk.csv"
        rows: list[tuple[object, ...]] = [
            (f"73730141019099{n:02d}", name, "Palopo", "01-01-1990", sex, "Tompotikka")
            for n, (name, sex) in enumerate(
                (("Andi Tenri Bali", "P"), ("Muh. Rusdi d'Lagaligo", "L"), ("=HYPERLINK(1)", "L"))
            )
        ]
        rows.append(("73730101", "NIK Pendek", "Palopo", "01-01-1990", "L", "Tompotikka"))
        rows.append(("7373010101909988", "Tanggal Salah", "Palopo", "31-02-1990", "L", ""))
        write_table(
            path, ("NIK", "Nama Lengkap", "Tmpt Lahir", "Tgl Lahir", "JK", "Kel/Desa"), rows
        )

        def take_in(dialog: QDialog) -> None:
            assert isinstance(dialog, ImportDialog)
            dialog.open_file(path)  # the system's own file dialog has no place for our hands
            chief.find(QWidget, "importTabs")
            chief.tab("importTabs", 1)
            chief.picture("21-roll-import")
            chief.confirm(closing=False)
            chief.find(QWidget, "importDone")
            chief.click("dialogCancel")

        chief.go("residents")
        chief.dialog(lambda: chief.click("importRoll"), take_in)
        self.deeds["residents"] += 3

    def _close_day(self, chief: Hands) -> None:
        """Everything agrees, so only the signature is needed."""

        def fill(_dialog: QDialog) -> None:
            chief.find(QWidget, "state_tickets")
            chief.write("closingPassword", PASSWORD)
            chief.picture("24-closing")
            chief.confirm()

        chief.dialog(lambda: chief.click("closeDay"), fill)
        self.deeds["days_closed"] += 1

    def _evening(self, people: Cast) -> None:
        chief = self.hands["chief"]
        chief.go("residents")
        chief.enter("residentSearch", "andi muh")
        chief.picture("22-residents")
        chief.enter("residentSearch", people.unrecorded[1].nik)
        chief.row("residentsFound", 0, opens=True)
        chief.find(QWidget, "personName")
        chief.picture("23-resident")
        chief.go("reports")
        self._close_day(chief)
        chief.picture("24-report-day")
        chief.click("printDaySheet")
        self.deeds["day_sheets"] += 1
        chief.click("earlier")
        chief.tab("reportSpan", 1)
        chief.picture("25-report-month")
        chief.tab("reportSpan", 2)
        chief.picture("26-report-year")
        chief.go("settings")
        for place, name in enumerate(
            (
                "computer",
                "office",
                "officers",
                "counters",
                "services",
                "hours",
                "checklist",
                "security",
                "backups",
                "ageing",
            )
        ):
            chief.part("settingsParts", place)
            chief.picture(f"27-settings-{name}")
        chief.go("desk")
        chief.picture("28-desk")
        for role, hands in self.hands.items():
            hands.menu("officerMenu", "signOut")
            hands.find(QLineEdit, "password")
            self.deeds["signed_out"] += bool(role)
