"""The day sheet, A4: page after page when the print log is long."""

from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from ektp_desk.papers.slips import Letterhead
from ektp_desk.reports.slips import DaySlip
from printing import fonts, words
from printing.sheet import A4, draw_text

MARGIN = 20 * mm
RULE = HexColor("#c9ced6")
HEAD = HexColor("#f1f3f6")
INNER = A4[0] - 2 * MARGIN


def day_sheet(slip: DaySlip, copy: int = 0) -> bytes:
    """The office's day: queue, recording, cards, blanks, officers and the print log."""
    for name in fonts.FILES:
        fonts.font(name)
    story: list[Flowable] = [
        *_head(slip.office),
        _paragraph("LAPORAN HARIAN", size=14, face=fonts.BOLD, align=TA_CENTER, after=2),
        _paragraph(slip.day_in_words, size=10, align=TA_CENTER, after=10),
    ]
    if copy:
        story.append(_paragraph(f"SALINAN KE-{copy}", face=fonts.BOLD, align=TA_CENTER, after=6))
    story += [
        *_figures(slip),
        *_services(slip),
        *_stock(slip),
        *_officers(slip),
        *_cards(slip),
        KeepTogether(_signature(slip)),
    ]
    target = BytesIO()
    document = _Document(target, slip)
    document.build(story, canvasmaker=_PageCounter)
    return target.getvalue()


class _Document(BaseDocTemplate):
    def __init__(self, target: BytesIO, slip: DaySlip) -> None:
        super().__init__(
            target,
            pagesize=A4,
            leftMargin=MARGIN,
            rightMargin=MARGIN,
            topMargin=18 * mm,
            bottomMargin=20 * mm,
            title=f"Laporan harian {slip.day:%Y-%m-%d}",
            creator="EKTP Desk",
            lang="id-ID",
            invariant=1,
        )
        frame = Frame(MARGIN, 20 * mm, INNER, A4[1] - 38 * mm, 0, 0, 0, 0)
        self._foot = (
            f"{slip.office.name} · {words.day(slip.day)} · jejak {slip.audit_count} "
            f"{slip.audit_hash[:16]}"
        )
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=self._draw_foot))

    def _draw_foot(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.setFillGray(0.38)
        draw_text(canvas, self._foot, fonts.REGULAR, 7.5, MARGIN, 12 * mm)


class _PageCounter(Canvas):
    """Writes "page x of y" when all pages are known."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._pages: list[dict[str, object]] = []

    def showPage(self) -> None:  # noqa: N802
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            text = f"Halaman {number} dari {len(self._pages)}"
            self.setFillGray(0.38)
            x = A4[0] - MARGIN - fonts.width(text, fonts.REGULAR, 7.5)
            draw_text(self, text, fonts.REGULAR, 7.5, x, 12 * mm)
            super().showPage()
        super().save()


def _head(office: Letterhead) -> list[Flowable]:
    line = Table([[""]], colWidths=[INNER], rowHeights=[3])
    line.setStyle(TableStyle([("LINEABOVE", (0, 0), (-1, 0), 1.6, HexColor("#000000")),
                              ("LINEBELOW", (0, 0), (-1, 0), 0.5, HexColor("#000000"))]))  # fmt: skip
    contact = " · ".join(part for part in (office.address, office.contact) if part)
    return [
        _paragraph(office.government.upper(), size=12, face=fonts.MEDIUM, align=TA_CENTER),
        _paragraph(office.name.upper(), size=14, face=fonts.BOLD, align=TA_CENTER, after=2),
        _paragraph(contact, size=8.5, align=TA_CENTER, after=6),
        line,
        Spacer(0, 12),
    ]


def _figures(slip: DaySlip) -> list[Flowable]:
    cells = (
        ("direkam", slip.recorded), ("disetujui", slip.approved), ("dicetak", slip.printed),
        ("rusak", slip.spoiled), ("diserahkan", slip.handed_over),
        ("siap cetak", slip.print_ready_left), ("belum diambil", slip.uncollected),
        ("belum jelas", slip.unknown),
    )  # fmt: skip
    values = [
        _paragraph(words.number(value), size=16, face=fonts.SEMIBOLD, align=TA_CENTER)
        for _, value in cells
    ]
    labels = [_paragraph(label, size=7.5, align=TA_CENTER) for label, _ in cells]
    table = Table([values, labels], colWidths=[INNER / len(cells)] * len(cells))
    table.setStyle(
        TableStyle(
            [
                ("BOX", (0, 0), (-1, -1), 0.6, RULE),
                ("INNERGRID", (0, 0), (-1, -1), 0.0, HEAD),
                ("LINEAFTER", (0, 0), (-2, -1), 0.4, RULE),
                ("TOPPADDING", (0, 0), (-1, 0), 8),
                ("BOTTOMPADDING", (0, 0), (-1, 0), 7),
                ("BOTTOMPADDING", (0, 1), (-1, 1), 7),
            ]
        )
    )
    return [table, Spacer(0, 12)]


def _services(slip: DaySlip) -> list[Flowable]:
    rows = [
        (line.service, line.taken, line.done, line.no_show, line.open,
         _minutes(line.median_wait), _minutes(line.longest_wait))
        for line in slip.services
    ]  # fmt: skip
    heads = ("Layanan", "Nomor", "Selesai", "Tidak hadir", "Terbuka", "Tunggu (median)",
             "Terlama")  # fmt: skip
    return _section("Antrean", heads, rows, (62, 16, 17, 21, 18, 22, 14))


def _stock(slip: DaySlip) -> list[Flowable]:
    stock = slip.stock
    rows = [(stock.opening, stock.received, stock.used, stock.spoiled, stock.other, stock.closing)]
    heads = ("Stok awal", "Diterima", "Terpakai", "Rusak", "Lainnya", "Sisa")
    section = _section("Blangko (keping)", heads, rows, (28, 28, 28, 28, 28, 30))
    rate = (
        f"Laju rencana {stock.plan_rate} keping per hari kerja, laju nyata "
        f"{words.number(stock.actual_rate, 1)}; cukup untuk "
        f"{words.number(stock.days_left, 1)} hari kerja. {stock.warning}"
    )
    return [*section[:-1], _paragraph(rate, size=8.5, after=12)]


def _officers(slip: DaySlip) -> list[Flowable]:
    rows = [
        (line.name, line.served, line.recorded, line.printed, line.spoiled, line.handed_over)
        for line in slip.officers
    ]
    heads = ("Petugas", "Dilayani", "Direkam", "Dicetak", "Rusak", "Diserahkan")
    return _section("Petugas", heads, rows, (70, 20, 20, 20, 18, 22))


def _cards(slip: DaySlip) -> list[Flowable]:
    rows = [
        (line.time, line.number, line.name, line.masked_nik, line.outcome, line.officer)
        for line in slip.cards
    ]
    heads = ("Pukul", "Kartu", "Nama", "NIK", "Hasil", "Petugas")
    return _section("Log cetak", heads, rows, (14, 30, 46, 34, 20, 26), numbers=False)


def _section(
    title: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[object]],
    widths: Sequence[float],
    *,
    numbers: bool = True,
) -> list[Flowable]:
    """A titled table whose head is repeated on each page; nothing is said with an empty one."""
    heading = _paragraph(title, size=10.5, face=fonts.SEMIBOLD, after=4)
    if not rows:
        return [heading, _paragraph("Tidak ada.", size=8.5, after=12)]
    align = [TA_RIGHT if numbers and (place or title.startswith("Blangko")) else TA_LEFT
             for place in range(len(heads))]  # fmt: skip
    body = [
        [
            _cell(text, alignment, fonts.SEMIBOLD)
            for text, alignment in zip(heads, align, strict=True)
        ]
    ]
    for row in rows:
        body.append([_cell(value, place) for value, place in zip(row, align, strict=True)])
    scale = INNER / sum(widths)
    table = Table(body, colWidths=[width * scale for width in widths], repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, 0), HEAD),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ]
        )
    )
    return [heading, table, Spacer(0, 12)]


def _signature(slip: DaySlip) -> list[Flowable]:
    made = f"Dibuat {words.moment(slip.made_at, slip.office.zone_label)} oleh {slip.made_by}."
    lines = [
        f"{slip.office.city}, {words.day(slip.day)}",
        slip.head_title,
        "",
        "",
        "",
        slip.head_name or "........................................",
        slip.head_rank,
        f"NIP {slip.head_nip}" if slip.head_nip else "",
    ]
    block = [
        [
            _paragraph(
                line or "\u00a0", size=9.5, face=fonts.SEMIBOLD if number == 5 else fonts.REGULAR
            )
        ]
        for number, line in enumerate(lines)
        if line or number < 5
    ]
    table = Table([["", [row[0] for row in block]]], colWidths=[INNER * 0.58, INNER * 0.42])
    anchor = (
        f"Jejak audit: {words.number(slip.audit_count)} baris, kepala {slip.audit_hash or '–'}. "
        "Angka ini mengikat isi basis data pada saat laporan dibuat."
    )
    return [
        _paragraph(made, size=8.5, after=10),
        table,
        Spacer(0, 10),
        _paragraph(anchor, size=7.5),
    ]


def _minutes(value: int | None) -> str:
    return "–" if value is None else f"{words.number(value)} mnt"


def _cell(value: object, alignment: int, face: str = fonts.REGULAR) -> Paragraph:
    text = words.number(value) if isinstance(value, int) else str(value)
    return _paragraph(text, size=8, face=face, align=alignment)


def _paragraph(
    text: str,
    *,
    size: float = 9,
    face: str = fonts.REGULAR,
    align: int = TA_LEFT,
    after: float = 0,
) -> Paragraph:
    """Plain text as a paragraph: escaped, because Paragraph reads markup."""
    marked = "".join(
        escape(part) if chosen == face else f'<font name="{chosen}">{escape(part)}</font>'
        for chosen, part in fonts.runs(text, face)
    )
    style = ParagraphStyle(
        "plain", fontName=face, fontSize=size, leading=size * 1.32, alignment=align,
        spaceAfter=after, splitLongWords=1,
    )  # fmt: skip
    return Paragraph(marked, style)
