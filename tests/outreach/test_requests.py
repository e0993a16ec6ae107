"""Requests for a visit: taken in, changed, refused, planned, and everything that cannot be."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ektp_desk.coverage.rules import SchoolLevel
from ektp_desk.coverage.services import save_school
from ektp_desk.outreach import requests
from ektp_desk.outreach.queries_requests import RequestRow, counts, request
from ektp_desk.outreach.queries_requests import requests as listed
from ektp_desk.outreach.rules import RequestSource, RequestState, VisitKind
from ektp_desk.outreach.rules_requests import Asked
from ektp_desk.recording.needs import Need
from ektp_desk.residents.rules import Sex
from tests.conftest import Office
from tests.outreach.plans import TODAY, VILLAGE, answer, person, visit
from tests.racing import race, refused

VILLAGE_LETTER = Asked(
    source=RequestSource.LETTER, received_on=TODAY, kind=VisitKind.VILLAGE,
    requester="Lurah Tompotikka", letter_number="045/12/KT", letter_date=date(2026, 11, 20),
    village_code=VILLAGE, people=40, wanted_on=date(2026, 12, 3), place="Aula kelurahan",
)  # fmt: skip


def home(resident_id: int, **changes: Any) -> Asked:
    asked = Asked(
        source=RequestSource.COUNTER, received_on=TODAY, kind=VisitKind.HOME, requester="Anak",
        contact="0811", resident_id=resident_id, needs=(Need.WHEELCHAIR,), officer_sex=Sex.FEMALE,
    )  # fmt: skip
    return replace(asked, **changes)


def take(office: Office, asked: Asked) -> int:
    return office.desk.write(office.counter, requests.take_in, asked=asked).result


def row(office: Office, request_id: int) -> RequestRow:
    found = office.desk.read(request, request_id=request_id)
    assert found is not None
    return found


def test_a_letter_of_a_village_is_taken_in_whole(office: Office) -> None:
    request_id = take(office, replace(VILLAGE_LETTER, requester="  Lurah \t Tompotikka "))
    found = row(office, request_id)
    assert found.asked == VILLAGE_LETTER
    assert (found.number, found.state) == ("PJ-2026-0001", RequestState.OPEN)
    assert (found.village, found.officer) == ("Tompotikka", "Petugas loket1")
    assert found.days(TODAY + timedelta(days=3)) == 3
    assert row(office, take(office, home(office.adult))).number == "PJ-2026-0002"


def test_a_home_request_knows_its_person(office: Office) -> None:
    found = row(office, take(office, home(office.adult)))
    assert found.resident_name == "Andi Sitti Aminah"
    assert found.masked_nik == "7373••••••••0001"
    assert (found.village, found.address) == ("Tompotikka", "Jl. Merdeka No. 1")
    assert found.asked.needs == (Need.WHEELCHAIR,)
    assert found.asked.officer_sex is Sex.FEMALE


def test_a_school_request_lies_in_the_schools_village(office: Office) -> None:
    school = office.desk.write(
        office.supervisor, save_school, name="SMA Negeri 1", level=SchoolLevel.SMA,
        village_code=VILLAGE,
    ).result  # fmt: skip
    asked = replace(
        VILLAGE_LETTER, kind=VisitKind.SCHOOL, school_id=school, village_code="73.73.05.1001"
    )
    found = row(office, take(office, asked))
    assert (found.school, found.asked.village_code) == ("SMA Negeri 1", VILLAGE)


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"received_on": TODAY + timedelta(days=1)}, "visit_request.received_in_future",
     "received_on"),
    ({"letter_number": " \u200b "}, "visit_request.letter_number_missing", "letter_number"),
    ({"letter_number": "  "}, "visit_request.letter_number_missing", "letter_number"),
    ({"letter_date": None}, "visit_request.letter_date_missing", "letter_date"),
    ({"letter_date": TODAY + timedelta(days=1)}, "visit_request.letter_after_receipt",
     "letter_date"),
    ({"village_code": None}, "visit_request.village_missing", "village_code"),
    ({"village_code": "73.73.99.9999"}, "region.unknown", "village_code"),
    ({"village_code": "73.73.01"}, "region.unknown", "village_code"),
    ({"kind": VisitKind.SCHOOL}, "visit_request.school_missing", "school_id"),
    ({"kind": VisitKind.SCHOOL, "school_id": 999}, "school.unknown", "school_id"),
    ({"kind": VisitKind.HOME}, "visit_request.person_missing", "resident_id"),
    ({"kind": VisitKind.HOME, "resident_id": 9_999}, "resident.unknown", "resident_id"),
    ({"kind": VisitKind.ORGANISATION, "place": " "}, "visit_request.place_missing", "place"),
    ({"requester": "\n"}, "visit_request.requester_missing", "requester"),
    ({"people": 0}, "visit_request.people_range", "people"),
    ({"people": 5_001}, "visit_request.people_range", "people"),
    ({"wanted_on": TODAY - timedelta(days=1)}, "visit_request.wanted_before", "wanted_on"),
]  # fmt: skip


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("changes", "code", "field"), WRONG)
def test_what_is_refused_says_where(
    office: Office, changes: dict[str, Any], code: str, field: str
) -> None:
    said = refused(lambda: take(office, replace(VILLAGE_LETTER, **changes)))
    assert (said.code, said.field) == (code, field)
    assert office.desk.read(listed) == ()
    take(office, VILLAGE_LETTER)
    assert office.desk.read(listed)[0].number == "PJ-2026-0001"  # no number was spent


def test_an_endless_paste_is_cut_to_its_columns(office: Office) -> None:
    asked = replace(VILLAGE_LETTER, requester="L" * 9_000, note="n" * 9_000, place="<b>&" * 900)
    found = row(office, take(office, asked))
    assert [len(text) for text in (found.asked.requester, found.asked.note, found.asked.place)] == [
        120, 500, 200,
    ]  # fmt: skip


def test_the_same_letter_is_not_taken_in_twice(office: Office) -> None:
    first = take(office, VILLAGE_LETTER)
    again = refused(lambda: take(office, replace(VILLAGE_LETTER, people=3)))
    assert (again.code, again.field) == ("visit_request.letter_known", "letter_number")
    assert again.params["number"] == "PJ-2026-0001"
    take(office, replace(VILLAGE_LETTER, letter_number="046"))
    office.desk.write(office.supervisor, requests.refuse_request, request_id=first,
                      answer="Tim penuh", version=1)  # fmt: skip
    take(office, VILLAGE_LETTER)


def test_nobody_is_asked_for_twice(office: Office) -> None:
    first = take(office, home(office.adult))
    again = refused(lambda: take(office, home(office.adult)))
    assert (again.code, again.field) == ("visit_request.person_asked", "resident_id")
    office.desk.write(office.supervisor, requests.refuse_request, request_id=first,
                      answer="Datang sendiri", version=1)  # fmt: skip
    take(office, home(office.adult))
    late = refused(
        lambda: office.desk.write(office.supervisor, requests.reopen_request, request_id=first)
    )
    assert late.code == "visit_request.person_asked"


def test_two_counters_ask_for_one_person(office: Office) -> None:
    def ask(actor: Any) -> None:
        office.desk.write(actor, requests.take_in, asked=home(office.adult))

    outcomes = race(
        lambda: ask(office.counter), lambda: ask(office.second_counter),
        lambda: ask(office.recorder),
    )  # fmt: skip
    assert outcomes == ["", "visit_request.person_asked", "visit_request.person_asked"]


def test_a_change_is_not_lost_to_another(office: Office) -> None:
    request_id = take(office, VILLAGE_LETTER)

    def change(people: int, version: int) -> None:
        asked = replace(VILLAGE_LETTER, people=people)
        office.desk.write(office.counter, requests.change_request, request_id=request_id,
                          asked=asked, version=version)  # fmt: skip

    change(55, 1)
    assert (row(office, request_id).asked.people, row(office, request_id).version) == (55, 2)
    assert refused(lambda: change(60, 1)).code == "visit_request.changed_meanwhile"
    assert row(office, request_id).asked.people == 55


def test_a_change_of_kind_leaves_nothing_of_the_other(office: Office) -> None:
    request_id = take(office, home(office.adult))
    asked = replace(VILLAGE_LETTER, resident_id=office.adult)
    office.desk.write(office.counter, requests.change_request, request_id=request_id, asked=asked,
                      version=1)  # fmt: skip
    assert row(office, request_id).asked == VILLAGE_LETTER
    take(office, home(office.adult))


def test_a_refusal_has_an_answer_and_is_taken_back(office: Office) -> None:
    request_id = take(office, VILLAGE_LETTER)

    def refuse(answer: str) -> None:
        office.desk.write(office.supervisor, requests.refuse_request, request_id=request_id,
                          answer=answer, version=1)  # fmt: skip

    empty = refused(lambda: refuse(" "))
    assert (empty.code, empty.field) == ("visit_request.answer_missing", "answer")
    refuse("Jalan terputus sampai Januari")
    assert row(office, request_id).answer == "Jalan terputus sampai Januari"
    assert refused(lambda: refuse("Lagi")).code == "visit_request.moved_on"
    office.desk.write(office.supervisor, requests.reopen_request, request_id=request_id)
    assert (row(office, request_id).state, row(office, request_id).answer) == (
        RequestState.OPEN, "",
    )  # fmt: skip
    twice = refused(
        lambda: office.desk.write(office.supervisor, requests.reopen_request, request_id=request_id)
    )
    assert twice.code == "visit_request.not_refused"


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_who_may(office: Office) -> None:
    request_id = take(office, VILLAGE_LETTER)
    for actor, service, values in (
        (office.printer, requests.take_in, {"asked": VILLAGE_LETTER}),
        (office.counter, requests.refuse_request,
         {"request_id": request_id, "answer": "tidak", "version": 1}),
        (office.recorder, requests.reopen_request, {"request_id": request_id}),
    ):  # fmt: skip

        def act(actor: Any = actor, service: Any = service, values: Any = values) -> None:
            office.desk.write(actor, service, **values)

        assert refused(act).code == "role.missing"


def test_a_request_shows_the_visit_it_is_answered_by(office: Office) -> None:
    request_id, visit_id = take(office, home(office.adult)), visit(office.desk, office.supervisor)
    answer(office.desk, office.supervisor, request_id, visit_id)
    found = row(office, request_id)
    assert (found.state, found.visit_id) == (RequestState.PLANNED, visit_id)
    assert found.visit_day == TODAY + timedelta(days=7)
    assert found.visit_number.startswith("JB-2026-")
    assert refused(lambda: take(office, home(office.adult))).code == "visit_request.person_asked"
    gone = refused(
        lambda: office.desk.write(
            office.supervisor, requests.refuse_request, request_id=request_id, answer="Tidak",
            version=found.version,
        )
    )  # fmt: skip
    assert gone.code == "visit_request.moved_on"


def test_what_is_wanted_soonest_comes_first(office: Office) -> None:
    late = take(office, replace(VILLAGE_LETTER, wanted_on=date(2026, 12, 20)))
    any_day = take(office, home(office.adult))
    soon = take(office, home(office.married, wanted_on=date(2026, 11, 26)))
    planned = take(office, home(person(office.desk, office.counter, 70)))
    answer(office.desk, office.supervisor, planned, visit(office.desk, office.supervisor))
    assert [one.id for one in office.desk.read(listed)] == [soon, late, any_day, planned]
    waiting = office.desk.read(listed, state=RequestState.OPEN)
    assert [one.id for one in waiting] == [soon, late, any_day]
    assert office.desk.read(counts) == {
        RequestState.OPEN: 3, RequestState.PLANNED: 1, RequestState.DONE: 0,
        RequestState.REFUSED: 0,
    }  # fmt: skip
