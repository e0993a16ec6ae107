"""Following up a status that stands too long: what was done, when to look again, the letter."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import insert
from sqlmodel import col, select

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow
from ektp_desk.recording.letters import write_letter
from ektp_desk.recording.models import CentralRecord
from ektp_desk.recording.models_followup import FollowUpNote
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.rules_followup import (
    TO_THE_PERSON,
    Addressee,
    FollowUpAct,
    LetterKind,
)

FOLLOWERS = (Role.RECORDER, Role.SUPERVISOR)
MOST_NOTE = 500


def note_done(
    work: Work, *, resident_ids: Sequence[int], note: str, remind_on: date | None = None
) -> None:
    """Keep what was done about these people's statuses; until `remind_on` they rest.

    Raises `follow_up.note_needed`, `follow_up.remind_later` (a day that is not to come).
    """
    work.require(*FOLLOWERS)
    text = " ".join(note.split())[:MOST_NOTE]
    if not text:
        raise OfficeError("follow_up.note_needed", field="note")
    require_later(work, remind_on)
    act = FollowUpAct.REMINDED if remind_on else FollowUpAct.NOTED
    for resident_id, status in _statuses(work, resident_ids):
        _keep(work, resident_id, status, act, text, remind_on)


def make_letters(
    work: Work,
    *,
    kind: LetterKind,
    resident_ids: Sequence[int],
    addressee: Addressee = Addressee.CENTRE,
    remind_on: date | None = None,
) -> tuple[PaperRow, ...]:
    """Write the letter due about these people, or one to each of them; they rest until then.

    A request names them all in one letter; an invitation goes to each person by itself.
    """
    work.require(*FOLLOWERS)
    require_later(work, remind_on)
    people = _statuses(work, resident_ids)
    ids = [resident_id for resident_id, _ in people]
    groups = [[resident_id] for resident_id in ids] if kind in TO_THE_PERSON else [ids]
    status_of = dict(people)
    papers = []
    for group in groups:
        paper = write_letter(work, kind=kind, resident_ids=group, addressee=addressee)
        papers.append(paper)
        for resident_id in group:
            _keep(work, resident_id, status_of[resident_id], FollowUpAct.LETTER, paper.number,
                  remind_on, paper.key)  # fmt: skip
    return tuple(papers)


def require_later(work: Work, remind_on: date | None) -> None:
    """Refuse a day to be reminded that is not to come."""
    if remind_on is not None and remind_on <= work.office_date:
        raise OfficeError("follow_up.remind_later", field="remind_on")


def _statuses(work: Work, resident_ids: Sequence[int]) -> list[tuple[int, CentralStatus]]:
    found = dict(
        work.session.exec(
            select(CentralRecord.resident_id, CentralRecord.status).where(
                col(CentralRecord.resident_id).in_(resident_ids)
            )
        ).all()
    )
    people = [
        (resident_id, CentralStatus(found[resident_id]))
        for resident_id in resident_ids
        if resident_id in found
    ]
    if not people:
        raise OfficeError("follow_up.nobody")
    return people


def _keep(
    work: Work,
    resident_id: int,
    status: CentralStatus,
    act: FollowUpAct,
    note: str,
    remind_on: date | None,
    paper_key: str = "",
) -> None:
    row = {
        "resident_id": resident_id,
        "status": status,
        "act": act,
        "note": note,
        "remind_on": remind_on,
        "paper_key": paper_key,
        "at": work.now,
        "office_date": work.office_date,
        "officer_id": work.actor.officer_id,
    }
    work.session.execute(insert(FollowUpNote), row)
    work.record("follow_up.kept", resident_id, act=act.value)
