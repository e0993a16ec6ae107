"""Papers of blank requests, A4: the letter, the reminder, the hand-over record."""

from collections.abc import Sequence
from functools import partial

from ektp_desk.stock.slips_requests import BlankDeliverySlip, Party, ReminderSlip, RequestLetterSlip
from printing import fonts, words
from printing import letter_parts as parts
from printing.letter_parts import BODY, SMALL, STRONG, UNSAID, begin
from printing.sheet import Sheet
from printing.tables import Column, table
from printing.text import Style

TITLE = Style(14, fonts.BOLD, leading=1.3)
NUMBER = Style(10.5)
LABEL = Style(10, leading=1.5)
VALUE = Style(10, fonts.MEDIUM, leading=1.5)
TO_SIGN = 44.0  # points: four people sign this one page
WITNESSES = 2  # with room for so many, also if nobody named them
OPENING = (
    "Dengan hormat, agar penerbitan KTP-el bagi penduduk tidak terhenti, bersama ini kami "
    "sampaikan pemakaian dan persediaan blangko KTP-el pada kantor kami:"
)
THANKS = "Demikian disampaikan. Atas perhatian dan bantuannya kami ucapkan terima kasih."


def request(slip: RequestLetterSlip, copy: int = 0) -> bytes:
    """The letter that asks for blanks, with the figures it stands on."""
    subject = "Permohonan Blangko KTP-el"
    sheet = _letter(slip, copy, subject=subject)
    parts.paragraphs(sheet, (OPENING,))
    _figures(sheet, _of_request(slip))
    sheet.gap(10)
    asked = f"{words.number(slip.requested)} ({words.spelled(slip.requested)}) keping"
    wanted = (
        f"Berdasarkan keadaan tersebut, kami mohon kiranya dapat diberikan {asked} blangko KTP-el "
        f"untuk {slip.office.name} {slip.office.city}, sebelum persediaan kami habis."
    )
    promised = (
        "Blangko akan kami terima dengan berita acara serah terima, dan pemakaiannya kami "
        f"laporkan. Permohonan ini tercatat pada kami dengan kode {slip.request_number}."
    )
    reason = f"{slip.reason.rstrip('.')}." if slip.reason else ""
    closing = (wanted, reason, promised, THANKS)
    parts.paragraphs(sheet, [text for text in closing if text])
    return _close(sheet, slip)


def reminder(slip: ReminderSlip, copy: int = 0) -> bytes:
    """The letter that reminds of blanks that should have come."""
    sheet = _letter(slip, copy, subject="Pengingat Permohonan Blangko KTP-el")
    before = (
        f"Dengan hormat, menindaklanjuti surat kami nomor {slip.letter_number} tanggal "
        f"{words.day(slip.asked_on)} (kode {slip.request_number}), blangko KTP-el yang kami "
        f"mohon belum kami terima seluruhnya setelah {words.number(slip.waited)} hari. "
        f"Menurut pengalaman, blangko diterima paling lambat {words.day(slip.expected_on)}."
    )
    parts.paragraphs(sheet, (before,))
    _figures(sheet, _of_reminder(slip))
    sheet.gap(10)
    missing = f"{words.number(slip.missing)} ({words.spelled(slip.missing)}) keping"
    wanted = (
        f"Kami mohon kiranya {missing} yang belum kami terima dapat segera dikirim, atau kami "
        "diberi tahu kapan dapat diambil, agar penerbitan KTP-el tidak terhenti."
    )
    parts.paragraphs(sheet, (wanted, THANKS))
    return _close(sheet, slip)


def delivery(slip: BlankDeliverySlip, copy: int = 0) -> bytes:
    """The record of a part handed over: date in words, two parties, witnesses."""
    sheet = begin(
        slip.office,
        title=f"Berita acara serah terima {slip.document}",
        named=f"Nomor {slip.document}",
        copy=copy,
        beside="berita acara serah terima blangko KTP-el",
    )
    sheet.text("BERITA ACARA", TITLE, align="center")
    sheet.text("SERAH TERIMA BLANGKO KTP-EL", TITLE, align="center")
    sheet.text(f"Nomor: {slip.document}", NUMBER, align="center")
    sheet.gap(14)
    opening = (
        f"Pada hari ini, {words.spelled_date(slip.day)} ({words.short_day(slip.day)}), "
        f"bertempat di {slip.place}, kami yang bertanda tangan di bawah ini:"
    )
    sheet.text(opening, BODY)
    sheet.gap(8)
    _party(sheet, "1.", slip.giver, "PIHAK PERTAMA, yang menyerahkan")
    _party(sheet, "2.", slip.taker, "PIHAK KEDUA, yang menerima")
    _handed(sheet, slip)
    sheet.gap(14)
    _signed(sheet, slip)
    return sheet.finish()


def _letter(slip: RequestLetterSlip | ReminderSlip, copy: int, *, subject: str) -> Sheet:
    sheet = parts.begin(
        slip.office, title=f"{subject} {slip.number}", named=f"Nomor {slip.number}", copy=copy
    )
    parts.numbers(
        sheet, number=slip.number, nature="Segera", attachments="–", subject=subject,
        city=slip.office.city, day=slip.day,
    )  # fmt: skip
    parts.addressee(sheet, slip.to)
    return sheet


def _close(sheet: Sheet, slip: RequestLetterSlip | ReminderSlip) -> bytes:
    sheet.gap(14)
    with sheet.together():
        parts.signature(sheet, slip.signed)
    parts.copies(sheet, slip.copies)
    return sheet.finish()


def _figures(sheet: Sheet, rows: Sequence[tuple[str, str]]) -> None:
    columns = (Column("No.", 10, "right"), Column("Uraian", 110), Column("Jumlah", 50, "right"))
    table(sheet, columns, [(number, *row) for number, row in enumerate(rows, start=1)])


def _of_request(slip: RequestLetterSlip) -> list[tuple[str, str]]:
    rows = [
        (f"Persediaan blangko per {words.day(slip.day)}", _pieces(slip.stock)),
        (
            "Terpakai dan rusak dalam 30 hari terakhir",
            f"{words.number(slip.used)} dan {_pieces(slip.spoiled)}",
        ),
        ("Rencana pemakaian setiap hari kerja", _pieces(slip.plan_rate)),
        ("Pemakaian nyata setiap hari kerja, rata-rata", f"{_tenth(slip.actual_rate)} keping"),
        ("Persediaan cukup untuk", _worked(slip.days_left)),
        ("Waktu tunggu sampai blangko diterima", f"{words.number(slip.lead_days)} hari kalender"),
        (
            "Cadangan tetap, dan pemakaian yang dimohonkan",
            f"{words.number(slip.week_days)} dan {words.number(slip.cover_days)} hari kerja",
        ),
        ("Kebutuhan seluruhnya", _pieces(slip.needed)),
    ]
    if slip.reserved:
        rows.insert(1, ("Di antaranya disisihkan", _pieces(slip.reserved)))
    return rows


def _of_reminder(slip: ReminderSlip) -> list[tuple[str, str]]:
    approved = "belum ada persetujuan" if slip.approved is None else _pieces(slip.approved)
    return [
        ("Dimohon", _pieces(slip.requested)),
        ("Disetujui", approved),
        ("Sudah diterima", _pieces(slip.received)),
        ("Belum diterima", _pieces(slip.missing)),
        (f"Persediaan blangko per {words.day(slip.day)}", _pieces(slip.stock)),
        ("Persediaan cukup untuk", _worked(slip.days_left)),
    ]


def _party(sheet: Sheet, mark: str, party: Party, role: str) -> None:
    pairs = (
        ("Nama", party.name or UNSAID),
        ("Jabatan", party.position or UNSAID),
        ("Instansi", party.institution or UNSAID),
        ("Selanjutnya disebut", role),
    )

    def fill(part: Sheet) -> None:
        part.pairs(pairs, LABEL, VALUE)

    sheet.columns(((0.05, lambda part: part.text(mark, LABEL)), (0.95, fill)))
    sheet.gap(8)


def _handed(sheet: Sheet, slip: BlankDeliverySlip) -> None:
    pieces = f"{words.number(slip.pieces)} ({words.spelled(slip.pieces)}) keping"
    sheet.text(
        f"PIHAK PERTAMA telah menyerahkan kepada PIHAK KEDUA, dan PIHAK KEDUA telah menerima "
        f"dalam keadaan baik dan cukup, {pieces} blangko KTP-el dengan keterangan:",
        BODY,
    )
    sheet.gap(6)
    pairs = [
        ("Surat permohonan", f"{slip.letter_number or '–'} (kode {slip.request_number})"),
        ("Jumlah yang disetujui", _pieces(slip.approved)),
        ("Diterima sampai dengan hari ini", _pieces(slip.received)),
        ("Belum diterima", _pieces(slip.missing)),
    ]
    if slip.serials:
        pairs.append(("Nomor seri", slip.serials))
    if slip.note:
        pairs.append(("Catatan", slip.note))
    sheet.pairs(pairs, LABEL, VALUE)
    sheet.gap(8)
    sheet.text(
        "Demikian berita acara ini dibuat dengan sebenarnya dalam rangkap 2 (dua) untuk "
        "dipergunakan sebagaimana mestinya.",
        BODY,
    )


def _signed(sheet: Sheet, slip: BlankDeliverySlip) -> None:
    with sheet.together():
        sheet.columns(
            (
                (0.06, None),
                (0.44, partial(_signs, "PIHAK KEDUA,", slip.taker.name)),
                (0.06, None),
                (0.44, partial(_signs, "PIHAK PERTAMA,", slip.giver.name)),
            )
        )
    sheet.gap(12)
    names = [*slip.witnesses, *[""] * (WITNESSES - len(slip.witnesses))]
    with sheet.together():
        sheet.columns(
            (
                (0.06, None),
                (0.44, partial(_witnesses, names)),
                (0.06, None),
                (0.44, partial(_head, slip)),
            )
        )


def _signs(title: str, name: str, part: Sheet) -> None:
    part.text(title, BODY)
    part.gap(TO_SIGN)
    part.text(name or UNSAID, STRONG)


def _witnesses(names: Sequence[str], part: Sheet) -> None:
    part.text("Saksi-saksi:", BODY)
    for number, name in enumerate(names, start=1):
        part.gap(10)
        part.text(name or UNSAID, BODY, indent=16, mark=f"{number}.")
        part.text("(tanda tangan)", SMALL, indent=16)


def _head(slip: BlankDeliverySlip, part: Sheet) -> None:
    by = slip.signed
    part.text("Mengetahui,", BODY)
    _signs(f"{by.title}," if by.title else "", by.name, part)
    for line in (by.rank, f"NIP {by.nip}" if by.nip else ""):
        if line:
            part.text(line, BODY)


def _pieces(count: int) -> str:
    return f"{words.number(count)} keping"


def _worked(days: float | None) -> str:
    return "–" if days is None else f"{_tenth(days)} hari kerja"


def _tenth(value: float) -> str:
    return words.number(value, 1)
