"""Off this computer everything is encrypted, and the server proves who it is; or nothing is sent.

The servers here are real and on this computer, but called by another name, as on a network.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.engine import URL, make_url

from ektp_desk import config
from ektp_desk.accounts.sign_ins import let_in
from ektp_desk.kernel.clock import SetClock, SystemClock
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.residents import services as residents
from ektp_desk.residents.rules import MaritalStatus, Sex
from ektp_desk.residents.search import search
from ektp_desk.stock import queries
from ektp_desk.storage.engines import make_engines, open_desk, parse_url, server_url
from ektp_desk.storage.tls import is_local
from tests.conftest import CONSOLE, PASSWORD, ZONE, make_office
from tests.proxy import network
from tests.tls import HOST, Authority, TlsDoor, tls_door

postgresql = pytest.mark.parametrize("address", ["postgresql"], indirect=True)
NIK, KK, NAME = "7373016708700077", "7373012208180033", "Zubaedah Tenrisanna"


@pytest.fixture(autouse=True)
def settings_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This computer's settings, in the test's own folder; no authority anywhere."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    path = tmp_path / "setelan" / config.FILE
    monkeypatch.setattr(config, "config_files", lambda: [path, path])
    return path


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "otoritas")


@pytest.fixture
def door(address: str, authority: Authority) -> Iterator[TlsDoor]:
    """The office's server behind TLS, with a certificate of its name."""
    with tls_door(address, authority.server()) as made:
        yield made


def refused(url: URL | str) -> str:
    """Why nothing was sent."""
    with pytest.raises(OfficeError) as caught:
        make_engines(url if isinstance(url, str) else url.render_as_string(hide_password=False))
    return caught.value.code


def outcome(url: URL) -> str:
    """What comes of an attempt to read: "" when it was answered."""
    told = url.render_as_string(hide_password=False)
    desk = open_desk(told, clock=SystemClock(), zone=ZONE)
    try:
        desk.read(queries.balance)
    except MachineError as error:
        return error.code
    finally:
        desk.close()
    return ""


# -- what an address must say -----------------------------------------------------------------


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "nonsense"])
def test_an_address_off_this_computer_that_would_not_encrypt_is_refused(mode: str) -> None:
    assert refused(f"postgresql://u@{HOST}/k?sslmode={mode}") == "database.not_encrypted"


@pytest.mark.parametrize("mode", ["require", "verify-ca"])
def test_less_than_a_full_proof_is_a_choice_of_the_settings_only(mode: str) -> None:
    address = f"postgresql://u@{HOST}/k?sslmode={mode}"
    assert refused(address) == "database.not_checked"


def test_said_twice_is_not_said() -> None:
    twice = f"postgresql://u@{HOST}/k?sslmode=verify-full&sslmode=disable"
    assert refused(twice) == "database.not_encrypted"


def test_an_address_that_says_nothing_is_proven_in_full(authority: Authority) -> None:
    assert refused(f"postgresql://u@{HOST}/k") == "database.no_authority"
    config.remember({"server_ca": authority.path})
    query = server_url(parse_url(f"postgresql://u@{HOST}/k")).query
    assert (query["sslmode"], query["sslrootcert"]) == ("verify-full", str(authority.path))


def test_an_authority_that_is_not_there_is_named(tmp_path: Path) -> None:
    gone = tmp_path / "hilang.crt"
    with pytest.raises(OfficeError) as caught:
        make_engines(f"postgresql://u@{HOST}/k?sslrootcert={gone}")
    assert caught.value.code == "database.authority_missing"
    assert caught.value.params == {"path": str(gone)}


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("postgresql:///k", True),
        ("postgresql://localhost/k", True),
        ("postgresql://127.0.0.1:5433/k", True),
        ("postgresql://[::1]/k", True),
        ("postgresql:///k?host=/var/run/postgresql", True),
        ("postgresql://u@/k?host=localhost:5432&host=127.0.0.1:5433", True),
        ("postgresql://192.168.10.4/k", False),
        ("postgresql://0.0.0.0/k", False),
        ("postgresql://localhost.example/k", False),
        ("postgresql://localhost/k?hostaddr=192.168.10.4", False),
        ("postgresql://localhost/k?host=192.168.10.4", False),
        ("postgresql://u@/k?host=localhost:5432&host=peladen:5432", False),
        ("postgresql://peladen/k?hostaddr=127.0.0.1", False),
        ("postgresql:///k?service=kantor", False),
        ("postgresql://%2Ftmp,peladen/k", False),
    ],
)
def test_what_stays_on_this_computer(address: str, local: bool) -> None:
    assert is_local(parse_url(address)) is local


@pytest.mark.parametrize(
    ("name", "value"),
    [("PGHOST", "192.168.10.4"), ("PGHOSTADDR", "192.168.10.4"), ("PGSERVICE", "kantor")],
)
def test_an_environment_that_leads_elsewhere_counts(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert refused("postgresql:///k?sslmode=prefer") == "database.not_encrypted"


# -- what servers offer -----------------------------------------------------------------------


@postgresql
def test_a_proven_server_is_spoken_to(door: TlsDoor, authority: Authority) -> None:
    assert outcome(door.address(sslrootcert=str(authority.path))) == ""
    config.remember({"server_ca": authority.path})
    assert outcome(door.address()) == ""


@postgresql
def test_another_authority_is_not_trusted(door: TlsDoor, tmp_path: Path) -> None:
    other = Authority(tmp_path / "lain")
    assert outcome(door.address(sslrootcert=str(other.path))) == "machine.not_trusted"


@postgresql
def test_another_name_is_not_trusted(door: TlsDoor, authority: Authority) -> None:
    there = door.address("peladen-lain", sslrootcert=str(authority.path))
    assert outcome(there) == "machine.not_trusted"


@postgresql
def test_a_certificate_that_has_ended_is_not_trusted(address: str, authority: Authority) -> None:
    with tls_door(address, authority.server(days=-1)) as old:
        assert outcome(old.address(sslrootcert=str(authority.path))) == "machine.not_trusted"


@postgresql
def test_a_server_without_tls_hears_nothing(address: str, authority: Authority) -> None:
    heard = bytearray()
    with tls_door(address, None) as plain, network(_at(plain), heard=heard) as wire:
        there = plain.address(port=wire.port, sslrootcert=str(authority.path))
        assert outcome(there.set(username="petugas", password="sandi-rahasia")) == (
            "machine.not_encrypted"
        )
    assert len(heard) == 9, "only the question for encryption (8 bytes), and the no to it"


@postgresql
def test_a_weaker_check_is_taken_where_the_settings_say_so(door: TlsDoor, tmp_path: Path) -> None:
    """Even then whoever sits in between is found out: the password's proof is bound to the TLS
    conversation, and this door cannot hand that on."""
    config.remember({"server_check": "require"})
    assert server_url(parse_url(f"postgresql://u@{HOST}/k")).query["sslmode"] == "require"
    assert outcome(door.address()) == "machine.not_trusted"


# -- what somebody on the wire sees -----------------------------------------------------------


def _at(door: TlsDoor) -> str:
    return f"postgresql://postgres@127.0.0.1:{door.port}/x"


def _day(url: URL, clock: SetClock) -> None:
    """An office opens, a person is added, found and read, an officer is let in."""
    desk = open_desk(url.render_as_string(hide_password=False), clock=clock, zone=ZONE)
    office = make_office(desk, clock)
    person = residents.Person(
        nik=NIK, name=NAME, sex=Sex.FEMALE, birth_date=date(1970, 8, 27), kk_number=KK,
        marital_status=MaritalStatus.MARRIED, birth_place="Palopo", address="Jl. Merdeka No. 1",
        rt="001", rw="002", village_code="73.73.01.1001",
    )  # fmt: skip
    desk.write(office.supervisor, residents.add_resident, person=person)
    assert desk.read(search, NIK)
    assert desk.read(search, NAME.lower())
    let = desk.write(CONSOLE, let_in, username="supervisor", password=PASSWORD, counter_id=None,
                     station="meja")  # fmt: skip
    assert let.result.actor is not None
    desk.close()


def _seen(heard: bytearray, *values: str) -> list[str]:
    """Which of the values can be read in what passed, as the wire writes texts."""
    wire = bytes(heard).lower()
    return [value for value in values if value.lower().encode() in wire]


@postgresql
def test_a_listener_reads_no_number_no_name_and_no_password(
    door: TlsDoor, authority: Authority, clock: SetClock
) -> None:
    heard = bytearray()
    with network(_at(door), heard=heard) as wire:
        there = door.address(port=wire.port, sslrootcert=str(authority.path))
        _day(there.set(password="sandi-peladen"), clock)
    assert len(heard) > 50_000, "a day's work passed"
    secrets = (NIK, KK, NAME, "Andi Sitti Aminah", "7373014405920001", PASSWORD, "sandi-peladen",
               "supervisor", "select", "resident")  # fmt: skip
    assert _seen(heard, *secrets) == []


@postgresql
def test_the_listener_would_have_heard_it(address: str, clock: SetClock) -> None:
    """The same day and the same ears, where nothing is encrypted: loopback, which alone may be."""
    heard = bytearray()
    with network(address, heard=heard) as wire:
        _day(make_url(wire.address), clock)
    assert _seen(heard, NIK, KK, NAME, PASSWORD) == [NIK, KK, NAME], "the password never travels"
