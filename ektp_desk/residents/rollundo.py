"""Taking a whole update back: what it wrote returns, what was worked on since stays."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, inspect, text, update
from sqlmodel import Session, col, select

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.parts import parts
from ektp_desk.kernel.work import Work
from ektp_desk.residents import searchtable
from ektp_desk.residents.models import RollChange, RollImport
from ektp_desk.residents.rollcompare import ChangeKind, Known, taken_back
from ektp_desk.residents.rollpreview import Progress, never, silent
from ektp_desk.residents.rollstored import people_now
from ektp_desk.residents.rollupdate import EDITS, hold_roll, write_people, written_values

OWN = {"roll_change", "resident_search"}  # what names people without being work done for them


@dataclass(frozen=True, slots=True)
class KeptPerson:
    """Somebody whom taking an update back leaves as they are, in part or whole.

    `reason` is a code: `roll_undo.edited` (with the `fields` changed since) or `roll_undo.in_use`.
    """

    resident_id: int
    nik: str
    name: str
    reason: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Undoing:
    """What taking an update back does: people removed, restored, and left as they are."""

    roll_id: int
    removed: int
    restored: int
    kept: tuple[KeptPerson, ...]


def undo_preview(
    session: Session,
    *,
    roll_id: int,
    progress: Progress = silent,
    cancelled: Callable[[], bool] = never,
) -> Undoing:
    """What taking back would touch, and who would stay. Raises as `undo_import` does."""
    _entry(session, roll_id)
    return _Undo(session, roll_id, None, progress, cancelled).run()


def undo_import(
    work: Work,
    *,
    roll_id: int,
    progress: Progress = silent,
    cancelled: Callable[[], bool] = never,
) -> Undoing:
    """Take an update back as a whole, in one transaction.

    Fields changed since stay, whoever changed them; people added by the update are removed unless
    something was done for them. Raises `roll_undo.unknown`, `roll_undo.done`, `roll.cancelled`.
    """
    work.require(Role.SUPERVISOR)
    hold_roll(work)
    _entry(work.session, roll_id)
    taken = work.session.execute(
        update(RollImport)
        .where(col(RollImport.id) == roll_id, col(RollImport.undone_at).is_(None))
        .values(undone_at=work.now, undone_by=work.actor.officer_id)
        .returning(col(RollImport.id))
    ).one_or_none()
    if taken is None:
        raise OfficeError("roll_undo.done")
    done = _Undo(work.session, roll_id, work, progress, cancelled).run()
    if done.removed or done.restored:
        searchtable.rebuild(work.session)
    work.record(
        "resident.import_undone", roll_id, removed=done.removed, restored=done.restored,
        kept=len(done.kept),
    )  # fmt: skip
    return done


def _entry(session: Session, roll_id: int) -> None:
    entry = session.get(RollImport, roll_id)
    if entry is None:
        raise OfficeError("roll_undo.unknown")
    if entry.undone_at is not None:
        raise OfficeError("roll_undo.done")


class _Undo:
    """One update being taken back; without `work` it is only looked at."""

    def __init__(
        self, session: Session, roll_id: int, work: Work | None, progress: Progress,
        cancelled: Callable[[], bool],
    ) -> None:  # fmt: skip
        self._session, self._roll_id, self._work = session, roll_id, work
        self._progress, self._cancelled = progress, cancelled
        self._done = self._total = 0
        self._removed = self._restored = 0
        self._kept: list[KeptPerson] = []

    def run(self) -> Undoing:
        """Changes first, then the people who came."""
        changes = self._changes()
        added = self._added()
        self._total = len(changes) + len(added)
        for part in parts(changes):
            self._step(len(part))
            self._restore(part)
        used = self._used(added)
        for ids in parts(added):
            self._step(len(ids))
            self._remove(ids, used)
        return Undoing(self._roll_id, self._removed, self._restored, tuple(self._kept))

    def _step(self, number: int) -> None:
        if self._cancelled():
            raise OfficeError("roll.cancelled")
        self._done += number
        self._progress(self._done, self._total)

    def _changes(self) -> list[int]:
        """The ledger's rows of people who were known."""
        mine = select(RollChange.id).where(
            col(RollChange.roll_id) == self._roll_id, col(RollChange.kind) != ChangeKind.ADDED
        )
        return [number for number in self._session.exec(mine) if number is not None]

    def _added(self) -> list[int]:
        """Everybody the update added who is still there."""
        found: list[int] = []
        those = text("SELECT id FROM resident WHERE id BETWEEN :first AND :last ORDER BY id")
        mine = select(RollChange.resident_id, RollChange.until_id).where(
            col(RollChange.roll_id) == self._roll_id, col(RollChange.kind) == ChangeKind.ADDED
        )
        for first, last in self._session.exec(mine).all():
            found += self._session.execute(those, {"first": first, "last": last}).scalars()
        return found

    def _restore(self, ledger_ids: Sequence[int]) -> None:
        statement = select(RollChange.resident_id, RollChange.fields)
        rows = self._session.exec(statement.where(col(RollChange.id).in_(ledger_ids))).all()
        now = {person.id: person for person in
               people_now(self._session, "id", (number for number, _ in rows))}  # fmt: skip
        written = []
        for number, fields in rows:
            person = now.get(number)
            if person is None:
                continue
            values, edits, kept = _back(person, fields)
            if kept:
                self._keep(person, "roll_undo.edited", kept)
            if values or edits != person.edits:
                self._restored += 1
                written.append(written_values(person, values, edits))
        if self._work is not None and written:
            write_people(self._session, [row | {"at": self._work.now} for row in written])

    def _keep(self, person: Known, reason: str, fields: tuple[str, ...] = ()) -> None:
        name = person.values["name"]
        self._kept.append(KeptPerson(person.id, person.nik, name, reason, fields))

    def _used(self, added: Sequence[int]) -> set[int]:
        """Those of the added for whom something was done: any table may name them."""
        if not added:
            return set()
        return set().union(
            *(
                self._session.execute(
                    text(f"SELECT DISTINCT {column} FROM {table} WHERE {column} >= :first"),
                    {"first": added[0]},
                ).scalars()
                for table, column in naming_columns(self._session)
            )
        )

    def _remove(self, ids: Sequence[int], used: set[int]) -> None:
        gone = []
        for person in people_now(self._session, "id", ids):
            if person.id in used:
                self._keep(person, "roll_undo.in_use")
            elif person.version > 1:
                self._keep(person, "roll_undo.edited")
            else:
                gone.append(person.id)
        self._removed += len(gone)
        if self._work is not None and gone:
            removed = text("DELETE FROM resident WHERE id IN :ids AND version = 1")
            self._session.execute(
                removed.bindparams(bindparam("ids", expanding=True)), {"ids": gone}
            )


def _back(
    person: Known, fields: Mapping[str, Sequence[str]]
) -> tuple[dict[str, str], dict[str, str], tuple[str, ...]]:
    """What goes back, the edits by hand as they are then, and the fields that stay."""
    standing = {name: pair for name, pair in fields.items() if name != EDITS}
    now = {name: person.value(name) for name in standing}
    values, kept = taken_back(standing, now)
    edits = dict(person.edits)
    before, after = (json.loads(text_) for text_ in fields.get(EDITS, ("{}", "{}")))
    for name in {*before, *after}:
        if edits.get(name) == after.get(name) and name not in kept:
            edits.pop(name, None)
            if name in before:
                edits[name] = before[name]
    return values, edits, kept


def naming_columns(session: Session) -> Iterator[tuple[str, str]]:
    """(table, column) of everything that names a resident, by foreign key or by its name."""
    found = inspect(session.connection())
    for (_schema, table), columns in found.get_multi_columns().items():
        for column in columns:
            if column["name"] == "resident_id" and table not in OWN:
                yield table, "resident_id"
    for (_schema, table), keys in found.get_multi_foreign_keys().items():
        for key in keys:
            if key["referred_table"] == "resident" and key["constrained_columns"] != [
                "resident_id"
            ]:
                yield table, key["constrained_columns"][0]
