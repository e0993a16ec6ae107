"""The history of a batch: one row and one audit row of each act."""

from typing import Any

from sqlalchemy import insert

from ektp_desk.cards.models_destruction import DestructionEvent
from ektp_desk.cards.rules_destruction import BatchAct
from ektp_desk.kernel.work import Work

MOST_NOTE = 300


def log(work: Work, batch_id: int, act: BatchAct, *, note: str = "", **facts: Any) -> None:
    """Write down what was done with a batch; the audit only says that a note is there."""
    row = {
        "batch_id": batch_id,
        "act": act,
        "at": work.now,
        "office_date": work.office_date,
        "officer_id": work.actor.officer_id,
        "note": " ".join(note.split())[:MOST_NOTE],
    }
    work.session.execute(insert(DestructionEvent), row)
    work.record(f"destruction.{act}", batch_id, **facts)
