"""Publishing a checklist: a new version counts from its moment; what was begun keeps its own."""

from dataclasses import replace

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.queue.intake import set_papers
from ektp_desk.recording.definition_rules import Problem, problem
from ektp_desk.recording.definitions import Definition, StepRule, packed, shipped, unpacked
from ektp_desk.recording.models import ChecklistVersion

MOST_REASON = 300


def publish(work: Work, *, definition: Definition, based_on: int, reason: str) -> int:
    """Put a checklist in force; gives its version number. Recordings under way keep theirs.

    `based_on` is the version the supervisor began with: when another one was published since,
    nothing is overwritten (`checklist.changed_meanwhile`). Refused with the code of the broken
    rule (`definition_rules`), without a reason, and when nothing was changed. The papers go to
    their services too, whose tickets name them.
    """
    work.require(Role.SUPERVISOR)
    text = " ".join(reason.split())[:MOST_REASON]
    wanted = _tidy(definition)
    _refuse_broken(problem(wanted))
    present = in_force(work)
    if present.number != based_on:
        raise OfficeError("checklist.changed_meanwhile")
    if wanted == unpacked(present.definition):
        raise OfficeError("checklist.unchanged")
    if not text:
        raise OfficeError("recording.reason_needed", field="reason")
    try:
        made = _add(work, present.number + 1, wanted, text)
    except IntegrityError:  # published by another supervisor this very moment
        raise OfficeError("checklist.changed_meanwhile") from None
    for code, papers in wanted.papers.items():
        set_papers(work, code=code, papers_asked=papers)
    assert made.id is not None
    work.record("checklist.published", made.id, number=made.number, reason=text)
    return made.number


def in_force(work: Work) -> ChecklistVersion:
    """The version new recordings are begun under; the shipped one is kept when first needed."""
    found = _newest(work)
    if found is not None:
        return found
    try:
        with work.session.begin_nested():
            return _add(work, 1, shipped(), "", shipped_one=True)
    except IntegrityError:  # two booths began the office's first recordings at once
        found = _newest(work)
        assert found is not None
        return found


def _newest(work: Work) -> ChecklistVersion | None:
    newest = select(ChecklistVersion).order_by(col(ChecklistVersion.number).desc()).limit(1)
    return work.session.exec(newest).first()


def _add(
    work: Work, number: int, definition: Definition, reason: str, *, shipped_one: bool = False
) -> ChecklistVersion:
    made = ChecklistVersion(
        number=number,
        definition=packed(definition),
        reason=reason,
        officer_id=None if shipped_one else work.actor.officer_id,
        published_at=work.now,
        office_date=work.office_date,
    )
    work.session.add(made)
    work.session.flush()
    return made


def _refuse_broken(found: Problem | None) -> None:
    if found is not None:
        raise OfficeError(
            found.code, field=found.field, step=found.step, service=found.service,
            limit=found.limit,
        )  # fmt: skip


def _tidy(definition: Definition) -> Definition:
    """Without spaces that nobody sees, and without empty lines of papers."""
    papers = {
        code: tuple(line for paper in asked if (line := " ".join(paper.split())))
        for code, asked in definition.papers.items()
    }
    return replace(definition, steps=tuple(map(_tidy_step, definition.steps)), papers=papers)


def _tidy_step(step: StepRule) -> StepRule:
    return replace(
        step, name_id=" ".join(step.name_id.split()), name_en=" ".join(step.name_en.split())
    )
