"""Runs of prints: one card after another, each outcome in one key.

An outcome and the next intent are two acts: a card in the hand is confirmed whatever the next one
meets, and a program killed in between leaves a run to go on with, not a piece nobody knows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from ektp_desk.accounts.rules import Role
from ektp_desk.cards import queries, queries_ready, queries_runs, services
from ektp_desk.cards.models import Card
from ektp_desk.cards.models_runs import PrintRun
from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.queries_ready import PrintFilter, PrintReadyRow
from ektp_desk.cards.queries_runs import RunRow
from ektp_desk.cards.rules import CardState, PrintKey
from ektp_desk.cards.scarcity import held
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.recording.eligibility import Outcome as Verdicts
from ektp_desk.recording.queries import print_verdict

MOST_IN_RUN = 200
PAGE = 50
PRINTERS = (Role.PRINTER, Role.SUPERVISOR)


@dataclass(frozen=True)
class RunStep:
    """How far the run is, and the card that is to be printed now."""

    run: RunRow
    card: CardRow


def begin_run(
    work: Work,
    *,
    planned: int,
    printer_name: str = "",
    service_code: str | None = None,
    village_code: str | None = None,
) -> RunStep:
    """Begin a run through the next `planned` people of the list (or of one service or ward), and
    its first card.

    Refused outside 1 to 200 (`print_run.size`), while the operator has another open run
    (`print_run.open_already`), and with the first card's refusal: then nothing is begun.
    """
    work.require(*PRINTERS)
    if not 1 <= planned <= MOST_IN_RUN:
        raise OfficeError("print_run.size", field="planned", most=MOST_IN_RUN)
    year = work.office_date.year
    values = {
        "number": f"RC-{year}-{work.number(f'print_run/{year}'):05d}",
        "planned": planned,
        "service_code": service_code,
        "village_code": village_code,
        "operator_id": work.actor.officer_id,
        "station": work.actor.station[:80],
        "printer_name": printer_name.strip()[:80],
        "office_date": work.office_date,
        "started_at": work.now,
    }
    adding = insert(PrintRun).returning(col(PrintRun.id))
    try:
        run_id = int(work.session.execute(adding, values).scalar_one() or 0)
    except IntegrityError:
        raise OfficeError("print_run.open_already") from None
    work.record("print_run.begun", run_id, planned=planned)
    return next_card(work, run_id=run_id)


def next_card(work: Work, *, run_id: int) -> RunStep:
    """Intend the run's next card: the first of the list who has had no turn in this run, is not
    held back and may be printed; the one in hand, if there is one still.

    Refused once the run is over (`print_run.over`), is somebody else's (`print_run.not_yours`),
    has gone through all it planned (`print_run.complete`), when nobody is left (`print_run.nobody`)
    and when no blank is (`stock.empty`).
    """
    work.require(*PRINTERS)
    in_hand = _in_hand(work, run_id)
    if in_hand is not None:
        return RunStep(_hold(work, run_id), in_hand)
    number = services.take_card_number(work)  # intents wait for each other here
    run = _hold(work, run_id)
    _require_empty_hand(work, run_id)
    if run.left == 0:
        raise OfficeError("print_run.complete")
    for row in _candidates(work, run):
        verdict = print_verdict(work.session, resident_id=row.resident_id, day=work.office_date)
        if verdict.outcome is Verdicts.ALLOW:
            card = services.intend_numbered(
                work, number, resident_id=row.resident_id, run_id=run_id
            )
            return RunStep(_row(work, run_id), card)
    raise OfficeError("print_run.nobody")


def end_run(work: Work, *, run_id: int) -> RunRow:
    """End a run, one's own or as a supervisor anybody's; who had no turn stays on the list.

    Refused with a card in hand (`print_run.card_in_hand`) and once it is over (`print_run.over`).
    """
    work.require(*PRINTERS)
    run = _hold(work, run_id, or_supervisor=True)
    _require_empty_hand(work, run_id)
    ending = update(PrintRun).where(col(PrintRun.id) == run_id)
    work.session.execute(ending.values(ended_at=max(work.now, run.started_at)))
    work.record("print_run.ended", run_id, good=run.good, spoiled=run.spoiled, left=run.left)
    return _row(work, run_id)


def _hold(work: Work, run_id: int, *, or_supervisor: bool = False) -> RunRow:
    """The run, kept from changing until this act is through."""
    holding = select(col(PrintRun.ended_at)).where(col(PrintRun.id) == run_id).with_for_update()
    found = work.session.execute(holding).one_or_none()
    if found is None or found.ended_at is not None:
        raise OfficeError("print_run.over")
    run = _row(work, run_id)
    if run.operator_id != work.actor.officer_id:
        if not or_supervisor:
            raise OfficeError("print_run.not_yours", name=run.operator)
        work.require(Role.SUPERVISOR)
    return run


def _in_hand(work: Work, run_id: int) -> CardRow | None:
    statement = select(col(Card.id)).where(
        col(Card.run_id) == run_id, col(Card.state) == CardState.PRINTING
    )
    card_id = work.session.execute(statement).scalars().first()
    return None if card_id is None else queries.card(work.session, card_id=card_id)


def _require_empty_hand(work: Work, run_id: int) -> None:
    in_hand = _in_hand(work, run_id)
    if in_hand is not None:
        raise OfficeError("print_run.card_in_hand", number=in_hand.number)


def _candidates(work: Work, run: RunRow) -> Iterator[PrintReadyRow]:
    """Who may have the next turn, in the order of the rule; those held back are not read."""
    room = queries_ready.print_room(work.session, day=work.office_date)
    rule = room.rule.rule
    if room.standing.left <= 0:
        raise OfficeError("stock.empty")
    places = [*rule.order, None]
    ranks = tuple(rule.rank(one) for one in places if held(rule, room.standing, one) is None)
    only = PrintFilter(run.service_code, run.village_code, ranks, run.id)
    after: PrintKey | None = None
    while page := queries_ready.print_ready(
        work.session, limit=PAGE, after=after, only=only, rule=rule
    ):
        yield from page
        after = page[-1].key


def _row(work: Work, run_id: int) -> RunRow:
    row = queries_runs.run(work.session, run_id=run_id)
    assert row is not None
    return row
