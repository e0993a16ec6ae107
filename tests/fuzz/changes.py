"""Files changed with sense: what damage, other programs and bad faith make of a good one.

Everything is drawn from the `Random` that is handed over, so that a find can be made again. Used by
the tests here and, as a mutator, by `fuzz/`.
"""

import io
import json
import re
import struct
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any

from ektp_desk.outreach.rules_sealed import content_hash
from tests.fuzz.readers import csv_of, xlsx_of

DEEP = 50_000  # levels: more than any interpreter follows
_HOLE = "\x02deep\x02"  # stands for something nested so deep that no library writes it
NUMBERS = (0, 1, -1, 2**31, 2**53, 2**63, 10**40, 10**400, 0.5, -0.0, 1e308, float("nan"),
           float("inf"))  # fmt: skip
TEXTS = (
    "", " ", "0", "-1", "²", "٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣", "K-2026-000001", "\x00", "a\x00b", "\ud800",
    "\u202e", "'=1+1", "=HYPERLINK(1)", "7.37301440592E+15", "9" * 5_000, "x" * 40_000, "1e999",
    "NaN", "0x10", "1900-02-29", "31-02-1990", "٠١-٠٧-١٩٩٥", "9999-12-31",
    "0001-01-01T00:00+14:00", "jumlah: " + "9" * 1_900, "total " * 300, "../../x", "con",
    "{0.__class__}", "%s%n", "\r\n", '"',
)  # fmt: skip
SIGNS = (b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\r", b'"', b"PK\x03\x04",
         b"PK\x05\x06", b"PK\x06\x06", b"\xd0\xcf\x11\xe0", b"\\ud800", b"[" * 2_000,
         b"9" * 5_000, b"<!DOCTYPE x>", b"&#49;", b"1E999", b"= [[[", b"\xc2\xb2")  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "utf-7", "cp037")


def bytes_changed(content: bytes, random: Random) -> bytes:
    """Bits turned, pieces cut, doubled, zeroed, moved, or signs put in between."""
    changed = bytearray(content)
    for _ in range(random.choice((1, 1, 2, 5))):
        place = random.randrange(len(changed) + 1)
        length = random.choice((1, 2, 8, 64, 512))
        match random.randrange(7):
            case 0 if changed:
                changed[place % len(changed)] ^= 1 << random.randrange(8)
            case 1:
                del changed[place : place + length]
            case 2:
                changed[place:place] = changed[place : place + length]
            case 3:
                changed[place : place + length] = bytes(len(changed[place : place + length]))
            case 4:
                other = random.randrange(len(changed) + 1)
                changed[place:place] = changed[other : other + length]
            case 5:
                changed[place:place] = random.choice(SIGNS)
            case _:
                size = random.choice((2, 4, 8))
                value = random.choice((0, 1, 0x7F, 0xFF, 2**15, 2**16 - 1, 2**31, 2**32 - 1))
                number = (value % 256**size).to_bytes(size, random.choice(("little", "big")))
                changed[place : place + size] = number
    return bytes(changed)


def json_changed(content: bytes, random: Random) -> bytes:
    """A value of a JSON file, or of one of its lines, is another; or its bytes are."""
    if random.random() < 0.2:
        return bytes_changed(content, random)
    is_lines = content.endswith(b"}\n")
    rows = [json.loads(one) for one in (content.splitlines() if is_lines else [content])]
    row = random.choice(rows)
    for _ in range(random.choice((1, 1, 2, 4))):
        _change_value(row, random)
    if isinstance(row, dict) and isinstance(row.get("content"), dict) and random.random() < 0.8:
        try:  # a laptop in bad faith counts its sum rightly
            row["sha256"] = content_hash(row["content"])
        except (ValueError, TypeError):
            row["sha256"] = "0" * 64
    nested = "[" * DEEP + "]" * DEEP if random.random() < 0.5 else '{"a":' * DEEP + "1" + "}" * DEEP
    text = "\n".join(json.dumps(row) for row in rows).replace(json.dumps(_HOLE), nested)
    return (text + "\n" * is_lines).encode()


def _change_value(row: Any, random: Random) -> None:
    places = list(_places(row))
    if not places:
        return
    holder, key = random.choice(places)
    match random.randrange(5):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[random.choice(TEXTS)] = holder[key]
        case 2:
            other, theirs = random.choice(places)
            holder[key] = json.loads(json.dumps(other[theirs])) if theirs in _keys(other) else None
        case _:
            holder[key] = odd_value(random)


def odd_value(random: Random) -> Any:
    """Something where something else is awaited."""
    return random.choice(
        (None, True, [], {}, [[]], {"a": {}}, random.choice(TEXTS), random.choice(TEXTS),
         random.choice(NUMBERS), random.choice(NUMBERS), [random.choice(TEXTS)] * 3, _HOLE)
    )  # fmt: skip


def _places(row: Any) -> Any:
    """All (holder, key) of a nested value."""
    for key in _keys(row):
        yield row, key
        yield from _places(row[key])


def _keys(row: Any) -> list[Any]:
    if isinstance(row, dict):
        return list(row)
    return list(range(len(row))) if isinstance(row, list) else []


def table_changed(content: bytes, random: Random) -> bytes:
    """A table with other cells, columns, ends, writings; or its bytes changed."""
    if content.startswith(b"PK"):
        return zip_changed(content, random)
    if random.random() < 0.3:
        return bytes_changed(content, random)
    text = content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "cp1252")
    delimiter = max(",;\t", key=text.count)
    rows: list[list[Any]] = [line.split(delimiter) for line in text.splitlines()]
    for _ in range(random.choice((1, 2, 4))):
        _change_rows(rows, random)
    if random.random() < 0.4:
        return xlsx_of([[_for_excel(cell) for cell in row] for row in rows])
    rows = [[str(cell).encode("utf-8", "replace").decode() for cell in row] for row in rows]
    made = csv_of(rows, delimiter=delimiter).decode()
    if random.random() < 0.2:
        made = made.replace("\r\n", random.choice(("\n", "\r", "\r\r\n", "\x85", "\u2028")))
    return made.encode(random.choice(ENCODINGS), "replace")


def _for_excel(cell: Any) -> Any:
    """What the library that writes workbooks takes."""
    if isinstance(cell, str):
        return "".join(sign for sign in cell if sign.isprintable())[:32_000]
    return cell if abs(cell) < 1e300 else str(cell)[:400]


def _change_rows(rows: list[list[Any]], random: Random) -> None:
    if not rows:
        return
    row = random.choice(rows)
    place = random.randrange(len(row)) if row else 0
    match random.randrange(8):
        case 0:
            _swap_columns(rows, *random.sample(range(20), 2))
        case 1:
            for one in rows:
                del one[place : place + 1]
        case 2:
            rows.append(list(row))
        case 3:
            row += [random.choice(TEXTS)] * random.choice((1, 30, 300))
        case 4:
            rows.remove(row)
        case 5:
            rows.insert(0, [random.choice(TEXTS)] * random.choice((1, 2, 5)))
        case _ if row:
            odd = random.choice(TEXTS)
            row[place] = random.choice(NUMBERS) if random.random() < 0.3 else odd


def _swap_columns(rows: list[list[Any]], first: int, second: int) -> None:
    for row in rows:
        if max(first, second) < len(row):
            row[first], row[second] = row[second], row[first]


def zip_changed(content: bytes, random: Random) -> bytes:
    """An archive with another member, or its own bytes changed."""
    if random.random() < 0.3:
        return bytes_changed(content, random)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = random.choice([*members, *(name for name in members if "sheet" in name)])
    match random.randrange(6):
        case 0:
            del members[name]
        case 1:
            members[random.choice(("xl/vbaProject.bin", "content.xml", "a/../b", "xl\\x"))] = (
                b"<a/>"
            )
        case 2:
            other = random.choice(list(members))
            members[name], members[other] = members[other], members[name]
        case 3:
            members[name] = bytes_changed(members[name], random)
        case _:
            members[name] = _xml_changed(members[name], random)
    packing = random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", packing) as archive:
        for member, text in members.items():
            archive.writestr(member, text)
    packed = target.getvalue()
    return packed if random.random() < 0.8 else _sizes_changed(packed, random)


_VALUES = re.compile(rb'="([^"]*)"|>([^<>]+)<')
_ODD_XML = (b"-1", b"0", b"99999999", b"A1048577", b"XFE1", b"A0", b"&#49;", b"9" * 400, b"A1:XFD9",
            b"", b"inlineStr", b"shared", b"s", b"str", b"1e999", b"&lt;")  # fmt: skip


def _xml_changed(content: bytes, random: Random) -> bytes:
    """One attribute or text of an XML is another, or one element stands twice."""
    found = list(_VALUES.finditer(content))
    if not found:
        return content
    match = random.choice(found)
    group = 1 if match[1] is not None else 2
    if random.random() < 0.2:
        return content[: match.end()] + content[max(0, match.start() - 60) :]
    return content[: match.start(group)] + random.choice(_ODD_XML) + content[match.end(group) :]


def _sizes_changed(packed: bytes, random: Random) -> bytes:
    """The archive's directory says another size, place or length of an entry."""
    heads = [found.start() for found in re.finditer(b"PK\x01\x02", packed)]
    if not heads:
        return packed
    place = random.choice(heads) + random.choice((8, 10, 20, 24, 28, 30, 32, 34, 42))
    value = random.choice((0, 1, 22, 0xFFFF, 2**31, 2**32 - 1))
    return packed[:place] + struct.pack("<I", value)[:4] + packed[place + 4 :]


CHANGES: dict[str, Callable[[bytes, Random], bytes]] = {
    "bytes": bytes_changed,
    "text": bytes_changed,
    "json": json_changed,
    "table": table_changed,
    "zip": zip_changed,
}
