"""Papers as the program draws them, against the barest ReportLab canvas with the same content."""

import statistics
from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO

from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from benchmarks.measure import Result, paired
from benchmarks.office import Bench
from ektp_desk.cards.slips import CardSlip
from ektp_desk.papers.slips import Letterhead
from ektp_desk.queue.slips import TicketSlip
from printing import fonts
from printing.cards import receipt
from printing.queue import ticket

ROUNDS = 150
MOMENT = datetime(2026, 11, 24, 8, 15)  # noqa: DTZ001 - papers show wall time
OFFICE = Letterhead(
    "Pemerintah Kota Palopo", "Dinas Kependudukan dan Pencatatan Sipil",
    "Jl. K.H.M. Hasyim No. 5, Palopo", "disdukcapil@example.go.id", "Palopo", "WITA",
)  # fmt: skip
FREE = "Seluruh layanan GRATIS, tidak dipungut biaya."
TICKET = TicketSlip(
    OFFICE, "A-012", "Perekaman KTP-el baru", MOMENT, 7, "Lansia", "7373••••••••0001",
    ("Fotokopi Kartu Keluarga", "Formulir F-1.02"), "T-1234567890abcdef", FREE,
)  # fmt: skip
CARD = CardSlip(
    OFFICE, "K-2026-000123", "Andi Sitti Aminah", "7373••••••••0001", "Perubahan data", MOMENT,
    "Operator Cetak 1", ("Tanda terima ini", "KTP-el lama"), "C-1234567890abcdef", FREE,
)  # fmt: skip
HEAD = (OFFICE.government, OFFICE.name, OFFICE.address, OFFICE.contact)
TICKET_LINES = (
    *HEAD, "NOMOR ANTREAN", "A-012", "Perekaman KTP-el baru", "PRIORITAS · Lansia",
    "Selasa, 24 November 2026", "08.15 WITA", "Menunggu di depan Anda", "7 orang", "NIK",
    "7373••••••••0001", "Siapkan:", "Fotokopi Kartu Keluarga", "Formulir F-1.02",
    "Simpan nomor ini sampai Anda", "selesai dilayani.", "Nomor terlewat? Lapor ke petugas,",
    "Anda dipanggil lagi.", FREE,
)  # fmt: skip
CARD_LINES = (
    *HEAD, "KTP-el SIAP DIAMBIL", "Tanda terima pengambilan", "Andi Sitti Aminah", "NIK",
    "7373••••••••0001", "Layanan", "Perubahan data", "Dicetak", "24 November 2026, 08.15 WITA",
    "Petugas", "Operator Cetak 1", "Bawa saat mengambil:", "Tanda terima ini", "KTP-el lama",
    "Tunjukkan kode ini di loket", "pengambilan.", FREE, "K-2026-000123",
)  # fmt: skip


def run(_bench: Bench) -> list[Result]:
    """A ticket and a card receipt."""
    return [
        _result("queue ticket", lambda: ticket(TICKET),
                lambda: _bare(TICKET_LINES, TICKET.token)),
        _result("card receipt", lambda: receipt(CARD),
                lambda: _bare(CARD_LINES, CARD.token, CARD.number)),
    ]  # fmt: skip


def _result(name: str, ours: Callable[[], bytes], base: Callable[[], bytes]) -> Result:
    drawn, bare = paired(ours, base, rounds=ROUNDS)
    what = f"{len(ours()):,} bytes against {len(base()):,}, median"
    return Result(f"paper: {name}", statistics.median(drawn), statistics.median(bare), 1.5, what)


def _bare(lines: Sequence[str], token: str, bars: str = "") -> bytes:
    """Strings at places, modules as rectangles: no measuring, no wrapping."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(80 * mm, 160 * mm), invariant=1)
    faces = (fonts.REGULAR, fonts.SEMIBOLD, fonts.BOLD, fonts.MEDIUM)
    for face in faces:
        fonts.font(face)
    for number, line in enumerate(lines):
        canvas.setFont(faces[number % len(faces)], 9)
        canvas.drawString(12, 440 - 12 * number, line)
    code = QRCode(None, QRErrorCorrectLevel.Q)
    code.addData(token)
    code.make()
    path = canvas.beginPath()
    for row, modules in enumerate(code.modules):
        for column, dark in enumerate(modules):
            if dark:
                path.rect(12 + 2.8 * column, 90 - 2.8 * row, 2.8, 2.8)
    canvas.drawPath(path, stroke=0, fill=1)
    if bars:
        Code128(bars, barWidth=0.7, barHeight=34, quiet=False).drawOn(canvas, 12, 10)
    canvas.showPage()
    canvas.save()
    return target.getvalue()
