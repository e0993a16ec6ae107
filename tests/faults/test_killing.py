"""The killing finds what it looks for: an act in two halves, one lost, one done twice."""

import sys
from collections.abc import Callable

import pytest
from sqlalchemy import text

from tests.faults.conftest import Prepare, Prepared
from tests.faults.killing import Killing, Victims
from tests.faults.victim import Order

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills")


class Liar(Victims):
    """Says and leaves other things than the programs that are killed."""

    def __init__(self, honest: Victims, *, says: int, does: Callable[[], None]):
        super().__init__(honest.process)
        self._says, self._does = says, does

    def run(self, order: Order) -> tuple[int, list[list[str]]]:
        if order.how == "rehearse":
            return super().run(order)
        self._does()
        return -9, [["done", str(number)] for number in range(self._says)]


def judged(
    prepared: Prepared, honest: Victims, *, says: int, acts: int, more: str = ""
) -> tuple[int, int, int, int]:
    """What is counted when so many acts are told and so many done, and `more` is done beside."""
    stage = prepared.stage

    def does() -> None:
        for number in range(acts):
            words = (stage.address, stage.key, "count", str(stage.scene), number, "told", number)
            honest.run(Order(*words))
        if more:
            engine = stage.engine
            with engine.begin() as connection:
                connection.execute(text(more))
            engine.dispose()

    liar = Liar(honest, says=says, does=does)
    tally = Killing(stage, prepared.course, liar, seed=1).run(1)
    return tally.lost, tally.doubled, tally.half, tally.findings


def test_what_was_acknowledged_and_is_not_there_is_lost(in_file: Prepare, fallen: Victims) -> None:
    assert judged(in_file("count"), fallen, says=1, acts=0) == (1, 0, 0, 0)


def test_more_than_one_act_beyond_what_was_acknowledged_was_done_twice(
    in_file: Prepare, fallen: Victims
) -> None:
    assert judged(in_file("count"), fallen, says=0, acts=2) == (0, 1, 0, 0)


def test_one_row_of_an_act_without_the_others_is_half_of_it(
    in_file: Prepare, fallen: Victims
) -> None:
    half = "INSERT INTO number_series (scope, last) VALUES ('separuh', 1)"
    assert judged(in_file("count"), fallen, says=1, acts=1, more=half) == (0, 0, 1, 0)


def test_what_the_check_finds_is_counted(in_file: Prepare, fallen: Victims) -> None:
    broken = "UPDATE audit_head SET last_id = last_id + 1"
    assert judged(in_file("count"), fallen, says=1, acts=1, more=broken) == (0, 0, 1, 1)
