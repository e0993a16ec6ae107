"""How large an old workbook (XLS) would unfold, measured before it is opened (see `rollguard`).

An XLS is a file system in a file [MS-CFB]: sectors in chains, and in one of its streams the
workbook as records [MS-XLS]. Chains may run in circles, streams claim any length, and two cells
far apart make the reader take memory for all between them.
"""

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.residents.rolllimits import refuse_area, refuse_text

HEADER = 512
END_OF_CHAIN, LAST_SECTOR = 0xFFFFFFFE, 0xFFFFFFF9
SMALL_STREAM = 4_096  # shorter streams lie in small sectors
SMALL_SECTOR = 64
ENTRY = 128
MOST_OLD_ROWS, MOST_OLD_COLUMNS = 65_536, 256
WIDE_DIMENSIONS = 14  # bytes; older writings have 10
MOST_RESERVED = 256 * 1024 * 1024
BOOKS = ("Workbook", "Book", "WORKBOOK", "BOOK")  # in the reader's order
BOUND_SHEET, MUL_RK, DIMENSIONS, END = 0x0085, 0x00BD, 0x0200, 0x000A
# Number, label, rich label, error, text of a formula, RK, shared label, formula.
SHARED, CONTINUED, SHARED_LABEL = 0x00FC, 0x003C, 0x00FD
CELLS = frozenset((0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, SHARED_LABEL, 0x0006))


def refuse_old_book(content: bytes) -> None:
    """Raise `OfficeError("file.…")` for an XLS that is damaged on purpose or too large."""
    try:
        stream = _Files(content).book()
        lengths = list(_Shared(_records(stream, 0)).lengths())
        besides = shown = 0
        for place in _sheets(stream):
            shown += sum(map(lengths.__getitem__, _shared_places(stream, place, len(lengths))))
            refuse_text(shown)
            besides += _cells(stream, place, besides)
    except (struct.error, IndexError, ValueError):
        raise OfficeError("file.damaged") from None


@dataclass(frozen=True)
class _Entry:
    name: str
    start: int
    length: int


class _Files:
    """The file system in the file. Raises ValueError for one that does not hold together."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._size = 1 << struct.unpack_from("<H", content, 30)[0]
        if self._size not in (512, 4_096):
            raise ValueError("sector size")
        self._most = len(content) // self._size + 1
        fat_sectors, directory = struct.unpack_from("<2I", content, 44)
        small_start, small_sectors, further = struct.unpack_from("<3I", content, 60)
        # The reader takes memory for these counts unseen, the second one from between two fields.
        (odd,) = struct.unpack_from("<I", content, 62)
        if max(fat_sectors, small_sectors) > self._most or odd * 4 > MOST_RESERVED:
            raise ValueError("header")
        self._links = self._numbers(self._table(further))
        self._entries = list(self._directory(directory))
        if any(entry.length > len(content) for entry in self._entries):
            raise ValueError("length")
        self._small_start, self._small_bytes = small_start, small_sectors * self._size

    def book(self) -> bytes:
        """The workbook's stream."""
        found = {entry.name: entry for entry in reversed(self._entries)}
        entry = next((found[name] for name in BOOKS if name in found), None)
        if entry is None:
            raise OfficeError("file.damaged")
        if entry.length >= SMALL_STREAM:
            return self._read(self._chain(entry.start, entry.length))[: entry.length]
        root = self._entries[0]
        small = self._read(self._chain(root.start, root.length))
        links = self._numbers(self._chain(self._small_start, self._small_bytes))
        places = _walk(entry.start, links, entry.length // SMALL_SECTOR + 1, len(links))
        pieces = [small[place * SMALL_SECTOR : (place + 1) * SMALL_SECTOR] for place in places]
        return b"".join(pieces)[: entry.length]

    def _table(self, further: int) -> list[int]:
        """The sectors that hold the links: 109 stand in the header, the rest in a chain."""
        found = list(struct.unpack_from("<109I", self._content, 76))
        steps = 0
        while further <= LAST_SECTOR:
            *more, further = self._numbers([further])
            found += more
            steps += 1
            if steps > self._most:
                raise ValueError("circle")
        return [sector for sector in found if sector <= LAST_SECTOR]

    def _directory(self, start: int) -> Iterator[_Entry]:
        content = self._read(_walk(start, self._links, self._most + 1, self._most))
        for place in range(0, len(content) - ENTRY + 1, ENTRY):
            name = content[place : place + 64].decode("utf-16-le", errors="replace")
            first, length = struct.unpack_from("<2I", content, place + 116)
            yield _Entry(name.partition("\0")[0], first, length)

    def _chain(self, start: int, length: int) -> list[int]:
        return _walk(start, self._links, length // self._size + 1, self._most)

    def _read(self, sectors: Sequence[int]) -> bytes:
        begin = max(HEADER, self._size)
        return b"".join(
            self._content[begin + sector * self._size : begin + (sector + 1) * self._size]
            for sector in sectors
        )

    def _numbers(self, sectors: Sequence[int]) -> tuple[int, ...]:
        content = self._read(sectors)
        return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])


def _walk(start: int, links: Sequence[int], enough: int, most: int) -> list[int]:
    """The sectors of a chain, `enough` of them or to its end. A circle has more than `most`."""
    found: list[int] = []
    while start != END_OF_CHAIN and len(found) < enough:
        found.append(start)
        if len(found) > most:
            raise ValueError("circle")
        start = links[start]
    return found


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


class _Shared:
    """The texts that cells share: one record, and further ones where it is full [MS-XLS, SST].

    A text that is cut goes on in the next record behind a byte that says how wide its letters are.
    """

    def __init__(self, records: Iterable[tuple[int, bytes]]) -> None:
        self._pieces: list[bytes] = []
        found = False
        for kind, record in records:
            if found and kind != CONTINUED:
                break
            found = found or kind == SHARED
            if found:
                self._pieces.append(record)
        self._piece = self._place = 0

    def lengths(self) -> Iterator[int]:
        """The bytes of each text. Raises struct.error and IndexError for one that is cut."""
        if not self._pieces:
            return
        (unique,) = struct.unpack_from("<I", self._pieces[0], 4)
        self._place = 8
        for _ in range(unique):
            if self._piece == len(self._pieces) - 1 and self._left() <= 0:
                return  # more are claimed than there are
            yield self._text()

    def _text(self) -> int:
        if not self._left():
            self._next(0)
        letters, flags = struct.unpack_from("<HB", self._pieces[self._piece], self._place)
        self._place += 3
        runs = extra = 0
        if flags & 8:
            (runs,) = self._take("<H")
        if flags & 4:
            (extra,) = self._take("<I")
        length = self._skip_letters(letters, 2 if flags & 1 else 1)
        self._skip(4 * runs + extra)
        return length

    def _skip_letters(self, letters: int, width: int) -> int:
        length = 0
        while letters:
            here = min(letters, self._left() // width)
            self._place += here * width
            length += here * width
            letters -= here
            if letters:
                width = 2 if self._pieces[self._piece + 1][0] & 1 else 1
                self._next(1)
        return length

    def _skip(self, length: int) -> None:
        while length > self._left():
            length -= self._left()
            self._next(0)
        self._place += length

    def _take(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from(form, self._pieces[self._piece], self._place)
        self._place += struct.calcsize(form)
        return found

    def _left(self) -> int:
        return len(self._pieces[self._piece]) - self._place

    def _next(self, place: int) -> None:
        self._piece, self._place = self._piece + 1, place
        if self._piece >= len(self._pieces):
            raise IndexError("cut")


def _shared_places(stream: bytes, place: int, count: int) -> Iterator[int]:
    """Which shared text each cell of a sheet shows."""
    for kind, record in _records(stream, place):
        if kind == SHARED_LABEL:
            (found,) = struct.unpack_from("<I", record, 6)
            if found < count:
                yield found


def _sheets(stream: bytes) -> list[int]:
    """Where each sheet's records begin."""
    found = []
    for kind, record in _records(stream, 0):
        if kind == END:
            break
        if kind == BOUND_SHEET:
            found.append(struct.unpack_from("<I", record)[0])
    return found


def _cells(stream: bytes, place: int, besides: int) -> int:
    """How many cells the reader keeps for one sheet. Raises when these are too many."""
    rows = columns = 0
    for kind, record in _records(stream, place):
        if kind == DIMENSIONS:
            _refuse_claim(record)
        elif kind in CELLS or kind == MUL_RK:
            row, column = struct.unpack_from("<2H", record)
            if kind == MUL_RK:
                column = struct.unpack_from("<H", record, len(record) - 2)[0]
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            refuse_area(rows, columns, besides=besides)
    return rows * columns


def _refuse_claim(record: bytes) -> None:
    """The reader takes memory for what a sheet says it holds, before it holds anything."""
    wide = len(record) == WIDE_DIMENSIONS
    first, last = struct.unpack_from("<2I" if wide else "<2H", record)
    columns = struct.unpack_from("<H", record, 10 if wide else 6)[0]
    if first > last or last > MOST_OLD_ROWS or columns > MOST_OLD_COLUMNS:
        raise ValueError("dimensions")
