"""Reports of deaths and moves: prepared once, handed over, cancelled, done by the roll."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import Session, select

from ektp_desk.coverage import departures, departures_list, services
from ektp_desk.coverage.about import about
from ektp_desk.coverage.rules import ReportState, WhyNot
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.residents import services as residents
from ektp_desk.residents.queries import resident
from ektp_desk.residents.rules import Presence
from ektp_desk.residents.services import Person
from tests.conftest import Office
from tests.coverage.test_reasons import note
from tests.racing import race, refused

VILLAGE = "73.73.01.1001"


def prepare(office: Office, person: int) -> dict[str, object]:
    return office.desk.write(
        office.counter, departures.prepare_report, resident_id=person
    ).result.slip


def states(office: Office) -> list[ReportState | None]:
    return [row.state for row in office.desk.read(departures_list.reports)]


def change(office: Office, resident_id: int, **values: object) -> None:
    view = office.desk.read(resident, resident_id=resident_id)
    assert view is not None
    person = Person(**{name: getattr(view, name) for name in Person.__dataclass_fields__})
    office.desk.write(
        office.supervisor, residents.change_resident, resident_id=resident_id,
        person=replace(person, **values), version=view.version,
    )  # fmt: skip


def unmasked(session: Session) -> list[int]:
    rows = session.exec(select(AuditEntry.row_id).where(AuditEntry.action == "resident.unmasked"))
    return list(rows)


def test_a_report_stands_on_the_reason_and_is_done_by_the_roll(office: Office) -> None:
    assert refused(lambda: prepare(office, office.adult)).code == "report_of.no_reason"
    note(office, office.adult, why=WhyNot.AWAY)
    assert refused(lambda: prepare(office, office.adult)).code == "report_of.no_reason"
    note(office, office.adult)
    assert [row.state for row in office.desk.read(departures_list.to_report)] == [None]

    slip = prepare(office, office.adult)
    assert (slip["nik"], slip["died"], slip["evidence"]) == (
        "7373014405920001", True, "Surat lurah 12/2026",
    )  # fmt: skip
    assert office.desk.read(unmasked) == [office.adult]
    assert office.desk.read(departures_list.to_report) == ()
    assert refused(lambda: prepare(office, office.adult)).code == "report_of.open"
    (row,) = office.desk.read(departures_list.reports)
    hand_over(office, row.report_id)
    assert states(office) == [ReportState.HANDED_OVER]
    change(office, office.adult, presence=Presence.DIED)
    assert states(office) == [ReportState.DONE]
    assert refused(lambda: prepare(office, office.adult)).code == "report_of.on_roll"


def hand_over(office: Office, *report_ids: int, to: str = "Ibu Rahma") -> None:
    office.desk.write(
        office.counter, departures.hand_over_reports, report_ids=report_ids, handed_to=to
    )


def test_all_reports_are_handed_over_or_none(office: Office) -> None:
    for person in (office.adult, office.married):
        note(office, person)
        prepare(office, person)
    newest, oldest = (row.report_id for row in office.desk.read(departures_list.reports))
    assert refused(lambda: hand_over(office, oldest, to=" ")).code == "report_of.taker_missing"
    hand_over(office, newest)

    twice = refused(lambda: hand_over(office, oldest, newest))
    assert twice.code == "report_of.not_prepared"
    assert states(office) == [ReportState.HANDED_OVER, ReportState.PREPARED]


@pytest.mark.parametrize("taken_back", ["withdrawn", "another reason", "cancelled"])
def test_a_report_goes_with_its_reason(office: Office, taken_back: str) -> None:
    note(office, office.adult)
    prepare(office, office.adult)
    (row,) = office.desk.read(departures_list.reports)
    if taken_back == "withdrawn":
        office.desk.write(office.counter, services.withdraw_reason, resident_id=office.adult)
    elif taken_back == "another reason":
        note(office, office.adult, why=WhyNot.MOVED)
    else:
        office.desk.write(office.counter, departures.cancel_report, report_id=row.report_id)

    assert states(office) == [ReportState.CANCELLED]
    cancelled = refused(
        lambda: office.desk.write(office.counter, departures.cancel_report, report_id=row.report_id)
    )
    assert cancelled.code == "report_of.not_open"
    if taken_back != "withdrawn":
        assert prepare(office, office.adult)["number"] == "L-2026-000002"


def test_two_officers_prepare_one_report(office: Office) -> None:
    note(office, office.adult)

    def contender(actor):  # type: ignore[no-untyped-def]
        return lambda: office.desk.write(actor, departures.prepare_report, resident_id=office.adult)

    assert race(contender(office.counter), contender(office.second_counter)) == [
        "", "report_of.open",
    ]  # fmt: skip
    assert len(states(office)) == 1


def test_the_better_proof_of_the_same_reason_keeps_the_report(office: Office) -> None:
    note(office, office.adult)
    prepare(office, office.adult)
    note(office, office.adult, evidence="Akta kematian 5/2026")

    assert states(office) == [ReportState.PREPARED]


def test_a_list_is_masked_outside_and_logged_inside(office: Office) -> None:
    def issue(village: str, *, outside: bool) -> dict[str, object]:
        return office.desk.write(
            office.supervisor, departures.issue_list, village_code=village, outside=outside
        ).result.slip

    assert refused(lambda: issue(VILLAGE, outside=True)).code == "report_of.nobody"
    assert refused(lambda: issue("73.73.99.1001", outside=True)).code == "region.unknown"
    note(office, office.adult)
    note(office, office.married, why=WhyNot.MOVED)
    note(office, office.child, why=WhyNot.AWAY)

    outside = issue(VILLAGE, outside=True)
    assert outside["addressee"] == "Lurah Tompotikka"
    lines = outside["lines"]
    assert isinstance(lines, list)
    assert [(line["nik"], line["why"]) for line in lines] == [
        ("7373••••••••0001", "meninggal"), ("7373••••••••0002", "pindah"),
    ]  # fmt: skip
    assert office.desk.read(unmasked) == []
    inside = issue(VILLAGE, outside=False)["lines"]
    assert isinstance(inside, list)
    assert [line["nik"] for line in inside] == ["7373014405920001", "7373021203060002"]
    assert office.desk.read(unmasked) == [office.adult, office.married]
    change(office, office.adult, presence=Presence.DIED)
    change(office, office.married, presence=Presence.MOVED)
    assert refused(lambda: issue(VILLAGE, outside=True)).code == "report_of.nobody"


def test_what_is_known_of_one_person(office: Office) -> None:
    today = date(2026, 11, 24)
    nothing = office.desk.read(about, resident_id=office.child, today=today)
    assert (nothing.stage, nothing.present, nothing.reportable) == (None, None, False)
    note(office, office.adult)
    known = office.desk.read(about, resident_id=office.adult, today=today)
    assert known.stage == "unrecorded"
    assert known.present is not None
    assert (known.present.said_by, known.present.officer) == ("Pak RT", "Petugas loket1")
    assert known.reportable
    prepare(office, office.adult)
    assert not office.desk.read(about, resident_id=office.adult, today=today).reportable
