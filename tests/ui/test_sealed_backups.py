"""The backups of an office on a server in the windows: their key, and one put back."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from sqlalchemy.engine import make_url

from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.protection import backup_key
from ektp_desk.accounts.queries import officers
from ektp_desk.accounts.rules import OfficeProfile, Role
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.new_office import Protection, make_office
from ektp_desk.storage import backup
from ektp_desk.storage.backup import Backup
from ektp_desk.storage.engines import open_desk
from ektp_desk.storage.keyfile import Protected
from tests.conftest import CONSOLE, PASSWORD
from tests.office_server import OfficeServer, ask_for_passwords, prepared
from tests.sealing import PHRASE, key_of
from tests.storage.conftest import tools as tools
from tests.ui.conftest import ZONE, Arrive
from tests.ui.test_backups import restore, shown
from tests.ui.test_unlock import keep, security
from ui.accounts.sign_in import SignInView
from ui.demo_day.hands import Hands
from ui.vault.recovery_view import RecoveryView
from ui.vault.restoring import RestoredView


@pytest.fixture(autouse=True)
def _client_programs(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`pg_dump` and `pg_restore` are found on the PATH, as in an office."""
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def server(postgres: str) -> OfficeServer:
    """A prepared server that asks for passwords."""
    made = prepared(make_url(postgres))
    ask_for_passwords(made)
    return made


def begun(
    server: OfficeServer, morning: SetClock, protection: Protection | None
) -> Protected | None:
    return make_office(
        server.owner.render_as_string(hide_password=False), profile=OfficeProfile(),
        username="supervisor", full_name="Ibu Kepala", password=PASSWORD, clock=morning,
        protection=protection,
    )  # fmt: skip


@pytest.fixture
def desk(server: OfficeServer, morning: SetClock) -> Iterator[Desk]:
    """The office beside the windows, as daily work does it."""
    address = server.daily.render_as_string(hide_password=False)
    desk = open_desk(address, clock=morning, zone=ZONE)
    yield desk
    desk.close()


def at_work(window_at: Arrive, server: OfficeServer, **looks: str) -> Hands:
    hands = window_at(server.daily.render_as_string(hide_password=False), **looks)
    shown(hands, SignInView)
    come_in(hands)
    return hands


def come_in(hands: Hands) -> None:
    hands.write("username", "supervisor")
    hands.write("password", PASSWORD)
    hands.click("signIn")
    hands.wait(lambda: hands.window.session is not None, "the session")
    hands.settle()


def saved(desk: Desk, folder: Path, morning: SetClock) -> Backup:
    return backup.create(desk.engine, folder, now=morning.now().astimezone(ZONE))


def opens(made: Backup, typed: str) -> bool:
    try:
        return key_of(made.path, typed) == made.key
    except OfficeError:
        return False


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_supervisor_makes_the_key_and_later_another_one(
    window_at: Arrive,
    server: OfficeServer,
    desk: Desk,
    morning: SetClock,
    tmp_path: Path,
    theme: str,
) -> None:
    begun(server, morning, None)
    hands = at_work(window_at, server, theme=theme)
    security(hands)
    hands.picture("segel-belum-ada")
    assert hands.sees("makeSeal")
    assert not hands.sees("changeSeal")

    def wrong(_dialog: QDialog) -> None:
        hands.write("passphrase", PHRASE)
        hands.write("passphraseAgain", PHRASE)
        hands.write("ownPassword", "salah")
        hands.confirm(closing=False)
        hands.wait(lambda: bool(hands.errors()), "the refusal")
        hands.picture("segel-buat")
        hands.write("ownPassword", PASSWORD)
        hands.confirm()

    hands.dialog(lambda: hands.click("makeSeal"), wrong)
    shown_paper = keep_with_picture(hands)
    first = saved(desk, tmp_path / "c", morning)
    assert opens(first, shown_paper)
    assert opens(first, PHRASE)

    shown(hands, SignInView)
    come_in(hands)
    security(hands)
    hands.wait(lambda: hands.sees("changeSeal"), "the state")
    hands.picture("segel")

    def without_a_phrase(_dialog: QDialog) -> None:
        hands.write("ownPassword", PASSWORD)
        hands.picture("segel-ganti")
        hands.confirm()

    hands.dialog(lambda: hands.click("changeSeal"), without_a_phrase)
    other_paper = keep(hands)
    second = saved(desk, tmp_path / "c", morning)
    assert opens(second, other_paper)
    assert not opens(second, PHRASE)
    assert not opens(second, shown_paper)
    assert opens(first, shown_paper)


def mistyped(paper: str) -> str:
    return paper[:-1] + ("A" if paper[-1] != "A" else "B")


def keep_with_picture(hands: Hands) -> str:
    shown(hands, RecoveryView)
    hands.picture("segel-kertas")
    return keep(hands)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_servers_backup_is_put_back_with_paper_and_the_owners_password(
    window_at: Arrive,
    server: OfficeServer,
    desk: Desk,
    morning: SetClock,
    tmp_path: Path,
    theme: str,
) -> None:
    made = begun(server, morning, Protection())
    assert made is not None
    saved(desk, tmp_path / "cadangan", morning)
    morning.set(morning.now() + timedelta(minutes=1))
    desk.write(
        CONSOLE, accounts.add_officer, username="baru", full_name="Baru", nip="",
        roles=[Role.COUNTER], password=PASSWORD,
    )  # fmt: skip
    hands = at_work(window_at, server, theme=theme)
    hands.go("settings")
    assert hands.window.session is not None
    hands.window.session.workplace.open_page("settings", "backups")
    hands.settle()
    hands.picture("cadangan-peladen")

    def fill(_dialog: QDialog) -> None:
        hands.wait(lambda: hands.sees("backupPassphrase"), "the question")
        hands.enter(
            "backupPassphrase", made.recovery[:-1] + ("A" if made.recovery[-1] != "A" else "B")
        )
        hands.wait(lambda: bool(hands.errors()), "the refusal")
        assert "salah ketik" in hands.errors()[0]
        hands.enter("backupPassphrase", made.recovery)
        hands.wait(lambda: hands.enabled("dialogPrimary"), "the backup to be looked over")
        hands.write("ownPassword", PASSWORD)
        hands.write("ownerName", str(server.owner.username))
        hands.write("ownerPassword", "salah")
        hands.confirm(closing=False)
        hands.wait(lambda: bool(hands.errors()), "that the server refuses")
        assert "menolak" in hands.errors()[0]
        hands.picture("pulihkan-peladen")
        hands.write("ownerPassword", str(server.owner.password))
        hands.confirm()

    restore(hands, fill)
    shown(hands, RestoredView)
    hands.picture("dipulihkan-peladen")
    hands.click("restoredGoOn")
    shown(hands, SignInView)
    come_in(hands)
    assert [row.username for row in desk.read(officers)] == ["supervisor"]
    (kept,) = (tmp_path / "cadangan").glob("before-restore*.dump")
    assert b"PGDMP" not in kept.read_bytes()
    assert desk.read(backup_key) is not None
