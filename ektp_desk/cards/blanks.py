"""Acts on the blanks that must know how many are in the printers at that moment.

The stock stands below the cards and does not see them: here it is told.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlmodel import Session, col

from ektp_desk.accounts.rules import Role
from ektp_desk.cards.models import Card
from ektp_desk.cards.rules import UNSETTLED
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.stock import open_entries, reserves, services
from ektp_desk.stock.open_entries import OpenEntries
from ektp_desk.stock.queries import MovementRow
from ektp_desk.stock.queries_books import newest_id
from ektp_desk.stock.reserves import ReserveRow, Reserves
from ektp_desk.stock.rules import CountReason, Movement
from ektp_desk.stock.services import Counted, Moved


@dataclass(frozen=True)
class CountBegun:
    """The book at the moment a count began: its newest row, and the pieces in the printers.

    It names no balance: the count is blind.
    """

    through_id: int
    in_print: int


def in_print(session: Session) -> int:
    """Pieces being printed, or nobody knows how: each holds a blank that is still booked."""
    held = select(func.count(col(Card.id))).where(col(Card.state).in_(UNSETTLED))
    return int(session.execute(held).scalar_one())


def count_begun(session: Session) -> CountBegun:
    """Freeze the book for a count that begins now."""
    return CountBegun(newest_id(session), in_print(session))


def entries(session: Session, *, day: date) -> OpenEntries:
    """What may explain a balance that seems too small."""
    return open_entries.found(session, day=day, in_print=in_print(session))


def reserves_of(session: Session, *, day: date) -> Reserves:
    """What is set aside, and what is free beside it and beside the pieces in the printers."""
    return reserves.reserves(session, day=day, in_print=in_print(session))


def count_blanks(
    work: Work,
    *,
    begun: CountBegun,
    counted: int,
    reason: CountReason | None,
    note: str,
    second_name: str = "",
    print_counted: bool | None = None,
    clock_checked: bool = False,
) -> Counted:
    """Write a count against the book frozen in `begun`; see `stock.services.count`.

    With pieces in the printers it must be said whether these were counted
    (`stock.count_in_print`).
    """
    work.require(Role.SUPERVISOR)
    if begun.in_print and print_counted is None:
        raise OfficeError("stock.count_in_print", field="print_counted", pieces=begun.in_print)
    return services.count(
        work, counted=counted, note=note, reason=reason, second_name=second_name,
        through_id=begun.through_id, in_print=begun.in_print,
        print_counted=print_counted is not False, clock_checked=clock_checked,
    )  # fmt: skip


def move_blanks(
    work: Work,
    *,
    kind: Movement,
    quantity: int,
    counterpart: str,
    document: str,
    occurred_on: date,
    note: str,
    serial_text: str = "",
) -> Moved:
    """`stock.services.move`, which leaves the pieces in the printers their blanks."""
    return services.move(
        work, kind=kind, quantity=quantity, counterpart=counterpart, document=document,
        occurred_on=occurred_on, note=note, serial_text=serial_text,
        in_print=in_print(work.session),
    )  # fmt: skip


def give_back_blanks(
    work: Work,
    *,
    loan_id: int,
    quantity: int,
    document: str,
    occurred_on: date,
    note: str = "",
    serial_text: str = "",
) -> Moved:
    """`stock.services.give_back`, likewise."""
    return services.give_back(
        work, loan_id=loan_id, quantity=quantity, document=document, occurred_on=occurred_on,
        note=note, serial_text=serial_text, in_print=in_print(work.session),
    )  # fmt: skip


def reverse_movement(work: Work, *, movement_id: int, reason: str) -> MovementRow:
    """`stock.services.reverse`, likewise."""
    return services.reverse(
        work, movement_id=movement_id, reason=reason, in_print=in_print(work.session)
    )


def set_blanks_aside(work: Work, *, purpose: str, quantity: int, until: date) -> ReserveRow:
    """`stock.reserves.set_aside`, likewise."""
    return reserves.set_aside(
        work, purpose=purpose, quantity=quantity, until=until, in_print=in_print(work.session)
    )
