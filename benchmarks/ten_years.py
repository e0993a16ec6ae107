"""Looking an office of ten years over after an unclean end, and what a window feels of it.

`python -m benchmarks ten_years`; only when named: making the office takes minutes. The
demonstration office's year of cards stands ten times over (about 220,000 prints with log and
ledger), and the audit has 2,000,000 rows.
"""

import argparse
import gc
import json
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import Queue
from threading import Event
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer
from sqlalchemy import Engine, insert, text, update
from sqlmodel import Session

from benchmarks import office
from ektp_desk import schema
from ektp_desk.kernel.chain import Link, Place, link_hash
from ektp_desk.kernel.clock import SystemClock
from ektp_desk.kernel.models import AuditEntry, AuditHead
from ektp_desk.reports.audit_checks import CHECKS
from ektp_desk.storage import audit_mark, upgrade
from ektp_desk.storage.audit_keeper import AuditKeeper, State
from ektp_desk.storage.audit_mark import Mark
from ektp_desk.storage.audit_watch import AuditWatch
from ektp_desk.storage.check import chain_top, quick_check, thorough_check
from ektp_desk.storage.ending import CleanEnd
from ektp_desk.storage.engines import make_engines
from ui.collector import Collector

YEARS = 10
AUDIT_ROWS = 2_000_000
A_DAY = 2_000  # audit rows since the program was last seen to end
BATCH = 20_000
QUICK_MS, STALL_MS = 2_000, 50
TICK_MS = 5
_COPIES = (
    (
        "INSERT INTO card SELECT id + :at, number || :k, token || :k, resident_id, service_code, "
        "ticket_id, recording_id, date(office_date, :back), state, blank_serial || :k, "
        "spoil_reason, operator_id, station, instance, run_id, intended_at, settled_at FROM card "
        "WHERE id < :at AND id <= :last AND state NOT IN ('printing', 'unknown')"
    ),
    (
        "INSERT INTO card_event SELECT id + :at, card_id + :at, at, date(office_date, :back), act, "
        "officer_id, reason, rule_version FROM card_event e WHERE id <= :last_event "
        "AND EXISTS (SELECT 1 FROM card WHERE id = e.card_id + :at)"
    ),
    (
        "INSERT INTO stock_movement SELECT id + :at, date(occurred_on, :back), recorded_at, kind, "
        "quantity, source_type, source_id + :at, counterpart, document, note, officer_id, NULL, "
        "NULL FROM stock_movement m WHERE id <= :last_movement AND source_type = 'card' "
        "AND kind IN ('used', 'spoiled') "
        "AND EXISTS (SELECT 1 FROM card WHERE id = m.source_id + :at)"
    ),
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """An office made before spares the making of the demonstration office."""
    parser.add_argument("--office", default="", metavar="FILE", help="a demonstration office")


def run(options: argparse.Namespace) -> bool:
    """Print the figures; whether the limits hold."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _as_installed(folder / "compiled")
        given = Path(options.office) if options.office else office.make(folder).database
        database = folder / "ten-years.db"
        database.write_bytes(given.read_bytes())
        started = time.perf_counter()
        engines = make_engines(str(database))
        _grow(engines.writer)
        _grow_audit(engines.writer)
        engines.writer.dispose()
        figures: dict[str, Any] = {
            "made_s": round(time.perf_counter() - started),
            "file_mb": database.stat().st_size // 1_000_000,
            **_rows(engines.reader),
            **_looked_over(engines.reader, folder),
        }
        engines.reader.dispose()
    figures["kept"] = (
        figures["start_check_ms"] <= QUICK_MS and figures["stall_during_start_ms"] <= STALL_MS
    )
    print(json.dumps(figures, indent=1))
    return bool(figures["kept"])


def _as_installed(folder: Path) -> None:
    """An installed program has its migrations compiled; here they are for this run."""
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(folder)
    upgrade.head()


def _grow(engine: Engine) -> None:
    with engine.begin() as connection:
        values = {
            "last": connection.execute(text("SELECT max(id) FROM card")).scalar_one(),
            "last_event": connection.execute(text("SELECT max(id) FROM card_event")).scalar_one(),
            "last_movement": connection.execute(
                text("SELECT max(id) FROM stock_movement")
            ).scalar_one(),
        }
        for year in range(1, YEARS):
            for statement in _COPIES:
                connection.execute(
                    text(statement),
                    {**values, "at": year * 1_000_000, "k": f"-{year}", "back": f"-{year} years"},
                )


def _grow_audit(engine: Engine) -> None:
    """A chain of rows as a day's work writes them."""
    with Session(engine) as session:
        top, head = chain_top(session)
    begin, previous, rows = datetime(2016, 1, 4, tzinfo=UTC), head.hash, []
    with engine.begin() as connection:
        for row_id in range(top + 1, AUDIT_ROWS + 1):
            at = begin + timedelta(seconds=140 * row_id)
            link = Link(row_id, at, at.date(), 1 + row_id % 7, "meja-1", "a1b2c3d4",
                        "ticket.called", "ticket", row_id // 4, {"counter": 3})  # fmt: skip
            own = link_hash(previous, link)
            rows.append({**vars(link), "previous_hash": previous, "hash": own})
            previous = own
            if len(rows) == BATCH or row_id == AUDIT_ROWS:
                connection.execute(insert(AuditEntry), rows)
                rows = []
        connection.execute(update(AuditHead).values(last_id=AUDIT_ROWS, hash=previous))


def _rows(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            name: int(connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one())
            for name in ("card", "card_event", "stock_movement", "audit_entry")
        }


class Pulse:
    """How late a window's own beat comes: what a hand on the keyboard feels."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.longest = 0.0
        self._timer = QTimer()
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, 1_000 * (now - self._last) - TICK_MS)
        self._last = now

    def taken(self) -> float:
        """The longest delay since the last time, in ms."""
        longest, self.longest = self.longest, 0.0
        return round(longest, 1)


def _looked_over(engine: Engine, folder: Path) -> dict[str, Any]:
    app = QCoreApplication([])
    Collector(app)  # as in the program: rubbish is looked for between events,
    gc.freeze()  # and what was there from the beginning is not looked at again
    keeper, told = _keeper(engine, folder), Queue[State]()  # the program that was killed, too
    pulse = Pulse()
    _beat_for(app, 2.0)
    alone = pulse.taken()
    started = time.perf_counter()
    keeper.begin(told.put)
    found: dict[str, Any] = {"stall_alone_ms": alone}
    for name in ("start_check", "whole_check"):
        while told.empty():
            app.processEvents()
            time.sleep(0.001)
        state = told.get()
        found[f"{name}_ms"] = round(1_000 * (time.perf_counter() - started))
        found[f"{name}_findings"] = [one.code for one in state.findings]
        found["stall_during_start_ms" if name == "start_check" else "stall_during_whole_ms"] = (
            pulse.taken()
        )
    keeper.stop()
    return found


def _beat_for(app: QCoreApplication, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.001)


def _keeper(engine: Engine, folder: Path) -> AuditKeeper:
    """A program begins after one that was killed a day's work after its last look."""
    with Session(engine) as session:
        last = session.get(AuditEntry, AUDIT_ROWS - A_DAY)
    assert last is not None
    now = datetime.now(UTC)
    place = Place(last.id, last.hash)
    audit_mark.write(folder, Mark(place, now, now))
    (folder / "killed.open").touch()

    def thorough(stop: Event) -> Any:
        return thorough_check(engine, stop=stop, further=CHECKS)

    return AuditKeeper(
        AuditWatch(engine, folder),
        clock=SystemClock(),
        ending=CleanEnd(folder, "bench", ["killed"]),
        quick=lambda: quick_check(engine, metadata=schema.metadata()),
        thorough=thorough,
    )
