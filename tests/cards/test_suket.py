"""The temporary certificate: for whom, when, until when, and how it ends."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ektp_desk.accounts import queries as accounts
from ektp_desk.accounts import services
from ektp_desk.cards import queries_suket, suket
from ektp_desk.cards import services as cards
from ektp_desk.cards.offers import Supply
from ektp_desk.cards.queries_suket import SuketBook, SuketList, SuketRow
from ektp_desk.cards.rules_suket import SuketState, may_extend, suket_problem, valid_until
from ektp_desk.papers.services import PaperRow
from ektp_desk.recording import services_central
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.stock import services as stock
from printing.catalogue import render
from tests.conftest import Office
from tests.printing.reading import squeezed, text_of
from tests.racing import race, refused


@pytest.fixture
def short(office: Office) -> Office:
    """An office with two blanks left that offers sukets; the grown-up and the married are
    print-ready."""
    desk = office.desk
    profile = desk.read(accounts.profile)
    desk.write(office.supervisor, services.save_profile,
               profile=replace(profile, suket_enabled=True))  # fmt: skip
    desk.write(office.supervisor, stock.open_stock, quantity=2)
    for person in (office.adult, office.married):
        desk.write(office.counter, services_central.see_status, resident_id=person,
                   status=CentralStatus.PRINT_READY_RECORD)  # fmt: skip
    return office


def give(office: Office, person: int, **why: object) -> tuple[SuketRow, PaperRow]:
    return office.desk.write(office.counter, suket.issue_suket, resident_id=person, **why).result


def book(office: Office, part: SuketList = SuketList.VALID) -> SuketBook:
    return office.desk.read(queries_suket.book, day=office.clock.now().date(), part=part)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({}, None),
        ({"enabled": False}, "suket.off"),
        ({"supply": Supply.ENOUGH}, "suket.blanks_enough"),
        ({"supply": Supply.GONE}, None),
        ({"recorded": False}, "suket.not_recorded"),
        ({"has_valid": True}, "suket.has_one"),
    ],
)
def test_who_may_have_one(values: dict[str, object], problem: str | None) -> None:
    plain = {"enabled": True, "supply": Supply.SHORT, "recorded": True, "has_valid": False}
    assert suket_problem(**{**plain, **values}) == problem  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("issued", "until"),
    [
        (date(2026, 11, 24), date(2027, 5, 24)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 3, 31), date(2026, 9, 30)),
        (date(2026, 6, 30), date(2026, 12, 30)),
    ],
)
def test_six_months(issued: date, until: date) -> None:
    assert valid_until(issued) == until


def test_it_is_extended_in_its_last_thirty_days() -> None:
    until = date(2027, 5, 24)
    assert not may_extend(until, date(2027, 4, 23))
    assert may_extend(until, date(2027, 4, 24))
    assert may_extend(until, date(2027, 9, 1))


def test_a_certificate_is_issued_numbered_and_printed(short: Office) -> None:
    row, paper = give(short, short.adult, purpose=" rekening  bank ")
    assert (row.number, row.state, row.valid_until, row.purpose) == (
        "470/001/SKT/XI/2026", SuketState.VALID, date(2027, 5, 24), "rekening bank",
    )  # fmt: skip
    found = text_of(render(paper.kind, paper.slip))
    for words in ("7373014405920001", "Andi Sitti Aminah", "24 Mei 2027", "rekening bank"):
        assert squeezed(words) in found
    second, _ = give(short, short.married)
    assert second.number == "470/002/SKT/XI/2026"
    assert [r.id for r in book(short).rows] == [second.id, row.id]


def test_the_rules_are_asked_of_the_office(short: Office) -> None:
    assert refused(lambda: give(short, short.pupil)).code == "suket.not_recorded"
    give(short, short.adult)
    assert refused(lambda: give(short, short.adult)).code == "suket.has_one"
    short.desk.write(
        short.supervisor, stock.receive, quantity=900, counterpart="Provinsi", document="BA-1",
        occurred_on=short.clock.now().date(),
    )  # fmt: skip
    assert refused(lambda: give(short, short.married)).code == "suket.blanks_enough"
    profile = short.desk.read(accounts.profile)
    short.desk.write(short.supervisor, services.save_profile,
                     profile=replace(profile, suket_enabled=False))  # fmt: skip
    assert refused(lambda: give(short, short.married)).code == "suket.off"


def test_a_good_card_replaces_it(short: Office) -> None:
    row, _ = give(short, short.adult)
    card = short.desk.write(short.printer, cards.intend, resident_id=short.adult).result
    short.desk.write(short.printer, cards.confirm_good, card_id=card.id)
    (over,) = book(short, SuketList.OVER).rows
    assert (over.id, over.state, over.ended_on) == (
        row.id, SuketState.REPLACED, date(2026, 11, 24),
    )  # fmt: skip


def test_what_runs_out_is_listed_and_extended(short: Office) -> None:
    row, _ = give(short, short.adult)

    def extend() -> tuple[SuketRow, PaperRow]:
        return short.desk.write(short.counter, suket.extend_suket, suket_id=row.id).result

    assert refused(extend).code == "suket.not_yet"
    short.clock.set(datetime(2027, 5, 1, tzinfo=UTC))
    assert (book(short).running_out, book(short, SuketList.RUNNING_OUT).rows[0].days_left(
        date(2027, 5, 1))) == (1, 23)  # fmt: skip
    new, _ = extend()
    assert (new.number, new.valid_until, new.resident_id) == (
        "470/001/SKT/V/2027", date(2027, 11, 1), short.adult,
    )  # fmt: skip
    assert refused(extend).code == "suket.over"
    assert book(short, SuketList.OVER).rows[0].state is SuketState.EXTENDED


def test_it_is_taken_back_with_a_reason(short: Office) -> None:
    row, _ = give(short, short.adult)

    def back(reason: str) -> SuketRow:
        return short.desk.write(
            short.counter, suket.withdraw_suket, suket_id=row.id, reason=reason
        ).result

    error = refused(lambda: back(" "))
    assert (error.code, error.field) == ("suket.reason_needed", "reason")
    assert back("salah nama").end_reason == "salah nama"
    assert refused(lambda: back("lagi")).code == "suket.over"


def test_two_counters_give_one(short: Office) -> None:
    act = lambda: give(short, short.adult)  # noqa: E731
    assert race(act, act) == ["", "suket.has_one"]
    assert (
        short.desk.read(
            queries_suket.issued_between, first=date(2026, 11, 1), last=date(2026, 11, 30)
        )
        == 1
    )


def test_its_code_finds_it(short: Office) -> None:
    row, paper = give(short, short.adult)
    assert paper.slip["token"] == row.token
    found = short.desk.read(queries_suket.suket_by_token, token=row.token)
    assert found is not None
    assert found.id == row.id
