"""The record of a destruction, and the report of the store over a time, as papers."""

from collections.abc import Sequence
from datetime import date

from ektp_desk.accounts.queries import letterhead_of, profile, signature_of
from ektp_desk.accounts.rules import OfficeProfile, Role
from ektp_desk.cards import destruction, destruction_batches
from ektp_desk.cards.destruction import MonthLine
from ektp_desk.cards.destruction_batches import BatchRow
from ektp_desk.cards.rules_destruction import BatchState
from ektp_desk.cards.slips_destruction import (
    DESTRUCTION,
    STORE_REPORT,
    DestructionSlip,
    Party,
    PieceLine,
    ReasonLine,
    RecordLine,
    StoreLine,
    StoreReportSlip,
)
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.papers import queries as papers
from ektp_desk.papers.services import PaperRow, copy, issue


def issue_record(work: Work, *, batch_id: int) -> PaperRow:
    """The record of a done batch: issued once, after that the next numbered copy."""
    work.require(Role.SUPERVISOR, Role.PRINTER)
    row = destruction_batches.batch(work.session, batch_id=batch_id)
    if row is None or row.state is not BatchState.DONE:
        raise OfficeError("destruction.not_done")
    key = f"{DESTRUCTION}/{batch_id}"
    if papers.paper(work.session, key) is not None:
        return copy(work, key=key)
    slip = _record(work, profile(work.session), row)
    return issue(work, key=key, kind=DESTRUCTION, number=row.number, slip=slip)


def issue_store_report(work: Work, *, first: date, last: date) -> PaperRow:
    """Write the report of the store from `first` to `last`; each further one has its own number.

    Refused when the time is none (`destruction.span`) or begins after today.
    """
    work.require(Role.SUPERVISOR)
    if not first <= last or first > work.office_date:
        raise OfficeError("destruction.span", field="last")
    day = work.office_date.isoformat()
    number = work.number(f"{STORE_REPORT}/{day}")
    return issue(
        work,
        key=f"{STORE_REPORT}/{day}/{number}",
        kind=STORE_REPORT,
        number=f"{day}/{number}",
        slip=_report(work, first, last),
    )


def _record(work: Work, office: OfficeProfile, row: BatchRow) -> DestructionSlip:
    say = Sentences("id").say
    assert row.destroyed_on is not None
    pieces = destruction.batch_pieces(work.session, batch_id=row.id)
    return DestructionSlip(
        office=letterhead_of(office),
        number=row.number,
        day=row.destroyed_on,
        place=row.place,
        method=say(f"destruction_method.{row.method}"),
        first=Party(office.head_name, office.head_title, office.head_nip),
        second=Party(row.signed_by, say("destruction.executor"), row.signed_nip),
        witnesses=tuple(Party(one.name, one.position, one.nip) for one in row.witnesses),
        reasons=tuple(
            ReasonLine(say(f"store_reason.{check.reason}"), check.expected, check.counted)
            for check in row.checks
        ),
        book=sum(check.expected for check in row.checks),
        counted=sum(check.counted for check in row.checks),
        explanation=row.explanation,
        pieces=tuple(
            PieceLine(piece.number, piece.masked_nik, piece.serial,
                      say(f"store_reason.{piece.reason}"))
            for piece in pieces
        ),
    )  # fmt: skip


def _report(work: Work, first: date, last: date) -> StoreReportSlip:
    say = Sentences("id").say
    office = profile(work.session)
    lines = destruction.over_time(work.session, first=first, last=last)
    books = destruction.agreement(work.session)
    records = [row for row in destruction_batches.batches(work.session, limit=10_000)
               if row.destroyed_on is not None and first <= row.destroyed_on <= last]  # fmt: skip
    return StoreReportSlip(
        office=letterhead_of(office),
        first=first,
        last=last,
        lines=tuple(
            StoreLine(say(f"store_reason.{line.reason}"), line.opening, line.came_in,
                      line.destroyed, line.closing)
            for line in lines
        ),
        total=_sum(lines, say("destruction.total")),
        records=tuple(
            RecordLine(row.number, row.destroyed_on or last, row.pieces)
            for row in reversed(records)
        ),
        print_log=books.print_log,
        ledger=books.ledger,
        kept=books.kept,
        made_at=work.now.astimezone(work.zone),
        made_by=work.actor.name,
        signed=signature_of(office),
    )  # fmt: skip


def _sum(lines: Sequence[MonthLine], name: str) -> StoreLine:
    return StoreLine(
        name, sum(line.opening for line in lines), sum(line.came_in for line in lines),
        sum(line.destroyed for line in lines), sum(line.closing for line in lines),
    )  # fmt: skip
