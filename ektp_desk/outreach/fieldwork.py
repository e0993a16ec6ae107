"""Work on a laptop during a visit: the same acts as in the office, each told to the office later.

What ends something here is frozen for the office (`collecting.tell`) in the transaction of the act
itself. The review of a recording is the office's; here a recording ends when it is handed in.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import func, update
from sqlmodel import col, select

from ektp_desk.cards.models import Card
from ektp_desk.cards.rules import CardState
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.collecting import tell, tell_recording, this_visit
from ektp_desk.outreach.fieldoffice import FIRST_NEW_PERSON
from ektp_desk.outreach.models import OutreachTarget
from ektp_desk.outreach.models_field import FieldPerson
from ektp_desk.outreach.roles import TEAM
from ektp_desk.outreach.rules import TargetOutcome, TargetReason
from ektp_desk.outreach.rules_field import EventKind
from ektp_desk.outreach.rules_targets import LONGEST_NOTE, outcome_problem
from ektp_desk.papers.services import PaperRow
from ektp_desk.recording import services as recordings
from ektp_desk.recording.drafts import OPERATORS
from ektp_desk.recording.models import Recording
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.receipts import issue_field_receipt
from ektp_desk.recording.rules import RecordingState
from ektp_desk.residents.models import Resident
from ektp_desk.residents.services import Person, add_resident

MOST_VISIT_NOTE = 500
TO_FETCH = (CardState.PRINTED, CardState.OUT)


@dataclass(frozen=True)
class Told:
    """What stood there before an outcome was told: enough to take it back."""

    resident_id: int
    name: str
    before: TargetOutcome | None
    note_before: str


def start_recording(
    work: Work, *, resident_id: int, ticket_id: int | None = None, override_reason: str = ""
) -> RecordingView:
    """Begin a recording at the visit's place, with a number of those leased to this laptop.

    Raises what `recording.services.start` raises, `field.recorded_here` for somebody whose
    recording was finished here, and `numbers.used_up`.
    """
    work.require(*OPERATORS)
    visit = this_visit(work)
    done = select(Recording.id).where(
        col(Recording.resident_id) == resident_id,
        col(Recording.state) == RecordingState.AWAITING_REVIEW,
    )
    if work.session.exec(done).first() is not None:
        raise OfficeError("field.recorded_here")
    return recordings.start(
        work, resident_id=resident_id, ticket_id=ticket_id, override_reason=override_reason,
        place=visit.place or visit.title,
    )  # fmt: skip


def finish_recording(
    work: Work, *, recording_id: int, version: int
) -> tuple[RecordingView, PaperRow]:
    """Hand the recording in, issue the field receipt, and tell the office of both.

    Raises what `recording.services.submit` raises.
    """
    work.require(*OPERATORS)
    this_visit(work)
    view = recordings.submit(work, recording_id=recording_id, version=version)
    tell_recording(work, view)
    _tell_outcome(work, _person(work, view.resident_id), TargetOutcome.RECORDED, None)
    return view, issue_field_receipt(work, view)


def set_outcome(
    work: Work, *, resident_id: int, outcome: TargetOutcome | None, note: str = ""
) -> Told:
    """Say what became of a person; None takes it back. Back comes what was said before.

    Raises `field.recorded_here` for who was recorded here, `field.outcome_by_recording` for
    "recorded" itself, `field.no_card` for a card nobody has here, `target.note_needed` for died
    and moved without a word on how that is known.
    """
    work.require(*TEAM)
    this_visit(work)
    person = _person(work, resident_id)
    text = " ".join(note.split())[:LONGEST_NOTE]
    _require_sensible(work, resident_id, outcome, text)
    return _tell_outcome(work, person, outcome, text)


def add_person(work: Work, *, person: Person, note: str) -> int:
    """Add somebody who is not among the people on this laptop; the new id.

    `note` says who they are and why they are recorded here (`field.note_needed` without one).
    Raises what `residents.services.add_resident` raises.
    """
    work.require(*TEAM)
    this_visit(work)
    text = " ".join(note.split())[:LONGEST_NOTE]
    if not text:
        raise OfficeError("field.note_needed", field="note")
    resident_id = add_resident(work, person=person)
    work.session.add(
        FieldPerson(
            resident_id=resident_id, note=text, at=work.now, officer_id=work.actor.officer_id
        )
    )
    work.session.flush()
    said = {"person": _plain(_as_stored(work, resident_id)), "note": text}
    tell(work, EventKind.PERSON_ADDED, said | {"laptop_id": resident_id})
    work.record("field.person_added", resident_id)
    return resident_id


def add_note(work: Work, *, text: str) -> str:
    """Note something about the visit itself; the uid of the event. `field.text_needed` if empty."""
    work.require(*TEAM)
    visit = this_visit(work)
    tidy = text.strip()[:MOST_VISIT_NOTE]
    if not tidy:
        raise OfficeError("field.text_needed", field="text")
    uid = tell(work, EventKind.VISIT_NOTE, {"text": tidy})
    work.record("field.noted", visit.id or 0)
    return uid


def _require_sensible(
    work: Work, resident_id: int, outcome: TargetOutcome | None, note: str
) -> None:
    finished = select(Recording.id).where(
        col(Recording.resident_id) == resident_id,
        col(Recording.state) == RecordingState.AWAITING_REVIEW,
    )
    if work.session.exec(finished).first() is not None:
        raise OfficeError("field.recorded_here")
    if outcome is TargetOutcome.RECORDED:
        raise OfficeError("field.outcome_by_recording", field="outcome")
    problem = outcome_problem(outcome, note)
    if problem is not None:
        raise OfficeError(problem[0], field=problem[1])
    if outcome is TargetOutcome.CARD_GIVEN:
        here = select(Card.id).where(
            col(Card.resident_id) == resident_id, col(Card.state).in_(TO_FETCH)
        )
        if work.session.exec(here).first() is None:
            raise OfficeError("field.no_card", field="outcome")


def _tell_outcome(
    work: Work, person: Resident, outcome: TargetOutcome | None, note: str | None
) -> Told:
    """`note` None leaves the one that stands there."""
    target = _target(work, person.id or 0)
    told = Told(person.id or 0, person.name, target.outcome, target.note)
    note = target.note if note is None else note
    if (target.outcome, target.note) == (outcome, note):
        return told
    said = outcome is not None
    work.session.execute(
        update(OutreachTarget)
        .where(col(OutreachTarget.id) == target.id)
        .values(outcome=outcome, note=note, outcome_at=work.now if said else None,
                outcome_by=work.actor.officer_id if said else None)
    )  # fmt: skip
    tell(work, EventKind.TARGET_OUTCOME, {
        "target_id": target.id if (target.id or 0) < FIRST_NEW_PERSON else None,
        "nik": person.nik, "outcome": None if outcome is None else outcome.value, "note": note,
    })  # fmt: skip
    work.record("field.outcome_set", person.id or 0, outcome=outcome)
    return told


def _target(work: Work, resident_id: int) -> OutreachTarget:
    """The person's line on the list; who had none gets one of this laptop's own."""
    mine = select(OutreachTarget).where(col(OutreachTarget.resident_id) == resident_id)
    found = work.session.exec(mine.execution_options(populate_existing=True)).first()
    if found is not None:
        return found
    newest = work.session.exec(select(func.max(col(OutreachTarget.id)))).one() or 0
    reason = TargetReason.ASKED if resident_id >= FIRST_NEW_PERSON else TargetReason.UNRECORDED
    made = OutreachTarget(
        id=max(newest + 1, FIRST_NEW_PERSON), visit_id=this_visit(work).id or 0,
        resident_id=resident_id, reason=reason,
    )  # fmt: skip
    work.session.add(made)
    work.session.flush()
    return made


def _person(work: Work, resident_id: int) -> Resident:
    person = work.session.get(Resident, resident_id)
    if person is None:
        raise OfficeError("resident.unknown")
    return person


def _as_stored(work: Work, resident_id: int) -> Person:
    """The person as the roll here has it: tidied."""
    row = _person(work, resident_id)
    return Person(**{name: getattr(row, name) for name in Person.__dataclass_fields__})


def _plain(person: Person) -> Mapping[str, Any]:
    """Every field as text or None, as it travels."""
    return {name: _text(value) for name, value in asdict(person).items()}


def _text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else str(value)
