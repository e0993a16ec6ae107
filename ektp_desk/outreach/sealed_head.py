"""The frame of a bundle file (decision 36): mark, head, body, signature.

    mark      8 bytes, the last of them the frame's number
    lengths   4 bytes of the head's, 8 bytes of the body's, big-endian
    head      canonical JSON, what anybody may read
    body      the sealed content; for a laptop's card its plain JSON
    signature 64 bytes, Ed25519 by the sender over all before

Nothing stands behind the signature, so that every byte of a file is signed or is the signature.
"""

import os
import struct
from dataclasses import dataclass
from pathlib import Path

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.outreach import rules_sealed as rules
from ektp_desk.outreach.rules_bundle import MOST_FILE, MOST_HEAD, SCHEMA, FileKind, Head
from ektp_desk.storage.files import file_trouble

# Like PNG's: a byte no text has, both ends of a line, so that a copy "as text" is noticed.
MARK = b"\x89EKTP\r\n"
FRAME = 1
SIGNATURE = 64
_LENGTHS = struct.Struct(">IQ")
_BEGIN = len(MARK) + 1 + _LENGTHS.size


@dataclass(frozen=True)
class Frame:
    """A file taken apart, nothing of it proven. `signed` is what the signature is over."""

    head: Head
    aside: bytes  # mark, lengths and head: what the content is bound to
    body: memoryview
    signed: memoryview
    signature: bytes


def framed(head: Head, body_size: int) -> bytes:
    """The beginning of a file: mark, lengths and head. ValueError for what no reader would take."""
    content = rules.canonical(_told(head))
    try:
        _head(content, 0)
    except OfficeError:
        raise ValueError(f"no reader would take {head}") from None
    return MARK + bytes([FRAME]) + _LENGTHS.pack(len(content), body_size) + content


def take_apart(content: bytes) -> Frame:
    """A file's frame. Raises `OfficeError` `bundle.not_one`, `.newer`, `.cut`, `.damaged`."""
    head_size, body_size = _lengths(content, len(content))
    head_end = _BEGIN + head_size
    body_end = head_end + body_size
    whole = memoryview(content)
    return Frame(
        _head(content[_BEGIN:head_end], len(content)), content[:head_end],
        whole[head_end:body_end], whole[:body_end], content[body_end:],
    )  # fmt: skip


def peek_head(path: Path) -> Head:
    """A file's head without its body. Raises as `take_apart` and `MachineError`."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(0)
            begin = file.read(_BEGIN)
            head_size, _ = _lengths(begin, size)
            return _head(file.read(head_size), size)
    except OSError as error:
        raise file_trouble(error) from error


def read_file(path: Path) -> bytes:
    """All bytes of a file. Raises `OfficeError("bundle.too_large")` and `MachineError`."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(0)
            content = file.read(size) if size <= MOST_FILE else b""
    except OSError as error:
        raise file_trouble(error) from error
    if size > MOST_FILE:
        raise OfficeError("bundle.too_large")
    return content


def _lengths(begin: bytes, size: int) -> tuple[int, int]:
    """Bytes of head and body, which together with the frame are the whole file."""
    if not begin.startswith(MARK):
        is_start = bool(begin) and MARK.startswith(begin)
        raise OfficeError("bundle.cut" if is_start else "bundle.not_one")
    if len(begin) < _BEGIN:
        raise OfficeError("bundle.cut")
    if begin[len(MARK)] > FRAME:
        raise OfficeError("bundle.newer")
    head_size, body_size = _LENGTHS.unpack_from(begin, len(MARK) + 1)
    whole = _BEGIN + head_size + body_size + SIGNATURE
    if head_size > MOST_HEAD or begin[len(MARK)] < FRAME or size > whole:
        raise OfficeError("bundle.damaged")
    if size < whole:
        raise OfficeError("bundle.cut")
    return head_size, body_size


def _told(head: Head) -> dict[str, object]:
    return {
        "kind": head.kind,
        "schema": head.schema,
        "uid": head.uid,
        "sender": head.sender_uid,
        "sender_key": head.sender_key,
        "office": head.office,
        "device": head.device,
        "visit": head.visit,
        "made_at": rules.moment(head.made_at),
        "recipient": head.recipient,
        "ephemeral": head.ephemeral,
        "content": head.content,
    }


def _head(content: bytes, size: int) -> Head:
    row = rules.read_json(content)
    schema = rules.number(row, "schema")
    try:
        kind = FileKind(rules.text(row, "kind"))
    except ValueError:
        raise OfficeError("bundle.newer" if schema > SCHEMA else "bundle.damaged") from None
    return Head(
        kind, schema, rules.uid(row, "uid"), rules.uid(row, "sender"),
        rules.key(row, "sender_key"), rules.text(row, "office"),
        rules.uid(row, "device", empty=True), rules.uid(row, "visit", empty=True),
        rules.when(row, "made_at"), rules.text(row, "recipient"),
        rules.key(row, "ephemeral", empty=kind is FileKind.DEVICE), rules.number(row, "content"),
        size,
    )  # fmt: skip
