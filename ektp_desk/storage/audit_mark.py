"""How far this computer has seen the audit chain hold: kept outside the database.

Whoever cuts rows off, or makes the chain anew, leaves a chain that holds in itself; it no longer
fits what each computer of the office remembers. The mark holds a row's number and its hash, no
content. Who can write the office's file may be able to write the mark as well: the paper (decision
10) is what proves, the mark is what tells at once.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ektp_desk.kernel.chain import BEGINNING, GENESIS, Place
from ektp_desk.storage.files import force_to_disk, put_in_place

NAME = "audit.json"


@dataclass(frozen=True)
class Mark:
    """`place` is known to hold since `at`; from its first row on the chain was read at `whole`."""

    place: Place = BEGINNING
    at: datetime | None = None
    whole: datetime | None = None


def read(folder: Path) -> Mark:
    """The mark of the database whose programs meet in `folder`; an empty one if there is none.

    An unreadable mark is none: the chain is then read whole.
    """
    try:
        found = json.loads((folder / NAME).read_text("utf-8"))
        place = Place(int(found["id"]), str(found["hash"]))
        mark = Mark(place, _moment(found["at"]), _moment(found["whole"]))
    except (OSError, ValueError, TypeError, KeyError):
        return Mark()
    sound = place.id >= 0 and len(place.hash) == len(GENESIS)
    return mark if sound else Mark()


def write(folder: Path, mark: Mark) -> None:
    """Keep a mark. A folder that cannot be written keeps none: the next start reads more."""
    told = {
        "id": mark.place.id,
        "hash": mark.place.hash,
        "at": mark.at.isoformat() if mark.at else None,
        "whole": mark.whole.isoformat() if mark.whole else None,
    }
    part = folder / f"{NAME}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(told), "utf-8")
        force_to_disk(part)
        put_in_place(part, folder / NAME)
    except OSError:
        return


def _moment(told: str | None) -> datetime | None:
    moment = datetime.fromisoformat(told) if told else None
    return moment.replace(tzinfo=moment.tzinfo or UTC) if moment else None
