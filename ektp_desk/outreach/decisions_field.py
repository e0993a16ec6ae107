"""What a supervisor decides about what came home: which recording counts, and what is believed.

A decision is kept (`field_decision`) with what it was about, by numbers and hashes that stay, and
is not asked again.
"""

from hashlib import sha256

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.home_taking import take_event
from ektp_desk.outreach.homecoming import take_turns
from ektp_desk.outreach.models_field import FieldDecision, FieldQuarantine
from ektp_desk.outreach.queries_home import Side, sides_of
from ektp_desk.outreach.rules_field import DecisionMatter
from ektp_desk.recording.drafts import change, view_of
from ektp_desk.recording.rules import RecordingState

KEPT, TAKEN = "kept", "taken"
MOST_NOTE = 300
MOST_ABOUT = 400


def decide_double(work: Work, *, resident_id: int, kept: str, note: str = "") -> None:
    """Say which recording of a person counts, by its number; the others are cancelled.

    One that came home and is kept goes to review like any other. An approved one was sent to the
    centre and cannot be cancelled here. Raises `home.not_a_double`, `home.not_a_side`,
    `home.approved_stays`, `recording.changed_meanwhile`.
    """
    work.require(Role.SUPERVISOR)
    take_turns(work)
    sides = sides_of(work.session, resident_id=resident_id)
    if all(side.state is not RecordingState.DISPUTED for side in sides):
        raise OfficeError("home.not_a_double")
    chosen = next((side for side in sides if side.number == kept), None)
    if chosen is None:
        raise OfficeError("home.not_a_side", field="kept")
    others = [
        side for side in sides if side is not chosen and side.state is not RecordingState.APPROVED
    ]
    approved = next((side for side in sides if side.state is RecordingState.APPROVED), None)
    if approved is not None and chosen.state is not RecordingState.APPROVED:
        raise OfficeError("home.approved_stays", field="kept", number=approved.number)
    reason = " ".join(note.split())[:MOST_NOTE]
    for side in others:
        _cancel(work, side, reason or Sentences("id").say("home.double_reason", number=kept))
    if chosen.state is RecordingState.DISPUTED:
        _move(work, chosen, RecordingState.AWAITING_REVIEW)
        work.record("recording.kept", chosen.recording_id)
    about = " ".join(sorted(side.number for side in sides))
    _remember(work, DecisionMatter.DOUBLE, about, kept, reason, resident_id)
    work.record("field.double_decided", resident_id, kept=kept, cancelled=len(others))


def decide_quarantine(work: Work, *, quarantine_id: int, take: bool, note: str = "") -> None:
    """Believe an event that was set apart (`take`), or leave it where it is for good.

    Raises `home.quarantine_unknown`, `home.decided_already`, and for taking what
    `home_taking.take_event` raises.
    """
    work.require(Role.SUPERVISOR)
    take_turns(work)
    row = work.session.get(FieldQuarantine, quarantine_id)
    if row is None:
        raise OfficeError("home.quarantine_unknown")
    about = f"{row.event_uid} {row.sha256}"
    resident_id = take_event(work, row) if take else None
    reason = " ".join(note.split())[:MOST_NOTE]
    _remember(work, DecisionMatter.QUARANTINE, about, TAKEN if take else KEPT, reason, resident_id)
    work.record("field.quarantine_decided", quarantine_id, taken=take)


def _cancel(work: Work, side: Side, reason: str) -> None:
    _move(work, side, RecordingState.CANCELLED, return_reason=reason)
    work.record("recording.cancelled", side.recording_id)


def _move(work: Work, side: Side, target: RecordingState, **values: str) -> None:
    view = view_of(work, side.recording_id)
    change(work, view, (side.state,), target, version=side.version, **values)


def _remember(
    work: Work,
    matter: DecisionMatter,
    about: str,
    choice: str,
    note: str,
    resident_id: int | None,
) -> None:
    if len(about) > MOST_ABOUT:
        about = sha256(about.encode()).hexdigest()
    known = select(FieldDecision.id).where(
        col(FieldDecision.matter) == matter, col(FieldDecision.about) == about
    )
    if work.session.exec(known).first() is not None:
        raise OfficeError("home.decided_already")
    row = {
        "matter": matter, "about": about, "resident_id": resident_id, "choice": choice,
        "note": note, "at": work.now, "office_date": work.office_date,
        "officer_id": work.actor.officer_id,
    }  # fmt: skip
    try:
        work.session.execute(insert(FieldDecision).values(row))
    except IntegrityError:
        raise OfficeError("home.decided_already") from None
