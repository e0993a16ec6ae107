"""Tables out as XLSX or CSV, where no cell can start a formula."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError

from ektp_desk.kernel.errors import OfficeError

# Signs with which spreadsheet programs begin a formula (OWASP, CSV injection).
FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def write_table(path: Path, headers: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table; the ending chooses: `.csv` (semicolon, UTF-8 with mark) or XLSX.

    Raises `OfficeError("file.not_written")`.
    """
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


def _write_xlsx(path: Path, headers: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    with xlsxwriter.Workbook(str(path), options) as workbook:
        sheet = workbook.add_worksheet()
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
