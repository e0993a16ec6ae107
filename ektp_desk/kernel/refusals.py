"""Refused acts in the audit: who was not entitled to what, without flooding it.

One row a minute for the same refusal of the same act to the same person is enough to see that
somebody tried; a held key must not bury what else was written.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlmodel import col, select

from ektp_desk.kernel.models import AuditEntry, AuditHead

if TYPE_CHECKING:
    from ektp_desk.kernel.work import Work

APART = timedelta(minutes=1)
ACTION = "refusal.noted"
# How many of the newest rows are looked through for the same refusal; a whole office writes fewer
# in a minute, and if ever more, the refusal is written once more.
_LOOKED_AT = 2_000


def note_refusal(work: "Work", *, act: str, code: str, row_id: int = 0) -> None:
    """Write that `act` was refused to who acts (`code`), unless that stands there for a minute.

    `row_id` is the officer whom it concerns, who acts if 0. Asks for no role: it is written for
    those who have none.
    """
    concerned = row_id or work.actor.officer_id or 0
    if not _noted_lately(work, concerned, {"act": act, "code": code}):
        work.record(ACTION, concerned, noun="officer", act=act, code=code)


def _noted_lately(work: "Work", concerned: int, facts: dict[str, str]) -> bool:
    newest = select(AuditHead.last_id).where(col(AuditHead.id) == 1).scalar_subquery()
    statement = select(AuditEntry.facts).where(
        col(AuditEntry.id) > newest - _LOOKED_AT,
        col(AuditEntry.action) == ACTION,
        col(AuditEntry.at) > work.now - APART,
        col(AuditEntry.row_id) == concerned,
        col(AuditEntry.station) == work.actor.station,
        col(AuditEntry.officer_id) == work.actor.officer_id,
    )
    return facts in work.session.exec(statement).all()
