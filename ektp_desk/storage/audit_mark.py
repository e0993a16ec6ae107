"""How far this computer has seen the audit chain hold: kept outside the database.

Whoever cuts rows off, or makes the chain anew, leaves a chain that holds in itself; it no longer
fits what each computer of the office remembers. The mark holds a row's number and its hash, no
content. Who can write the office's file may be able to write the mark as well: the paper (decision
10) is what proves, the mark is what tells at once.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ektp_desk.kernel.chain import BEGINNING, GENESIS, Place
from ektp_desk.storage.files import json_object, read_small, write_whole

NAME = "audit.json"


@dataclass(frozen=True)
class Mark:
    """`place` is known to hold since `at`; from its first row on the chain was read at `whole`.

    `restored` is the hash of the newest row up to there that says that a backup was put back, ""
    for none.
    """

    place: Place = BEGINNING
    at: datetime | None = None
    whole: datetime | None = None
    restored: str = ""


def read(folder: Path) -> Mark:
    """The mark of the database whose programs meet in `folder`; an empty one if there is none.

    An unreadable mark is none: the chain is then read whole.
    """
    try:
        found = json_object(read_small(folder / NAME))
        row, digest = found["id"], found["hash"]
        mark = Mark(
            Place(row, digest), _moment(found["at"]), _moment(found["whole"]), found["restored"]
        )
        sound = type(row) is int and 0 <= row < 2**63 and len(digest) == len(GENESIS)
        return mark if sound and type(digest) is type(mark.restored) is str else Mark()
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return Mark()


def write(folder: Path, mark: Mark) -> None:
    """Keep a mark. A folder that cannot be written keeps none: the next start reads more."""
    told = {
        "id": mark.place.id,
        "hash": mark.place.hash,
        "at": mark.at.isoformat() if mark.at else None,
        "whole": mark.whole.isoformat() if mark.whole else None,
        "restored": mark.restored,
    }
    with suppress(OSError):
        write_whole(folder / NAME, json.dumps(told).encode(), makes_folder=True)


def _moment(told: str | None) -> datetime | None:
    moment = datetime.fromisoformat(told) if told else None
    return moment.replace(tzinfo=moment.tzinfo or UTC) if moment else None
