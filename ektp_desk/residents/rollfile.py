"""Opening a roll or list as offices have them: CSV of any kind, XLSX, XLS, ODS. Safely.

The content decides, not the ending. Everything that is no table, too large, or locked is refused
with a code; nothing of a file is ever run (formulas arrive as their stored values).
"""

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from ektp_desk.kernel.errors import OfficeError

MOST_BYTES = 200 * 1024 * 1024
MOST_UNPACKED = 400 * 1024 * 1024
MOST_ROWS = 1_000_000
MOST_COLUMNS = 200
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

Cells = tuple[object, ...]


@dataclass(frozen=True)
class Table:
    """A file's first sheet with rows: headers, and where its rows come from."""

    path: Path
    sha256: str
    headers: tuple[str, ...]
    header_line: int
    row_count: int
    rows: Sequence[Cells]

    def numbered(self) -> Iterator[tuple[int, Cells]]:
        """(line number in the file, cells) of each row that is not empty."""
        for number, cells in enumerate(self.rows, start=self.header_line + 1):
            if any(cell not in ("", None) for cell in cells):
                yield number, cells


def read_table(path: Path) -> Table:
    """Read a table file whole. Raises `OfficeError("file.…")` for what cannot be read."""
    content = _content(path)
    if content.startswith((ZIP_HEAD, OLE_HEAD)):
        rows = _workbook_rows(content)
    elif content.startswith(FOREIGN_HEADS):
        raise OfficeError("file.not_a_table", name=path.name)
    else:
        rows = _text_rows(content)
    return _table(path, hashlib.sha256(content).hexdigest(), rows)


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


def _table(path: Path, sha256: str, rows: list[Cells]) -> Table:
    for place, cells in enumerate(rows[:30]):
        texts = [str(cell).strip() for cell in cells]
        if sum(bool(text) for text in texts) >= 2:
            body = rows[place + 1 :]
            return Table(path, sha256, tuple(texts), place + 1, len(body), body)
    raise OfficeError("file.no_headers", name=path.name)


def _workbook_rows(content: bytes) -> list[Cells]:
    if content.startswith(ZIP_HEAD):
        _refuse_bomb(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet in workbook.sheets_metadata:
            found = workbook.get_sheet_by_name(sheet.name)
            if found.height > MOST_ROWS or found.width > MOST_COLUMNS:
                raise OfficeError("file.too_many_rows", most=MOST_ROWS)
            rows = [_tidy(row) for row in found.to_python(skip_empty_area=False)]
            if rows:
                return rows
    except PasswordError:
        raise OfficeError("file.locked") from None
    except (CalamineError, zipfile.BadZipFile, ValueError):
        raise OfficeError("file.damaged") from None
    raise OfficeError("file.empty")


def _refuse_bomb(content: bytes) -> None:
    """An XLSX is a ZIP: look at what it would unpack to, and at its last row, before unpacking."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise OfficeError("file.too_large", most=MOST_UNPACKED // 1024**2)
            for entry in entries:
                if entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml"):
                    with archive.open(entry) as sheet:
                        _refuse_claimed_rows(sheet.read(4_096))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        raise OfficeError("file.damaged") from None


def _refuse_claimed_rows(head: bytes) -> None:
    """`<dimension ref="A1:J10000000"/>`: a sheet that claims more rows than we take."""
    _, found, rest = head.partition(b'<dimension ref="')
    if found:
        last = rest.partition(b'"')[0].rpartition(b":")[2]
        row = bytes(sign for sign in last if 48 <= sign <= 57)
        if row and int(row) > MOST_ROWS:
            raise OfficeError("file.too_many_rows", most=MOST_ROWS)


def _tidy(row: Sequence[Any]) -> Cells:
    """Cells cut to a sane length; whole floats as the integers they were typed as."""
    cells: list[object] = []
    for cell in row:
        if isinstance(cell, str):
            cells.append(cell[:LONGEST_CELL])
        elif isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
            cells.append(int(cell))
        else:
            cells.append(cell)
    return tuple(cells)


def cell_text(cell: object) -> str:
    """A cell as text, empty for none.

    A number of sixteen digits (a NIK that was not kept as text) comes as "7.37301440592000E+15":
    spreadsheet programs hold fifteen digits and have put a zero for the last one.
    """
    if isinstance(cell, float) and abs(cell) >= 1e15:
        return f"{cell:.14E}"
    return "" if cell is None else str(cell).strip()


def _text_rows(content: bytes) -> list[Cells]:
    text = _decode(content)
    sample = text[:20_000]
    if "\x00" in sample:
        raise OfficeError("file.not_a_table")
    first_line = next((line for line in sample.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=first_line.count)
    if not first_line.count(delimiter):
        raise OfficeError("file.not_a_table")
    rows: list[Cells] = []
    csv.field_size_limit(1_000_000)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if len(rows) > MOST_ROWS or len(row) > MOST_COLUMNS:
                raise OfficeError("file.too_many_rows", most=MOST_ROWS)
            rows.append(tuple(cell[:LONGEST_CELL] for cell in row))
    except csv.Error:
        raise OfficeError("file.damaged") from None
    return rows


def _decode(content: bytes) -> str:
    """UTF-16 by its mark, UTF-8 when it holds, else Windows-1252, in which old tools export."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
