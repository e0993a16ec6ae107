"""`init`, `demo` and `officers`: making offices and who works in them."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ektp_desk.accounts import queries as accounts
from ektp_desk.accounts import services
from ektp_desk.accounts.rules import Role
from ektp_desk.demo.office import PASSWORD as DEMO_PASSWORD
from ektp_desk.kernel.clock import SystemClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.residents import regions
from ektp_desk.storage import driver
from ektp_desk.storage.engines import open_desk
from tests.conftest import CONSOLE, PASSWORD
from tests.doors.conftest import RESIDENTS, ROOT, Ask, call

INIT = (
    "init", "--no-encryption", "--username", "kepala", "--full-name", "Ibu Kepala",
)  # fmt: skip
ADD = ("officers", "add", "loket9", "--full-name", "Nur'aini")
OTHER = "kata-sandi-lain"


def desk_of(address: str) -> Desk:
    return open_desk(address, clock=SystemClock(), zone=ZoneInfo("Asia/Makassar"))


def officer(address: str, username: str) -> accounts.OfficerRow:
    desk = desk_of(address)
    found = {row.username: row for row in desk.read(accounts.officers)}
    desk.close()
    return found[username]


def may_sign_in(address: str, username: str, password: str) -> bool:
    desk = desk_of(address)
    answer = desk.write(
        CONSOLE, services.sign_in, username=username, password=password, counter_id=None,
        station="uji",
    ).result  # fmt: skip
    desk.close()
    return answer.actor is not None


# -- init -------------------------------------------------------------------------------------


def test_init_opens_an_office(ask: Ask, tmp_path: Path) -> None:
    address = str(tmp_path / "folder baru" / "kantor 100% ñ.db")
    said = ask(*INIT, "--office-name", "Disdukcapil Uji", "--database", address)
    assert said.status == 0
    assert said.err == ""
    assert said.out.splitlines()[0] == "Kantor dibuka."
    assert f"Basis data: {address}" in said.out
    assert PASSWORD not in said.out

    desk = desk_of(address)
    assert desk.read(accounts.profile).name == "Disdukcapil Uji"
    assert desk.read(accounts.profile).region_code == "73.73"
    desk.close()
    assert Role.SUPERVISOR in officer(address, "kepala").roles
    assert may_sign_in(address, "kepala", PASSWORD)
    assert ask("db", "check", "--database", address).status == 0


def test_init_says_it_as_json_and_in_english(ask: Ask, tmp_path: Path) -> None:
    address = str(tmp_path / "a.db")
    facts = ask(*INIT, "--database", address, "--json").facts
    assert facts == {"ok": True, "database": address, "username": "kepala"}
    said = ask(*INIT, "--database", tmp_path / "b.db", "--language", "en")
    assert said.out.startswith("The office is open.")


def test_a_second_init_is_refused_and_changes_nothing(ask: Ask, kantor: str) -> None:
    said = ask("init", "--username", "lain", "--full-name", "Orang Lain", "--database", kantor)
    assert said.status == 1
    assert said.out == ""
    assert "Kantor sudah dibuka" in said.err
    again = ask(*INIT, "--database", kantor, "--json")
    assert again.code == "office.already_open"
    desk = desk_of(kantor)
    assert [row.username for row in desk.read(accounts.officers)] == ["kepala"]
    desk.close()


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("pendek", "officer.password_short"),
        ("", "officer.password_short"),
        ("x" * 201, "officer.password_long"),
        ("Kepala.Dinas", "officer.password_is_username"),
    ],
)
def test_a_weak_password_opens_no_office(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str, code: str
) -> None:
    monkeypatch.setenv("EKTP_DESK_PASSWORD", password)
    monkeypatch.setattr("sys.stdin", open(os.devnull, encoding="utf-8"))  # noqa: PTH123, SIM115
    address = tmp_path / "kantor.db"
    words = ("init", "--no-encryption", "--username", "kepala.dinas", "--full-name", "Ibu",
             "--database", address)  # fmt: skip
    assert ask(*words, "--json").code == code
    assert ask("stock", "status", "--database", address, "--json").code == "machine.no_office"
    monkeypatch.setenv("EKTP_DESK_PASSWORD", PASSWORD)
    assert ask(*words).status == 0, "the file left by the refusal is no obstacle"


def test_a_city_of_the_shipped_or_of_an_own_list(ask: Ask, tmp_path: Path) -> None:
    own = tmp_path / "wilayah.csv"
    rows = ("kode;nama", "73;Sulawesi Selatan", "73.22;Kabupaten Luwu Utara",
            "73.22.01;Malangke", "7322012001;Tolada")  # fmt: skip
    own.write_text("\n".join(rows), encoding="utf-8")
    address = str(tmp_path / "kantor.db")
    assert ask(*INIT, "--regions", own, "--database", address).status == 0
    desk = desk_of(address)
    profile = desk.read(accounts.profile)
    assert (profile.region_code, profile.city) == ("73.22", "Luwu Utara")
    assert profile.government == "Pemerintah Kabupaten Luwu Utara"
    desk.close()

    nobody = tmp_path / "lain.db"
    for words, code in (
        (("--city", "99.99"), "region.unknown"),
        (("--regions", tmp_path / "hilang.csv"), "file.missing"),
        (("--regions", address), "file.not_a_table"),
    ):
        assert ask(*INIT, *words, "--database", nobody, "--json").code == code
    own.write_text("nik;nama\n1;2\n", encoding="utf-8")
    assert ask(*INIT, "--regions", own, "--database", nobody, "--json").code == "region.columns"
    assert not nobody.exists()
    assert len(regions.shipped()) > 50


def test_init_is_refused_where_no_database_can_be(ask: Ask, tmp_path: Path) -> None:
    text = tmp_path / "warga.csv"
    text.write_text("nama,nik\n" * 900, encoding="utf-8")
    before = text.read_bytes()
    assert ask(*INIT, "--database", text, "--json").code == "machine.not_a_database"
    assert text.read_bytes() == before
    assert ask(*INIT, "--database", tmp_path, "--json").code == "machine.cannot_open"
    inside = text / "kantor.db"
    assert ask(*INIT, "--database", inside, "--json").code == "machine.cannot_open"
    assert ask(*INIT, "--database", "mysql://x/y", "--json").code == "database.address"


def test_another_programs_database_is_left_alone(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "lain.db"
    with closing(driver.connect(path)) as connection:
        connection.execute("CREATE TABLE lagu (id INTEGER)")
    assert ask(*INIT, "--database", path, "--json").code == "machine.not_a_database"
    with closing(driver.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master").fetchall()
    assert names == [("lagu",)]


# -- demo -------------------------------------------------------------------------------------


def test_demo_makes_an_office_with_a_year_behind_it(ask: Ask, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    facts = ask("demo", "--out", folder, "--residents", RESIDENTS, "--json").facts
    assert facts["database"] == str(folder / "ektp-desk.db")
    assert (facts["residents"], facts["balance"]) == (RESIDENTS, 1_000)
    assert facts["as_of"] == "2025-01-02"
    assert ask("db", "check", "--database", facts["database"]).status == 0
    assert may_sign_in(facts["database"], "supervisor", DEMO_PASSWORD)

    again = ask("demo", "--out", folder, "--residents", RESIDENTS, "--json")
    assert again.code == "demo.not_empty"
    assert ask("demo-day", "--out", folder, "--json").code == "demo.not_empty"
    for word in ("demo", "demo-day"):
        blocked = ask(word, "--out", folder / "ektp-desk.db", "--json")
        assert blocked.code == "machine.cannot_open"


def test_the_smallest_demo_says_how_to_sign_in(ask: Ask, tmp_path: Path) -> None:
    for language, word in (("id", "kata sandi"), ("en", "password")):
        folder = tmp_path / language
        said = ask("demo", "--out", folder, "--residents", 10, "--language", language)
        assert said.status == 0
        assert f"{word} {DEMO_PASSWORD}" in said.out
    assert "Residents: 10\n" in said.out


def test_the_same_seed_makes_the_same_office(ask: Ask, tmp_path: Path) -> None:
    names = []
    for folder, seed in (("a", 7), ("b", 7), ("c", 8)):
        made = ask("demo", "--out", tmp_path / folder, "--residents", 20, "--seed", seed, "--json")
        with closing(driver.connect(made.facts["database"])) as connection:
            names.append(connection.execute("SELECT name FROM resident ORDER BY id").fetchall())
    assert names[0] == names[1] != names[2]


# -- officers ---------------------------------------------------------------------------------


def test_an_officer_is_added_disabled_enabled_and_reset(
    ask: Ask, kantor: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = ("--database", kantor)
    roles = ("--role", "counter", "--role", "handover", "--role", "counter")
    said = ask(*ADD, "--nip", "19700101", *roles, *base)
    assert (said.status, said.out) == (0, "Petugas loket9 ditambahkan.\n")
    added = officer(kantor, "loket9")
    assert added.roles == {Role.COUNTER, Role.HANDOVER}
    assert (added.full_name, added.nip, added.active) == ("Nur'aini", "19700101", True)
    assert may_sign_in(kantor, "loket9", PASSWORD)

    assert ask("officers", "disable", "loket9", *base).out == "Petugas loket9 dinonaktifkan.\n"
    assert not may_sign_in(kantor, "loket9", PASSWORD)
    said = ask("officers", "enable", "loket9", *base, "--language", "en")
    assert said.out == "Officer loket9 is enabled again.\n"
    assert may_sign_in(kantor, "loket9", PASSWORD)

    monkeypatch.setenv("EKTP_DESK_PASSWORD", OTHER)
    said = ask("officers", "reset", "loket9", *base, "--json")
    assert said.facts == {"ok": True, "username": "loket9"}
    assert not may_sign_in(kantor, "loket9", PASSWORD)
    assert may_sign_in(kantor, "loket9", OTHER)
    assert ask("audit", "verify", *base).status == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("add loket9 --full-name X --role dukun", "cli.role"),
        ("add loket9 --full-name X --role counter --role COUNTER", "cli.role"),
        ("add kepala --full-name X --role counter", "officer.username_taken"),
        ("add ab --full-name X --role counter", "officer.username_length"),
        ("add lokét9 --full-name X --role counter", "officer.username_letters"),
        ("add loket9 --full-name  --role counter", "officer.name_needed"),
        ("disable nobody", "officer.unknown"),
        ("enable nobody", "officer.unknown"),
        ("reset nobody", "officer.unknown"),
        ("disable kepala", "officer.last_manager"),
    ],
)
def test_what_officers_refuses(ask: Ask, kantor: str, words: str, code: str) -> None:
    given = ("officers", *words.split(" "), "--database", kantor)
    assert ask(*given, "--json").code == code
    said = ask(*given, "--language", "en")
    assert (said.status, said.out) == (1, "")
    assert said.err.endswith(".\n")
    assert may_sign_in(kantor, "kepala", PASSWORD)


def test_an_unknown_role_is_answered_with_the_known_ones(ask: Ask, kantor: str) -> None:
    said = ask(*ADD, "--role", "dukun", "--database", kantor)
    assert "dukun" in said.err
    for role in Role:
        assert str(role) in said.err


# -- passwords --------------------------------------------------------------------------------


def test_a_password_may_come_from_standard_input(kantor: str) -> None:
    words = (*ADD, "--role", "counter", "--database", kantor, "--json")
    said = call(*words, typed=f"{OTHER}\r\n", EKTP_DESK_PASSWORD="")
    assert said.facts["username"] == "loket9"
    assert may_sign_in(kantor, "loket9", OTHER)
    said = call("officers", "reset", "loket9", "--database", kantor, "--json",
                typed="", EKTP_DESK_PASSWORD="")  # fmt: skip
    assert said.code == "officer.password_short"


@pytest.mark.skipif(os.name != "posix", reason="a terminal that a test can hold is a POSIX matter")
@pytest.mark.parametrize(("second", "status"), [(OTHER, 0), ("salah-ketik", 1)])
def test_at_a_terminal_a_password_is_asked_for_twice(kantor: str, second: str, status: int) -> None:
    ours, theirs = os.openpty()
    environment = {name: value for name, value in os.environ.items()
                   if name != "EKTP_DESK_PASSWORD"}  # fmt: skip
    with subprocess.Popen(
        [sys.executable, "-m", "ektp_desk", *ADD, "--role", "counter", "--database", kantor],
        stdin=theirs, stdout=theirs, stderr=theirs, env=environment, cwd=ROOT,
        start_new_session=True,
    ) as process:  # fmt: skip
        os.close(theirs)
        shown = _answer(ours, ("Kata sandi: ", OTHER), ("Ulangi kata sandi: ", second))
        assert process.wait(timeout=30) == status
    os.close(ours)
    assert OTHER not in shown
    assert second not in shown
    assert ("ditambahkan" if status == 0 else "tidak sama") in shown


def _answer(terminal: int, *steps: tuple[str, str]) -> str:
    """Type each answer when its question is on the terminal; all that was shown."""
    shown = ""
    waiting = list(steps)
    while True:
        try:
            more = os.read(terminal, 4_096)
        except OSError:  # nobody at the other end any more
            return shown
        if not more:
            return shown
        shown += more.decode()
        if waiting and shown.endswith(waiting[0][0]):
            os.write(terminal, f"{waiting.pop(0)[1]}\n".encode())
