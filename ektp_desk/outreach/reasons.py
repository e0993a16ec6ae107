"""Why somebody is not recorded, by what all visits together say of the person.

The newest word counts, whoever said it and whenever it came home: what a team told and what the
office itself noted on a visit's list are weighed together, so the reason is the same in the end
whatever the order in which they were written.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from ektp_desk.accounts.queries import officer_names
from ektp_desk.coverage.models import Absence
from ektp_desk.coverage.services import note_reason, withdraw_reason
from ektp_desk.kernel.clock import local_day
from ektp_desk.kernel.parts import parts
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.models import OutreachTarget, OutreachVisit
from ektp_desk.outreach.models_field import BundleIn, FieldEvent
from ektp_desk.outreach.rules import TargetOutcome
from ektp_desk.outreach.rules_field import EventKind
from ektp_desk.outreach.rules_home import Word, standing
from ektp_desk.outreach.rules_targets import SAYS

SPOKEN = (EventKind.TARGET_OUTCOME, EventKind.RECORDING_FINISHED)
say = Sentences("id").say
Words = Mapping[int, Sequence[Word]]


def field_words(session: Session, people: Collection[int]) -> Words:
    """Everything that came home about some people, by person."""
    found: dict[int, list[Word]] = defaultdict(list)
    for part in parts(people):
        for kind in SPOKEN:
            for word in _words(session, kind, part):
                found[word.resident_id].append(word)
    return found


def own_words(session: Session, told: Words, people: Collection[int]) -> Words:
    """What the office itself noted on the lists of visits, by person.

    `told` is what came home about them: an outcome of such a moment is the field's own.
    """
    field = {(word.visit_id, word.resident_id, word.at) for said in told.values() for word in said}
    found: dict[int, list[Word]] = defaultdict(list)
    for part in parts(people):
        statement = select(OutreachTarget).where(
            col(OutreachTarget.resident_id).in_(part), col(OutreachTarget.outcome_at).is_not(None)
        )
        for (row,) in session.execute(statement.execution_options(populate_existing=True)):
            if (row.visit_id, row.resident_id, row.outcome_at) not in field:
                found[row.resident_id].append(
                    Word(row.outcome_at, "", row.resident_id, row.visit_id, row.outcome,
                         row.outcome_by, row.note)
                )  # fmt: skip
    return found


def standing_word(session: Session, resident_id: int) -> Word | None:
    """The word that counts about one person, or None."""
    told = field_words(session, [resident_id])
    own = own_words(session, told, [resident_id])
    return standing(told.get(resident_id, ()), own.get(resident_id, ()))


def give_reasons(work: Work, said: Mapping[int, Word | None]) -> None:
    """Note or take back why people are not recorded, by the word that counts since this moment."""
    visits = _sources(work.session, said)
    present = _present(work.session, said)
    names = officer_names(work.session)
    for person, word in said.items():
        before = present.get(person)
        sources = visits[person]
        ours = before is not None and bool({before.source, before.note} & {*sources.values()})
        if word is not None and word.outcome in SAYS:
            _note(work, word, before, ours, sources[word.visit_id], names)
        elif ours and before is not None and before.why is not None:
            withdraw_reason(work, resident_id=person, note=before.source)


def source_of(number: str) -> str:
    """What coverage calls a visit as the source of a reason, whoever noted it where."""
    return say("target.source", number=number)


def _note(
    work: Work,
    word: Word,
    before: Absence | None,
    ours: bool,
    source: str,
    names: Mapping[int, str],
) -> None:
    """Note it, unless the office has learnt something else since."""
    assert word.outcome is not None
    # A laptop's clock may be ahead, and a reason is not seen on a day to come.
    seen_on = min(local_day(word.at, work.zone), work.office_date)
    if before is not None and not ours and before.seen_on > seen_on:
        return
    note_reason(
        work,
        resident_id=word.resident_id,
        why=SAYS[word.outcome],
        evidence=word.note or say("home.team_saw"),
        seen_on=seen_on,
        source=source,
        said_by=names.get(word.officer_id or 0, ""),
    )


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


def _present(session: Session, people: Iterable[int]) -> dict[int, Absence]:
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


def _sources(session: Session, people: Iterable[int]) -> dict[int, dict[int, str]]:
    """What the visits are called on whose lists people stand, by person and visit."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for part in parts(people):
        statement = (
            select(col(OutreachTarget.resident_id), col(OutreachVisit.id),
                   col(OutreachVisit.number))
            .join(OutreachVisit, col(OutreachVisit.id) == col(OutreachTarget.visit_id))
            .where(col(OutreachTarget.resident_id).in_(part))
        )  # fmt: skip
        for resident_id, visit_id, number in session.execute(statement):
            found[resident_id][visit_id] = source_of(number)
    return found
