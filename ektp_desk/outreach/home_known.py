"""What the office knows already of what came home: read once, in few and large questions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from ektp_desk.kernel.parts import parts
from ektp_desk.outreach.models_field import (
    BundleIn,
    FieldDecision,
    FieldEvent,
    FieldPerson,
    FieldQuarantine,
)
from ektp_desk.outreach.rules_events import Books, Told, read_event
from ektp_desk.outreach.rules_field import DecisionMatter, EventKind, QuarantineReason
from ektp_desk.outreach.rules_home import Standing
from ektp_desk.recording.models import Recording
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rollcompare import FIELDS

Order = tuple[datetime, str]


@dataclass(frozen=True)
class Known:
    """Somebody of the roll: `id` is the entry that stands for them, `facts` what it says."""

    id: int
    name: str
    facts: Mapping[str, Any]

    def differs_from(self, person: Mapping[str, Any]) -> tuple[str, ...]:
        """The fields that a laptop says something else of."""
        return tuple(
            name for name in FIELDS if person.get(name) and person[name] != self.facts[name]
        )


@dataclass(frozen=True)
class Waiting:
    """An event that came with an earlier file and names somebody who was not known then."""

    told: Told
    bundle_id: int
    device_id: int
    event: Mapping[str, Any]


def came_before(session: Session, uids: Iterable[str]) -> dict[str, str]:
    """The hashes of events that were taken over before, by uid."""
    found: dict[str, str] = {}
    for part in parts(dict.fromkeys(uids)):
        statement = select(FieldEvent.uid, FieldEvent.sha256).where(col(FieldEvent.uid).in_(part))
        found.update(session.exec(statement).all())
    return found


def aside(session: Session, uids: Iterable[str]) -> set[tuple[str, str]]:
    """The events that were set apart before, by uid and hash."""
    found: set[tuple[str, str]] = set()
    for part in parts(dict.fromkeys(uids)):
        statement = select(FieldQuarantine.event_uid, FieldQuarantine.sha256).where(
            col(FieldQuarantine.event_uid).in_(part)
        )
        found.update(session.exec(statement).all())
    return found


def waiting(session: Session, books: Books) -> list[Waiting]:
    """What laptops told of people nobody knew, and nobody decided about."""
    statement = (
        select(FieldQuarantine, BundleIn.device_id)
        .join(BundleIn, col(BundleIn.id) == col(FieldQuarantine.bundle_id))
        .where(
            col(FieldQuarantine.reason) == QuarantineReason.UNKNOWN_PERSON,
            ~exists().where(col(FieldEvent.uid) == col(FieldQuarantine.event_uid)),
            ~exists().where(
                col(FieldDecision.matter) == DecisionMatter.QUARANTINE,
                col(FieldDecision.about)
                == col(FieldQuarantine.event_uid) + " " + col(FieldQuarantine.sha256),
            ),
        )
        .order_by(col(FieldQuarantine.id))
    )
    return [
        Waiting(read_event(row.content, books), row.bundle_id, device_id, row.content)
        for row, device_id in session.exec(statement)
    ]


def known_people(session: Session, niks: Iterable[str]) -> dict[str, Known]:
    """The people of the roll by the NIK an event names them by; a merged entry is the one that
    stands for it."""
    columns = [getattr(Resident, name) for name in ("id", "nik", "merged_into", *FIELDS)]
    rows: list[Any] = []
    for part in parts(dict.fromkeys(niks)):
        rows += session.execute(_people(columns).where(col(Resident.nik).in_(part))).all()
    merged = {row.merged_into for row in rows if row.merged_into is not None}
    standing: dict[int, Any] = {}
    for ids in parts(merged):
        for row in session.execute(_people(columns).where(col(Resident.id).in_(ids))):
            standing[row.id] = row
    found = {}
    for row in rows:
        stands = standing.get(row.merged_into, row)
        found[row.nik] = Known(stands.id, stands.name, stands._mapping)
    return found


def _people(columns: list[Any]) -> Select[*tuple[Any, ...]]:
    return select_columns(*columns)


def field_people(session: Session, ids: Iterable[int]) -> dict[int, Order]:
    """Of people whose data are still those a laptop gave: when and by which event."""
    found: dict[int, Order] = {}
    for part in parts(dict.fromkeys(ids)):
        statement = (
            select(FieldEvent.resident_id, FieldEvent.at, FieldEvent.uid)
            .join(FieldPerson, col(FieldPerson.resident_id) == col(FieldEvent.resident_id))
            .join(Resident, col(Resident.id) == col(FieldPerson.resident_id))
            .where(
                col(FieldEvent.kind) == EventKind.PERSON_ADDED,
                col(FieldEvent.resident_id).in_(part),
                col(Resident.updated_at) == col(FieldPerson.at),
            )
        )
        for resident_id, at, uid in session.exec(statement):
            assert resident_id is not None
            found[resident_id] = min(found.get(resident_id, (at, uid)), (at, uid))
    return found


def taken_numbers(session: Session, wanted: Iterable[tuple[str, str]]) -> set[str]:
    """Which of these numbers and tokens some recording has already."""
    found: set[str] = set()
    for part in parts(wanted):
        numbers, tokens = zip(*part, strict=True)
        statement = select(Recording.number, Recording.token).where(
            col(Recording.number).in_(numbers) | col(Recording.token).in_(tokens)
        )
        for pair in session.exec(statement):
            found.update(pair)
    return found


def recordings_of(session: Session, ids: Iterable[int]) -> dict[int, list[Standing]]:
    """All recordings of some people."""
    found: dict[int, list[Standing]] = defaultdict(list)
    for part in parts(dict.fromkeys(ids)):
        statement = select_columns(
            col(Recording.resident_id), col(Recording.id), col(Recording.state),
            col(Recording.transport), col(Recording.reviewed_at),
        ).where(col(Recording.resident_id).in_(part))  # fmt: skip
        for resident_id, *rest in session.execute(statement):
            found[resident_id].append(Standing(*rest))
    return found
