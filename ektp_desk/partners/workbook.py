"""Opening a workbook that came from outside: locked or plain, never run, never trusted.

Only XLSX is taken. Macros refuse the whole file; a formula spoils its own cell, because what a
foreign formula shows is not what somebody wrote.
"""

import hashlib
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.partners.lock import is_locked, unlock
from ektp_desk.residents.rollfile import OLE_HEAD, PANIC, ZIP_HEAD, Cells
from ektp_desk.residents.rollguard import BROKEN, refuse_archive
from ektp_desk.residents.rolllimits import refuse_area
from ektp_desk.residents.rollxml import Xml, plain_name

MOST_BYTES = 20 * 1024 * 1024  # a list of 3,000 lines has 300 kB
MOST_ROWS, MOST_COLUMNS = 20_000, 60
MACRO_PARTS = re.compile(r"(vbaproject|vbadata|/macrosheets/|/activex/)", re.IGNORECASE)
MACRO_TYPES = re.compile(rb"macroenabled|vbaproject", re.IGNORECASE)
TYPES = "[Content_Types].xml"
_AREA = re.compile(r"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")


@dataclass(frozen=True)
class Book:
    """What a file holds: its sheets with rows from the first line on, and its fingerprint.

    `formulas` are the places (sheet, row, column; counted from 0) whose content is computed.
    """

    name: str
    sha256: str
    sheets: Sequence[tuple[str, Sequence[Cells]]]
    formulas: frozenset[tuple[int, int, int]]


def open_book(path: Path, password: str = "") -> Book:
    """Read a partner's file. Raises `OfficeError("partner_file.…")` or `("file.…")`."""
    content = _content(path)
    fingerprint = hashlib.sha256(content).hexdigest()
    if content.startswith(OLE_HEAD) and is_locked(content):
        content = unlock(content, password)
    if not content.startswith(ZIP_HEAD):
        raise OfficeError("partner_file.not_xlsx")
    refuse_archive(content)
    _refuse_macros(content)
    names, sheets = _sheets(content)
    return Book(path.name, fingerprint, sheets, _formulas(content, names))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise OfficeError("file.too_large", most=MOST_BYTES // 1024**2)
        content = path.read_bytes()
    except FileNotFoundError:
        raise OfficeError("file.missing", name=path.name) from None
    except OSError:
        raise OfficeError("file.unreadable", name=path.name) from None
    if not content:
        raise OfficeError("file.empty")
    return content


def _refuse_macros(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.namelist()
            types = archive.read(TYPES) if TYPES in parts else b""
            is_book = "xl/workbook.xml" in parts
    except BROKEN:
        raise OfficeError("file.damaged") from None
    if any(MACRO_PARTS.search(part) for part in parts) or MACRO_TYPES.search(types):
        raise OfficeError("partner_file.macros")
    if not is_book:
        raise OfficeError("partner_file.not_xlsx")


def _sheets(content: bytes) -> tuple[list[str], list[tuple[str, list[Cells]]]]:
    """The names of all sheets in order, and those that hold rows."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = []
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            _refuse_size(sheet.total_height, sheet.total_width)
            rows = sheet.to_python(skip_empty_area=False)
            found.append((name, [_tidy(row) for row in rows]))
    except (CalamineError, ValueError):
        raise OfficeError("file.damaged") from None
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        raise OfficeError("file.damaged") from None
    return list(book.sheet_names), found


def _tidy(row: Sequence[object]) -> Cells:
    """Whole numbers as they were typed: a spreadsheet keeps every number as a fraction."""
    return tuple(
        int(cell) if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15 else cell
        for cell in row
    )


def _refuse_size(rows: int, columns: int) -> None:
    refuse_area(rows, columns)
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise OfficeError("partner_file.too_long", most=MOST_ROWS, columns=MOST_COLUMNS)


def _formulas(content: bytes, names: Sequence[str]) -> frozenset[tuple[int, int, int]]:
    """Where formulas stand. The sheets' files are found as the workbook names them."""
    places: set[tuple[int, int, int]] = set()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _parts(archive)
            for number in range(len(names)):
                if number < len(parts) and parts[number] in archive.namelist():
                    reader = _Formulas()
                    reader.parse(archive.read(parts[number]))
                    places |= {(number, *place) for place in reader.places}
    except BROKEN:
        raise OfficeError("file.damaged") from None
    return frozenset(places)


def _parts(archive: zipfile.ZipFile) -> list[str]:
    """The file of each sheet, in the order of the workbook."""
    book, links = _Sheets(), _Links()
    book.parse(archive.read("xl/workbook.xml"))
    links.parse(archive.read("xl/_rels/workbook.xml.rels"))
    targets = [links.targets.get(key, "") for key in book.keys]
    return [
        target.removeprefix("/") if target.startswith("/") else f"xl/{target}" for target in targets
    ]


class _Sheets(Xml):
    """`xl/workbook.xml`: the relation of each sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str] = []

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if plain_name(name) == "sheet":
            found = [value for key, value in attributes.items() if key.rpartition(":")[2] == "id"]
            self.keys.append(found[0] if found else "")


class _Links(Xml):
    """`xl/_rels/workbook.xml.rels`: where each relation leads."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: dict[str, str] = {}

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if plain_name(name) == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")


class _Formulas(Xml):
    """A sheet: the cells that hold a formula, or that one of another cell fills."""

    def __init__(self) -> None:
        super().__init__()
        self.places: set[tuple[int, int]] = set()
        self._row = self._column = -1

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        name = plain_name(name)
        if name == "row":
            self._row = int(attributes.get("r", self._row + 2)) - 1
            self._column = -1
        elif name == "c":
            self._column += 1
            if (found := _AREA.fullmatch(attributes.get("r", ""))) is not None:
                self._row, self._column = int(found[2]) - 1, _column(found[1])
        elif name == "f":
            self.places.add((self._row, self._column))
            if attributes.get("t") in ("array", "dataTable"):
                self._fill(attributes.get("ref", ""))

    def _fill(self, area: str) -> None:
        found = _AREA.fullmatch(area)
        if found is None or not found[3]:
            return
        rows = range(int(found[2]) - 1, min(int(found[4]), MOST_ROWS))
        columns = range(_column(found[1]), min(_column(found[3]) + 1, MOST_COLUMNS))
        self.places |= {(row, column) for row in rows for column in columns}


def _column(letters: str) -> int:
    """The place of a column, counted from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
