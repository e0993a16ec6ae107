"""Which call is spoken next, and what was spoken already: kept on disk, round by round.

Pure apart from its small file: it knows neither Qt nor sound. A round that was heard to its end is
written down before the next one begins. Killed at any moment, the display speaks again only the
round that was cut off, from its beginning.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

from ektp_desk.queue.display import Call
from ektp_desk.storage.files import write_whole

# A call that is older when the display first hears of it is shown, not spoken: whoever was meant
# has gone there, or was called again since; the hall would hear numbers that are over.
SPOKEN_WITHIN = timedelta(minutes=2)


class Memory:
    """Rounds spoken to their end, by call, of one day. A file there whole or not at all.

    A call is known by its step's id and moment: a restored backup counts its steps anew. A file
    that cannot be read or written is no reason to keep silent.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._day = ""
        self._rounds: dict[str, int] = {}
        with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, OverflowError,
                      RecursionError):  # fmt: skip
            stored = json.loads(path.read_text(encoding="utf-8"))
            self._rounds = {str(key): int(value) for key, value in stored["rounds"].items()}
            self._day = str(stored["day"])

    def rounds(self, call: Call) -> int:
        """How often a call was spoken to its end."""
        return self._rounds.get(_key(call), 0)

    def keep(self, call: Call, rounds: int, day: date) -> None:
        """Write down, on the disk itself, how often a call was spoken."""
        if self._day != day.isoformat():
            self._day, self._rounds = day.isoformat(), {}
        self._rounds[_key(call)] = rounds
        content = json.dumps({"day": self._day, "rounds": self._rounds})
        with suppress(OSError):
            write_whole(self._path, content.encode(), makes_folder=True)


class Announcer:
    """One announcement at a time, in the order of the calls, each `times` over."""

    def __init__(self, memory: Memory, *, times: int) -> None:
        self._memory = memory
        self.times = times
        self._pending: list[Call] = []
        self._known: set[str] = set()
        self.speaking: Call | None = None
        self._undone = False  # the one that is spoken

    @property
    def waiting(self) -> int:
        """How many calls wait to be spoken."""
        return len(self._pending)

    def offer(self, calls: Iterable[Call], *, now: datetime, live: bool) -> None:
        """All calls that count now, those known already among them.

        `live`: heard of as they came; otherwise they may be old (the display began, or the
        server was gone), and `SPOKEN_WITHIN` tells which are still spoken.
        """
        offered = list(calls)
        for call in offered:
            key = _key(call)
            if key in self._known:
                continue
            self._known.add(key)
            over = self._memory.rounds(call) >= self.times
            if not over and (live or now - call.at <= SPOKEN_WITHIN):
                self._pending.append(call)
        self._pending.sort(key=lambda call: call.event_id)

    def take_back(self, calls: Iterable[Call], *, after: int) -> None:
        """Of the calls behind step `after` only these count still: the others were undone.

        The one in the air is heard to the end of its round, and not said once more.
        """
        counted = {_key(call) for call in calls}

        def counts(call: Call) -> bool:
            return call.event_id <= after or _key(call) in counted

        self._pending = [call for call in self._pending if counts(call)]
        if self.speaking is not None and not counts(self.speaking):
            self._undone = True

    def begin(self) -> Call | None:
        """The call whose round begins now; None while one is spoken or nothing waits."""
        if self.speaking is not None or not self._pending:
            return None
        self.speaking, self._undone = self._pending.pop(0), False
        return self.speaking

    def again(self) -> Call | None:
        """After the pause between two rounds: the call to say once more, unless it was undone."""
        if self._undone:
            self.speaking = None
        return self.speaking

    def round_over(self, day: date) -> bool:
        """A round was heard to its end; whether the same call is spoken once more."""
        assert self.speaking is not None
        rounds = self._memory.rounds(self.speaking) + 1
        self._memory.keep(self.speaking, rounds, day)
        if rounds < self.times and not self._undone:
            return True
        self.speaking = None
        return False


def _key(call: Call) -> str:
    return f"{call.event_id}@{call.at.isoformat()}"
