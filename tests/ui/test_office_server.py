"""The office's server in the windows: chosen at the first start, joined, asked for its password."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from sqlalchemy.engine import URL, make_url

from ektp_desk import config
from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.kernel.clock import SetClock
from ektp_desk.new_office import make_office
from ektp_desk.storage import credentials
from ektp_desk.storage.keystore import KeyStore
from tests.conftest import PASSWORD
from tests.office_server import OfficeServer, ask_for_passwords, prepared
from tests.proxy import Network, network
from tests.shelf import Shelf
from tests.ui.conftest import Arrive
from tests.ui.test_unlock import keep
from ui.accounts.sign_in import SignInView
from ui.demo_day.hands import Hands
from ui.vault.recovery_view import RecoveryView
from ui.vault.server_view import ServerPasswordView


@pytest.fixture(autouse=True)
def settings_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This computer's settings, in the test's own folder."""
    path = tmp_path / "setelan" / config.FILE
    for module in ("ektp_desk.config", "ektp_desk.storage.credentials"):
        monkeypatch.setattr(f"{module}.config_files", lambda: [path, path])
    config.remember({"documents": tmp_path / "dokumen", "database": tmp_path / "tiada.db"})
    return path


@pytest.fixture
def server(postgres: str) -> OfficeServer:
    """A prepared server that asks for passwords."""
    made = prepared(make_url(postgres))
    ask_for_passwords(made)
    return made


@pytest.fixture
def wire(postgres: str) -> Iterator[Network]:
    """The same server by a port, as a workstation reaches it."""
    with network(postgres) as made:
        yield made


@pytest.fixture
def office(server: OfficeServer, morning: SetClock) -> OfficeServer:
    """An office is at work on the server."""
    make_office(
        server.owner.render_as_string(hide_password=False), profile=OfficeProfile(),
        username="kepala", full_name="Ibu Kepala", password=PASSWORD, clock=morning,
    )  # fmt: skip
    return server


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> KeyStore:
    """This computer has a key store."""
    made = KeyStore(Shelf())
    for module in ("ektp_desk.storage.engines", "ektp_desk.storage.credentials", "ui.opening"):
        monkeypatch.setattr(f"{module}.system_store", lambda: made)
    return made


def shown(hands: Hands, kind: type[QWidget]) -> None:
    hands.wait(lambda: isinstance(hands.window.centralWidget(), kind), kind.__name__)


def at_the_step(window_at: Arrive, **looks: str) -> Hands:
    """The third step of a first start, with the server chosen."""
    hands = window_at(None, **looks)
    hands.click("setupNext")
    hands.click("setupNext")
    hands.click("setup_server")
    return hands


def fill(hands: Hands, wire: Network, url: URL, password: str = "") -> None:
    hands.write("setup_host", f"127.0.0.1:{wire.port}")
    hands.write("setup_name", url.database or "")
    hands.write("setup_user", url.username or "")
    hands.write("setup_server_password", password or str(url.password))
    hands.click("setupNext")


def nothing_holds(folder: Path, password: str) -> bool:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return bool(files) and not any(password.encode() in path.read_bytes() for path in files)


def bare(url: URL) -> str:
    return url._replace(password=None).render_as_string()


def test_a_new_office_is_opened_on_the_server(
    window_at: Arrive, server: OfficeServer, wire: Network, tmp_path: Path, store: KeyStore
) -> None:
    hands = at_the_step(window_at)
    hands.picture("langkah-peladen")
    fill(hands, wire, server.owner)
    hands.wait(lambda: hands.sees("setup_full_name"), "the supervisor's step")
    hands.write("setup_full_name", "Hj. Sitti Nurhaliza")
    hands.write("setup_username", "sitti")
    hands.write("setup_password", "kata-sandi-baik")
    hands.write("setup_again", "kata-sandi-baik")
    hands.click("setupNext")
    hands.click("setupNext")
    shown(hands, RecoveryView)
    hands.picture("kunci-cadangan-baru")
    keep(hands)
    shown(hands, SignInView)
    told = f"postgresql://{server.owner.username}@127.0.0.1:{wire.port}/{server.owner.database}"
    assert config.load_settings().database == told
    assert credentials.kept(make_url(told), store) == server.owner.password
    assert nothing_holds(tmp_path, str(server.owner.password))


def test_a_computer_joins_the_office_that_is_there(
    window_at: Arrive, office: OfficeServer, wire: Network, tmp_path: Path
) -> None:
    """And without a key store: the password stays in memory, and nowhere else."""
    hands = at_the_step(window_at)
    fill(hands, wire, office.daily)
    shown(hands, SignInView)
    assert "***" not in config.load_settings().database
    assert nothing_holds(tmp_path, str(office.daily.password))
    hands.write("username", "kepala")
    hands.write("password", PASSWORD)
    hands.click("signIn")
    hands.wait(lambda: hands.window.session is not None, "the session")


def test_what_is_wrong_is_said_beside_its_field(
    window_at: Arrive, office: OfficeServer, wire: Network, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    hands = at_the_step(window_at)
    hands.click("setupNext")
    assert len(hands.errors()) == 1
    for place, sentence in (
        ("127.0.0.1:1", "Peladen kantor tidak terhubung. Periksa jaringan."),
        ("127.0.0.1:x", "Alamat basis data harus berkas SQLite atau peladen PostgreSQL."),
    ):
        hands.write("setup_host", place)
        hands.click("setupNext")
        hands.wait(lambda: hands.errors() == [sentence], sentence)  # noqa: B023
    hands.write("setup_host", "peladen-dukcapil")
    hands.click("setupNext")
    hands.wait(lambda: bool(hands.errors()), "the question for the authority")
    assert "office-ca.crt" in hands.errors()[0]
    hands.picture("tanpa-otoritas")
    chosen = tmp_path / "office-ca.crt"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen), ""))
    hands.click("setup_chooseAuthority")
    assert hands.text_of("setup_authority") == str(chosen)
    hands.click("setupNext")
    hands.wait(lambda: str(chosen) in " ".join(hands.errors()), "that the file is not there")
    hands.write("setup_authority", "")
    fill(hands, wire, office.daily, "salah")
    denied = "Peladen menolak nama pengguna atau kata sandi basis data."
    hands.wait(lambda: hands.errors() == [denied], denied)
    fill(hands, wire, office.daily.set(database="tiada"))
    none = "Basis data itu tidak ada di peladen. Periksa alamatnya."
    hands.wait(lambda: hands.errors() == [none], none)
    assert hands.text_of("setup_host") == f"127.0.0.1:{wire.port}", "what was typed stays"


# -- asked at the start -----------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_password_is_asked_for_and_kept_in_memory(
    window_at: Arrive, office: OfficeServer, tmp_path: Path, theme: str
) -> None:
    hands = window_at(bare(office.daily), theme=theme)
    shown(hands, ServerPasswordView)
    hands.click("connectServer")
    assert len(hands.errors()) == 1
    hands.write("serverPassword", "salah")
    hands.click("connectServer")
    hands.wait(lambda: len(hands.errors()) == 1 and "menolak" in hands.errors()[0], "the refusal")
    hands.picture("sandi-peladen")
    hands.write("serverPassword", str(office.daily.password))
    hands.click("connectServer")
    shown(hands, SignInView)
    assert nothing_holds(tmp_path, str(office.daily.password))


def test_a_key_store_keeps_it_for_the_next_start(
    window_at: Arrive, office: OfficeServer, store: KeyStore
) -> None:
    first = window_at(bare(office.daily))
    shown(first, ServerPasswordView)
    first.write("serverPassword", str(office.daily.password))
    first.click("connectServer")
    shown(first, SignInView)
    assert first.window.address == bare(office.daily)
    shown(window_at(bare(office.daily)), SignInView)
    credentials.keep(office.daily, "sudah-diganti", store)
    third = window_at(bare(office.daily))
    shown(third, ServerPasswordView)  # one that the server takes no more is asked for anew
    third.wait(lambda: "menolak" in " ".join(third.errors()), "the refusal")


def test_a_password_in_the_settings_is_moved_and_said(
    window_at: Arrive, office: OfficeServer, store: KeyStore, settings_file: Path
) -> None:
    config.remember({"database": office.daily.render_as_string(hide_password=False)})
    hands = window_at(None)
    shown(hands, SignInView)
    told = [label.text() for label in hands.root().findChildren(QLabel)]
    assert any("dipindahkan" in text for text in told)
    assert hands.errors() == [], "it is no refusal"
    hands.picture("sandi-dipindahkan")
    assert str(office.daily.password) not in settings_file.read_text(encoding="utf-8")
    assert credentials.kept(office.daily, store) == office.daily.password
