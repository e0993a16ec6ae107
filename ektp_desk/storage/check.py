"""Looking the database over: the file, the schema, the audit chain, and what callers add.

Knows no nouns: checks across them are handed in (see `reports.audit_checks`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from threading import Event
from typing import Any

from sqlalchemy import (
    Engine,
    MetaData,
    func,
    inspect,
    select,
    table,
    text,
)
from sqlalchemy.exc import DataError, DBAPIError
from sqlmodel import Session, col

from ektp_desk.kernel.chain import BEGINNING, ChainReport, Link, Place, follow, verify
from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.models import AuditEntry, AuditHead
from ektp_desk.kernel.trouble import machine_error
from ektp_desk.storage.constraints import lost
from ektp_desk.storage.fresh import is_fresh
from ektp_desk.storage.migrations import SEARCH
from ektp_desk.storage.triggers import missing_guards, strangers
from ektp_desk.storage.upgrade import compared, require_current

AUDIT_BATCH = 2_000
CHAIN_PART = 10_000  # rows of the chain between two looks at who wants it to stop
MOST_DETAILS = 20
LOOK_UP_EVERY = 50_000  # steps of SQLite's machine between two looks at who wants it to stop
VERSION_TABLE = "alembic_version"
# What comes of a value that somebody put where no such value can be: SQLite keeps any kind in any
# column, PostgreSQL has days that Python has not.
UNREADABLE = (ValueError, TypeError, DataError)


@dataclass(frozen=True)
class Finding:
    """One thing that does not hold: a sentence's code and what fills it."""

    code: str
    params: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class CheckReport:
    """All findings, and what was looked at: rows by table, audit rows, the chain's head.

    `whole` is False where somebody stopped the check: the rest was not looked at.
    """

    findings: tuple[Finding, ...]
    rows: dict[str, int]
    audit_count: int
    audit_hash: str
    whole: bool = True

    @property
    def sound(self) -> bool:
        """Whether all was looked at and nothing was found."""
        return self.whole and not self.findings


Check = Callable[[Session], Iterable[Finding]]
Stopped = Callable[[], bool]
Progress = Callable[[int, int], None]


def check(
    engine: Engine,
    *,
    metadata: MetaData,
    further: Sequence[Check] = (),
    stopped: Stopped = lambda: False,
    progress: Progress = lambda _done, _total: None,
) -> CheckReport:
    """Look over a whole office in one read-only view of it.

    `stopped` is asked now and then: once it is true the check ends with what it found until then.
    `progress` is told how many looks of how many are done. Raises `MachineError` when the database
    cannot be read at all, is newer than the program or no office; everything else found is in the
    report.
    """
    require_current(engine)
    findings: list[Finding] = []
    looks: list[Check] = [integrity, _guards, partial(_rules, metadata=metadata), *further]
    total, rows, chain = len(looks) + 2, dict[str, int](), ChainReport(0, "", None)
    try:
        with Session(engine) as session, _interrupted_by(stopped, session):
            for done, look in enumerate(looks):
                progress(done, total)
                findings += [] if stopped() else _looked(look, session)
            progress(total - 2, total)
            chain = _chain(session, stopped)
            findings += _chain_finding(chain)
            rows = {} if stopped() else count_rows(session)
        progress(total - 1, total)
        findings += [one for one in _schema(engine, metadata) if one not in findings]
    except DBAPIError as error:
        if not stopped():
            raise machine_error(error) or error from error
    progress(total, total)
    return CheckReport(tuple(findings), rows, chain.checked, chain.head_hash, not stopped())


def quick_check(engine: Engine, *, metadata: MetaData) -> tuple[Finding, ...]:
    """What is seen at once, however many rows there are: guards, rules and the schema.

    Raises `MachineError` when the database cannot be read.
    """
    try:
        with Session(engine) as session:
            if session.get_bind().dialect.name == "sqlite" and is_fresh(session.connection()):
                return ()
            found = [*_guards(session), *_rules(session, metadata)]
        return (*found, *(one for one in _schema(engine, metadata) if one not in found))
    except DBAPIError as error:
        raise machine_error(error) or error from error


def thorough_check(
    engine: Engine, *, stop: Event, further: Sequence[Check] = ()
) -> tuple[Finding, ...]:
    """What takes time: pages, references and what callers add; each look a view of its own.

    Ends early, with what was found, once `stop` is set. Raises `MachineError` when the database
    cannot be read.
    """
    found: list[Finding] = []
    try:
        for look in (integrity, *further):
            with Session(engine) as session, _interrupted_by(stop.is_set, session):
                found += _looked(look, session)
    except DBAPIError as error:
        if not stop.is_set():
            raise machine_error(error) or error from error
    return tuple(found)


@contextmanager
def _interrupted_by(stopped: Stopped, session: Session) -> Iterator[None]:
    """Let SQLite give up a long statement once it is `stopped`; a server's are not."""
    if session.get_bind().dialect.name != "sqlite":
        yield
        return
    connection: Any = session.connection().connection.driver_connection
    connection.set_progress_handler(stopped, LOOK_UP_EVERY)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def _chain(session: Session, stopped: Stopped) -> ChainReport:
    """The whole chain, in parts, as far as it was read until somebody stopped it."""
    place = BEGINNING
    while not stopped():
        if chain_top(session)[0] <= place.id + CHAIN_PART:
            return audit_chain(session, place)
        found = chain_part(session, place, place.id + CHAIN_PART)
        if found.broken_at is not None:
            return found
        place = Place(found.checked, found.head_hash)
    return ChainReport(place.id, place.hash, None)


def audit_chain(session: Session, after: Place = BEGINNING) -> ChainReport:
    """Verify the audit chain from the row behind `after`, the first by default, to the head.

    Other programs may go on writing: what they add meanwhile is left for the next time.
    Raises `MachineError("machine.damaged")` when the head's own row is gone.
    """
    top, head = chain_top(session)
    try:
        rows = _links(session, AUDIT_BATCH, after.id, top)
        return verify(rows, head_id=head.id, head_hash=head.hash, after=after)
    except UNREADABLE:
        return _unreadable(session, after, top)


def chain_top(session: Session) -> tuple[int, Place]:
    """The newest audit row's id and where the head says the chain ends, as of one moment.

    One statement, because on a server each has its own view of what others write.
    """
    newest = select(func.coalesce(func.max(col(AuditEntry.id)), 0)).scalar_subquery()
    head = session.execute(
        select(newest, col(AuditHead.last_id), col(AuditHead.hash))
    ).one_or_none()
    if head is None:
        raise MachineError("machine.damaged", detail="audit head is missing")
    return int(head[0]), Place(head[1], head[2])


def chain_part(session: Session, after: Place, to: int) -> ChainReport:
    """Verify the rows behind `after` up to the row `to`, which need not be the chain's end."""
    try:
        found = follow(_links(session, AUDIT_BATCH, after.id, to), after)
    except UNREADABLE:
        return _unreadable(session, after, to)
    if found.broken_at is None and found.checked < to:
        return ChainReport(found.checked, found.head_hash, found.checked + 1, "missing")
    return found


def _unreadable(session: Session, after: Place, top: int) -> ChainReport:
    """A row was altered into something that is no time or no JSON any more: find it, singly.

    Nothing of it can be told to the reader of the report but where it stands.
    """
    seen = after.id
    try:
        for link, _, _ in _links(session, 1, after.id, top):
            seen = link.id
    except UNREADABLE:
        pass
    return ChainReport(seen, "", seen + 1, "altered")


def _looked(look: Check, session: Session) -> list[Finding]:
    """What a further check finds; that it met a row it cannot read is a finding too."""
    try:
        return list(look(session))
    except UNREADABLE:
        return [Finding("check.unreadable", {"check": getattr(look, "__name__", "")})]


def count_rows(session: Session) -> dict[str, int]:
    """Rows by table, without the search index and the migrations' own table."""
    connection = session.connection()
    names = sorted(
        name
        for name in inspect(connection).get_table_names()
        if name != VERSION_TABLE and not name.startswith(SEARCH)
    )
    counting = {name: select(func.count()).select_from(table(name)) for name in names}
    return {name: int(connection.execute(query).scalar_one()) for name, query in counting.items()}


def _links(session: Session, batch: int, after: int, top: int) -> Iterator[tuple[Link, str, str]]:
    audit: Any = AuditEntry.__table__  # type: ignore[attr-defined]
    statement = (
        select(audit)
        .where(audit.c.id > after, audit.c.id <= top)
        .order_by(audit.c.id)
        .execution_options(yield_per=batch)
    )
    for row in session.execute(statement):
        *content, previous_hash, own_hash = row
        yield Link(*content), previous_hash, own_hash


def _chain_finding(chain: ChainReport) -> list[Finding]:
    if chain.broken_at is None:
        return []
    return [Finding(f"check.audit_{chain.problem}", {"row": chain.broken_at})]


def integrity(session: Session) -> Iterator[Finding]:
    """What the database itself finds wrong with its pages and its references."""
    if session.get_bind().dialect.name == "postgresql":
        yield from _unproven_constraints(session)
        return
    for (problem,) in session.execute(text(f"PRAGMA integrity_check({MOST_DETAILS})")):
        if problem != "ok":
            yield Finding("check.integrity", {"problem": problem})
    for child, row, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
        yield Finding("check.foreign_key", {"table": child, "row": row, "parent": parent})


def _unproven_constraints(session: Session) -> Iterator[Finding]:
    """PostgreSQL keeps its constraints by itself, unless one was left unproven."""
    unproven = text(
        "SELECT conname, conrelid::regclass::text FROM pg_constraint WHERE NOT convalidated"
    )
    for name, owner in session.execute(unproven):
        yield Finding("check.constraint", {"name": name, "table": owner})


def _guards(session: Session) -> Iterator[Finding]:
    """The triggers that keep the ledgers append-only are all there, as they were made, and none
    besides them."""
    connection = session.connection()
    for name, owner in missing_guards(connection):
        yield Finding("check.guard", {"name": name, "table": owner})
    for one in strangers(connection):
        yield Finding("check.stranger", {"name": one.name, "table": one.table})


def _rules(session: Session, metadata: MetaData) -> Iterator[Finding]:
    """What the database keeps by itself: constraints and keys are there, as they were made."""
    for one in lost(session.connection(), metadata):
        yield Finding("check.rule", {"name": one.name, "table": one.table})


def _schema(engine: Engine, metadata: MetaData) -> list[Finding]:
    return [_differs(item) for item in compared(engine, metadata)[:MOST_DETAILS]]


def _differs(item: Any) -> Finding:
    """A missing index or rule is named as people can say it, the rest as it was compared."""
    if item[0] == "add_index":
        return Finding("check.index", {"name": item[1].name, "table": item[1].table.name})
    if item[0] in ("add_constraint", "add_fk") and item[1].name:
        return Finding("check.rule", {"name": item[1].name, "table": item[1].table.name})
    return Finding("check.schema", {"difference": str(item)})
