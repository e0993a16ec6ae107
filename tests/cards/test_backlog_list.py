"""The list of who waits for blanks, on paper."""

import pytest

from ektp_desk.cards import backlog
from ektp_desk.cards.backlog_list import issue_list
from ektp_desk.papers.queries import paper
from ektp_desk.papers.services import PaperRow
from ektp_desk.recording import services_central
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.residents import queries as residents
from ektp_desk.stock import services as stock
from tests.conftest import Office
from tests.racing import race, refused


@pytest.fixture
def waiting(office: Office) -> Office:
    """Two wait; the one who came last is urgent."""
    office.desk.write(office.supervisor, stock.open_stock, quantity=0)
    for person, service in ((office.adult, "LOST"), (office.married, "DAMAGED")):
        office.desk.write(office.counter, backlog.join, resident_id=person, service_code=service)
        office.clock.advance(seconds=60)
    office.desk.write(
        office.supervisor, services_central.see_status, resident_id=office.married,
        status=CentralStatus.PRINT_READY_RECORD, service_code="DAMAGED", urgent_reason="berobat",
    )  # fmt: skip
    return office


def issued(office: Office) -> PaperRow:
    return office.desk.write(office.supervisor, issue_list).result


def test_the_list_stands_on_paper_in_the_order_of_the_turns(waiting: Office) -> None:
    people = [
        waiting.desk.read(residents.resident, resident_id=person)
        for person in (waiting.married, waiting.adult)
    ]
    slip = issued(waiting).slip
    assert [line["name"] for line in slip["lines"]] == [person.name for person in people if person]
    assert [line["urgent"] for line in slip["lines"]] == [True, False]
    assert [line["invited_on"] for line in slip["lines"]] == [None, None]
    assert (slip["waiting"], slip["invited"], slip["free"]) == (2, 0, 0)
    for person in people:
        assert person is not None
        assert person.nik not in str(slip), "NIKs are masked"


def test_who_was_invited_is_said_with_the_day(waiting: Office) -> None:
    waiting.desk.write(
        waiting.supervisor, stock.receive, quantity=1, counterpart="Provinsi", document="BA-1",
        occurred_on=waiting.clock.now().date(),
    )  # fmt: skip
    waiting.desk.write(waiting.supervisor, backlog.invite, count=1)
    slip = issued(waiting).slip
    assert [line["invited_on"] for line in slip["lines"]] == ["2026-11-24", None]
    assert (slip["waiting"], slip["invited"], slip["free"]) == (1, 1, 0)


def test_each_paper_has_its_own_number_also_at_the_same_moment(waiting: Office) -> None:
    assert issued(waiting).key == "cards.backlog/2026-11-24/1"
    assert race(lambda: issued(waiting), lambda: issued(waiting)) == [""] * 2
    assert waiting.desk.read(paper, "cards.backlog/2026-11-24/3") is not None


def test_an_empty_list_is_no_paper(office: Office) -> None:
    assert refused(lambda: issued(office)).code == "backlog.nobody_listed"


def test_a_counter_prints_no_list(waiting: Office) -> None:
    def prints() -> None:
        waiting.desk.write(waiting.counter, issue_list)

    assert refused(prints).code == "role.missing"
