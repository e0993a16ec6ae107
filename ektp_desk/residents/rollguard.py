"""How large a workbook would unfold, measured before it is opened.

The reader of workbooks takes memory for the whole rectangle up to the last cell at once, and ends
the program when there is none. What a file says of its own sizes is therefore not believed: all of
it is unpacked once, in pieces, and the cells are looked at where they stand.
"""

import io
import re
import zipfile
import zlib
from typing import NoReturn
from xml.parsers import expat

from ektp_desk.kernel.errors import OfficeError

MOST_UNPACKED = 400 * 1024 * 1024
MOST_ROWS = 1_000_000
MOST_COLUMNS = 200
MOST_CELLS = 20_000_000  # some 600 MB once they are read
PIECE = 1024 * 1024
ENDLESS = 1 << 62  # bytes: what comes is counted instead
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BINARY_BOOK = "workbook.bin"  # XLSB: cells in binary records, which nobody here measures
OPEN_DOCUMENT = "content.xml"
SHEET = b"sheetData"
# A cell or row that names its place first, as all spreadsheet programs write it; else two "".
_PLACE = re.compile(
    rb'<(?:[\w.-]+:)?(?:c|row)(?:\s+r="([A-Z]{0,3})([0-9]{1,7})"|(?=[\s/>]))', re.ASCII
)
_REFERENCE = re.compile(r"([A-Za-z]{0,3})([0-9]{1,7})")


def refuse_area(rows: int, columns: int, *, besides: int = 0) -> None:
    """Raise `file.too_many_rows` for a table of so many rows and columns, `besides` other cells."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise _too_many()
    refuse_cells(rows * columns + besides)


def refuse_cells(cells: int) -> None:
    """Raise `file.too_many_rows` for so many cells, however they are spread."""
    if cells > MOST_CELLS:
        raise _too_many()


def _too_many() -> OfficeError:
    return OfficeError("file.too_many_rows", most=MOST_ROWS, columns=MOST_COLUMNS, cells=MOST_CELLS)


def refuse_archive(content: bytes) -> None:
    """XLSX and ODS are ZIP archives: raise `OfficeError("file.…")` for one that is too large.

    Sizes in the archive's directory are ignored: every member is read to its true end.
    """
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                if member.compress_type not in PACKINGS:
                    raise OfficeError("file.damaged")
                if member.filename.casefold().endswith(BINARY_BOOK):
                    raise OfficeError("file.not_a_table")
                member.file_size = ENDLESS
                left -= _refuse_member(archive, member, left)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, RuntimeError, EOFError, ValueError):
        raise OfficeError("file.damaged") from None


def _refuse_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> int:
    """The bytes that a member unpacks to. Raises for a sheet that is too large."""
    glance = _Glance()
    book = _OpenDocument() if member.filename == OPEN_DOCUMENT else None
    unpacked = 0
    with archive.open(member) as file:
        while piece := file.read(PIECE):
            unpacked += len(piece)
            if unpacked > most:
                raise OfficeError("file.too_large", most=MOST_UNPACKED // 1024**2)
            glance.feed(piece)
            if book is not None:
                book.feed(piece)
    if glance.in_doubt:
        with archive.open(member) as file:
            sheet = _Sheet()
            while piece := file.read(PIECE):
                sheet.feed(piece)
    return unpacked


class _Glance:
    """A quick look over a member of an XLSX: may it hold a sheet that is too large?

    Cells without content count here too: programs write them for mere formatting. Only when they
    make the difference, or when a place is written in an unusual way, is the sheet parsed.
    """

    def __init__(self) -> None:
        self._rest = b""
        self._is_sheet = False
        self._strange = False
        self._letters: set[bytes] = set()
        self._rows = 0

    def feed(self, piece: bytes) -> None:
        """Look at the next piece; what stands behind its last tag waits for the one after."""
        text = self._rest + piece
        self._is_sheet = self._is_sheet or SHEET in text
        end = text.rfind(b"<", max(0, len(text) - 4_096))
        whole, self._rest = (text, b"") if end < 0 else (text[:end], text[end:])
        places = _PLACE.findall(whole)
        if places:
            letters, digits = zip(*places, strict=True)
            self._letters.update(letters)
            self._strange = self._strange or b"" in digits
            self._rows = max(self._rows, max(int(number or b"0") for number in digits))

    @property
    def in_doubt(self) -> bool:
        """Whether the sheet must be parsed to be sure."""
        if not (self._is_sheet or SHEET in self._rest):
            return False
        columns = max((_column(letters.decode()) for letters in self._letters), default=0)
        return (
            self._strange
            or self._rows > MOST_ROWS
            or columns > MOST_COLUMNS
            or self._rows * columns > MOST_CELLS
            or _PLACE.search(self._rest) is not None
        )


class _Xml:
    """A stream of XML, element by element. A document type is refused: no entities to expand."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self.begin
        self._parser.EndElementHandler = self.end
        self._parser.StartDoctypeDeclHandler = self._refuse_type

    def feed(self, piece: bytes) -> None:
        """Parse the next piece. Raises `ExpatError`."""
        self._parser.Parse(piece)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def _refuse_type(self, *_declared: object) -> NoReturn:
        raise OfficeError("file.damaged")


class _Sheet(_Xml):
    """A sheet of an XLSX: cells that hold something, with or without a place of their own."""

    def __init__(self) -> None:
        super().__init__()
        self._row = self._column = 0
        self._cell = (0, 0)
        self._rows = self._columns = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
        elif name == "c":
            self._cell = self._placed(attributes.get("r", ""))
        elif name in ("v", "is", "t", "f"):
            self._rows = max(self._rows, self._cell[0])
            self._columns = max(self._columns, self._cell[1])
            refuse_area(self._rows, self._columns)

    def _placed(self, place: str) -> tuple[int, int]:
        row, self._column = self._row, self._column + 1
        if place:
            found = _REFERENCE.fullmatch(place)
            if found is None:
                raise OfficeError("file.damaged")
            row, self._column = int(found[2]), _column(found[1])
        return row, self._column


class _OpenDocument(_Xml):
    """All tables of an ODS: rows and cells are written once and repeated by a number."""

    def __init__(self) -> None:
        super().__init__()
        self._besides = 0  # cells of the tables before: the reader keeps them all
        self._rows = self._empty_rows = self._columns = 0
        self._repeated = self._width = self._cells = 0
        self._cell = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table-row":
            self._repeated = int(attributes.get("table:number-rows-repeated", 1))
            self._width = self._cells = 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._cells += int(attributes.get("table:number-columns-repeated", 1))
            if any(key.startswith("office:") or key == "table:formula" for key in attributes):
                self._width = self._cells
        elif name == "text:p":
            self._width = self._cells

    def end(self, name: str) -> None:
        if name == "table:table-row":
            self._end_row()
        elif name == "table:table":
            self._besides += self._rows * self._columns
            self._rows = self._empty_rows = self._columns = 0

    def _end_row(self) -> None:
        """Empty rows count when a full one comes behind them."""
        if not self._width:
            self._empty_rows += self._repeated
            return
        self._rows += self._empty_rows + self._repeated
        self._empty_rows = 0
        self._columns = max(self._columns, self._width)
        refuse_area(self._rows, self._columns, besides=self._besides)


def _column(letters: str) -> int:
    """The number of a column: A is 1, XFD 16,384; 0 without letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
