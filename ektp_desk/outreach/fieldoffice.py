"""What a laptop's database is: a little office for one visit, lent for a time.

It has the schema of every office. One row of `office_setting` says what it is; the office itself
has no such row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select
from sqlmodel import Session, col

from ektp_desk.kernel.models import OfficeSetting

VISIT, RECORDINGS = "field.visit", "field.recordings"
FIRST_NEW_PERSON = 1_000_000_000  # ids of people added on a laptop: no office has so many


@dataclass(frozen=True)
class FieldVisit:
    """The visit a laptop's database was made for.

    `device`, `visit` and `bundle` are uids; `office` is the office's name, `region_code` its
    region. After `expires_at` the database is closed and wiped; `keep_days` are the days it stays
    after the office said that it has everything. `scopes` are the series whose numbers were leased.
    """

    device: str
    device_name: str
    visit: str
    visit_id: int
    number: str
    title: str
    day: date
    bundle: str
    office: str
    region_code: str
    loaded_at: datetime
    office_made_at: datetime
    expires_at: datetime
    keep_days: int
    scopes: tuple[str, ...] = field(default=())

    def is_expired(self, now: datetime) -> bool:
        """Whether the time is over for which this was lent."""
        return now >= self.expires_at


@dataclass(frozen=True)
class KnownRecording:
    """A recording of a person that the office knew of when it made the file.

    `needs` are values of `recording.needs.Need`: what was needed then is likely needed again.
    """

    number: str
    state: str
    day: date
    needs: tuple[str, ...]


_TIMES = ("loaded_at", "office_made_at", "expires_at")
_ONE = select(col(OfficeSetting.value)).where(col(OfficeSetting.key) == VISIT)
_KNOWN = select(col(OfficeSetting.value)).where(col(OfficeSetting.key) == RECORDINGS)


def field_visit(session: Session) -> FieldVisit | None:
    """What this database was lent for; None in the office."""
    stored = session.execute(_ONE).scalar_one_or_none()
    if stored is None:
        return None
    values = dict(stored) | {name: datetime.fromisoformat(stored[name]) for name in _TIMES}
    values |= {"day": date.fromisoformat(stored["day"]), "scopes": tuple(stored["scopes"])}
    return FieldVisit(**values)


def known_recordings(session: Session) -> dict[int, tuple[KnownRecording, ...]]:
    """What the office had recorded of the people on this laptop, by person."""
    stored = session.execute(_KNOWN).scalar_one_or_none() or {}
    return {int(key): tuple(map(_known, rows)) for key, rows in stored.items()}


def store_visit(session: Session, visit: FieldVisit) -> None:
    """Say what a new database is for; written once."""
    values = vars(visit) | {name: getattr(visit, name).isoformat() for name in _TIMES}
    values |= {"day": visit.day.isoformat(), "scopes": list(visit.scopes)}
    session.execute(insert(OfficeSetting), {"key": VISIT, "value": values})


def store_known(session: Session, known: Mapping[int, Sequence[Mapping[str, Any]]]) -> None:
    """Keep what the office knew; `known` are rows of number, state, day, needs."""
    values = {str(key): list(rows) for key, rows in known.items()}
    session.execute(insert(OfficeSetting), {"key": RECORDINGS, "value": values})


def _known(row: Mapping[str, Any]) -> KnownRecording:
    return KnownRecording(
        row["number"], row["state"], date.fromisoformat(row["day"]), tuple(row["needs"])
    )
