"""Checking and repairing the data in the windows, of an office in a file and on a server."""

import os
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from sqlalchemy import text
from sqlalchemy.engine import make_url

from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.rules import Role
from ektp_desk.demo.office import PASSWORD as DEMO_PASSWORD
from ektp_desk.kernel.clock import SetClock
from ektp_desk.new_office import Protection
from ektp_desk.storage import audit_keeper, backup
from ektp_desk.storage.engines import make_engines, open_desk
from tests.conftest import CONSOLE, PASSWORD
from tests.office_server import ask_for_passwords, prepared
from tests.printing.reading import text_of
from tests.sealing import PHRASE
from tests.storage.conftest import tools as tools
from tests.tampering import disarm, run
from tests.ui.conftest import ZONE, Arrive
from tests.ui.test_backups import shown
from tests.ui.test_sealed_backups import at_work, begun
from tests.ui.test_unlock import security
from ui.accounts.sign_in import SignInView
from ui.demo_day.hands import Hands
from ui.vault.check_dialog import CheckDialog
from ui.vault.findings import FindingsTable
from ui.vault.repairing import NotRepairedView, RepairedView


def spoil(address: str) -> None:
    """Something that can be made again, and a ticket that stands elsewhere than its history says,
    which cannot."""
    engine = make_engines(address).writer
    run(engine, "UPDATE resident SET name_key = 'zzz' WHERE id < 3")
    run(engine, "DROP INDEX uq_card_unsettled_person")
    run(engine, "UPDATE ticket SET state = 'no_show' "
        "WHERE id = (SELECT min(id) FROM ticket WHERE state = 'done')")  # fmt: skip
    engine.dispose()


def break_log(address: str) -> None:
    engine = make_engines(address).writer
    disarm(engine, "audit_entry")
    run(engine, "UPDATE audit_entry SET row_id = 99999 WHERE id = 7")
    engine.dispose()


def checked(hands: Hands, then: Any = lambda: None) -> list[str]:
    """Open the check, wait for it, do something more in it; what it found."""
    said: list[str] = []

    def attend(dialog: QDialog) -> None:
        assert isinstance(dialog, CheckDialog)
        hands.wait(lambda: dialog.report is not None, "the check")
        hands.settle()
        (table,) = dialog.findChildren(FindingsTable, "findings")
        said.extend(table.rows.rows)
        then()
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click("checkData"), attend)
    return said


def acts(address: str) -> set[str]:
    """What was done last in an office."""
    engine = make_engines(address).reader
    with engine.connect() as connection:
        newest = text("SELECT action FROM audit_entry ORDER BY id DESC LIMIT 8")
        done = set(connection.execute(newest).scalars())
    engine.dispose()
    return done


def signed(hands: Hands, **fields: str) -> None:
    def fill(_dialog: QDialog) -> None:
        for name, typed in fields.items():
            hands.write(name, typed)
        hands.write("ownPassword", "salah sekali")
        hands.confirm(closing=False)
        hands.wait(lambda: bool(hands.errors()), "the refusal")
        hands.picture("perbaiki")
        hands.write("ownPassword", fields["ownPassword"])
        hands.confirm()

    hands.dialog(lambda: hands.click("repairData"), fill)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_sound_data_are_said_to_be_sound(arrive: Arrive, theme: str) -> None:
    hands = arrive("supervisor", theme=theme)
    security(hands)
    hands.picture(f"keamanan-{theme}")

    def look() -> None:
        assert hands.text("checkSaid")
        hands.picture(f"periksa-baik-{theme}")

    assert checked(hands, look) == []


def test_what_is_found_is_saved_repaired_and_the_rest_only_named(
    arrive: Arrive, demo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(demo)
    paper = tmp_path / "pemeriksaan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(paper), ""))
    hands = arrive("supervisor")
    security(hands)

    def save() -> None:
        hands.picture("periksa-temuan")
        hands.click("saveFindings")
        hands.settle()

    found = checked(hands, save)
    assert any("uq_card_unsettled_person" in one for one in found)
    assert not any("db repair" in one for one in found)
    assert "uq_card_unsettled_person" in text_of(paper.read_bytes())

    signed(hands, ownPassword=DEMO_PASSWORD)
    shown(hands, RepairedView)
    hands.picture("diperbaiki")
    assert "uq_card_unsettled_person" in hands.text("repairedMade")
    (left,) = hands.find(FindingsTable, "findings").rows.rows
    assert left in found
    kept = Path(hands.text("repairedKept").splitlines()[-1])
    assert backup.verify(kept).sound
    assert {"database.repairing", "database.repaired"} <= acts(demo)
    hands.click("repairedGoOn")
    shown(hands, SignInView)


def test_the_red_bar_leads_to_the_check_and_a_broken_log_is_not_repaired(
    arrive: Arrive, demo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_keeper, "FIRST", 0.0)
    break_log(demo)
    hands = arrive("supervisor")
    assert hands.window.session is not None
    notice = hands.window.session.workplace.data_notice
    hands.wait(lambda: bool(notice.text), "the bar")
    hands.picture("palang")
    assert "db check" not in notice.text
    hands.window.session.workplace.data_notice.action.click()
    hands.settle()
    assert any(" 7 " in one for one in checked(hands, lambda: hands.picture("periksa-log")))

    signed(hands, ownPassword=DEMO_PASSWORD)
    shown(hands, NotRepairedView)
    hands.picture("log-putus")
    assert " 7 " in hands.text("notRepaired")
    assert "database.repaired" not in acts(demo)
    hands.click("repairedGoOn")
    shown(hands, SignInView)


def test_whoever_closes_the_check_stops_it(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    security(hands)
    stopped: list[bool] = []

    def stop(dialog: QDialog) -> None:
        assert isinstance(dialog, CheckDialog)
        hands.click("cancelProgress")
        hands.wait(lambda: dialog.report is not None, "the end")
        assert dialog.report is not None
        stopped.append(not dialog.report.whole)
        hands.picture("periksa-dihentikan")
        hands.click("dialogCancel")

    hands.dialog(lambda: hands.click("checkData"), stop)
    assert stopped == [True]


def test_a_supervisor_who_is_no_administrator_checks_and_repairs_nothing(
    window_at: Arrive, demo: str, morning: SetClock
) -> None:
    desk = open_desk(demo, clock=morning, zone=ZONE)
    desk.write(
        CONSOLE, accounts.add_officer, username="pengawas", full_name="Pengawas Harian", nip="",
        roles=[Role.SUPERVISOR], password=PASSWORD,
    )  # fmt: skip
    desk.close()
    hands = window_at(demo)
    hands.write("username", "pengawas")
    hands.write("password", PASSWORD)
    hands.click("signIn")
    hands.wait(lambda: hands.window.session is not None, "the session")
    hands.settle()
    security(hands)
    assert hands.sees("checkData")
    assert not hands.sees("repairData")


def test_an_office_on_a_server_is_checked_and_repaired_by_its_owner(
    window_at: Arrive,
    postgres: str,
    morning: SetClock,
    tools: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    server = prepared(make_url(postgres))
    ask_for_passwords(server)
    begun(server, morning, Protection(None, PHRASE))
    owner = server.owner.render_as_string(hide_password=False)
    engine = make_engines(owner).writer
    run(engine, "ALTER TABLE ticket DROP CONSTRAINT ck_ticket_state")
    engine.dispose()
    hands = at_work(window_at, server)
    security(hands)
    hands.picture("keamanan-peladen")
    found = checked(hands)
    assert len(found) == 1
    assert "ck_ticket_state" in found[0]

    secret = {"ownerPassword": str(server.owner.password), "ownPassword": PASSWORD}
    signed(hands, ownerName=str(server.owner.username), **secret)
    shown(hands, RepairedView)
    hands.picture("diperbaiki-peladen")
    assert "ck_ticket_state" in hands.text("repairedMade")
    assert "database.repaired" in acts(owner)
    hands.click("repairedGoOn")
    shown(hands, SignInView)
