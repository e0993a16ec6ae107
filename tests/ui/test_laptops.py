"""The laptops through the real windows: registered, lost, what was on them, found again."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QDialog, QFileDialog
from sqlalchemy import text

from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.desk import Desk
from ektp_desk.outreach import office_keys, queries_devices, sealed
from ektp_desk.outreach.queries_devices import DeviceRow
from ektp_desk.outreach.rules_field import DeviceState
from ektp_desk.outreach.sealed import Card, Keys, new_keys
from ektp_desk.outreach.slips import LOST_LAPTOP
from ektp_desk.residents import queries as residents
from tests.outreach import sent
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands
from ui.widgets.stat import StatTile

LAPTOPS = 3  # the tab's place


def desk_of(hands: Hands) -> Desk:
    assert hands.window.opened is not None
    return hands.window.opened.desk


def actor_of(hands: Hands) -> Any:
    assert hands.window.session is not None
    return hands.window.session.tasks.actor


class Files:
    """Where the file dialogs lead, as if somebody had chosen it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.path = folder / "laptop.ektp"
        chosen: Any = lambda *_args, **_kwargs: (str(self.path), "")  # noqa: E731
        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, chosen)

    def write_card(self, keys: Keys, *, uid: str = "laptop-9") -> Card:
        card = Card(uid, "Laptop Lapangan 9", keys.sign_public, keys.box_public, "")
        sealed.write_card(card, keys, self.path)
        return card


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Files:
    return Files(monkeypatch, tmp_path)


@pytest.fixture
def supervisor(arrive: Arrive) -> Hands:
    hands = arrive("supervisor")
    hands.go("outreach")
    hands.tab("outreachTabs", LAPTOPS)
    return hands


def laptop(hands: Hands) -> DeviceRow:
    return next(
        row for row in desk_of(hands).read(queries_devices.devices) if row.uid == "laptop-9"
    )


def register(hands: Hands, files: Files) -> Card:
    """Choose the file, compare, register."""
    card = files.write_card(new_keys())

    def fill_in(_dialog: QDialog) -> None:
        hands.picture("register")
        hands.confirm(closing=False)
        assert hands.text("laptopFingerprint") == card.fingerprint
        assert not hands.enabled("dialogPrimary")
        hands.click("laptopSame")
        hands.picture("compare")
        hands.confirm()

    button = "laptopRegisterFirst" if hands.sees("laptopRegisterFirst") else "laptopRegister"
    hands.dialog(lambda: hands.click(button), fill_in)
    return card


def choose(hands: Hands) -> None:
    hands.row("laptops", hands.cells("laptops", 0).index("Laptop Lapangan 9"))


def load(hands: Hands) -> None:
    """A file with 40 people went out to the laptop yesterday."""
    desk, who = desk_of(hands), actor_of(hands)
    people = [row.id for row in desk.read(residents.search, text_="a", limit=40)]
    visit = desk.write(who, sent.plan, number="JB-2026-0901", day=AS_OF + timedelta(days=2)).result
    desk.write(
        who, sent.send_out, device_id=laptop(hands).id, visit_id=visit, people=people,
        expires_at=desk.clock.now() + timedelta(days=4),
    )  # fmt: skip


def test_a_laptop_is_registered_after_its_fingerprint_was_compared(
    supervisor: Hands, files: Files
) -> None:
    card = register(supervisor, files)
    row = laptop(supervisor)
    assert (row.name, row.state) == ("Laptop Lapangan 9", DeviceState.ACTIVE)
    place = supervisor.cells("laptops", 0).index(row.name)
    assert supervisor.cells("laptops", 1)[place] == card.fingerprint


def test_a_damaged_file_registers_nothing(supervisor: Hands, files: Files) -> None:
    files.write_card(new_keys())
    content = bytearray(files.path.read_bytes())
    content[-20] ^= 1
    files.path.write_bytes(content)

    def fill_in(dialog: Any) -> None:
        supervisor.confirm(closing=False)
        assert dialog.refusal
        assert supervisor.enabled("dialogPrimary")
        supervisor.click("dialogCancel")

    button = "laptopRegisterFirst" if supervisor.sees("laptopRegisterFirst") else "laptopRegister"
    supervisor.dialog(lambda: supervisor.click(button), fill_in)
    known = desk_of(supervisor).read(queries_devices.devices)
    assert "laptop-9" not in {row.uid for row in known}


def test_a_refusal_stands_beside_the_name(supervisor: Hands, files: Files) -> None:
    register(supervisor, files)
    files.write_card(new_keys(), uid="laptop-10")

    def fill_in(_dialog: QDialog) -> None:
        supervisor.confirm(closing=False)
        supervisor.click("laptopSame")
        supervisor.confirm(closing=False)
        assert supervisor.errors() == ["Laptop aktif lain sudah memakai nama itu."]
        supervisor.write("laptopName", "Laptop Lapangan 10")
        supervisor.confirm()

    supervisor.dialog(lambda: supervisor.click("laptopRegister"), fill_in)
    assert {"laptop-9", "laptop-10"} <= set(desk_of(supervisor).read(queries_devices.senders))


def test_a_lost_laptop_shows_who_is_affected_and_can_be_found(
    supervisor: Hands, files: Files, tmp_path: Path
) -> None:
    hands = supervisor
    register(hands, files)
    load(hands)
    choose(hands)
    hands.picture("tab")

    def report(_dialog: QDialog) -> None:
        hands.write("laptopReason", "Tertinggal di pete-pete")
        hands.picture("lost")
        hands.confirm()

    hands.dialog(lambda: hands.click("laptopLost"), report)
    assert laptop(hands).state is DeviceState.LOST
    hands.wait(lambda: len(hands.cells("exposedPeople", 0)) == 40, "the people")
    assert hands.find(StatTile, "exposurePeople").value == "40"
    assert "Tertinggal di pete-pete" in hands.text("exposureAbout")
    hands.picture("facts")
    files.path = tmp_path / "terdampak.xlsx"
    hands.click("exportExposure")
    hands.wait(files.path.exists, "the file")
    hands.click("printExposure")
    hands.picture("facts-printed")
    hands.tab("exposureTabs", 1)
    hands.picture("facts-files")
    assert hands.cells("exposedFiles", 0) == ["JB-2026-0901"]
    hands.tab("exposureTabs", 2)
    hands.picture("facts-history")
    hands.confirm()
    sheets = load_workbook(files.path)
    assert [sheet.max_row for sheet in sheets] == [41, 2, 3]  # people, files, history
    assert papers_of(hands) == 1

    def found(_dialog: QDialog) -> None:
        hands.write("laptopReason", "Diantar sopir ke kantor")
        hands.click("laptopTrusted")
        hands.picture("found")
        hands.confirm()

    choose(hands)
    hands.dialog(lambda: hands.click("laptopFound"), found)
    assert laptop(hands).state is DeviceState.ACTIVE


def papers_of(hands: Hands) -> int:
    """How many papers about lost laptops there are."""
    return desk_of(hands).read(
        lambda session: session.execute(
            text("SELECT count(*) FROM paper WHERE kind = :kind"), {"kind": LOST_LAPTOP}
        ).scalar_one()
    )


def test_revoking_is_undone_from_the_message(supervisor: Hands, files: Files) -> None:
    hands = supervisor
    register(hands, files)
    choose(hands)

    def revoke(_dialog: QDialog) -> None:
        hands.confirm(closing=False)
        assert hands.errors()
        hands.write("laptopReason", "Diganti yang baru")
        hands.picture("revoke")
        hands.confirm()

    hands.dialog(lambda: hands.click("laptopRevoke"), revoke)
    assert laptop(hands).state is DeviceState.REVOKED
    hands.click("undo")
    hands.wait(lambda: laptop(hands).state is DeviceState.ACTIVE, "the laptop to be active")


def test_new_office_keys_are_made_knowingly(arrive: Arrive, files: Files) -> None:
    hands = arrive("supervisor")
    desk_of(hands).write(actor_of(hands), office_keys.ensure_keys)
    hands.go("outreach")
    hands.tab("outreachTabs", LAPTOPS)
    register(hands, files)
    before = hands.text("officeKeys")

    def renew(_dialog: QDialog) -> None:
        hands.picture("keys")
        hands.confirm()

    hands.dialog(lambda: hands.click("renewOfficeKeys"), renew)
    hands.wait(lambda: hands.text("officeKeys") != before, "the new fingerprint")
