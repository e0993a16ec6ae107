"""Changing the roll by hand: single people, and the log of opened NIKs."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from ektp_desk.accounts.rules import EVERYBODY, Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.residents import searchtable
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rollcompare import FIELDS, PRESENCE, edited_by_hand, stored_text
from ektp_desk.residents.rollmap import LONGEST_NAME
from ektp_desk.residents.rules import (
    Citizenship,
    MaritalStatus,
    Presence,
    RollState,
    Sex,
    name_key,
    nik_problem,
    tidy_name,
)
from ektp_desk.residents.sounds import is_same_holder, sound_key

FRONT = (Role.COUNTER, Role.RECORDER, Role.SUPERVISOR, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Person:
    """One person as typed; `kk_number`, `village_code` and `address` may be empty."""

    nik: str
    name: str
    sex: Sex
    birth_date: date
    kk_number: str = ""
    birth_place: str = ""
    marital_status: MaritalStatus = MaritalStatus.SINGLE
    citizenship: Citizenship = Citizenship.WNI
    itap_until: date | None = None
    address: str = ""
    rt: str = ""
    rw: str = ""
    village_code: str | None = None
    presence: Presence = Presence.PRESENT


def add_resident(work: Work, *, person: Person) -> int:
    """Add one person who is not on the roll yet; the new id."""
    work.require(*FRONT)
    tidy = _tidied(work, person)
    twin = work.session.exec(select(Resident).where(col(Resident.nik) == tidy.nik)).first()
    if twin is not None:
        same = is_same_holder((tidy.name, tidy.birth_date), (twin.name, twin.birth_date))
        raise OfficeError("resident.nik_taken" if same else "resident.nik_of_another", field="nik")
    row = Resident(
        **asdict(tidy),
        name_key=name_key(tidy.name),
        sound_key=sound_key(tidy.name),
        created_at=work.now,
        updated_at=work.now,
    )
    work.session.add(row)
    try:
        work.session.flush()
    except IntegrityError:
        raise OfficeError("resident.nik_taken", field="nik") from None
    assert row.id is not None
    searchtable.add(work.session, row.id)
    work.record("resident.added", row.id)
    return row.id


def change_resident(work: Work, *, resident_id: int, person: Person, version: int) -> None:
    """Change one person, if nobody changed them since `version` was read.

    The NIK stays: it is for life (domain.md). Raises `resident.changed_meanwhile`.
    """
    work.require(*FRONT)
    tidy = _tidied(work, person)
    values = asdict(tidy) | {"own_edits": _own_edits(work, resident_id, tidy)}
    del values["nik"]
    found = work.session.execute(
        update(Resident)
        .where(
            col(Resident.id) == resident_id,
            col(Resident.version) == version,
            col(Resident.merged_into).is_(None),
        )
        .values(
            **values,
            name_key=name_key(tidy.name),
            sound_key=sound_key(tidy.name),
            updated_at=work.now,
            version=version + 1,
        )
        .returning(col(Resident.id))
    ).one_or_none()
    if found is None:
        raise OfficeError("resident.changed_meanwhile")
    searchtable.change(work.session, resident_id)
    work.record("resident.changed", resident_id)


def _own_edits(work: Work, resident_id: int, person: Person) -> Mapping[str, str]:
    """What a newer roll must not undo unasked: the fields that differ from the last one."""
    before = work.session.get(Resident, resident_id, populate_existing=True)
    if before is None or before.roll_state is RollState.TYPED:
        return {}
    names = (*FIELDS, PRESENCE)
    return edited_by_hand(
        {name: stored_text(getattr(before, name)) for name in names},
        {name: stored_text(getattr(person, name)) for name in names},
        before.own_edits,
    )


def log_unmasked(work: Work, *, resident_id: int, why: str) -> None:
    """Note that somebody opened a NIK in full."""
    work.require(*EVERYBODY)
    work.record("resident.unmasked", resident_id, why=why[:80])


def _tidied(work: Work, person: Person) -> Person:
    nik, kk_number = "".join(person.nik.split()), "".join(person.kk_number.split())
    if problem := nik_problem(nik):
        raise OfficeError(problem, field="nik")
    if kk_number and nik_problem(kk_number):
        raise OfficeError("resident.kk_number", field="kk_number")
    name = tidy_name(person.name)
    if not name:
        raise OfficeError("roll.name_missing", field="name")
    if len(name) > LONGEST_NAME:
        raise OfficeError("roll.name_long", field="name")
    if person.birth_date > work.office_date:
        raise OfficeError("date.out_of_range", field="birth_date")
    if person.village_code and work.session.get(Region, person.village_code) is None:
        raise OfficeError("region.unknown", field="village_code")
    values = asdict(person) | {"nik": nik, "kk_number": kk_number, "name": name}
    for key, longest in (("birth_place", 80), ("address", 200), ("rt", 5), ("rw", 5)):
        values[key] = tidy_name(values[key])[:longest]
    return Person(**values)
