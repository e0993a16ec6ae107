"""What is done and what comes next for the citizen in front: one vertical flow. Pure.

The big button is always the first step that is open; `Action` says what it does.
"""

from dataclasses import dataclass
from enum import StrEnum

from ektp_desk.cards.before import Before
from ektp_desk.cards.rules import CardState
from ektp_desk.queue.queries import TicketRow
from ektp_desk.queue.rules import Course, TicketState
from ektp_desk.recording.rules import CentralStatus, RecordingState


class Action(StrEnum):
    """What the big button does."""

    CALL = "call"
    SERVE = "serve"
    IDENTIFY = "identify"
    CHECK_PAPERS = "check_papers"
    RECORD = "record"
    SEE_STATUS = "see_status"
    AWAIT_CARD = "await_card"
    HAND_OVER = "hand_over"
    FINISH = "finish"


@dataclass(frozen=True)
class FlowStep:
    """One step: its action names it; `state` is done, current or open; `detail` a code or ""."""

    action: Action
    state: str
    detail: str = ""


@dataclass(frozen=True)
class Flow:
    """The steps, and the action of the big button."""

    steps: tuple[FlowStep, ...]
    next: Action


COURSE_STEPS = {
    Course.RECORDING: (Action.CHECK_PAPERS, Action.RECORD),
    Course.PRINTING: (Action.CHECK_PAPERS, Action.SEE_STATUS, Action.AWAIT_CARD),
    Course.PICKUP: (Action.HAND_OVER,),
    Course.INFORMATION: (),
}


def flow(ticket: TicketRow | None, before: Before | None, *, papers_checked: bool) -> Flow:
    """The flow of the present ticket; without one, calling is all there is."""
    if ticket is None:
        return Flow((), Action.CALL)
    if ticket.state is TicketState.CALLED:
        return Flow((FlowStep(Action.SERVE, "current"),), Action.SERVE)
    wanted = [Action.SERVE]
    if ticket.course is not Course.INFORMATION:
        wanted.append(Action.IDENTIFY)
    wanted += [*COURSE_STEPS[ticket.course], Action.FINISH]
    done = {Action.SERVE} | _done(ticket, before, papers_checked=papers_checked)
    steps = []
    following: Action | None = None
    for action in wanted:
        if action in done:
            steps.append(FlowStep(action, "done"))
        elif following is None:
            following = action
            steps.append(FlowStep(action, "current"))
        else:
            steps.append(FlowStep(action, "open"))
    return Flow(tuple(steps), following or Action.FINISH)


def _done(ticket: TicketRow, before: Before | None, *, papers_checked: bool) -> set[Action]:
    done = set()
    if ticket.resident_id is not None:
        done.add(Action.IDENTIFY)
    if papers_checked:
        done.add(Action.CHECK_PAPERS)
    if before is None:
        return done
    if _recorded(ticket, before):
        done.add(Action.RECORD)
    status = before.central.status if before.central else None
    if status is CentralStatus.PRINT_READY_RECORD:
        done.add(Action.SEE_STATUS)
    if _printed(ticket, before):
        done |= {Action.SEE_STATUS, Action.AWAIT_CARD}
    if not any(card.state is CardState.PRINTED for card in before.cards):
        done.add(Action.HAND_OVER)  # nothing (more) lies here for this person
    return done


def _recorded(ticket: TicketRow, before: Before) -> bool:
    """A recording of this day was submitted: the person may go, the review follows."""
    states = (RecordingState.AWAITING_REVIEW, RecordingState.APPROVED)
    return any(
        row.state in states and row.office_date == ticket.office_date for row in before.recordings
    )


def _printed(ticket: TicketRow, before: Before) -> bool:
    states = (CardState.PRINTED, CardState.HANDED_OVER)
    return any(card.ticket_id == ticket.id and card.state in states for card in before.cards)
