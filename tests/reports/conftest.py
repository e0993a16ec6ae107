"""One real working day, small enough to count on the fingers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copyfile

import pytest
from sqlmodel import Session, select

from ektp_desk.cards import destroying, queries
from ektp_desk.cards import services as cards
from ektp_desk.cards.consumables import receive_rolls
from ektp_desk.cards.destruction_entries import put_in
from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.rules import Collector, SpoilReason
from ektp_desk.cards.rules_destruction import Piece, StoreSource, Witness
from ektp_desk.coverage import services as coverage
from ektp_desk.coverage.rules import WhyNot
from ektp_desk.outreach.rules import TargetOutcome, VisitKind, VisitState
from ektp_desk.outreach.rules_field import EventKind
from ektp_desk.partners import lists, register
from ektp_desk.partners.models import PartnerLine
from ektp_desk.partners.preview import known_of_list
from ektp_desk.partners.rules import Answer, Decision, PartnerKind, Purpose, Said
from ektp_desk.partners.selection import Selection
from ektp_desk.partners.services import Decided, Source, take_answers
from ektp_desk.queue import services as queue
from ektp_desk.recording import services_central
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.stock import requests
from ektp_desk.stock import services as stock
from tests.conftest import Office, copied, database, furnishing
from tests.outreach import trips

AFTERWARDS = datetime(2026, 11, 24, 1, 10, tzinfo=UTC)  # 09.10 in the office


@dataclass(frozen=True)
class WorkingDay:
    """Monday: stock of 300. Tuesday: two tickets, one spoiled and one good card, hand-over."""

    office: Office
    card: CardRow


def ready(office: Office, person: int, service: str = "DAMAGED") -> None:
    office.desk.write(
        office.supervisor,
        services_central.see_status,
        resident_id=person,
        status=CentralStatus.PRINT_READY_RECORD,
        service_code=service,
    )


@pytest.fixture
def template(request: pytest.FixtureRequest, template: str) -> str:
    """Tests that ask for the day get a copy of the database in which it was lived."""
    return "day" if "working_day" in request.fixturenames else template


@pytest.fixture(scope="session")
def sqlite_day(sqlite_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the day, to be copied."""
    path = copyfile(sqlite_office, tmp_path_factory.mktemp("day") / "office.db")
    with furnishing(str(path)) as office:
        live_the_day(office)
    return path


@pytest.fixture(scope="session")
def postgresql_day(postgres: str, postgresql_office: str) -> Iterator[str]:
    """A database with the day, to be copied likewise."""
    with copied(postgres, postgresql_office) as name:
        with furnishing(database(postgres, name)) as office:
            live_the_day(office)
        yield name


@pytest.fixture
def working_day(office: Office) -> WorkingDay:
    """The day as it stands at 09.10."""
    office.clock.set(AFTERWARDS)
    made = office.desk.read(queries.cards_of_resident, resident_id=office.adult)
    return WorkingDay(office, max(made, key=lambda card: card.id))  # the first one was spoiled


def live_the_day(office: Office) -> None:
    """All of it, from Monday morning on."""
    desk, clock = office.desk, office.clock
    clock.set(datetime(2026, 11, 23, 1, tzinfo=UTC))
    desk.write(office.supervisor, stock.open_stock, quantity=300)
    clock.set(datetime(2026, 11, 24, 0, 0, tzinfo=UTC))
    desk.write(
        office.supervisor,
        stock.receive,
        quantity=20,
        counterpart="Provinsi",
        document="BA-1",
        occurred_on=clock.now().date(),
    )
    desk.write(office.supervisor, requests.draft_request, requested=1_500)
    _partner(office)
    for person in (office.adult, office.married):
        desk.write(office.counter, queue.take_number, service_code="DAMAGED", resident_id=person)
        clock.advance(seconds=60)
    clock.set(datetime(2026, 11, 24, 0, 10, tzinfo=UTC))
    desk.write(office.counter, queue.open_counter, counter_id=1)
    first = desk.write(office.counter, queue.call_next, counter_id=1).result
    desk.write(office.counter, queue.serve, ticket_id=first.id)
    desk.write(office.counter, queue.finish, ticket_id=first.id)
    clock.set(datetime(2026, 11, 24, 0, 31, tzinfo=UTC))
    second = desk.write(office.counter, queue.call_next, counter_id=1).result
    desk.write(office.counter, queue.no_show, ticket_id=second.id)
    for person in (office.adult, office.married):
        ready(office, person)
    spoiled = desk.write(office.printer, cards.intend, resident_id=office.adult).result
    desk.write(
        office.printer,
        cards.confirm_spoiled,
        card_id=spoiled.id,
        reason=SpoilReason.MISPRINT,
    )
    piece = desk.write(office.printer, cards.intend, resident_id=office.adult).result
    card = desk.write(office.printer, cards.confirm_good, card_id=piece.id).result.card
    clock.set(datetime(2026, 11, 24, 1, 5, tzinfo=UTC))
    desk.write(
        office.handover,
        cards.hand_over,
        card_id=card.id,
        collector=Collector.SELF,
        identity_checked=True,
        old_card_absence="tertinggal",
    )
    desk.write(
        office.counter, coverage.note_reason, resident_id=office.child, why=WhyNot.AWAY,
        evidence="", seen_on=date(2026, 11, 24), source="Keluarga",
    )  # fmt: skip
    _print_room(office)
    _outreach(office)
    clock.advance(seconds=300)
    assert clock.now() == AFTERWARDS


def _print_room(office: Office) -> None:
    """A ribbon on the shelf; a found card destroyed, the spoiled one left in the store."""
    desk, day = office.desk, date(2026, 11, 24)
    desk.write(office.supervisor, receive_rolls, kind="ribbon", name="Pita", prints=500, rolls=2)
    desk.write(office.supervisor, put_in, reason="deceased", note="dibawa keluarga")
    batch = desk.write(office.supervisor, destroying.open_batch, until=day).result
    out = Piece(StoreSource.SPOILED, 1)
    desk.write(office.supervisor, destroying.choose, batch_id=batch.id, until=day, left_out=(out,))
    desk.write(office.supervisor, destroying.count_batch, batch_id=batch.id,
               counted={"deceased": 1})  # fmt: skip
    desk.write(
        office.supervisor, destroying.sign_batch, batch_id=batch.id, place="Kantor",
        method="burnt", witnesses=(Witness("Saksi satu", "Staf"), Witness("Saksi dua", "Staf")),
        destroyed_on=day,
    )  # fmt: skip


def _partner(office: Office) -> None:
    """A list for an organisation, answered in one line."""
    desk, day = office.desk, date(2026, 11, 24)
    partner = desk.write(
        office.supervisor, register.add_partner,
        card=register.PartnerCard(PartnerKind.ORGANISATION, "PPDI Palopo"),
    ).result  # fmt: skip
    selection = Selection(Purpose.NOT_RECORDED, day)
    made = desk.write(
        office.supervisor, lists.make_list, partner_id=partner, selection=selection,
        expires_on=date(2026, 12, 24),
    ).result  # fmt: skip
    with Session(desk.reading_engine) as session:
        line = session.exec(select(PartnerLine).limit(1)).one()
        known, _statements = known_of_list(session, made.list_id)[line.resident_id]
    answer = Said(line.id or 0, Answer.WILL_COME, day)
    desk.write(
        office.supervisor, take_answers, list_id=made.list_id,
        decided=[Decided(answer, Decision.TAKEN, known)], source=Source("daftar.xlsx", "0" * 64),
    )  # fmt: skip


def _outreach(office: Office) -> None:
    """A school visit of the day with a laptop: the pupil asked for it, and was not met."""
    visit = trips.visit(office, kind=VisitKind.SCHOOL, state=VisitState.DONE)
    trips.request(office, visit, resident_id=office.pupil)
    trips.target(office, visit, office.pupil, TargetOutcome.NOT_MET, note="ujian")
    device = trips.laptop(office)
    trips.goes_out(office, device, visit, office.pupil)
    home = trips.comes_home(office, device, visit)
    trips.event(office, home, EventKind.TARGET_OUTCOME, office.pupil)
    trips.set_apart(office, home, decided=False)
    trips.double_decided(office, office.pupil, "R-2026-000901", "R-2026-000902")
    trips.added(office, office.pupil)
