"""Queue ticket and appointment, 80 mm: all black, because thermal heads print grey as dust."""

from ektp_desk.queue.slips import AppointmentSlip, TicketSlip
from printing import fonts, words
from printing.letterhead import compact, copy_mark
from printing.sheet import ROLL, Sheet
from printing.text import Style

CAPS = Style(8, fonts.MEDIUM, tracking=1.2)
NUMBER = Style(78, fonts.BOLD, leading=1.0)
SERVICE = Style(14, fonts.SEMIBOLD, leading=1.18)
BAND = Style(10, fonts.SEMIBOLD, leading=1.25)
BODY = Style(9)
STRONG = Style(9, fonts.SEMIBOLD)
SMALL = Style(8, leading=1.3)
FREE = Style(9, fonts.SEMIBOLD, leading=1.25)
TIME = Style(48, fonts.BOLD, leading=1.0)
LEAST_NUMBER = 30
QR_SIZE = 71.0  # 25 mm: one millimetre to the module of a token


def ticket(slip: TicketSlip, copy: int = 0) -> bytes:
    """The number huge, what to have ready, and a code that any page of the program reads."""
    title = f"Nomor antrean {slip.code}"
    sheet = Sheet(ROLL, title=title, author=slip.office.name)
    copy_mark(sheet, copy)
    compact(sheet, slip.office)
    sheet.gap(3)
    sheet.text("NOMOR ANTREAN", CAPS, align="center")
    sheet.fitted(slip.code, NUMBER, least=LEAST_NUMBER)
    sheet.gap(2)
    sheet.fitted(slip.service, SERVICE, least=11)
    if slip.appointment_at is not None:
        sheet.gap(6)
        sheet.band(f"Janji pukul {slip.appointment_at:%H.%M}", BAND)
    if slip.priority:
        sheet.gap(6)
        sheet.band(f"PRIORITAS · {slip.priority}", BAND)
    sheet.rule(dashed=True, above=8, below=5)
    moment = f"{slip.taken_at:%H.%M} {slip.office.zone_label}"
    sheet.between(words.weekday(slip.taken_at.date()), moment, BODY, STRONG)
    if slip.ahead is not None:
        sheet.between("Menunggu di depan Anda", _ahead(slip.ahead), BODY, STRONG)
    if slip.offer:
        sheet.between("KTP-el", slip.offer, BODY, STRONG)
    if slip.expected:
        sheet.between("Perkiraan menunggu", slip.expected, BODY, STRONG)
    if slip.masked_nik:
        sheet.between("NIK", slip.masked_nik, BODY, STRONG)
    if slip.papers:
        sheet.gap(7)
        sheet.text("Siapkan:", STRONG)
        sheet.items(slip.papers, BODY)
    sheet.rule(dashed=True, above=8, below=2)
    sheet.qr(slip.token, size=QR_SIZE, beside=_beside(slip.footer))
    return sheet.finish()


def _beside(footer: str) -> tuple[tuple[str, Style], ...]:
    return (
        ("Simpan nomor ini sampai Anda selesai dilayani.", SMALL),
        ("Nomor terlewat? Lapor ke petugas, Anda dipanggil lagi.", SMALL),
        (footer, FREE),
    )


def appointment(slip: AppointmentSlip, copy: int = 0) -> bytes:
    """The promised time large, its day, what to bring, and a code that says who has come."""
    sheet = Sheet(ROLL, title=f"Janji temu {slip.slot_at:%d-%m-%Y %H.%M}", author=slip.office.name)
    copy_mark(sheet, copy)
    compact(sheet, slip.office)
    sheet.gap(3)
    sheet.text(f"JANJI TEMU · PUKUL ({slip.office.zone_label})", CAPS, align="center")
    sheet.fitted(f"{slip.slot_at:%H.%M}", TIME, least=LEAST_NUMBER)
    sheet.gap(2)
    sheet.fitted(words.weekday(slip.slot_at.date()), SERVICE, least=10)
    sheet.rule(dashed=True, above=8, below=5)
    sheet.text(slip.service, STRONG)
    sheet.text(slip.who, BODY)
    if slip.masked_nik:
        sheet.between("NIK", slip.masked_nik, BODY, STRONG)
    if slip.missing:
        sheet.gap(6)
        sheet.text("Bawa berkas yang kurang:", STRONG)
        sheet.text(slip.missing, BODY)
    if slip.papers:
        sheet.gap(6)
        sheet.text("Siapkan:", STRONG)
        sheet.items(slip.papers, BODY)
    sheet.rule(dashed=True, above=8, below=2)
    beside = (
        ("Tunjukkan lembar ini di pendaftaran atau kios sebelum waktunya.", SMALL),
        (f"Lewat {slip.late_minutes} menit, Anda antre seperti biasa.", SMALL),
        (slip.footer, FREE),
    )
    sheet.qr(slip.token, size=QR_SIZE, beside=beside)
    return sheet.finish()


def _ahead(people: int) -> str:
    return f"{words.number(people)} orang" if people else "tidak ada"
