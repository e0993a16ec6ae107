"""How long personal data that nobody needs any more is kept; blanked only by a supervisor's act.

Nothing goes by itself: the office sets days for each kind (0 keeps for ever, the default), sees the
list of what is due, and blanks it in one act that the audit keeps (UU 27/2022 asks that data go
when their purpose is fulfilled; how long that is, the office decides). The audit holds no names and
is never touched, nor are the ledgers: what a roll changed (`roll_change`), what a merge set aside
and who collected a card stay as they were written. A NIK, a name and a birth date stay with the
entry, because cards and stock hang on it.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import insert, text, update
from sqlmodel import Session, col

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import OfficeSetting
from ektp_desk.kernel.work import Work
from ektp_desk.residents.models import Resident

MAY = (Role.SUPERVISOR, Role.ADMINISTRATOR)
SETTING = "retention"
GONE_BEFORE = "papers_gone_before"  # an office setting: the day up to which papers were removed
LEAST_DAYS, MOST_DAYS = 30, 36_500  # what is asked for within a month must be there


class Kept(StrEnum):
    """A kind of data with an end of its own."""

    APPOINTMENT_NAMES = "appointment_names"
    TICKET_NOTES = "ticket_notes"
    PAPERS = "papers"
    GONE_ADDRESSES = "gone_addresses"


@dataclass(frozen=True)
class _Rule:
    """`due` are the rows older than :before; `act` blanks or removes them; `label` names one."""

    table: str
    due: str
    act: str
    label: str
    day: str


_ADDRESS = ("address", "rt", "rw", "kk_number", "birth_place")
_GONE = "presence IN ('died', 'moved') AND updated_at < :before"
_RULES = {
    Kept.APPOINTMENT_NAMES: _Rule(
        "appointment",
        "day < :before AND state <> 'booked' AND (name <> '' OR note <> '')",
        "UPDATE appointment SET name = '', note = ''",
        "CASE WHEN name = '' THEN service_code ELSE name END",
        "day",
    ),
    Kept.TICKET_NOTES: _Rule(
        "ticket",
        "office_date < :before AND note <> '' AND ended_at IS NOT NULL",
        "UPDATE ticket SET note = ''",
        "code",
        "office_date",
    ),
    Kept.PAPERS: _Rule(
        "paper",
        "office_date < :before AND resident_id IS NOT NULL AND printed_at IS NOT NULL",
        "DELETE FROM paper",
        "number",
        "office_date",
    ),
    Kept.GONE_ADDRESSES: _Rule(
        "resident",
        f"{_GONE} AND (address <> '' OR kk_number <> '' OR birth_place <> '')",
        "UPDATE resident SET address = '', rt = '', rw = '', kk_number = '', birth_place = '', "
        "version = version + 1",
        "name",
        "updated_at",
    ),
}


@dataclass(frozen=True)
class Due:
    """How many rows of a kind are older than its days; `days` 0: kept for ever."""

    kind: Kept
    days: int
    before: date | None
    rows: int


@dataclass(frozen=True)
class DueRow:
    """One row that would go."""

    kind: Kept
    label: str
    day: date


def days_kept(session: Session) -> dict[Kept, int]:
    """The office's days by kind."""
    stored: Mapping[str, int] = {}
    row = session.get(OfficeSetting, SETTING)
    if row is not None and isinstance(row.value, dict):
        stored = row.value
    return {kind: int(stored.get(kind.value, 0)) for kind in Kept}


def due(session: Session, *, day: date) -> tuple[Due, ...]:
    """What is due on `day`, by kind: a dry run."""
    found = []
    for kind, days in days_kept(session).items():
        before = day - timedelta(days=days) if days else None
        count = _count(session, kind, before) if before is not None else 0
        found.append(Due(kind, days, before, count))
    return tuple(found)


def due_rows(session: Session, *, day: date, limit: int = 200) -> tuple[DueRow, ...]:
    """The rows that would go, the oldest of each kind first, at most `limit` of a kind."""
    found = []
    for item in due(session, day=day):
        if item.before is None:
            continue
        rule = _RULES[item.kind]
        statement = text(
            f"SELECT {rule.label}, {rule.day} FROM {rule.table} WHERE {rule.due} "
            f"ORDER BY {rule.day}, {rule.label} LIMIT :limit"
        )
        rows = session.execute(statement, {"before": _bound(session, item), "limit": limit})
        found += [DueRow(item.kind, label, _day(when)) for label, when in rows]
    return tuple(found)


def save_days(work: Work, *, days: Mapping[Kept, int]) -> None:
    """Set how long each kind is kept, in days; 0 for ever. Raises `retention.days`."""
    work.require(*MAY)
    for kind, number in days.items():
        if number and not LEAST_DAYS <= number <= MOST_DAYS:
            raise OfficeError("retention.days", field=kind.value, least=LEAST_DAYS, most=MOST_DAYS)
    value = {kind.value: days.get(kind, 0) for kind in Kept}
    _keep(work, SETTING, value)
    work.session.expire_all()
    work.record("retention.saved", 1, days=value)


def blank(work: Work, *, kinds: Collection[Kept]) -> dict[Kept, int]:
    """Blank what is due today of these kinds, in one act; how many rows of each."""
    work.require(*MAY)
    done: dict[Kept, int] = {}
    for item in due(work.session, day=work.office_date):
        if item.kind in kinds and item.before is not None and item.rows:
            rule = _RULES[item.kind]
            if item.kind is Kept.GONE_ADDRESSES:
                _forget_former(work.session, rule.due, item)
            statement = text(f"{rule.act} WHERE {rule.due}")
            result: Any = work.session.execute(statement, {"before": _bound(work.session, item)})
            done[item.kind] = result.rowcount
            if item.kind is Kept.PAPERS:
                _keep(work, GONE_BEFORE, item.before.isoformat())
    if not done:
        raise OfficeError("retention.nothing_due")
    work.session.expire_all()
    counted = {kind.value: count for kind, count in done.items()}
    work.record("retention.blanked", 1, rows=counted)
    work.record("resident.cleared", 0, rows=counted)
    return done


def _forget_former(session: Session, due_: str, item: Due) -> None:
    """What the roll said before the office changed it by hand goes with what stands there now."""
    edited = text(f"SELECT id, own_edits FROM resident WHERE {due_} AND own_edits <> '{{}}'")
    for resident_id, edits in session.execute(edited, {"before": _bound(session, item)}).all():
        left = {name: was for name, was in json.loads(edits).items() if name not in _ADDRESS}
        statement = update(Resident).where(col(Resident.id) == resident_id)
        session.execute(statement.values(own_edits=left))


def papers_gone_before(session: Session) -> date | None:
    """The day up to which papers about people were removed; each computer's files follow."""
    row = session.get(OfficeSetting, GONE_BEFORE)
    return None if row is None else date.fromisoformat(row.value)


def _keep(work: Work, key: str, value: Any) -> None:
    if work.session.get(OfficeSetting, key) is None:
        work.session.execute(insert(OfficeSetting).values(key=key, value=value))
    else:
        statement = update(OfficeSetting).where(col(OfficeSetting.key) == key)
        work.session.execute(statement.values(value=value))


def _count(session: Session, kind: Kept, before: date) -> int:
    rule = _RULES[kind]
    statement = text(f"SELECT count(*) FROM {rule.table} WHERE {rule.due}")
    item = Due(kind, 1, before, 0)
    return int(session.execute(statement, {"before": _bound(session, item)}).scalar_one())


def _bound(session: Session, item: Due) -> Any:
    """The day as the column is compared with: SQLite keeps days and times as text."""
    assert item.before is not None
    sqlite = session.get_bind().dialect.name == "sqlite"
    return item.before.isoformat() if sqlite else item.before


def _day(value: Any) -> date:
    if isinstance(value, str):
        return date.fromisoformat(value[:10])
    return value.date() if isinstance(value, datetime) else value
