"""PostgreSQL's own client programs: `pg_dump` and `pg_restore`."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.engine import URL

from ektp_desk.kernel.errors import MachineError

LONGEST_SECONDS = 3_600
# What an address may say about TLS; each is `PG` and its name in capitals by environment.
ENCRYPTION = ("sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "channel_binding",
              "gssencmode", "hostaddr")  # fmt: skip


def run_tool(name: str, arguments: Sequence[str], *, url: URL | None, folder: Path | None) -> str:
    """Run a client program and return what it printed.

    `folder` is where the programs lie (None: on the PATH). The password goes by environment,
    never on the command line. Raises `MachineError`: `backup.tool_missing`, `backup.tool_older`
    (older than the server), `machine.disk_full`, `backup.tool_failed`.
    """
    program = shutil.which(name, path=str(folder) if folder else None)
    if program is None:
        raise MachineError("backup.tool_missing", tool=name)
    try:
        done = subprocess.run(
            [program, *arguments],
            env={**os.environ, "LC_ALL": "C", **_connection(url)},
            capture_output=True,
            text=True,
            errors="replace",
            timeout=LONGEST_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        raise MachineError("backup.tool_failed", detail=str(error), tool=name) from error
    if done.returncode != 0:
        raise MachineError(_problem(done.stderr), detail=done.stderr.strip()[-600:], tool=name)
    return done.stdout


def _problem(stderr: str) -> str:
    if "server version mismatch" in stderr or "unsupported version" in stderr:
        return "backup.tool_older"
    if "No space left" in stderr:
        return "machine.disk_full"
    return "backup.tool_failed"


def _connection(url: URL | None) -> dict[str, str]:
    if url is None:
        return {}
    host = url.host or url.query.get("host", "")
    port = url.port or url.query.get("port", "")
    values = {
        "PGHOST": host if isinstance(host, str) else host[0],
        "PGPORT": str(port if isinstance(port, int | str) else port[0]),
        "PGUSER": url.username or "",
        "PGPASSWORD": str(url.password or ""),
        "PGDATABASE": url.database or "",
        **{
            f"PG{name.replace('_', '').upper()}": str(url.query.get(name, ""))
            for name in ENCRYPTION
        },
    }
    return {name: value for name, value in values.items() if value}
