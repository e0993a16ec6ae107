"""Work on a whole office that is killed like the acts: an upgrade, a backup."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from shutil import copytree

from sqlalchemy import Engine

from ektp_desk.storage import backup, upgrade
from ektp_desk.storage.manifest import Reason
from ektp_desk.storage.places import Places, claim
from ektp_desk.storage.rotation import Keeping
from ektp_desk.storage.safekeeping import keep
from tests.conftest import ZONE

NOW = datetime(2026, 11, 24, 16, 30, tzinfo=ZONE)
Job = Callable[[Engine, Path, str], None]

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


def upgraded(engine: Engine, migrations: Path, _tools: str) -> None:
    """By the program whose migrations lie there, with the copy it makes before."""
    upgrade.MIGRATIONS = migrations
    backup.upgrade_safely(engine, now=NOW)


def backed_up(engine: Engine, folder: Path, tools: str) -> None:
    """Into a folder."""
    backup.create(engine, folder, now=NOW, tools=Path(tools) if tools else None)


def kept(engine: Engine, folder: Path, tools: str) -> None:
    """As at the end of a day: verified, in two places, old ones let go."""
    second = folder / "stik"
    second.mkdir(parents=True, exist_ok=True)
    claim(second)
    keep(
        engine, Places(folder, second), now=NOW, reason=Reason.CLOSING, closed=NOW.date(),
        keeping=Keeping(1, 0, 0), tools=Path(tools) if tools else None,
    )  # fmt: skip


JOBS: Mapping[str, Job] = {"upgrade": upgraded, "backup": backed_up, "keep": kept}
