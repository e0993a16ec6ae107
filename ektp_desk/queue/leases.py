"""The reserve as the server keeps it: leasing blocks, and taking home what was given of them.

A computer comes with all it has to say (`Home`) and gets all it should know, in one act that may
be repeated after any cut: tickets are known by their tokens, blocks by theirs.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import col, select, update

from ektp_desk.accounts.queries import letterhead_of, profile
from ektp_desk.accounts.rules import OfficeProfile, Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.numbering import take_numbers
from ektp_desk.kernel.work import Work
from ektp_desk.papers import services as papers
from ektp_desk.papers.services import PaperRow
from ektp_desk.queue.blocks import Block, BlockUse, Given, Home, reserve_number, to_lease
from ektp_desk.queue.checks import require_reason
from ektp_desk.queue.events import note_event
from ektp_desk.queue.front_desk import DeskService, FrontDesk, slip_of
from ektp_desk.queue.holding import Room, hold_day
from ektp_desk.queue.intake import next_ordinary
from ektp_desk.queue.lapse import close_lapsed
from ektp_desk.queue.models import NumberBlock, Service, Ticket
from ektp_desk.queue.rules import TicketAct, TicketState, ticket_code
from ektp_desk.queue.slips import TICKET, ticket_key

DESKS = (Role.COUNTER, Role.RECORDER, Role.HANDOVER, Role.SUPERVISOR)


@dataclass(frozen=True)
class Renumbered:
    """A number that somebody else held already: the paper says `before`, the queue `after`."""

    before: str
    after: str


@dataclass(frozen=True)
class Settled:
    """What a computer learns: which tokens the queue has now, its blocks, the office as it is.

    `codes` are the numbers that joined in this act; `renumbered` those that could not keep their
    number, with `papers` to be printed for them.
    """

    tokens: tuple[str, ...]
    codes: tuple[str, ...]
    renumbered: tuple[Renumbered, ...]
    papers: tuple[PaperRow, ...]
    blocks: tuple[Block, ...]
    desk: FrontDesk


def settle_reserve(work: Work, *, home: Home, lease: bool) -> Settled:
    """Take home what a computer gave without the server; with `lease`, fill its reserve up.

    Nothing given is refused: somebody holds the paper. It joins with its true arrival, whatever
    the quota says by now; a number of an earlier day is closed as that day's rule says. Two
    computers with one number (a copied disk, a database put back) both keep a place: the later
    one gets a new number and a new paper. Computers settle one after another.
    """
    work.require(*DESKS)
    hold_day(work, Room.RESERVE, work.office_date)
    office = profile(work.session)
    desk = _front_desk(work, office)
    known = _known_tokens(work, home.given)
    codes, renumbered, printed = [], [], []
    for given in home.given:
        if given.token in known:
            continue
        code, paper = _join(work, desk, given)
        codes.append(code)
        if code != given.code:
            renumbered.append(Renumbered(given.code, code))
            printed.append(paper)
    for use in home.blocks:
        _note_use(work, home.store, use)
    if any(given.office_date < work.office_date for given in home.given):
        close_lapsed(work)
    if lease:
        _lease(work, office, desk, home)
    return Settled(
        tuple(given.token for given in home.given), tuple(codes), tuple(renumbered),
        tuple(printed), _blocks_of(work, home.store), desk,
    )  # fmt: skip


def give_up_block(work: Work, *, block_id: int, reason: str) -> None:
    """Close a block whose computer will not come home, with the reason; its numbers stay its own.

    Refused: a block that came home already (`reserve.closed`).
    """
    work.require(Role.SUPERVISOR)
    note = require_reason(reason, "reserve.reason_needed")
    found = work.session.exec(
        update(NumberBlock)
        .where(col(NumberBlock.id) == block_id, col(NumberBlock.closed_at).is_(None))
        .values(closed_at=work.now, note=note)
        .returning(col(NumberBlock.id))
    ).first()
    if found is None:
        raise OfficeError("reserve.closed")
    work.record("reserve.given_up", block_id)


def _front_desk(work: Work, office: OfficeProfile) -> FrontDesk:
    rows = work.session.exec(
        select(Service)
        .where(col(Service.active).is_(True))
        .order_by(col(Service.position), col(Service.code))
    )
    services = tuple(
        DeskService(row.code, row.letter, row.name_id, row.name_en, tuple(row.papers))
        for row in rows
    )
    return FrontDesk(letterhead_of(office), office.ticket_footer, office.zone, services)


def _known_tokens(work: Work, given: Sequence[Given]) -> set[str]:
    asked = [one.token for one in given]
    return set(work.session.exec(select(Ticket.token).where(col(Ticket.token).in_(asked))))


def _join(work: Work, desk: FrontDesk, given: Given) -> tuple[str, PaperRow]:
    """Put one number into its day's queue; its code there and its paper."""
    service = work.session.get(Service, given.service_code)
    if service is None:
        raise OfficeError("service.unknown")
    number, arrived = given.number, min(given.at, work.now)
    if _is_taken(work, given):
        number = next_ordinary(work, given.office_date, given.letter)
    code = ticket_code(given.letter, number)
    ticket = Ticket(
        office_date=given.office_date,
        letter=given.letter,
        number=number,
        code=code,
        token=given.token,
        service_code=given.service_code,
        queue_letter=service.letter,
        priority=given.priority,
        state=TicketState.WAITING,
        arrived_at=arrived,
    )
    work.session.add(ticket)
    work.session.flush()
    ticket_id = ticket.id or 0
    note_event(work, ticket_id, TicketAct.TAKEN, TicketState.WAITING, at_counter=False,
               earlier=(arrived, given.officer_id))  # fmt: skip
    note = "" if code == given.code else f"{given.code} → {code}"
    note_event(work, ticket_id, TicketAct.JOINED, TicketState.WAITING, at_counter=False, note=note)
    facts = {} if code == given.code else {"renumbered": given.code}
    work.record("ticket.joined", ticket_id, service=given.service_code, **facts)
    return code, _issue(work, desk, given, service, code)


def _is_taken(work: Work, given: Given) -> bool:
    holder = select(Ticket.id).where(
        col(Ticket.office_date) == given.office_date,
        col(Ticket.letter) == given.letter,
        col(Ticket.number) == given.number,
        col(Ticket.parent_id).is_(None),
    )
    return work.session.exec(holder).first() is not None


def _issue(work: Work, desk: FrontDesk, given: Given, service: Service, code: str) -> PaperRow:
    """The ticket's paper, so that it can be copied; printed already unless its number changed."""
    offered = DeskService(
        service.code, service.letter, service.name_id, service.name_en, tuple(service.papers)
    )
    slip = slip_of(replace(desk, services=(offered,)), replace(given, code=code))
    key = ticket_key(given.office_date, code)
    paper = papers.issue(work, key=key, kind=TICKET, number=code, slip=slip)
    if code == given.code:
        papers.mark_printed(work, key=key, printer="")
    return paper


def _note_use(work: Work, store: str, use: BlockUse) -> None:
    """Note how far a block was used, and close it once its day is over."""
    block = work.session.exec(
        select(NumberBlock).where(col(NumberBlock.token) == use.block.token)
    ).first()
    if block is None:  # leased from a database that was put back to an earlier state since
        block = _add_block(work, store, use.block)
    over = block.office_date < work.office_date
    changed = use.used > block.used or (over and block.closed_at is None)
    block.used = max(block.used, use.used)
    if over and block.closed_at is None:
        block.closed_at = work.now
    if changed:
        work.record("reserve.used", block.id or 0, used=block.used, over=over)


def _lease(work: Work, office: OfficeProfile, desk: FrontDesk, home: Home) -> None:
    """New blocks for the letters that run low; a letter whose reserve is used up gets none.

    What the server leased and the computer never heard of is still its own: it is told again.
    """
    today = work.office_date
    told = {use.block.token: use.used for use in home.blocks}
    left: dict[str, int] = {}
    for block in _open_blocks(work, home.store):
        given = told.get(block.token, 0)
        left[block.letter] = left.get(block.letter, 0) + block.last + 1 - block.first - given
    for letter in dict.fromkeys(service.letter for service in desk.services):
        count = to_lease(office.reserve_numbers, left.get(letter, 0))
        if not count:
            continue
        scope = f"ticket/{today.isoformat()}/{letter}/reserve"
        end = take_numbers(work.session, scope, count)
        first, last = reserve_number(end - count + 1), reserve_number(end)
        if first is not None and last is not None:
            fresh = Block(secrets.token_hex(8), today, letter, first, last)
            _add_block(work, home.store, fresh)


def _add_block(work: Work, store: str, block: Block) -> NumberBlock:
    row = NumberBlock(
        token=block.token,
        office_date=block.office_date,
        letter=block.letter,
        first=block.first,
        last=block.last,
        holder=store,
        station=work.actor.station,
        officer_id=work.actor.officer_id,
        leased_at=work.now,
    )
    work.session.add(row)
    work.session.flush()
    work.record("reserve.leased", row.id or 0, letter=row.letter, first=row.first, last=row.last)
    return row


def _open_blocks(work: Work, store: str) -> Sequence[NumberBlock]:
    today: date = work.office_date
    return work.session.exec(
        select(NumberBlock)
        .where(
            col(NumberBlock.holder) == store,
            col(NumberBlock.office_date) == today,
            col(NumberBlock.closed_at).is_(None),
        )
        .order_by(col(NumberBlock.id))
    ).all()


def _blocks_of(work: Work, store: str) -> tuple[Block, ...]:
    return tuple(
        Block(row.token, row.office_date, row.letter, row.first, row.last)
        for row in _open_blocks(work, store)
    )
