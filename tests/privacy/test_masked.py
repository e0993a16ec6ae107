"""Masked by default: no page and no paper shows a NIK in full unless its opening was written."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from io import BytesIO
from typing import Any, get_args, get_type_hints

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QDialog, QTabBar, QWidget
from sqlalchemy import text

from ektp_desk.cards.slips_suket import SUKET
from ektp_desk.coverage import departures
from ektp_desk.coverage import services as coverage
from ektp_desk.coverage.rules import WhyNot
from ektp_desk.coverage.slips import DEPARTURE, DEPARTURE_LIST
from ektp_desk.papers.services import PaperRow
from ektp_desk.recording import letters
from ektp_desk.recording.rules_followup import LetterKind
from ektp_desk.recording.slips_letters import LETTER
from ektp_desk.storage import driver
from printing.catalogue import PAPERS, render
from tests.cards.test_suket import give, short
from tests.conftest import PEOPLE, Office
from tests.privacy.conftest import Somebody
from tests.privacy.showing import shown
from tests.reports.conftest import WorkingDay, working_day
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands

__all__ = ["short", "working_day"]  # fixtures: an office short of blanks, and a whole day
FULL = re.compile(r"(?<!\d)\d{16}(?!\d)")
# Papers that are for whoever must know the number; issuing one is written as opening the NIK.
CARRIES = {
    SUKET: "stands in for the card: a bank reads the NIK on it",
    LETTER: "asks the centre or another office to put this very number right",
    DEPARTURE: "tells the civil register who died or moved; without the NIK nobody is found",
    DEPARTURE_LIST: "the same for several people, if it goes to the register and not outside",
}
NIKS = tuple(person[1] for person in PEOPLE)  # of the small office, by id from 1 on
USERS = (("supervisor", 0), ("loket1", 1), ("rekam1", 0), ("cetak1", 0), ("loket2", 2))


# -- papers -----------------------------------------------------------------------------------


def parts(kind: Any) -> Iterator[tuple[str, Any]]:
    """The fields of a slip and of what is in it."""
    for field in fields(kind):
        hint = get_type_hints(kind)[field.name]
        yield field.name, hint
        for inner in (hint, *get_args(hint)):
            if is_dataclass(inner):
                yield from parts(inner)


def test_only_papers_with_a_reason_have_room_for_a_nik_in_full() -> None:
    named = {
        kind
        for kind, paper in PAPERS.items()
        if {"nik", "kk_number"} & {name for name, _hint in parts(paper.slip)}
    }
    assert named == set(CARRIES)


def words_of(kind: str, slip: dict[str, Any]) -> str:
    pages = PdfReader(BytesIO(render(kind, slip))).pages
    return "".join(page.extract_text() for page in pages).replace(" ", "").replace("\n", "")


def test_no_paper_of_a_whole_day_shows_a_nik(working_day: WorkingDay) -> None:
    """What the services issued is drawn and read; the four kinds above are not issued that day."""
    office = working_day.office
    with office.desk.reading_engine.connect() as connection:
        keys = connection.execute(text("SELECT key FROM paper ORDER BY id")).scalars().all()
        niks = connection.execute(text("SELECT nik FROM resident")).scalars().all()
    from ektp_desk.papers.queries import paper

    kinds = set()
    for key in keys:
        row = office.desk.read(paper, key)
        assert row is not None
        kinds.add(row.kind)
        assert row.kind not in CARRIES
        told = words_of(row.kind, row.slip)
        assert [nik for nik in niks if nik in told] == [], row.kind
    assert len(kinds) >= 4


def opened(office: Office) -> list[tuple[int, str]]:
    with office.desk.reading_engine.connect() as connection:
        rows = connection.execute(
            text("SELECT row_id, station FROM audit_entry WHERE action = 'resident.unmasked' "
                 "ORDER BY id")
        ).all()  # fmt: skip
    return [(row[0], row[1]) for row in rows]


def carries(office: Office, paper: PaperRow, person: int, station: str) -> None:
    assert paper.kind in CARRIES
    assert NIKS[person - 1] in words_of(paper.kind, paper.slip)
    assert opened(office)[-1] == (person, station)


def test_a_paper_that_carries_a_nik_is_written_as_opening_it(office: Office) -> None:
    desk = office.desk
    for person in (office.adult, office.married):
        desk.write(office.counter, coverage.note_reason, resident_id=person, why=WhyNot.DIED,
                   evidence="surat", seen_on=date(2026, 11, 24), source="Lurah")  # fmt: skip
    issued = desk.write(office.counter, departures.prepare_report, resident_id=office.adult).result
    carries(office, issued, office.adult, office.counter.station)
    before = len(opened(office))
    listed = desk.write(office.supervisor, departures.issue_list, village_code="73.73.01.1001",
                        outside=False).result  # fmt: skip
    assert all(NIKS[one - 1] in words_of(listed.kind, listed.slip)
               for one in (office.adult, office.married))  # fmt: skip
    assert {one for one, _ in opened(office)[before:]} == {office.adult, office.married}
    before = len(opened(office))
    outside = desk.write(office.supervisor, departures.issue_list, village_code="73.73.01.1001",
                         outside=True).result  # fmt: skip
    assert [nik for nik in NIKS if nik in words_of(outside.kind, outside.slip)] == []
    assert len(opened(office)) == before


def test_a_letter_to_the_centre_is_written_as_opening_the_nik(office: Office) -> None:
    made = office.desk.write(
        office.supervisor, letters.write_letter, kind=LetterKind.ASK_STATUS,
        resident_ids=[office.pupil],
    ).result  # fmt: skip
    carries(office, made, office.pupil, office.supervisor.station)


def test_a_suket_is_written_as_opening_the_nik(short: Office) -> None:
    _row, paper = give(short, short.married)
    carries(short, paper, short.married, short.counter.station)


# -- windows ----------------------------------------------------------------------------------


def unmasked(address: str) -> int:
    with driver.connect(address) as connection:
        return int(
            connection.execute(
                "SELECT count(*) FROM audit_entry WHERE action = 'resident.unmasked'"
            ).fetchone()[0]
        )


def in_full(root: QWidget, secrets: set[str]) -> set[tuple[str, str]]:
    """Every number of a person that stands in full under `root`, and where."""
    return {
        (name, number)
        for name, said in shown(root)
        for number in FULL.findall(said.replace(" ", ""))
        if number in secrets
    }


def pages_of(hands: Hands) -> list[str]:
    names = (one.objectName() for one in hands.window.findChildren(QWidget))
    return sorted({name.removeprefix("nav_") for name in names if name.startswith("nav_")})


def walk(hands: Hands) -> Iterator[str]:
    """Every page, and on each every tab."""
    for page in pages_of(hands):
        hands.go(page)
        yield page
        bars = [bar for bar in hands.root().findChildren(QTabBar) if bar.isVisible()]
        for bar in bars:
            for place in range(bar.count()):
                if bar.isTabEnabled(place) and bar.isVisible():
                    bar.setCurrentIndex(place)
                    hands.settle()
                    yield f"{page}/{bar.objectName()}/{place}"


@pytest.fixture
def secrets(everybody: tuple[Somebody, ...]) -> set[str]:
    return {one.nik for one in everybody} | {one.kk_number for one in everybody if one.kk_number}


@pytest.mark.parametrize(("username", "counter"), USERS)
def test_no_page_shows_a_nik_in_full(
    arrive: Arrive, demo: str, secrets: set[str], username: str, counter: int
) -> None:
    before = unmasked(demo)
    hands = arrive(username, counter=counter)
    seen = []
    for place in walk(hands):
        seen.append(place)
        assert in_full(hands.root(), secrets) == set(), place
    assert len(seen) >= 3
    assert unmasked(demo) == before


def test_a_person_is_masked_until_the_nik_is_opened(
    arrive: Arrive, demo: str, secrets: set[str], everybody: tuple[Somebody, ...]
) -> None:
    """Their page, family card, past, change form and log of access; then the button."""
    person = next(one for one in everybody if one.kk_number)
    hands = arrive("supervisor")
    hands.go("residents")
    hands.write("residentSearch", person.name)
    hands.wait(lambda: person.name in hands.cells("residentsFound", 0), "the person")
    hands.row("residentsFound", hands.row_of("residentsFound", 0, person.name), opens=True)
    hands.settle()
    assert in_full(hands.root(), secrets) == set()

    def look(dialog: QDialog) -> None:
        hands.settle()
        assert in_full(dialog, secrets) == set(), dialog.windowTitle()
        dialog.reject()

    for button in ("openFamilyCard", "openTimeline", "editPerson", "openAccessLog", "mergeWith"):
        hands.dialog(lambda name=button: hands.click(name), look)  # type: ignore[misc]
    assert unmasked(demo) == 0
    hands.click("unmaskNik")
    hands.wait(lambda: unmasked(demo) == 1, "the note")
    hands.settle()
    numbers = {number for _, number in in_full(hands.root(), secrets)}
    assert numbers <= {person.nik, person.kk_number}
    assert person.nik in numbers


def test_the_walk_sees_a_nik_where_there_is_one(
    arrive: Arrive, secrets: set[str], everybody: tuple[Somebody, ...]
) -> None:
    """Who looks and can see nothing proves nothing."""
    hands = arrive("loket1", counter=1)
    hands.go("queue")
    hands.window.setToolTip(f"NIK {everybody[0].nik[:6]} {everybody[0].nik[6:]}")
    assert {number for _, number in in_full(hands.root(), secrets)} == {everybody[0].nik}
