"""Before an office that does not open: whose backup it is, and what becomes of a bad one."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.queries import officers
from ektp_desk.accounts.rules import Role
from ektp_desk.demo.office import CONSOLE, PASSWORD
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.storage import driver, keyfile, places
from ektp_desk.storage.encrypting import encrypt
from ektp_desk.storage.engines import open_desk
from ektp_desk.storage.manifest import Reason
from ektp_desk.storage.places import Places
from ektp_desk.storage.safekeeping import keep
from tests.conftest import make_office
from tests.tampering import disarm, run
from tests.ui.conftest import ZONE, Arrive
from ui.accounts.sign_in import SignInView
from ui.demo_day.hands import Hands
from ui.shell.start import TroubleView
from ui.vault.restoring import RestoredView

PHRASE = "kuda putih lari jauh"
WAITS = (
    "CREATE TRIGGER quiet AFTER INSERT ON audit_entry BEGIN "
    "UPDATE officer SET full_name = 'Orang Lain'; END"
)


@pytest.fixture
def desk(demo: str, morning: SetClock) -> Iterator[Desk]:
    """The demonstration office, not encrypted yet."""
    desk = open_desk(demo, clock=morning, zone=ZONE)
    yield desk
    desk.close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where this computer keeps its backups."""
    return tmp_path / "cadangan"


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The second place."""
    folder = tmp_path / "stik"
    folder.mkdir()
    places.claim(folder)
    monkeypatch.setenv("EKTP_DESK_SECOND_BACKUPS", str(folder))
    return folder


@pytest.fixture
def forged(sqlite_address: str, morning: SetClock, stick: Path) -> Path:
    """Somebody's own office on the stick, newer than all others, and nothing guards it."""
    other = open_desk(sqlite_address, clock=morning, zone=ZONE)
    make_office(other, morning)
    disarm(other.engine, "audit_entry")
    run(other.engine, WAITS)
    morning.advance(seconds=60)
    save(other, stick, morning)
    other.close()
    return stick


def save(desk: Desk, folder: Path, morning: SetClock) -> None:
    keep(
        desk.engine, Places(folder), now=morning.now().astimezone(ZONE), reason=Reason.CLOSING,
        closed=None,
    )  # fmt: skip


def shown(hands: Hands, kind: type[object]) -> None:
    hands.wait(lambda: isinstance(hands.window.centralWidget(), kind), kind.__name__)


def restore(hands: Hands, fill: Callable[[QDialog], None]) -> None:
    shown(hands, TroubleView)
    hands.dialog(lambda: hands.press_only("restoreBackup"), fill)


def looked(hands: Hands) -> None:
    hands.wait(lambda: hands.enabled("dialogPrimary"), "the backup to be looked over")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_office_that_a_stick_brought_is_told_before_it_is_put_back(
    window_at: Arrive,
    desk: Desk,
    demo: str,
    home: Path,
    forged: Path,
    morning: SetClock,
    theme: str,
) -> None:
    """It is not the one that is looked at first, and what is wrong with it is said."""
    save(desk, home, morning)
    desk.close()
    morning.advance(seconds=60)
    Path(demo).write_bytes(b"bukan basis data lagi" * 500)
    hands = window_at(demo, language="en", theme=theme)

    def fill(_dialog: QDialog) -> None:
        looked(hands)
        assert hands.cells("backups", 3) == ["this computer", "second place"]
        assert not hands.sees("backupSaid")
        hands.row("backups", 1)
        looked(hands)
        assert "officers and passwords of somebody else" in hands.text("backupSaid")
        assert "quiet" in hands.text("backupSaid")
        hands.picture(f"kantor-lain-{theme}")
        hands.click("dialogCancel")

    restore(hands, fill)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_plain_backup_is_put_back_encrypted_and_clean(
    window_at: Arrive,
    desk: Desk,
    demo: str,
    home: Path,
    forged: Path,
    morning: SetClock,
    theme: str,
) -> None:
    """The worst at once: a strange office in plain, and of this one only its key file is left."""
    save(desk, home, morning)
    desk.close()
    key = encrypt(Path(demo), store=None, passphrase=PHRASE).key
    Path(demo).unlink()
    hands = window_at(demo, language="en", theme=theme)

    def fill(_dialog: QDialog) -> None:
        hands.wait(lambda: hands.sees("backupPassphrase"), "the question")
        assert "the office's own pass phrase or recovery key" in hands.text("backupSaid")
        hands.row("backups", hands.row_of("backups", 3, "second place"))
        hands.wait(lambda: "pass phrase" in hands.text("backupSaid"), "the question")
        hands.picture(f"frasa-kantor-{theme}")
        hands.enter("backupPassphrase", "bukan frasa yang benar")
        hands.wait(lambda: bool(hands.errors()), "the refusal")
        hands.enter("backupPassphrase", PHRASE)
        looked(hands)
        for told in ("somebody else", "not encrypted", "quiet"):
            assert told in hands.text("backupSaid")
        hands.picture(f"semua-peringatan-{theme}")
        hands.confirm()

    restore(hands, fill)
    shown(hands, RestoredView)
    hands.picture(f"dipulihkan-{theme}")
    assert "with this office's key" in hands.text("restoredSaid")
    assert "quiet" in hands.text("restoredSaid")
    hands.click("restoredGoOn")
    shown(hands, SignInView)
    assert keyfile.is_protected(Path(demo))
    with closing(driver.connect(demo, key=key)) as inside:
        assert inside.execute("SELECT count(*) FROM officer WHERE full_name = 'Orang Lain'"
                              ).fetchone() == (0,)  # fmt: skip


def test_a_supervisor_of_today_puts_an_older_backup_back(
    arrive: Arrive, desk: Desk, demo: str, home: Path, morning: SetClock
) -> None:
    """Somebody whom the backup does not know, signed in and signing."""
    save(desk, home, morning)
    desk.write(
        CONSOLE, accounts.add_officer, username="rosmini", full_name="Rosmini", nip="",
        roles=[Role.SUPERVISOR], password=PASSWORD,
    )  # fmt: skip
    desk.close()
    hands = arrive("rosmini")
    hands.go("settings")
    assert hands.window.session is not None
    hands.window.session.workplace.open_page("settings", "backups")
    hands.settle()

    def fill(_dialog: QDialog) -> None:
        looked(hands)
        hands.write("ownPassword", PASSWORD)
        hands.confirm()

    hands.dialog(lambda: hands.press_only("restoreBackup"), fill)
    shown(hands, RestoredView)
    hands.click("restoredGoOn")
    shown(hands, SignInView)
    with closing(open_desk(demo, clock=morning, zone=ZONE)) as after:
        assert "rosmini" not in [row.username for row in after.read(officers)]
