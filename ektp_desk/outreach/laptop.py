"""A field laptop as its first window shows it, before anybody signs in."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import func
from sqlmodel import Session, col, select

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach.field_store import FieldStore, Packed
from ektp_desk.outreach.fieldoffice import FieldVisit, field_visit
from ektp_desk.outreach.loading import ask
from ektp_desk.outreach.models import OutreachTarget
from ektp_desk.outreach.models_field import FieldOutbox
from ektp_desk.outreach.rules_clock import ClockProblem, clock_problem, true_now
from ektp_desk.outreach.rules_field import LaptopLock
from ektp_desk.outreach.sealed import Card
from ektp_desk.outreach.wiping import Wiped, last_hour, sweep
from ektp_desk.recording.models import Recording
from ektp_desk.recording.rules import EDITABLE_STATES
from ektp_desk.residents.models import Resident


@dataclass(frozen=True)
class VisitHere:
    """A visit on this laptop. `unpacked` events are in no file yet, `waiting` ones wait for the
    office's receipt (both included in `events`); `drafts` are recordings under way."""

    path: Path
    visit: FieldVisit
    people: int
    targets: int
    done: int
    drafts: int
    events: int
    unpacked: int
    waiting: int
    expired: bool


@dataclass(frozen=True)
class Laptop:
    """`card` and `office` are None before this laptop has keys, and before its first file.

    `outbox` are the files the office has not confirmed; `unreadable` counts visits whose database
    is damaged; `wiped` are the visits just forgotten, `trouble` why one that is due could not be.
    While the `lock` is not open, `shut` counts the visits nobody sees; `by_phrase`: a pass phrase
    opens it.
    """

    folder: Path
    card: Card | None
    office: Card | None
    visits: tuple[VisitHere, ...]
    outbox: tuple[Packed, ...]
    unreadable: int
    clock: ClockProblem | None
    wiped: tuple[Wiped, ...]
    trouble: MachineError | None = None
    lock: LaptopLock = LaptopLock.OPEN
    shut: int = 0
    by_phrase: bool = False


def laptop(store: FieldStore, *, now: datetime) -> Laptop:
    """Wipe what is due, and tell what there is: also where the disk has no room for the wiping, or
    nobody could take anything home from here. What an earlier program left plain is encrypted.
    Raises `MachineError`, `bundle.store_damaged`."""
    if not store.exists():
        return Laptop(store.folder, None, None, (), (), 0, None, ())
    seen = last_hour(store)  # as it was before this start
    unprotected = _protected(store)
    wiped, trouble = _swept(store, now)
    lock = store.lock()
    if lock is not LaptopLock.OPEN:
        return Laptop(
            store.folder, store.card(), store.office(), (), store.outbox(), 0,
            clock_problem(now, made_at=None, last_seen=seen), (), trouble, lock,
            len(store.visit_files()),
        )  # fmt: skip
    moment = true_now(now, seen)
    here: list[VisitHere] = []
    unreadable = 0
    for path in store.visit_files():
        try:
            here.append(ask(store, path, partial(_here, path=path, moment=moment)))
        except MachineError:
            unreadable += 1
    here.sort(key=lambda one: (one.visit.day, one.visit.number))
    made = max((one.visit.office_made_at for one in here), default=None)
    return Laptop(
        store.folder, store.card(), store.office(), tuple(here), store.outbox(), unreadable,
        clock_problem(now, made_at=made, last_seen=seen), wiped, trouble or unprotected,
        by_phrase=store.by_phrase,
    )  # fmt: skip


def _protected(store: FieldStore) -> MachineError | None:
    """Encrypt what is plain, where nobody has to be asked for that; the trouble it had."""
    try:
        store.protect()
    except OfficeError as error:
        if error.code not in ("field_key.locked", "key.passphrase_needed"):
            raise
    except MachineError as error:
        return error
    return None


def _swept(store: FieldStore, now: datetime) -> tuple[tuple[Wiped, ...], MachineError | None]:
    try:
        return sweep(store, now=now), None
    except MachineError as error:
        return (), error


def _here(session: Session, *, path: Path, moment: datetime) -> VisitHere:
    visit = field_visit(session)
    if visit is None:
        raise MachineError("machine.not_a_database", path=str(path))

    def count(model: type, *conditions: object) -> int:
        statement = select(func.count()).select_from(model).where(*conditions)  # type: ignore[arg-type]
        return int(session.exec(statement).one())

    not_received = col(FieldOutbox.received_at).is_(None)
    in_a_file = col(FieldOutbox.sequence).is_not(None)
    return VisitHere(
        path=path, visit=visit, people=count(Resident), targets=count(OutreachTarget),
        done=count(OutreachTarget, col(OutreachTarget.outcome).is_not(None)),
        drafts=count(Recording, col(Recording.state).in_(EDITABLE_STATES)),
        events=count(FieldOutbox),
        unpacked=count(FieldOutbox, not_received, ~in_a_file),
        waiting=count(FieldOutbox, not_received, in_a_file),
        expired=visit.is_expired(moment),
    )  # fmt: skip
