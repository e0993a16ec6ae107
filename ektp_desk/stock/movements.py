"""Blanks that go elsewhere and come back: returned, lent, borrowed, and what is given back."""

from dataclasses import dataclass
from datetime import date

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow
from ektp_desk.stock import ledger, serials
from ektp_desk.stock.papers import issue_movement
from ektp_desk.stock.queries import MovementRow
from ektp_desk.stock.queries_books import LoanRow, open_loans
from ektp_desk.stock.rules import BACK, BY_HAND, OUTGOING, Movement


@dataclass(frozen=True)
class Moved:
    """A row by hand and the record to sign."""

    row: MovementRow
    paper: PaperRow


def move(
    work: Work,
    *,
    kind: Movement,
    quantity: int,
    counterpart: str,
    document: str,
    occurred_on: date,
    note: str,
    in_print: int = 0,
    serial_text: str = "",
) -> Moved:
    """Book blanks returned to the province or centre, lent to or borrowed from an office.

    `quantity` is the number of pieces, without sign; `note` the reason. What goes out must be
    there (`ledger.require_left`); `in_print` are the pieces that printers hold. `serial_text`
    names their serials, where the office keeps them ("" for none).
    """
    work.require(Role.SUPERVISOR)
    if kind not in BY_HAND:
        raise ValueError(f"a movement of kind {kind} is not booked by hand")
    source = ledger.take_hand(work)
    counterpart = ledger.tidied(counterpart, ledger.LONGEST_COUNTERPART)
    document, note = _needed(document, note)
    if not counterpart:
        raise OfficeError("stock.office_needed", field="counterpart")
    ledger.require_movement(work, quantity=quantity, occurred_on=occurred_on)
    signed = _signed(work, kind, quantity, occurred_on, in_print)
    movement_id = ledger.append(
        work, kind, signed, source=source, occurred_on=occurred_on, counterpart=counterpart,
        document=document, note=note,
    )  # fmt: skip
    serials.keep(work, movement_id=movement_id, text=serial_text, quantity=quantity,
                 incoming=signed > 0)  # fmt: skip
    work.record(f"stock.{kind}", movement_id, quantity=quantity)
    return _moved(work, movement_id, source[1], owed=0)


def give_back(
    work: Work,
    *,
    loan_id: int,
    quantity: int,
    document: str,
    occurred_on: date,
    note: str = "",
    in_print: int = 0,
    serial_text: str = "",
) -> Moved:
    """Book what comes back of a loan: from the borrower to us, or from us to the lender.

    `loan_id` is the loan's first row. Refused: a loan that is settled or taken back
    (`stock.loan_settled`), more than is owed (`stock.loan_more`), a day before the loan
    (`stock.loan_later`).
    """
    work.require(Role.SUPERVISOR)
    source = ledger.take_hand(work)
    loan = _open_loan(work, loan_id)
    document = ledger.tidied(document, ledger.LONGEST_DOCUMENT)
    if not document:
        raise OfficeError("stock.paper_needed", field="document")
    ledger.require_movement(work, quantity=quantity, occurred_on=occurred_on)
    if quantity > loan.owed:
        raise OfficeError("stock.loan_more", field="quantity", owed=loan.owed)
    if occurred_on < loan.occurred_on:
        raise OfficeError("stock.loan_later", field="occurred_on")
    kind = BACK[loan.kind]
    signed = _signed(work, kind, quantity, occurred_on, in_print)
    movement_id = ledger.append(
        work, kind, signed, source=source, occurred_on=occurred_on, counterpart=loan.counterpart,
        document=document, note=note.strip(), loan_id=loan_id,
    )  # fmt: skip
    serials.keep(work, movement_id=movement_id, text=serial_text, quantity=quantity,
                 incoming=signed > 0)  # fmt: skip
    work.record(f"stock.{kind}", movement_id, quantity=quantity, loan=loan_id)
    return _moved(work, movement_id, source[1], owed=loan.owed - quantity)


def _signed(work: Work, kind: Movement, quantity: int, occurred_on: date, in_print: int) -> int:
    if kind not in OUTGOING:
        return quantity
    ledger.require_left(work, quantity=quantity, occurred_on=occurred_on, in_print=in_print)
    return -quantity


def _needed(document: str, note: str) -> tuple[str, str]:
    document = ledger.tidied(document, ledger.LONGEST_DOCUMENT)
    if not document:
        raise OfficeError("stock.paper_needed", field="document")
    if not note.strip():
        raise OfficeError("stock.reason_needed", field="note")
    return document, note.strip()


def _open_loan(work: Work, loan_id: int) -> LoanRow:
    for loan in open_loans(work.session):
        if loan.id == loan_id:
            return loan
    raise OfficeError("stock.loan_settled", field="loan_id")


def _moved(work: Work, movement_id: int, number: int, *, owed: int) -> Moved:
    row = ledger.row(work, movement_id)
    return Moved(row, issue_movement(work, row, number=number, owed=owed))
