"""What became of the people of a visit, from all that was ever told of them.

The newest word counts, whichever file brought it: each time all words of a person are looked at
again, so the outcome and the reason why somebody is not recorded are the same in the end whatever
the order in which files came home.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, or_, select, update
from sqlmodel import Session, col

from ektp_desk.accounts.queries import officer_names
from ektp_desk.coverage.models import Absence
from ektp_desk.coverage.services import note_reason, withdraw_reason
from ektp_desk.kernel.clock import local_day
from ektp_desk.kernel.parts import parts
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.home_plan import Plan
from ektp_desk.outreach.models import OutreachTarget, OutreachVisit
from ektp_desk.outreach.models_field import BundleIn, FieldEvent
from ektp_desk.outreach.rules import TargetOutcome, TargetReason
from ektp_desk.outreach.rules_field import EventKind
from ektp_desk.outreach.rules_home import Fate, Word, decisive, newest
from ektp_desk.outreach.rules_targets import SAYS
from ektp_desk.outreach.targets import source_of

_TARGET = OutreachTarget.metadata.tables["outreach_target"]
_SPOKEN = (EventKind.TARGET_OUTCOME, EventKind.RECORDING_FINISHED)
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
        if line.told.kind in _SPOKEN and line.fate in (Fate.NEW, Fate.DISPUTED)
    }
    settle(work, {uid: person for uid, person in new.items() if person is not None})


def settle(work: Work, new: Mapping[str, int]) -> None:
    """Set outcomes and reasons by all that was told of the people in `new`: by the uids of events
    that were just written."""
    told = words_of(work.session, dict.fromkeys(new.values()))
    _set_outcomes(work, told)
    _note_reasons(work, told, new)


def words_of(session: Session, people: Iterable[int]) -> dict[int, list[Word]]:
    """Everything that came home about some people, by person."""
    found: dict[int, list[Word]] = defaultdict(list)
    for part in parts(people):
        for kind in _SPOKEN:
            for word in _words(session, kind, part):
                found[word.resident_id].append(word)
    return found


def _words(session: Session, kind: EventKind, people: list[int]) -> Iterable[Word]:
    columns: list[Any] = [
        col(FieldEvent.at), col(FieldEvent.uid), col(FieldEvent.resident_id),
        col(BundleIn.visit_id), col(FieldEvent.officer_id),
    ]  # fmt: skip
    heavy = kind is EventKind.RECORDING_FINISHED  # its content need not be read
    statement = (
        select(*columns, *([] if heavy else [col(FieldEvent.content)]))
        .join(BundleIn, col(BundleIn.id) == col(FieldEvent.bundle_id))
        .where(col(FieldEvent.resident_id).in_(people), col(FieldEvent.kind) == kind)
    )
    for at, uid, resident_id, visit_id, officer_id, *rest in session.execute(statement):
        content = rest[0] if rest else {"outcome": TargetOutcome.RECORDED}
        said = content["outcome"]
        yield Word(at, uid, resident_id, visit_id, TargetOutcome(said) if said else None,
                   officer_id, content.get("note") or "")  # fmt: skip


def _set_outcomes(work: Work, told: Mapping[int, Sequence[Word]]) -> None:
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


# -- why somebody is not recorded -------------------------------------------------------------


def _note_reasons(work: Work, told: Mapping[int, Sequence[Word]], new: Mapping[str, int]) -> None:
    """Note or take back the reason that the newest word about each person gives, if it is new."""
    sources = _sources(work.session, {word.visit_id for words in told.values() for word in words})
    standing = _standing(work.session, told)
    names = officer_names(work.session)
    for person, all_words in told.items():
        words = [word for word in all_words if decisive(word)]
        present = standing.get(person)
        said_here = {sources[word.visit_id] for word in words}
        ours = present is not None and bool({present.source, present.note} & said_here)
        word = newest(words)
        if word is None or word.uid not in new:
            continue
        if not ours and not any(one.outcome in SAYS for one in words):
            continue
        if ours and _office_said_later(work.session, word, {one.at for one in all_words}):
            continue
        if word.outcome in SAYS:
            _note(work, word, present, ours, sources[word.visit_id], names)
        elif ours and present is not None and present.why is not None:
            withdraw_reason(work, resident_id=person, note=sources[word.visit_id])


def _office_said_later(session: Session, word: Word, told: Collection[datetime]) -> bool:
    """Whether somebody of the office noted another outcome of this visit after the field's word.

    `told` are the moments of all the field's words: an outcome of such a moment is the field's own.
    """
    at = session.execute(
        select(col(OutreachTarget.outcome_at)).where(
            col(OutreachTarget.visit_id) == word.visit_id,
            col(OutreachTarget.resident_id) == word.resident_id,
        )
    ).scalar_one_or_none()
    return at is not None and at > word.at and at not in told


def _note(
    work: Work,
    word: Word,
    present: Absence | None,
    ours: bool,
    source: str,
    names: Mapping[int, str],
) -> None:
    """Note it, unless the office has learnt something else since."""
    assert word.outcome is not None
    # A laptop's clock may be ahead, and a reason is not seen on a day to come.
    seen_on = min(local_day(word.at, work.zone), work.office_date)
    if present is not None and not ours and present.seen_on > seen_on:
        return
    note_reason(
        work,
        resident_id=word.resident_id,
        why=SAYS[word.outcome],
        evidence=word.note or Sentences("id").say("home.team_saw"),
        seen_on=seen_on,
        source=source,
        said_by=names.get(word.officer_id or 0, ""),
    )


def _standing(session: Session, people: Iterable[int]) -> dict[int, Absence]:
    """The present word about why somebody is not recorded, by person."""
    found: dict[int, Absence] = {}
    for part in parts(people):
        newest_ids = (
            select(func.max(col(Absence.id)))
            .where(col(Absence.resident_id).in_(part))
            .group_by(col(Absence.resident_id))
        )
        rows = session.execute(select(Absence).where(col(Absence.id).in_(newest_ids))).scalars()
        found.update({row.resident_id: row for row in rows})
    return found


def _sources(session: Session, visits: Iterable[int]) -> dict[int, str]:
    """What a reason's source is called, by visit."""
    statement = select(col(OutreachVisit.id), col(OutreachVisit.number)).where(
        col(OutreachVisit.id).in_(list(visits))
    )
    return {visit_id: source_of(number) for visit_id, number in session.execute(statement)}
