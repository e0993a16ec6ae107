"""Each paper from a fixed slip: the same bytes every time, everything on it, nothing borrowed."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from ektp_desk.cards.slips import BACKLOG_LIST, CARD_RECEIPT, HANDOVER_RECEIPT
from ektp_desk.cards.slips_destruction import DESTRUCTION, STORE_REPORT
from ektp_desk.cards.slips_pickup import DELIVERY_LIST, UNCOLLECTED_LIST
from ektp_desk.cards.slips_suket import SUKET
from ektp_desk.coverage.slips import DEPARTURE, DEPARTURE_LIST
from ektp_desk.outreach.slips import ASSIGNMENT, LOST_LAPTOP, TARGET_LIST, VISIT_REPORT
from ektp_desk.partners.slips import LETTER as LIST_LETTER
from ektp_desk.queue.slips import APPOINTMENT, TICKET
from ektp_desk.recording.slips import RECEIPT
from ektp_desk.recording.slips_birthdays import BIRTHDAYS
from ektp_desk.recording.slips_letters import LETTER
from ektp_desk.reports.slips import DAY_SHEET
from ektp_desk.reports.slips_access import ACCESS_LOG, BREACH
from ektp_desk.reports.slips_periods import MONTH_REPORT, YEAR_REPORT
from ektp_desk.stock.slips import COUNT_RECORD, MOVEMENT_RECORD
from ektp_desk.stock.slips_requests import DELIVERY_RECORD, REMINDER, REQUEST_LETTER
from printing.catalogue import PAPERS, filed_under
from printing.codes import Qr
from printing.test_page import printer_test_page
from printing.words import spelled
from tests.printing.reading import (
    DOTS_PER_MM,
    POINTS_PER_MM,
    Picture,
    fonts_of,
    pages_of,
    pictures_of,
    scanned,
    sizes_of,
    squeezed,
    text_of,
)
from tests.printing.slips import SLIPS, UNREAD, paper, plain, written

ROOT = Path(__file__).parents[2]
KINDS = tuple(SLIPS)
SIZES = ("roll", "a6", "a4")
FIXED = {"a6": (105.0, 148.0), "a4": (210.0, 297.0)}
ROLL_WIDTH = 80.0
COPY = "salinan"
QUIET_MODULES = 4
LEAST_BAR_HEIGHT = 8.0  # millimetres that a hand-held scanner hits without aiming
STATED = {  # what stands on a paper in other words than on its slip
    ACCESS_LOG: ("LOG AKSES DATA PENDUDUK", "4 Mei 1992", "24-11-2026 09.15", "23-11-2026 14.02",
                 "24 November 2026, 15.30 WITA", "Halaman 1 dari 1"),
    BREACH: ("FAKTA PELANGGARAN DATA PRIBADI", "24 November 2026, 09.15 WITA",
             "3 × 24 jam: 27 November 2026, 09.15 WITA", "04-05-1992", "23-11-2026 10.01", "ya",
             "2 dari 2.250 akses", "Palopo, 24 November 2026"),
    ASSIGNMENT: ("SURAT TUGAS", "MENUGASKAN", "Senin, 30 November 2026", "08.00–14.00 WITA",
                 "1.140 orang", "Palopo, 24 November 2026", "tidak dipungut biaya"),
    TARGET_LIST: ("Senin, 30 November 2026", "01-07-1944", "Lansia; Berbaring", "2 orang",
                  "NIK disamarkan", "24 November 2026, 15.30 WITA", "Halaman 1 dari 1"),
    VISIT_REPORT: ("Senin, 23 November 2026", "20-11-2026 10.40", "Listrik padam pukul 11.20.",
                   "Dua orang diminta datang", "Yang melaporkan", "Palopo, 24 November 2026"),
    LOST_LAPTOP: ("2 Maret 2026", "Senin, 23 November 2026", "27 November 2026, 09.15 WITA",
                  "22-11-2026 16.02", "13-11-2026 08.40", "belum", "20-01-2010", "habis",
                  "tidak menyimpannya"),
    REQUEST_LETTER: ("Palopo, 24 November 2026", "3.500 (tiga ribu lima ratus) keping",
                     "92,4 keping", "11,0 hari kerja", "14 hari kalender", "Tembusan"),
    REMINDER: ("Palopo, 24 November 2026", "2 November 2026", "16 November 2026", "4,4 hari kerja",
               "1.487 (seribu empat ratus delapan puluh tujuh) keping", "Tembusan"),
    DELIVERY_RECORD: ("Pada hari ini, Selasa, tanggal dua puluh empat, bulan November",
                      "tahun dua ribu dua puluh enam (24-11-2026)", "PIHAK PERTAMA", "PIHAK KEDUA",
                      "1.250 (seribu dua ratus lima puluh) keping", "Saksi-saksi", "Mengetahui"),
    TICKET: ("Selasa, 24 November 2026", "08.15 WITA", "PRIORITAS", "7 orang",
             "Janji pukul 09.30"),
    APPOINTMENT: ("Selasa, 24 November 2026", "09.30", "JANJI TEMU", "Lewat 17 menit"),
    RECEIPT: ("24 November 2026, 09.05 WITA", "BUKAN KTP-el", "Pengecualian", "Terekam"),
    CARD_RECEIPT: ("24 November 2026, 10.40 WITA", "SIAP DIAMBIL"),
    HANDOVER_RECEIPT: ("24 November 2026, 13.25 WITA", "Diwakilkan kepada", "Surat kuasa"),
    SUKET: ("SURAT KETERANGAN", "Belopa, 4 Mei 1992", "Perempuan", "24 Mei 2027",
            "Palopo, 24 November 2026", "NIP 197001011995031001"),
    BIRTHDAYS: ("1 Desember 2026", "31 Desember 2026", "3 Desember 2026", "2 orang", "belum"),
    LETTER: ("Palopo, 24 November 2026", "Yth.", "Nomor", "Sifat", "Lampiran", "Hal", "Tembusan:",
             "NIP 197001011995031001"),
    UNCOLLECTED_LIST: ("Selasa, 24 November 2026", "03-08-2026", "21-11-2026", "113"),
    DELIVERY_LIST: ("BERITA ACARA SERAH TERIMA", "Pada hari ini Selasa tanggal dua puluh empat",
                    "tahun dua ribu dua puluh enam", "2 (dua) keping", "1 Desember 2026",
                    "PIHAK PERTAMA", "PIHAK KEDUA", "Andi Sitti Aminah *"),
    BACKLOG_LIST: ("Selasa, 24 November 2026", "Mendesak", "03-10-2026", "21-11-2026",
                   "24 November 2026, 15.30 WITA", "1.023", "Halaman 1 dari 1"),
    DAY_SHEET: ("24 November 2026, 15.30 WITA", "97,5 keping", "29,4 hari kerja",
                "17 mnt", "44 mnt", "–", "Palopo, 24 November 2026", "catatan ke-2",
                "24 November 2026, 15.41 WITA", "2.870 / 2.868", "Sejak itu ada perubahan"),
    COUNT_RECORD: ("hari Selasa, tanggal dua puluh empat, bulan November", "tidak ikut dihitung",
                   "seribu dua ratus empat puluh lima", "-3 keping", "Mengetahui"),
    MOVEMENT_RECORD: ("hari Selasa, tanggal dua puluh empat, bulan November", "PIHAK KEDUA",
                      "seribu seratus lima puluh", "Sisa pinjaman"),
    MONTH_REPORT: ("LAPORAN BULANAN", "1 November 2026 sampai 24 November 2026", "belum berakhir",
                   "97,6%", "97,3%", "3.038 orang", "Senin, 2 November 2026", "67 mnt", "−91",
                   "+34", "98,6%", "Palopo, 24 November 2026"),
    YEAR_REPORT: ("LAPORAN TAHUNAN", "Tahun 2026", "Januari", "Februari", "1.773", "Jan", "Feb",
                  "31 Desember 2026", "20 dari 21 hari kerja"),
    DESTRUCTION: ("Pada hari ini Selasa, tanggal dua puluh empat, bulan November",
                  "tahun dua ribu dua puluh enam (24-11-2026)",
                  "PIHAK PERTAMA", "PIHAK KEDUA", "Saksi 3",
                  "1.060 (seribu enam puluh) keping", "LAMPIRAN", "-1", "Halaman 3 dari 3"),
    STORE_REPORT: ("1 November 2026 – 30 November 2026", "Palopo, 24 November 2026",
                   "2 November 2026", "Ketiganya BERBEDA"),
    DEPARTURE: ("Palopo, 24 November 2026", "1 Juli 1944", "20 November 2026", "meninggal dunia",
                "1 (satu) berkas", "Tembusan", "Lurah Tompotikka"),
    DEPARTURE_LIST: ("Palopo, 24 November 2026", "01-07-1944", "09-02-1980", "2 penduduk",
                     "NIK disamarkan"),
    LIST_LETTER: ("Palopo, 24 November 2026", "1.061 orang", "Kamis, 24 Desember 2026", "Rahasia"),
}  # fmt: skip
# A destruction record with signatures and its annex; what is not named fits one page.
PAGES = {
    DAY_SHEET: 2, MONTH_REPORT: 2, YEAR_REPORT: 2, DESTRUCTION: 3, VISIT_REPORT: 2, LOST_LAPTOP: 2,
}  # fmt: skip
QR_SIZES = {
    TICKET: 71,
    APPOINTMENT: 71,
    RECEIPT: 62,
    CARD_RECEIPT: 71,
    HANDOVER_RECEIPT: 43,
    SUKET: 71,
}


def test_every_paper_of_the_catalogue_is_tested() -> None:
    assert set(SLIPS) == set(PAPERS) == set(UNREAD) == set(STATED)


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_is_the_same_to_the_byte_every_time(kind: str) -> None:
    assert paper(kind) == paper(kind)
    assert paper(kind, copy=3) == paper(kind, copy=3)


def test_another_run_of_the_program_makes_the_same_bytes() -> None:
    """A paper printed again years later is the paper that was given out."""
    script = (
        "import hashlib; from tests.printing.test_golden import papers;"
        "print(*(hashlib.sha256(pdf).hexdigest() for pdf in papers()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati"},
        check=True,
    )
    assert done.stdout.split() == [hashlib.sha256(pdf).hexdigest() for pdf in papers()]


def papers() -> Iterator[bytes]:
    """All papers, originals and a copy, and the test pages."""
    for kind in KINDS:
        yield paper(kind)
        yield paper(kind, copy=1)
    for size in SIZES:
        yield printer_test_page("Epson TM-T82", size)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_slip_is_on_the_paper(kind: str) -> None:
    found = text_of(paper(kind))
    wanted = [*written(kind, SLIPS[kind]), *STATED[kind]]
    assert [text for text in wanted if squeezed(text) not in found] == []


def test_the_owner_needs_no_proxy_on_the_record() -> None:
    found = text_of(paper(HANDOVER_RECEIPT, in_person=True, collector="Eko Prasetyo", authority=""))
    assert squeezed("Diambil oleh") in found
    assert squeezed("pemilik sendiri") in found
    assert squeezed("Diwakilkan") not in found
    assert squeezed("Surat kuasa") not in found


def test_a_move_is_reported_in_its_own_words() -> None:
    found = text_of(paper(DEPARTURE, died=False, evidence="", said_by="", note=""))
    assert squeezed("pindah dari wilayah ini") in found
    for absent in ("meninggal", "kematian", "Disampaikan oleh", "1 (satu) berkas"):
        assert squeezed(absent) not in found


def test_the_list_for_the_desk_asks_for_no_answer() -> None:
    found = text_of(paper(DEPARTURE_LIST, outside=False))
    assert squeezed("NIK disamarkan") not in found
    assert squeezed("B / T") not in found


def test_a_request_that_sets_nothing_aside_and_needs_no_word_is_shorter() -> None:
    found = text_of(paper(REQUEST_LETTER, reserved=0, reason="", days_left=None))
    for absent in ("disisihkan", "sekolah", "11,0 hari kerja"):
        assert squeezed(absent) not in found


def test_a_reminder_of_what_nobody_approved_says_so() -> None:
    assert squeezed("belum ada persetujuan") in text_of(paper(REMINDER, approved=None))


def test_a_hand_over_record_has_room_for_what_was_not_said() -> None:
    found = text_of(paper(DELIVERY_RECORD, serials="", note="", witnesses=()))
    for absent in ("Nomor seri", "Dua dus", "Hasan"):
        assert squeezed(absent) not in found
    assert found.count("(tandatangan)") == 2


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"), (20, "dua puluh"),
        (100, "seratus"), (101, "seratus satu"), (1_000, "seribu"),
        (1_111, "seribu seratus sebelas"),
        (2_026, "dua ribu dua puluh enam"), (11_000, "sebelas ribu"), (100_000, "seratus ribu"),
        (1_000_000, "satu juta"), (1_500_019, "satu juta lima ratus ribu sembilan belas"),
    ],
)  # fmt: skip
def test_numbers_are_spelled(number: int, words: str) -> None:
    assert spelled(number) == words


@pytest.mark.parametrize("number", [-1, 10**12])
def test_what_is_not_said_on_papers_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="not said"):
        spelled(number)


def test_a_record_without_a_difference_says_that_the_count_agrees() -> None:
    found = text_of(paper(DESTRUCTION, explanation=""))
    assert squeezed("sesuai dengan buku") in found
    assert squeezed("Penjelasan selisih") not in found
    assert squeezed("Ketiganya sama") in text_of(paper(STORE_REPORT, ledger=1_019, kept=1_019))


def test_a_ticket_without_priority_and_nobody_ahead_says_so() -> None:
    found = text_of(paper(TICKET, priority="", ahead=0, masked_nik="", papers=()))
    assert squeezed("tidak ada") in found
    for absent in ("PRIORITAS", "NIK", "Siapkan"):
        assert squeezed(absent) not in found


@pytest.mark.parametrize("kind", KINDS)
def test_pages_have_the_size_of_their_paper(kind: str) -> None:
    _right_size(paper(kind), PAPERS[kind].size.name, pages=PAGES.get(kind, 1))


@pytest.mark.parametrize("size", SIZES)
def test_the_printer_test_page_shows_letters_codes_and_its_size(size: str) -> None:
    pdf = printer_test_page("Epson TM-T82", size)
    assert pdf == printer_test_page("Epson TM-T82", size)
    _right_size(pdf, size)
    assert all(fonts_of(pdf).values())
    found = text_of(pdf)
    length = {"roll": 70, "a6": 85, "a4": 170}[size]
    for text in ("Epson TM-T82", "7 pt", "16 pt", "AaGgQq", "UJI-000001", f"tepat {length} mm"):
        assert squeezed(text) in found
    (picture,) = pictures_of(pdf, crisp=True)
    _qr_stands(picture, "EKTP-DESK-UJI", 64)
    assert "UJI-000001" in scanned(picture)


def _right_size(pdf: bytes, size: str, *, pages: int = 1) -> None:
    for width, height in sizes_of(pdf):
        if size in FIXED:
            assert (width, height) == FIXED[size]
        else:
            assert width == ROLL_WIDTH
            assert height > width
    assert len(sizes_of(pdf)) == pages


def test_a_roll_is_as_long_as_what_stands_on_it() -> None:
    ((_, short),) = sizes_of(paper(TICKET, papers=()))
    ((_, long),) = sizes_of(paper(TICKET, papers=tuple(f"Berkas {n}" for n in range(40))))
    assert long > short + 40 * 4
    for pdf in (paper(TICKET, papers=()), paper(CARD_RECEIPT)):
        (picture,) = pictures_of(pdf)
        _, top, _, bottom = picture.margins()
        assert 4 <= top <= 6
        assert 7 <= bottom <= 12.5  # white for the cutter and the code, in whole millimetres


@pytest.mark.parametrize("kind", KINDS)
def test_all_fonts_are_in_the_file(kind: str) -> None:
    fonts = fonts_of(paper(kind, copy=1))
    assert len(fonts) >= 3
    assert [name for name, embedded in fonts.items() if not embedded] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_names_the_paper_and_the_office_and_says_no_more(kind: str) -> None:
    found = PdfReader(BytesIO(paper(kind))).metadata
    assert found is not None
    assert found.title
    assert found.author == SLIPS[kind].office.name
    assert "Aminah" not in str(found)


@pytest.mark.parametrize("kind", QR_SIZES)
def test_the_code_holds_the_token_dot_for_dot(kind: str) -> None:
    (picture,) = pictures_of(paper(kind), crisp=True)
    _qr_stands(picture, SLIPS[kind].token, QR_SIZES[kind])


def test_a_code_for_another_token_is_another_code() -> None:
    (picture,) = pictures_of(paper(TICKET), crisp=True)
    assert picture.find(_modules("EKTP1.T.0000-0000-0000", QR_SIZES[TICKET])) is None


def test_the_bar_code_reads_as_the_number() -> None:
    (picture,) = pictures_of(paper(CARD_RECEIPT), crisp=True)
    read = scanned(picture)
    assert set(read) == {"K-2026-000047"}
    assert len(read) > LEAST_BAR_HEIGHT * DOTS_PER_MM


@pytest.mark.parametrize("kind", KINDS)
def test_a_copy_says_so_and_an_original_does_not(kind: str) -> None:
    assert COPY not in text_of(paper(kind))
    for copy in (1, 2, 12):
        found = text_of(paper(kind, copy=copy))
        assert squeezed(f"SALINAN KE-{copy}") in found
        wanted = [*written(kind, SLIPS[kind]), *STATED[kind]]
        assert [text for text in wanted if squeezed(text) not in found] == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if PAPERS[kind].size.height is not None])
def test_every_page_of_a_copy_says_so_at_its_foot(kind: str) -> None:
    for page in pages_of(paper(kind, copy=2)):
        assert any(line.strip().startswith("SALINAN KE-2 · ") for line in page.splitlines())


@pytest.mark.parametrize("kind", KINDS)
def test_a_kept_slip_is_filed_under_its_own_day(kind: str) -> None:
    assert filed_under(kind, plain(SLIPS[kind])).isoformat() == "2026-11-24"


def _modules(content: str, size: float) -> tuple[bytes, ...]:
    """The dots of a QR code, as a head of 8 dots to the millimetre must set them."""
    rows = Qr(content, size).rows
    dots = int(size / POINTS_PER_MM * DOTS_PER_MM / len(rows))
    return tuple(
        b"".join((b"\x00" if dark else b"\xff") * dots for dark in row)
        for row in rows
        for _ in range(dots)
    )


def _qr_stands(picture: Picture, content: str, size: float) -> None:
    """The code is there to the dot, with white around it as wide as a reader needs."""
    modules = _modules(content, size)
    place = picture.find(modules)
    assert place is not None, "no such code on the paper"
    left, top = place
    wide = len(modules)
    quiet = QUIET_MODULES * wide // len(Qr(content, size).rows)
    assert left >= quiet
    for row in picture.rows[top - quiet : top + wide + quiet]:
        assert set(row[left - quiet : left]) <= {0xFF}
        assert set(row[left + wide : left + wide + quiet]) <= {0xFF}
