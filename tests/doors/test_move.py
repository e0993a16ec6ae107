"""`db move`: a file's whole office on the server, or the server and the file as they were."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from ektp_desk import schema
from ektp_desk.kernel.clock import SystemClock
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.instance import Instance
from ektp_desk.reports import repairs
from ektp_desk.reports.audit_checks import CHECKS
from ektp_desk.residents import merging, queries
from ektp_desk.residents.merging import Entry
from ektp_desk.residents.search import search
from ektp_desk.storage import driver, moved, moving
from ektp_desk.storage.copying import Progress
from ektp_desk.storage.engines import make_engines, name_of, open_desk, parse_url
from tests.conftest import CONSOLE, ZONE
from tests.doors.conftest import ROOT, Ask

_names = count(1)
UGLY = 'Ñandú 象 محمد ᬩᬮᬶ 👩‍🦽 O\'Brien; DROP TABLE \\x00 "%s" \u202egnitirw'


@pytest.fixture
def server(postgres: str) -> Iterator[str]:
    """An empty database on the server, without any schema."""
    name = f"ektp_move_{os.getpid()}_{next(_names)}"
    admin = create_engine(postgres, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(postgres).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


def _move(source: str, target: str, progress: Progress = lambda *_: None) -> moving.Moved:
    done = moving.move(source, target, metadata=schema.metadata(), checks=CHECKS, progress=progress)
    assert isinstance(done, moving.Moved)
    return done


def _tables(address: str) -> list[str]:
    engine = create_engine(parse_url(address))
    with engine.connect() as connection:
        found = connection.execute(
            text("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        )
        names = list(found.scalars())
    engine.dispose()
    return names


def test_an_office_moves_whole_and_goes_on_there(ask: Ask, demo: str, server: str) -> None:
    before = ask("audit", "verify", "--database", demo, "--json").facts
    stock = ask("stock", "status", "--database", demo, "--json").facts
    said = ask("db", "move", "--to", server, "--database", demo, "--json").facts
    assert (said["again"], said["without_nul"]) == (False, 0)
    assert said["rows"]["audit_entry"] == said["audit_count"]
    there = ("--database", server, "--json")
    assert said["audit_hash"] == before["head_hash"]
    after = ask("audit", "verify", *there).facts
    assert after["checked"] == before["checked"] + 1, "the key of its backups is in its log"
    assert said["recovery"].count("-") == 8, "a plain file had no paper"
    assert ask("stock", "status", *there).facts == stock
    assert ask("db", "check", *there).facts["findings"] == []
    add = ("officers", "add", "loket9", "--full-name", "Nur'aini", "--role", "counter")
    assert ask(*add, *there).facts["ok"], "the next id is free"
    assert ask("db", "check", *there).facts["findings"] == []


def test_the_paper_of_an_encrypted_file_opens_the_servers_backups(
    ask: Ask, demo: str, server: str, tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("EKTP_DESK_PASSPHRASE", "kuda putih lari jauh")
    paper = ask("db", "encrypt", "--database", demo, "--json").facts["recovery"]
    assert "recovery" not in ask("db", "move", "--to", server, "--database", demo, "--json").facts
    there = ("--database", server, "--json")
    made = ask("backup", "create", "--out", tmp_path / "cadangan", *there).facts["backup"]

    for typed, status in (("kuda putih lari jauh", 0), (paper, 0), ("ayam hitam di pagar", 1)):
        monkeypatch.setenv("EKTP_DESK_PASSPHRASE", typed)
        assert ask("backup", "verify", made, *there).status == status


def test_names_are_found_on_the_server_as_they_were_in_the_file(demo: str, server: str) -> None:
    old = open_desk(demo, clock=SystemClock(), zone=ZONE)
    wanted = {word: old.read(search, word) for word in ("a", "andi", "7373")}
    old.close()
    assert any(wanted.values())
    _move(demo, server)
    new = open_desk(server, clock=SystemClock(), zone=ZONE)
    for word, found in wanted.items():
        assert {row.id for row in new.read(search, word)} == {row.id for row in found}
    new.close()


def test_a_merged_entry_moves_before_the_one_that_stands_for_it(demo: str, server: str) -> None:
    old = open_desk(demo, clock=SystemClock(), zone=ZONE)
    first, last = (old.read(queries.resident, resident_id=number) for number in (1, 50))
    assert first is not None
    assert last is not None
    merge_id = old.write(
        CONSOLE, merging.merge, kept=Entry(last.id, last.version),
        merged=Entry(first.id, first.version), take=("name",), note="",
    ).result  # fmt: skip
    old.close()
    _move(demo, server)
    new = open_desk(server, clock=SystemClock(), zone=ZONE)
    assert [row.id for row in new.read(search, first.nik)] == [last.id]
    new.write(CONSOLE, merging.undo_merge, merge_id=merge_id)
    names = [new.read(queries.resident, resident_id=number).name for number in (1, 50)]  # type: ignore[union-attr]
    assert names == [first.name, last.name]
    new.close()


def test_the_file_is_closed_for_work_and_says_where_the_office_went(
    ask: Ask, demo: str, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EKTP_DESK_SERVER_PASSWORD", "sangat-rahasia")
    bare = make_url(server)._replace(password=None).render_as_string()
    said = ask("db", "move", "--to", bare, "--database", demo)
    assert said.status == 0
    assert "settings set database" in said.out
    for words in (("db", "check"), ("stock", "status"), ("db", "move", "--to", server)):
        refused = ask(*words, "--database", demo)
        assert refused.status == 1
        assert make_url(server).database in refused.err
        assert "sangat-rahasia" not in said.out + refused.err
    assert ask("stock", "status", "--database", demo, "--json").code == "machine.moved"


def test_a_prepared_empty_schema_is_taken(ask: Ask, demo: str, server: str) -> None:
    assert ask("db", "upgrade", "--database", server, "--json").facts["changed"]
    assert ask("db", "move", "--to", server, "--database", demo, "--json").facts["ok"]


def test_another_office_on_the_server_is_left_alone(
    ask: Ask, demo: str, kantor: str, server: str
) -> None:
    assert ask("db", "move", "--to", server, "--database", kantor).status == 0
    before = ask("audit", "verify", "--database", server, "--json").facts
    refused = ask("db", "move", "--to", server, "--database", demo, "--json")
    assert refused.code == "move.target_not_empty"
    assert ask("audit", "verify", "--database", server, "--json").facts == before
    assert ask("db", "check", "--database", demo, "--json").facts["findings"] == []


def test_somebody_elses_tables_are_left_alone(ask: Ask, demo: str, server: str) -> None:
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE something (x int)"))
    engine.dispose()
    refused = ask("db", "move", "--to", server, "--database", demo, "--json")
    assert refused.code == "machine.not_a_database"
    assert _tables(server) == ["something"]


def test_what_cannot_be_moved_is_refused(ask: Ask, demo: str, server: str, tmp_path: Path) -> None:
    move = ("db", "move", "--json", "--database")
    assert ask(*move, demo, "--to", tmp_path / "x.db").code == "move.target"
    assert ask(*move, demo, "--to", "mysql://x/y").code == "database.address"
    nowhere = "postgresql://desk@127.0.0.1:1/office"
    assert ask(*move, demo, "--to", nowhere).code == "machine.unreachable"
    assert ask(*move, server, "--to", server).code == "move.source"
    assert ask(*move, tmp_path / "tiada.db", "--to", server).code == "machine.no_file"
    with driver.connect(demo) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_future'")
    connection.close()
    assert ask(*move, demo, "--to", server).code == "machine.newer"
    assert _tables(server) == []


def test_an_office_that_is_open_somewhere_is_not_moved(ask: Ask, demo: str, server: str) -> None:
    window = driver.connect(demo)
    window.execute("SELECT count(*) FROM resident").fetchall()
    refused = ask("db", "move", "--to", server, "--database", demo, "--json")
    assert refused.code == "machine.in_use"
    assert _tables(server) == []
    window.close()
    assert ask("db", "move", "--to", server, "--database", demo, "--json").facts["ok"]


def test_nobody_gets_in_while_it_is_moved(demo: str, server: str) -> None:
    locked: list[str] = []

    def look(*_: object) -> None:
        if not locked:
            window = driver.connect(demo, timeout=0)
            with pytest.raises(driver.dbapi2.OperationalError) as caught:
                window.execute("SELECT count(*) FROM resident").fetchall()
            locked.append(str(caught.value))
            window.close()

    _move(demo, server, look)
    assert "locked" in locked[0]


def test_a_cut_in_the_middle_leaves_both_as_they_were_and_the_move_is_repeated(
    ask: Ask, demo: str, server: str
) -> None:
    admin = create_engine(make_url(server).set(database="postgres"), isolation_level="AUTOCOMMIT")
    cut: list[str] = []

    def end_the_connection(table: str, _done: int, _total: int) -> None:
        if table == "resident" and not cut:
            with admin.connect() as connection:
                connection.execute(
                    text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname=:d"),
                    {"d": make_url(server).database},
                )
            cut.append(table)

    with pytest.raises(MachineError) as caught:
        _move(demo, server, end_the_connection)
    admin.dispose()
    assert (caught.value.code, cut) == ("machine.unreachable", ["resident"])
    assert _tables(server) == []
    assert ask("db", "check", "--database", demo, "--json").facts["findings"] == []
    assert not _move(demo, server).again
    assert ask("db", "check", "--database", server, "--json").facts["findings"] == []


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is POSIX")
def test_a_program_killed_in_the_middle_has_done_nothing(ask: Ask, demo: str, server: str) -> None:
    slow = (
        "import sys, time\n"
        "from ektp_desk import schema\n"
        "from ektp_desk.storage import moving\n"
        "def told(table, done, total):\n"
        "    if table == 'card':\n"
        "        print(table, flush=True)\n"
        "        time.sleep(60)\n"
        "moving.move(*sys.argv[1:], metadata=schema.metadata(), checks=(), progress=told)\n"
    )
    mover = subprocess.Popen(
        [sys.executable, "-c", slow, demo, server], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert mover.stdout is not None
    assert mover.stdout.readline() == b"card\n"
    mover.send_signal(signal.SIGKILL)
    mover.wait()
    mover.stdout.close()
    assert _tables(server) == []
    for _ in range(100):  # until the server has noticed that nobody is there
        said = ask("db", "move", "--to", server, "--database", demo, "--json")
        if said.status == 0:
            break
        assert said.code == "machine.in_use"
        time.sleep(0.1)
    assert said.facts["again"] is False


def test_a_lost_last_answer_is_found_out_by_the_next_attempt(
    ask: Ask, demo: str, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(moved, "mark", power_cut)
        refused = ask("db", "move", "--to", server, "--database", demo, "--json")
        assert refused.code == "cli.interrupted"
    assert _tables(server) != []
    assert ask("stock", "status", "--database", demo, "--json").facts["ok"]
    assert ask("db", "move", "--to", server, "--database", demo, "--json").facts["again"]
    assert ask("stock", "status", "--database", demo, "--json").code == "machine.moved"


def test_a_server_that_went_on_meanwhile_is_not_the_same_office(
    ask: Ask, demo: str, server: str, tmp_path: Path
) -> None:
    copy = tmp_path / "salinan.db"
    copy.write_bytes(Path(demo).read_bytes())
    assert ask("db", "move", "--to", server, "--database", demo).status == 0
    with create_engine(server).begin() as connection:
        connection.execute(text("UPDATE resident SET name = 'Orang Lain' WHERE id = 1"))
    refused = ask("db", "move", "--to", server, "--database", copy, "--json")
    assert refused.code == "move.target_not_empty", "one value differs"


def test_ugly_names_arrive_as_they_are_and_a_nul_is_left_out(demo: str, server: str) -> None:
    with driver.connect(demo) as connection:
        connection.execute("UPDATE resident SET name = ? WHERE id = 1", (UGLY,))
        connection.execute("UPDATE resident SET address = ? WHERE id = 2", ("Jl. Merdeka\0 5",))
    connection.close()
    desk = open_desk(demo, clock=SystemClock(), zone=ZONE)
    desk.write(CONSOLE, repairs.repair, metadata=schema.metadata())  # found by the new name
    desk.close()
    assert _move(demo, server).without_nul == 1
    with create_engine(server).connect() as connection_there:
        there = connection_there.execute(
            text("SELECT name, address FROM resident WHERE id <= 2 ORDER BY id")
        ).all()
    assert (there[0].name, there[1].address) == (UGLY, "Jl. Merdeka 5")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE resident SET address = CAST(x'ff' AS TEXT) WHERE id = 3", "move.unreadable"),
        ("UPDATE resident SET rt = '0012345' WHERE id = 3", "move.row_refused"),
        ("UPDATE resident SET version = 99999999999 WHERE id = 3", "move.row_refused"),
        ("UPDATE resident SET birth_date = 'kemarin' WHERE id = 3", "move.unreadable"),
    ],
)
def test_what_the_server_does_not_take_is_named(
    demo: str, server: str, change: str, code: str
) -> None:
    connection = driver.connect(demo)
    connection.execute(change)
    connection.commit()
    connection.close()
    with pytest.raises(OfficeError) as caught:
        _move(demo, server)
    assert (caught.value.code, caught.value.params["table"]) == (code, "resident")
    assert caught.value.params.get("row", "3") == "3"
    assert _tables(server) == []


def test_a_file_that_does_not_agree_is_not_moved(ask: Ask, demo: str, server: str) -> None:
    connection = driver.connect(demo)
    connection.execute("DROP TRIGGER audit_entry_no_update")
    connection.execute("UPDATE audit_entry SET station = 'x' WHERE id = 5")
    connection.commit()
    connection.close()
    said = ask("db", "move", "--to", server, "--database", demo, "--json")
    codes = {finding["code"] for finding in said.facts["findings"]}
    assert codes == {"check.audit_altered", "check.guard"}
    assert (said.status, _tables(server)) == (1, [])


def test_what_programs_here_left_open_is_theirs_on_the_server(
    ask: Ask, demo: str, server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EKTP_DESK_DOCUMENTS", str(tmp_path / "dokumen"))
    programs = tmp_path / "dokumen" / ".programs"
    crashed = Instance(programs / name_of(parse_url(demo)))
    crashed.close()
    assert ask("db", "move", "--to", server, "--database", demo).status == 0
    next_one = Instance(programs / name_of(parse_url(server)))
    assert crashed.id in next_one.left
    next_one.close()


def test_two_moves_at_once_to_one_server(demo: str, kantor: str, server: str) -> None:
    second: list[str] = []

    def meanwhile(*_: object) -> None:
        if not second:
            with pytest.raises(MachineError) as caught:
                _move(kantor, server)
            second.append(caught.value.code)

    _move(demo, server, meanwhile)
    assert second == ["machine.in_use"]
    engines = make_engines(kantor)
    moved.refuse_moved(engines.reader)
