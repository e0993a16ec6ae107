"""The records of the blanks, issued with the act they prove."""

from ektp_desk.accounts.queries import letterhead_of, profile, signature_of
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow, issue
from ektp_desk.stock.queries import MovementRow
from ektp_desk.stock.queries_books import CountRow
from ektp_desk.stock.rules import OUTGOING, Movement
from ektp_desk.stock.slips import COUNT_RECORD, MOVEMENT_RECORD, CountSlip, MovementSlip


def issue_count(work: Work, row: CountRow) -> PaperRow:
    """The record of a physical count, for two signatures and the head's."""
    office = profile(work.session)
    slip = CountSlip(
        office=letterhead_of(office),
        number=row.number,
        day=row.office_date,
        expected=row.expected,
        counted=row.counted,
        difference=f"{row.difference:+d}" if row.difference else "0",
        in_print=row.in_print,
        print_counted=row.print_counted,
        reason=Sentences("id").say(f"count_reason.{row.reason}") if row.reason else "",
        note=row.note,
        counted_by=row.officer,
        second=row.second_name,
        signed=signature_of(office),
    )
    key = f"{COUNT_RECORD}/{row.number}"
    return issue(work, key=key, kind=COUNT_RECORD, number=row.number, slip=slip)


def issue_movement(work: Work, row: MovementRow, *, number: int, owed: int) -> PaperRow:
    """The record of a movement by hand, signed by both offices; `number` is the row's own."""
    say = Sentences("id").say
    office = profile(work.session)
    named = f"M-{number:06d}"
    slip = MovementSlip(
        office=letterhead_of(office),
        number=named,
        day=row.occurred_on,
        title=say(f"movement_title.{row.kind}"),
        body=say(f"movement_body.{row.kind}"),
        outgoing=row.kind in OUTGOING,
        counterpart=row.counterpart,
        quantity=abs(row.quantity),
        document=row.document,
        note=row.note,
        owed=str(owed) if row.kind in (Movement.GIVEN_BACK, Movement.GOT_BACK) else "",
        officer=row.officer,
        signed=signature_of(office),
    )
    key = f"{MOVEMENT_RECORD}/{named}"
    return issue(work, key=key, kind=MOVEMENT_RECORD, number=named, slip=slip)
