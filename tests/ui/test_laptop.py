"""A laptop from its first start to the wiping: real windows, the office beside it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from sqlalchemy import select
from sqlmodel import col

from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.rules import Role
from ektp_desk.demo.office import PASSWORD
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.work import Actor
from ektp_desk.outreach import bundle_out, devices, queries_devices, sealed
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.models import OutreachVisit
from ektp_desk.residents.models import Resident
from ektp_desk.storage import keystore
from ektp_desk.storage.engines import open_desk
from ektp_desk.storage.keystore import KeyStore
from ektp_desk.storage.manifest import Reason
from tests.conftest import ZONE
from tests.fieldwork.trips import visit_rows
from tests.shelf import shelf_of, store_at
from tests.ui.conftest import Arrive
from ui.accounts.sign_in import SignInView
from ui.demo_day.hands import Hands
from ui.fieldwork.home_view import HomeView
from ui.fieldwork.register_view import RegisterView
from ui.outreach.bundle_dialog import BundleDialog
from ui.shell.start import TroubleView

CONSOLE = Actor(None, "console", frozenset(Role), "console")


@pytest.fixture
def field_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This computer is a laptop for visits, with a key store."""
    folder = tmp_path / "lapangan"
    monkeypatch.setattr(keystore, "system_store", lambda: KeyStore(shelf_of(folder)))
    monkeypatch.setenv("EKTP_DESK_FIELD", "true")
    monkeypatch.setenv("EKTP_DESK_FIELD_FOLDER", str(folder))
    return folder


@pytest.fixture
def office(demo: str, morning: SetClock) -> Iterator[Desk]:
    """The demonstration office's own desk."""
    desk = open_desk(demo, clock=morning, zone=ZONE)
    yield desk
    desk.close()


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """What the next file dialogs give."""

    def choose(path: Path) -> None:
        for name in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_args, **_named: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(path))

    return choose


def _home(hands: Hands) -> HomeView:
    hands.wait(lambda: isinstance(hands.window.centralWidget(), HomeView), "the laptop's list")
    shown = hands.window.centralWidget()
    assert isinstance(shown, HomeView)
    return shown


def _make_laptop(hands: Hands) -> None:
    hands.wait(lambda: hands.enabled("makeLaptop"), "the key store to be asked for")
    hands.press_only("makeLaptop")


def _recorder(office: Desk) -> tuple[int, str]:
    row = office.read(
        lambda session: session.execute(
            select(col(Officer.id), col(Officer.username)).where(
                col(Officer.username).like("rekam%")
            )
        ).first()
    )
    return row.id, row.username


def make_file(office: Desk, card: sealed.Card, path: Path, *, days: int = 5) -> str:
    """Register the laptop, plan a visit, make its file; the user name of its team."""
    known = {row.uid: row.id for row in office.read(queries_devices.devices)}
    device = known.get(card.uid)
    if device is None:
        device = office.write(CONSOLE, devices.register, card=card, name=card.name).result
    officer, username = _recorder(office)
    people = office.read(
        lambda session: session.execute(select(col(Resident.id)).limit(4)).scalars().all()
    )
    visit = office.write(
        CONSOLE, visit_rows, team=(officer,), people=tuple(people), uid=f"visit-{path.stem}"
    ).result
    made = office.write(
        CONSOLE, bundle_out.make_bundle, visit_id=visit, device_id=device, path=path,
        expires_at=office.clock.now() + timedelta(days=days),
    ).result  # fmt: skip
    bundle_out.put_out(made=made)
    return username


def test_from_the_first_start_to_the_wiping(
    window_at: Arrive,
    field_folder: Path,
    office: Desk,
    morning: SetClock,
    chosen: Callable[[Path], None],
    tmp_path: Path,
) -> None:
    hands = window_at(None)
    assert isinstance(hands.window.centralWidget(), RegisterView)
    hands.write("laptopName", "Laptop Satu")
    _make_laptop(hands)
    _home(hands)
    card_file = tmp_path / "kartu"
    chosen(card_file)
    hands.press_only("saveCard")
    hands.wait(lambda: "kartu.ektp" in hands.notices(), "the card")
    card = sealed.read_card(tmp_path / "kartu.ektp")
    username = make_file(office, card, tmp_path / "aaaa.ektp")
    chosen(tmp_path / "aaaa.ektp")
    hands.press_only("takeFile")
    hands.press_only("dialogPrimary")
    hands.wait(lambda: "Kelurahan Ponjalae" in hands.notices(), "the visit")
    hands.press_only("openVisit_visit-aaaa")
    hands.wait(lambda: isinstance(hands.window.centralWidget(), SignInView), "the sign-in")
    hands.settle()
    assert not hands.sees("counter")
    hands.click("otherVisits")
    _home(hands)
    hands.press_only("openVisit_visit-aaaa")
    hands.wait(lambda: isinstance(hands.window.centralWidget(), SignInView), "the sign-in")
    hands.write("username", username)
    hands.write("password", PASSWORD)
    hands.click("signIn")
    hands.wait(lambda: hands.window.session is not None, "the officer to be in")
    hands.settle()
    assert hands.window.session is not None
    field = hands.window.session.workplace.context.field
    assert field is not None
    assert field.visit == "visit-aaaa"
    assert hands.window.documents().is_relative_to(field_folder)
    hands.window.session.requests.backup_wanted.emit(Reason.BY_HAND)
    morning.advance(seconds=5 * 86_400)
    hands.window.session.safekeeper.catch_up()
    hands.settle()
    assert not (tmp_path / "cadangan").exists(), "nothing of a visit stays behind"
    assert hands.window.laptop is not None
    hands.window.laptop.timer.timeout.emit()
    _home(hands)
    hands.wait(lambda: "dihapus dari laptop ini" in hands.notices(), "the wiping to be said")
    assert FieldStore(field_folder).visit_files() == ()
    assert not list((field_folder / "visits").iterdir())


@pytest.fixture
def laptop(window_at: Arrive, field_folder: Path) -> Hands:
    """A laptop that has its keys."""
    field_folder.mkdir()
    FieldStore(field_folder).create("Laptop Satu")
    return window_at(None)


def test_a_visit_that_is_gone_is_neither_set_up_nor_restored_as_an_office(
    laptop: Hands, field_folder: Path
) -> None:
    """Another program wiped it just now; an office must not be begun in the visits' folder."""
    _home(laptop)
    laptop.window.address = str(FieldStore(field_folder).visit_path("visit-aaaa"))
    laptop.window.begin()
    laptop.wait(lambda: isinstance(laptop.window.centralWidget(), TroubleView), "the sentence")
    assert not laptop.sees("restoreBackup")
    assert not laptop.sees("setUpAnew")


def test_a_file_given_at_the_start_is_shown_and_taken_once(
    laptop: Hands, field_folder: Path, office: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "bbbb.ektp"
    make_file(office, FieldStore(field_folder).card(), path)
    for expected in ("sekarang ada di laptop ini", "tidak ada yang diubah"):
        laptop.window.bring_forward(str(path))
        laptop.press_only("dialogPrimary")
        laptop.wait(lambda text=expected: text in laptop.notices(), expected)
    assert len(FieldStore(field_folder).visit_files()) == 1


def test_what_is_wrong_with_a_file_is_one_sentence(
    laptop: Hands, field_folder: Path, office: Desk, morning: SetClock, tmp_path: Path
) -> None:
    (tmp_path / "teks.ektp").write_text("halo", encoding="utf-8")
    laptop.window.bring_forward(str(tmp_path / "teks.ektp"))
    laptop.wait(lambda: bool(laptop.notices()), "a sentence")
    path = tmp_path / "cccc.ektp"
    other = sealed.Card(**{**vars(FieldStore(field_folder).card()), "uid": "lain"})
    make_file(office, other, path)
    laptop.window.bring_forward(str(path))
    laptop.wait(lambda: "laptop lain" in laptop.notices(), "another laptop's file")


def test_a_clock_that_went_back_and_one_far_ahead_are_said(
    laptop: Hands, field_folder: Path, office: Desk, morning: SetClock, tmp_path: Path
) -> None:
    path = tmp_path / "dddd.ektp"
    make_file(office, FieldStore(field_folder).card(), path)
    laptop.window.bring_forward(str(path))
    laptop.press_only("dialogPrimary")
    laptop.wait(lambda: bool(laptop.notices()), "the visit")
    door = laptop.window.laptop
    assert door is not None
    morning.advance(seconds=-3 * 86_400)
    door.timer.timeout.emit()
    laptop.wait(lambda: "Jam laptop ini salah" in laptop.notices(), "the clock")
    morning.advance(seconds=400 * 86_400)
    door.timer.timeout.emit()
    laptop.wait(lambda: "jauh lebih maju" in laptop.notices(), "the clock")
    assert not laptop.enabled("openVisit_visit-dddd")
    laptop.retry()  # "the clock is right"
    laptop.wait(lambda: "dihapus dari laptop" in laptop.notices(), "the wiping")


def test_the_set_up_offers_a_laptop_and_there_is_a_way_back(
    window_at: Arrive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ektp_desk import config

    monkeypatch.setattr(config, "config_files", lambda: [tmp_path / "desk.toml"])
    monkeypatch.setenv("EKTP_DESK_DATABASE", str(tmp_path / "belum.db"))
    monkeypatch.setenv("EKTP_DESK_FIELD_FOLDER", str(tmp_path / "lapangan"))
    hands = window_at(None)
    hands.press_only("setupLaptop")
    hands.wait(
        lambda: isinstance(hands.window.centralWidget(), RegisterView), "the laptop's first view"
    )
    hands.press_only("noLaptop")
    hands.wait(lambda: hands.sees("setupNext"), "the set-up")


def test_names_of_no_laptop_are_refused_beside_the_field(
    window_at: Arrive, field_folder: Path
) -> None:
    hands = window_at(None)
    _make_laptop(hands)
    hands.wait(lambda: bool(hands.errors()), "the refusal")
    assert not FieldStore(field_folder).exists()


def test_the_supervisor_makes_the_file_in_a_dialog(
    arrive: Arrive,
    office: Desk,
    chosen: Callable[[Path], None],
    tmp_path: Path,
) -> None:
    store = store_at(tmp_path / "laptop")
    store.folder.mkdir()
    make_file(office, store.create("Laptop Satu"), tmp_path / "eeee.ektp")
    visit = office.read(
        lambda session: session.execute(
            select(col(OutreachVisit.id)).where(col(OutreachVisit.uid) == "visit-eeee")
        ).scalar_one()
    )
    hands = arrive("supervisor")
    assert hands.window.session is not None
    dialog = BundleDialog(hands.window.session.workplace.context, visit, hands.window)
    dialog.open()
    hands.settle()
    hands.choose("bundleDevice", dialog.device.itemData(dialog.device.findText("Laptop Satu")))
    chosen(tmp_path / "tidak ada" / "keluar")
    hands.click("dialogPrimary")
    hands.wait(lambda: bool(dialog.refusal), "the refusal of a folder that is gone")
    assert dialog.made is None
    chosen(tmp_path / "keluar")
    hands.click("dialogPrimary")
    hands.wait(lambda: dialog.made is not None, "the file")
    assert sealed.peek(tmp_path / "keluar.ektp").device == store.card().uid
    assert not list(tmp_path.glob(".*.baru"))
    hands.click("dialogPrimary")
    assert not dialog.isVisible()


def test_after_the_office_made_new_keys_the_next_file_counts_as_a_first_one(
    window_at: Arrive, field_folder: Path
) -> None:
    field_folder.mkdir()
    store = FieldStore(field_folder)
    card = store.create("Laptop Satu")
    keys = sealed.new_keys()
    store.trust(sealed.Card("office", "Kantor", keys.sign_public, keys.box_public, card.office))
    hands = window_at(None)
    hands.press_only("officeNewKeys")
    hands.wait(lambda: store.office() is None, "the office to be let go")
    hands.wait(lambda: not hands.sees("officeNewKeys"), "the button to be gone")
