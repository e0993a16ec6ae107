"""A hundred thousand events in one file: it takes its time, and nothing else happens."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlmodel import Session

from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.outreach.homecoming import Fate
from ektp_desk.outreach.models import OutreachTarget
from ektp_desk.outreach.models_field import FieldEvent
from ektp_desk.outreach.rules import TargetOutcome
from ektp_desk.storage.engines import make_engines
from tests.conftest import ZONE, make_office
from tests.outreach.homes import AWAY, give_laptop, rows, take

MANY = 100_000
NIKS = ("7373014405920001", "7373021203060002", "7373036001100003", "7373047007110004")


@pytest.mark.timeout(1200)
def test_a_hundred_thousand_events_come_home(sqlite_address: str, clock: SetClock) -> None:
    engines = make_engines(sqlite_address)
    desk = Desk(reader=engines.reader, writer=engines.writer, clock=clock, zone=ZONE)
    office = make_office(desk, clock)
    laptop = give_laptop(office, "Satu")
    opened = laptop.pack(*(
        laptop.outcome(NIKS[number % 4], "refused" if number >= MANY - 4 else "not_met",
                       at=AWAY + timedelta(seconds=number))
        for number in range(MANY)
    ))  # fmt: skip

    assert dict(take(office, opened).counts) == {Fate.NEW: MANY}
    assert take(office, opened).again
    targets = rows(office, OutreachTarget)
    assert [target.outcome for target in targets] == [TargetOutcome.REFUSED] * 4

    def count(session: Session) -> int:
        return session.execute(select(func.count()).select_from(FieldEvent)).scalar_one()

    assert desk.read(count) == MANY
    desk.close()
