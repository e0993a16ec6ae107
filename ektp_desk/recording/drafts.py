"""A recording in the making: read, guarded, saved one version on. What every act on it shares.

Each act saves the draft in its own transaction, so that nothing more than the act in hand can be
lost to a crash.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, update
from sqlmodel import col, select

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.recording import queries
from ektp_desk.recording.checklist import open_items, step_of
from ektp_desk.recording.definitions import Definition
from ektp_desk.recording.items import StepKey
from ektp_desk.recording.models import Recording, RecordingEvent, RecordingItem
from ektp_desk.recording.needs import adapted
from ektp_desk.recording.pace import RecordingAct
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.rules import EDITABLE_STATES, ItemState, RecordingState

OPERATORS = (Role.RECORDER, Role.SUPERVISOR)
_EVENT = insert(RecordingEvent)


def view_of(work: Work, recording_id: int) -> RecordingView:
    """The recording as this act sees it now."""
    work.session.expire_all()
    view = queries.recording(work.session, recording_id=recording_id)
    if view is None:
        raise OfficeError("recording.unknown")
    return view


def for_change(work: Work, recording_id: int, version: int, *, own: bool = True) -> RecordingView:
    """The recording, if it may still be changed, by its operator, as it was read."""
    work.require(*OPERATORS)
    view = view_of(work, recording_id)
    if view.state not in EDITABLE_STATES:
        raise OfficeError("recording.closed")
    if own and view.operator_id != work.actor.officer_id:
        raise OfficeError("recording.other_operator", operator=view.operator)
    if view.version != version:
        raise OfficeError("recording.changed_meanwhile")
    return view


def set_item(work: Work, recording_id: int, key: str, **values: Any) -> None:
    """Change one thing of the checklist."""
    found = work.session.execute(
        update(RecordingItem)
        .where(col(RecordingItem.recording_id) == recording_id, col(RecordingItem.key) == key)
        .values(**values)
        .returning(col(RecordingItem.id))
    ).one_or_none()
    if found is None:
        raise OfficeError("recording.item_unknown")


def open_item(work: Work, recording_id: int, key: str) -> None:
    """Take a thing's mark away; its attempts stay counted."""
    set_item(work, recording_id, key, state=ItemState.PENDING, exception=None, reason="",
             signed_off_by=None, at=None)  # fmt: skip


def happened(
    work: Work, recording_id: int, act: RecordingAct, step: str = "", keys: Sequence[str] = ()
) -> None:
    """Note what was done, for the durations of the steps."""
    row = {
        "recording_id": recording_id,
        "at": work.now,
        "officer_id": work.actor.officer_id,
        "act": act,
        "step": step,
        "keys": list(keys),
    }
    work.session.execute(_EVENT, row)


def advance(work: Work, view: RecordingView, **values: Any) -> RecordingView:
    """Save the draft with the state its items give, one version on."""
    rows = select(RecordingItem.key, RecordingItem.state).where(
        col(RecordingItem.recording_id) == view.id
    )
    states = {key: ItemState(state) for key, state in work.session.exec(rows)}
    definition = adapted(view.rules, values.get("needs", view.needs))
    target = view.state
    if view.state is not RecordingState.RETURNED:
        target = _draft_state(definition, states)
    return change(work, view, EDITABLE_STATES, target, **values)


def _draft_state(definition: Definition, states: dict[str, ItemState]) -> RecordingState:
    if not open_items(definition, states):
        return RecordingState.CAPTURED
    papers = [state for key, state in states.items() if step_of(definition, key) == StepKey.PAPERS]
    if all(state is not ItemState.PENDING for state in papers):
        return RecordingState.DOCUMENTS_OK
    return RecordingState.DRAFT


def change(
    work: Work,
    view: RecordingView,
    states: Sequence[RecordingState],
    target: RecordingState,
    *,
    version: int | None = None,
    **values: Any,
) -> RecordingView:
    """Move the recording to `target` from one of `states`, if it is still as it was read."""
    expected = view.version if version is None else version
    found = work.session.execute(
        update(Recording)
        .where(
            col(Recording.id) == view.id,
            col(Recording.state).in_(states),
            col(Recording.version) == expected,
        )
        .values(state=target, version=expected + 1, **values)
        .returning(col(Recording.id))
    ).one_or_none()
    if found is None:
        raise OfficeError("recording.changed_meanwhile")
    if target is not view.state:
        happened(work, view.id, RecordingAct.MOVED, target)
    return view_of(work, view.id)
