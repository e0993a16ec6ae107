"""What a filled list would change, line by line, beside what the office knows."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from ektp_desk.accounts.queries import profile
from ektp_desk.coverage.models import Absence
from ektp_desk.coverage.rules import Stage
from ektp_desk.coverage.standing import stage, with_central
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.partners.models import Partner, PartnerAnswer, PartnerLine, PartnerList
from ektp_desk.partners.returned import (
    LineProblem,
    ListRows,
    SentLine,
    find_list,
    read_rows,
)
from ektp_desk.partners.rules import (
    Answer,
    Decision,
    Known,
    ListState,
    Said,
    Verdict,
    compare,
    fingerprint,
    is_of_office,
)
from ektp_desk.partners.workbook import Book
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import Presence


@dataclass(frozen=True)
class Statement:
    """One thing the office knows: `code` names it, `who` said so, `on` a day, with what proof."""

    code: str
    who: str = ""
    on: date | None = None
    evidence: str = ""


@dataclass(frozen=True)
class Compared:
    """One answer beside what is known. `known` is what a decision is made upon."""

    line_id: int
    position: int
    resident_id: int
    name: str
    masked_nik: str
    birth_year: int
    address: str
    said: Said
    known: Known
    statements: tuple[Statement, ...]
    verdict: Verdict


@dataclass(frozen=True)
class Preview:
    """A list that came home. `file_name` is empty for answers that waited in the office."""

    list_id: int
    code: str
    partner: str
    file_name: str
    sha256: str
    lines: int
    compared: tuple[Compared, ...]
    problems: tuple[LineProblem, ...]
    blank: int
    missing: int

    def count(self, *verdicts: Verdict) -> int:
        """How many answers have one of these verdicts."""
        return sum(row.verdict in verdicts for row in self.compared)


def look(session: Session, *, book: Book, today: date) -> Preview:
    """Compare a partner's file with what is known. Nothing is written.

    Raises `partner_file.…` for files that are no list of this office, `partner_list.…` for lists
    that nothing is taken from any more.
    """
    found = find_list(book)
    row = _list_of(session, found, today)
    assert row.id is not None
    sent = _sent(session, row.id)
    foreign = _foreign_codes(session, found, row.id)
    told = read_rows(
        found, {line.code: line for line in sent}, foreign, made_on=row.office_date, today=today
    )
    return Preview(
        row.id, row.code, _partner(session, row), book.name, book.sha256, row.lines,
        compare_all(session, row.id, told.answers, sent), told.problems, told.blank, told.missing,
    )  # fmt: skip


def undecided(session: Session, *, list_id: int) -> Preview:
    """The answers of a list that were put off, beside what is known now."""
    row = session.get(PartnerList, list_id)
    if row is None:
        raise OfficeError("partner_list.unknown")
    newest = select_columns(func.max(col(PartnerAnswer.id))).group_by(col(PartnerAnswer.line_id))
    waiting = session.exec(
        select(PartnerAnswer)
        .join(PartnerLine, col(PartnerLine.id) == col(PartnerAnswer.line_id))
        .where(
            col(PartnerLine.list_id) == list_id,
            col(PartnerAnswer.id).in_(newest),
            col(PartnerAnswer.decision) == Decision.LATER,
        )
    )
    answers = tuple(
        Said(answer.line_id, answer.answer, answer.seen_on, answer.evidence, answer.note)
        for answer in waiting
    )
    compared = compare_all(session, list_id, answers, _sent(session, list_id))
    return Preview(list_id, row.code, _partner(session, row), "", "", row.lines, compared, (), 0, 0)


def compare_all(
    session: Session, list_id: int, answers: tuple[Said, ...], sent: tuple[SentLine, ...]
) -> tuple[Compared, ...]:
    """Each answer with its verdict, in the order of the list."""
    known = known_of_list(session, list_id)
    decided = _decided(session, list_id)
    lines = {line.id: line for line in sent}
    rows = []
    for said in answers:
        line = lines[said.line_id]
        knows, statements = known[line.resident_id]
        verdict = compare(said, knows, decided=(said.line_id, fingerprint(said)) in decided)
        rows.append(
            Compared(
                line.id, line.position, line.resident_id, line.name, line.masked_nik,
                line.birth_year, line.address, said, knows, statements, verdict,
            )
        )  # fmt: skip
    return tuple(sorted(rows, key=lambda row: row.position))


def known_of_list(session: Session, list_id: int) -> dict[int, tuple[Known, tuple[Statement, ...]]]:
    """What is known of each person of a list, by resident id."""
    reasons = _reasons(session, list_id)
    pending = _pending(session, list_id)
    people = session.execute(
        with_central(
            select_columns(col(Resident.id), col(Resident.presence), stage())
            .join(PartnerLine, col(PartnerLine.resident_id) == col(Resident.id))
            .where(col(PartnerLine.list_id) == list_id)
        )
    )
    found = {}
    for person, presence, reached in people:
        reason = reasons.get(person)
        others = pending.get(person, [])
        known = Known(
            why=reason.why if reason is not None else None,
            version=(reason.id or 0) if reason is not None else 0,
            recorded=reached != Stage.UNRECORDED.value,
            presence=presence,
            pending=others[-1][0] if others else None,
        )
        found[person] = known, _statements(known, reason, others)
    return found


def _statements(
    known: Known, reason: Absence | None, others: list[tuple[Answer, str, date]]
) -> tuple[Statement, ...]:
    said = []
    if reason is not None and reason.why is not None:
        who = " · ".join(part for part in (reason.said_by, reason.source) if part)
        said.append(Statement(f"why_not.{reason.why}", who, reason.seen_on, reason.evidence))
    if known.presence is not Presence.PRESENT:
        said.append(Statement(f"presence.{known.presence}"))
    if known.recorded:
        said.append(Statement("partner_known.recorded"))
    said += [Statement(f"partner_answer.{answer}", who, day) for answer, who, day in others]
    return tuple(said) or (Statement("partner_known.nothing"),)


def _reasons(session: Session, list_id: int) -> dict[int, Absence]:
    """The newest word about each person of a list."""
    newest = (
        select_columns(func.max(col(Absence.id)))
        .join(PartnerLine, col(PartnerLine.resident_id) == col(Absence.resident_id))
        .where(col(PartnerLine.list_id) == list_id)
        .group_by(col(Absence.resident_id))
    )
    rows = session.exec(select(Absence).where(col(Absence.id).in_(newest)))
    return {row.resident_id: row for row in rows}


def _pending(session: Session, list_id: int) -> dict[int, list[tuple[Answer, str, date]]]:
    """What other lists said of these people that nobody has decided, oldest first."""
    mine = select_columns(col(PartnerLine.resident_id)).where(col(PartnerLine.list_id) == list_id)
    newest = (
        select_columns(func.max(col(PartnerAnswer.id)))
        .where(col(PartnerAnswer.resident_id).in_(mine))
        .group_by(col(PartnerAnswer.line_id))
    )
    rows = session.execute(
        select_columns(PartnerAnswer, col(Partner.name))
        .join(PartnerLine, col(PartnerLine.id) == col(PartnerAnswer.line_id))
        .join(PartnerList, col(PartnerList.id) == col(PartnerLine.list_id))
        .join(Partner, col(Partner.id) == col(PartnerList.partner_id))
        .where(
            col(PartnerAnswer.id).in_(newest),
            col(PartnerAnswer.decision) == Decision.LATER,
            col(PartnerLine.list_id) != list_id,
        )
        .order_by(col(PartnerAnswer.id))
    )
    found: dict[int, list[tuple[Answer, str, date]]] = defaultdict(list)
    for answer, partner in rows:
        found[answer.resident_id].append((answer.answer, partner, answer.seen_on))
    return found


def _decided(session: Session, list_id: int) -> set[tuple[int, str]]:
    """Answers of this list that were taken or kept away before: (line, fingerprint)."""
    rows = session.execute(
        select_columns(col(PartnerAnswer.line_id), col(PartnerAnswer.fingerprint))
        .join(PartnerLine, col(PartnerLine.id) == col(PartnerAnswer.line_id))
        .where(col(PartnerLine.list_id) == list_id, col(PartnerAnswer.decision) != Decision.LATER)
    )
    return {(line_id, print_) for line_id, print_ in rows}


def _list_of(session: Session, found: ListRows, today: date) -> PartnerList:
    row = session.exec(select(PartnerList).where(col(PartnerList.code) == found.code)).first()
    if row is None:
        if not is_of_office(found.code, profile(session).region_code):
            raise OfficeError("partner_file.other_office", list_code=found.code)
        raise OfficeError("partner_file.unknown_code", list_code=found.code)
    if row.state is ListState.WITHDRAWN:
        raise OfficeError("partner_list.withdrawn")
    if row.expires_on < today:
        raise OfficeError("partner_list.expired", until=f"{row.expires_on:%d-%m-%Y}")
    return row


def _partner(session: Session, row: PartnerList) -> str:
    partner = session.get(Partner, row.partner_id)
    return partner.name if partner is not None else ""


def _sent(session: Session, list_id: int) -> tuple[SentLine, ...]:
    rows = session.exec(
        select(PartnerLine)
        .where(col(PartnerLine.list_id) == list_id)
        .order_by(col(PartnerLine.position))
    )
    return tuple(
        SentLine(
            row.id or 0, row.code, row.position, row.resident_id, row.name, row.masked_nik,
            row.birth_year, row.address,
        )
        for row in rows
    )  # fmt: skip


def _foreign_codes(session: Session, found: ListRows, list_id: int) -> frozenset[str]:
    """Which line codes of the file belong to other lists of the office."""
    rows = session.exec(
        select(PartnerLine.code).where(
            col(PartnerLine.code).in_(found.line_codes()), col(PartnerLine.list_id) != list_id
        )
    )
    return frozenset(rows)
