"""From a paper to its printer: kept, in order, tried again, once; and the folder as printer."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError
from ektp_desk.papers import queries
from ektp_desk.papers import services as papers
from ektp_desk.papers.services import PaperRow
from ektp_desk.queue import services as queue
from ektp_desk.queue.slips import TICKET
from ektp_desk.recording.slips import RECEIPT
from ektp_desk.reports.slips import DAY_SHEET
from printing.catalogue import PAPERS, render
from printing.spool.keeping import paper_path
from printing.spool.printers import (
    LONGEST_NAME,
    Assignment,
    FolderPrinter,
    PrinterTroubleError,
    safe_name,
)
from printing.spool.qt import print_on
from printing.spool.spool import BROKEN, Spool, SpoolEvent
from tests.conftest import MORNING, Office
from tests.printing.reading import pages_of, pictures_of, sizes_of, squeezed, text_of
from tests.printing.slips import SLIPS, paper, plain

HOSTILE = (
    "../../../etc/passwd", "..", ".", "", "/", "C:\\Windows\\system32", "a:b*c?<>|\"", "CON",
    "nul.txt", "com1", "LPT9.pdf", "K-2026\x00-1", "baris\r\nbaru", "~root", "$(reboot)", "؜‮gpj",
    "x" * 5_000, "…", "李小龙", "-rf", "%2e%2e%2f",
)  # fmt: skip


class Tray:
    """A printer that can be off, and what it printed."""

    name = "baki"

    def __init__(self) -> None:
        self.off = threading.Event()
        self.printed: list[tuple[str, bytes]] = []

    def print(self, pdf: bytes, *, title: str, size: str) -> None:
        if self.off.is_set():
            raise PrinterTroubleError("printer.gone", self.name)
        self.printed.append((title, pdf))

    @property
    def titles(self) -> list[str]:
        return [title for title, _ in self.printed]


class Heard(list[SpoolEvent]):
    """The events of a spool; `wait` for one."""

    def __init__(self) -> None:
        super().__init__()
        self._bell = threading.Condition()

    def hear(self, event: SpoolEvent) -> None:
        with self._bell:
            self.append(event)
            self._bell.notify_all()

    def wait(self, wanted: Callable[[SpoolEvent], bool]) -> SpoolEvent:
        with self._bell:
            assert self._bell.wait_for(lambda: any(map(wanted, self)), 20), list(self)
            return next(filter(wanted, self))


@pytest.fixture
def tray() -> Tray:
    """The office's printer."""
    return Tray()


@pytest.fixture
def heard() -> Heard:
    """What the windows are told."""
    return Heard()


Begin = Callable[..., Spool]


@pytest.fixture
def begin(office: Office, tray: Tray, heard: Heard, tmp_path: Path) -> Iterator[Begin]:
    """Starts a spool as a program does at sign-in; all are closed in the end."""
    made: list[Spool] = []

    def make(desk: Desk | None = None, **how: object) -> Spool:
        settings = {
            "actor": office.counter, "printer_of": lambda _kind: tray, "on_event": heard.hear,
            "pauses": (0.02,),
        }  # fmt: skip
        spool = Spool(desk or office.desk, tmp_path / "dokumen", **settings | how)  # type: ignore[arg-type]
        spool.start()
        made.append(spool)
        return spool

    yield make
    for spool in made:
        spool.close()


def ticket(office: Office) -> PaperRow:
    return office.desk.write(office.counter, queue.take_number, service_code="INFO").result.paper


def marked(office: Office) -> dict[str, bool]:
    listed = office.desk.read(queries.papers_of_day, day=MORNING.date())
    return {row.number: row.printed for row in listed}


def test_a_paper_is_kept_printed_marked_and_told(
    office: Office, begin: Begin, tray: Tray, heard: Heard
) -> None:
    spool, given = begin(), ticket(office)
    spool.put(given)
    assert spool.drain(20)

    pdf = render(given.kind, given.slip)
    assert tray.printed == [(given.number, pdf)]
    assert spool.file_of(given).read_bytes() == pdf
    assert spool.file_of(given).parts[-3:] == ("queue.ticket", "2026-11-24", f"{given.number}.pdf")
    assert marked(office) == {given.number: True}
    assert [(event.number, event.printed, event.code) for event in heard] == [
        (given.number, True, "")
    ]


def test_papers_come_out_in_the_order_they_were_given(
    office: Office, begin: Begin, tray: Tray
) -> None:
    given = [ticket(office) for _ in range(8)]
    spool = begin()
    for one in given:
        spool.put(one)
    assert spool.drain(20)
    assert tray.titles == [one.number for one in given]


def test_a_paper_given_often_and_from_many_threads_is_printed_once(
    office: Office, begin: Begin, tray: Tray
) -> None:
    spool, given = begin(), ticket(office)
    threads = [threading.Thread(target=spool.put, args=(given,)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert spool.drain(20)
    spool.put(given)
    spool.put(replace(given))
    assert spool.drain(20)
    assert tray.titles == [given.number]


def test_a_printer_that_is_off_gets_its_papers_when_it_is_back(
    office: Office, begin: Begin, tray: Tray, heard: Heard
) -> None:
    tray.off.set()
    spool, given = begin(), [ticket(office), ticket(office)]
    for one in given:
        spool.put(one)
    told = heard.wait(lambda event: event.number == given[1].number)
    assert (told.printed, told.code) == (False, "printer.gone")
    assert not spool.drain(0.2)
    assert spool.file_of(given[0]).exists()  # kept, whatever the printer does
    assert marked(office) == dict.fromkeys((one.number for one in given), False)

    tray.off.clear()
    assert spool.drain(20)
    assert sorted(tray.titles) == [one.number for one in given]
    assert all(marked(office).values())


def test_asking_again_does_not_wait_for_the_pause(
    office: Office, begin: Begin, tray: Tray, heard: Heard
) -> None:
    tray.off.set()
    spool = begin(pauses=(600.0,))
    spool.put(ticket(office))
    heard.wait(lambda event: event.code == "printer.gone")
    tray.off.clear()
    assert not spool.drain(0.2)
    spool.retry()
    assert spool.drain(20)
    assert len(tray.printed) == 1


def test_one_printer_off_does_not_hold_up_another(
    office: Office, begin: Begin, tray: Tray, heard: Heard
) -> None:
    broken = Tray()
    broken.off.set()
    spool = begin(printer_of=lambda kind: broken if kind == RECEIPT else tray)
    receipt = issue(office, RECEIPT, "R-1")
    spool.put(receipt)
    heard.wait(lambda event: event.number == "R-1")
    given = ticket(office)
    spool.put(given)
    heard.wait(lambda event: event.number == given.number and event.printed)
    assert tray.titles == [given.number]
    broken.off.clear()
    assert spool.drain(20)
    assert broken.titles == ["R-1"]


def issue(office: Office, kind: str, number: str, slip: object = None) -> PaperRow:
    """A paper of any kind, as a service issues it."""
    return office.desk.write(
        office.counter, papers.issue, key=f"uji/{kind}/{number}", kind=kind, number=number,
        slip=slip or SLIPS[kind],
    ).result  # fmt: skip


def test_copies_are_numbered_and_papers_of_their_own(
    office: Office, begin: Begin, tray: Tray
) -> None:
    spool, given = begin(), issue(office, RECEIPT, "R-2026-7")
    spool.put(given)
    for _ in range(2):
        spool.put(office.desk.write(office.counter, papers.copy, key=given.key).result)
    assert spool.drain(20)

    assert tray.titles == ["R-2026-7", "R-2026-7 salinan 1", "R-2026-7 salinan 2"]
    assert [squeezed("salinan ke-") in text_of(pdf) for _, pdf in tray.printed] == [
        False, True, True,
    ]  # fmt: skip
    assert squeezed("salinan ke-2") in text_of(tray.printed[2][1])
    names = sorted(path.name for path in spool.file_of(given).parent.iterdir())
    assert names == ["R-2026-7-salinan-1.pdf", "R-2026-7-salinan-2.pdf", "R-2026-7.pdf"]


def test_what_a_program_did_not_come_to_the_next_one_prints_once(
    office: Office, begin: Begin, tray: Tray, heard: Heard
) -> None:
    """Originals and copies; and nothing that was out already comes out again."""
    done, left = ticket(office), ticket(office)
    first = begin()
    first.put(done)
    assert first.drain(20)
    tray.off.set()
    copy = office.desk.write(office.counter, papers.copy, key=done.key).result
    for one in (left, copy):
        first.put(one)
    heard.wait(lambda event: event.number == left.number)
    first.close()

    tray.off.clear()
    for _ in range(2):
        assert begin().drain(20)
    assert sorted(tray.titles) == [done.number, f"{done.number} salinan 1", left.number]
    assert all(marked(office).values())


def test_a_slip_that_cannot_be_drawn_stops_no_other(
    office: Office, begin: Begin, tray: Tray, heard: Heard
) -> None:
    spool, given = begin(), ticket(office)
    broken = replace(given, key="rusak", number="X-1", slip={"office": "Budi 7373014405920001"})
    for one in (broken, given):
        spool.put(one)
    assert spool.drain(20)
    told = heard.wait(lambda event: event.number == "X-1")
    assert (told.printed, told.code) == (False, BROKEN)
    assert "7373" not in told.detail
    assert tray.titles == [given.number]


class Away:
    """A desk whose database is away for the first writes."""

    def __init__(self, desk: Desk, failures: int) -> None:
        self._desk, self._failures = desk, failures

    def write(self, *arguments: object, **how: object) -> object:
        if how.get("key") and self._failures:
            self._failures -= 1
            raise MachineError("machine.unreachable")
        return self._desk.write(*arguments, **how)  # type: ignore[arg-type]

    def __getattr__(self, name: str) -> object:
        return getattr(self._desk, name)


def test_a_paper_that_is_out_waits_for_its_mark_and_is_not_printed_again(
    office: Office, begin: Begin, tray: Tray, heard: Heard
) -> None:
    spool, given = begin(Away(office.desk, 3)), ticket(office)
    spool.put(given)
    assert spool.drain(20)
    assert tray.titles == [given.number]
    assert [event.printed for event in heard] == [True]
    assert marked(office) == {given.number: True}


def test_a_folder_that_cannot_be_written_is_trouble_and_tried_again(
    office: Office, begin: Begin, tray: Tray, heard: Heard, tmp_path: Path
) -> None:
    spool = begin()
    assert spool.drain(20)  # what lay unprinted is looked for first: not yet there
    given = ticket(office)
    place = tmp_path / "dokumen" / "queue.ticket"
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(b"a file where a folder must be")
    spool.put(given)
    told = heard.wait(lambda event: not event.printed)
    assert told.code.startswith("machine.")
    assert tray.printed == []
    place.unlink()
    assert spool.drain(20)
    assert tray.titles == [given.number]
    assert list(spool.file_of(given).parent.glob("*.part")) == []


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_leaves_its_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "kertas"
    pdf = paper(TICKET)
    FolderPrinter(folder).print(pdf, title=name, size="roll")
    (made,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert made.parent == folder
    assert made.read_bytes() == pdf
    assert made.name == f"{safe_name(name)}.pdf"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_safe_name_is_one_on_every_system(name: str) -> None:
    safe = safe_name(name)
    assert 1 <= len(safe) <= LONGEST_NAME + 1
    assert safe.isascii()
    assert not set(safe) & set('/\\:*?"<>|\0\r\n ')
    assert safe.strip(".") == safe
    assert safe.partition(".")[0].upper() not in {"CON", "NUL", "COM1", "LPT9"}
    row = PaperRow(1, "key", TICKET, name, plain(SLIPS[TICKET]), 3)
    assert paper_path(row) == ("queue.ticket", "2026-11-24", f"{safe}-salinan-3.pdf")


def test_a_folder_takes_the_same_paper_once_and_another_beside_it(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path)
    for ahead in (1, 1, 2, 3, 2):
        printer.print(paper(TICKET, ahead=ahead), title="A-001", size="roll")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["A-001-2.pdf", "A-001-3.pdf", "A-001.pdf"]


def test_a_kind_without_a_printer_goes_to_the_folder(tmp_path: Path) -> None:
    assignment = Assignment({TICKET: "", RECEIPT: "Tidak-Ada"}, tmp_path)
    for kind in (TICKET, DAY_SHEET):
        assignment.printer(kind).print(b"%PDF", title=kind, size="a4")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"{TICKET}.pdf", f"{DAY_SHEET}.pdf",
    ]  # fmt: skip


def test_a_printer_that_is_named_but_gone_is_trouble(qapp: QApplication, tmp_path: Path) -> None:
    """Nothing is filed quietly: somebody waits for the paper."""
    printer = Assignment({RECEIPT: "Tidak-Ada"}, tmp_path).printer(RECEIPT)
    with pytest.raises(PrinterTroubleError) as caught:
        printer.print(paper(RECEIPT), title="R-1", size="a6")
    assert caught.value.code == "printer.gone"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", SLIPS)
def test_a_system_printer_gets_every_page_in_its_size(
    qapp: QApplication, tmp_path: Path, kind: str
) -> None:
    """Drawn by Qt as for a queue, into a file: as many pages, as large, and not empty."""
    pdf, out = paper(kind), tmp_path / "out.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    print_on(printer, pdf, title="Uji", size=PAPERS[kind].size.name)

    came = out.read_bytes()
    assert len(PdfReader(BytesIO(came)).pages) == len(pages_of(pdf))
    for (width, height), (wanted_width, wanted_height) in zip(
        sizes_of(came), sizes_of(pdf), strict=True
    ):
        assert abs(width - wanted_width) <= 1
        assert abs(height - wanted_height) <= 1
    for picture, wanted in zip(pictures_of(came), pictures_of(pdf), strict=True):
        assert all(
            abs(there - here) <= 1.5
            for there, here in zip(picture.margins(), wanted.margins(), strict=True)
        )
