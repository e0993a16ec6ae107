"""“Card good” as the service does it, against the very same SQL in raw sqlite3."""

import statistics
from pathlib import Path
from typing import Any

from sqlalchemy import event

from benchmarks.measure import Result, timed
from benchmarks.office import ACTOR, Bench, desk_on
from ektp_desk.cards import queries, services
from ektp_desk.kernel.desk import Desk
from ektp_desk.storage import driver

CARDS = 100
Statement = tuple[str, Any, bool]


def run(bench: Bench) -> list[Result]:
    """The same cards twice: by the service on one copy, its recorded SQL on another."""
    ours_path, base_path = bench.copy("cards-ours.db"), bench.copy("cards-base.db")
    ours_desk = desk_on(ours_path)
    ids = _intend(ours_desk)
    # The base starts where the service starts: intents made, nothing confirmed.
    ours_desk.close()
    base_path.write_bytes(_whole(ours_path))
    ours_desk = desk_on(ours_path)
    recorded, ours = [], []
    for card_id in ids:
        statements: list[Statement] = []
        recorder = _recorder(statements)
        event.listen(ours_desk.engine, "before_cursor_execute", recorder)
        ours.append(
            timed(lambda chosen=card_id: ours_desk.write(ACTOR, services.confirm_good,
                                                         card_id=chosen))
        )  # fmt: skip
        event.remove(ours_desk.engine, "before_cursor_execute", recorder)
        recorded.append(statements)
    ours_desk.close()
    base = _replay(base_path, recorded)
    what = f"{CARDS} cards, each its own durable transaction, {len(recorded[0])} statements, median"
    return [Result("card good", statistics.median(ours), statistics.median(base), 2.0, what)]


def _intend(desk: Desk) -> list[int]:
    ready = desk.read(queries.print_ready, limit=CARDS)
    return [
        desk.write(ACTOR, services.intend, resident_id=row.resident_id).result.id for row in ready
    ]


def _whole(path: Path) -> bytes:
    with driver.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


def _recorder(into: list[Statement]) -> Any:
    def record(
        _connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool
    ) -> None:
        into.append((statement, parameters, many))

    return record


def _replay(path: Path, recorded: list[list[Statement]]) -> list[float]:
    connection = driver.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON",
                   "recursive_triggers = ON", "cache_size = -64000"):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")
    return [
        timed(lambda chosen=statements: _transaction(connection, chosen)) for statements in recorded
    ]


def _transaction(connection: driver.dbapi2.Connection, statements: list[Statement]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for statement, parameters, many in statements:
        if statement.startswith("BEGIN"):
            continue
        cursor = (connection.executemany if many else connection.execute)(statement, parameters)
        if not many:
            cursor.fetchall()
    connection.execute("COMMIT")
