"""Visits, people and recordings that the tests of requests, lists and proposals stand on."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from ektp_desk.cards.rules import FIRST_CARD_SERVICE
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.work import Actor, Work
from ektp_desk.outreach.models import OutreachRequest, OutreachVisit
from ektp_desk.outreach.rules import RequestState, VisitKind, VisitState
from ektp_desk.recording import services as recording
from ektp_desk.recording import services_central, services_needs
from ektp_desk.recording.needs import Need
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.residents.rules import MaritalStatus, Sex
from ektp_desk.residents.services import Person, add_resident

TODAY = date(2026, 11, 24)
VILLAGE, NEIGHBOUR, FAR = "73.73.01.1001", "73.73.01.1002", "73.73.05.1001"
_numbers = count(1)


def visit(desk: Desk, actor: Actor, **changes: Any) -> int:
    """A visit to the first village in a week, put there as it would stand in the book."""
    number = next(_numbers)

    def put(work: Work) -> int:
        values: dict[str, Any] = {
            "uid": f"{number:032x}", "number": f"JB-2026-{number:04d}",
            "kind": VisitKind.VILLAGE, "state": VisitState.PLANNED, "title": "Perekaman keliling",
            "village_code": VILLAGE, "day": TODAY + timedelta(days=7), "created_at": work.now,
        }  # fmt: skip
        row = OutreachVisit(**(values | changes))
        work.session.add(row)
        work.session.flush()
        work.record("outreach.planned", row.id or 0)
        return row.id or 0

    return desk.write(actor, put).result


def set_state(desk: Desk, actor: Actor, visit_id: int, state: VisitState) -> None:
    """Move a visit on."""

    def move(work: Work) -> None:
        row = work.session.get(OutreachVisit, visit_id)
        assert row is not None
        row.state = state
        work.session.flush()
        work.record("outreach.changed", visit_id)

    desk.write(actor, move)


def answer(desk: Desk, actor: Actor, request_id: int, visit_id: int) -> None:
    """A request that is answered by a visit."""

    def plan(work: Work) -> None:
        row = work.session.get(OutreachRequest, request_id)
        assert row is not None
        row.state, row.visit_id = RequestState.PLANNED, visit_id
        work.session.flush()
        work.record("visit_request.planned", request_id)

    desk.write(actor, plan)


def person(desk: Desk, actor: Actor, age: int, *, village: str | None = VILLAGE, days: int = 100,
           marital: MaritalStatus = MaritalStatus.SINGLE, rw: str = "002") -> int:  # fmt: skip
    """Somebody of `age` whose last birthday was `days` before today."""
    number = next(_numbers)
    born = TODAY.replace(year=TODAY.year - age) - timedelta(days=days)
    made = Person(
        nik=f"737301{born:%d%m%y}{number % 10_000:04d}", name=f"Warga {number:04d}",
        sex=Sex.MALE, birth_date=born, birth_place="Palopo", marital_status=marital,
        kk_number="", address=f"Jl. Contoh No. {number}", rt="001", rw=rw, village_code=village,
    )  # fmt: skip
    return desk.write(actor, add_resident, person=made).result


def seen_as(desk: Desk, actor: Actor, resident_id: int, status: CentralStatus) -> None:
    """What the central system says of somebody."""
    desk.write(actor, services_central.see_status, resident_id=resident_id, status=status)


def begin_special(desk: Desk, actor: Actor, resident_id: int, *needs: Need) -> None:
    """A recording that was begun with needs and never came to an end."""
    begun = desk.write(
        actor, recording.start, resident_id=resident_id, service_code=FIRST_CARD_SERVICE
    ).result
    desk.write(
        actor, services_needs.adapt, recording_id=begun.id, version=begun.version, needs=needs
    )
