"""The recording receipt (tanda bukti perekaman)."""

from ektp_desk.accounts.queries import letterhead
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow, issue
from ektp_desk.recording.checklist import kinds_for, step_of
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.rules import ItemState
from ektp_desk.recording.slips import RECEIPT, RecordingSlip, StepLine


def issue_receipt(work: Work, view: RecordingView) -> PaperRow:
    """Write the receipt of an approved recording: steps, exceptions, and what happens next."""
    return _issue(work, view, next_step=Sentences("id").say("recording.next_step"))


def issue_field_receipt(work: Work, view: RecordingView) -> PaperRow:
    """Write the receipt of a recording that was made on a laptop and is not in the office yet."""
    say = Sentences("id").say
    return _issue(work, view, next_step=say("recording.next_step_unsynced"),
                  unsynced=say("recording.unsynced"))  # fmt: skip


def _issue(work: Work, view: RecordingView, *, next_step: str, unsynced: str = "") -> PaperRow:
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
        special=_special(view),
        next_step=next_step,
        token=view.token,
        unsynced=unsynced,
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
        name = view.definition.step(step.key).name("id") or say(f"step.{step.key}")
        lines.append(StepLine(name, say("item_state.captured"), False))
    for item in view.items:
        if item.state is ItemState.EXCEPTION and kinds_for(view.definition, item.key):
            outcome = say("recording.excepted", reason=item.reason)
            lines.append(StepLine(_name(view, item.key), outcome, True))
    return tuple(lines)


def _name(view: RecordingView, key: str) -> str:
    """What a thing is called on paper; a step of the office's own by the office's word."""
    own = view.definition.step(step_of(view.definition, key))
    return own.name("id") if own.own else Sentences("id").say(f"item.{key}")


def _special(view: RecordingView) -> str:
    """How the person was recorded, where that was not the ordinary way."""
    say = Sentences("id").say
    needs = ", ".join(say(f"need.{need}") for need in view.needs)
    return f"{needs}. {say('recording.witness', name=view.witness)}" if view.witness else needs
