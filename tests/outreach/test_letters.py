"""The papers of a visit: what stands on them, numbers spent once, refusals."""

from datetime import UTC, datetime
from typing import Any

import pytest

from ektp_desk.outreach import letters, lost_letters
from ektp_desk.outreach.rules import (
    RequestSource,
    TargetOutcome,
    TargetReason,
    VisitAct,
    VisitKind,
    VisitState,
)
from ektp_desk.outreach.rules_field import DeviceState, EventKind
from ektp_desk.papers.services import PaperRow
from ektp_desk.recording.rules import RecordingState
from ektp_desk.residents.rules import Sex
from printing.catalogue import render
from tests.conftest import Office
from tests.outreach import trips
from tests.printing.reading import squeezed, text_of
from tests.racing import race, refused

ISSUES = (letters.issue_assignment, letters.issue_target_list, letters.issue_visit_report)


def issued(office: Office, issue: Any, who: str = "supervisor", **named: int) -> PaperRow:
    paper: PaperRow = office.desk.write(getattr(office, who), issue, **named).result
    return paper


def on_paper(paper: PaperRow) -> str:
    return text_of(render(paper.kind, paper.slip, paper.copy))


def test_an_assignment_says_who_goes_where_when_and_why(office: Office) -> None:
    visit = trips.visit(office, with_kit=True, officer_sex=Sex.FEMALE)
    trips.request(office, visit)
    trips.request(office, visit, 2, source=RequestSource.COUNTER, letter_number="",
                  letter_date=None, requester="Ketua RT 003")  # fmt: skip
    trips.request(office, visit, 3, letter_number="", letter_date=None, requester="PPDI")

    paper = issued(office, letters.issue_assignment, visit_id=visit)
    slip = paper.slip
    assert paper.number == slip["number"] == "400.12.2/001/Disdukcapil/XI/2026"
    assert slip["basis"] == [
        "Surat Lurah Tompotikka nomor 474/118/KB tanggal 10-11-2026, diterima 12-11-2026",
        "Permohonan Ketua RT 003 di loket tanggal 12-11-2026",
        "Surat PPDI, diterima 12-11-2026",
        "Rencana kunjungan nomor JB-2026-0001",
    ]
    assert [line["name"] for line in slip["team"]] == ["Petugas loket1", "Petugas rekam1"]
    assert (slip["kit"], slip["kit_contents"]) == ("Koper 1", ["Laptop", "Kamera"])
    assert (slip["power"], slip["road"], slip["officer_sex"]) == ("genset", "", "Perempuan")
    found = on_paper(paper)
    for text in ("Selasa, 24 November 2026", "08.00–14.00 WITA", "Balai kelurahan", "Lurah, 0811",
                 "Kursi roda", "40 orang", "Ketua tim", "Operator perekaman"):  # fmt: skip
        assert squeezed(text) in found


def test_a_number_is_spent_once_until_something_changes(office: Office) -> None:
    visit = trips.visit(office)
    first = issued(office, letters.issue_assignment, visit_id=visit)
    office.clock.advance(seconds=86_400)
    again = issued(office, letters.issue_assignment, visit_id=visit)
    assert (again.key, again.number, again.copy) == (first.key, first.number, 1)

    trips.request(office, visit)
    changed = issued(office, letters.issue_assignment, visit_id=visit)
    assert (changed.number, changed.copy) == ("400.12.2/002/Disdukcapil/XI/2026", 0)
    assert changed.key != first.key


def test_two_who_print_at_once_spend_one_number(office: Office) -> None:
    visit = trips.visit(office)

    def prints() -> None:
        office.desk.write(office.supervisor, letters.issue_assignment, visit_id=visit)

    assert race(prints, prints) == ["", ""]
    last = issued(office, letters.issue_assignment, visit_id=visit)
    assert (last.number.split("/")[1], last.copy) == ("001", 2)


def test_a_visit_whose_number_begins_like_anothers_has_papers_of_its_own(office: Office) -> None:
    one = trips.visit(office, number=1)
    other = trips.visit(office, number=2, uid="v%", title="Lain")
    first = issued(office, letters.issue_assignment, visit_id=one)
    second = issued(office, letters.issue_assignment, visit_id=other)
    assert (first.copy, second.copy) == (0, 0)
    assert issued(office, letters.issue_assignment, visit_id=one).key == first.key


@pytest.mark.parametrize("issue", ISSUES)
def test_papers_of_nothing_and_of_a_cancelled_visit_are_refused(office: Office, issue: Any) -> None:
    visit = trips.visit(office, state=VisitState.CANCELLED)
    for visit_id, code in ((visit, "visit_paper.cancelled"), (999, "visit_paper.unknown")):
        error = refused(lambda visit_id=visit_id: issued(office, issue, visit_id=visit_id))
        assert error.code == code


def test_an_assignment_needs_a_team_and_a_supervisor(office: Office) -> None:
    alone = trips.add(office, trips.OutreachVisit(
        uid="x", number="JB-2026-0009", kind=VisitKind.HOME, state=VisitState.PLANNED,
        title="Kunjungan", day=trips.DAY, created_at=office.clock.now(),
    ))  # fmt: skip
    error = refused(lambda: issued(office, letters.issue_assignment, visit_id=alone))
    assert error.code == "visit_paper.no_team"
    error = refused(lambda: issued(office, letters.issue_assignment, "recorder", visit_id=alone))
    assert error.code == "role.missing"


def test_the_list_masks_niks_and_follows_the_way(office: Office) -> None:
    visit = trips.visit(office)
    error = refused(lambda: issued(office, letters.issue_target_list, visit_id=visit))
    assert error.code == "visit_paper.no_targets"
    for person in (office.pupil, office.adult):
        trips.target(office, visit, person, note="pagi" if person == office.adult else "")
    trips.recording(office, office.adult, 1, RecordingState.CANCELLED, needs=("lying_down",))
    trips.request(office, visit, kind=VisitKind.HOME, resident_id=office.adult, needs=["deaf"])

    paper = issued(office, letters.issue_target_list, "recorder", visit_id=visit)
    lines = paper.slip["lines"]
    assert [line["name"] for line in lines] == ["Andi Sitti Aminah", "Citra Lestari"]
    assert lines[0]["masked_nik"] == "7373••••••••0001"
    assert lines[0]["remark"] == "Berbaring, Tuli, pagi"
    assert lines[0]["address"] == "Jl. Merdeka No. 1, RT 001/RW 002"
    found = on_paper(paper)
    assert "7373014405920001" not in found
    assert squeezed("Daftar ini memuat data pribadi") in found
    assert issued(office, letters.issue_target_list, "recorder", visit_id=visit).copy == 1


def test_a_report_needs_a_visit_that_has_begun(office: Office) -> None:
    visit = trips.visit(office)
    error = refused(lambda: issued(office, letters.issue_visit_report, visit_id=visit))
    assert error.code == "visit_paper.not_begun"


def test_a_report_adds_up_what_the_list_and_the_laptop_say(office: Office) -> None:
    visit = trips.visit(office, state=VisitState.DONE, report="Listrik padam.\nDua kali.")
    trips.target(office, visit, office.adult, TargetOutcome.RECORDED)
    trips.target(office, visit, office.pupil, TargetOutcome.NOT_MET, TargetReason.TURNING_17,
                 "di sekolah")  # fmt: skip
    trips.target(office, visit, office.child, None, TargetReason.ASKED)
    trips.happened(office, visit, VisitAct.SET_OUT)
    device = trips.laptop(office)
    bundle = trips.comes_home(office, device, visit)
    # the adult stands on the list; the other one came by
    for person, number in ((office.adult, 1), (office.married, 2)):
        made = trips.recording(office, person, number)
        trips.event(office, bundle, EventKind.RECORDING_FINISHED, person, made)
    trips.event(office, bundle, EventKind.PERSON_ADDED, office.married)
    trips.set_apart(office, bundle, decided=True)
    trips.set_apart(office, bundle, decided=False)

    slip = issued(office, letters.issue_visit_report, "recorder", visit_id=visit).slip
    assert dict(slip["figures"]) == {
        "sasaran": 3, "ditemui": 2, "direkam": 2, "kartu diserahkan": 0,
        "meninggal, pindah, jauh": 0, "orang baru": 1,
    }  # fmt: skip
    total = slip["total"]
    assert (total["listed"], total["recorded"], total["not_met"], total["open"]) == (3, 1, 1, 1)
    assert [line["name"] for line in slip["unreached"]] == ["Citra Lestari", "Dewi Anggraeni"]
    assert slip["unreached"][1]["outcome"] == "Belum ada hasil"
    assert (slip["files"], slip["undecided"]) == (1, 1)
    assert slip["lead"]["duty"] == "Ketua tim"
    assert len(slip["events"]) == 2


def test_a_report_counts_a_disputed_person_as_to_decide_and_a_cancelled_one_not_at_all(
    office: Office,
) -> None:
    visit = trips.visit(office, state=VisitState.UNDER_WAY)
    bundle = trips.comes_home(office, trips.laptop(office), visit)
    for person, number, state in ((office.adult, 1, RecordingState.DISPUTED),
                                  (office.married, 2, RecordingState.CANCELLED)):  # fmt: skip
        made = trips.recording(office, person, number, state)
        trips.event(office, bundle, EventKind.RECORDING_FINISHED, person, made)
    slip = issued(office, letters.issue_visit_report, visit_id=visit).slip
    assert (dict(slip["figures"])["direkam"], slip["undecided"]) == (1, 1)
    assert slip["lines"] == []
    assert squeezed("tidak memakai daftar sasaran") in on_paper(
        issued(office, letters.issue_visit_report, visit_id=visit)
    )


def test_a_lost_laptop_says_whose_data_it_held_and_until_when_to_tell(office: Office) -> None:
    device = trips.laptop(office, DeviceState.LOST)
    first, second = trips.visit(office, 1), trips.visit(office, 2)
    trips.goes_out(office, device, first, office.adult, office.child, days=-3)
    trips.goes_out(office, device, second, office.adult)
    trips.comes_home(office, device, first)
    other = trips.laptop(office, number=2)
    trips.goes_out(office, other, first, office.married)

    paper = issued(office, lost_letters.issue_lost_laptop, device_id=device)
    slip = paper.slip
    assert [person["name"] for person in slip["people"]] == ["Andi Sitti Aminah", "Dewi Anggraeni"]
    assert [person["valid"] for person in slip["people"]] == [True, False]
    assert (slip["valid"], slip["minors"]) == (1, 0)
    assert [line["people"] for line in slip["files"]] == [1, 2]
    assert [line["home_at"] is None for line in slip["files"]] == [True, False]
    assert slip["accounts"] == ["Petugas loket1", "Petugas rekam1"]
    assert slip["reported_by"] == "Supervisor"
    due, told = (datetime.fromisoformat(slip[name]) for name in ("due_at", "reported_at"))
    assert (due - told).total_seconds() == 72 * 3600
    assert told.astimezone(UTC) == office.clock.now()
    assert squeezed("Batas pemberitahuan") in on_paper(paper)


def test_facts_of_a_laptop_that_is_not_lost_are_refused(office: Office) -> None:
    for device in (trips.laptop(office), 999):
        error = refused(
            lambda device=device: issued(office, lost_letters.issue_lost_laptop, device_id=device)
        )
        assert error.code == "visit_paper.not_lost"
