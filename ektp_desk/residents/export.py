"""Tables out as XLSX or CSV, where no cell can start a formula."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from zoneinfo import ZoneInfo

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.targets import require_target

# Signs with which spreadsheet programs begin a formula (OWASP, CSV injection).
FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
LONGEST_SHEET = 31  # letters, Excel's own bound
Row = Sequence[object]


def write_table(path: Path, headers: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table; the ending chooses: `.csv` (semicolon, UTF-8 with mark) or XLSX.

    Raises `OfficeError` (`file.not_written`, `file.not_a_target`).
    """
    require_target(path)
    write = _write_csv if path.suffix.casefold() == ".csv" else _write_xlsx
    try:
        write(path, headers, rows)
    except (OSError, XlsxFileError) as error:
        raise OfficeError("file.not_written", path=path.name) from error


def _write_csv(path: Path, headers: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    # The mark and the semicolon are what an Indonesian Excel opens right by a double click.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow([harmless(header) for header in headers])
        for row in rows:
            writer.writerow([harmless(cell) for cell in row])


def write_book(path: Path, sheets: Mapping[str, tuple[Sequence[str], Sequence[Row]]]) -> None:
    """Write an XLSX file of several sheets, as (headers, rows) by the sheet's name.

    Raises `OfficeError` (`file.not_written`, `file.not_a_target`).
    """
    require_target(path)
    try:
        with xlsxwriter.Workbook(str(path), OPTIONS) as workbook:
            for name, (headers, rows) in sheets.items():
                _fill(workbook, name[:LONGEST_SHEET], headers, rows)
    except (OSError, XlsxFileError) as error:
        raise OfficeError("file.not_written", path=path.name) from error


def plain(cell: object, zone: ZoneInfo) -> object:
    """A value of the database as a person reads it: moments in the office's time."""
    if isinstance(cell, datetime):
        return cell.astimezone(zone).isoformat(" ", "seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Enum):
        return cell.value
    if isinstance(cell, dict | list):
        return json.dumps(cell, ensure_ascii=False, default=str)
    return cell


def _write_xlsx(path: Path, headers: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with xlsxwriter.Workbook(str(path), OPTIONS) as workbook:
        _fill(workbook, None, headers, rows)


def _fill(
    workbook: xlsxwriter.Workbook, name: str | None, headers: Sequence[str], rows: Iterable[Row]
) -> None:
    sheet = workbook.add_worksheet(name)
    bold = workbook.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    for column, header in enumerate(headers):
        sheet.write_string(0, column, header, bold)
        sheet.set_column(column, column, max(12, len(header) + 4))
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int | float):
                sheet.write_number(number, column, cell)
            else:
                sheet.write_string(number, column, "" if cell is None else str(cell))


def harmless(cell: object) -> object:
    """A CSV cell that no spreadsheet program takes for a formula."""
    if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS):
        return f"'{cell}"
    return "" if cell is None else cell
