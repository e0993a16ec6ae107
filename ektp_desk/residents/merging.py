"""Two entries that are one person become one, and become two again: only by a person's decision.

The kept entry takes from the other what was chosen side by side, and everything in all nouns that
points at the other (`references`). The other stays on the roll as MERGED, so that its NIK is still
known and still found; ledgers are not rewritten. Each merge keeps its own inverse, and is undone as
a whole, the newest of an entry first (decision 22).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, update
from sqlmodel import Session, col, select

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.residents import searchtable
from ektp_desk.residents.models import Resident, ResidentDistinct, ResidentMerge
from ektp_desk.residents.references import move, move_back, references
from ektp_desk.residents.rules import (
    Citizenship,
    MaritalStatus,
    Presence,
    Sex,
    name_key,
)
from ektp_desk.residents.sounds import sound_key

MAY = (Role.SUPERVISOR, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Facts:
    """What can be chosen from either entry, field by field. The NIK is that of the kept entry."""

    kk_number: str
    name: str
    sex: Sex
    birth_place: str
    birth_date: date
    marital_status: MaritalStatus
    citizenship: Citizenship
    itap_until: date | None
    address: str
    rt: str
    rw: str
    village_code: str | None


FIELDS = tuple(field.name for field in fields(Facts))


@dataclass(frozen=True)
class Entry:
    """One of two entries as it was seen when the choice was made: `version` guards it."""

    resident_id: int
    version: int


def merge(work: Work, *, kept: Entry, merged: Entry, take: Collection[str], note: str) -> int:
    """Make `merged` a part of `kept`; the merge's id. `take` names the `FIELDS` of the merged one.

    Raises `merge.same_entry`, `merge.field`, `merge.already_merged`,
    `resident.changed_meanwhile` and `merge.both_open`.
    """
    work.require(*MAY)
    if kept.resident_id == merged.resident_id:
        raise OfficeError("merge.same_entry")
    if not set(take) <= set(FIELDS):
        raise OfficeError("merge.field")
    before, other = _unmerged(work, kept), _unmerged(work, merged)
    fields_before = _kept_takes(work, before, other, take, version=kept.version)
    presence = other.presence.value
    former = _put_away(work, kept.resident_id, merged)
    moved = _move_all(work, source=merged.resident_id, target=kept.resident_id)
    inverse = {"kept": fields_before, "presence": presence, "former": former, "moved": moved}
    merge_id = _note(work, kept.resident_id, merged.resident_id, note, inverse, None)
    searchtable.remove(work.session, merged.resident_id)
    searchtable.change(work.session, kept.resident_id)
    counted = {done["table"]: len(done["moved"]) for done in moved}
    work.record("resident.merged", kept.resident_id, merged=merged.resident_id, moved=counted)
    work.record("resident.merged_away", merged.resident_id, into=kept.resident_id)
    return merge_id


def undo_merge(work: Work, *, merge_id: int, note: str = "") -> None:
    """Make two entries of one again, as they were, with all that belonged to each.

    What was done for the kept entry after the merge stays with it, and so does a field that was
    changed since. Raises `merge.unknown`, `merge.undone_already` and `merge.newer_first`.
    """
    work.require(*MAY)
    row = work.session.get(ResidentMerge, merge_id)
    if row is None or row.inverse is None:
        raise OfficeError("merge.unknown")
    _require_newest(work.session, row)
    inverse = row.inverse
    _give_back_presence(work, row, Presence(inverse["presence"]))
    for former in inverse["former"]:
        _point(work, former, row.merged_id)
    _give_back_fields(work, row.kept_id, inverse["kept"])
    connection = work.session.connection()
    tables = {table.table: table for table in references(connection)}
    for done in reversed(inverse["moved"]):
        move_back(connection, tables[done["table"]], done, source=row.merged_id, target=row.kept_id)
    _note(work, row.kept_id, row.merged_id, note, None, merge_id)
    searchtable.add(work.session, row.merged_id)
    searchtable.change(work.session, row.kept_id)
    work.record("resident.merge_undone", row.kept_id, merged=row.merged_id)
    work.record("resident.restored", row.merged_id, of=row.kept_id)


def tell_apart(work: Work, *, one_id: int, other_id: int, note: str = "") -> None:
    """Note that two entries that look alike are two people: the pair is not listed again."""
    work.require(*MAY)
    low, high = sorted((one_id, other_id))
    if low == high:
        raise OfficeError("merge.same_entry")
    known = select(ResidentDistinct.id).where(
        col(ResidentDistinct.low_id) == low, col(ResidentDistinct.high_id) == high
    )
    if work.session.exec(known).first() is None:
        work.session.execute(
            insert(ResidentDistinct).values(
                at=work.now,
                office_date=work.office_date,
                officer_id=work.actor.officer_id,
                low_id=low,
                high_id=high,
                note=note.strip()[:300],
            )
        )
        work.record("resident.told_apart", low, other=high)


def _unmerged(work: Work, entry: Entry) -> Resident:
    row = work.session.get(Resident, entry.resident_id)
    if row is None:
        raise OfficeError("merge.unknown")
    if row.merged_into is not None:
        raise OfficeError("merge.already_merged")
    return row


def _kept_takes(
    work: Work, kept: Resident, merged: Resident, take: Collection[str], *, version: int
) -> dict[str, Any]:
    """Write the chosen fields; the changed ones before and after, as JSON keeps them."""
    chosen = {name: getattr(merged, name) for name in take}
    changed = {name: value for name, value in chosen.items() if value != getattr(kept, name)}
    before = {name: getattr(kept, name) for name in changed}
    found = _write(work, kept.id or 0, version, changed)
    if not found:
        raise OfficeError("resident.changed_meanwhile")
    return {"before": _plain(before), "after": _plain(changed)}


def _write(work: Work, resident_id: int, version: int, values: Mapping[str, Any]) -> bool:
    keys = (
        {"name_key": name_key(values["name"]), "sound_key": sound_key(values["name"])}
        if "name" in values
        else {}
    )
    return (
        work.session.execute(
            update(Resident)
            .where(col(Resident.id) == resident_id, col(Resident.version) == version)
            .values(**values, **keys, updated_at=work.now, version=version + 1)
            .returning(col(Resident.id))
            .execution_options(synchronize_session=False)
        ).one_or_none()
        is not None
    )


def _move_all(work: Work, *, source: int, target: int) -> list[dict[str, Any]]:
    connection = work.session.connection()
    done = [move(connection, one, source=source, target=target) for one in references(connection)]
    return [one for one in done if one["moved"] or one["taken"]]


def _put_away(work: Work, kept_id: int, merged: Entry) -> list[int]:
    """Mark the merged entry; the ids of entries that were merged into it before."""
    found = work.session.execute(
        update(Resident)
        .where(
            col(Resident.id) == merged.resident_id,
            col(Resident.version) == merged.version,
            col(Resident.merged_into).is_(None),
        )
        .values(
            merged_into=kept_id,
            presence=Presence.MERGED,
            updated_at=work.now,
            version=merged.version + 1,
        )
        .returning(col(Resident.id))
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if found is None:
        raise OfficeError("resident.changed_meanwhile")
    former = select(Resident.id).where(col(Resident.merged_into) == merged.resident_id)
    ids = [number for number in work.session.exec(former) if number is not None]
    for number in ids:  # one step leads from any entry to the one that stands for it
        _point(work, number, kept_id)
    return ids


def _point(work: Work, resident_id: int, kept_id: int) -> None:
    work.session.execute(
        update(Resident)
        .where(col(Resident.id) == resident_id)
        .values(merged_into=kept_id)
        .execution_options(synchronize_session=False)
    )


def _require_newest(session: Session, row: ResidentMerge) -> None:
    undone = select(ResidentMerge.undoes_id).where(col(ResidentMerge.undoes_id).is_not(None))
    if session.exec(undone.where(col(ResidentMerge.undoes_id) == row.id)).first() is not None:
        raise OfficeError("merge.undone_already")
    newer = select(ResidentMerge.id).where(
        col(ResidentMerge.id) > row.id,
        col(ResidentMerge.inverse).is_not(None),
        col(ResidentMerge.id).not_in(undone),
        (col(ResidentMerge.kept_id) == row.kept_id) | (col(ResidentMerge.merged_id) == row.kept_id),
    )
    if session.exec(newer).first() is not None:
        raise OfficeError("merge.newer_first")


def _give_back_presence(work: Work, row: ResidentMerge, presence: Presence) -> None:
    found = work.session.execute(
        update(Resident)
        .where(col(Resident.id) == row.merged_id, col(Resident.merged_into) == row.kept_id)
        .values(
            merged_into=None,
            presence=presence,
            updated_at=work.now,
            version=Resident.version + 1,
        )
        .returning(col(Resident.id))
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if found is None:
        raise OfficeError("merge.undone_already")


def _give_back_fields(work: Work, kept_id: int, kept: Mapping[str, Mapping[str, Any]]) -> None:
    work.session.expire_all()
    row = work.session.get(Resident, kept_id)
    assert row is not None
    present = _plain({name: getattr(row, name) for name in kept["after"]})
    back = {
        name: _typed(name, value)
        for name, value in kept["before"].items()
        if present[name] == kept["after"][name]
    }
    if back and not _write(work, kept_id, row.version, back):
        raise OfficeError("resident.changed_meanwhile")
    work.session.expire_all()


def _note(
    work: Work,
    kept_id: int,
    merged_id: int,
    note: str,
    inverse: Mapping[str, Any] | None,
    undoes_id: int | None,
) -> int:
    row = ResidentMerge(
        at=work.now,
        office_date=work.office_date,
        officer_id=work.actor.officer_id,
        kept_id=kept_id,
        merged_id=merged_id,
        note=note.strip()[:300],
        inverse=None if inverse is None else dict(inverse),
        undoes_id=undoes_id,
    )
    work.session.add(row)
    work.session.flush()
    work.session.expire_all()
    return row.id or 0


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in values.items()
    }


def _typed(name: str, value: Any) -> Any:
    if name in ("birth_date", "itap_until") and value is not None:
        return date.fromisoformat(value)
    return value
