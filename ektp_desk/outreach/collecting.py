"""What a laptop tells the office: frozen when it happened, packed as often as it takes.

An event is written once, with an identity of its own; packing it again sends the same event. What
the office's receipt names is not sent any more.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from ektp_desk.accounts.models import Officer
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import NumberSeries
from ektp_desk.kernel.parts import parts
from ektp_desk.kernel.work import Actor, Work
from ektp_desk.outreach import sealed
from ektp_desk.outreach.field_store import FieldStore, Packed
from ektp_desk.outreach.fieldoffice import field_visit
from ektp_desk.outreach.models import OutreachVisit
from ektp_desk.outreach.models_field import FieldOutbox, NumberLease
from ektp_desk.outreach.recorded import recording_content
from ektp_desk.outreach.roles import TEAM
from ektp_desk.outreach.rules_field import EventKind
from ektp_desk.recording import queries
from ektp_desk.recording.models import Recording
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.rules import EDITABLE_STATES, RecordingState, Transport

EVENTS = "events"  # the part of the file


@dataclass(frozen=True)
class EventLine:
    """One event as it travels; `author` is the user name, None for the laptop itself."""

    uid: str
    kind: EventKind
    at: datetime
    author: str | None
    officer_id: int | None
    content: Mapping[str, Any]
    sha256: str

    def plain(self) -> dict[str, Any]:
        """As one JSON line."""
        return {
            "uid": self.uid, "kind": self.kind.value, "at": self.at.isoformat(),
            "author": self.author, "officer_id": self.officer_id, "content": self.content,
            "sha256": self.sha256,
        }  # fmt: skip


@dataclass(frozen=True)
class Draft:
    """A recording that is not finished: it stays here."""

    recording_id: int
    number: str
    resident_name: str
    operator: str
    done: int
    total: int


@dataclass(frozen=True)
class Gathered:
    """What would go home now: events the office has not confirmed, in their order; `fresh` of
    them never went out before. `drafts` stay behind."""

    visit_uid: str
    events: tuple[EventLine, ...]
    fresh: int
    drafts: tuple[Draft, ...]


def this_visit(work: Work) -> OutreachVisit:
    """The visit this database was lent for. Raises `field.not_a_laptop` in the office."""
    field = field_visit(work.session)
    found = None if field is None else work.session.get(OutreachVisit, field.visit_id)
    if found is None:
        raise OfficeError("field.not_a_laptop")
    return found


def tell(work: Work, kind: EventKind, content: Mapping[str, Any]) -> str:
    """Freeze one event in the transaction of its act; its uid."""
    uid = secrets.token_hex(16)
    work.session.add(
        FieldOutbox(
            uid=uid, kind=kind, at=work.now, officer_id=work.actor.officer_id,
            sha256=sealed.content_hash(content), content=dict(content),
        )
    )  # fmt: skip
    work.session.flush()
    return uid


def tell_recording(work: Work, view: RecordingView) -> str:
    """Freeze a finished recording, whole."""
    return tell(work, EventKind.RECORDING_FINISHED, recording_content(work.session, view))


def gather(work: Work) -> Gathered:
    """Freeze what is not told yet (a recording handed in by the office's own act, the numbers
    used), and list all that the office has not confirmed. Raises `field.not_a_laptop`."""
    work.require(*TEAM)
    visit = this_visit(work)
    _tell_untold(work)
    _tell_numbers(work)
    lines = unconfirmed(work.session)
    fresh = select(FieldOutbox.id).where(
        col(FieldOutbox.received_at).is_(None), col(FieldOutbox.sequence).is_(None)
    )
    count = len(work.session.exec(fresh).all())
    return Gathered(visit.uid, lines, count, drafts(work.session))


def home_parts(
    gathered: Gathered, *, now: datetime, last_seen: datetime, last: bool
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Facts and parts of the file that goes home. `last_seen` is the latest moment this laptop
    ever knew; `last` says that the team is done."""
    facts = {
        "last": last,
        "unsent_drafts": len(gathered.drafts),
        "clock": {"now": now.isoformat(), "last_seen": last_seen.isoformat()},
    }
    return facts, {EVENTS: sealed.lines(line.plain() for line in gathered.events)}


def note_packed(work: Work, *, sequence: int, uids: Sequence[str]) -> None:
    """Remember in which file these events went out last; their recordings are on their way."""
    work.require(*TEAM)
    for some in parts(uids):
        work.session.execute(
            update(FieldOutbox).where(col(FieldOutbox.uid).in_(some)).values(sequence=sequence)
        )
    for some in parts(_told_numbers(work.session)):
        work.session.execute(
            update(Recording)
            .where(
                col(Recording.transport) == Transport.LOCAL,
                col(Recording.state) == RecordingState.AWAITING_REVIEW,
                col(Recording.number).in_(some),
            )
            .values(transport=Transport.BUNDLED)
        )
    work.record("field.packed", sequence, events=len(uids))


def unconfirmed(session: Session) -> tuple[EventLine, ...]:
    """All events without the office's receipt, in the order they happened."""
    statement = (
        select(FieldOutbox, Officer.username)
        .outerjoin(Officer, col(Officer.id) == col(FieldOutbox.officer_id))
        .where(col(FieldOutbox.received_at).is_(None))
        .order_by(col(FieldOutbox.id))
    )
    return tuple(
        EventLine(row.uid, row.kind, row.at, username, row.officer_id, row.content,
                  row.sha256)
        for row, username in session.exec(statement)
    )  # fmt: skip


def drafts(session: Session) -> tuple[Draft, ...]:
    """Recordings that are not finished, oldest first."""
    return tuple(
        Draft(row.id, row.number, row.resident_name, row.operator, row.done, row.total)
        for row in queries.recordings(session, states=EDITABLE_STATES)
    )


def pack_unsent(
    desk: Desk, store: FieldStore, *, actor: Actor, last: bool = True, copy_to: Path | None = None
) -> Packed | None:
    """Gather, seal for the office, remember; None if nothing waits that was in no file yet.

    For whoever has no window: an expired visit is packed before it is wiped. Raises what
    `FieldStore.pack_home` and `copy_waiting` raise; whatever was not sealed waits as before.
    """
    gathered: Gathered = desk.write(actor, gather).result
    if not gathered.fresh:
        return None
    packed = seal_home(store, gathered, now=desk.clock.now(), last=last)
    desk.write(
        actor, note_packed, sequence=packed.sequence, uids=[line.uid for line in gathered.events]
    )
    if copy_to is not None:
        copy_waiting(store, copy_to)
    return packed


def seal_home(store: FieldStore, gathered: Gathered, *, now: datetime, last: bool) -> Packed:
    """Write the file that goes home into the outbox."""
    facts, parts = home_parts(gathered, now=now, last_seen=store.last_seen(), last=last)
    return store.pack_home(facts, parts, visit=gathered.visit_uid, made_at=now)


def copy_waiting(store: FieldStore, folder: Path) -> tuple[Path, ...]:
    """Copy every file without the office's receipt into a folder, so that no number is missing
    there. Raises `field.no_folder`, and `MachineError` when the stick is full or gone."""
    if not folder.is_dir():
        raise OfficeError("field.no_folder", field="folder")
    return tuple(store.copy(packed.sequence, folder) for packed in store.outbox())


def _tell_untold(work: Work) -> None:
    """A recording handed in by the office's own act is told as well."""
    told = set(_told_numbers(work.session))
    handed_in = select(Recording).where(
        col(Recording.state) == RecordingState.AWAITING_REVIEW,
        col(Recording.transport) == Transport.LOCAL,
    )
    for row in work.session.exec(handed_in.order_by(col(Recording.id))).all():
        if row.number not in told:
            view = queries.recording(work.session, recording_id=row.id or 0)
            assert view is not None
            tell_recording(work, view)


def _told_numbers(session: Session) -> tuple[str, ...]:
    """The numbers of the recordings that were told."""
    contents = session.exec(
        select(FieldOutbox.content).where(col(FieldOutbox.kind) == EventKind.RECORDING_FINISHED)
    )
    return tuple(content["number"] for content in contents)


def _tell_numbers(work: Work) -> None:
    """How far each lease was used, said anew whenever it was used further.

    A laptop on which nothing happened has nothing to say.
    """
    if work.session.exec(select(FieldOutbox.id).limit(1)).first() is None:
        return
    said = select(FieldOutbox.content).where(col(FieldOutbox.kind) == EventKind.NUMBERS_USED)
    told = {(content["scope"], content["first"], content["used"])
            for content in work.session.exec(said)}  # fmt: skip
    leased = select(NumberLease, NumberSeries.last).join(
        NumberSeries, col(NumberSeries.scope) == col(NumberLease.scope)
    )
    for lease, given in work.session.exec(leased.order_by(col(NumberLease.scope))).all():
        used = min(max(given - lease.first + 1, 0), lease.last - lease.first + 1)
        if (lease.scope, lease.first, used) not in told:
            tell(work, EventKind.NUMBERS_USED, {
                "scope": lease.scope, "first": lease.first, "last": lease.last, "used": used,
            })  # fmt: skip
