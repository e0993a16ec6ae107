"""The print-ready list in the order of the rule, and the other lists of the room."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert
from sqlmodel import col

from ektp_desk.cards import queries, services
from ektp_desk.cards.rules import CardAct, PrintKey, PrintRank, print_rank
from ektp_desk.kernel.work import Work
from ektp_desk.recording.models import CentralRecord
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.residents import searchtable
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import MaritalStatus, Sex, name_key
from ektp_desk.residents.sounds import sound_key
from tests.cards.conftest import PrintRoom
from tests.cards.test_printing import good, intend

TODAY = date(2026, 11, 24)
REASONS = st.sampled_from(["", "  ", "umrah besok"])
SERVICES = st.sampled_from([None, "NEW", "DAMAGED", "LOST"])


def add_people(work: Work, *, number: int) -> list[int]:
    """Adults without names of their own, for long lists."""
    rows = [
        {
            "nik": f"73730101019{index:05d}",
            "kk_number": "",
            "name": f"Warga {index}",
            "name_key": name_key(f"Warga {index}"),
            "sound_key": sound_key(f"Warga {index}"),
            "sex": Sex.MALE,
            "birth_place": "",
            "birth_date": date(1990, 1, 1),
            "marital_status": MaritalStatus.SINGLE,
            "citizenship": "WNI",
            "address": "",
            "rt": "",
            "rw": "",
            "presence": "present",
            "created_at": work.now,
            "updated_at": work.now,
            "version": 1,
        }
        for index in range(number)
    ]
    statement = insert(Resident).returning(col(Resident.id), sort_by_parameter_order=True)
    ids = [person or 0 for person in work.session.execute(statement, rows).scalars()]
    searchtable.add_many(work.session, ids)
    return ids


def make_ready(work: Work, *, people: Sequence[tuple[int, str, str | None, int]]) -> None:
    """(resident, urgent reason, service, days since) as central records, nothing else."""
    work.session.execute(delete(CentralRecord))
    for person, reason, service, age in people:
        record = CentralRecord(
            resident_id=person,
            status=CentralStatus.PRINT_READY_RECORD,
            since=TODAY - timedelta(days=age),
            seen_at=work.now,
            service_code=service,
            urgent_reason=reason,
        )
        work.session.add(record)
    work.session.flush()


def test_the_list_follows_the_rule_on_any_backlog(room: PrintRoom) -> None:
    ids = room.desk.write(room.office.supervisor, add_people, number=12).result

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.tuples(REASONS, SERVICES, st.integers(0, 6)), max_size=12))
    def follows(backlog: list[tuple[str, str | None, int]]) -> None:
        people = [(person, *rest) for person, rest in zip(ids, backlog, strict=False)]
        room.desk.write(room.office.supervisor, make_ready, people=people)
        expected = sorted(
            PrintKey(
                print_rank(urgent_reason=reason, service_code=service),
                TODAY - timedelta(days=age),
                person,
            )
            for person, reason, service, age in people
        )
        assert [row.key for row in room.desk.read(queries.print_ready)] == expected
        assert room.desk.read(queries.count_print_ready) == len(expected)

    follows()


def test_pages_join_without_a_gap(room: PrintRoom) -> None:
    ids = room.desk.write(room.office.supervisor, add_people, number=23).result
    random = Random(4)
    backlog = [
        (person, random.choice(["", "sakit"]), random.choice(["NEW", "LOST"]), random.randint(0, 2))
        for person in ids
    ]
    room.desk.write(room.office.supervisor, make_ready, people=backlog)
    whole = room.desk.read(queries.print_ready, limit=100)
    pages: list[queries.PrintReadyRow] = []
    after = None
    while page := room.desk.read(queries.print_ready, limit=4, after=after):
        pages += page
        after = page[-1].key

    assert len(whole) == 23
    assert tuple(pages) == whole


def test_a_line_tells_who_why_and_how_long(room: PrintRoom) -> None:
    room.ready(room.office.adult, service_code="LOST", urgent_reason="umrah besok")
    (row,) = room.desk.read(queries.print_ready)

    assert row.key == PrintKey(PrintRank.URGENT, TODAY, room.office.adult)
    assert (row.name, row.masked_nik) == ("Andi Sitti Aminah", "7373••••••••0001")
    assert (row.service_code, row.urgent_reason) == ("LOST", "umrah besok")
    assert row.service_id_name
    assert row.service_en_name
    assert row.village
    assert row.ticket_code == ""
    assert row.age_days(TODAY + timedelta(days=3)) == 3
    assert row.age_days(TODAY - timedelta(days=3)) == 0


def test_who_is_being_printed_is_not_on_the_list(room: PrintRoom) -> None:
    for person in (room.office.adult, room.office.married):
        room.ready(person)
    card = intend(room, room.office.adult)

    assert [row.resident_id for row in room.desk.read(queries.print_ready)] == [room.office.married]
    assert room.desk.read(queries.count_print_ready) == 1
    room.desk.write(room.office.printer, services.mark_unknown, card_id=card.id)
    assert room.desk.read(queries.count_print_ready) == 1
    room.desk.write(
        room.office.printer, services.settle_unknown, card_id=card.id, outcome="not_printed"
    )
    assert room.desk.read(queries.count_print_ready) == 2


def test_a_card_is_found_by_what_its_receipt_carries(room: PrintRoom) -> None:
    room.ready(room.office.adult)
    card = good(room, intend(room, room.office.adult).id).card

    assert room.desk.read(queries.card_by_token, token=f" {card.token} ") == card
    assert room.desk.read(queries.card_by_number, number=card.number.lower()) == card
    assert room.desk.read(queries.card, card_id=card.id) == card
    assert room.desk.read(queries.cards_of_resident, resident_id=room.office.adult) == (card,)
    assert room.desk.read(queries.card_by_token, token="C-0000000000000000") is None
    assert room.desk.read(queries.card_by_number, number="K-2026-999999") is None
    assert room.desk.read(queries.card, card_id=999) is None


def test_uncollected_cards_stand_by_age_in_pages(room: PrintRoom) -> None:
    ids = room.desk.write(room.office.supervisor, add_people, number=5).result
    for day, person in zip((26, 24, 24, 25, 24), ids, strict=True):
        room.office.clock.set(datetime(2026, 11, day, 1, tzinfo=UTC))
        room.ready(person)
        good(room, intend(room, person).id)
    whole = room.desk.read(queries.uncollected)
    pages: list[queries.CardRow] = []
    after = None
    while page := room.desk.read(queries.uncollected, limit=2, after=after):
        pages += page
        after = (page[-1].office_date, page[-1].id)

    assert [card.resident_id for card in whole] == [ids[1], ids[2], ids[4], ids[3], ids[0]]
    assert tuple(pages) == whole
    assert room.desk.read(queries.count_uncollected) == 5
    assert whole[0].age_days(date(2026, 11, 26)) == 2


def test_the_print_log_is_of_one_day(room: PrintRoom) -> None:
    room.ready(room.office.adult)
    card = intend(room, room.office.adult)
    room.office.clock.set(datetime(2026, 11, 25, 1, tzinfo=UTC))
    good(room, card.id)

    (yesterday,) = room.desk.read(queries.print_log, day=TODAY)
    (today,) = room.desk.read(queries.print_log, day=date(2026, 11, 25))
    assert (yesterday.act, today.act) == (CardAct.INTENDED, CardAct.GOOD)
    assert (today.officer, today.card_number) == ("Petugas cetak1", card.number)
    assert today.masked_nik == "7373••••••••0001"
