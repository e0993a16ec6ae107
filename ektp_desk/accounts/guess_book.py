"""Wrong passwords while the database did not answer: counted in a small file until written.

The file lies with what else this computer's programs keep of an office. It outlives them: whoever
pulls the cable, guesses, ends the program and plugs the cable in again has guessed all the same. It
holds numbers of officers and counts, no name and nothing that was typed. An unreadable one is none;
who can write there can take it away (SECURITY.md).
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from ektp_desk.storage.files import json_object, read_small, write_whole

NAME = "guesses.json"
MOST = 2**31  # of officers and of guesses: beyond is nonsense


@dataclass(frozen=True)
class Guesses:
    """What is not written yet of one officer.

    `count` are all wrong ones, `in_row` those since the last right one; `failures` is how many in a
    row there were with those the database knew, by which the pause until `until` came.
    """

    officer_id: int
    count: int
    in_row: int
    failures: int
    last: datetime
    until: datetime | None = None


class GuessBook:
    """Reads and writes the file; whole, for the few officers there are. Without a folder nothing
    is kept."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = None if folder is None else folder / NAME
        self._lock = Lock()

    def all(self) -> tuple[Guesses, ...]:
        """What is to be written."""
        with self._lock:
            return tuple(self._read().values())

    def of(self, officer_id: int) -> Guesses | None:
        """What is to be written of one officer."""
        with self._lock:
            return self._read().get(officer_id)

    def add(self, officer_id: int, *, failures: int, at: datetime, until: datetime | None) -> None:
        """One more wrong one, the `failures`-th in a row."""
        with self._lock:
            rows = self._read()
            before = rows.get(officer_id, Guesses(officer_id, 0, 0, 0, at))
            rows[officer_id] = Guesses(
                officer_id, before.count + 1, before.in_row + 1, failures, at, until
            )
            self._write(rows)

    def passed(self, officer_id: int) -> None:
        """The right one came: no pause any more, and what was guessed is still to be written."""
        with self._lock:
            rows = self._read()
            if officer_id in rows:
                rows[officer_id] = replace(rows[officer_id], in_row=0, failures=0, until=None)
                self._write(rows)

    def forget(self, *, written: Sequence[Guesses]) -> None:
        """These are in the audit; what was guessed meanwhile stays."""
        with self._lock:
            rows = self._read()
            for one in written:
                now = rows.pop(one.officer_id, None)
                if now is not None and now.count > one.count:
                    in_row = now.in_row - one.in_row if now.in_row >= one.in_row else now.in_row
                    rows[one.officer_id] = replace(now, count=now.count - one.count, in_row=in_row)
            self._write(rows)

    def _read(self) -> dict[int, Guesses]:
        if self._path is None:
            return {}
        try:
            told = json_object(read_small(self._path))
            found = [_guesses(one) for one in told["guesses"]]
        except (OSError, ValueError, TypeError, KeyError, OverflowError):
            return {}
        return {one.officer_id: one for one in found}

    def _write(self, rows: Mapping[int, Guesses]) -> None:
        if self._path is None:
            return
        told = [{**asdict(one), "last": _told(one.last), "until": _told(one.until)}
                for one in rows.values()]  # fmt: skip
        with suppress(OSError):  # a full disk keeps nothing; the program itself still counts
            if rows:
                content = json.dumps({"guesses": told}).encode()
                write_whole(self._path, content, private=True, makes_folder=True)
            else:
                self._path.unlink(missing_ok=True)


def _guesses(told: Mapping[str, Any]) -> Guesses:
    """One officer's; raises ValueError, TypeError or KeyError for what makes no sense."""
    numbers = [told[name] for name in ("officer_id", "count", "in_row", "failures")]
    if any(type(number) is not int or not 0 <= number < MOST for number in numbers):
        raise ValueError("no count")
    last = _moment(told["last"])
    if last is None:
        raise ValueError("no moment")
    officer_id, count, in_row, failures = numbers
    return Guesses(officer_id, count, in_row, failures, last, _moment(told["until"]))


def _told(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(told: str | None) -> datetime | None:
    if told is None:
        return None
    moment = datetime.fromisoformat(told)
    return moment.replace(tzinfo=moment.tzinfo or UTC)
