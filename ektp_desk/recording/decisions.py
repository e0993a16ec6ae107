"""Keeping what reviewers decided."""

from collections.abc import Sequence

from sqlalchemy import insert

from ektp_desk.kernel.work import Work
from ektp_desk.recording.models_review import RecordingReview
from ektp_desk.recording.rules_review import ReturnReason, ReviewOutcome


def note_review(
    work: Work,
    *,
    recording_id: int,
    outcome: ReviewOutcome,
    reasons: Sequence[ReturnReason] = (),
    note: str = "",
) -> None:
    """Keep a decision; called by the services that make it."""
    row = {
        "recording_id": recording_id,
        "outcome": outcome,
        "reasons": [ReturnReason(reason).value for reason in reasons],
        "note": note[:500],
        "at": work.now,
        "office_date": work.office_date,
        "officer_id": work.actor.officer_id,
    }
    work.session.execute(insert(RecordingReview), row)
