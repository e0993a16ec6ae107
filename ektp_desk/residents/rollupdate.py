"""Taking a roll in: one transaction, with everything kept that taking it back needs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain

from sqlalchemy import bindparam, insert, text
from sqlmodel import Session

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.columns import UtcTime, to_json
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.parts import AT_ONCE, parts
from ektp_desk.kernel.work import Work
from ektp_desk.residents import searchtable
from ektp_desk.residents.models import RollChange, RollImport
from ektp_desk.residents.queries import village_names
from ektp_desk.residents.rollcompare import FIELDS, STATE, ChangeKind, Known, compare, settle
from ektp_desk.residents.rollfit import is_within
from ektp_desk.residents.rollimport import said_by
from ektp_desk.residents.rollmap import RollRow
from ektp_desk.residents.rollpreview import (
    AS_SHOWN,
    Choices,
    Preview,
    Progress,
    RowChange,
    never,
    silent,
)
from ektp_desk.residents.rollstored import people_now
from ektp_desk.residents.rules import Presence, RollState, name_key
from ektp_desk.residents.sounds import sound_key

BATCH = 2_000
EDITS = "own_edits"
_WRITTEN = (*FIELDS, "name_key", "sound_key", "presence", STATE, EDITS)
_INSERT = text(
    f"INSERT INTO resident (id, nik, {', '.join(_WRITTEN)}, itap_until, created_at, updated_at, "
    f"version) VALUES (:id, :nik, {', '.join(f':{name}' for name in _WRITTEN)}, NULL, :at, :at, 1)"
).bindparams(bindparam("at", type_=UtcTime()))
_UPDATE = text(
    f"UPDATE resident SET {', '.join(f'{name} = :{name}' for name in _WRITTEN)}, "
    "updated_at = :at, version = version + 1 WHERE id = :id AND version = :version"
).bindparams(bindparam("at", type_=UtcTime()))
_GONE = text(
    "UPDATE resident SET presence = :presence, roll_state = 'gone', updated_at = :at, "
    "version = version + 1 WHERE id = :id AND version = :version"
).bindparams(bindparam("at", type_=UtcTime()))
_STILL = text(
    "SELECT id, version FROM resident WHERE id IN :ids AND presence = 'present' "
    "AND roll_state = 'listed' AND own_edits = '{}'"
).bindparams(bindparam("ids", expanding=True))


@dataclass(frozen=True)
class Imported:
    """What an update did, in people; `kept` are those left as they were though the file differs."""

    rows: int
    added: int
    changed: int
    unchanged: int
    refused: int
    gone: int = 0
    kept: int = 0


def import_roll(
    work: Work,
    *,
    preview: Preview,
    choices: Choices = AS_SHOWN,
    progress: Progress = silent,
    cancelled: Callable[[], bool] = never,
) -> Imported:
    """Write what a preview showed and `choices` decided, in one transaction; by NIK.

    Others go on working between a preview and its import: everybody is looked up once more, and
    what was changed by hand meanwhile stays. The same file again changes nothing. Raises
    `roll.ask_office`, `roll.gone_blocked`, and `roll.cancelled` when `cancelled()` says so;
    nothing is kept then.
    """
    work.require(Role.SUPERVISOR, Role.ADMINISTRATOR)
    if preview.must_ask and not choices.is_ours:
        raise OfficeError("roll.ask_office", field="is_ours")
    _require_whole(work.session, preview, choices)
    hold_roll(work)
    entry = RollImport(
        at=work.now, officer_id=work.actor.officer_id, file_name=preview.file_name[:200],
        sha256=preview.sha256, whole_of=choices.whole_of,
    )  # fmt: skip
    work.session.add(entry)
    work.session.flush()
    update = _Update(work, entry.id or 0, preview, choices, progress, cancelled)
    result = update.run()
    for name, value in asdict(result).items():
        if name != "kept":
            setattr(entry, name, value)
    work.record(
        "resident.imported", entry.id or 0, sha256=preview.sha256, whole_of=choices.whole_of,
        **asdict(result),
    )  # fmt: skip
    return result


def _require_whole(session: Session, preview: Preview, choices: Choices) -> None:
    if not choices.whole_of:
        return
    found = preview.whole_warnings(choices.whole_of, village_names(session))
    if any(warning.blocks_gone for warning in (*preview.file_warnings, *found)):
        raise OfficeError("roll.gone_blocked", field="whole_of")


def hold_roll(work: Work) -> None:
    """Let nobody else write people between comparing a roll and writing it; reading goes on."""
    if work.session.get_bind().dialect.name == "postgresql":
        work.session.execute(text("LOCK TABLE resident IN SHARE ROW EXCLUSIVE MODE"))


class _Update:
    """One import under way."""

    def __init__(
        self, work: Work, roll_id: int, preview: Preview, choices: Choices, progress: Progress,
        cancelled: Callable[[], bool],
    ) -> None:  # fmt: skip
        self._work, self._session = work, work.session
        self._roll_id, self._preview, self._choices = roll_id, preview, choices
        self._progress, self._cancelled = progress, cancelled
        self._done = self._total = 0
        self._changed = self._kept = 0
        self._renamed = False

    def run(self) -> Imported:
        """Write it all."""
        preview, choices = self._preview, self._choices
        fresh = [
            row for row in preview.added
            if row.nik not in preview.doubts or row.nik in choices.accept
        ]  # fmt: skip
        fresh, met = self._met_meanwhile(fresh)
        rows = [row for row in preview.changed if not row.doubt or row.nik in choices.accept]
        gone = self._absent()
        self._total = len(fresh) + len(rows) + len(met) + len(gone)
        self._add(fresh)
        for part in parts(chain(rows, met), BATCH):
            self._step(len(part))
            self._change(part)
        noted = self._note_gone(gone)
        if fresh or self._renamed:
            searchtable.rebuild(self._session)
        held = len(preview.added) + len(preview.changed) - len(fresh) - len(rows) - len(met)
        unchanged = preview.good - len(fresh) - self._changed
        return Imported(
            preview.good, len(fresh), self._changed, unchanged, preview.refused, noted,
            self._kept + held,
        )  # fmt: skip

    def _step(self, number: int) -> None:
        """Before a part of so many is written."""
        if self._cancelled():
            raise OfficeError("roll.cancelled")
        self._done += number
        self._progress(self._done, self._total)

    def _met_meanwhile(self, fresh: list[RollRow]) -> tuple[list[RollRow], list[RowChange]]:
        """Those who are still new, and those who came here since the preview was made."""
        if not fresh or not self._session.execute(text("SELECT 1 FROM resident LIMIT 1")).first():
            return fresh, []
        known = {person.nik: person for person in
                 people_now(self._session, "nik", (row.nik for row in fresh))}  # fmt: skip
        if not known:
            return fresh, []
        met = [_as_change(row, known[row.nik]) for row in fresh if row.nik in known]
        return [row for row in fresh if row.nik not in known], met

    def _add(self, rows: Sequence[RollRow]) -> None:
        if not rows:
            return
        ids = _new_ids(self._session, len(rows))
        connection = self._session.connection()
        for part in parts(zip(ids, rows, strict=True), BATCH):
            self._step(len(part))
            connection.execute(_INSERT, [self._new(number, row) for number, row in part])
        self._keep(
            (ChangeKind.ADDED, first, last, {}) for first, last in runs(ids)
        )  # fmt: skip

    def _new(self, number: int, row: RollRow) -> dict[str, object]:
        values: dict[str, object] = dict(said_by(row))
        for field in row.silent:
            value = getattr(row, field)
            values[field] = value.value if hasattr(value, "value") else value
        return values | {
            "id": number, "nik": row.nik, "name_key": row.name_key,
            "sound_key": sound_key(row.name),
            "village_code": row.village_code, "presence": Presence.PRESENT.value,
            STATE: RollState.LISTED.value, EDITS: "{}", "at": self._work.now,
        }  # fmt: skip

    def _change(self, rows: Sequence[RowChange]) -> None:
        now = {person.id: person for person in
               people_now(self._session, "id", (row.resident_id for row in rows))}  # fmt: skip
        written: list[Mapping[str, object]] = []
        kept: list[tuple[ChangeKind, int, int, dict[str, list[str]]]] = []
        for row in rows:
            person = now.get(row.resident_id)
            if person is None:
                self._kept += 1
                continue
            compared = compare(person, row.said, elsewhere=row.elsewhere).only(row.compared)
            take = {conflict.field for conflict in compared.conflicts
                    if (row.nik, conflict.field) in self._choices.take}  # fmt: skip
            values, edits = settle(person, compared, take)
            self._kept += len(take) < len(compared.conflicts)
            fields = changed_fields(person, values, edits)
            if not fields:
                continue
            self._changed += not {STATE, EDITS}.issuperset(fields)
            self._renamed = self._renamed or "name" in fields
            written.append(written_values(person, values, edits) | {"at": self._work.now})
            kept.append((ChangeKind.CHANGED, person.id, person.id, fields))
        if written:
            write_people(self._session, written)
            self._keep(kept)

    def _absent(self) -> list[tuple[int, int]]:
        """(id, version) of everybody whom the whole roll of the chosen region does not name."""
        found: list[tuple[int, int]] = []
        if self._choices.whole_of:
            for code, pairs in self._preview.absent.items():
                if is_within(code, self._choices.whole_of):
                    found += zip(pairs[::2], pairs[1::2], strict=True)
        return found

    def _note_gone(self, absent: Sequence[tuple[int, int]]) -> int:
        """Nobody is deleted; who was changed here since the preview was made is left alone."""
        presence, noted = self._choices.gone_as.value, 0
        for part in parts(absent, AT_ONCE):  # as often it may be stopped
            self._step(len(part))
            still = {
                (row.id, row.version)
                for row in self._session.execute(_STILL, {"ids": [number for number, _ in part]})
            }
            people = [pair for pair in part if pair in still]
            self._kept += len(part) - len(people)
            if people:
                write_people(
                    self._session,
                    [{"id": number, "version": version, "presence": presence,
                      "at": self._work.now} for number, version in people],
                    _GONE,
                )  # fmt: skip
                fields = {"presence": [Presence.PRESENT.value, presence],
                          STATE: [RollState.LISTED.value, RollState.GONE.value]}  # fmt: skip
                self._keep((ChangeKind.GONE, number, number, fields) for number, _ in people)
                noted += len(people)
        return noted

    def _keep(self, rows: Iterable[tuple[ChangeKind, int, int, dict[str, list[str]]]]) -> None:
        values = [
            {"roll_id": self._roll_id, "kind": kind, "resident_id": first, "until_id": last,
             "fields": fields}
            for kind, first, last, fields in rows
        ]  # fmt: skip
        self._session.connection().execute(insert(RollChange), values)


def _as_change(row: RollRow, person: Known) -> RowChange:
    said = said_by(row)
    compared = compare(person, said, elsewhere=row.elsewhere)
    name = person.values["name"]
    return RowChange(row.line, row.nik, name, person.id, said, row.elsewhere, compared)


def changed_fields(
    person: Known, values: Mapping[str, str], edits: Mapping[str, str]
) -> dict[str, list[str]]:
    """(before, after) by field of what is about to be written, the edits by hand included."""
    fields = {name: [person.value(name), value] for name, value in values.items()}
    if edits != person.edits:
        fields[EDITS] = [to_json(person.edits), to_json(edits)]
    return fields


def written_values(
    person: Known, values: Mapping[str, str], edits: Mapping[str, str]
) -> dict[str, object]:
    """A person whole as they are to be written, guarded by the version they were read with."""
    whole: dict[str, object] = {
        **person.values, "presence": person.presence.value, STATE: person.state.value, **values,
    }  # fmt: skip
    return whole | {
        "village_code": whole["village_code"] or None,
        "name_key": name_key(str(whole["name"])),
        "sound_key": sound_key(str(whole["name"])),
        EDITS: to_json(edits),
        "id": person.id,
        "version": person.version,
    }


def write_people(
    session: Session, values: Sequence[Mapping[str, object]], statement: object = _UPDATE
) -> None:
    """Guarded updates, all of them or `resident.changed_meanwhile`."""
    done = session.connection().execute(statement, values)  # type: ignore[call-overload]
    if done.rowcount != len(values):
        raise OfficeError("resident.changed_meanwhile")


def _new_ids(session: Session, number: int) -> list[int]:
    """Numbers that nobody has or ever had."""
    if session.get_bind().dialect.name == "postgresql":
        taken = text(
            "SELECT nextval(pg_get_serial_sequence('resident', 'id')) "
            "FROM generate_series(1, :number)"
        )
        return sorted(session.execute(taken, {"number": number}).scalars())
    last = session.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'resident'"))
    first = int(last.scalar() or 0) + 1
    return list(range(first, first + number))


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Ascending numbers as (first, last) of each unbroken run."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
