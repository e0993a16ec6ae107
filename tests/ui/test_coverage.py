"""The coverage page with hands and eyes: figures, map, lists, turning 17, deaths and moves."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDateEdit, QFileDialog, QHeaderView, QTableView
from python_calamine import CalamineWorkbook
from sqlmodel import Session, col, select

from ektp_desk.coverage import counting, queries
from ektp_desk.coverage.figures import Tally, gap, tallies, tally
from ektp_desk.coverage.models import Absence, DepartureReport
from ektp_desk.coverage.rules import ReportState, Stage, WhyNot
from ektp_desk.coverage.schools import turning
from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.papers.models import Paper
from ektp_desk.residents import services as residents
from ektp_desk.residents.models import Resident
from ektp_desk.residents.queries import resident
from ektp_desk.residents.rules import Presence
from ektp_desk.residents.services import Person
from tests.ui.conftest import Arrive
from ui.coverage import viewmodel as coverage_viewmodel
from ui.coverage.places import places
from ui.coverage.tile_map import LIMITS, WEIGHTS, TileMap, class_of, contrast, mixed
from ui.coverage.trend_chart import TrendChart
from ui.demo_day.hands import Hands
from ui.theme.tokens import DARK, LIGHT
from ui.widgets.stat import StatTile
from ui.widgets.texts import Heading


@pytest.fixture(autouse=True)
def _count_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A minute between two counts is long for a test."""
    monkeypatch.setattr(coverage_viewmodel, "COUNT_EVERY", 0.0)


def desk(hands: Hands):  # type: ignore[no-untyped-def]
    assert hands.window.session is not None
    return hands.window.session.desk


def now(hands: Hands) -> tuple[Tally, dict[str, Tally]]:
    """The whole city and each village, counted from the rows."""
    cells = desk(hands).read(counting.counted, day=AS_OF).cells
    return tally(cells), tallies(cells, lambda cell: cell.village)


def figure(hands: Hands, name: str) -> str:
    return hands.find(StatTile, f"coverage_{name}").value


def number(text: str) -> int:
    return int(text.replace(".", "").replace(",", ""))


def press_tile(hands: Hands, code: str) -> None:
    drawn = hands.find(TileMap, "coverageMap")
    place = drawn.rect_of(code).center().toPoint()
    QTest.mouseClick(drawn, Qt.MouseButton.LeftButton, pos=place)
    hands.settle()


def worst_village(hands: Hands) -> tuple[str, Tally]:
    return max(now(hands)[1].items(), key=lambda one: one[1].missing)


@pytest.mark.parametrize(("language", "theme"), [("id", "light"), ("en", "dark")])
def test_headline_map_and_gap_are_those_of_the_rows(
    arrive: Arrive, language: str, theme: str
) -> None:
    hands = arrive("supervisor", language=language, theme=theme)
    hands.go("coverage")
    whole, by_village = now(hands)

    for name in ("obliged", "recorded", "held", "missing"):
        assert number(figure(hands, name)) == getattr(whole, name)
    comma = "," if language == "id" else "."
    assert figure(hands, "share") == f"{int(whole.share * 1_000) / 10:.1f} %".replace(".", comma)
    tiles = {tile.code: tile for tile in hands.find(TileMap, "coverageMap").tiles}
    assert len(tiles) == 48
    assert all(tiles[code].share == sums.share for code, sums in by_village.items())
    assert sum(map(number, hands.cells("gapParts", 1))) == whole.missing

    code, sums = worst_village(hands)
    press_tile(hands, code)
    assert tiles[code].name in hands.find(Heading, "coverageArea").text()
    assert sum(map(number, hands.cells("gapParts", 1))) == sums.missing
    assert len(hands.find(TrendChart, "coverageTrend").points) == 13
    hands.click("wholeCity")
    assert sum(map(number, hands.cells("gapParts", 1))) == whole.missing


def test_the_map_is_walked_with_the_arrow_keys(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    hands.go("coverage")
    drawn = hands.find(TileMap, "coverageMap")
    press_tile(hands, "73.73.01.1001")
    for key, code in (
        (Qt.Key.Key_Right, "73.73.01.1003"), (Qt.Key.Key_Down, "73.73.01.1012"),
        (Qt.Key.Key_Left, "73.73.01.1002"), (Qt.Key.Key_Up, "73.73.01.1001"),
    ):  # fmt: skip
        QTest.keyClick(drawn, key)
        hands.settle()
        assert drawn.current == code


def test_every_village_of_the_city_has_a_place_of_its_own(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    hands.go("coverage")
    villages = desk(hands).read(queries.coverage, today=AS_OF).villages
    drawn = places("73.73", villages)
    assert len(set(drawn.values())) == len(drawn) == 48
    elsewhere = places("73.71", villages)
    assert len(set(elsewhere.values())) == 48
    rows = {elsewhere[row.code][1]: set() for row in villages}
    for row in villages:
        rows[elsewhere[row.code][1]].add(row.district)
    assert all(len(districts) == 1 for districts in rows.values())


def test_numbers_on_tiles_are_readable_in_both_themes() -> None:
    for tokens in (LIGHT, DARK):
        for weight in WEIGHTS:
            ground = mixed(tokens.sunken, tokens.accent, weight)
            inks = (QColor(tokens.text), QColor(tokens.accent_text))
            assert max(contrast(ink, ground) for ink in inks) >= 4.5
    assert [class_of(share) for share in (0.0, *LIMITS, 1.0)] == [0, 1, 2, 3, 4, 5, 5]


def test_tables_are_sorted_by_their_headings(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    hands.go("coverage")
    hands.tab("coverageView", 1)

    def sort(column: int) -> None:
        header = hands.find(QTableView, "coverageTable").horizontalHeader()
        assert isinstance(header, QHeaderView)
        x = header.sectionViewportPosition(column) + 12
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton,
                         pos=QPoint(x, header.height() // 2))  # fmt: skip
        hands.settle()

    sort(5)
    gaps = list(map(number, hands.cells("coverageTable", 5)))
    assert gaps == sorted(gaps)
    sort(5)
    gaps = list(map(number, hands.cells("coverageTable", 5)))
    assert gaps == sorted(gaps, reverse=True)
    sort(0)
    names = hands.cells("coverageTable", 0)
    assert (names, len(names)) == (sorted(names), 48)

    hands.tab("coverageView", 2)
    assert sum(map(number, hands.cells("coverageTable", 5))) == now(hands)[0].missing
    assert len(hands.cells("coverageTable", 0)) == 9
    hands.row("coverageTable", 0)
    assert hands.find(Heading, "coverageArea").text() == "Bara"


def test_a_list_goes_into_a_file_masked(
    arrive: Arrive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = arrive("supervisor")
    hands.go("coverage")
    code, sums = worst_village(hands)
    press_tile(hands, code)
    target = tmp_path / "daftar.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def export(_dialog: object) -> None:
        hands.wait(lambda: bool(hands.cells("missingPeople", 0)), "the people")
        assert len(hands.cells("missingPeople", 0)) == sums.missing
        hands.click("exportMissing")
        hands.wait(target.exists, "the file")
        hands.settle()
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.press_only("gapPeople"), export)
    sheet = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    assert sheet[0][1] == "NIK"
    assert len(sheet) == 1 + sums.missing
    assert all("••••••••" in str(row[1]) for row in sheet[1:])


def test_the_table_goes_into_a_file_with_whole_numbers(
    arrive: Arrive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = arrive("supervisor")
    hands.go("coverage")
    target = tmp_path / "cakupan.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    hands.click("exportCoverage")
    sheet = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    whole = now(hands)[0]
    assert [sum(row[place] for row in sheet[1:]) for place in (2, 3, 4, 5, 6)] == [
        whole.obliged, whole.recorded, whole.ready, whole.held, whole.missing,
    ]  # fmt: skip


def test_groups_add_up_and_open_their_people(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    hands.go("coverage")
    hands.tab("coverageTabs", 1)
    whole = now(hands)[0]
    for table in ("coverageAges", "coverageSexes"):
        assert sum(map(number, hands.cells(table, 4))) == whole.missing
    assert len(hands.cells("coverageSchools", 0)) == 10
    women = hands.row_of("coverageSexes", 0, "Perempuan")
    missing = number(hands.cells("coverageSexes", 4)[women])

    def look(_dialog: object) -> None:
        hands.wait(lambda: len(hands.cells("missingPeople", 0)) == missing, "all women")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.row("coverageSexes", women, opens=True), look)


def _unrecorded_without_reason(session: Session) -> int:
    found = queries.missing(
        session, wanted=queries.Wanted(part=(Stage.UNRECORDED, "")), today=AS_OF, limit=1
    )
    return found[0].resident_id


def test_a_reason_is_noted_counted_and_withdrawn(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    person = desk(hands).read(_unrecorded_without_reason)
    hands.go("coverage")
    before = dict(zip(hands.cells("gapParts", 0), hands.cells("gapParts", 1), strict=True))
    hands.window.session.requests.resident_wanted.emit(person)  # type: ignore[union-attr]
    hands.find_page("residents")
    assert hands.text("personStage") == "Belum direkam"

    def fill(_dialog: object) -> None:
        hands.choose("reasonWhy", WhyNot.DIED)
        hands.confirm(closing=False)
        assert hands.errors() == [
            "Tulis dari mana keterangan ini: lurah, keluarga, sekolah, atau petugas."
        ]
        source = hands.find(QComboBox, "reasonSource")
        source.setFocus()
        QTest.keyClicks(source.lineEdit(), "Ketua RT 003")  # type: ignore[attr-defined]
        hands.confirm(closing=False)
        assert hands.errors() == [
            "Meninggal dan pindah memerlukan bukti, misalnya surat keterangan lurah."
        ]
        hands.write("reasonEvidence", "Surat lurah 7/2025")
        hands.write("reasonSaidBy", "Anak kandung")
        hands.confirm()

    hands.dialog(lambda: hands.press_only("noteReason"), fill)
    assert hands.text("personReason") == "Meninggal, belum dilaporkan"
    assert "Surat lurah 7/2025" in hands.text("personReasonDetail")
    assert hands.sees("preparePersonReport")
    hands.go("coverage")
    hands.settle()
    after = dict(zip(hands.cells("gapParts", 0), hands.cells("gapParts", 1), strict=True))
    died, none = "Meninggal, belum dilaporkan", "Belum ada alasan tercatat"
    assert number(after[died]) == number(before[died]) + 1
    assert number(after.get(none, "0")) == number(before[none]) - 1

    hands.go("residents")
    hands.dialog(lambda: hands.press_only("withdrawReason"), lambda _dialog: hands.confirm())
    assert not hands.sees("personReason")
    assert len(hands.text("earlierReasons").splitlines()) == 2  # noted, withdrawn
    assert "Meninggal, belum dilaporkan" in hands.text("earlierReasons")

    def ledger(session: Session) -> list[WhyNot | None]:
        rows = session.exec(
            select(Absence).where(col(Absence.resident_id) == person).order_by(col(Absence.id))
        )
        return [row.why for row in rows]

    assert desk(hands).read(ledger) == [WhyNot.DIED, None]


def _reports(session: Session) -> list[tuple[str, ReportState, str]]:
    rows = session.exec(select(DepartureReport).order_by(col(DepartureReport.id)))
    return [(row.number, row.state, row.handed_to) for row in rows]


def test_a_report_is_prepared_printed_handed_over_and_done_by_the_roll(
    arrive: Arrive, tmp_path: Path
) -> None:
    hands = arrive("supervisor")
    hands.go("coverage")
    hands.tab("coverageTabs", 3)
    people = len(hands.cells("departures", 0))
    hands.row("departures", 0)
    name = hands.cells("departures", 0)[0]
    hands.click("prepareReport")
    assert desk(hands).read(_reports) == [("L-2025-000001", ReportState.PREPARED, "")]
    assert hands.cells("departures", 4)[0] == "Disiapkan"
    assert len(hands.cells("departures", 0)) == people
    hands.wait(lambda: bool(list((tmp_path / "documents").rglob("*.pdf"))), "the letter")

    def hand_over(_dialog: object) -> None:
        hands.confirm(closing=False)
        assert hands.errors() == ["Tulis siapa yang menerima laporan."]
        hands.write("reportTaker", "Ibu Rahma")
        hands.confirm()

    hands.dialog(lambda: hands.press_only("handOverReports"), hand_over)
    assert desk(hands).read(_reports) == [("L-2025-000001", ReportState.HANDED_OVER, "Ibu Rahma")]

    def gone(session: Session) -> tuple[int, Person, int]:
        row = session.exec(select(DepartureReport)).one()
        view = resident(session, resident_id=row.resident_id)
        assert view is not None
        assert view.name == name
        values = {key: getattr(view, key) for key in Person.__dataclass_fields__}
        return view.id, Person(**(values | {"presence": Presence.DIED})), view.version

    resident_id, person, version = desk(hands).read(gone)
    hands.window.session.tasks.write(  # type: ignore[union-attr]
        hands.window, residents.change_resident, resident_id=resident_id, person=person,
        version=version,
    )  # fmt: skip
    hands.settle()
    assert hands.cells("departures", 4)[-1] == "Selesai"


def test_letters_of_a_village_mask_only_outside(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    hands.go("coverage")
    hands.tab("coverageTabs", 3)
    assert not hands.enabled("listOutside")
    box = hands.find(QComboBox, "departuresVillage")
    village = box.itemData(1)  # type: ignore[attr-defined]
    hands.choose("departuresVillage", village)
    shown = len(hands.cells("departures", 0))

    def unmasked(session: Session) -> int:
        rows = session.exec(select(AuditEntry.id).where(AuditEntry.action == "resident.unmasked"))
        return len(rows.all())

    def slips(session: Session) -> list[dict]:  # type: ignore[type-arg]
        rows = session.exec(select(Paper).where(Paper.kind == "coverage.departures"))
        return [row.slip for row in rows]

    hands.click("listOutside")
    assert desk(hands).read(unmasked) == 0
    (outside,) = desk(hands).read(slips)
    assert len(outside["lines"]) == shown
    assert all("••••••••" in line["nik"] for line in outside["lines"])
    hands.click("listInside")
    assert desk(hands).read(unmasked) == shown
    assert all(line["nik"].isdigit() for line in desk(hands).read(slips)[-1]["lines"])


def test_those_turning_17_by_school_until_the_election(
    arrive: Arrive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = arrive("supervisor")
    hands.go("coverage")
    hands.tab("coverageTabs", 2)
    year = desk(hands).read(turning, today=AS_OF, until=AS_OF + timedelta(days=365))
    assert number(hands.cells("turningSchools", 1)[0]) == len(year) > 20

    day = date(2025, 6, 30)
    hands.find(QDateEdit, "electionDay").setDate(day)  # type: ignore[attr-defined]
    hands.click("setElectionDay")
    until = desk(hands).read(turning, today=AS_OF, until=day)
    assert number(hands.cells("turningSchools", 1)[0]) == len(until) < len(year)
    assert "30 Juni 2025" in hands.text("turningSummary")
    assert sum(map(number, hands.cells("turningSchools", 1)[1:])) == len(until)

    hands.row("turningSchools", 1)
    pupils = number(hands.cells("turningSchools", 1)[1])
    assert len(hands.cells("turningPeople", 0)) == pupils
    target = tmp_path / "pemula.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    hands.click("exportTurning")
    sheet = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    assert len(sheet) == 1 + pupils
    assert {row[3] for row in sheet[1:]} == {hands.cells("turningSchools", 0)[1]}
    assert all("••••••••" in row[2] for row in sheet[1:])

    hands.row("turningSchools", 0)
    hands.choose("turningMonth", date(2025, 3, 1))
    assert len(hands.cells("turningPeople", 0)) == sum(one.turns_on.month == 3 for one in until)
    hands.choose("turningMonth", None)
    hands.click("unsetElectionDay")
    assert number(hands.cells("turningSchools", 1)[0]) == len(year)


def test_schools_are_added_and_pupils_placed(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    hands.go("coverage")
    hands.tab("coverageTabs", 2)

    def fill(_dialog: object) -> None:
        hands.write("schoolName", "SMA Negeri 1 Palopo")
        hands.click("saveSchool")
        assert hands.errors() == ["Sekolah dengan nama ini sudah ada."]
        hands.write("schoolName", "SMA Negeri 5 Palopo")
        hands.click("saveSchool")
        hands.wait(lambda: "SMA Negeri 5 Palopo" in hands.cells("schoolList", 0), "the school")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.press_only("manageSchools"), fill)
    hands.row("turningPeople", 0, opens=True)
    hands.find_page("residents")

    def place(_dialog: object) -> None:
        hands.choose("pupilSchool", 11)
        hands.write("pupilClass", "XI-9")
        hands.confirm()

    hands.dialog(lambda: hands.press_only("placePupil"), place)
    assert hands.text("personSchool") == "SMA Negeri 5 Palopo · XI-9"


def test_a_change_elsewhere_is_counted_anew(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    hands.go("coverage")
    before = number(figure(hands, "obliged"))

    def anybody(session: Session) -> tuple[int, Person, int]:
        row = session.exec(select(Resident).where(Resident.birth_date < date(1980, 1, 1))).first()
        assert row is not None
        view = resident(session, resident_id=row.id or 0)
        assert view is not None
        values = {key: getattr(view, key) for key in Person.__dataclass_fields__}
        return view.id, Person(**(values | {"presence": Presence.MOVED})), view.version

    resident_id, person, version = desk(hands).read(anybody)
    hands.window.session.tasks.write(  # type: ignore[union-attr]
        hands.window, residents.change_resident, resident_id=resident_id, person=person,
        version=version,
    )  # fmt: skip
    hands.settle()
    assert number(figure(hands, "obliged")) == before - 1


def test_gap_figures_of_the_file_are_those_of_the_rules(arrive: Arrive) -> None:
    hands = arrive("rekam1")
    hands.go("coverage")
    cells = desk(hands).read(counting.counted, day=AS_OF).cells
    shown = list(map(number, hands.cells("gapParts", 1)))
    assert shown == [part.people for part in gap(cells)]
    hands.tab("coverageTabs", 2)
    assert not hands.sees("setElectionDay")
