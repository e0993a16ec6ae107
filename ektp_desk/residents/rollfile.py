"""Opening a roll or list as offices have them: CSV of any kind, XLSX, XLS, ODS. Safely.

The content decides, not the ending. Everything that is no table, too large, or locked is refused
with a code; nothing of a file is ever run (formulas arrive as their stored values).
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.residents.oldbook import refuse_old_book
from ektp_desk.residents.rollguard import refuse_archive
from ektp_desk.residents.rolllimits import refuse_area, refuse_cells

MOST_BYTES = 200 * 1024 * 1024
LONGEST_CELL = 2_000
DELIMITERS = ",;\t|"
ZIP_HEAD = b"PK\x03\x04"
OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FOREIGN_HEADS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"MZ",
    b"\x7fELF",
    b"Rar!",
    b"\x1f\x8b",
)

# A row of more lines has a quotation mark that nobody closed: it would swallow the rows behind it.
MOST_LINES = 12

PANIC = "PanicException"  # a bug in the reader met; no Exception, and importable from nowhere
# What stands in no list on purpose: control signs but tab and line ends. PostgreSQL takes no NUL.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# The sign with which a spreadsheet is told that digits are text; some programs export it too.
_TEXT_MARK = re.compile(r"^['’](?=[\d=+@-])")

Cells = tuple[object, ...]


@dataclass(frozen=True)
class Table:
    """A file's first sheet with rows: headers, and where its rows come from.

    `lines` are the lines of the file on which the rows begin: in a text table a cell may hold
    line breaks. `above` are the rows before the headers; `cut` is the code of a sign that a text
    table ends in the middle, "" without one (a cut workbook does not open at all).
    """

    path: Path
    sha256: str
    headers: tuple[str, ...]
    rows: Sequence[Cells]
    lines: Sequence[int]
    above: Sequence[Cells] = ()
    cut: str = ""

    def numbered(self) -> Iterator[tuple[int, Cells]]:
        """(line number in the file, cells) of each row that is not empty."""
        for number, cells in zip(self.lines, self.rows, strict=True):
            if any(cells) or any(cell not in ("", None) for cell in cells):
                yield number, cells


def read_table(path: Path) -> Table:
    """Read a table file whole. Raises `OfficeError("file.…")` for what cannot be read."""
    content = _content(path)
    cut = ""
    if content.startswith((ZIP_HEAD, OLE_HEAD)):
        rows = _workbook_rows(content)
        lines: Sequence[int] = range(1, len(rows) + 1)
    elif content.startswith(FOREIGN_HEADS):
        raise OfficeError("file.not_a_table", name=path.name)
    else:
        text, cut = _decode(content)
        rows, lines = _text_rows(text)
        cut = cut or cut_sign(text, rows)
    return _table(path, hashlib.sha256(content).hexdigest(), rows, lines, cut)


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise OfficeError("file.too_large", name=path.name, most=MOST_BYTES // 1024**2)
        content = path.read_bytes()
    except FileNotFoundError:
        raise OfficeError("file.missing", name=path.name) from None
    except (IsADirectoryError, PermissionError, OSError):
        raise OfficeError("file.unreadable", name=path.name) from None
    if not content.strip(b"\x00 \r\n\t"):
        raise OfficeError("file.empty", name=path.name)
    return content


def _table(path: Path, sha256: str, rows: list[Cells], lines: Sequence[int], cut: str) -> Table:
    for place, cells in enumerate(rows[:30]):
        texts = [str(cell).strip() for cell in cells]
        if sum(bool(text) for text in texts) >= 2:
            rest = place + 1
            return Table(path, sha256, tuple(texts), rows[rest:], lines[rest:], rows[:place], cut)
    raise OfficeError("file.no_headers", name=path.name)


def _workbook_rows(content: bytes) -> list[Cells]:
    if content.startswith(ZIP_HEAD):
        refuse_archive(content)
    else:
        refuse_old_book(content)
    try:
        return _first_rows(CalamineWorkbook.from_filelike(io.BytesIO(content)))
    except PasswordError:
        raise OfficeError("file.locked") from None
    except (CalamineError, ValueError):
        raise OfficeError("file.damaged") from None
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        raise OfficeError("file.damaged") from None


def _first_rows(workbook: CalamineWorkbook) -> list[Cells]:
    for sheet in workbook.sheets_metadata:
        found = workbook.get_sheet_by_name(sheet.name)
        refuse_area(found.height, found.width)
        rows = [_tidy(row) for row in found.to_python(skip_empty_area=False)]
        if rows:
            return rows
    raise OfficeError("file.empty")


def _tidy(row: Sequence[Any]) -> Cells:
    """Texts cleaned; whole floats as the integers they were typed as."""
    cells: list[object] = []
    for cell in row:
        if isinstance(cell, str):
            cells.append(_clean(cell))
        elif isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
            cells.append(int(cell))
        else:
            cells.append(cell)
    return tuple(cells)


def _clean(text: str) -> str:
    """A cell's text without control signs and text mark, cut to a sane length."""
    if not text.isprintable():
        text = _CONTROL.sub("", text)
    if text.startswith(("'", "’")):
        text = _TEXT_MARK.sub("", text)
    return text[:LONGEST_CELL]


def cell_text(cell: object) -> str:
    """A cell as text, empty for none.

    A number of sixteen digits (a NIK that was not kept as text) comes as "7.37301440592000E+15":
    spreadsheet programs hold fifteen digits and have put a zero for the last one.
    """
    if isinstance(cell, float) and abs(cell) >= 1e15:
        return f"{cell:.14E}"
    return "" if cell is None else str(cell).strip()


def _text_rows(text: str) -> tuple[list[Cells], list[int]]:
    """The rows of a text table, and the line on which each begins."""
    sample = text[:20_000]
    if "\x00" in sample:
        raise OfficeError("file.not_a_table")
    first_line = next((line for line in sample.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=first_line.count)
    if not first_line.count(delimiter):
        raise OfficeError("file.not_a_table")
    refuse_cells(text.count(delimiter))  # a row is a list before anybody can count it
    rows: list[Cells] = []
    lines: list[int] = []
    cells, line = 0, 1
    csv.field_size_limit(1_000_000)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        for row in reader:
            if reader.line_num - line > MOST_LINES:
                raise OfficeError("file.quote_open", line=line)
            refuse_area(len(rows), len(row))
            refuse_cells(cells := cells + len(row))
            rows.append(tuple(map(_clean, row)))
            lines.append(line)
            line = reader.line_num + 1
    except csv.Error:
        raise OfficeError("file.damaged") from None
    return rows, lines


def cut_sign(text: str, rows: Sequence[Cells]) -> str:
    """The code of a sign that a text table ends in the middle of a row, "" without one."""
    if len(rows) < 3 or text.endswith(("\n", "\r")):
        return ""
    last = text[max(text.rfind("\n"), text.rfind("\r")) + 1 :]
    if last.count('"') % 2:
        return "roll_file.cut_quote"
    if len(rows[-1]) < len(rows[-2]):
        return "roll_file.cut_row"
    return "roll_file.cut_end"


def _decode(content: bytes) -> tuple[str, str]:
    """The text, and a code where its last letter is cut in two.

    UTF-16 by its mark, UTF-8 when it holds, else Windows-1252, in which old tools export.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        cut = "roll_file.cut_letter" if len(content) % 2 else ""
        return content.decode("utf-16", errors="replace"), cut
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return content[: error.start].decode("utf-8-sig"), "roll_file.cut_letter"
        return content.decode("cp1252", errors="replace"), ""
