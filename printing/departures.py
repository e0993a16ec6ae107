"""Letters about deaths and moves nobody reported: one person, or a list of a village. A4."""

from collections.abc import Callable

from ektp_desk.coverage.slips import DepartureListSlip, DepartureSlip
from ektp_desk.papers.slips import Signature
from printing import fonts, words
from printing import letter_parts as parts
from printing.letter_parts import BODY, SMALL, STRONG
from printing.sheet import Sheet
from printing.tables import Column, table
from printing.text import Style

LABEL = Style(10, leading=1.5)
VALUE = Style(10, fonts.MEDIUM, leading=1.5)
DIED, MOVED = "meninggal dunia", "pindah dari wilayah ini"
THANKS = "Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih."


def departure(slip: DepartureSlip, copy: int = 0) -> bytes:
    """The report of one person to the desk that registers the death or the move."""
    subject = f"Laporan penduduk yang {_happened(slip.died)}"
    attached = "1 (satu) berkas" if slip.evidence else "–"
    sheet = _opening(slip, copy, attached=attached, subject=subject)
    sheet.text(
        f"Dengan hormat, bersama ini kami laporkan bahwa penduduk di bawah ini diketahui telah "
        f"{_happened(slip.died)} dan peristiwanya belum dilaporkan, sehingga yang bersangkutan "
        f"masih tercatat sebagai penduduk wajib KTP-el.",
        BODY,
    )
    sheet.gap(8)
    _person(sheet, slip)
    sheet.gap(8)
    sheet.text("Keterangan yang kami terima", STRONG, sticks=True)
    sheet.gap(2, sticks=True)
    sheet.pairs(_known(slip), LABEL, VALUE)
    sheet.gap(8)
    sheet.text(_request(slip.died), BODY)
    sheet.gap(6)
    sheet.text(THANKS, BODY)
    copies = [f"Lurah {slip.village}"] if slip.village else []
    _closing(sheet, slip.signed, slip.officer)
    parts.copies(sheet, [*copies, "Arsip"])
    return sheet.finish()


def departures(slip: DepartureListSlip, copy: int = 0) -> bytes:
    """The list of a village; to its head it asks for an answer line by line."""
    subject = f"Penduduk Kelurahan {slip.village} yang diketahui meninggal atau pindah"
    sheet = _opening(slip, copy, attached="–", subject=subject)
    sheet.text(
        f"Dengan hormat, dalam rangka pemutakhiran data kependudukan, {len(slip.lines)} penduduk "
        f"Kelurahan {slip.village}, Kecamatan {slip.district or '–'}, di bawah ini diketahui "
        "meninggal atau pindah tetapi masih tercatat di daftar penduduk.",
        BODY,
    )
    sheet.gap(8)
    _lines(sheet, slip)
    sheet.gap(8)
    sheet.text(_request_of_list(slip.outside), BODY)
    sheet.gap(6)
    sheet.text(THANKS, BODY)
    _closing(sheet, slip.signed)
    parts.copies(sheet, ["Arsip"])
    return sheet.finish()


def _opening(
    slip: DepartureSlip | DepartureListSlip, copy: int, *, attached: str, subject: str
) -> Sheet:
    title = f"{subject} {slip.number}" if slip.number else subject
    sheet = parts.begin(slip.office, title=title, named=f"Nomor {slip.number}", copy=copy)
    parts.numbers(
        sheet, number=slip.number, nature="Segera", attachments=attached, subject=subject,
        city=slip.office.city, day=slip.day,
    )  # fmt: skip
    parts.addressee(sheet, (slip.addressee, f"di {slip.office.city}"))
    return sheet


def _person(sheet: Sheet, slip: DepartureSlip) -> None:
    born = ", ".join(part for part in (slip.birth_place, words.day(slip.birth_date)) if part)
    home = ", ".join(part for part in (slip.village, slip.district) if part)
    sheet.pairs(
        (
            ("Nama lengkap", slip.name),
            ("NIK", slip.nik),
            ("Nomor KK", slip.kk_number),
            ("Tempat, tanggal lahir", born),
            ("Jenis kelamin", slip.sex),
            ("Alamat", slip.address),
            ("Kelurahan, kecamatan", home),
        ),
        LABEL,
        VALUE,
    )


def _known(slip: DepartureSlip) -> list[tuple[str, str]]:
    pairs = [
        ("Diketahui pada", words.day(slip.seen_on)),
        ("Bukti", slip.evidence),
        ("Sumber", slip.source),
    ]
    if slip.said_by:
        pairs.append(("Disampaikan oleh", slip.said_by))
    if slip.note:
        pairs.append(("Catatan", slip.note))
    return pairs


def _request(died: bool) -> str:
    if died:
        return (
            "Mohon kiranya kematian yang bersangkutan diperiksa dan dicatatkan sesuai ketentuan, "
            "serta data kependudukannya dimutakhirkan."
        )
    return (
        "Mohon kiranya kepindahan yang bersangkutan diperiksa dan diproses sesuai ketentuan, "
        "serta data kependudukannya dimutakhirkan."
    )


def _request_of_list(outside: bool) -> str:
    if outside:
        return (
            "Mohon kiranya Saudara memeriksa setiap nama, mengisi kolom jawaban dengan B (benar) "
            "atau T (tidak benar), melampirkan surat keterangan kematian atau pindah, lalu "
            "mengembalikan daftar ini kepada kami. NIK disamarkan untuk melindungi data pribadi."
        )
    return (
        "Mohon kiranya setiap peristiwa diperiksa dan dicatatkan sesuai ketentuan, serta data "
        "kependudukannya dimutakhirkan."
    )


def _lines(sheet: Sheet, slip: DepartureListSlip) -> None:
    columns = [
        Column("No.", 10, "right"),
        Column("Nama", 38),
        Column("NIK", 37),
        Column("Lahir", 21),
        Column("Alamat", 32),
        Column("Keterangan", 32),
    ]
    if slip.outside:
        columns.append(Column("B / T", 11, "center"))
    rows = [
        (number, line.name, line.nik, f"{line.birth_date:%d-%m-%Y}", line.address,
         ": ".join(part for part in (line.why, line.evidence) if part),
         *(("",) if slip.outside else ()))
        for number, line in enumerate(slip.lines, start=1)
    ]  # fmt: skip
    table(sheet, columns, rows)


def _closing(sheet: Sheet, by: Signature, prepared: str = "") -> None:
    sheet.gap(18)
    with sheet.together():
        parts.signature(sheet, by, beside=_prepared(prepared))


def _prepared(officer: str) -> Callable[[Sheet], None] | None:
    return (lambda part: part.text(f"Disiapkan oleh {officer}", SMALL)) if officer else None


def _happened(died: bool) -> str:
    return DIED if died else MOVED
