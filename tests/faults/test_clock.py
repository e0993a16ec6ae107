"""A clock that jumps back and forward between acts: refused or done, and everything agrees."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest

from ektp_desk.kernel.errors import OfficeError
from tests.faults.acts import NotThere
from tests.faults.conftest import LONG, Prepare, Prepared, Write
from tests.faults.kinds import KINDS
from tests.faults.playing import opened
from tests.faults.states import look_over

# A clock that went back is told as a difference, which a supervisor explains: that is no fault.
TOLD = "check.differs.clock "
NAMES = tuple(KINDS) if LONG else ("call", "card", "stock_movement", "closing")
TIMES = 20 if LONG else 1
JUMPS = tuple(
    map(timedelta, (-400, -31, -1, -0.2, -0.01, 0, 0, 0, 0.01, 0.2, 1, 31, 400))
)  # in days


def jumped(prepared: Prepared, random: Random, count: Counter[str]) -> None:
    """Do all acts, each at a moment of its own; what nobody foresaw comes out of here."""
    with opened(prepared.stage) as play:
        for number, act in enumerate(play.stage.kind.acts):
            moment = play.stage.kind.begins + play.stage.kind.pause * number
            play.office.clock.set(moment + random.choice(JUMPS))
            try:
                act(play.office, play.facts)
                count["done"] += 1
            except OfficeError as error:
                count[error.code] += 1
            except NotThere:
                count["nothing to do"] += 1


@pytest.mark.parametrize("name", NAMES)
def test_a_clock_that_jumps(in_file: Prepare, name: str, write: Write) -> None:
    count: Counter[str] = Counter()
    for seed in range(TIMES):
        prepared = in_file(name)
        jumped(prepared, Random(f"{name} {seed}"), count)
        found = look_over(prepared.stage.engine)
        assert [item for item in found if not item.startswith(TOLD)] == [], seed
        prepared.stage.engine.dispose()
    write(f"clock-{name}", count)
