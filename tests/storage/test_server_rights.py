"""What the roles of an office server may not do: each table, each statement, as each of them.

The database is made as docs/office-server.md says; the statements are an attacker's who has the
role's password and PostgreSQL's own tools.
"""

from datetime import datetime, time
from importlib import import_module

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError

from ektp_desk import schema
from ektp_desk.accounts import queries as accounts
from ektp_desk.demo.office import AS_OF, build_demo_office
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.feed import changes_since, newest
from ektp_desk.queue.display import board, calls_since
from ektp_desk.storage.engines import open_desk, parse_url
from ektp_desk.storage.rights import DISPLAY_READS, LOCKED
from ektp_desk.storage.upgrade import require_current
from tests.conftest import ZONE
from tests.office_server import OfficeServer, prepared, run

TABLES = sorted(schema.metadata().tables)
FIRST = "ektp_desk.storage.migrations.versions.0001_office"
LEDGERS: tuple[str, ...] = tuple(import_module(FIRST).LEDGERS)
REPLACED_GUARD = (
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql "
    "AS 'BEGIN RETURN NEW; END'"
)
DENIED = "permission denied|must be owner|must be superuser|must be able to|append-only"


def address(url: URL) -> str:
    return url.render_as_string(hide_password=False)


@pytest.fixture(scope="module")
def server(postgres: str) -> OfficeServer:
    """The demonstration office, whose ledgers hold a year, moved there by the owner."""
    made = prepared(make_url(postgres))
    build_demo_office(address(made.owner), residents=60)
    return made


def refuses(url: URL, statement: str, word: str = DENIED) -> None:
    with pytest.raises(DBAPIError, match=word):
        run(url, statement)


@pytest.mark.parametrize("table", LEDGERS)
def test_daily_work_only_ever_adds_to_a_ledger(server: OfficeServer, table: str) -> None:
    column = next(iter(schema.metadata().tables[table].columns)).name
    refuses(server.daily, f"UPDATE {table} SET {column} = {column}", "permission|append-only")
    for statement in (
        f"DELETE FROM {table}",
        f"TRUNCATE {table}",
        f"TRUNCATE {table} CASCADE",
        f"ALTER TABLE {table} DISABLE TRIGGER {table}_no_change",
        f"DROP TRIGGER {table}_no_change ON {table}",
        f"CREATE TRIGGER mine BEFORE INSERT ON {table} EXECUTE FUNCTION refuse_change()",
    ):
        refuses(server.daily, statement)


@pytest.mark.parametrize("table", TABLES)
def test_daily_work_changes_no_table(server: OfficeServer, table: str) -> None:
    for statement in (
        f"ALTER TABLE {table} ADD COLUMN mine int",
        f"DROP TABLE {table} CASCADE",
        f"TRUNCATE {table} CASCADE",
        f"ALTER TABLE {table} OWNER TO CURRENT_USER",
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"CREATE INDEX mine ON {table} ((1))",
        f"CREATE RULE mine AS ON INSERT TO {table} DO INSTEAD NOTHING",
        f"COMMENT ON TABLE {table} IS 'mine'",
    ):
        refuses(server.daily, statement)


@pytest.mark.parametrize("role", ["daily", "display"])
@pytest.mark.parametrize(
    "statement",
    [
        "SET session_replication_role = replica",
        "SELECT rolpassword FROM pg_authid",
        "SELECT passwd FROM pg_shadow",
        "COPY (SELECT 1) TO PROGRAM 'cat'",
        "COPY audit_entry FROM PROGRAM 'cat /etc/passwd'",
        "COPY (SELECT 1) TO '/tmp/mine'",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT pg_ls_dir('.')",
        "SELECT lo_import('/etc/passwd')",
        "SELECT * FROM pg_hba_file_rules",
        "ALTER SYSTEM SET ssl = off",
        "CREATE TABLE mine (x int)",
        "CREATE TEMPORARY TABLE mine (x int)",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE EXTENSION plpython3u",
        "CREATE DATABASE mine",
        "CREATE ROLE mine",
        REPLACED_GUARD,
        "UPDATE alembic_version SET version_num = '0000'",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
    ],
)
def test_nobody_but_the_owner_reaches_beyond_the_rows(
    server: OfficeServer, role: str, statement: str
) -> None:
    refuses(getattr(server, role), statement, f"{DENIED}|not available")


@pytest.mark.parametrize("role", ["daily", "display"])
def test_nobody_becomes_somebody_else(server: OfficeServer, role: str) -> None:
    me = getattr(server, role)
    names = server.prepared.roles
    for statement in (
        f"SET ROLE {names.owner}",
        "SET ROLE postgres",
        f"GRANT {names.owner} TO {me.username}",
        f"ALTER ROLE {names.owner} PASSWORD 'mine'",
        f"ALTER ROLE {me.username} SUPERUSER",
        f"ALTER DEFAULT PRIVILEGES FOR ROLE {names.owner} GRANT ALL ON TABLES TO {me.username}",
    ):
        refuses(me, statement)


@pytest.mark.parametrize("role", ["owner", "daily", "display"])
@pytest.mark.parametrize("other", ["postgres", "template1"])
def test_other_databases_stay_closed(server: OfficeServer, role: str, other: str) -> None:
    refuses(getattr(server, role).set(database=other), "SELECT 1", "permission denied for database")
    assert other not in server.prepared.others  # those of other tests are nobody's here


def test_the_rights_on_ledgers_are_these_and_no_others(server: OfficeServer) -> None:
    rows = run(
        server.owner,
        "SELECT c.relname, r.rolname, a.privilege_type FROM pg_class c "
        "CROSS JOIN LATERAL aclexplode(c.relacl) a JOIN pg_roles r ON r.oid = a.grantee "
        "WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND r.oid <> c.relowner",
    )
    daily = server.prepared.roles.daily
    found: dict[str, set[str]] = {}
    for table, role, right in rows:
        assert role == daily or table in DISPLAY_READS
        found.setdefault(table, set())
        if role == daily:
            found[table].add(right)
    every = {"SELECT", "INSERT", "UPDATE", "DELETE"}
    ledgers = {table: {"SELECT", "INSERT"} for table in LEDGERS}
    ledgers[LOCKED].add("UPDATE")
    assert found == {
        **dict.fromkeys(TABLES, every), **ledgers, "alembic_version": {"SELECT"}
    }  # fmt: skip


@pytest.mark.parametrize("who", ["owner", "administrator"])
def test_the_triggers_hold_against_the_owner_and_the_administrator(
    server: OfficeServer, postgres: str, who: str
) -> None:
    """ENABLE ALWAYS: they fire for a replica's writing, too, which skips every ordinary trigger."""
    admin = make_url(postgres).set(database=server.prepared.roles.database)
    engine = create_engine(parse_url(address(server.owner if who == "owner" else admin)))
    tried = 0
    with engine.connect() as connection:
        if who == "administrator":
            connection.execute(text("SET session_replication_role = replica"))
        for table in LEDGERS:
            column = next(iter(schema.metadata().tables[table].columns)).name
            statements = [f"TRUNCATE {table} CASCADE"]
            if connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one():
                statements += [f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"]
            for statement in statements:
                point = connection.begin_nested()
                with pytest.raises(DBAPIError, match="append-only"):
                    connection.execute(text(statement))
                point.rollback()
                tried += 1
        always = connection.execute(
            text("SELECT count(*) FROM pg_trigger WHERE tgenabled = 'A' AND tgname LIKE '%no_%e'")
        ).scalar_one()
    engine.dispose()
    assert tried > len(LEDGERS) + 20, "many of the demonstration office's ledgers hold rows"
    assert always == 2 * len(LEDGERS)


def test_the_owner_may_not_write_as_a_replica(server: OfficeServer) -> None:
    refuses(server.owner, "SET session_replication_role = replica")


# -- the public display -----------------------------------------------------------------------


def test_the_display_shows_calls_with_its_own_role(server: OfficeServer) -> None:
    day = datetime.combine(AS_OF, time(9), ZONE)
    desk = open_desk(address(server.display), clock=SetClock(day), zone=ZONE)
    require_current(desk.reading_engine)
    assert desk.read(accounts.has_office)
    assert desk.read(accounts.profile).city == "Palopo"
    last = desk.read(newest)
    assert last > 0
    assert desk.read(changes_since, last - 1, instance="-").audit_id == last
    shown = desk.read(board, day=AS_OF, now=day)
    assert shown.waiting
    called = run(server.owner, "SELECT max(office_date) FROM ticket WHERE state = 'done'")[0][0]
    assert desk.read(calls_since, event_id=0, day=called)
    desk.close()


@pytest.mark.parametrize("table", sorted(set(TABLES) - set(DISPLAY_READS)))
def test_the_display_reads_no_other_table(server: OfficeServer, table: str) -> None:
    refuses(server.display, f"SELECT 1 FROM {table} LIMIT 1", "permission denied")


@pytest.mark.parametrize(
    "columns",
    [
        "resident_id FROM ticket", "officer_id FROM ticket", "* FROM ticket",
        "facts FROM audit_entry", "officer_id FROM audit_entry", "station FROM audit_entry",
        "password_hash FROM officer", "full_name FROM officer", "username FROM officer",
        "officer_id FROM ticket_event",
    ],
)  # fmt: skip
def test_the_display_reads_nothing_about_people(server: OfficeServer, columns: str) -> None:
    refuses(server.display, f"SELECT {columns} LIMIT 1", "permission denied")


def test_the_display_sees_the_steps_that_call_and_no_note(server: OfficeServer) -> None:
    """By row: notes of other steps are free text. Daily work sees, and backs up, every row."""
    run(server.owner, "INSERT INTO ticket_event (ticket_id, at, act, state, note) "
        "SELECT ticket_id, at, 'parked', 'parked', 'kembali bersama Zubaedah' "
        "FROM ticket_event LIMIT 1")  # fmt: skip
    steps = "SELECT DISTINCT act FROM ticket_event"
    assert {act for (act,) in run(server.display, steps)} <= {"called", "recalled", "undone"}
    hidden = "SELECT count(*) FROM ticket_event WHERE note LIKE '%Zubaedah%'"
    assert run(server.display, hidden)[0][0] == 0
    assert run(server.daily, hidden)[0][0] == 1
    every = "SELECT count(*) FROM ticket_event"
    assert run(server.daily, every) == run(server.owner, every)


@pytest.mark.parametrize("table", sorted(DISPLAY_READS))
def test_the_display_writes_nothing(server: OfficeServer, table: str) -> None:
    for statement in (f"DELETE FROM {table}", f"INSERT INTO {table} DEFAULT VALUES",
                      f"TRUNCATE {table} CASCADE"):  # fmt: skip
        refuses(server.display, statement, "permission denied")
