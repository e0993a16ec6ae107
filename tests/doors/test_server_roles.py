"""An office server as docs/office-server.md sets it up: an owner, a role for daily work, TLS."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError

from ektp_desk.storage.engines import parse_url
from tests.doors.conftest import Ask
from tests.storage.conftest import tools as tools

_names = count(1)
SYSTEM_SERVERS = Path("/usr/lib/postgresql")  # Debian's, made with TLS; the wheel's is not
# The statements of docs/office-server.md, as the server's administrator.
ROLES = (
    "CREATE ROLE {owner} LOGIN PASSWORD 'pemilik'",
    "CREATE ROLE {desk} LOGIN PASSWORD 'harian'",
    "CREATE DATABASE {name} OWNER {owner} TEMPLATE template0 ENCODING 'UTF8'",
    "REVOKE ALL ON DATABASE {name} FROM PUBLIC",
    "GRANT CONNECT ON DATABASE {name} TO {desk}",
)
RIGHTS = (
    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
    "GRANT USAGE ON SCHEMA public TO {desk}",
    (
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public "
        "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {desk}"
    ),
    (
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public "
        "GRANT USAGE, SELECT ON SEQUENCES TO {desk}"
    ),
)


@pytest.fixture(autouse=True)
def _client_programs(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")


def _run(address: str, statements: tuple[str, ...], **names: str) -> None:
    engine = create_engine(parse_url(address), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement.format(**names)))
    engine.dispose()


def _set_up(admin: URL) -> tuple[URL, URL]:
    """The addresses of the owner and of daily work, on a new database."""
    number = f"{os.getpid()}_{next(_names)}"
    names = {"owner": f"o_{number}", "desk": f"d_{number}", "name": f"r_{number}"}
    _run(admin.render_as_string(hide_password=False), ROLES, **names)
    there = admin.set(database=names["name"])
    _run(there.render_as_string(hide_password=False), RIGHTS, **names)
    return (
        there.set(username=names["owner"], password="pemilik"),
        there.set(username=names["desk"], password="harian"),
    )


def _told(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def test_daily_work_needs_no_ownership(ask: Ask, demo: str, postgres: str, tmp_path: Path) -> None:
    owner, desk = map(_told, _set_up(make_url(postgres)))
    move = ("db", "move", "--database", demo, "--json", "--to")
    assert ask(*move, desk).code == "machine.no_right"
    assert ask(*move, owner).facts["ok"]
    daily = ("--database", desk, "--json")
    assert ask("db", "check", *daily).facts["findings"] == []
    add = ("officers", "add", "loket9", "--full-name", "Nur'aini", "--role", "counter")
    assert ask(*add, *daily).facts["ok"]
    copy = ask("backup", "create", "--out", tmp_path / "cadangan", *daily).facts["backup"]
    assert ask("backup", "verify", copy, *daily).facts["findings"] == []
    for forbidden, word in (
        ("ALTER TABLE audit_entry DISABLE TRIGGER ALL", "must be owner"),
        ("DELETE FROM audit_entry", "append-only"),
        ("TRUNCATE ticket_event", "permission denied"),
        ("CREATE TABLE mine (x int)", "permission denied"),
    ):
        with pytest.raises(DBAPIError, match=word):
            _run(desk, (forbidden,))
    assert ask("backup", "restore", copy, "--database", owner, "--json").facts["ok"]
    assert ask("db", "check", *daily).facts["findings"] == [], "rights outlive a restore"


def test_a_prepared_schema_takes_the_move_from_the_daily_role(
    ask: Ask, demo: str, postgres: str
) -> None:
    """The owner may be somebody who only makes the schema; sequences are the owner's to advance."""
    owner, desk = map(_told, _set_up(make_url(postgres)))
    assert ask("db", "upgrade", "--database", owner, "--json").facts["changed"]
    said = ask("db", "move", "--database", demo, "--json", "--to", desk)
    assert said.code == "machine.no_right"
    assert ask("db", "check", "--database", demo, "--json").facts["findings"] == []


# -- with TLS ---------------------------------------------------------------------------------


def _programs() -> Path | None:
    found = sorted(SYSTEM_SERVERS.glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found and shutil.which("openssl") else None


def _certificates(folder: Path) -> None:
    """An authority of the office's own, and a certificate of the server's name by it."""
    for words in (
        (
            "req -new -x509 -days 2 -nodes -newkey rsa:2048 -subj /CN=office-ca "
            "-keyout ca.key -out office-ca.crt"
        ),
        (
            "req -new -nodes -newkey rsa:2048 -subj /CN=localhost "
            "-addext subjectAltName=DNS:localhost -keyout server.key -out server.csr"
        ),
        (
            "x509 -req -in server.csr -days 2 -CA office-ca.crt -CAkey ca.key -CAcreateserial "
            "-copy_extensions copy -out server.crt"
        ),
    ):
        subprocess.run(["openssl", *words.split()], cwd=folder, check=True, capture_output=True)
    (folder / "server.key").chmod(0o600)


@pytest.fixture(scope="module")
def tls_server() -> Iterator[tuple[URL, Path]]:
    """The administrator's address of a server that speaks TLS only, and the folder of its keys."""
    programs = _programs()
    if programs is None:
        pytest.skip("needs Debian's postgresql and openssl: the server of the tests has no TLS")
    with TemporaryDirectory(prefix="ektp-tls-") as name:
        folder, data = Path(name), Path(name) / "data"
        _certificates(folder)
        as_root = os.geteuid() == 0
        if as_root:  # a server refuses to run as root
            for path in (folder, *folder.iterdir()):
                shutil.chown(path, "postgres", "postgres")
        user = {"user": "postgres"} if as_root else {}

        def run(program: str, *words: str) -> None:
            command = [str(programs / program), *words]
            subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, **user)

        (folder / "first").write_text("kepala")
        (folder / "first").chmod(0o644)
        run("initdb", "-D", str(data), "-A", "scram-sha-256", "-U", "postgres",
            f"--pwfile={folder / 'first'}", "-E", "UTF8", "--locale=C.UTF-8")  # fmt: skip
        port = 20_000 + os.getpid() % 20_000
        (data / "pg_hba.conf").write_text(
            "hostssl all all 127.0.0.1/32 scram-sha-256\nhostssl all all ::1/128 scram-sha-256\n"
        )
        with (data / "postgresql.conf").open("a") as settings:
            settings.write(
                f"port = {port}\nlisten_addresses = 'localhost'\nssl = on\n"
                f"ssl_cert_file = '{folder}/server.crt'\nssl_key_file = '{folder}/server.key'\n"
                f"unix_socket_directories = '{folder}'\nfsync = off\n"
            )
        run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "start")
        query = {"sslmode": "verify-full", "sslrootcert": str(folder / "office-ca.crt")}
        folder.chmod(0o755)
        try:
            yield (
                URL.create(
                    "postgresql", "postgres", "kepala", "localhost", port, "postgres", query
                ),
                folder,
            )
        finally:
            with suppress(subprocess.CalledProcessError):
                run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")


def test_a_whole_life_over_verified_tls(
    ask: Ask, demo: str, tls_server: tuple[URL, Path], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("PATH", f"{_programs()}{os.pathsep}{os.environ['PATH']}")
    owner, desk = map(_told, _set_up(tls_server[0]))
    assert ask("db", "move", "--database", demo, "--to", owner, "--json").facts["ok"]
    daily = ("--database", desk, "--json")
    assert ask("db", "check", *daily).facts["findings"] == []
    copy = ask("backup", "create", "--out", tmp_path / "cadangan", *daily).facts["backup"]
    assert ask("backup", "restore", copy, "--database", owner, "--json").facts["ok"]
    engine = create_engine(parse_url(desk))
    with engine.connect() as connection:
        encrypted = connection.execute(
            text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        ).scalar_one()
    engine.dispose()
    assert encrypted


def test_what_stands_in_the_way_of_connecting_is_said(
    ask: Ask, tls_server: tuple[URL, Path]
) -> None:
    _, desk = _set_up(tls_server[0])

    def code(url: URL) -> str:
        return ask("stock", "status", "--json", "--database", _told(url)).code

    assert code(desk.set(password="salah")) == "machine.access_denied"
    assert code(desk.set(query={"sslmode": "disable"})) == "machine.access_denied"
    assert code(desk.set(host="127.0.0.1")) == "machine.not_trusted", "another name"
    other = {"sslmode": "verify-full", "sslrootcert": str(tls_server[1] / "server.crt")}
    assert code(desk.set(query=other)) == "machine.not_trusted", "another authority"
    assert code(tls_server[0].set(database="tiada")) == "machine.no_database"
    assert code(desk.set(port=1)) == "machine.unreachable"
