"""Partners through the real windows: a list out, filled in by hand, home again."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QLineEdit, QWidget

from ektp_desk.coverage import services as coverage
from ektp_desk.coverage.rules import SchoolLevel, WhyNot
from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.desk import Desk
from ektp_desk.partners import queries
from ektp_desk.partners.queries import ListRow, SaidRow, list_sheet
from ektp_desk.partners.rules import Answer, Decision, ListState
from ektp_desk.partners.slips import LETTER
from ektp_desk.residents import queries as residents
from tests.conftest import CONSOLE
from tests.partners.sheets import answer, fill
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands


def desk_of(hands: Hands) -> Desk:
    assert hands.window.opened is not None
    return hands.window.opened.desk


class Files:
    """Where the file dialogs lead, as if somebody had chosen it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.path = folder / "daftar.xlsx"
        chosen: Any = lambda *_args, **_kwargs: (str(self.path), "")  # noqa: E731
        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, chosen)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Files:
    return Files(monkeypatch, tmp_path)


@pytest.fixture
def supervisor(arrive: Arrive) -> Hands:
    hands = arrive("supervisor")
    hands.go("partners")
    return hands


def add_village(hands: Hands, code: str = "73.73.01.1001", button: str = "addFirstPartner") -> None:
    def fill_in(_dialog: QDialog) -> None:
        hands.choose("partnerKind", "village")
        hands.choose("partnerVillage", code)
        hands.write("partnerContactName", "Ibu Rahma")
        hands.write("partnerContact", "0811-4200-000")
        hands.confirm()

    hands.dialog(lambda: hands.click(button), fill_in)


def add_organisation(hands: Hands, button: str = "addFirstPartner") -> None:
    """One that works in the whole city: the small office has some sixty people without a card."""

    def fill_in(_dialog: QDialog) -> None:
        hands.choose("partnerKind", "organisation")
        hands.write("partnerName", "PPDI Palopo")
        hands.confirm()

    hands.dialog(lambda: hands.click(button), fill_in)


def make_list(hands: Hands) -> str:
    """A list for the chosen partner, its file saved; the password."""

    def fill_in(_dialog: QDialog) -> None:
        hands.choose("listPurpose", "not_recorded")
        hands.settle()
        hands.picture("make")
        hands.confirm()

    hands.row("partners", 0)
    hands.dialog(lambda: hands.click("makeList"), fill_in)
    return save_file(hands)


def save_file(hands: Hands) -> str:
    """Save the file that is offered, and note its password."""
    hands.picture("file")
    hands.confirm(closing=False)
    hands.wait(lambda: hands.sees("listPassword"), "the password")
    word = hands.find(QLineEdit, "listPassword").text()
    hands.picture("password")
    hands.click("copyPassword")
    assert QGuiApplication.clipboard().text() == word
    QTest.keyClick(hands.root(), Qt.Key.Key_Escape)  # does not lose it
    assert hands.sees("listPassword")
    hands.confirm()
    return word


def the_list(hands: Hands) -> ListRow:
    return desk_of(hands).read(queries.lists)[0]


def names(hands: Hands) -> list[tuple[str, int]]:
    """Names that stand once on the list, with their residents."""
    sheet = desk_of(hands).read(list_sheet, list_id=the_list(hands).id)
    found = []
    for line in sheet.lines:
        rows = desk_of(hands).read(residents.search, text_=line.name, limit=5)
        if len(rows) == 1:
            found.append((line.name, rows[0].id))
    return found


def said(hands: Hands, resident_id: int) -> tuple[SaidRow, ...]:
    return desk_of(hands).read(queries.said_of, resident_id=resident_id)


def test_an_empty_register_says_what_it_is_for(supervisor: Hands) -> None:
    assert supervisor.sees("addFirstPartner")
    add_village(supervisor)
    (row,) = desk_of(supervisor).read(queries.partners)
    assert (row.name, row.contact_name) == (supervisor.cells("partners", 0)[0], "Ibu Rahma")
    assert not supervisor.sees("addFirstPartner")


def test_a_partner_twice_is_refused_beside_its_name(supervisor: Hands) -> None:
    add_village(supervisor)

    def again(_dialog: QDialog) -> None:
        supervisor.choose("partnerVillage", "73.73.01.1001")
        supervisor.confirm(closing=False)
        assert supervisor.errors() == ["Mitra dengan nama itu sudah ada."]
        supervisor.click("dialogCancel")

    supervisor.dialog(lambda: supervisor.click("addPartner"), again)


def test_a_retired_partner_comes_back_by_undo(supervisor: Hands) -> None:
    add_village(supervisor)
    supervisor.row("partners", 0)
    supervisor.click("retirePartner")
    supervisor.wait(lambda: supervisor.sees("addFirstPartner"), "the empty register")
    supervisor.click("undo")
    supervisor.wait(lambda: not supervisor.sees("addFirstPartner"), "the partner")


def test_the_whole_round(supervisor: Hands, files: Files) -> None:
    hands, desk = supervisor, desk_of(supervisor)
    add_organisation(hands)
    password = make_list(hands)
    made = the_list(hands)
    people = names(hands)
    assert made.lines > 5
    assert hands.cells("partnerLists", 0) == [made.code]
    assert files.path.read_bytes()[:4] == b"\xd0\xcf\x11\xe0"

    (first, first_id), (second, second_id), (third, third_id), (fourth, _) = people[:4]
    desk.write(
        CONSOLE, coverage.note_reason, resident_id=second_id, why=WhyNot.REFUSES, evidence="",
        seen_on=AS_OF, source="Petugas loket", said_by="Tetangga",
    )  # fmt: skip
    fill(
        files.path, password,
        answer(first, Answer.DIED, on=AS_OF, evidence="Surat kematian 12/2024"),
        answer(second, Answer.AWAY, on=AS_OF, note="Kuliah di Makassar"),
        answer(third, Answer.WILL_COME),
        answer(fourth, "barangkali pindah"),
    )  # fmt: skip

    def take(_dialog: QDialog) -> None:
        hands.write("filePassword", "SALAH")
        hands.confirm(closing=False)
        hands.wait(lambda: bool(hands.errors()), "the refusal")
        hands.picture("locked")
        hands.write("filePassword", password)
        hands.confirm(closing=False)
        hands.wait(lambda: hands.sees("listConflicts"), "the preview")
        hands.picture("conflict")
        assert hands.cells("listConflicts", 1) == [second]
        assert hands.cells("listConflicts", 4) == ["Nanti"]
        QTest.keyClick(hands.root(), Qt.Key.Key_2)
        hands.wait(lambda: hands.cells("listConflicts", 4) == ["Tetap catatan kantor"], "key 2")
        hands.click("decide_taken")
        assert hands.cells("listConflicts", 4) == ["Ambil kata mitra"]
        hands.tab("listTabs", 1)
        hands.picture("noted")
        assert hands.cells("listNoted", 1) == [first, third]
        hands.tab("listTabs", 2)
        hands.picture("problems")
        assert hands.cells("listProblems", 3) == ["Jawaban ini tidak ada di pilihan."]
        hands.confirm(closing=False)
        hands.wait(lambda: hands.sees("listDone"), "the end")
        hands.picture("done")
        assert hands.text("listDone").startswith("3 diambil, 0 tetap")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click("importList"), take)
    assert [row.answer for row in said(hands, first_id)] == [Answer.DIED]
    assert [row.decision for row in said(hands, second_id)] == [Decision.TAKEN]
    assert [row.answer for row in said(hands, third_id)] == [Answer.WILL_COME]
    assert hands.cells("partnerLists", 4) == [f"3 dari {made.lines}"]
    hands.picture("page")

    def again(_dialog: QDialog) -> None:
        hands.write("filePassword", password)
        hands.confirm(closing=False)
        hands.wait(lambda: hands.sees("listTabs"), "the preview")
        assert not hands.enabled("dialogPrimary")
        hands.picture("again")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click("importList"), again)
    assert len(said(hands, first_id)) == 1

    hands.go("residents")
    hands.write("residentSearch", second)
    hands.row("residentsFound", 0)
    hands.wait(lambda: hands.sees("saidPanel"), "what partners said")
    words = [label.text() for label in hands.find(QWidget, "saidPanel").findChildren(QLabel)]
    assert words[1] == "Di luar daerah · Kuliah di Makassar"
    assert words[2] == f"PPDI Palopo · {made.code}"
    hands.picture("person")


def test_what_was_put_off_is_decided_from_the_page(supervisor: Hands, files: Files) -> None:
    hands = supervisor
    add_organisation(hands)
    password = make_list(hands)
    (name, person), *_ = names(hands)
    fill(files.path, password, answer(name, Answer.AT_HOME, note="Lumpuh"))

    def put_off(_dialog: QDialog) -> None:
        hands.write("filePassword", password)
        hands.confirm(closing=False)
        hands.wait(lambda: hands.sees("listNoted"), "the preview")
        hands.click("decide_later")
        hands.confirm(closing=False)
        hands.wait(lambda: hands.sees("listDone"), "the end")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click("importList"), put_off)
    assert hands.cells("partnerLists", 5) == ["1"]

    def decide(_dialog: QDialog) -> None:
        hands.wait(lambda: hands.sees("listNoted"), "the answers")
        hands.click("decide_kept")
        hands.confirm(closing=False)
        hands.wait(lambda: hands.sees("listDone"), "the end")
        hands.click("dialogCancel")

    hands.row("partnerLists", 0)
    hands.dialog(lambda: hands.click("decideWaiting"), decide)
    assert [row.decision for row in said(hands, person)] == [Decision.KEPT, Decision.LATER]
    assert hands.cells("partnerLists", 5) == ["0"]
    assert not hands.enabled("decideWaiting")


def test_a_bad_file_is_refused_in_words(supervisor: Hands, files: Files) -> None:
    add_village(supervisor)
    files.path.write_bytes(b"NIK;Nama\n1;2\n")

    def choose(dialog: QDialog) -> None:
        supervisor.confirm(closing=False)
        supervisor.wait(lambda: "XLSX" in supervisor.notices(), "the refusal")
        supervisor.picture("refused")
        assert supervisor.notices().startswith("Ini bukan berkas XLSX.")
        supervisor.click("dialogCancel")

    supervisor.dialog(lambda: supervisor.click("importList"), choose)


def test_a_list_is_prolonged_and_withdrawn(supervisor: Hands, files: Files) -> None:
    hands = supervisor
    add_organisation(hands)
    make_list(hands)
    before = the_list(hands).expires_on
    hands.row("partnerLists", 0)

    def more_time(_dialog: QDialog) -> None:
        editor = hands.find(QLineEdit, "qt_spinbox_lineedit")
        editor.setText("01-03-2025")
        hands.confirm()

    hands.dialog(lambda: hands.click("prolongList"), more_time)
    assert the_list(hands).expires_on > before

    def take_back(_dialog: QDialog) -> None:
        hands.confirm(closing=False)
        assert hands.errors() == ["Tulis alasannya, misalnya berkas hilang."]
        hands.write("withdrawReason", "Berkas hilang")
        hands.picture("withdraw")
        hands.confirm()

    hands.dialog(lambda: hands.click("withdrawList"), take_back)
    assert the_list(hands).state is ListState.WITHDRAWN
    assert hands.cells("partnerLists", 3) == ["Ditarik"]
    assert not hands.enabled("saveListFile")


def test_a_school_without_pupils_gives_no_list(supervisor: Hands) -> None:
    hands, desk = supervisor, desk_of(supervisor)
    school = desk.write(
        CONSOLE, coverage.save_school, name="SLB Harapan", level=SchoolLevel.SLB
    ).result
    add_village(hands)
    hands.go("reports")
    hands.go("partners")

    def enter(_dialog: QDialog) -> None:
        hands.choose("partnerKind", "school")
        hands.choose("partnerSchool", school)
        assert hands.text_of("partnerName") == "SLB Harapan"
        hands.confirm()

    hands.dialog(lambda: hands.click("addPartner"), enter)
    hands.row("partners", hands.row_of("partners", 0, "SLB Harapan"))

    def make(_dialog: QDialog) -> None:
        hands.settle()
        assert not hands.enabled("dialogPrimary")
        hands.picture("school")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click("makeList"), make)


def test_the_letter_is_printed_with_the_list(supervisor: Hands, files: Files) -> None:
    from ektp_desk.papers.queries import papers_of_day

    add_organisation(supervisor)
    make_list(supervisor)
    papers = lambda: desk_of(supervisor).read(papers_of_day, AS_OF, kind=LETTER)  # noqa: E731
    supervisor.wait(lambda: papers()[0].printed, "the letter")
    assert papers()[0].number == the_list(supervisor).code
    supervisor.row("partnerLists", 0)
    supervisor.click("printListLetter")
    supervisor.wait(lambda: papers()[0].copies == 1, "the copy")


def test_only_supervisors_see_the_page(arrive: Arrive) -> None:
    assert not arrive("loket1", counter=1).sees("nav_partners")
