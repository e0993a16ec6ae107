"""Writing what came home, many rows a statement: called in one transaction, or nothing of it is.

Author and time of everything are the event's own; who took the file in stands in `bundle_in`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Table, bindparam, case, insert, or_, select, update
from sqlmodel import col

from ektp_desk.kernel.parts import parts
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.home_plan import Line, Plan
from ektp_desk.outreach.home_recordings import Recordings
from ektp_desk.outreach.home_words import apply_words
from ektp_desk.outreach.models_field import (
    BundleIn,
    FieldEvent,
    FieldPerson,
    FieldQuarantine,
    NumberLease,
)
from ektp_desk.outreach.rules_events import Books, Told, kept
from ektp_desk.outreach.rules_field import EventOutcome
from ektp_desk.outreach.rules_home import Fate
from ektp_desk.outreach.sealed import rows_of
from ektp_desk.recording.models import Recording
from ektp_desk.recording.rules import RecordingState, Transport
from ektp_desk.residents import searchtable
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import RollState, name_key
from ektp_desk.residents.sounds import sound_key

OUTCOMES = {
    Fate.NEW: EventOutcome.APPLIED,
    Fate.LINKED: EventOutcome.LINKED,
    Fate.DISPUTED: EventOutcome.DISPUTED,
}
Row = dict[str, Any]


def apply(work: Work, plan: Plan, books: Books, *, file_name: str) -> int:
    """Write a plan; the id of its row in `bundle_in`."""
    bundle_id = _bundle(work, plan, file_name)
    ids = add_people(work, plan)
    _improve(work, plan)
    _dispute(work, plan)
    recordings = Recordings(work, books)
    for chunk in parts(_with_content(plan)):
        _write(work, bundle_id, ids, recordings, chunk)
    _use_numbers(work, plan)
    apply_words(work, plan, ids)
    counts = {fate.value: count for fate, count in plan.counts().items()}
    work.record("bundle.taken_home", bundle_id, device=plan.case.device_id,
                sequence=plan.case.manifest.sequence, counts=counts)  # fmt: skip
    return bundle_id


def table(model: Any) -> Table:
    """A model's table, for statements with many rows."""
    found: Table = model.__table__
    return found


def id_of(line: Line, ids: Mapping[str, int]) -> int | None:
    """The resident a line is about, once everybody has an id."""
    return ids[line.who] if isinstance(line.who, str) else line.who


def _bundle(work: Work, plan: Plan, file_name: str) -> int:
    manifest = plan.case.manifest
    counts = [line.fate for line in plan.lines]
    made = work.session.execute(
        insert(BundleIn)
        .values(
            uid=manifest.uid, device_id=plan.case.device_id, visit_id=plan.case.visit_id,
            sequence=manifest.sequence, previous=manifest.previous,
            sha256=plan.case.opened.sha256, file_name=file_name[:200], made_at=manifest.made_at,
            events=len(plan.lines), applied=counts.count(Fate.NEW),
            linked=counts.count(Fate.LINKED), disputed=counts.count(Fate.DISPUTED),
            quarantined=counts.count(Fate.QUARANTINED), unchanged=counts.count(Fate.SAME),
            at=work.now, office_date=work.office_date, officer_id=work.actor.officer_id,
        )
        .returning(col(BundleIn.id))
    )  # fmt: skip
    return int(made.scalar_one())


# -- people -----------------------------------------------------------------------------------


def add_people(work: Work, plan: Plan) -> dict[str, int]:
    """Add who is new; their ids by NIK."""
    connection = work.session.connection()
    for chunk in parts(plan.newborn.values()):
        connection.execute(insert(table(Resident)), [_resident(told) for told in chunk])
    ids: dict[str, int] = {}
    for niks in parts(plan.newborn):
        statement = select(col(Resident.nik), col(Resident.id)).where(col(Resident.nik).in_(niks))
        ids.update({nik: number or 0 for nik, number in connection.execute(statement)})
    for added in parts(plan.newborn.items()):
        rows = [_field_person(ids[nik], told) for nik, told in added]
        connection.execute(insert(table(FieldPerson)), rows)
    searchtable.add_many(work.session, list(ids.values()))
    for number in ids.values():
        work.record("resident.added", number)
    return ids


def _improve(work: Work, plan: Plan) -> None:
    """Of people two laptops added the earlier one's data count, unless the office changed them."""
    as_told = select(col(FieldPerson.at)).where(col(FieldPerson.resident_id) == col(Resident.id))
    for resident_id, told in plan.better.items():
        values = _resident(told)
        del values["created_at"], values["version"], values["nik"]
        improved = work.session.execute(
            update(Resident)
            .where(
                col(Resident.id) == resident_id,
                # Somebody of the office may have typed this very moment.
                col(Resident.updated_at) == as_told.scalar_subquery(),
            )
            .values(**values, version=Resident.version + 1)
            .returning(col(Resident.id))
        ).one_or_none()
        if improved is None:
            continue
        work.session.execute(
            update(FieldPerson)
            .where(col(FieldPerson.resident_id) == resident_id)
            .values(note=told.note, at=told.at, officer_id=told.officer_id)
        )
        searchtable.change(work.session, resident_id)
        work.record("resident.changed", resident_id)


def _resident(told: Told) -> Row:
    assert told.person is not None
    name = told.person["name"]
    return {
        **told.person, "name_key": name_key(name), "sound_key": sound_key(name),
        "roll_state": RollState.TYPED, "own_edits": {}, "created_at": told.at,
        "updated_at": told.at, "version": 1,
    }  # fmt: skip


def _field_person(resident_id: int, told: Told) -> Row:
    return {"resident_id": resident_id, "note": told.note, "at": told.at,
            "officer_id": told.officer_id}  # fmt: skip


def _dispute(work: Work, plan: Plan) -> None:
    """What came home earlier and nobody has reviewed waits for the decision, too."""
    for ids in parts(plan.disputed):
        moved = work.session.execute(
            update(Recording)
            .where(
                col(Recording.id).in_(ids),
                col(Recording.state) == RecordingState.AWAITING_REVIEW,
                col(Recording.transport) == Transport.IMPORTED,
            )
            .values(state=RecordingState.DISPUTED, version=Recording.version + 1)
            .returning(col(Recording.id))
        )
        for (number,) in moved.all():
            work.record("recording.disputed", number)


# -- events -----------------------------------------------------------------------------------


def _with_content(plan: Plan) -> Iterator[tuple[Line, Mapping[str, Any]]]:
    """Each line with its event, read once more: not all of a large file is in memory at once."""
    for line, event in zip(plan.lines, rows_of(plan.case.events), strict=True):
        if line.fate is not Fate.SAME:
            yield line, event
    for line in plan.late:
        assert line.waited is not None
        yield line, line.waited.event


def _write(
    work: Work,
    bundle_id: int,
    ids: Mapping[str, int],
    recordings: Recordings,
    chunk: list[tuple[Line, Mapping[str, Any]]],
) -> None:
    taken = [(line, event) for line, event in chunk if line.fate is not Fate.QUARANTINED]
    apart = [(line, event) for line, event in chunk if line.fate is Fate.QUARANTINED]
    made = recordings.write(
        [
            (line.told, event["content"], id_of(line, ids) or 0, line.fate is Fate.DISPUTED)
            for line, event in taken
            if line.told.number
        ]
    )
    connection = work.session.connection()
    if taken:
        rows = [
            event_row(line.told, event["content"], line.waited.bundle_id if line.waited
                      else bundle_id, OUTCOMES[line.fate], id_of(line, ids),
                      made.get(line.told.number))
            for line, event in taken
        ]  # fmt: skip
        connection.execute(insert(table(FieldEvent)), rows)
    if apart:
        rows = [_apart_row(work, line, event, bundle_id) for line, event in apart]
        connection.execute(insert(table(FieldQuarantine)), rows)


def event_row(
    told: Told,
    content: Mapping[str, Any],
    bundle_id: int,
    outcome: EventOutcome,
    resident_id: int | None,
    recording_id: int | None,
) -> Row:
    """An event as its row."""
    return {
        "uid": told.uid, "bundle_id": bundle_id, "kind": told.kind, "outcome": outcome,
        "at": told.at, "officer_id": told.officer_id, "resident_id": resident_id,
        "recording_id": recording_id, "sha256": told.sha256, "content": content,
    }  # fmt: skip


def _apart_row(work: Work, line: Line, event: Mapping[str, Any], bundle_id: int) -> Row:
    return {
        "bundle_id": bundle_id, "event_uid": line.told.uid, "reason": line.reason,
        "sha256": line.told.sha256, "content": kept(event), "at": work.now,
        "office_date": work.office_date,
    }  # fmt: skip


def _use_numbers(work: Work, plan: Plan) -> None:
    """How many of the lent numbers are used; an older word does not lessen it."""
    lease = table(NumberLease)
    used = bindparam("now_used", type_=lease.c.used.type)
    statement = (
        update(lease)
        .where(lease.c.id == bindparam("lease"))
        .values(used=case((or_(lease.c.used.is_(None), lease.c.used < used), used),
                          else_=lease.c.used))
    )  # fmt: skip
    leases = {(one.scope, one.first): one.id for one in plan.case.leases}
    rows = [
        {"lease": leases[one.scope, one.first], "now_used": one.used}
        for line in plan.everything
        if line.fate is Fate.NEW and (one := line.told.series) is not None
    ]
    if rows:
        work.session.connection().execute(statement, rows)
