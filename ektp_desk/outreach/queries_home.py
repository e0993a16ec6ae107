"""What came home, what is missing, and what somebody has to decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, select
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.outreach.models import OutreachVisit
from ektp_desk.outreach.models_field import (
    BundleIn,
    BundleOut,
    FieldDecision,
    FieldDevice,
    FieldEvent,
    FieldQuarantine,
)
from ektp_desk.outreach.rules_field import DecisionMatter, EventKind, QuarantineReason
from ektp_desk.outreach.rules_home import (
    Standing,
    missing_sequences,
    moment_told,
    stands_against,
)
from ektp_desk.recording import queries
from ektp_desk.recording.checklist import Step
from ektp_desk.recording.models import Recording
from ektp_desk.recording.rules import ItemState, RecordingState, Transport
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import mask_nik


@dataclass(frozen=True)
class FileHomeRow:
    """One file that was taken in; times are the laptop's (`made_at`) and the office's (`at`)."""

    id: int
    device_id: int
    device_name: str
    visit_id: int
    visit_number: str
    visit_title: str
    sequence: int
    file_name: str
    made_at: datetime
    at: datetime
    importer: str
    events: int
    applied: int
    linked: int
    disputed: int
    quarantined: int
    unchanged: int


@dataclass(frozen=True)
class MissingFile:
    """A file that a later one of the same laptop proves to be missing."""

    device_id: int
    device_name: str
    sequence: int


@dataclass(frozen=True)
class Side:
    """One recording of somebody who was recorded more than once.

    `source` says whether it was made here or came home, then with `device_name`; `exceptions` are
    (item's key, reason) of what was excused.
    """

    recording_id: int
    number: str
    source: Transport
    device_name: str
    operator: str
    started_at: datetime
    submitted_at: datetime | None
    state: RecordingState
    exceptions: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    version: int


@dataclass(frozen=True)
class DoubleRow:
    """Somebody who was recorded more than once, to be decided."""

    resident_id: int
    name: str
    masked_nik: str
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class QuarantineRow:
    """An event that was set apart.

    `first` is what the same event said before (None if it did not), `other` what this one says.
    `decided` is "" or what was decided, "kept" or "taken"; `takeable` whether it may be taken.
    """

    id: int
    reason: QuarantineReason
    kind: EventKind | None
    at: datetime | None
    author: str
    device_name: str
    first: Mapping[str, Any] | None
    other: Mapping[str, Any]
    decided: str
    takeable: bool


def files_home(session: Session) -> tuple[FileHomeRow, ...]:
    """The files that were taken in, newest first."""
    statement = (
        select(
            col(BundleIn.id), col(BundleIn.device_id), col(FieldDevice.name),
            col(BundleIn.visit_id), col(OutreachVisit.number), col(OutreachVisit.title),
            col(BundleIn.sequence), col(BundleIn.file_name), col(BundleIn.made_at),
            col(BundleIn.at), func.coalesce(Officer.full_name, ""), col(BundleIn.events),
            col(BundleIn.applied), col(BundleIn.linked), col(BundleIn.disputed),
            col(BundleIn.quarantined), col(BundleIn.unchanged),
        )
        .join(FieldDevice, col(FieldDevice.id) == col(BundleIn.device_id))
        .join(OutreachVisit, col(OutreachVisit.id) == col(BundleIn.visit_id))
        .outerjoin(Officer, col(Officer.id) == col(BundleIn.officer_id))
        .order_by(col(BundleIn.id).desc())
    )  # fmt: skip
    return tuple(FileHomeRow(*row) for row in session.execute(statement))


def missing_files(session: Session) -> tuple[MissingFile, ...]:
    """The files that have not come home though later ones of the same laptop have."""
    statement = (
        select(col(FieldDevice.id), col(FieldDevice.name), col(BundleIn.sequence))
        .join(BundleIn, col(BundleIn.device_id) == col(FieldDevice.id))
        .order_by(col(FieldDevice.name), col(FieldDevice.id))
    )
    home: dict[tuple[int, str], list[int]] = {}
    for device_id, name, sequence in session.execute(statement):
        home.setdefault((device_id, name), []).append(sequence)
    return tuple(
        MissingFile(device_id, name, sequence)
        for (device_id, name), sequences in home.items()
        for sequence in missing_sequences(sequences)
    )


# -- people who were recorded more than once ---------------------------------------------------


def doubles(session: Session) -> tuple[DoubleRow, ...]:
    """Everybody with a recording that waits for a decision, by name."""
    statement = (
        select(col(Resident.id), col(Resident.name), col(Resident.nik))
        .where(
            exists()
            .where(
                col(Recording.resident_id) == col(Resident.id),
                col(Recording.state) == RecordingState.DISPUTED,
            )
            .correlate(Resident)
        )
        .order_by(col(Resident.name_key), col(Resident.id))
    )
    return tuple(
        DoubleRow(resident_id, name, mask_nik(nik), sides_of(session, resident_id=resident_id))
        for resident_id, name, nik in session.execute(statement)
    )


def sides_of(session: Session, *, resident_id: int) -> tuple[Side, ...]:
    """The recordings of a person between which is decided, in the order they were begun.

    A recording that was approved before the laptop's file went out is none of them: the laptop
    knew of it and recorded again for a reason.
    """
    rows = session.execute(
        select(Recording)
        .where(
            col(Recording.resident_id) == resident_id,
            col(Recording.state) != RecordingState.CANCELLED,
        )
        .order_by(col(Recording.started_at), col(Recording.number))
    ).scalars()
    recordings = list(rows)
    origins = _origins(session, [row.id or 0 for row in recordings])
    known_since = [
        origins[row.id or 0][1] for row in recordings if row.state is RecordingState.DISPUTED
    ]
    went_out = min((since for since in known_since if since is not None), default=None)
    return tuple(
        _side(session, row, origins.get(row.id or 0, ("", None))[0])
        for row in recordings
        if row.state is RecordingState.DISPUTED
        or stands_against(
            Standing(row.id or 0, row.state, row.transport, row.reviewed_at),
            None if None in known_since else went_out,
        )
    )


def _origins(session: Session, recordings: Sequence[int]) -> dict[int, tuple[str, datetime | None]]:
    """The laptop each came home with, and when its first file for that visit went out; no time for
    somebody whom the laptop did not know."""
    statement = (
        select(
            col(FieldEvent.recording_id), col(FieldDevice.name), func.min(BundleOut.at),
            col(FieldEvent.id),
        )
        .join(BundleIn, col(BundleIn.id) == col(FieldEvent.bundle_id))
        .join(FieldDevice, col(FieldDevice.id) == col(BundleIn.device_id))
        .join(
            BundleOut,
            (col(BundleOut.device_id) == col(BundleIn.device_id))
            & (col(BundleOut.visit_id) == col(BundleIn.visit_id)),
        )
        .where(col(FieldEvent.recording_id).in_(recordings))
        .group_by(col(FieldEvent.recording_id), col(FieldDevice.name), col(FieldEvent.id))
    )  # fmt: skip
    found: dict[int, tuple[str, datetime | None]] = {}
    for recording_id, name, went_out, event_id in session.execute(statement):
        listed = session.get_one(FieldEvent, event_id).content.get("resident_id") is not None
        found[recording_id] = (name, went_out if listed else None)
    return found


def _side(session: Session, row: Recording, device_name: str) -> Side:
    view = queries.recording(session, recording_id=row.id or 0)
    assert view is not None
    return Side(
        recording_id=view.id,
        number=view.number,
        source=row.transport,
        device_name=device_name,
        operator=view.operator,
        started_at=view.started_at,
        submitted_at=view.submitted_at,
        state=view.state,
        exceptions=tuple(
            (item.key, item.reason) for item in view.items if item.state is ItemState.EXCEPTION
        ),
        steps=view.steps,
        version=view.version,
    )


# -- events that were set apart ----------------------------------------------------------------


def quarantined(session: Session) -> tuple[QuarantineRow, ...]:
    """The events that were set apart, undecided ones first, then the newest first.

    One that waited for its person and was taken with them is not among them.
    """
    about = col(FieldQuarantine.event_uid) + " " + col(FieldQuarantine.sha256)
    statement = (
        select(FieldQuarantine, col(FieldDevice.name), FieldEvent, col(FieldDecision.choice))
        .join(BundleIn, col(BundleIn.id) == col(FieldQuarantine.bundle_id))
        .join(FieldDevice, col(FieldDevice.id) == col(BundleIn.device_id))
        .outerjoin(FieldEvent, col(FieldEvent.uid) == col(FieldQuarantine.event_uid))
        .outerjoin(
            FieldDecision,
            (col(FieldDecision.matter) == DecisionMatter.QUARANTINE)
            & (col(FieldDecision.about) == about),
        )
        .where(
            col(FieldEvent.sha256).is_(None)
            | (col(FieldEvent.sha256) != col(FieldQuarantine.sha256))
            | col(FieldDecision.choice).is_not(None)
        )
        .order_by(col(FieldDecision.choice).is_not(None), col(FieldQuarantine.id).desc())
    )
    return tuple(_apart(*row) for row in session.execute(statement))


def _apart(
    row: FieldQuarantine, device_name: str, first: FieldEvent | None, choice: str | None
) -> QuarantineRow:
    said = row.content
    content = said.get("content")
    return QuarantineRow(
        id=row.id or 0,
        reason=row.reason,
        kind=_kind(said.get("kind")),
        at=moment_told(said.get("at")),
        author=str(said.get("author") or ""),
        device_name=device_name,
        first=first.content if first is not None and first.sha256 != row.sha256 else None,
        other=content if isinstance(content, dict) else said,
        decided=choice or "",
        takeable=row.reason is not QuarantineReason.UNREADABLE,
    )


def _kind(value: Any) -> EventKind | None:
    try:
        return EventKind(value)
    except ValueError:
        return None
