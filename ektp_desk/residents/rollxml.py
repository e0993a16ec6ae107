"""What stands in the parts of a workbook, counted while it is unpacked (see `rollguard`)."""

import re
from collections.abc import Sequence
from typing import NoReturn
from xml.parsers import expat

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.residents.rolllimits import refuse_area, refuse_text

CELL = ("table:table-cell", "table:covered-table-cell")
_REFERENCE = re.compile(r"([A-Za-z]{0,3})([0-9]{1,7})")


class Xml:
    """A stream of XML, element by element. A document type is refused: no entities to expand."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self.begin
        self._parser.EndElementHandler = self.end
        self._parser.CharacterDataHandler = self.text
        self._parser.StartDoctypeDeclHandler = self._refuse_type

    def parse(self, content: bytes) -> None:
        """Read a whole part. Raises `ExpatError`."""
        self._parser.Parse(content, True)

    def feed(self, piece: bytes) -> None:
        """Parse the next piece. Raises `ExpatError`."""
        self._parser.Parse(piece)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """A piece of text."""

    def _refuse_type(self, *_declared: object) -> NoReturn:
        raise OfficeError("file.damaged")


class SharedTexts(Xml):
    """The texts that the cells of an XLSX share: how long each is, in bytes."""

    def __init__(self) -> None:
        super().__init__()
        self.lengths: list[int] = []

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if plain_name(name) == "si":
            self.lengths.append(0)

    def text(self, text: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(text.encode())


class ShownTexts(Xml):
    """Sheets of an XLSX: how much shared text their cells show. Raises when it is too much."""

    def __init__(self, lengths: Sequence[int]) -> None:
        super().__init__()
        self._lengths = lengths
        self._place: str | None = None
        self._is_shared = False
        self._shown = 0

    def begin_sheet(self) -> None:
        """The next bytes are another sheet's."""
        self._start()

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        name = plain_name(name)
        if name == "c":
            self._is_shared = attributes.get("t") == "s"
        elif name == "v" and self._is_shared:
            self._place = ""

    def text(self, text: str) -> None:
        if self._place is not None:
            self._place += text

    def end(self, name: str) -> None:
        if self._place is None or plain_name(name) != "v":
            return
        place, self._place = int(self._place), None
        if 0 <= place < len(self._lengths):
            refuse_text(shown := self._shown + self._lengths[place])
            self._shown = shown


class Sheet(Xml):
    """A sheet of an XLSX: cells that hold something, with or without a place of their own."""

    def __init__(self) -> None:
        super().__init__()
        self._row = self._column = 0
        self._cell = (0, 0)
        self._rows = self._columns = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        name = plain_name(name)
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
            row, self._column = int(found[2]), column_number(found[1])
        return row, self._column


class OpenDocument(Xml):
    """All tables of an ODS: rows and cells are written once and repeated by a number."""

    def __init__(self) -> None:
        super().__init__()
        self._besides = 0  # cells of the tables before: the reader keeps them all
        self._rows = self._empty_rows = self._columns = 0
        self._repeated = self._width = self._cells = 0
        self._alike = 1  # cells that the one in hand stands for
        self._row_text = self._whole_text = 0
        self._in_cell = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table-row":
            self._repeated = int(attributes.get("table:number-rows-repeated", 1))
            self._width = self._cells = self._row_text = 0
        elif name in CELL:
            self._alike = int(attributes.get("table:number-columns-repeated", 1))
            self._cells += self._alike
            self._in_cell = True
            self._row_text += self._alike * len(attributes.get("office:string-value", ""))
            if any(key.startswith("office:") or key == "table:formula" for key in attributes):
                self._width = self._cells
        elif name == "text:p":
            self._width = self._cells

    def end(self, name: str) -> None:
        if name in CELL:
            self._in_cell = False
        elif name == "table:table-row":
            self._end_row()
        elif name == "table:table":
            self._besides += self._rows * self._columns
            self._rows = self._empty_rows = self._columns = 0

    def text(self, text: str) -> None:
        if self._in_cell:
            self._row_text += self._alike * len(text)

    def _end_row(self) -> None:
        """Empty rows count when a full one comes behind them."""
        if not self._width:
            self._empty_rows += self._repeated
            return
        self._rows += self._empty_rows + self._repeated
        self._empty_rows = 0
        self._columns = max(self._columns, self._width)
        refuse_area(self._rows, self._columns, besides=self._besides)
        refuse_text(text := self._whole_text + self._repeated * self._row_text)
        self._whole_text = text


def plain_name(name: str) -> str:
    """An element's or attribute's name without the prefix of its namespace."""
    return name.rpartition(":")[2]


def column_number(letters: str) -> int:
    """The number of a column: A is 1, XFD 16,384; 0 without letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
