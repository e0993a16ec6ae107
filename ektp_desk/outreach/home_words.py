"""What became of the people of a visit, from all that was ever told of them.

The newest word counts, whichever file brought it: each time all words of a person are looked at
again, so the outcome and the reason why somebody is not recorded are the same in the end whatever
the order in which files came home.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, insert, or_, select, update
from sqlmodel import Session, col

from ektp_desk.kernel.parts import parts
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.home_plan import Plan
from ektp_desk.outreach.models import OutreachTarget
from ektp_desk.outreach.reasons import SPOKEN, Words, field_words, give_reasons, own_words
from ektp_desk.outreach.rules import TargetReason
from ektp_desk.outreach.rules_home import Fate, Word, standing

_TARGET = OutreachTarget.metadata.tables["outreach_target"]
_SET = (
    update(_TARGET)
    .where(
        _TARGET.c.id == bindparam("target"),
        # What the office itself said later stays.
        or_(_TARGET.c.outcome_at.is_(None), _TARGET.c.outcome_at <= bindparam("said_at")),
    )
    .values(
        outcome=bindparam("said"),
        note=bindparam("said_note"),
        outcome_at=bindparam("outcome_at_now"),
        outcome_by=bindparam("said_by"),
    )
)


def apply_words(work: Work, plan: Plan, ids: Mapping[str, int]) -> None:
    """Write what this file tells of people. Called after the file's own events were written."""
    new = {
        line.told.uid: ids[line.who] if isinstance(line.who, str) else line.who
        for line in plan.everything
        if line.told.kind in SPOKEN and line.fate in (Fate.NEW, Fate.DISPUTED)
    }
    settle(work, {uid: person for uid, person in new.items() if person is not None})


def settle(work: Work, new: Mapping[str, int]) -> None:
    """Set outcomes and reasons by all that was told of the people in `new`: by the uids of events
    that were just written."""
    people = list(dict.fromkeys(new.values()))
    told = field_words(work.session, people)
    own = own_words(work.session, told, people)  # before the field's outcomes take their places
    _set_outcomes(work, told)
    said = {person: standing(told[person], own.get(person, ())) for person in told}
    # Who wrote a reason after an older word that counts still meant it.
    give_reasons(work, {
        person: word for person, word in said.items() if word is not None and word.uid in new
    })  # fmt: skip


def _set_outcomes(work: Work, told: Words) -> None:
    newest_of: dict[tuple[int, int], Word] = {}
    for words in told.values():
        for word in words:
            key = (word.visit_id, word.resident_id)
            newest_of[key] = max(newest_of.get(key, word), word, key=lambda one: one.order)
    listed = _targets(work.session, list(told))
    connection = work.session.connection()
    moved = [
        {"target": listed[key], "said": word.outcome, "said_note": word.note, "said_at": word.at,
         "outcome_at_now": word.at if word.outcome else None,
         "said_by": word.officer_id if word.outcome else None}
        for key, word in newest_of.items() if key in listed
    ]  # fmt: skip
    for chunk in parts(moved):
        connection.execute(_SET, chunk)
    added = [
        {"visit_id": visit_id, "resident_id": resident_id, "reason": TargetReason.ASKED,
         "outcome": word.outcome, "note": word.note,
         "outcome_at": word.at if word.outcome else None,
         "outcome_by": word.officer_id if word.outcome else None}
        for (visit_id, resident_id), word in newest_of.items()
        if (visit_id, resident_id) not in listed
    ]  # fmt: skip
    for chunk in parts(added):
        connection.execute(insert(_TARGET), chunk)
    for visit_id in sorted({visit_id for visit_id, _ in newest_of}):
        work.record("outreach.outcomes_taken", visit_id)


def _targets(session: Session, people: Sequence[int]) -> dict[tuple[int, int], int]:
    found: dict[tuple[int, int], int] = {}
    for part in parts(people):
        statement = select(
            col(OutreachTarget.visit_id), col(OutreachTarget.resident_id), col(OutreachTarget.id)
        ).where(col(OutreachTarget.resident_id).in_(part))
        for visit_id, resident_id, target_id in session.execute(statement):
            found[visit_id, resident_id] = target_id
    return found
