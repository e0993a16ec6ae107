"""JSON as it stands in bundle files: written in one way, read with doubt. Pure."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NoReturn

from ektp_desk.kernel.errors import OfficeError

UID = re.compile(r"[A-Za-z0-9_-]{1,40}")
_KEY = re.compile(r"[0-9a-f]{64}")
NEVER = datetime.fromtimestamp(0, UTC)


def canonical(content: Mapping[str, Any]) -> bytes:
    """JSON with sorted keys, no spaces, UTF-8: the same bytes for the same content.

    What is no JSON (a date, an infinite number) is a mistake in the program: TypeError, ValueError.
    """
    return _dumps(content).encode()


def content_hash(content: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical JSON, in hex."""
    return hashlib.sha256(canonical(content)).hexdigest()


def lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """A part: one canonical JSON object a line, each line ended."""
    return "".join([f"{_dumps(row)}\n" for row in rows]).encode()


def rows_of(part: bytes) -> Iterator[dict[str, Any]]:
    """The objects of a part, one by one. Raises `OfficeError("bundle.damaged")`."""
    start = 0
    while start < len(part):
        end = part.find(b"\n", start)
        if end < 0:
            raise OfficeError("bundle.damaged")
        yield read_json(part[start:end])
        start = end + 1


def read_json(text: bytes) -> dict[str, Any]:
    """One JSON object whose every value can be written again. Raises `bundle.damaged`."""
    try:
        row = _DECODER.decode(text.decode())
        if b"\\u" in text:
            _dumps(row).encode()  # half a letter (a lone surrogate) reads, but writes no more
    except (ValueError, RecursionError):
        raise OfficeError("bundle.damaged") from None
    if not isinstance(row, dict):
        raise OfficeError("bundle.damaged")
    return row


def damaged() -> NoReturn:
    """Say that a file is not as it was made."""
    raise OfficeError("bundle.damaged")


def text(row: Mapping[str, Any], key: str) -> str:
    """A short text, or `bundle.damaged`."""
    value = row.get(key)
    if not isinstance(value, str) or len(value) > 200:
        damaged()
    return value


def uid(row: Mapping[str, Any], key: str, *, empty: bool = False) -> str:
    """A name that is safe as part of a file's name, or `bundle.damaged`."""
    value = text(row, key)
    if not (UID.fullmatch(value) or (empty and not value)):
        damaged()
    return value


def key(row: Mapping[str, Any], name: str, *, empty: bool = False) -> str:
    """A key of 32 bytes in hex, or `bundle.damaged`."""
    value = text(row, name)
    if not (_KEY.fullmatch(value) or (empty and not value)):
        damaged()
    return value


def number(row: Mapping[str, Any], key: str) -> int:
    """A number from 0 on, or `bundle.damaged`."""
    value = row.get(key)
    if type(value) is not int or not 0 <= value < 2**53:
        damaged()
    return value


def mapping(row: Mapping[str, Any], key: str) -> dict[str, Any]:
    """A JSON object, or `bundle.damaged`."""
    value = row.get(key)
    if not isinstance(value, dict):
        damaged()
    return value


def moment(value: datetime) -> str:
    """An aware moment as text, in UTC."""
    return value.astimezone(UTC).isoformat()


def when(row: Mapping[str, Any], key: str) -> datetime:
    """A moment in UTC, or `bundle.damaged`."""
    try:
        value = datetime.fromisoformat(text(row, key))
    except ValueError:
        damaged()
    if value.utcoffset() != timedelta(0):
        damaged()
    return value.replace(tzinfo=UTC)


def _dumps(value: Any) -> str:
    return _ENCODER.encode(value)


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _finite(digits: str) -> float:
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        _no_number(digits)
    return value


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)
_DECODER = json.JSONDecoder(parse_constant=_no_number, parse_float=_finite)
