"""Recording step by step. Every change names the version it was made on; drafts are saved at once.

The operator marks what was done in the central capture program; nothing biometric comes here.
Who worked on a recording does not review it.
"""

import secrets
from collections.abc import Mapping, Sequence

from sqlalchemy import insert, or_
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from ektp_desk.accounts.rules import Role
from ektp_desk.accounts.services import confirm_identity
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow
from ektp_desk.queue import queries as tickets
from ektp_desk.queue import services as queue
from ektp_desk.queue.models import Service
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import Course
from ektp_desk.recording import queries
from ektp_desk.recording.checklist import (
    blocked_by,
    item_keys,
    kinds_for,
    open_items,
    step_of,
    undone_by,
)
from ektp_desk.recording.decisions import note_review
from ektp_desk.recording.definitions import Definition, unpacked
from ektp_desk.recording.drafts import (
    OPERATORS,
    advance,
    change,
    for_change,
    happened,
    open_item,
    set_item,
    view_of,
)
from ektp_desk.recording.eligibility import Outcome
from ektp_desk.recording.items import ASKED_FIRST, PAPER
from ektp_desk.recording.models import Recording, RecordingItem
from ektp_desk.recording.pace import RecordingAct
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.receipts import issue_receipt
from ektp_desk.recording.rules import (
    EDITABLE_STATES,
    ExceptionKind,
    ItemState,
    RecordingState,
)
from ektp_desk.recording.rules_review import ReturnReason, ReviewOutcome
from ektp_desk.recording.services_central import note_sent
from ektp_desk.recording.services_checklist import in_force
from ektp_desk.residents.models import Resident

FIRST_CARD = "NEW"
# A device or a moment may get better: these exceptions come after the step's attempts.
TRIED_FIRST = (ExceptionKind.TEMPORARY, ExceptionKind.DEVICE_FAILURE)
MOST_REASON = 300


def start(
    work: Work,
    *,
    resident_id: int,
    ticket_id: int | None = None,
    service_code: str = "",
    override_reason: str = "",
    place: str = "",
) -> RecordingView:
    """Begin a recording under the checklist now in force; eligibility and "ever recorded?" are
    asked first. Without `service_code` it is the ticket's service, or a first card.

    A BLOCK is refused with the rule's reason as code; a supervisor may override an overridable
    one with `override_reason`. One open recording per person (`recording.open_already`).
    """
    work.require(*OPERATORS)
    if work.session.get(Resident, resident_id) is None:
        raise OfficeError("resident.unknown")
    service = _service(work, service_code, ticket_id)
    reason = " ".join(override_reason.split())[:MOST_REASON]
    rule = _require_eligible(work, resident_id, reason)
    checklist = in_force(work)
    definition = unpacked(checklist.definition)
    year = work.office_date.year
    assert checklist.id is not None
    recording = Recording(
        number=f"R-{year}-{work.number(f'recording/{year}'):06d}",
        token=f"R-{secrets.token_hex(8)}",
        resident_id=resident_id,
        ticket_id=ticket_id,
        service_code=service.code,
        checklist_version_id=checklist.id,
        office_date=work.office_date,
        place=place.strip()[:120],
        state=RecordingState.DRAFT,
        override_reason=reason,
        operator_id=work.actor.officer_id,
        started_at=work.now,
    )
    work.session.add(recording)
    try:
        work.session.flush()
    except IntegrityError as error:
        raise _refusal(error) from None
    assert recording.id is not None
    _add_items(work, recording.id, definition, _papers(definition, service))
    happened(work, recording.id, RecordingAct.STARTED)
    work.record("recording.started", recording.id, overridden=bool(reason), rule=rule)
    return view_of(work, recording.id)


def mark_item(work: Work, *, recording_id: int, keys: Sequence[str], version: int) -> RecordingView:
    """Mark things as done (captured, checked, approved); several at once, as four fingers are.

    Steps are taken in order (`recording.step_order` names what comes first). Doing a thing again
    counts one more attempt; a new photo asks for the applicant's approval again.
    """
    view = for_change(work, recording_id, version)
    states = view.states()
    for key in keys:
        _require_turn(view, key, states)
        states[key] = ItemState.CAPTURED
        set_item(work, recording_id, key, state=ItemState.CAPTURED, exception=None, reason="",
                  attempts=RecordingItem.attempts + 1, signed_off_by=None, at=work.now)  # fmt: skip
        for other in undone_by(key, states):
            states[other] = ItemState.PENDING
            open_item(work, recording_id, other)
    _note(work, view, RecordingAct.MARKED, keys)
    work.record("recording.marked", recording_id, keys=list(keys))
    return advance(work, view)


def count_attempt(
    work: Work, *, recording_id: int, keys: Sequence[str], version: int
) -> RecordingView:
    """An attempt failed: the things stay open, the attempt counts for each of them.

    Only what is open and has its turn can fail (`recording.not_open`, `recording.step_order`).
    """
    view = for_change(work, recording_id, version)
    states = view.states()
    for key in keys:
        _require_turn(view, key, states)
        if states[key] is not ItemState.PENDING:
            raise OfficeError("recording.not_open")
        set_item(work, recording_id, key, attempts=RecordingItem.attempts + 1)
    _note(work, view, RecordingAct.FAILED, keys)
    work.record("recording.attempt_failed", recording_id, keys=list(keys))
    return advance(work, view)


def except_item(
    work: Work,
    *,
    recording_id: int,
    key: str,
    kind: ExceptionKind,
    reason: str,
    version: int,
    sign_off_username: str = "",
    sign_off_password: str = "",
) -> RecordingView:
    """Excuse a thing that cannot be captured, with its kind and reason.

    The recording's checklist says which kinds a step knows (`recording.not_excusable`) and which
    of them a second person signs off with name and password. A permanent one (a missing finger)
    is seen at once, a refusal heard; the others ask for the step's number of attempts first
    (`recording.attempts_first`).
    """
    view = for_change(work, recording_id, version)
    text = " ".join(reason.split())[:MOST_REASON]
    states = view.states()
    _require_excusable(view, key, kind)
    if not text:
        raise OfficeError("recording.reason_needed", field="reason")
    _require_turn(view, key, states)
    _require_attempts(view, key, kind)
    signed_off_by = None
    if kind in view.definition.sign_off:
        signed_off_by = confirm_identity(
            work, username=sign_off_username, password=sign_off_password, roles=OPERATORS
        )
    for excused in (key, *undone_by(key, states)):
        set_item(work, recording_id, excused, state=ItemState.EXCEPTION, exception=kind,
                  reason=text, signed_off_by=signed_off_by, at=work.now)  # fmt: skip
    _note(work, view, RecordingAct.EXCEPTED, (key,))
    work.record("recording.excepted", recording_id, key=key, kind=kind.value,
                signed_off_by=signed_off_by)  # fmt: skip
    return advance(work, view)


def clear_item(work: Work, *, recording_id: int, key: str, version: int) -> RecordingView:
    """Take a mark back: the thing is open again; attempts stay counted."""
    view = for_change(work, recording_id, version)
    if key == ASKED_FIRST:
        raise OfficeError("recording.asked_first")
    open_item(work, recording_id, key)
    for other in undone_by(key, view.states()):
        open_item(work, recording_id, other)
    _note(work, view, RecordingAct.CLEARED, (key,))
    work.record("recording.cleared", recording_id, key=key)
    return advance(work, view)


def finish_visit(work: Work, *, ticket_id: int) -> TicketRow:
    """End the visit of a ticket; refused while the person's checklist is open.

    Raises `ticket.recording_open`, and what `queue.services.finish` raises.
    """
    ticket = tickets.ticket(work.session, ticket_id=ticket_id)
    theirs = col(Recording.ticket_id) == ticket_id
    if ticket is not None and ticket.resident_id is not None:
        theirs = or_(theirs, col(Recording.resident_id) == ticket.resident_id)
    still_open = select(Recording.id).where(theirs, col(Recording.state).in_(EDITABLE_STATES))
    if work.session.exec(still_open).first() is not None:
        raise OfficeError("ticket.recording_open")
    return queue.finish(work, ticket_id=ticket_id)


def identify_visitor(work: Work, *, ticket_id: int, resident_id: int) -> TicketRow:
    """Say who holds a ticket; refused once somebody else's recording stands on it.

    Raises `ticket.recording_stands`, and what `queue.services.identify` raises.
    """
    of_another = select(Recording.id).where(
        col(Recording.ticket_id) == ticket_id,
        col(Recording.resident_id) != resident_id,
        col(Recording.state) != RecordingState.CANCELLED,
    )
    if work.session.exec(of_another).first() is not None:
        raise OfficeError("ticket.recording_stands")
    return queue.identify(work, ticket_id=ticket_id, resident_id=resident_id)


def take_over(work: Work, *, recording_id: int, version: int) -> RecordingView:
    """A colleague goes on with a draft."""
    view = for_change(work, recording_id, version, own=False)
    happened(work, recording_id, RecordingAct.TAKEN_OVER)
    work.record("recording.taken_over", recording_id, before=view.operator_id)
    everybody = (*view.former_operators, view.operator_id)
    former = {officer for officer in everybody if officer is not None} - {work.actor.officer_id}
    return advance(work, view, operator_id=work.actor.officer_id, former_operators=sorted(former))


def submit(work: Work, *, recording_id: int, version: int) -> RecordingView:
    """Give the recording to review; refused while anything is open (`recording.items_open`)."""
    view = for_change(work, recording_id, version)
    pending = open_items(view.definition, view.states())
    if pending:
        raise OfficeError("recording.items_open", count=len(pending), first=pending[0])
    work.record("recording.submitted", recording_id)
    return change(work, view, EDITABLE_STATES, RecordingState.AWAITING_REVIEW,
               submitted_at=work.now, return_reason="")  # fmt: skip


def approve(work: Work, *, recording_id: int, version: int) -> tuple[RecordingView, PaperRow]:
    """A second person approves; the receipt is issued and the central status noted as sent."""
    view = _for_review(work, recording_id)
    after = change(
        work, view, (RecordingState.AWAITING_REVIEW,), RecordingState.APPROVED,
        version=version, reviewer_id=work.actor.officer_id, reviewed_at=work.now,
    )  # fmt: skip
    note_sent(work, resident_id=view.resident_id, recording_id=recording_id,
              service_code=view.service_code, since=view.started_at)  # fmt: skip
    note_review(work, recording_id=recording_id, outcome=ReviewOutcome.APPROVED)
    work.record("recording.approved", recording_id)
    return after, issue_receipt(work, after)


def return_for_correction(
    work: Work,
    *,
    recording_id: int,
    reason: str,
    version: int,
    reasons: Sequence[ReturnReason] = (),
) -> RecordingView:
    """A second person sends it back to the operator with the reason; `reasons` of the list."""
    view = _for_review(work, recording_id)
    text = " ".join(reason.split())[:500]
    if not text:
        raise OfficeError("recording.reason_needed", field="reason")
    after = change(work, view, (RecordingState.AWAITING_REVIEW,), RecordingState.RETURNED,
                   version=version, reviewer_id=work.actor.officer_id, reviewed_at=work.now,
                   return_reason=text)  # fmt: skip
    note_review(work, recording_id=recording_id, outcome=ReviewOutcome.RETURNED,
                reasons=reasons, note=text)  # fmt: skip
    work.record("recording.returned", recording_id)
    return after


def cancel(work: Work, *, recording_id: int, reason: str, version: int) -> RecordingView:
    """End a recording that is not wanted any more."""
    view = for_change(work, recording_id, version, own=False)
    text = " ".join(reason.split())[:500]
    if not text:
        raise OfficeError("recording.reason_needed", field="reason")
    work.record("recording.cancelled", recording_id)
    return change(work, view, EDITABLE_STATES, RecordingState.CANCELLED, return_reason=text)


def _refusal(error: IntegrityError) -> Exception:
    """One open recording a person is a rule; any other break is a bug and passes through."""
    detail = str(error.orig)
    ours = "resident_id" in detail and "unique" in detail.lower()
    return OfficeError("recording.open_already") if ours else error


def _require_eligible(work: Work, resident_id: int, override: str) -> str:
    """The version of the rule by which the recording may begin."""
    verdict = queries.verdict(work.session, resident_id=resident_id, day=work.office_date)
    if verdict.outcome is Outcome.BLOCK:
        if not (verdict.overridable and override):
            raise OfficeError(verdict.reason, overridable=verdict.overridable, rule=verdict.rule)
        work.require(Role.SUPERVISOR)
    return verdict.rule


def _service(work: Work, code: str, ticket_id: int | None) -> Service:
    """The service a person is recorded for: the one named, or what the ticket was taken for."""
    ticket = None
    if ticket_id is not None:
        ticket = tickets.ticket(work.session, ticket_id=ticket_id)
        if ticket is None:
            raise OfficeError("ticket.unknown")
    service = work.session.get(Service, code or (ticket.service_code if ticket else FIRST_CARD))
    if service is None:
        raise OfficeError("service.unknown", field="service_code")
    if code or service.course in (Course.RECORDING, Course.PRINTING):
        return service
    return work.session.get_one(Service, FIRST_CARD)  # came to ask or to fetch, and is recorded


def _papers(definition: Definition, service: Service) -> Sequence[str]:
    """What is asked for: by the checklist, or by the service it does not name."""
    return definition.papers.get(service.code, tuple(service.papers))


def _add_items(
    work: Work, recording_id: int, definition: Definition, papers: Sequence[str]
) -> None:
    rows = []
    for position, key in enumerate(item_keys(definition, len(papers))):
        rows.append(
            {
                "recording_id": recording_id,
                "position": position,
                "key": key,
                "label": papers[int(key.removeprefix(PAPER))] if key.startswith(PAPER) else "",
                # Eligibility was just asked: the recording would not have begun without it.
                "state": ItemState.CAPTURED if key == ASKED_FIRST else ItemState.PENDING,
                "reason": "",
                "attempts": int(key == ASKED_FIRST),
                "at": work.now if key == ASKED_FIRST else None,
            }
        )
    work.session.execute(insert(RecordingItem), rows)


def _for_review(work: Work, recording_id: int) -> RecordingView:
    work.require(*OPERATORS)
    view = view_of(work, recording_id)
    if view.worked_on_by(work.actor.officer_id):
        raise OfficeError("recording.own_review")
    return view


def _note(work: Work, view: RecordingView, act: RecordingAct, keys: Sequence[str]) -> None:
    if keys:
        happened(work, view.id, act, step_of(view.definition, keys[0]), keys)


def _require_turn(view: RecordingView, key: str, states: Mapping[str, ItemState]) -> None:
    if key not in states:
        raise OfficeError("recording.item_unknown")
    if key == ASKED_FIRST:
        raise OfficeError("recording.asked_first")
    blocker = blocked_by(view.definition, key, states)
    if blocker is not None:
        raise OfficeError("recording.step_order", blocker=blocker)


def _require_excusable(view: RecordingView, key: str, kind: ExceptionKind) -> None:
    if key not in view.states():
        raise OfficeError("recording.item_unknown")
    kinds = kinds_for(view.definition, key)
    if not kinds:
        raise OfficeError("recording.not_excusable")
    if kind not in kinds:
        raise OfficeError("recording.kind_not_known", field="kind")


def _require_attempts(view: RecordingView, key: str, kind: ExceptionKind) -> None:
    needed = view.definition.step(step_of(view.definition, key)).attempts
    if kind in TRIED_FIRST and view.item(key).attempts < needed:
        raise OfficeError("recording.attempts_first", field="kind", needed=needed)
