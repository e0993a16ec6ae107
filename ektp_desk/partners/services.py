"""Taking a filled list in: decisions line by line, all of them in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from ektp_desk.accounts.rules import Role
from ektp_desk.coverage.services import note_reason, withdraw_reason
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.partners.models import (
    Partner,
    PartnerAnswer,
    PartnerImport,
    PartnerLine,
    PartnerList,
)
from ektp_desk.partners.preview import known_of_list
from ektp_desk.partners.rules import (
    REASONS,
    Decision,
    Known,
    ListState,
    Said,
    Verdict,
    compare,
    fingerprint,
)
from ektp_desk.residents.models import Resident


@dataclass(frozen=True)
class Decided:
    """What becomes of an answer; `known` is what the officer saw when deciding."""

    said: Said
    decision: Decision
    known: Known


@dataclass(frozen=True)
class Source:
    """The file the answers came in; an empty name for answers that waited in the office."""

    file_name: str = ""
    sha256: str = ""
    problems: int = 0


@dataclass(frozen=True)
class Applied:
    """What was written: answers taken, kept away, put off, and those that changed nothing."""

    taken: int
    kept: int
    later: int
    unchanged: int


@dataclass(frozen=True)
class _List:
    id: int
    code: str
    partner: str
    residents: dict[int, int]  # by line


def take_answers(
    work: Work, *, list_id: int, decided: Sequence[Decided], source: Source
) -> Applied:
    """Write what was decided: reasons with the list as their source, and who said what.

    What was decided before is left alone, so the same file again changes nothing, not even the
    log. Raises `partner_list.changed_meanwhile` if somebody else knows more of a person now than
    the officer saw, `partner_list.withdrawn`, `partner_list.expired`.
    """
    work.require(Role.SUPERVISOR)
    row = _open_list(work, list_id, is_file=bool(source.file_name))
    fresh = _fresh(work, row, decided)
    counts = {word: sum(one.decision is word for one in fresh) for word in Decision}
    applied = Applied(
        counts[Decision.TAKEN], counts[Decision.KEPT], counts[Decision.LATER],
        len(decided) - len(fresh),
    )  # fmt: skip
    if not fresh:
        return applied
    import_id = _enter(work, row, source, applied) if source.file_name else None
    _hold_people(work, list_id)
    known = known_of_list(work.session, list_id)
    for one in fresh:
        now = known[row.residents[one.said.line_id]][0]
        if one.decision is not Decision.LATER and now != one.known:
            raise OfficeError("partner_list.changed_meanwhile")
        absence_id = _note(work, row, one, now) if one.decision is Decision.TAKEN else None
        _append(work, row, one, import_id, absence_id)
    work.record(
        "partner_list.answered", list_id, taken=applied.taken, kept=applied.kept,
        later=applied.later,
    )  # fmt: skip
    return applied


def _open_list(work: Work, list_id: int, *, is_file: bool) -> _List:
    """The list, held until the end of the act: two officers take the same one in by turns."""
    found = work.session.execute(
        select(PartnerList, Partner.name)
        .join(Partner, col(Partner.id) == col(PartnerList.partner_id))
        .where(col(PartnerList.id) == list_id)
        .with_for_update(of=PartnerList)
    ).one_or_none()
    if found is None:
        raise OfficeError("partner_list.unknown")
    row, partner = found
    if is_file and row.state is ListState.WITHDRAWN:
        raise OfficeError("partner_list.withdrawn")
    if is_file and row.expires_on < work.office_date:
        raise OfficeError("partner_list.expired", until=f"{row.expires_on:%d-%m-%Y}")
    lines = work.session.execute(
        select(PartnerLine.id, PartnerLine.resident_id).where(col(PartnerLine.list_id) == list_id)
    )
    return _List(list_id, row.code, partner, {line or 0: person for line, person in lines})


def _hold_people(work: Work, list_id: int) -> None:
    """Let nobody note anything of these people between comparing and writing, in one order."""
    mine = select(PartnerLine.resident_id).where(col(PartnerLine.list_id) == list_id)
    people = select(Resident.id).where(col(Resident.id).in_(mine)).order_by(col(Resident.id))
    work.session.exec(people.with_for_update()).all()


def _fresh(work: Work, row: _List, decided: Sequence[Decided]) -> list[Decided]:
    """Those that say something new: not decided before, and not put off in the same words."""
    before: dict[tuple[int, str], set[Decision]] = {}
    newest: dict[int, tuple[str, Decision]] = {}
    stored = work.session.exec(
        select(PartnerAnswer)
        .join(PartnerLine, col(PartnerLine.id) == col(PartnerAnswer.line_id))
        .where(col(PartnerLine.list_id) == row.id)
        .order_by(col(PartnerAnswer.id))
    )
    for answer in stored:
        before.setdefault((answer.line_id, answer.fingerprint), set()).add(answer.decision)
        newest[answer.line_id] = answer.fingerprint, answer.decision
    fresh = []
    for one in decided:
        if one.said.line_id not in row.residents:
            raise OfficeError("partner_list.changed_meanwhile")
        print_ = fingerprint(one.said)
        done = before.get((one.said.line_id, print_), set()) - {Decision.LATER}
        put_off = newest.get(one.said.line_id) == (print_, Decision.LATER)
        if not done and not (put_off and one.decision is Decision.LATER):
            fresh.append(one)
    return fresh


def _note(work: Work, row: _List, one: Decided, now: Known) -> int | None:
    """Let an answer that was taken count; the reason's row, None if none was needed."""
    person = row.residents[one.said.line_id]
    reason = REASONS.get(one.said.answer)
    if reason is None:
        note = f"{row.partner}: {row.code}"
        return None if now.why is None else withdraw_reason(work, resident_id=person, note=note)
    if compare(one.said, now, decided=False) is Verdict.AGREES:
        return None
    return note_reason(
        work, resident_id=person, why=reason, evidence=one.said.evidence,
        seen_on=one.said.seen_on, source=row.code, said_by=row.partner, note=one.said.note,
    )  # fmt: skip


def _enter(work: Work, row: _List, source: Source, applied: Applied) -> int:
    entry = PartnerImport(
        list_id=row.id, at=work.now, office_date=work.office_date,
        officer_id=work.actor.officer_id, file_name=source.file_name[:200],
        sha256=source.sha256, taken=applied.taken, kept=applied.kept, later=applied.later,
        problems=source.problems,
    )  # fmt: skip
    work.session.add(entry)
    work.session.flush()
    assert entry.id is not None
    return entry.id


def _append(
    work: Work, row: _List, one: Decided, import_id: int | None, absence_id: int | None
) -> None:
    said = one.said
    work.session.add(
        PartnerAnswer(
            line_id=said.line_id, resident_id=row.residents[said.line_id], import_id=import_id,
            answer=said.answer, seen_on=said.seen_on, evidence=said.evidence, note=said.note,
            fingerprint=fingerprint(said), decision=one.decision, at=work.now,
            office_date=work.office_date, officer_id=work.actor.officer_id,
            absence_id=absence_id,
        )
    )  # fmt: skip
