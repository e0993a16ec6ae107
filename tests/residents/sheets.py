"""Roll files as offices have them, written by other programs' own libraries."""

import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook

HEADERS = ("NIK", "NAMA LENGKAP", "JENIS KELAMIN", "TGL LAHIR", "KELURAHAN")
# Nobody of the small office; sex, birth date and region agree with the NIK.
PEOPLE: tuple[tuple[str, str, str, str, str], ...] = (
    ("7373014107950011", "Hasnah Daeng Ngai", "P", "01-07-1995", "Mancani"),
    ("7373011508880012", "Muh. Rusli", "L", "15-08-1988", "Mancani"),
    ("7373015010010013", "Nur'aini José", "P", "10-10-2001", ""),
)


def write_csv(
    path: Path,
    rows: Iterable[Sequence[str]] = PEOPLE,
    *,
    headers: Sequence[str] = HEADERS,
    encoding: str = "utf-8",
    delimiter: str = ";",
) -> Path:
    """A CSV file without quotation marks, as old tools export it."""
    lines = [delimiter.join(row) for row in (headers, *rows)]
    path.write_bytes("\r\n".join([*lines, ""]).encode(encoding))
    return path


def write_xlsx(
    path: Path,
    rows: Iterable[Sequence[object]] = PEOPLE,
    *,
    headers: Sequence[str] = HEADERS,
    above: Iterable[Sequence[object]] = (),
) -> Path:
    """A workbook whose first sheet is empty and whose second one holds the table."""
    book = Workbook()
    sheet = book.create_sheet("Data")
    for row in (*above, headers, *rows):
        sheet.append(list(row))
    book.save(path)
    return path


def born(text: str) -> date:
    """01-07-1995 as a date."""
    day, month, year = text.split("-")
    return date(int(year), int(month), int(day))


def write_zip(path: Path, members: dict[str, bytes]) -> Path:
    """Any ZIP archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path
