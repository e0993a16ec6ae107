"""The store of a front desk's reserve: on this computer's own disk, so that it needs no server.

A number is out of the store, on the disk, before its paper is printed: a power cut loses no
number and gives none twice. What the server has taken over is kept for the day, to be seen.
"""

import secrets
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path

from pydantic import TypeAdapter

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.queue.blocks import Block, BlockUse, Given, Home
from ektp_desk.queue.front_desk import FrontDesk
from ektp_desk.queue.rules import PriorityReason, ticket_code

_SCHEMA = """
CREATE TABLE store (
    id TEXT PRIMARY KEY,
    desk TEXT
);
CREATE TABLE block (
    token TEXT PRIMARY KEY,
    office_date TEXT NOT NULL,
    letter TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    next INTEGER NOT NULL CHECK (next BETWEEN first AND last + 1)
);
CREATE TABLE given (
    token TEXT PRIMARY KEY,
    office_date TEXT NOT NULL,
    letter TEXT NOT NULL,
    number INTEGER NOT NULL,
    facts TEXT NOT NULL,
    joined INTEGER NOT NULL DEFAULT 0,
    UNIQUE (office_date, letter, number)
);
"""


_DESK = TypeAdapter(FrontDesk)
_GIVEN = TypeAdapter(Given)


class Reserve:
    """The reserve of one computer for one office. Several programs here may share it.

    Every call opens and closes the file and may wait for the disk: not for the UI thread. Raises
    `MachineError("machine.reserve")` when the disk or the file fails.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def exists(self) -> bool:
        """Whether this computer ever kept a reserve for the office."""
        return self.path.exists()

    def keep(
        self, desk: FrontDesk, blocks: Sequence[Block], *, joined: Collection[str], today: date
    ) -> None:
        """Remember what the server said: the office, this computer's blocks, what has joined.

        Days that are over and came home whole are let go.
        """
        day = today.isoformat()
        rows = [
            (block.token, block.office_date.isoformat(), block.letter, block.first, block.last,
             block.first)
            for block in blocks
        ]  # fmt: skip
        with self._writing() as file:
            file.execute("UPDATE store SET desk = ?", (_DESK.dump_json(desk).decode(),))
            file.executemany("INSERT OR IGNORE INTO block VALUES (?, ?, ?, ?, ?, ?)", rows)
            file.executemany(
                "UPDATE given SET joined = 1 WHERE token = ?", [(token,) for token in joined]
            )
            file.execute("DELETE FROM given WHERE office_date < ? AND joined = 1", (day,))
            file.execute(
                "DELETE FROM block WHERE office_date < ? AND NOT EXISTS (SELECT 1 FROM given "
                "WHERE given.office_date = block.office_date AND given.letter = block.letter)",
                (day,),
            )

    def desk(self) -> FrontDesk | None:
        """The office as the server last said it; None before it ever did."""
        if not self.exists():
            return None
        with self._reading() as file:
            row = file.execute("SELECT desk FROM store").fetchone()
        return _DESK.validate_json(row[0]) if row and row[0] else None

    def left(self, day: date) -> Mapping[str, int]:
        """How many numbers are left of a day, by letter."""
        if not self.exists():
            return {}
        with self._reading() as file:
            rows = file.execute(
                "SELECT letter, sum(last + 1 - next) FROM block WHERE office_date = ? "
                "GROUP BY letter ORDER BY letter",
                (day.isoformat(),),
            )
            return {letter: int(left) for letter, left in rows}

    def give(
        self,
        *,
        day: date,
        service_code: str,
        letter: str,
        priority: PriorityReason | None,
        at: datetime,
        officer_id: int | None,
    ) -> Given:
        """Take the next number of a letter out of the reserve; it is on the disk when this ends.

        Raises `OfficeError("reserve.empty")` when no number of the day is left.
        """
        with self._writing() as file:
            row = file.execute(
                "UPDATE block SET next = next + 1 WHERE token = (SELECT token FROM block "
                "WHERE office_date = ? AND letter = ? AND next <= last ORDER BY first LIMIT 1) "
                "RETURNING next - 1",
                (day.isoformat(), letter),
            ).fetchone()
            if row is None:
                raise OfficeError("reserve.empty")
            given = Given(
                f"T-{secrets.token_hex(8)}", day, letter, row[0], ticket_code(letter, row[0]),
                service_code, priority, at, officer_id,
            )  # fmt: skip
            file.execute(
                "INSERT INTO given (token, office_date, letter, number, facts) "
                "VALUES (?, ?, ?, ?, ?)",
                (given.token, day.isoformat(), letter, given.number,
                 _GIVEN.dump_json(given).decode()),
            )  # fmt: skip
        return given

    def home(self) -> Home:
        """What this computer has to say to the server: all that has not joined, and its blocks."""
        with self._reading() as file:
            store = file.execute("SELECT id FROM store").fetchone()[0]
            given = file.execute("SELECT facts FROM given WHERE joined = 0 ORDER BY rowid")
            uses = file.execute(
                "SELECT token, office_date, letter, first, last, next - first FROM block "
                "ORDER BY office_date, letter, first"
            )
            return Home(
                store,
                tuple(_GIVEN.validate_json(facts) for (facts,) in given),
                tuple(
                    BlockUse(Block(token, date.fromisoformat(day), letter, first, last), used)
                    for token, day, letter, first, last, used in uses
                ),
            )

    def given_on(self, day: date) -> tuple[Given, ...]:
        """All numbers given out of the reserve on a day, in their order."""
        if not self.exists():
            return ()
        with self._reading() as file:
            rows = file.execute(
                "SELECT facts FROM given WHERE office_date = ? ORDER BY rowid", (day.isoformat(),)
            )
            return tuple(_GIVEN.validate_json(facts) for (facts,) in rows)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._open() as file:
            yield file

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._open() as file:
            file.execute("BEGIN IMMEDIATE")
            yield file
            file.execute("COMMIT")  # without it, closing takes all back

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=10, isolation_level=None)) as file:
                file.execute("PRAGMA synchronous = FULL")
                if file.execute("SELECT 1 FROM sqlite_master").fetchone() is None:
                    _begin(file)
                yield file
        except (sqlite3.Error, OSError) as error:
            raise MachineError("machine.reserve", detail=type(error).__name__) from error


def _begin(file: sqlite3.Connection) -> None:
    """Tables and the store's name; of two programs that begin at once the first makes them."""
    file.execute("BEGIN IMMEDIATE")
    if file.execute("SELECT 1 FROM sqlite_master").fetchone() is None:
        for statement in _SCHEMA.split(";"):
            file.execute(statement)
        file.execute("INSERT INTO store (id) VALUES (?)", (secrets.token_hex(8),))
    file.execute("COMMIT")
