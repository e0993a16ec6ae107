"""A month's or a year's report as a workbook: numbers are numbers, dates are dates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.targets import require_target
from ektp_desk.reports.rules_periods import in_percent
from ektp_desk.reports.slips_periods import PeriodSlip
from ektp_desk.residents.export import OPTIONS

# The words of the workbook: what `period_sheet` and `period_column` say.
SHEETS = ("summary", "days", "months", "services", "officers", "villages", "outreach", "blanks")
COLUMNS = (
    "figure", "period", "before", "difference", "day", "month", "tickets", "recorded", "printed",
    "spoiled", "handed_over", "received", "closing", "service", "taken", "done", "no_show",
    "median_wait", "p90_wait", "median_service", "officer", "served", "district", "village",
    "obliged", "held", "share", "opening", "used", "other", "kind", "visits", "listed", "met",
    "cards", "not_met", "gone", "to_office", "added",
)  # fmt: skip
MOST_WIDTH, LEAST_WIDTH = 46, 11
DAY_FORMAT, MONTH_FORMAT = "dd-mm-yyyy", "mmm yyyy"
Say = Callable[..., str]
Rows = Sequence[Sequence[object]]


@dataclass(frozen=True)
class _Share:
    """A share of the whole, 0 to 1, written as a percentage."""

    value: float


@dataclass(frozen=True)
class _Table:
    sheet: str
    columns: tuple[str, ...]
    rows: Rows


def write_period(path: Path, slip: PeriodSlip, say: Say) -> None:
    """Write the workbook of a report, its words said by `say`.

    Raises `OfficeError` (`file.not_written`, `file.not_a_target`).
    """
    require_target(path)
    try:
        with xlsxwriter.Workbook(str(path), OPTIONS | {"constant_memory": False}) as book:
            forms = {
                "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
                "number": book.add_format({"num_format": "#,##0"}),
                "share": book.add_format({"num_format": "0.0%"}),
                "date": book.add_format(
                    {"num_format": MONTH_FORMAT if slip.yearly else DAY_FORMAT, "align": "left"}
                ),
            }
            for table in _tables(slip):
                sheet = book.add_worksheet(say(f"period_sheet.{table.sheet}"))
                heads = tuple(say(f"period_column.{name}") for name in table.columns)
                _fill(sheet, heads, table.rows, forms)
    except (OSError, XlsxFileError) as error:
        raise OfficeError("file.not_written", path=path.name) from error


def _tables(slip: PeriodSlip) -> tuple[_Table, ...]:
    return (_summary(slip), _steps(slip), _services(slip), _officers(slip), _villages(slip),
            _outreach(slip), _blanks(slip))  # fmt: skip


def _summary(slip: PeriodSlip) -> _Table:
    rows: list[tuple[object, ...]] = [
        (line.name, line.now, line.before, None if line.before is None else line.now - line.before)
        for line in slip.figures
    ]
    return _Table("summary", ("figure", "period", "before", "difference"), rows)


def _steps(slip: PeriodSlip) -> _Table:
    names = ("tickets", "recorded", "printed", "spoiled", "handed_over", "received", "closing")
    rows = [(step.start, *(getattr(step, name) for name in names)) for step in slip.steps]
    if slip.yearly:
        return _Table("months", ("month", *names), rows)
    return _Table("days", ("day", *names), rows)


def _services(slip: PeriodSlip) -> _Table:
    names = ("service", "taken", "done", "no_show", "median_wait", "p90_wait", "median_service")
    return _Table("services", names, _rows(slip.services, names))


def _officers(slip: PeriodSlip) -> _Table:
    names = ("served", "recorded", "printed", "spoiled", "handed_over")
    rows = [(line.name, *(getattr(line, name) for name in names)) for line in slip.officers]
    return _Table("officers", ("officer", *names), rows)


def _villages(slip: PeriodSlip) -> _Table:
    names = ("district", "village", "recorded", "printed", "handed_over", "obliged", "held")
    rows = [
        (*(getattr(line, name) for name in names),
         _Share(in_percent(line.held, line.obliged) / 100))
        for line in slip.villages
    ]  # fmt: skip
    return _Table("villages", (*names, "share"), rows)


def _outreach(slip: PeriodSlip) -> _Table:
    names = ("kind", "visits", "listed", "met", "recorded", "cards", "not_met", "gone",
             "to_office", "added")  # fmt: skip
    return _Table("outreach", names, _rows(slip.outreach, names))


def _blanks(slip: PeriodSlip) -> _Table:
    """As a table of its own columns: one row, so that sums can be made beside it."""
    names = ("opening", "received", "used", "spoiled", "other", "closing")
    return _Table("blanks", names, _rows((slip.stock,), names))


def _rows(lines: Sequence[object], names: Sequence[str]) -> list[tuple[object, ...]]:
    return [tuple(getattr(line, name) for name in names) for line in lines]


def _fill(sheet: Worksheet, heads: Sequence[str], rows: Rows, forms: dict[str, Format]) -> None:
    sheet.freeze_panes(1, 0)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, forms["head"])
        texts = [str(row[column]) for row in rows if isinstance(row[column], str)]
        width = max([LEAST_WIDTH, min(len(head), 18) + 2, *(len(text) + 2 for text in texts)])
        sheet.set_column(column, column, min(MOST_WIDTH, width))
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, forms)


def _write(sheet: Worksheet, row: int, column: int, cell: object, forms: dict[str, Format]) -> None:
    if isinstance(cell, _Share):
        sheet.write_number(row, column, cell.value, forms["share"])
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell, forms["number"])
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, forms["date"])
    else:
        sheet.write_string(row, column, "" if cell is None else str(cell))
