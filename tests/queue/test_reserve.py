"""Numbers without a network: blocks, the computer's own store, and coming home."""

import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.queries import profile
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.work import Actor
from ektp_desk.papers import queries as papers
from ektp_desk.papers.services import take_up
from ektp_desk.queue import blocks, queries, services
from ektp_desk.queue.leases import Settled, give_up_block, settle_reserve
from ektp_desk.queue.models import NumberBlock, TicketEvent
from ektp_desk.queue.reserve import Reserve
from ektp_desk.queue.rules import PriorityReason, TicketAct, TicketState
from ektp_desk.reports.audit_checks import CHECKS
from tests.conftest import ZONE, Office
from tests.racing import refused

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 24)
_BLOCK = NumberBlock.metadata.tables["number_block"]


def settle(office: Office, reserve: Reserve, *, lease: bool = True) -> Settled:
    """What the program does when the server is there."""
    settled = office.desk.write(
        office.counter, settle_reserve, home=reserve.home(), lease=lease
    ).result
    today = office.clock.now().astimezone(ZONE).date()
    reserve.keep(settled.desk, settled.blocks, joined=settled.tokens, today=today)
    return settled


def give(office: Office, reserve: Reserve, service: str = "INFO", letter: str = "D",
         day: date = DAY) -> blocks.Given:  # fmt: skip
    return reserve.give(
        day=day, service_code=service, letter=letter, priority=None, at=office.clock.now(),
        officer_id=office.counter.officer_id,
    )  # fmt: skip


def tickets(office: Office, day: date = DAY) -> dict[str, queries.TicketRow]:
    return {row.code: row for row in office.desk.read(queries.tickets_of_day, day=day)}


def held(office: Office) -> list[tuple[str, int, int, int, bool]]:
    def rows(session: Session) -> list[tuple[str, int, int, int, bool]]:
        found = session.exec(select(NumberBlock).order_by(col(NumberBlock.id)))
        return [(b.letter, b.first, b.last, b.used, b.closed_at is not None) for b in found]

    return office.desk.read(rows)


@pytest.fixture
def reserve(tmp_path: Path) -> Reserve:
    return Reserve(tmp_path / "komputer" / "cadangan.db")


@pytest.fixture
def leased(office: Office, reserve: Reserve) -> Reserve:
    settle(office, reserve)
    return reserve


def test_ordinary_numbers_pass_by_the_reserve() -> None:
    assert [blocks.ordinary_number(n) for n in (1, 499, 500, 501)] == [1, 499, 1000, 1001]
    assert [blocks.reserve_number(n) for n in (1, 500, 501)] == [500, 999, None]
    given = {blocks.ordinary_number(n) for n in range(1, 2_000)}
    assert not any(blocks.is_reserve(number) for number in given)
    assert len(given) == 1_999


@pytest.mark.parametrize(
    ("size", "left", "leased"),
    [(25, 25, 0), (25, 13, 0), (25, 12, 13), (25, 0, 25), (0, 0, 0), (1, 0, 1), (1, 1, 0)],
)
def test_a_reserve_is_filled_up_when_half_is_gone(size: int, left: int, leased: int) -> None:
    assert blocks.to_lease(size, left) == leased


def test_a_computer_leases_for_each_letter_once(office: Office, reserve: Reserve) -> None:
    settle(office, reserve)
    assert reserve.left(DAY) == {"A": 25, "B": 25, "C": 25, "D": 25}
    settle(office, reserve)
    assert len(held(office)) == 4
    assert {(first, last) for _, first, last, _, _ in held(office)} == {(500, 524)}


def test_two_computers_never_hold_the_same_number(
    office: Office, leased: Reserve, tmp_path: Path
) -> None:
    other = Reserve(tmp_path / "lain.db")
    settle(office, other)
    numbers = [give(office, one).code for _ in range(25) for one in (leased, other)]
    assert len(set(numbers)) == 50
    with pytest.raises(OfficeError) as caught:
        give(office, leased)
    assert caught.value.code == "reserve.empty"


def test_without_a_lease_nothing_is_held(office: Office, reserve: Reserve) -> None:
    settle(office, reserve, lease=False)
    assert held(office) == []
    assert reserve.left(DAY) == {}


def test_numbers_join_in_their_order_with_their_arrival(office: Office, leased: Reserve) -> None:
    office.desk.write(office.counter, services.take_number, service_code="INFO")
    times = []
    for _ in range(3):
        office.clock.advance(seconds=60)
        times.append(office.clock.now())
        give(office, leased)
    office.clock.advance(seconds=300)
    office.desk.write(office.counter, services.take_number, service_code="INFO")
    settled = settle(office, leased)
    assert settled.codes == ("D-500", "D-501", "D-502")
    rows = tickets(office)
    assert [rows[code].arrived_at for code in settled.codes] == times
    called = []
    for _ in range(5):
        ticket = office.desk.write(office.counter, services.call_next, counter_id=1).result
        called.append(ticket.code)
        office.desk.write(office.counter, services.serve, ticket_id=ticket.id)
        office.desk.write(office.counter, services.finish, ticket_id=ticket.id)
    assert called == ["D-001", "D-500", "D-501", "D-502", "D-002"]


def test_coming_home_twice_changes_nothing(office: Office, leased: Reserve) -> None:
    give(office, leased)
    home = leased.home()
    first = office.desk.write(office.counter, settle_reserve, home=home, lease=False).result
    again = office.desk.write(office.counter, settle_reserve, home=home, lease=False).result
    assert (first.codes, again.codes) == (("D-500",), ())
    assert again.tokens == first.tokens
    assert list(tickets(office)) == ["D-500"]
    assert leased.home().given == home.given, "until the store hears of it"


def test_what_joined_is_said_no_more(office: Office, leased: Reserve) -> None:
    given = give(office, leased)
    settle(office, leased)
    assert leased.home().given == ()
    assert leased.given_on(DAY) == (given,)


def test_history_names_who_gave_it_then_and_when_it_joined(office: Office, leased: Reserve) -> None:
    given = leased.give(
        day=DAY, service_code="INFO", letter="D", priority=PriorityReason.ELDERLY,
        at=office.clock.now(), officer_id=office.recorder.officer_id,
    )  # fmt: skip
    office.clock.advance(seconds=1_800)
    settle(office, leased)
    ticket = tickets(office)[given.code]
    assert ticket.priority is PriorityReason.ELDERLY

    def steps(session: Session) -> list[tuple[TicketAct, int | None, object]]:
        rows = session.exec(select(TicketEvent).order_by(col(TicketEvent.id)))
        return [(row.act, row.officer_id, row.at) for row in rows]

    assert office.desk.read(steps) == [
        (TicketAct.TAKEN, office.recorder.officer_id, given.at),
        (TicketAct.JOINED, office.counter.officer_id, office.clock.now()),
    ]


def test_its_paper_is_known_and_not_printed_again(office: Office, leased: Reserve) -> None:
    given = give(office, leased)
    settle(office, leased)
    paper = office.desk.read(papers.paper, key=f"queue.ticket/{DAY}/{given.code}")
    assert paper is not None
    assert paper.slip["token"] == given.token
    assert paper.slip["ahead"] is None
    left = office.desk.write(office.counter, take_up, left=()).result
    assert left == ()


def test_a_clock_that_ran_ahead_does_not_put_the_arrival_into_the_future(
    office: Office, leased: Reserve
) -> None:
    ahead = office.clock.now() + timedelta(hours=3)
    leased.give(day=DAY, service_code="INFO", letter="D", priority=None, at=ahead, officer_id=None)
    settle(office, leased)
    assert tickets(office)["D-500"].arrived_at == office.clock.now()


def test_numbers_of_yesterday_join_their_day_and_are_closed(
    office: Office, leased: Reserve
) -> None:
    give(office, leased)
    office.clock.advance(seconds=86_400)
    settle(office, leased)
    assert tickets(office)["D-500"].state is TicketState.CANCELLED
    assert [row[3:] for row in held(office)[:4]] == [(0, True)] * 3 + [(1, True)]
    assert leased.left(DAY) == {}
    assert leased.left(DAY + timedelta(days=1)) == {"A": 25, "B": 25, "C": 25, "D": 25}
    assert leased.given_on(DAY) == ()


def test_a_quota_that_is_full_by_now_refuses_nobody(office: Office, leased: Reserve) -> None:
    service = next(row for row in office.desk.read(queries.services, day=DAY) if row.code == "INFO")
    office.desk.write(
        office.supervisor, services.save_service, code="INFO", name_id=service.name_id,
        name_en="", papers_asked=(), daily_quota=1, active=False,
    )  # fmt: skip
    codes = [give(office, leased).code for _ in range(3)]
    settle(office, leased)
    waiting = {c for c, row in tickets(office).items() if row.state is TicketState.WAITING}
    assert waiting == set(codes)


def test_a_copied_disk_doubles_no_number(office: Office, leased: Reserve, tmp_path: Path) -> None:
    copied = Reserve(tmp_path / "salinan.db")
    copied.path.write_bytes(leased.path.read_bytes())
    mine, theirs = give(office, leased), give(office, copied)
    assert mine.code == theirs.code == "D-500"
    settle(office, leased)
    settled = settle(office, copied)
    assert [(one.before, one.after) for one in settled.renumbered] == [("D-500", "D-001")]
    assert [paper.number for paper in settled.papers] == ["D-001"]
    assert set(tickets(office)) == {"D-500", "D-001"}


def test_a_lease_the_computer_never_heard_of_is_told_again(
    office: Office, reserve: Reserve
) -> None:
    office.desk.write(office.counter, settle_reserve, home=reserve.home(), lease=True)
    settle(office, reserve)  # the answer to the first was lost
    assert len(held(office)) == 4
    assert reserve.left(DAY)["D"] == 25


def test_a_database_put_back_learns_of_the_block_again(office: Office, reserve: Reserve) -> None:
    day, block = DAY, blocks.Block("b-lama", DAY, "D", 500, 524)
    settled = settle(office, reserve, lease=False)
    reserve.keep(settled.desk, [block], joined=(), today=day)
    give(office, reserve)
    settle(office, reserve, lease=False)
    assert held(office) == [("D", 500, 524, 1, False)]


def test_a_used_up_reserve_leases_nothing_and_breaks_nothing(
    office: Office, tmp_path: Path
) -> None:
    office.desk.write(
        office.supervisor, accounts.save_profile,
        profile=replace(office.desk.read(profile), reserve_numbers=100),
    )  # fmt: skip
    desks = [Reserve(tmp_path / f"{number}.db") for number in range(6)]
    for one in desks:
        settle(office, one)
    assert [one.left(DAY).get("A", 0) for one in desks] == [100] * 5 + [0]


def test_no_reserve_where_the_office_wants_none(office: Office, reserve: Reserve) -> None:
    office.desk.write(
        office.supervisor, accounts.save_profile,
        profile=replace(office.desk.read(profile), reserve_numbers=0),
    )  # fmt: skip
    settle(office, reserve)
    assert held(office) == []


def test_a_block_that_will_not_come_home_is_given_up_with_a_reason(
    office: Office, leased: Reserve
) -> None:
    give(office, leased)

    def give_up(actor: Actor, reason: str) -> None:
        office.desk.write(actor, give_up_block, block_id=4, reason=reason)

    assert refused(lambda: give_up(office.supervisor, " ")).code == "reserve.reason_needed"
    assert refused(lambda: give_up(office.counter, "x")).code == "role.missing"
    give_up(office.supervisor, "Laptop hilang")
    assert refused(lambda: give_up(office.supervisor, "lagi")).code == "reserve.closed"
    settle(office, leased, lease=False)  # it came home all the same
    assert list(tickets(office)) == ["D-500"]
    assert held(office)[3] == ("D", 500, 524, 1, True)


def test_every_reserve_number_is_accounted_for(office: Office, leased: Reserve) -> None:
    for _ in range(3):
        give(office, leased)
    settle(office, leased)
    assert _findings(office) == []
    with office.desk.engine.begin() as connection:
        connection.execute(_BLOCK.update().where(_BLOCK.c.letter == "D").values(used=4))
    assert _findings(office) == ["check.reserve_missing"]
    with office.desk.engine.begin() as connection:
        connection.execute(_BLOCK.update().where(_BLOCK.c.letter == "D").values(used=2))
    assert _findings(office) == ["check.reserve_extra"]


def _findings(office: Office) -> list[str]:
    def look(session: Session) -> list[str]:
        return [finding.code for check in CHECKS for finding in check(session)
                if finding.code.startswith("check.reserve")]  # fmt: skip

    return office.desk.read(look)


def test_several_programs_of_one_computer_share_the_store(office: Office, leased: Reserve) -> None:
    codes: list[str] = []
    lock = threading.Lock()

    def some() -> None:
        for _ in range(5):
            code = give(office, Reserve(leased.path)).code
            with lock:
                codes.append(code)

    threads = [threading.Thread(target=some) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [f"D-{number}" for number in range(500, 525)]


def test_a_program_killed_while_giving_loses_and_doubles_nothing(
    office: Office, leased: Reserve
) -> None:
    """What it said on its output it had on its disk; killed ten times, in the middle of it."""
    code = (
        "import sys\n"
        "from datetime import UTC, date, datetime\n"
        "from pathlib import Path\n"
        "from ektp_desk.queue.reserve import Reserve\n"
        "while True:\n"
        "    print(Reserve(Path(sys.argv[1])).give(day=date(2026, 11, 24), service_code='INFO',\n"
        "        letter=sys.argv[2], priority=None, at=datetime.now(UTC), officer_id=None).code,\n"
        "        flush=True)\n"
    )
    said: list[str] = []
    for letter in "ABCD":
        child = subprocess.Popen(
            [sys.executable, "-c", code, str(leased.path), letter],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert child.stdout is not None
        said += [child.stdout.readline().strip() for _ in range(7)]
        child.kill()
        said += child.stdout.read().split()
        child.wait()
    home = leased.home()
    on_disk = [given.code for given in home.given]
    assert len(set(on_disk)) == len(on_disk)
    assert set(said) <= set(on_disk)
    assert sum(use.used for use in home.blocks) == len(on_disk)
    settle(office, leased)
    assert set(tickets(office)) == set(on_disk)


def test_a_store_that_is_no_store_is_trouble_of_the_machine(tmp_path: Path) -> None:
    path = tmp_path / "cadangan.db"
    path.write_bytes(b"bukan basis data" * 100)
    with pytest.raises(MachineError) as caught:
        Reserve(path).left(DAY)
    assert caught.value.code == "machine.reserve"
