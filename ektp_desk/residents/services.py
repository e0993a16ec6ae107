"""Changing the roll: imports, single people, and the log of opened NIKs."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date

from sqlalchemy import bindparam, insert, text, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from ektp_desk.accounts.rules import EVERYBODY, Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.residents import searchtable
from ektp_desk.residents.models import Region, Resident, RollImport
from ektp_desk.residents.rollimport import (
    Progress,
    stored_rows,
    stored_values,
    with_what_is_known,
)
from ektp_desk.residents.rollmap import LONGEST_NAME, RollColumn, RollRow
from ektp_desk.residents.rules import (
    Citizenship,
    MaritalStatus,
    Presence,
    Sex,
    name_key,
    nik_problem,
    tidy_name,
)
from ektp_desk.residents.sounds import is_same_holder, sound_key

BATCH = 2_000
FRONT = (Role.COUNTER, Role.RECORDER, Role.SUPERVISOR, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Imported:
    """What an import did, in rows."""

    rows: int
    added: int
    changed: int
    unchanged: int
    refused: int


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


def _silent(_done: int, _total: int) -> None:
    """Nobody is watching."""


def import_roll(
    work: Work,
    *,
    rows: Sequence[RollRow],
    columns: Collection[RollColumn],
    file_name: str,
    sha256: str,
    refused: int = 0,
    progress: Progress = _silent,
    cancelled: Callable[[], bool] = lambda: False,
) -> Imported:
    """Write the good rows of a roll in one transaction; people are told apart by NIK.

    Importing the same file again changes nothing. A person missing in the file stays as is, and so
    does what the file has no column for: `columns` are those it has, and what is known is looked
    up here once more, because others go on working between a preview and its import.
    Raises `roll.cancelled` when `cancelled()` says so; nothing is kept then.
    """
    work.require(Role.SUPERVISOR, Role.ADMINISTRATOR)
    _hold_roll(work)
    stored = stored_rows(work.session)
    rows = with_what_is_known(rows, stored, columns)
    fresh = [row for row in rows if row.nik not in stored]
    changed = [row for row in rows if row.nik in stored and stored[row.nik] != stored_values(row)]
    total = len(fresh) + len(changed)
    done = _write_all(work, insert(Resident), [_new(work, row) for row in fresh], 0, total,
                      progress, cancelled)  # fmt: skip
    _write_all(work, _change(), [_changed(work, row) for row in changed], done, total,
               progress, cancelled)  # fmt: skip
    if total:
        searchtable.rebuild(work.session)
    result = Imported(len(rows), len(fresh), len(changed), len(rows) - total, refused)
    entry = RollImport(
        at=work.now, officer_id=work.actor.officer_id, file_name=file_name[:200], sha256=sha256,
        **asdict(result),
    )  # fmt: skip
    work.session.add(entry)
    work.session.flush()
    work.record("resident.imported", entry.id or 0, sha256=sha256, **asdict(result))
    return result


def _hold_roll(work: Work) -> None:
    """Let nobody else write people between comparing a roll and writing it; reading goes on."""
    if work.session.get_bind().dialect.name == "postgresql":
        work.session.execute(text("LOCK TABLE resident IN SHARE ROW EXCLUSIVE MODE"))


def _write_all(
    work: Work,
    statement: object,
    values: list[Mapping[str, object]],
    done: int,
    total: int,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> int:
    connection = work.session.connection()
    for start in range(0, len(values), BATCH):
        if cancelled():
            raise OfficeError("roll.cancelled")
        connection.execute(statement, values[start : start + BATCH])  # type: ignore[call-overload]
        done += len(values[start : start + BATCH])
        progress(done, total)
    return done


def _change() -> object:
    names = [field.name for field in fields(RollRow) if field.name not in ("line", "nik")]
    values: dict[str, object] = {name: bindparam(f"new_{name}") for name in names}
    return (
        update(Resident.__table__)  # type: ignore[attr-defined]
        .where(Resident.__table__.c.nik == bindparam("of_nik"))  # type: ignore[attr-defined]
        .values(
            **values,
            sound_key=bindparam("new_sound_key"),
            updated_at=bindparam("at"),
            version=Resident.__table__.c.version + 1,  # type: ignore[attr-defined]
        )
    )


def _new(work: Work, row: RollRow) -> Mapping[str, object]:
    values = dict(vars(row))
    del values["line"]
    return {
        **values,
        "sound_key": sound_key(row.name),
        "presence": Presence.PRESENT,
        "itap_until": None,
        "created_at": work.now,
        "updated_at": work.now,
        "version": 1,
    }


def _changed(work: Work, row: RollRow) -> Mapping[str, object]:
    values = {f"new_{name}": value for name, value in vars(row).items() if name != "line"}
    return {
        "of_nik": values.pop("new_nik"),
        "new_sound_key": sound_key(row.name),
        "at": work.now,
        **values,
    }


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
    values = asdict(tidy)
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
