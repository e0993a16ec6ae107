"""The audit chain: each row's hash covers its content and the hash of the row before.

A row changed, removed or put in afterwards breaks every hash behind it. Cutting off the newest
rows leaves a valid chain, so the head (count and hash) is also printed on the day sheet and kept
in backup manifests, outside the database.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from ektp_desk.kernel.columns import to_json

GENESIS = "0" * 64


@dataclass(frozen=True)
class Link:
    """An audit row's content: what its hash covers."""

    id: int
    at: datetime
    office_date: date
    officer_id: int | None
    station: str
    instance: str
    action: str
    noun: str
    row_id: int
    facts: dict[str, Any]


def link_hash(previous_hash: str, link: Link) -> str:
    """SHA-256 (hex) over the previous hash and the canonical JSON of the row."""
    content = [
        previous_hash,
        link.id,
        link.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f"),
        link.office_date.isoformat(),
        link.officer_id,
        link.station,
        link.instance,
        link.action,
        link.noun,
        link.row_id,
        link.facts,
    ]
    return hashlib.sha256(to_json(content).encode()).hexdigest()


@dataclass(frozen=True)
class Place:
    """How far a chain is known: the newest row's id and its hash."""

    id: int = 0
    hash: str = GENESIS


BEGINNING = Place()


@dataclass(frozen=True)
class ChainReport:
    """Outcome of a verification: `broken_at` is the first row that does not hold, or None."""

    checked: int
    head_hash: str
    broken_at: int | None
    problem: str = ""


def follow(rows: Iterable[tuple[Link, str, str]], after: Place) -> ChainReport:
    """Check rows in id order, each as (content, stored previous hash, stored hash).

    `rows` begin behind `after`, which is known to hold; `checked` counts from the first row on.
    """
    expected_id, previous = after.id + 1, after.hash
    for link, stored_previous, stored_hash in rows:
        if link.id != expected_id:
            return ChainReport(expected_id - 1, previous, expected_id, "missing")
        if stored_previous != previous or link_hash(previous, link) != stored_hash:
            return ChainReport(expected_id - 1, previous, link.id, "altered")
        previous, expected_id = stored_hash, expected_id + 1
    return ChainReport(expected_id - 1, previous, None)


def verify(
    rows: Iterable[tuple[Link, str, str]],
    *,
    head_id: int,
    head_hash: str,
    after: Place = BEGINNING,
) -> ChainReport:
    """Check all rows behind `after`, as `follow`, and that they end where the head says."""
    found = follow(rows, after)
    if found.broken_at is None and (head_id, head_hash) != (found.checked, found.head_hash):
        return ChainReport(found.checked, found.head_hash, found.checked + 1, "cut")
    return found
