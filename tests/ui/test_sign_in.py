"""Coming in, being refused, going out."""

from ektp_desk.accounts import queries, services
from ektp_desk.demo.office import PASSWORD
from tests.conftest import CONSOLE
from tests.ui.conftest import Arrive
from ui.accounts.sign_in import SignInView
from ui.demo_day.hands import Hands


def _view(hands: Hands) -> SignInView:
    view = hands.window.centralWidget()
    assert isinstance(view, SignInView)
    return view


def _try(hands: Hands, username: str, password: str) -> SignInView:
    hands.write("username", username)
    hands.write("password", password)
    hands.click("signIn")
    view = _view(hands)
    hands.wait(lambda: view.button.isEnabled(), "the answer")
    return view


def test_a_wrong_password_gets_a_sentence_and_keeps_the_name(window_at: Arrive, demo: str) -> None:
    hands = window_at(demo)
    view = _try(hands, "supervisor", "salah")
    assert view.error == "Nama pengguna atau kata sandi salah. Coba lagi."
    assert view.username.text() == "supervisor"


def test_the_same_sentence_for_a_name_nobody_has(window_at: Arrive, demo: str) -> None:
    hands = window_at(demo)
    assert _try(hands, "tidak.ada", "salah").error == _try(hands, "supervisor", "salah").error


def test_many_failures_make_one_wait(window_at: Arrive, demo: str) -> None:
    hands = window_at(demo)
    for _ in range(6):
        view = _try(hands, "loket1", "salah")
    assert "Tunggu" in view.error
    assert "Tunggu" in _try(hands, "loket1", PASSWORD).error, "the right password waits as well"


def test_a_counter_closed_meanwhile_is_said(window_at: Arrive, demo: str) -> None:
    hands = window_at(demo)
    assert hands.window.opened is not None
    hands.window.opened.desk.write(
        CONSOLE, services.save_counter, counter_id=2, code="2", name="Loket 2", letters="AB",
        active=False,
    )  # fmt: skip
    hands.choose("counter", 2)
    view = _try(hands, "loket1", PASSWORD)
    assert view.error == "Loket itu tidak ada. Masuk lagi dan pilih loket."


def test_nothing_typed_asks_for_nothing(window_at: Arrive, demo: str) -> None:
    hands = window_at(demo)
    hands.click("signIn")
    assert _view(hands).error == ""


def test_going_out_shows_the_sign_in_again(arrive: Arrive) -> None:
    hands = arrive("loket1", counter=1)
    hands.menu("officerMenu", "signOut")
    assert hands.text_of("username") == "loket1", "the same officer comes back most often"


def test_changing_ones_own_password(arrive: Arrive) -> None:
    hands = arrive("loket1", counter=1)

    def fill(_dialog: object) -> None:
        hands.write("password_old", "bukan ini")
        hands.write("password_new", "kata-sandi-baru")
        hands.write("password_again", "kata-sandi-lain")
        hands.confirm(closing=False)
        assert "tidak sama" in hands.errors()[0]
        hands.write("password_again", "kata-sandi-baru")
        hands.confirm(closing=False)
        assert hands.errors() == ["Kata sandi sekarang salah. Coba lagi."]
        hands.write("password_old", PASSWORD)
        hands.confirm()

    hands.dialog(lambda: hands.menu("officerMenu", "changePassword"), fill)
    assert hands.window.opened is not None
    assert hands.window.opened.desk.read(queries.has_office)
