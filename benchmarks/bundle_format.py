"""Bundle files as such: 5,000 people out, 10,000 events home, without any database.

The aim for a file out is a time and a size (5 s, 2 MB), so its base is the 5 s. Reading is compared
with the barest that gives the same rows: the same lines folded by zlib, unfolded and read as JSON.
"""

import json
import sqlite3
import statistics
import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.measure import Result, paired, timed
from benchmarks.office import Bench
from ektp_desk.outreach.sealed import (
    OFFICE,
    FileKind,
    Manifest,
    lines,
    new_keys,
    rows_of,
    seal,
    unseal,
)

PEOPLE, EVENTS, ROUNDS = 5_000, 10_000, 5
MOST_SECONDS, MOST_BYTES = 5, 2_000_000
DEVICE = "1a" * 16
STAYS = ("name_key", "sound_key", "own_edits", "created_at", "updated_at", "merged_into")
MANIFEST = Manifest(
    FileKind.OUT, "b" * 32, 1, "73.73", DEVICE, "c" * 32, 0, "",
    datetime(2026, 11, 24, tzinfo=UTC), None, {}, {},
)  # fmt: skip


def run(bench: Bench) -> list[Result]:
    """A file out, a file home."""
    return [_out(bench), _home(bench.folder)]


def _out(bench: Bench) -> Result:
    people, central = _people(bench.database)
    path = bench.folder / "kunjungan.ektp"
    office, laptop = new_keys(), new_keys()

    def make() -> None:
        seal(MANIFEST, {"people": lines(people), "central": lines(central)}, sender=office,
             sender_uid=OFFICE, recipient_box=laptop.box_public, path=path)  # fmt: skip

    took = statistics.median([timed(make) for _ in range(ROUNDS)])
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise AssertionError(f"{size:,} bytes for {PEOPLE:,} people")
    what = f"rows to file for {len(people):,} people, {size:,} bytes (aim {MOST_BYTES:,}); base 5 s"
    return Result("file out: format", took, MOST_SECONDS * 1_000, 1.0, what)


def _home(folder: Path) -> Result:
    office, laptop = new_keys(), new_keys()
    part = lines([_event(number) for number in range(EVENTS)])
    path, bare = folder / "pulang.ektp", folder / "pulang.z"
    bare.write_bytes(zlib.compress(part))
    seal(replace(MANIFEST, kind=FileKind.HOME, sequence=1), {"events": part}, sender=laptop,
         sender_uid=DEVICE, recipient_box=office.box_public, path=path)  # fmt: skip

    def proven() -> list[dict[str, Any]]:
        opened = unseal(path, recipient=[office], senders={DEVICE: laptop.sign_public})
        return list(rows_of(opened.parts["events"]))

    def barely() -> list[dict[str, Any]]:
        return [json.loads(line) for line in zlib.decompress(bare.read_bytes()).splitlines()]

    ours, base = paired(proven, barely, rounds=ROUNDS)
    what = f"file to rows, {EVENTS:,} events, {len(part):,} bytes in {path.stat().st_size:,}"
    return Result("file home: format", statistics.median(ours), statistics.median(base), 2.0, what)


def _people(database: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The first people of the office as they travel, and their central status."""
    with sqlite3.connect(database) as connection:
        connection.row_factory = sqlite3.Row
        people = connection.execute("SELECT * FROM resident ORDER BY id LIMIT ?", (PEOPLE,))
        rows = [_row(row) for row in people.fetchall()]
        central = connection.execute(
            "SELECT * FROM central_record WHERE resident_id <= ?", (rows[-1]["id"],)
        )
        return rows, [_row(row) for row in central.fetchall()]


def _row(row: sqlite3.Row) -> dict[str, Any]:
    return {key: value for key, value in dict(row).items() if key not in STAYS and value}


def _event(number: int) -> dict[str, Any]:
    """A finished recording as a laptop tells it, with its dozen of items."""
    at = "2026-11-24T02:15:00+00:00"
    items: Sequence[dict[str, Any]] = [
        {"position": place, "key": f"finger:{place}", "label": "", "state": "captured",
         "exception": None, "reason": "", "attempts": 1, "signed_off_by": None, "at": at}
        for place in range(14)
    ]  # fmt: skip
    content = {
        "number": f"PRK-2026-{number:06d}", "token": f"R-{number:016x}",
        "nik": f"{7373010101700000 + number}", "resident_id": number, "service_code": "NEW",
        "checklist": 1, "place": "Battang Barat", "needs": [], "witness": "",
        "override_reason": "", "started_at": at, "submitted_at": at, "operator": "perekam",
        "former_operators": [], "items": items, "events": [],
    }  # fmt: skip
    return {
        "uid": f"{number:032x}", "kind": "recording.finished", "at": at, "author": "perekam",
        "officer_id": 4, "content": content, "sha256": "0" * 64,
    }  # fmt: skip
