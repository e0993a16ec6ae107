"""Numbers without gaps, however many take them at once and however many give up."""

from threading import Barrier, Thread

import pytest
from sqlmodel import Session, select

from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import NumberSeries
from ektp_desk.kernel.numbering import take_numbers
from ektp_desk.kernel.work import Work
from tests.conftest import CONSOLE
from tests.racing import refused


def take(work: Work, scope: str = "a", *, give_up: bool = False) -> int:
    number = work.number(scope)
    if give_up:
        raise OfficeError("test.given_up")
    return number


def test_each_scope_counts_by_itself_from_one(desk: Desk) -> None:
    taken = [desk.write(CONSOLE, take, scope).result for scope in ("a", "b", "a", "a", "b")]
    assert taken == [1, 1, 2, 3, 2]


def test_what_is_given_up_is_given_again(desk: Desk) -> None:
    assert desk.write(CONSOLE, take).result == 1
    assert refused(lambda: desk.write(CONSOLE, take, give_up=True)).code == "test.given_up"
    assert desk.write(CONSOLE, take).result == 2


def test_several_at_once_are_consecutive(desk: Desk) -> None:
    def block(work: Work) -> int:
        return take_numbers(work.session, "a", 10)

    assert desk.write(CONSOLE, take).result == 1
    assert desk.write(CONSOLE, block).result == 11
    assert desk.write(CONSOLE, take).result == 12


@pytest.mark.parametrize("threads", [4])
def test_no_number_twice_and_none_left_out_under_a_race(desk: Desk, threads: int) -> None:
    """Four counters take ten numbers each and give up every third attempt."""
    start, taken = Barrier(threads), []

    def counter() -> None:
        start.wait()
        for attempt in range(15):
            try:
                taken.append(desk.write(CONSOLE, take, give_up=attempt % 3 == 2).result)
            except OfficeError:
                continue

    running = [Thread(target=counter) for _ in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    assert sorted(taken) == list(range(1, threads * 10 + 1))

    def last(session: Session) -> int:
        return session.exec(select(NumberSeries.last)).one()

    assert desk.read(last) == threads * 10
