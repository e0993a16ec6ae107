"""The recording receipt (tanda bukti perekaman)."""

from ektp_desk.accounts.queries import letterhead
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow, issue
from ektp_desk.recording.checklist import EXCUSABLE
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.rules import ItemState
from ektp_desk.recording.slips import RECEIPT, RecordingSlip, StepLine


def issue_receipt(work: Work, view: RecordingView) -> PaperRow:
    """Write the receipt of an approved recording: steps, exceptions, and what happens next."""
    head = letterhead(work.session)
    slip = RecordingSlip(
        office=head,
        number=view.number,
        name=view.resident_name,
        masked_nik=view.masked_nik,
        recorded_at=view.started_at.astimezone(work.zone).replace(tzinfo=None),
        place=view.place or head.name,
        officer=view.operator,
        steps=_lines(view),
        next_step=Sentences("id").say("recording.next_step"),
        token=view.token,
    )
    return issue(
        work,
        key=f"{RECEIPT}/{view.number}",
        kind=RECEIPT,
        number=view.number,
        slip=slip,
        resident_id=view.resident_id,
    )


def _lines(view: RecordingView) -> tuple[StepLine, ...]:
    """One line per step; what was excused is named. Paper speaks Indonesian."""
    say = Sentences("id").say
    lines = []
    for step in view.steps:
        lines.append(StepLine(say(f"step.{step.key}"), say("item_state.captured"), False))
    for item in view.items:
        if item.state is ItemState.EXCEPTION and item.key in EXCUSABLE:
            outcome = say("recording.excepted", reason=item.reason)
            lines.append(StepLine(say(f"item.{item.key}"), outcome, True))
    return tuple(lines)
