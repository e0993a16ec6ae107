"""A finished recording as it travels home: all that the office needs to have made it itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from ektp_desk.accounts.models import Officer
from ektp_desk.outreach.fieldoffice import FIRST_NEW_PERSON
from ektp_desk.recording.models import (
    ChecklistVersion,
    Recording,
    RecordingEvent,
    RecordingItem,
)
from ektp_desk.recording.queries import RecordingView
from ektp_desk.residents.models import Resident


def recording_content(session: Session, view: RecordingView) -> dict[str, Any]:
    """A finished recording whole: people by NIK and user name, times in UTC."""
    row = session.get_one(Recording, view.id)
    nik = session.get_one(Resident, view.resident_id).nik
    names = dict(session.exec(select(Officer.id, Officer.username)).all())
    version = session.get_one(ChecklistVersion, row.checklist_version_id).number
    return {
        "number": row.number, "token": row.token, "nik": nik,
        "resident_id": row.resident_id if row.resident_id < FIRST_NEW_PERSON else None,
        "service_code": row.service_code, "checklist": version, "place": row.place,
        "needs": list(row.needs), "witness": row.witness,
        "override_reason": row.override_reason, "started_at": row.started_at.isoformat(),
        "submitted_at": _iso(row.submitted_at), "operator": names.get(row.operator_id),
        "former_operators": [names[one] for one in row.former_operators if one in names],
        "items": [_item(item, names) for item in _items(session, view.id)],
        "events": [_happened(event, names) for event in _happenings(session, view.id)],
    }  # fmt: skip


def _items(session: Session, recording_id: int) -> Sequence[RecordingItem]:
    mine = select(RecordingItem).where(col(RecordingItem.recording_id) == recording_id)
    return session.exec(mine.order_by(col(RecordingItem.position))).all()


def _happenings(session: Session, recording_id: int) -> Sequence[RecordingEvent]:
    mine = select(RecordingEvent).where(col(RecordingEvent.recording_id) == recording_id)
    return session.exec(mine.order_by(col(RecordingEvent.id))).all()


def _item(item: RecordingItem, names: Mapping[int | None, str]) -> dict[str, Any]:
    return {
        "position": item.position, "key": item.key, "label": item.label,
        "state": item.state.value,
        "exception": None if item.exception is None else item.exception.value,
        "reason": item.reason, "attempts": item.attempts,
        "signed_off_by": names.get(item.signed_off_by), "at": _iso(item.at),
    }  # fmt: skip


def _happened(event: RecordingEvent, names: Mapping[int | None, str]) -> dict[str, Any]:
    return {
        "at": event.at.isoformat(), "officer": names.get(event.officer_id),
        "act": event.act.value, "step": event.step, "keys": list(event.keys),
    }  # fmt: skip


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
