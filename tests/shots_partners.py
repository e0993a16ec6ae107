"""Pictures of partners: the register, a list out, and its answers coming home."""

from pathlib import Path
from unittest.mock import patch

from PySide6.QtWidgets import QFileDialog, QLineEdit

from ektp_desk.coverage import services as coverage_services
from ektp_desk.coverage.rules import WhyNot
from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.work import Actor
from ektp_desk.partners.queries import list_sheet, lists
from ektp_desk.partners.rules import Answer
from ektp_desk.residents import queries as residents
from tests.partners.sheets import answer, fill
from ui.demo_day.hands import Hands

PARTNERS = (
    ("village", "partnerVillage", "73.73.03.1001"),
    ("village", "partnerVillage", "73.73.07.1003"),
    ("organisation", "", None),
)


def partners(hands: Hands, work: Path) -> None:
    """From a signed-in supervisor's window; `work` is a folder for the list's file."""
    hands.go("partners")
    hands.picture("61-partners-empty")
    for place, partner in enumerate(PARTNERS):
        button = "addPartner" if place else "addFirstPartner"
        hands.dialog(
            lambda name=button: hands.press_only(name),
            lambda _dialog, row=partner: _enter(hands, *row),
        )
    path = work / "daftar.xlsx"
    chosen = (str(path), "")
    with (
        patch.object(QFileDialog, "getSaveFileName", lambda *_, **__: chosen),
        patch.object(QFileDialog, "getOpenFileName", lambda *_, **__: chosen),
    ):
        password = _send(hands)
        _answer(hands, path, password)
        hands.dialog(lambda: hands.press_only("importList"), lambda _dialog: _take(hands, password))
    hands.picture("67-partners")
    hands.dialog(lambda: hands.press_only("withdrawList"), lambda _dialog: _leave(hands))


def _enter(hands: Hands, kind: str, box: str, value: object) -> None:
    hands.choose("partnerKind", kind)
    if box:
        hands.choose(box, value)
    else:
        hands.write("partnerName", "PPDI Kota Palopo")
    hands.write("partnerContactName", "Ibu Rahma")
    hands.write("partnerContact", "0811-4200-000")
    if not box:
        hands.picture("62-partner")
    hands.confirm()


def _send(hands: Hands) -> str:
    def make(_dialog: object) -> None:
        hands.choose("listPurpose", "not_recorded")
        hands.picture("63-partner-list")
        hands.confirm()

    hands.row("partners", hands.row_of("partners", 0, "PPDI Kota Palopo"))
    hands.dialog(lambda: hands.press_only("makeList"), make)
    hands.confirm(closing=False)
    hands.wait(lambda: hands.sees("listPassword"), "the password")
    hands.picture("64-partner-password")
    password = hands.find(QLineEdit, "listPassword").text()
    hands.confirm()
    return password


def _answer(hands: Hands, path: Path, password: str) -> None:
    """The partner fills the list in; the office knows otherwise of one person."""
    assert hands.window.opened is not None
    desk = hands.window.opened.desk
    names = [line.name for line in desk.read(list_sheet, list_id=desk.read(lists)[0].id).lines]
    alone = [name for name in names if len(desk.read(residents.search, text_=name, limit=3)) == 1]
    first, second, third, fourth, fifth = alone[:5]
    person = desk.read(residents.search, text_=second, limit=1)[0].id
    desk.write(
        Actor(None, "console", frozenset({"supervisor"}), "console"),
        coverage_services.note_reason, resident_id=person, why=WhyNot.REFUSES, evidence="",
        seen_on=AS_OF, source="Petugas loket", said_by="Tetangga",
    )  # fmt: skip
    fill(
        path, password,
        answer(first, Answer.DIED, on=AS_OF, evidence="Surat kematian 474.3/12/2024"),
        answer(second, Answer.AWAY, on=AS_OF, note="Kuliah di Makassar, pulang saat Lebaran"),
        answer(third, Answer.WILL_COME, note="Senin depan"),
        answer(fourth, Answer.AT_HOME, note="Stroke, hubungi anaknya"),
        answer(fifth, "barangkali pindah"),
    )  # fmt: skip


def _take(hands: Hands, password: str) -> None:
    hands.write("filePassword", password)
    hands.confirm(closing=False)
    hands.wait(lambda: hands.sees("listConflicts"), "the preview")
    hands.picture("65-partner-sides")
    hands.tab("listTabs", 2)
    hands.picture("66-partner-problems")
    hands.confirm(closing=False)
    hands.wait(lambda: hands.sees("listDone"), "the end")
    hands.click("dialogCancel")


def _leave(hands: Hands) -> None:
    hands.picture("68-partner-withdraw")
    hands.click("dialogCancel")
