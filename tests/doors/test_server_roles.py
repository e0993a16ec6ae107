"""An office server as docs/office-server.md sets it up: its roles, its passwords, TLS."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError

from ektp_desk.storage.credentials import VARIABLE
from tests.doors.conftest import Ask, Said
from tests.office_server import OfficeServer, prepared, programs, run, tls_server, wrapped
from tests.storage.conftest import tools as tools
from tests.tls import Authority

AskAs = Callable[..., Said]


@pytest.fixture(autouse=True)
def _client_programs(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def ask_as(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> AskAs:
    """Calls the program on a server: its password comes by the environment, never by words."""

    def call(url: URL, *words: object, option: str = "--database") -> Said:
        monkeypatch.setenv(VARIABLE, str(url.password or ""))
        bare = url._replace(password=None).render_as_string()
        return ask(*words, "--json", option, bare)

    return call


@pytest.fixture
def server(postgres: str) -> OfficeServer:
    return prepared(make_url(postgres))


def test_a_password_on_the_command_line_is_refused(ask: Ask, demo: str) -> None:
    """Everybody on a computer sees the command lines of its programs."""
    for address in (
        "postgresql://d:sangat-rahasia@peladen/kantor",
        "postgresql://d@peladen/kantor?password=sangat-rahasia",
    ):
        said = ask("stock", "status", "--database", address)
        assert said.status == 1
        assert "sangat-rahasia" not in said.out + said.err
        assert ask("stock", "status", "--database", address, "--json").code == (
            "database.password_seen"
        )
        move = ask("db", "move", "--database", demo, "--to", address, "--json")
        assert move.code == "database.password_seen"
        assert ask("--database", address, "--json").code == "database.password_seen", "windows"


def test_daily_work_needs_no_ownership(
    ask_as: AskAs, demo: str, server: OfficeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = ("db", "move", "--database", demo)
    assert ask_as(server.daily, *move, option="--to").code == "machine.no_right"
    paper = ask_as(server.owner, *move, option="--to").facts["recovery"]
    assert ask_as(server.daily, "db", "check").facts["findings"] == []
    add = ("officers", "add", "loket9", "--full-name", "Nur'aini", "--role", "counter")
    assert ask_as(server.daily, *add).facts["ok"]
    made = ask_as(server.daily, "backup", "create", "--out", tmp_path / "cadangan")
    copy = made.facts["backup"]
    monkeypatch.setenv("EKTP_DESK_PASSPHRASE", paper)
    assert ask_as(server.daily, "backup", "verify", copy).facts["findings"] == []
    assert ask_as(server.owner, "backup", "restore", copy).facts["ok"]
    assert ask_as(server.daily, "db", "check").facts["findings"] == [], "rights outlive a restore"
    with pytest.raises(DBAPIError, match="permission denied"):
        run(server.daily, "UPDATE audit_entry SET station = ''")
    assert run(server.display, "SELECT count(*) FROM ticket")[0][0] > 0


def test_a_prepared_schema_takes_the_move_from_the_daily_role(
    ask: Ask, ask_as: AskAs, demo: str, server: OfficeServer
) -> None:
    """The owner may be somebody who only makes the schema; sequences are the owner's to advance."""
    assert ask_as(server.owner, "db", "upgrade").facts["changed"]
    said = ask_as(server.daily, "db", "move", "--database", demo, option="--to")
    assert said.code == "machine.no_right"
    assert ask("db", "check", "--database", demo, "--json").facts["findings"] == []


# -- `server prepare` -------------------------------------------------------------------------


@pytest.fixture
def words() -> tuple[str, ...]:
    """Names of one's own: roles belong to the whole server."""
    number = f"{os.getpid()}_{id(object())}"
    return (
        "server", "prepare", "--owner", f"po_{number}", "--daily", f"pd_{number}",
        "--display", f"pl_{number}", "--name", f"pn_{number}",
    )  # fmt: skip


def test_preparing_says_each_password_once(
    ask_as: AskAs, ask: Ask, postgres: str, words: tuple[str, ...]
) -> None:
    admin = make_url(postgres)
    first = ask_as(admin, *words).facts
    assert first["made"] is True
    assert sorted(first["passwords"]) == sorted([words[3], words[5], words[7]])
    assert len(set(first["passwords"].values())) == 3
    again = ask_as(admin, *words).facts
    assert (again["made"], again["passwords"]) == (False, {})
    renewed = ask_as(admin, *words, "--new-passwords").facts["passwords"]
    assert not set(renewed.values()) & set(first["passwords"].values())
    spoken = ask(*words, "--database", postgres)
    assert spoken.status == 0
    assert not any(password in spoken.out for password in renewed.values())


def test_who_was_given_more_has_it_taken(
    ask_as: AskAs, postgres: str, words: tuple[str, ...]
) -> None:
    admin = make_url(postgres)
    ask_as(admin, *words)
    run(admin, f"ALTER ROLE {words[5]} SUPERUSER CREATEDB")
    run(admin, f"GRANT {words[3]} TO {words[5]}")
    assert ask_as(admin, *words).status == 0
    rights = run(admin, f"SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = '{words[5]}'")
    assert tuple(rights[0]) == (False, False)
    assert run(admin, f"SELECT pg_has_role('{words[5]}', '{words[3]}', 'MEMBER')")[0][0] is False


def test_what_cannot_be_prepared_is_said(
    ask: Ask, ask_as: AskAs, postgres: str, demo: str, words: tuple[str, ...]
) -> None:
    admin = make_url(postgres)
    assert ask("server", "prepare", "--database", demo, "--json").code == "server.only_servers"
    for odd in ("Kantor", "x; DROP DATABASE x", "pg_kantor", "é"):
        assert ask_as(admin, *words[:-1], odd).code == "server.name"
    assert ask_as(admin, *words[:4], "--daily", words[3]).code == "server.name"
    assert ask_as(admin, *words[:-1], "postgres").code == "server.database_taken"
    server = prepared(admin)
    assert ask_as(server.daily, *words).code == "machine.no_right"


# -- with TLS ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def by_tls() -> Iterator[tuple[URL, Authority]]:
    found = programs()
    if found is None:
        pytest.skip("needs Debian's postgresql: the server of the tests has no TLS")
    with tls_server(found) as made:
        yield made


def test_a_whole_life_over_verified_tls(
    ask_as: AskAs, demo: str, by_tls: tuple[URL, Authority], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """And nowhere on the way does a password show: in no answer, file, log or command line."""
    found = programs()
    assert found is not None
    calls = wrapped(found, tmp_path / "bin")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{found}{os.pathsep}/usr/bin")
    server = prepared(by_tls[0])
    said = [ask_as(server.owner, "db", "move", "--database", demo, option="--to")]
    said.append(ask_as(server.daily, "db", "check"))
    said.append(ask_as(server.daily, "backup", "create", "--out", tmp_path / "cadangan"))
    copy = said[-1].facts["backup"]
    monkeypatch.setenv("EKTP_DESK_PASSPHRASE", said[0].facts["recovery"])
    said.append(ask_as(server.owner, "backup", "restore", copy))
    assert [one.status for one in said] == [0, 0, 0, 0]
    assert run(server.daily, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")[0][0]
    passwords = [str(url.password) for url in (server.owner, server.daily)]
    told = "".join(one.out + one.err for one in said) + str(calls())
    assert len(calls()) >= 3
    log = by_tls[1].path.with_name("log").read_text(encoding="utf-8")
    assert "CREATE ROLE" in log
    assert "SCRAM-SHA-256$" in log, "the proof is all that the server is told"
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    for password in passwords:
        assert password not in told + log
        assert not [path for path in files if password.encode() in path.read_bytes()]
        assert not [path for path in files if password in path.name]


def test_what_stands_in_the_way_of_connecting_is_said(
    ask_as: AskAs, by_tls: tuple[URL, Authority], tmp_path: Path
) -> None:
    admin, _ = by_tls
    daily = prepared(admin).daily

    def code(url: URL) -> str:
        return ask_as(url, "stock", "status").code

    assert code(daily.set(password="salah")) == "machine.access_denied"
    assert code(daily._replace(password=None)) == "machine.password_needed"
    assert code(daily.update_query_dict({"sslmode": "disable"})) == "database.not_encrypted"
    assert code(daily.update_query_dict({"sslmode": "require"})) == "database.not_checked"
    here = daily.set(host="localhost", query={"sslmode": "disable"})
    assert code(here) == "machine.access_denied", "the server itself takes TLS only"
    assert code(daily.set(host="peladen-lain")) == "machine.not_trusted", "another name"
    other = Authority(tmp_path / "lain")
    another = daily.update_query_dict({"sslrootcert": str(other.path)})
    assert code(another) == "machine.not_trusted", "another authority"
    assert code(admin.set(database="tiada")) == "machine.no_database"
    assert code(daily.set(port=1)) == "machine.unreachable"


def test_the_real_server_is_taken_unproven_where_the_settings_say_so(
    ask: Ask, ask_as: AskAs, by_tls: tuple[URL, Authority]
) -> None:
    """The password's proof is bound to the conversation: nobody sits in between."""
    daily = prepared(by_tls[0]).daily.set(query={"hostaddr": "127.0.0.1", "sslmode": "require"})
    assert ask_as(daily, "stock", "status").code == "database.not_checked"
    said = ask("settings", "set", "server_check", "require", "--language", "en")
    assert "Beware" in said.out
    assert ask_as(daily, "stock", "status").code == "machine.no_office", "it was reached"
