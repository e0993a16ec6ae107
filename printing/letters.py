"""Letters of the follow-up, A4: what is asked, the people it is about in a table, thanks."""

from collections.abc import Sequence

from ektp_desk.recording.slips_letters import LetterSlip, PersonLine
from printing import letter_parts as parts
from printing.sheet import Sheet
from printing.tables import Column, table


def letter(slip: LetterSlip, copy: int = 0) -> bytes:
    """A letter of the follow-up; the people it is about stand in a table."""
    sheet = parts.begin(
        slip.office, title=f"Surat {slip.number}", named=f"Nomor {slip.number}", copy=copy
    )
    parts.numbers(
        sheet, number=slip.number, nature=slip.nature, attachments=slip.attachments,
        subject=slip.subject, city=slip.office.city, day=slip.day,
    )  # fmt: skip
    parts.addressee(sheet, slip.to)
    parts.paragraphs(sheet, slip.opening)
    _people(sheet, slip.people)
    sheet.gap(10)
    parts.paragraphs(sheet, slip.closing)
    sheet.gap(14)
    with sheet.together():
        parts.signature(sheet, slip.signed)
    parts.copies(sheet, slip.copies)
    return sheet.finish()


def _people(sheet: Sheet, people: Sequence[PersonLine]) -> None:
    columns = (
        Column("No.", 12, "right"),
        Column("NIK", 36),
        Column("Nama", 44),
        Column("Tempat, tanggal lahir", 40),
        Column("Kelurahan", 26),
        Column("Keterangan", 40),
    )
    rows = [
        (number, line.nik, line.name, line.born, line.village or "–", line.remark or "–")
        for number, line in enumerate(people, start=1)
    ]
    table(sheet, columns, rows)
