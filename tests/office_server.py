"""Offices on a server as docs/office-server.md makes them: `server prepare`, three roles."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL

from ektp_desk.storage.engines import parse_url
from ektp_desk.storage.server_roles import Prepared, Roles, prepare
from tests.tls import HOST, Authority

_names = count(1)
SYSTEM_SERVERS = Path("/usr/lib/postgresql")  # Debian's, made with TLS; the wheel's is not
ADMIN_PASSWORD = "kepala"


@dataclass(frozen=True)
class OfficeServer:
    """The three addresses of one office, each with its password."""

    owner: URL
    daily: URL
    display: URL
    prepared: Prepared


def prepared(admin: URL) -> OfficeServer:
    """A new database with roles of its own, by the server's administrator."""
    number = f"{os.getpid()}_{next(_names)}"
    roles = Roles(f"o_{number}", f"d_{number}", f"l_{number}", f"r_{number}")
    done = prepare(admin.render_as_string(hide_password=False), roles)
    there = admin.set(drivername="postgresql", database=roles.database)
    owner, daily, display = (
        there.set(username=role, password=done.passwords[role])
        for role in (roles.owner, roles.daily, roles.display)
    )
    return OfficeServer(owner, daily, display, done)


def run(url: URL, statement: str) -> list[Any]:
    """One statement, as the address's user; its rows, if it has any."""
    engine = create_engine(parse_url(url.render_as_string(hide_password=False)))
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            done = connection.execute(text(statement))
            return list(done) if done.returns_rows else []
    finally:
        engine.dispose()


def programs() -> Path | None:
    """The newest server of this system that can do TLS."""
    found = sorted(SYSTEM_SERVERS.glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def tls_server(found: Path) -> Iterator[tuple[URL, Authority]]:
    """The administrator's address of a server that speaks TLS only, and who signed for it.

    By name it is not this computer, so that all holds as on a network.
    """
    with TemporaryDirectory(prefix="ektp-tls-") as name:
        folder, data = Path(name), Path(name) / "data"
        authority = Authority(folder)
        certificate, key = authority.server()
        as_root = os.geteuid() == 0
        if as_root:  # a server refuses to run as root
            for path in (folder, *folder.iterdir()):
                shutil.chown(path, "postgres", "postgres")
        user: dict[str, Any] = {"user": "postgres"} if as_root else {}

        def call(program: str, *words: str) -> None:
            command = [str(found / program), *words]
            subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, **user)

        (folder / "first").write_text(ADMIN_PASSWORD)
        (folder / "first").chmod(0o644)
        call("initdb", "-D", str(data), "-A", "scram-sha-256", "-U", "postgres",
             f"--pwfile={folder / 'first'}", "-E", "UTF8", "--locale=C.UTF-8")  # fmt: skip
        port = 20_000 + os.getpid() % 20_000
        (data / "pg_hba.conf").write_text("hostssl all all 127.0.0.1/32 scram-sha-256\n")
        with (data / "postgresql.conf").open("a") as settings:
            settings.write(
                f"port = {port}\nlisten_addresses = '127.0.0.1'\nssl = on\n"
                f"ssl_cert_file = '{certificate}'\nssl_key_file = '{key}'\n"
                f"unix_socket_directories = '{folder}'\nfsync = off\nlog_statement = 'all'\n"
            )
        call("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "start")
        folder.chmod(0o755)
        query = {"hostaddr": "127.0.0.1", "sslrootcert": str(authority.path)}
        try:
            yield (
                URL.create("postgresql", "postgres", ADMIN_PASSWORD, HOST, port, "postgres", query),
                authority,
            )
        finally:
            with suppress(subprocess.CalledProcessError):
                call("pg_ctl", "-D", str(data), "-m", "immediate", "stop")


def wrapped(real: Path, folder: Path) -> Callable[[], list[dict[str, Any]]]:
    """Programs in `folder` that write down how they were called, then are the real ones.

    Returns what was written down: each program's command line, as every user of the computer sees.
    """
    folder.mkdir()
    said = folder / "calls"
    for name in ("pg_dump", "pg_restore"):
        script = folder / name
        script.write_text(
            f"#!{shutil.which('python3')}\nimport json, os, sys\n"
            f"with open({str(said)!r}, 'a') as out:\n"
            "    seen = open('/proc/self/cmdline').read().split('\\0')\n"
            "    out.write(json.dumps(seen) + '\\n')\n"
            f"os.execv({str(real / name)!r}, sys.argv)\n"
        )
        script.chmod(0o755)
    return lambda: [json.loads(line) for line in said.read_text().splitlines()]


def ask_for_passwords(server: OfficeServer) -> None:
    """Let the test server ask these roles for their passwords; it lets everybody else in."""
    data = Path(str(server.owner.query["host"]))
    rules, roles = data / "pg_hba.conf", server.prepared.roles
    asked = f"{roles.owner},{roles.daily},{roles.display}"
    lines = (f"local all {asked} scram-sha-256", f"host all {asked} 127.0.0.1/32 scram-sha-256")
    rules.write_text("\n".join([*lines, rules.read_text()]))
    run(server.owner.set(username="postgres", database="postgres"), "SELECT pg_reload_conf()")
