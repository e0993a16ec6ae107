"""Work on a whole office that is killed like the acts: upgrade, backup, doors of the console."""

import os
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from io import StringIO
from pathlib import Path
from shutil import copytree

from ektp_desk import schema
from ektp_desk.cli import main
from ektp_desk.doors import backups, console, database, keys
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.reports.repairs import repair
from ektp_desk.storage import backup, upgrade
from ektp_desk.storage.manifest import SUFFIX, Reason
from ektp_desk.storage.places import Places, claim
from ektp_desk.storage.rotation import Keeping
from ektp_desk.storage.safekeeping import keep
from tests.conftest import CONSOLE, ZONE
from tests.faults.stage import PHRASE, Stage

NOW = datetime(2026, 11, 24, 16, 30, tzinfo=ZONE)
Job = Callable[[Stage, Path, str], None]
LOADED = (backups, database, keys)  # what a door loads is no touch of an office's disk
TO_RESTORE = "asal"  # the folder with the one backup that is put back

# A migration in several steps, of which each alone would show.
NEXT_REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table("later", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO later (id) SELECT id FROM resident")
    op.add_column("resident", sa.Column("later", sa.Integer()))
    op.execute("UPDATE resident SET later = 1")
    op.create_index("ix_resident_later", "resident", ["later"])
    op.create_table("latest", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO latest (id) SELECT id FROM later")
    op.drop_table("later")
"""


def newer_program(folder: Path) -> Path:
    """The migrations of a program of a later day."""
    later = folder / "migrations"
    copytree(upgrade.MIGRATIONS, later)
    (later / "versions" / "0002_later.py").write_text(NEXT_REVISION, encoding="utf-8")
    return later


def upgraded(stage: Stage, migrations: Path, _tools: str) -> None:
    """By the program whose migrations lie there, with the copy it makes before."""
    upgrade.MIGRATIONS = migrations
    backup.upgrade_safely(stage.engine, now=NOW)


def backed_up(stage: Stage, folder: Path, tools: str) -> None:
    """Into a folder."""
    backup.create(stage.engine, folder, now=NOW, tools=_tools(tools))


def kept(stage: Stage, folder: Path, tools: str) -> None:
    """As at the end of a day: verified, in two places, old ones let go."""
    second = folder / "stik"
    second.mkdir(parents=True, exist_ok=True)
    claim(second)
    keep(
        stage.engine, Places(folder, second), now=NOW, reason=Reason.CLOSING, closed=NOW.date(),
        keeping=Keeping(1, 0, 0), tools=_tools(tools),
    )  # fmt: skip


def repaired(stage: Stage, _folder: Path, _tools: str) -> None:
    """The one act alone, without the copy before and the look after it."""
    engine = stage.engine
    desk = Desk(reader=engine, writer=engine, clock=SetClock(NOW), zone=ZONE)
    desk.write(CONSOLE, repair, metadata=schema.metadata())


def asked(*words: str) -> Job:
    """A door of the console, as an administrator calls it; whoever is refused has trouble."""

    def call(stage: Stage, folder: Path, tools: str) -> None:
        os.environ.update(
            EKTP_DESK_DATABASE=stage.address, EKTP_DESK_BACKUPS=str(folder / "cadangan"),
            EKTP_DESK_PASSPHRASE=PHRASE, PATH=f"{tools}{os.pathsep}{os.environ['PATH']}",
            DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent",  # this computer has no key store
        )  # fmt: skip
        vars(console)["SystemClock"] = lambda: SetClock(NOW)
        files = [
            str(one) for one in (folder / TO_RESTORE).glob("ektp-desk-*")
            if one.suffix in SUFFIX.values()
        ]  # fmt: skip
        given = [*words, *(files if "restore" in words else []), "--json"]
        said = StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            status = main(given)
        if status != 0:
            raise RuntimeError(said.getvalue())

    return call


def _tools(folder: str) -> Path | None:
    return Path(folder) if folder else None


JOBS: Mapping[str, Job] = {
    "upgrade": upgraded,
    "backup": backed_up,
    "keep": kept,
    "repair": repaired,
    "db repair": asked("db", "repair"),
    "db encrypt": asked("db", "encrypt"),
    "key change": asked("key", "change"),
    "key passphrase": asked("key", "passphrase"),
    "key recovery": asked("key", "recovery"),
    "backup restore": asked("backup", "restore"),
}
