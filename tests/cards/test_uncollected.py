"""Cards nobody fetched: by age, told, on paper, and withdrawn in the end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ektp_desk.accounts import queries as accounts
from ektp_desk.accounts.services import save_profile
from ektp_desk.cards import queries, uncollected
from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.rules import CardAct, CardState
from ektp_desk.cards.rules_pickup import AgeBand, ReminderChannel
from ektp_desk.cards.uncollected_list import issue_uncollected_list
from ektp_desk.papers.queries import paper
from ektp_desk.reports import queries as reports
from ektp_desk.reports.audit_checks import blanks_of_cards, cards_and_log
from ektp_desk.reports.timeline import timeline
from tests.cards.conftest import PrintRoom
from tests.cards.test_handover import hand_over
from tests.cards.test_printing import good, intend
from tests.racing import race, refused

VILLAGE = "73.73.01.1001"
DAY = 86_400


def card_of(room: PrintRoom, person: int) -> CardRow:
    room.ready(person)
    return good(room, intend(room, person).id).card


@pytest.fixture
def three(room: PrintRoom) -> list[CardRow]:
    """Three cards, printed 0, 10 and 100 days ago: newest last; today is 3 March 2027."""
    made = [card_of(room, room.office.adult)]
    room.office.clock.advance(seconds=90 * DAY)
    made.append(card_of(room, room.office.married))
    room.office.clock.advance(seconds=10 * DAY)
    room.office.clock.advance(seconds=0)
    made.append(card_of(room, room.office.pupil))
    return made


def today(room: PrintRoom) -> date:
    return room.office.clock.now().astimezone(room.desk.zone).date()


def remind(room: PrintRoom, *card_ids: int, told: str = "", note: str = "") -> int:
    return room.desk.write(
        room.office.handover, uncollected.remind, card_ids=card_ids,
        channel=ReminderChannel.KELURAHAN, told=told, note=note,
    ).result  # fmt: skip


def withdraw(room: PrintRoom, card_id: int, reason: str = "tidak ditemukan") -> CardRow:
    return room.desk.write(
        room.office.supervisor, uncollected.withdraw_uncollected, card_id=card_id, reason=reason
    ).result


def test_they_are_counted_by_age(room: PrintRoom, three: list[CardRow]) -> None:
    ageing = room.desk.read(uncollected.ageing, day=today(room))

    assert dict(ageing.bands) == {
        AgeBand.WEEK: 1, AgeBand.MONTH: 1, AgeBand.QUARTER: 0, AgeBand.OLDER: 1,
    }  # fmt: skip
    assert (ageing.total, ageing.long, ageing.limit_days) == (3, 1, 90)
    assert ageing.oldest == three[0].office_date
    hand_over(room, three[0].id)
    assert room.desk.read(uncollected.ageing, day=today(room)).total == 2


def test_an_office_without_cards_has_none(room: PrintRoom) -> None:
    ageing = room.desk.read(uncollected.ageing, day=today(room))

    assert (ageing.total, ageing.long, ageing.oldest) == (0, 0, None)
    assert room.desk.read(uncollected.villages) == ()


def test_a_clock_set_back_makes_no_age_below_zero(room: PrintRoom, three: list[CardRow]) -> None:
    before = three[0].office_date - timedelta(days=400)
    ageing = room.desk.read(uncollected.ageing, day=before)
    rows = room.desk.read(uncollected.uncollected, day=before)

    assert dict(ageing.bands)[AgeBand.WEEK] == 3
    assert {row.days(before) for row in rows} == {0}


def test_they_are_listed_oldest_first_and_by_choice(room: PrintRoom, three: list[CardRow]) -> None:
    def numbers(**choice: object) -> list[str]:
        rows = room.desk.read(uncollected.uncollected, day=today(room), **choice)
        return [row.number for row in rows]

    names = [card.number for card in three]
    assert numbers() == names
    assert numbers(band=AgeBand.MONTH) == [names[1]]
    assert numbers(band=AgeBand.OLDER) == numbers(long_only=True) == [names[0]]
    assert numbers(village_code=VILLAGE) == names
    assert numbers(village_code="73.73.09.1001") == []
    (village,) = room.desk.read(uncollected.villages)
    assert (village.code, village.cards) == (VILLAGE, 3)


def test_who_was_told_stands_beside_the_card(room: PrintRoom, three: list[CardRow]) -> None:
    assert remind(room, three[0].id, three[1].id, three[0].id, told=" Ibu \n RT ") == 2
    remind(room, three[0].id)
    first, second, third = room.desk.read(uncollected.uncollected, day=today(room))

    assert (first.times_told, first.told) == (2, first.resident_name)
    assert (second.times_told, second.told) == (1, "Ibu RT")
    assert (third.times_told, third.told_at, third.told_channel) == (0, None, None)
    told = room.desk.read(timeline, resident_id=room.office.married)
    assert "timeline.card_reminded" in [moment.code for moment in told]


def test_nobody_is_told_of_a_card_that_is_gone(room: PrintRoom, three: list[CardRow]) -> None:
    hand_over(room, three[1].id)
    error = refused(lambda: remind(room, three[0].id, three[1].id))

    assert error.code == "reminder.collected"
    assert error.params == {"number": three[1].number}
    assert room.desk.read(uncollected.uncollected, day=today(room))[0].times_told == 0
    assert refused(lambda: remind(room)).code == "reminder.nobody"


def test_the_list_is_a_paper(room: PrintRoom, three: list[CardRow]) -> None:
    def issue(**choice: object) -> str:
        return room.desk.write(room.office.handover, issue_uncollected_list, **choice).result.key

    kept = room.desk.read(paper, issue(village_code=VILLAGE, long_only=True))
    assert kept is not None
    assert kept.slip["chosen"].endswith("lebih dari 90 hari")
    (line,) = kept.slip["lines"]
    assert (line["days"], line["masked_nik"]) == (100, "7373••••••••0001")
    assert issue() != issue()
    nobody = refused(lambda: issue(village_code="73.73.09.1001"))
    assert nobody.code == "uncollected.nobody"


def test_what_waits_too_long_goes_to_the_destruction_store(
    room: PrintRoom, three: list[CardRow]
) -> None:
    printed_until = room.desk.read(
        reports.day, day=today(room), made_by="x", now=room.office.clock.now()
    ).uncollected
    after = withdraw(room, three[0].id)

    assert after.state is CardState.WITHDRAWN
    log = room.desk.read(queries.print_log, day=today(room))
    assert (log[-1].act, log[-1].reason) == (CardAct.WITHDRAWN, "tidak ditemukan")
    day = room.desk.read(reports.day, day=today(room), made_by="x", now=room.office.clock.now())
    assert (printed_until, day.uncollected) == (3, 2)
    for look in (cards_and_log, blanks_of_cards):
        assert room.desk.read(lambda session, look=look: list(look(session))) == []
    gone = refused(lambda: hand_over(room, three[0].id))
    assert gone.code == "card.moved_on.withdrawn"


def test_withdrawing_is_refused_early_or_without_a_word(
    room: PrintRoom, three: list[CardRow]
) -> None:
    early = refused(lambda: withdraw(room, three[1].id))
    assert (early.code, early.params) == ("card.not_long_uncollected", {"days": 90})
    assert refused(lambda: withdraw(room, three[0].id, " ")).code == "card.withdraw_reason_needed"
    assert refused(lambda: withdraw(room, 999)).code == "card.missing"
    as_giver = refused(
        lambda: room.desk.write(
            room.office.handover, uncollected.withdraw_uncollected, card_id=three[0].id, reason="x"
        )
    )
    assert as_giver.code == "role.missing"


def test_the_limit_is_the_offices(room: PrintRoom, three: list[CardRow]) -> None:
    profile = room.desk.read(accounts.profile)
    room.desk.write(
        room.office.supervisor, save_profile, profile=replace(profile, uncollected_days=9)
    )

    assert room.desk.read(uncollected.ageing, day=today(room)).long == 2
    assert withdraw(room, three[1].id).state is CardState.WITHDRAWN


def test_withdrawn_and_fetched_at_the_same_moment(room: PrintRoom, three: list[CardRow]) -> None:
    outcomes = race(lambda: withdraw(room, three[0].id), lambda: hand_over(room, three[0].id))

    assert outcomes[0] == ""
    assert outcomes[1] in (
        "handover.already",
        "card.moved_on.withdrawn",
        "card.moved_on.handed_over",
    )
    assert room.desk.read(lambda session: list(cards_and_log(session))) == []
