"""Workbooks made by hand: what no spreadsheet program writes, and the reader must survive."""

import struct
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
BOOK = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
    '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship '
    f'Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
SECTOR, END = 512, 0xFFFFFFFE


def write_sheet(path: Path, data: str, *, before: str = "", beside: str = "") -> Path:
    """An XLSX with one sheet whose `<sheetData>` holds `data`."""
    sheet = f'{before}<worksheet xmlns="{MAIN}">{beside}<sheetData>{data}</sheetData></worksheet>'
    return _write(path, BOOK | {"xl/worksheets/sheet1.xml": sheet})


def write_ods(path: Path, tables: str, *, before: str = "") -> Path:
    """An ODS whose spreadsheet holds `tables`."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"{before}<office:document-content {spaces}><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    members = {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content}
    return _write(path, members)


def _write(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def write_lying_zip(path: Path, name: str, content: bytes, *, claimed: int) -> Path:
    """An archive whose directory says that its one member unpacks to `claimed` bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    true, said = struct.pack("<I", len(content)), struct.pack("<I", claimed)
    path.write_bytes(path.read_bytes().replace(true, said))
    return path


def write_xls(
    path: Path,
    cells: Iterable[tuple[int, int, str]],
    *,
    dimensions: Sequence[int] = (0, 1, 0, 1),
    links: dict[int, int] | None = None,
    shared: Sequence[bytes] = (),
    shown: Iterable[tuple[int, int, int]] = (),
) -> Path:
    """An XLS with one sheet of labels at (row, column); `links` overwrites sectors' successors.

    `shared` are the record of shared texts and those that continue it, `shown` where (row, column)
    which of the texts stands.
    """
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    sheet += _record(0x0200, struct.pack("<IIHHH", *dimensions, 0))
    for row, column, text in cells:
        label = struct.pack("<HHHHB", row, column, 0, len(text), 0) + text.encode("latin-1")
        sheet += _record(0x0204, label)
    for row, column, text_number in shown:
        sheet += _record(0x00FD, struct.pack("<HHHI", row, column, 0, text_number))
    sheet += _record(0x000A, b"")
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    bound = struct.pack("<IBBBB", 0, 0, 0, 1, 0) + b"S"
    texts = b"".join(
        _record(0x003C if place else 0x00FC, piece) for place, piece in enumerate(shared)
    )
    place = len(begin) + len(_record(0x0085, bound)) + len(texts) + len(_record(0x000A, b""))
    globals_ = begin + _record(0x0085, struct.pack("<I", place) + bound[4:]) + texts
    globals_ += _record(0x000A, b"")
    return _write_files(path, (globals_ + sheet).ljust(4_096, b"\0"), links or {})


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _write_files(path: Path, stream: bytes, links: dict[int, int]) -> Path:
    """A compound file: sector 0 holds the links, 1 the directory, the others the stream."""
    sectors = -(-len(stream) // SECTOR)
    chain = {0: 0xFFFFFFFD, 1: END, **{2 + n: 3 + n for n in range(sectors - 1)}, 1 + sectors: END}
    chain |= links
    table = struct.pack("<128I", *(chain.get(n, 0xFFFFFFFF) for n in range(128)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4_096, END, 0, END, 0, 0)
    header += b"\xff" * (SECTOR - len(header))
    entries = _entry("Root Entry", 5, END, 0) + _entry("Workbook", 2, 2, len(stream))
    path.write_bytes(header + table + entries.ljust(SECTOR, b"\0") + stream.ljust(sectors * SECTOR))
    return path


def _entry(name: str, kind: int, start: int, length: int) -> bytes:
    text = f"{name}\0".encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    return head.ljust(116, b"\xff") + struct.pack("<III", start, length, 0)
