"""Who is printed before whom, why, and who is held back while blanks are short."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ektp_desk.cards import backlog, holds, queries, queries_ready, services, urgent
from ektp_desk.cards.queries import PrintReadyRow
from ektp_desk.cards.queries_ready import PrintFilter, RuleRow
from ektp_desk.cards.rules import CardAct
from ektp_desk.cards.scarcity import (
    Criterion,
    Facts,
    HeldBy,
    ScarcityRule,
    Standing,
    held,
    met,
    rule_problem,
    shipped,
    why,
)
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Actor
from ektp_desk.queue import services as queue
from ektp_desk.stock import reserves
from tests.cards.conftest import PrintRoom
from tests.cards.test_lists import add_people, make_ready
from tests.racing import race, refused

EVERYTHING = tuple(reversed(Criterion))
AMPLE = Standing(left=500, reserve=0, begun=0, scarce=False)


def keep(
    room: PrintRoom, rule: ScarcityRule, *, expected: int = 0, actor: Actor | None = None
) -> RuleRow:
    return room.desk.write(
        actor or room.office.supervisor,
        holds.keep_rule,
        rule=rule,
        expected_version=expected,
        note="rapat 24 November",
    ).result


def order(room: PrintRoom, **asked: object) -> list[int]:
    found = room.desk.read(queries.print_ready, limit=100, **asked)  # type: ignore[arg-type]
    return [row.resident_id for row in found]


@pytest.fixture
def set_aside(room: PrintRoom) -> Callable[[int], None]:
    """Sets blanks aside for the schools."""

    def aside(pieces: int) -> None:
        room.desk.write(
            room.office.supervisor, reserves.set_aside, purpose="Sekolah", quantity=pieces,
            until=date(2026, 12, 31),
        )  # fmt: skip

    return aside


# -- the rule itself --------------------------------------------------------------------------


def test_who_meets_several_criteria_counts_by_the_first_that_is_on() -> None:
    facts = Facts(urgent_reason="umrah besok", first_timer=True, backlog=True)

    assert met(shipped(), facts) is Criterion.URGENT
    backlog_first = ScarcityRule("", (Criterion.BACKLOG, Criterion.URGENT), ())
    assert met(backlog_first, facts) is Criterion.BACKLOG
    assert met(ScarcityRule("", (Criterion.AT_COUNTER,), ()), facts) is None


@pytest.mark.parametrize(
    ("left", "reserve", "criterion", "by"),
    [
        (300, 300, None, HeldBy.RESERVE),
        (301, 300, None, None),
        (10, 300, Criterion.FIRST_TIMER, None),
        (10, 300, Criterion.REPLACEMENT, HeldBy.RESERVE),
        (1, 0, None, None),
    ],
)
def test_what_is_set_aside_is_for_those_who_are_spared(
    left: int, reserve: int, criterion: Criterion | None, by: HeldBy | None
) -> None:
    assert held(shipped(), replace(AMPLE, left=left, reserve=reserve), criterion) is by


def test_a_limit_of_the_day_holds_only_while_blanks_are_short() -> None:
    rule = replace(shipped("x"), day_limit=40)

    assert held(rule, replace(AMPLE, begun=40), None) is None
    assert held(rule, replace(AMPLE, begun=39, scarce=True), None) is None
    assert held(rule, replace(AMPLE, begun=40, scarce=True), None) is HeldBy.DAY_LIMIT
    assert held(rule, replace(AMPLE, begun=40, scarce=True), Criterion.URGENT) is None


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (shipped(), "scarcity.name_needed"),
        (shipped("x" * 61), "scarcity.name_long"),
        (ScarcityRule("x", (Criterion.URGENT, Criterion.URGENT), ()), "scarcity.twice"),
        (ScarcityRule("x", (), (Criterion.URGENT,)), "scarcity.spared_off"),
        (replace(shipped("x"), day_limit=0), "scarcity.day_limit"),
        (replace(shipped("x"), day_limit=5_001), "scarcity.day_limit"),
    ],
)
def test_a_rule_that_does_not_fit_is_refused(
    room: PrintRoom, rule: ScarcityRule, code: str
) -> None:
    problem = rule_problem(rule)
    assert problem is not None
    assert problem[0] == code
    assert refused(lambda: keep(room, rule)).code == code
    assert room.desk.read(queries_ready.rule_in_force).version == 0


def test_every_row_says_why_it_stands_there() -> None:
    def said(criterion: Criterion | None, days: int) -> str:
        code, filling = why(criterion, days=days, urgent_reason="umrah besok")
        return Sentences("id").say(code, **filling)

    assert said(Criterion.FIRST_TIMER, 12) == "Pemula, siap cetak 12 hari"
    assert said(Criterion.URGENT, 3) == "Mendesak: umrah besok"
    assert said(None, 0) == "Menurut urutan, siap cetak hari ini"


# -- the list ---------------------------------------------------------------------------------


def test_the_order_in_the_database_is_the_order_of_the_rule(room: PrintRoom) -> None:
    office = room.office
    people = room.desk.write(office.supervisor, add_people, number=8).result
    facts = {
        people[0]: Facts(),
        people[1]: Facts(urgent_reason="umrah besok"),
        people[2]: Facts(first_timer=True),
        people[3]: Facts(replacement=True),
        people[4]: Facts(backlog=True),
        people[5]: Facts(at_counter=True, replacement=True),
        people[6]: Facts(first_timer=True, backlog=True),
        people[7]: Facts(urgent_reason="sakit", first_timer=True, at_counter=True),
    }
    for person in (people[4], people[6]):
        room.desk.write(office.supervisor, backlog.join, resident_id=person, service_code="NEW")
    for person in (people[5], people[7]):
        ticket = room.desk.write(
            office.counter, queue.take_number, service_code="DAMAGED", resident_id=person
        ).result.ticket
        room.desk.write(office.counter, queue.call_next, counter_id=1)
        room.desk.write(office.counter, queue.serve, ticket_id=ticket.id)
        room.desk.write(office.counter, queue.await_card, ticket_id=ticket.id)
    service = {True: "NEW", False: "MOVED_IN"}
    room.desk.write(
        office.supervisor,
        make_ready,
        people=[
            (person, fact.urgent_reason,
             "DAMAGED" if fact.replacement else service[fact.first_timer], place % 3)
            for place, (person, fact) in enumerate(facts.items())
        ],
    )  # fmt: skip
    for rule in (shipped(), ScarcityRule("x", EVERYTHING, ()), ScarcityRule("x", (), ())):
        rows = room.desk.read(queries.print_ready, rule=rule)
        assert {row.resident_id: row.criterion for row in rows} == {
            person: met(rule, fact) for person, fact in facts.items()
        }
        assert [row.key for row in rows] == sorted(row.key for row in rows)
        pages: list[PrintReadyRow] = []
        after = None
        while page := room.desk.read(queries.print_ready, limit=3, after=after, rule=rule):
            pages += page
            after = page[-1].key
        assert tuple(pages) == rows


def test_a_new_rule_orders_the_list_and_is_kept_as_a_version(room: PrintRoom) -> None:
    first, lost = room.office.adult, room.office.married
    room.ready(first, service_code="NEW")
    room.ready(lost, service_code="LOST")
    assert order(room) == [first, lost]

    rule = ScarcityRule("Kehilangan dahulu", (Criterion.REPLACEMENT,), ())
    assert order(room, rule=rule) == [lost, first]  # the preview, before anything is kept
    assert order(room) == [first, lost]
    keep(room, rule)
    assert order(room) == [lost, first]
    (kept,) = room.desk.read(queries_ready.rule_versions)
    assert (kept.version, kept.rule, kept.note) == (1, rule, "rapat 24 November")
    assert kept.officer == "Supervisor"


def test_two_supervisors_do_not_overwrite_each_others_rule(room: PrintRoom) -> None:
    rules = [ScarcityRule(name, (), ()) for name in ("Satu", "Dua")]
    told = race(*(lambda rule=rule: keep(room, rule) for rule in rules))

    assert told == ["", "scarcity.changed"]
    assert room.desk.read(queries_ready.rule_in_force).version == 1


def test_only_a_supervisor_sets_the_rule_and_says_why(room: PrintRoom) -> None:
    rule = shipped("Baru")
    assert refused(lambda: keep(room, rule, actor=room.office.printer)).code == "role.missing"
    act = refused(
        lambda: room.desk.write(
            room.office.supervisor, holds.keep_rule, rule=rule, expected_version=0, note="  "
        )
    )
    assert (act.code, act.field) == ("scarcity.note_needed", "note")


def test_the_list_is_narrowed_by_service_and_ward_and_why(room: PrintRoom) -> None:
    room.ready(room.office.adult, service_code="NEW")
    room.ready(room.office.married, service_code="LOST", urgent_reason="haji")

    assert order(room, only=PrintFilter(service_code="LOST")) == [room.office.married]
    assert order(room, only=PrintFilter(ranks=(1,))) == [room.office.adult]
    assert order(room, only=PrintFilter(village_code="00")) == []
    only = PrintFilter(service_code="LOST", ranks=(0,))
    assert room.desk.read(queries.count_print_ready, only=only) == 1
    assert room.desk.read(queries.count_print_ready, only=PrintFilter(village_code="00")) == 0
    groups = room.desk.read(queries_ready.ready_groups)
    assert {(one.code, one.people) for one in groups.services} == {("NEW", 1), ("LOST", 1)}


def test_somebody_is_marked_urgent_with_a_reason_and_back(room: PrintRoom) -> None:
    first, lost = room.office.adult, room.office.married
    room.ready(first, service_code="NEW")
    room.ready(lost, service_code="LOST")

    def mark(reason: str, person: int = lost) -> None:
        room.desk.write(room.office.printer, urgent.mark_urgent, resident_id=person, reason=reason)

    assert refused(lambda: mark("  ")).code == "urgent.reason_needed"
    assert refused(lambda: mark("haji", room.office.pupil)).code == "urgent.not_ready"
    mark(" berangkat   haji ")
    assert order(room) == [lost, first]
    assert room.desk.read(queries.print_ready)[0].urgent_reason == "berangkat haji"
    room.desk.write(room.office.printer, urgent.clear_urgent, resident_id=lost)
    assert order(room) == [first, lost]


# -- held back --------------------------------------------------------------------------------


def test_ordinary_cards_wait_when_only_the_reserve_is_left(
    room: PrintRoom, set_aside: Callable[[int], None]
) -> None:
    first, lost = room.office.adult, room.office.married
    room.ready(first, service_code="NEW")
    room.ready(lost, service_code="LOST")
    set_aside(10)

    refusal = refused(
        lambda: room.desk.write(room.office.printer, services.intend, resident_id=lost)
    )
    assert refusal.code == "card.held.reserve"
    assert refusal.params["overridable"]
    said = Sentences("id").refusal(refusal)
    assert said.startswith("Kartu ini ditahan: tinggal 10 blangko dan 10 disisihkan")
    room.desk.write(room.office.printer, services.intend, resident_id=first)


def test_a_supervisor_prints_a_held_card_with_a_reason_the_log_keeps(
    room: PrintRoom, set_aside: Callable[[int], None]
) -> None:
    lost = room.office.married
    room.ready(lost, service_code="LOST")
    set_aside(10)
    reason = {"resident_id": lost, "override_reason": "permintaan rumah sakit"}
    by_printer = refused(
        lambda: room.desk.write(room.office.printer, services.intend, **reason)  # type: ignore[arg-type]
    )
    assert by_printer.code == "role.missing"
    keep(room, replace(shipped("Baru")))
    card = room.desk.write(room.office.supervisor, services.intend, **reason).result  # type: ignore[arg-type]
    (line,) = room.desk.read(queries.print_log, day=card.office_date)
    assert (line.act, line.reason) == (CardAct.INTENDED, "permintaan rumah sakit")
    assert line.rule_version == 1


def test_the_limit_of_a_day_counts_cards_begun_and_spares_who_goes_first(room: PrintRoom) -> None:
    people = room.desk.write(room.office.supervisor, add_people, number=3).result
    for person in people:
        room.ready(person, service_code="MOVED_IN")
    keep(room, replace(shipped("Hemat"), day_limit=2))  # ten blanks are less than a week

    def begin(person: int) -> int:
        return room.desk.write(room.office.printer, services.intend, resident_id=person).result.id

    begin(people[0])
    taken_back = begin(people[1])
    assert refused(lambda: begin(people[2])).code == "card.held.day_limit"
    room.desk.write(room.office.printer, services.withdraw, card_id=taken_back)
    begin(people[2])
    assert refused(lambda: begin(people[1])).code == "card.held.day_limit"
    room.ready(people[1], urgent_reason="haji")
    begin(people[1])


def test_the_log_says_the_rule_that_came_with_the_program(room: PrintRoom) -> None:
    room.ready(room.office.adult)
    card = room.desk.write(
        room.office.printer, services.intend, resident_id=room.office.adult
    ).result
    (line,) = room.desk.read(queries.print_log, day=card.office_date)
    assert line.rule_version == 0
