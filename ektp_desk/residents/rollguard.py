"""How large a workbook would unfold, measured before it is opened.

The reader of workbooks takes memory for the whole rectangle up to the last cell at once, gives each
cell a text of its own although the file has it once, and ends the program when there is none. What
a file says of its own sizes is therefore not believed: all of it is unpacked once, in pieces, and
the cells are looked at where they stand.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from itertools import zip_longest
from xml.parsers import expat

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.residents.rolllimits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT
from ektp_desk.residents.rollxml import (
    OpenDocument,
    SharedTexts,
    Sheet,
    ShownTexts,
    Xml,
    column_number,
)

MOST_UNPACKED = 400 * 1024 * 1024
PIECE = 1024 * 1024
ENDLESS = 1 << 62  # bytes: what comes is counted instead
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BINARY_BOOK = "workbook.bin"  # XLSB: cells in binary records, which nobody here measures
OPEN_DOCUMENT = "content.xml"
SHEET = b"sheetData"
TEXT_END = b"</si>"
OTHER_NAME = 0x7075  # an extra field with a second name of a member, which some readers prefer
# What a mangled archive makes the standard library raise.
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError, RuntimeError, EOFError,
          ValueError, OverflowError, LookupError, OSError)  # fmt: skip
_END = struct.Struct("<4s4H2IH")
_END_MARK = re.compile(rb"PK\x05\x06(..)\1", re.DOTALL)  # both numbers of disks are the same
_SHARED = re.compile(rb"<(?:[\w.-]+:)?si[\s/>]", re.ASCII)
# A cell or row that names its place first, as all spreadsheet programs write it; else two "".
_PLACE = re.compile(
    rb'<(?:[\w.-]+:)?(?:c|row)(?:\s+r="([A-Z]{0,3})([0-9]{1,7})"|(?=[\s/>]))', re.ASCII
)


def refuse_archive(content: bytes) -> None:
    """XLSX and ODS are ZIP archives: raise `OfficeError("file.…")` for one that is too large.

    Sizes in the archive's directory are ignored: every member is read to its true end.
    """
    left = MOST_UNPACKED
    try:
        refuse_two_directories(content)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            glances = {}
            for member in archive.infolist():
                _refuse_strange(member)
                member.file_size = ENDLESS
                glances[member.filename] = glance = _Glance()
                left -= _refuse_member(archive, member, left, glance)
            _refuse_shared(archive, glances)
    except BROKEN:
        raise OfficeError("file.damaged") from None


def refuse_two_directories(content: bytes) -> None:
    """Raise `file.damaged` for an archive that two readers could read in two ways.

    What is measured must be what is opened: one directory, at the very end, of the whole file.
    """
    end = len(content) - _END.size
    if end < 0 or len(_END_MARK.findall(content)) != 1:
        raise OfficeError("file.damaged")
    mark, _, _, _, _, size, place, comment = _END.unpack_from(content, end)
    if mark != b"PK\x05\x06" or comment or place + size != end:
        raise OfficeError("file.damaged")


def _refuse_strange(member: zipfile.ZipInfo) -> None:
    extra = member.extra
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        if kind == OTHER_NAME:
            raise OfficeError("file.damaged")
        extra = extra[4 + length :]
    if member.compress_type not in PACKINGS:
        raise OfficeError("file.damaged")
    if member.filename.casefold().endswith(BINARY_BOOK):
        raise OfficeError("file.not_a_table")


def _refuse_shared(archive: zipfile.ZipFile, glances: Mapping[str, "_Glance"]) -> None:
    """Texts that stand once and are shown in many cells; measured exactly only when in doubt."""
    longest = max((glance.longest_text for glance in glances.values()), default=0)
    cells = sum(glance.cells for glance in glances.values())
    if longest * cells <= MOST_TEXT:
        return
    lengths: list[int] = []
    for name, glance in glances.items():
        if glance.longest_text:
            texts = SharedTexts()
            _parse(archive, name, texts)
            lengths = [max(pair) for pair in zip_longest(lengths, texts.lengths, fillvalue=0)]
    shown = ShownTexts(lengths)
    for name, glance in glances.items():
        if glance.cells:
            shown.begin_sheet()
            _parse(archive, name, shown)


def _parse(archive: zipfile.ZipFile, name: str, reader: Xml) -> None:
    with archive.open(name) as file:
        while piece := file.read(PIECE):
            reader.feed(piece)


def _refuse_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int, glance: "_Glance"
) -> int:
    """The bytes that a member unpacks to. Raises for a sheet that is too large."""
    book = OpenDocument() if member.filename == OPEN_DOCUMENT else None
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
        _parse(archive, member.filename, Sheet())
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
        self._text = 0  # bytes since the last shared text ended
        self._longest = 0
        self._shared = False
        self.cells = 0

    @property
    def longest_text(self) -> int:
        """No shared text of this member is longer (bytes); 0 where it holds none."""
        return max(self._longest, self._text) if self._shared else 0

    def feed(self, piece: bytes) -> None:
        """Look at the next piece; what stands behind its last tag waits for the one after."""
        text = self._rest + piece
        self._is_sheet = self._is_sheet or SHEET in text
        end = text.rfind(b"<", max(0, len(text) - 4_096))
        whole, self._rest = (text, b"") if end < 0 else (text[:end], text[end:])
        self._measure(whole)
        places = _PLACE.findall(whole)
        if places:
            self.cells += len(places)
            letters, digits = zip(*places, strict=True)
            self._letters.update(letters)
            self._strange = self._strange or b"" in digits
            self._rows = max(self._rows, max(int(number or b"0") for number in digits))

    def _measure(self, text: bytes) -> None:
        self._shared = self._shared or _SHARED.search(text) is not None
        *ended, rest = text.split(TEXT_END)
        if ended:
            first, *others = map(len, ended)
            self._longest = max(self._longest, self._text + first, *others)
            self._text = 0
        self._text += len(rest)

    @property
    def in_doubt(self) -> bool:
        """Whether the sheet must be parsed to be sure."""
        if not (self._is_sheet or SHEET in self._rest):
            return False
        columns = max((column_number(letters.decode()) for letters in self._letters), default=0)
        return (
            self._strange
            or self._rows > MOST_ROWS
            or columns > MOST_COLUMNS
            or self._rows * columns > MOST_CELLS
            or _PLACE.search(self._rest) is not None
        )
