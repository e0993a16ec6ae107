"""Taking one event that was set apart, because a supervisor believes it.

Where the same event was taken before with other content, this one gets a row of its own, whose
uid follows the first one's: both stay, and this one weighs more.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert, update
from sqlmodel import col, select

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.home_apply import event_row
from ektp_desk.outreach.home_check import books
from ektp_desk.outreach.home_known import known_people, recordings_of, taken_numbers
from ektp_desk.outreach.home_recordings import Recordings
from ektp_desk.outreach.home_words import settle
from ektp_desk.outreach.models_field import (
    BundleIn,
    BundleOut,
    FieldEvent,
    FieldPerson,
    FieldQuarantine,
    NumberLease,
)
from ektp_desk.outreach.rules_events import Books, Told, read_event
from ektp_desk.outreach.rules_field import EventKind, EventOutcome
from ektp_desk.recording.models import Recording, RecordingItem
from ektp_desk.recording.rules import RecordingState, Transport
from ektp_desk.residents.models import Resident
from ektp_desk.residents.services import Person, add_resident, change_resident

UNREVIEWED = (RecordingState.AWAITING_REVIEW, RecordingState.DISPUTED)


def take_event(work: Work, row: FieldQuarantine) -> int | None:
    """Write what the event says; the resident it is about, if any.

    Raises `home.unreadable`, `home.person_unknown`, `home.reviewed_already`,
    `home.nothing_to_take`, `home.decided_already`, and what changing a resident raises.
    """
    known = books(work.session)
    told = read_event(row.content, known)
    if told.problem is not None:
        raise OfficeError("home.unreadable")
    before = _before(work, told.uid)
    if before is not None and before.sha256 == told.sha256:
        raise OfficeError("home.decided_already")
    content = row.content["content"]
    resident_id = _resident(work, told)
    recording_id = None
    if told.kind is EventKind.PERSON_ADDED:
        resident_id = _person(work, told, resident_id)
    elif told.kind is EventKind.RECORDING_FINISHED:
        recording_id = _recording(work, told, content, resident_id, before, known)
    elif told.kind is EventKind.NUMBERS_USED:
        _numbers(work, row, told)
    uid = told.uid if before is None else f"{told.uid[:32]}~{told.sha256[:7]}"
    values = event_row(
        told, content, row.bundle_id, EventOutcome.APPLIED, resident_id, recording_id
    )
    work.session.execute(insert(FieldEvent).values({**values, "uid": uid}))
    if told.kind in (EventKind.TARGET_OUTCOME, EventKind.RECORDING_FINISHED) and resident_id:
        settle(work, {uid: resident_id})
    return resident_id


def _before(work: Work, uid: str) -> FieldEvent | None:
    return work.session.exec(select(FieldEvent).where(col(FieldEvent.uid) == uid)).first()


def _resident(work: Work, told: Told) -> int | None:
    person = known_people(work.session, [told.nik] if told.nik else []).get(told.nik)
    if person is None and told.nik and told.kind is not EventKind.PERSON_ADDED:
        raise OfficeError("home.person_unknown")
    return None if person is None else person.id


def _person(work: Work, told: Told, resident_id: int | None) -> int:
    assert told.person is not None
    person = Person(**told.person)
    if resident_id is not None:
        version = work.session.exec(
            select(Resident.version).where(col(Resident.id) == resident_id)
        ).one()
        change_resident(work, resident_id=resident_id, person=person, version=version)
        return resident_id
    resident_id = add_resident(work, person=person)
    work.session.execute(
        insert(FieldPerson).values(
            resident_id=resident_id, note=told.note, at=told.at, officer_id=told.officer_id
        )
    )
    return resident_id


# -- recordings -------------------------------------------------------------------------------


def _recording(
    work: Work,
    told: Told,
    content: Mapping[str, Any],
    resident_id: int | None,
    before: FieldEvent | None,
    known: Books,
) -> int:
    assert resident_id is not None
    if before is not None and before.recording_id is not None:
        return _replace(work, before.recording_id, content, known)
    standing = [one for one in recordings_of(work.session, [resident_id])[resident_id] if one.live]
    for one in standing:
        if one.may_be_disputed:
            _dispute(work, one.id)
    made = _free_number(work, told)
    ids = Recordings(work, known).write([(made, content, resident_id, bool(standing))])
    return ids[made.number]


def _free_number(work: Work, told: Told) -> Told:
    """The recording under a number of the office's own: the one it has is somebody else's. The
    token stays, so that the receipt the person holds is still found."""
    if told.token in taken_numbers(work.session, [(told.number, told.token)]):
        raise OfficeError("home.nothing_to_take")
    year = work.office_date.year
    number = f"R-{year}-{work.number(f'recording/{year}'):06d}"
    return Told(**{**vars(told), "number": number})


def _replace(work: Work, recording_id: int, content: Mapping[str, Any], known: Books) -> int:
    """What the recording consists of is as this event says; what happened to it stays written."""
    recordings = Recordings(work, known)
    found = work.session.execute(
        update(Recording)
        .where(col(Recording.id) == recording_id, col(Recording.state).in_(UNREVIEWED))
        .values(**recordings.facts(content), version=Recording.version + 1)
        .returning(col(Recording.id))
    ).one_or_none()
    if found is None:
        raise OfficeError("home.reviewed_already")
    work.session.execute(
        delete(RecordingItem).where(col(RecordingItem.recording_id) == recording_id)
    )
    work.session.execute(insert(RecordingItem), recordings.items(recording_id, content))
    work.record("recording.replaced", recording_id)
    return recording_id


def _dispute(work: Work, recording_id: int) -> None:
    moved = work.session.execute(
        update(Recording)
        .where(
            col(Recording.id) == recording_id,
            col(Recording.state) == RecordingState.AWAITING_REVIEW,
            col(Recording.transport) == Transport.IMPORTED,
        )
        .values(state=RecordingState.DISPUTED, version=Recording.version + 1)
        .returning(col(Recording.id))
    ).one_or_none()
    if moved is not None:
        work.record("recording.disputed", recording_id)


def _numbers(work: Work, row: FieldQuarantine, told: Told) -> None:
    """Only what was lent to this laptop can be used up."""
    assert told.series is not None
    device = select(BundleIn.device_id).where(col(BundleIn.id) == row.bundle_id)
    lent = work.session.execute(
        update(NumberLease)
        .where(
            col(NumberLease.scope) == told.series.scope,
            col(NumberLease.first) == told.series.first,
            col(NumberLease.last) == told.series.last,
            col(NumberLease.bundle_id).in_(
                select(BundleOut.id).where(col(BundleOut.device_id).in_(device))
            ),
        )
        .values(used=told.series.used)
        .returning(col(NumberLease.id))
    ).one_or_none()
    if lent is None:
        raise OfficeError("home.nothing_to_take")
