"""The guided first start: five steps, or a demonstration office."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox

from ektp_desk.accounts import queries as accounts
from ektp_desk.kernel.clock import SetClock
from ektp_desk.queue import queries as queue
from ektp_desk.residents import queries as residents
from ektp_desk.storage import keyfile
from ektp_desk.storage.engines import open_desk
from tests.conftest import ZONE
from tests.ui.conftest import Arrive
from ui.accounts.sign_in import SignInView
from ui.demo_day.hands import Hands
from ui.setup.database_step import DatabaseStep
from ui.setup.steps import OfficeStep
from ui.vault.recovery_view import RecoveryView


@pytest.fixture
def hands(window_at: Arrive, tmp_path: Path) -> Hands:
    """A first start: the address has nothing behind it yet."""
    return window_at(str(tmp_path / "kantor baru" / "ektp-desk.db"))


PHRASE = "kuda putih lari jauh"


def _protect(hands: Hands) -> None:
    """The database's step; this machine has no key store."""
    step = hands.find(DatabaseStep, "")
    hands.wait(lambda: step.has_store is not None, "the answer about the key store")
    hands.write("setup_passphrase", PHRASE)
    hands.write("setup_passphraseAgain", PHRASE)
    hands.click("setupNext")


def _keep_recovery(hands: Hands) -> str:
    """Type back what is asked for; the whole key."""
    view = hands.find(RecoveryView, "")
    key = [hands.text(f"recoveryGroup{place}") for place in range(1, 10)]
    for place in view.asked:
        hands.write(f"typedGroup{place}", key[place - 1].lower())
    hands.click("recoveryKept")
    return "-".join(key)


def _supervisor(hands: Hands, password: str = "kata-sandi-baik", again: str = "") -> None:
    hands.write("setup_full_name", "Hj. Sitti Nurhaliza")
    hands.write("setup_username", "sitti")
    hands.write("setup_password", password)
    hands.write("setup_again", again or password)
    hands.click("setupNext")


def test_five_steps_open_an_office_and_lead_to_the_sign_in(
    hands: Hands, tmp_path: Path, morning: SetClock
) -> None:
    hands.click("setupNext")
    assert hands.text_of("setup_government") == "Pemerintah Kota Palopo"
    hands.write("setup_address", "Jl. Contoh No. 1 <Lantai 2> & Co.")
    hands.click("setupNext")
    _protect(hands)
    _supervisor(hands)
    hands.click("setupNext")
    _keep_recovery(hands)
    hands.wait(lambda: isinstance(hands.window.centralWidget(), SignInView), "the sign-in")
    database = tmp_path / "kantor baru" / "ektp-desk.db"
    file = keyfile.read(database)
    assert file is not None
    key = keyfile.unlock(file, passphrase=PHRASE)
    desk = open_desk(str(database), clock=morning, zone=ZONE, key=key)
    profile = desk.read(accounts.profile)
    assert profile.short_name == "Disdukcapil Kota Palopo"
    assert profile.address == "Jl. Contoh No. 1 <Lantai 2> & Co."
    assert [row.username for row in desk.read(accounts.officers)] == ["sitti"]
    assert len(desk.read(residents.villages)) == 48
    assert len(desk.read(queue.services, day=morning.now().date())) == 9
    desk.close()


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_lost(hands: Hands) -> None:
    hands.click("setupNext")
    hands.click("setupNext")
    _protect(hands)
    _supervisor(hands, again="lain")
    assert hands.errors() == ["Kedua kata sandi tidak sama."]
    assert hands.text_of("setup_username") == "sitti"
    _supervisor(hands, password="pendek")
    hands.click("setupNext")
    hands.wait(lambda: bool(hands.errors()), "the refusal")
    assert hands.errors() == ["Kata sandi paling sedikit 8 karakter."]
    assert hands.text_of("setup_full_name") == "Hj. Sitti Nurhaliza"


def test_answers_survive_a_change_of_language(hands: Hands) -> None:
    hands.choose_by_user("setup_language", "en")
    assert hands.sees("setupNext")
    hands.click("setupNext")
    hands.write("setup_contact", "0471-123")
    hands.click("setupNext")
    hands.click("setupBack")
    hands.click("setupBack")
    hands.choose_by_user("setup_language", "id")
    hands.click("setupNext")
    assert hands.text_of("setup_contact") == "0471-123"


def test_another_regions_list_is_taken_and_a_wrong_one_refused(
    hands: Hands, tmp_path: Path
) -> None:
    step = hands.find(OfficeStep, "")
    wrong = tmp_path / "salah.csv"
    wrong.write_text("a;b\n1;2\n", encoding="utf-8")
    step.load_regions(wrong)
    assert hands.errors() == ["Daftar wilayah memerlukan kolom kode dan nama."]
    right = tmp_path / "wilayah.csv"
    right.write_text(
        "kode;nama\n73;Sulawesi Selatan\n73.17;Kabupaten Luwu\n73.17.01;Belopa\n7317012001;Senga\n",
        encoding="utf-8",
    )
    step.load_regions(right)
    assert hands.errors() == []
    box = hands.find(QComboBox, "setup_city")
    assert [box.itemText(place) for place in range(box.count())] == ["Kabupaten Luwu"]
    hands.click("setupNext")
    assert hands.text_of("setup_short_name") == "Disdukcapil Kabupaten Luwu"


def test_the_demonstration_office_can_be_cancelled_and_begun_again(hands: Hands) -> None:
    hands.press_only("setupDemo")
    hands.click("cancelProgress")
    hands.wait(lambda: hands.enabled("setupDemo"), "the cancelling")
    assert hands.notices() == "Dibatalkan. Tidak ada yang disimpan."
