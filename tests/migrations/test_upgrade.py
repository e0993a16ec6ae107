"""The schema: from nothing to now, on both engines, and never backwards."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from sqlalchemy import Engine, create_engine, inspect, text

from ektp_desk import schema
from ektp_desk.kernel.errors import MachineError
from ektp_desk.kernel.models import AuditHead
from ektp_desk.storage import upgrade
from ektp_desk.storage.engines import make_engines
from tests.tampering import run


@pytest.fixture
def empty(address: str) -> Iterator[Engine]:
    """A database without any table."""
    engine = make_engines(address).writer
    if engine.dialect.name == "postgresql":
        run(engine, "DROP SCHEMA public CASCADE")
        run(engine, "CREATE SCHEMA public")
    else:
        engine.dispose()
        engine = make_engines(f"{address}-kosong").writer
    yield engine
    engine.dispose()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


def test_from_empty_to_now(empty: Engine) -> None:
    assert upgrade.current(empty) == ""
    assert tables(empty) == set()
    assert upgrade.upgrade(empty) is True
    assert upgrade.current(empty) == upgrade.head()
    assert {table.name for table in schema.metadata().sorted_tables} <= tables(empty)
    upgrade.require_current(empty)


def test_the_schema_is_what_the_models_say(empty: Engine) -> None:
    upgrade.upgrade(empty)

    assert upgrade.differences(empty, schema.metadata()) == []


def test_checks_of_the_models_are_in_the_database(empty: Engine) -> None:
    """CHECK constraints escape the comparison above: names are compared here."""
    upgrade.upgrade(empty)
    found = inspect(empty)
    for table in schema.metadata().sorted_tables:
        wanted = {
            str(constraint.name)
            for constraint in table.constraints
            if str(constraint.name).startswith("ck_")
        }
        present = {check["name"] for check in found.get_check_constraints(table.name)}
        assert wanted <= present, table.name


def test_a_second_upgrade_changes_nothing(empty: Engine) -> None:
    upgrade.upgrade(empty)

    assert upgrade.upgrade(empty) is False


def test_the_audit_chain_begins_with_its_head(empty: Engine) -> None:
    upgrade.upgrade(empty)
    with empty.connect() as connection:
        row = connection.execute(text("SELECT id, last_id, hash FROM audit_head")).one()

    assert tuple(row) == (1, 0, "0" * 64)
    assert AuditHead.__tablename__ == "audit_head"


def test_a_newer_database_is_refused_and_left_alone(empty: Engine) -> None:
    upgrade.upgrade(empty)
    run(empty, "UPDATE alembic_version SET version_num = '9999'")

    for act in (upgrade.upgrade, upgrade.require_current):
        with pytest.raises(MachineError, match=r"machine\.newer"):
            act(empty)
    assert upgrade.current(empty) == "9999"


def test_a_database_without_an_office_is_refused(empty: Engine) -> None:
    with pytest.raises(MachineError, match=r"machine\.no_office"):
        upgrade.require_current(empty)


LATER = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table("later", sa.Column("id", sa.Integer(), primary_key=True))
    {more}
"""


def add_migration(folder: Path, monkeypatch: pytest.MonkeyPatch, more: str) -> None:
    later = folder / "migrations"
    copytree(upgrade.MIGRATIONS, later)
    (later / "versions" / "0002_later.py").write_text(LATER.format(more=more), encoding="utf-8")
    monkeypatch.setattr(upgrade, "MIGRATIONS", later)


def test_an_older_database_is_upgraded_in_place(
    empty: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade.upgrade(empty)
    add_migration(tmp_path, monkeypatch, "")
    with pytest.raises(MachineError, match=r"machine\.older"):
        upgrade.require_current(empty)

    assert upgrade.upgrade(empty) is True
    assert "later" in tables(empty)
    upgrade.require_current(empty)


def test_an_upgrade_that_fails_leaves_nothing_half_done(
    empty: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade.upgrade(empty)
    before = tables(empty)
    add_migration(tmp_path, monkeypatch, 'raise RuntimeError("power cut")')

    with pytest.raises(RuntimeError, match="power cut"):
        upgrade.upgrade(empty)
    assert tables(empty) == before
    assert upgrade.current(empty) == "0001"


def test_a_migration_is_part_of_the_package() -> None:
    """A built program sees only what lies in the package."""
    revisions = {path.name for path in (upgrade.MIGRATIONS / "versions").glob("0*.py")}

    assert "0001_office.py" in revisions
    assert (upgrade.MIGRATIONS / "env.py").exists()


def test_foreign_keys_are_on(address: str) -> None:
    engine = make_engines(address).writer
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        run(engine, "INSERT INTO officer_role (officer_id, role) VALUES (77, 'printer')")
    engine.dispose()


def test_a_file_with_spaces_and_percent_signs_in_its_path(tmp_path: Path) -> None:
    path = tmp_path / "kantor 100% ñ" / "office.db"
    path.parent.mkdir()
    engine = make_engines(str(path)).writer

    assert upgrade.upgrade(engine) is True
    engine.dispose()
    assert path.exists()


def test_metadata_makes_no_table_the_migrations_do_not() -> None:
    """Both ways: a table made from the models alone is one the migrations know."""
    engine = create_engine("sqlite://")
    schema.metadata().create_all(engine)

    assert tables(engine) == {table.name for table in schema.metadata().sorted_tables}
