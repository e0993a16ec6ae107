"""Forgetting: what was lent to a laptop goes when its time is over, and never before it is safe.

What was done and not sent yet is sealed for the office first; the laptop keeps that file, which
only the office can read, until the office says that it has it. The key of the data goes before the
data does (`visit_files`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from ektp_desk.accounts.queries import profile
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.collecting import drafts, pack_unsent, tell
from ektp_desk.outreach.field_store import NEVER, FieldStore, Packed
from ektp_desk.outreach.fieldoffice import FieldVisit
from ektp_desk.outreach.loading import ask, read_visit, visit_desk
from ektp_desk.outreach.models_field import FieldOutbox
from ektp_desk.outreach.roles import laptop_itself
from ektp_desk.outreach.rules_clock import ClockProblem, clock_problem, true_now
from ektp_desk.outreach.rules_field import EventKind, LaptopLock
from ektp_desk.outreach.spent import spend
from ektp_desk.recording.models import Recording
from ektp_desk.recording.rules import EDITABLE_STATES


class WipedFor(StrEnum):
    """Why a visit's data went."""

    EXPIRED = "expired"
    RECEIVED = "received"  # the office has everything, and the days after that are over


@dataclass(frozen=True)
class Wiped:
    """A visit that was forgotten; `packed` is the file that was sealed of it just before."""

    visit: FieldVisit
    why: WipedFor
    packed: Packed | None


def sweep(store: FieldStore, *, now: datetime, but: Path | None = None) -> tuple[Wiped, ...]:
    """Wipe what is due, and remember `now` as an hour this laptop has shown.

    `but` is the visit that is open: its turn comes when it is closed. With a clock that is far
    ahead nothing is wiped and nothing remembered, until somebody says that it is right
    (`believe_clock`); a wiping that was cut short is finished all the same. Nothing more is done
    while the laptop is locked. Raises `MachineError` once the others had their turn; what was not
    sealed is then still there.
    """
    last_seen = last_hour(store)
    store.finish_wiping()
    if clock_problem(now, made_at=None, last_seen=last_seen) is ClockProblem.FAR_AHEAD:
        return ()
    if store.lock() is not LaptopLock.OPEN:
        return ()
    moment = true_now(now, last_seen)
    wiped, trouble = [], None
    for path in store.visit_files():
        visit = None if path == but else _readable(store, path)
        try:
            why = None if visit is None else _why(store, path, visit, moment)
            if visit is not None and why is not None:
                wiped.append(Wiped(visit, why, wipe(store, path, visit, now=moment)))
        except MachineError as error:
            trouble = error
    store.saw(now)
    if trouble is not None:
        raise trouble
    return tuple(wiped)


def last_hour(store: FieldStore) -> datetime | None:
    """The latest hour this laptop has shown; None for a new one."""
    seen = store.last_seen()
    return None if seen == NEVER else seen


def believe_clock(store: FieldStore, *, now: datetime) -> tuple[Wiped, ...]:
    """Somebody looked at the clock and says that it is right."""
    store.clock_is_right(now)
    return sweep(store, now=now)


def wipe(store: FieldStore, path: Path, visit: FieldVisit, *, now: datetime) -> Packed | None:
    """Seal what the office does not have, then take the visit away for good.

    Killed half-way: before the first step is done all is still there and the next sweep begins
    anew; after it the next sweep goes on.
    """
    packed = _seal_rest(store, path, now)
    spend(store, visit.bundle)
    store.wipe_visit(path)
    return packed


def _readable(store: FieldStore, path: Path) -> FieldVisit | None:
    try:
        return read_visit(store, path)
    except MachineError:  # damaged: it stays for somebody who can read more of it than we can
        return None


def _why(store: FieldStore, path: Path, visit: FieldVisit, moment: datetime) -> WipedFor | None:
    if visit.is_expired(moment):
        return WipedFor.EXPIRED
    since = ask(store, path, received_since)
    if since is not None and since + timedelta(days=visit.keep_days) <= moment:
        return WipedFor.RECEIVED
    return None


def received_since(session: Session) -> datetime | None:
    """Since when the office has everything that was done here; None as long as it has not."""
    unfinished = select(Recording.id).where(col(Recording.state).in_(EDITABLE_STATES))
    told = session.exec(select(FieldOutbox.received_at)).all()
    if not told or session.exec(unfinished.limit(1)).first() is not None:
        return None
    received = [moment for moment in told if moment is not None]
    return max(received) if len(received) == len(told) else None


def _seal_rest(store: FieldStore, path: Path, now: datetime) -> Packed | None:
    actor = laptop_itself()
    desk = visit_desk(store, path, clock=SetClock(now))
    desk.zone = ZoneInfo(desk.read(profile).zone)
    try:
        desk.write(actor, _tell_drafts)
        return pack_unsent(desk, store, actor=actor, last=True)
    finally:
        desk.close()


def _tell_drafts(work: Work) -> None:
    """What was begun and not finished goes with the data: the office hears whom to ask again.

    Once: a disk that was full when it was to be sealed is tried again every minute.
    """
    notes = select(FieldOutbox.content).where(col(FieldOutbox.kind) == EventKind.VISIT_NOTE)
    told = {str(content.get("text")) for content in work.session.exec(notes)}
    words = Sentences("id")  # read in the office, whatever this laptop speaks
    for draft in drafts(work.session):
        text = words.say("field.draft_left", number=draft.number, name=draft.resident_name,
                         done=draft.done, total=draft.total)  # fmt: skip
        if text not in told:
            tell(work, EventKind.VISIT_NOTE, {"text": text})
