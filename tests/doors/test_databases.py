"""`db upgrade|check` and `backup create|verify|restore`, and databases that are none."""

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copytree

import pytest

from ektp_desk.storage import driver, upgrade
from ektp_desk.storage.engines import make_engines
from tests.doors.conftest import RESIDENTS, Ask, call
from tests.migrations.test_upgrade import LATER
from tests.tampering import run

# Every door that opens an office, with what it needs to be asked.
EVERYBODY = RESIDENTS + 2  # with those who are not 17 yet
DOORS = (
    "stock status",
    "report day --date 2024-12-24",
    "audit verify",
    "db check",
    "db upgrade",
    "backup create --out {folder}",
    "import residents {list}",
    "import print-ready {list}",
    "officers add loket9 --full-name X --role counter",
    "officers disable kepala",
    "officers reset kepala",
)


@pytest.fixture(params=DOORS)
def door(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    """The words of one door."""
    path = tmp_path / "daftar.csv"
    path.write_text("NIK;NAMA;JK;TGL LAHIR\n7373014107950011;Hasnah;P;01-07-1995\n")
    words: str = request.param
    return [word.format(folder=tmp_path / "cadangan", list=path) for word in words.split(" ")]


# -- databases that are none --------------------------------------------------------------------


def test_no_door_opens_what_is_no_office(ask: Ask, tmp_path: Path, door: list[str]) -> None:
    text = tmp_path / "warga.csv"
    text.write_text("nama,nik\n" * 900, encoding="utf-8")
    missing = tmp_path / "hilang.db"
    content = text.read_bytes()
    for address, code in (
        (missing, "machine.no_file"),
        (text, "machine.not_a_database"),
        (tmp_path, "machine.cannot_open"),
        ("mysql://kantor/ektp", "database.address"),
        ("sqlite://", "database.address"),
        ("postgresql://nobody@127.0.0.1:1/none", "machine.unreachable"),
    ):
        assert ask(*door, "--database", address, "--json").code == code, address
    assert not missing.exists()
    assert text.read_bytes() == content


def test_a_newer_office_is_refused_and_left_alone(ask: Ask, kantor: str, door: list[str]) -> None:
    _execute(kantor, "UPDATE alembic_version SET version_num = '9999'")
    before = Path(kantor).read_bytes()
    assert ask(*door, "--database", kantor, "--json").code == "machine.newer"
    assert "lebih baru" in ask(*door, "--database", kantor).err
    assert Path(kantor).read_bytes() == before


def test_a_file_without_an_office_is_told(
    ask: Ask, sqlite_template: Path, tmp_path: Path, door: list[str]
) -> None:
    """One file has the tables but nobody in them, the other has not even tables."""
    bare = tmp_path / "kosong.db"
    bare.touch()
    if door[:2] == ["db", "upgrade"]:
        assert ask(*door, "--database", bare, "--json").facts["changed"] is True
        assert ask(*door, "--database", bare, "--json").facts["changed"] is False
        return
    empty = tmp_path / "tabel.db"
    empty.write_bytes(sqlite_template.read_bytes())
    for path in (bare, empty):
        assert ask(*door, "--database", path, "--json").code == "machine.no_office"
        assert "ektp-desk init" in ask(*door, "--database", path).err


def _execute(address: str, statement: str) -> None:
    with closing(driver.connect(address)) as connection:
        connection.execute(statement)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.fixture
def read_only(kantor: str) -> Iterator[str]:
    """An office in a file and a folder that may only be read; root acts as nobody meanwhile."""
    root = os.geteuid() == 0
    folder = Path(kantor).parent
    _execute(kantor, "PRAGMA journal_mode = delete")
    Path(kantor).chmod(0o444)
    folder.chmod(0o555)
    if root:
        top = Path(tempfile.gettempdir()).resolve()
        for above in folder.resolve().parents:
            if above == top or above in top.parents:
                break
            above.chmod(0o755)
        os.seteuid(65_534)
    yield kantor
    if root:
        os.seteuid(0)
    folder.chmod(0o755)


@pytest.mark.skipif(os.name != "posix", reason="file modes are a POSIX matter")
def test_a_file_that_may_only_be_read(ask: Ask, read_only: str) -> None:
    known = ("machine.read_only", "machine.cannot_open")
    base = ("--database", read_only, "--json")
    assert ask("officers", "disable", "kepala", *base).code in known
    init = ("init", "--no-encryption", "--username", "kepala", "--full-name", "X")
    assert ask(*init, *base).code in known
    beside = str(Path(read_only).with_name("baru.db"))
    assert ask(*init, "--json", "--database", beside).code in known
    folder = Path(read_only).parent / "cadangan"
    assert not ask("backup", "create", "--out", folder, *base).facts["ok"]


# -- db -----------------------------------------------------------------------------------------


def test_a_sound_office_is_told_so(ask: Ask, demo: str) -> None:
    facts = ask("db", "check", "--database", demo, "--json").facts
    assert facts["findings"] == []
    assert facts["rows"]["resident"] == EVERYBODY
    assert facts["rows"]["audit_entry"] == facts["audit_count"]
    said = ask("db", "check", "--database", demo)
    assert said.out == f"Semuanya cocok: {sum(facts['rows'].values())} baris diperiksa.\n"


def test_every_finding_is_a_sentence(ask: Ask, demo: str) -> None:
    engine = make_engines(demo).writer
    run(engine, "DROP TRIGGER stock_movement_no_delete")
    run(engine, "DELETE FROM stock_movement WHERE id = (SELECT max(id) FROM stock_movement)")
    engine.dispose()
    said = ask("db", "check", "--database", demo, "--json")
    codes = {finding["code"] for finding in said.facts["findings"]}
    assert said.status == 1
    assert "check.guard" in codes
    assert len(codes) > 1, "the card and the ledger disagree"
    told = ask("db", "check", "--database", demo, "--language", "en")
    assert (told.status, told.err) == (1, "")
    assert told.out.startswith("Found:\n")
    for finding in said.facts["findings"]:
        assert "{" not in finding["reason"]
        assert finding["reason"] != finding["code"]


def test_an_older_office_is_upgraded_with_a_copy_beside(
    ask: Ask, kantor: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = tmp_path / "program" / "migrations"
    copytree(upgrade.MIGRATIONS, later)
    (later / "versions" / "0002_later.py").write_text(LATER.format(more=""), encoding="utf-8")
    monkeypatch.setattr(upgrade, "MIGRATIONS", later)
    base = ("--database", kantor)
    assert ask("stock", "status", *base, "--json").code == "machine.older"
    facts = ask("db", "upgrade", *base, "--json").facts
    assert facts["changed"] is True
    assert Path(facts["backup"]).parent == Path(kantor).parent
    assert ask("backup", "verify", facts["backup"], "--json").facts["findings"] == []
    assert ask("db", "upgrade", *base).out == "Basis data sudah mutakhir.\n"
    assert ask("stock", "status", *base).status == 0


# -- backup -------------------------------------------------------------------------------------


@pytest.fixture
def copy(ask: Ask, demo: str, tmp_path: Path) -> str:
    """A backup of the demonstration office."""
    said = ask("backup", "create", "--out", tmp_path / "cadangan", "--database", demo, "--json")
    return str(said.facts["backup"])


def test_a_backup_is_made_verified_and_put_back(ask: Ask, demo: str, copy: str) -> None:
    base = ("--database", demo)
    before = ask("audit", "verify", *base, "--json").facts
    facts = ask("backup", "verify", copy, "--json").facts
    assert (facts["findings"], facts["rows"]["resident"]) == ([], EVERYBODY)
    assert ask("backup", "verify", copy).out == "Cadangan utuh.\n"

    assert ask("officers", "disable", "loket1", *base).status == 0
    assert ask("audit", "verify", *base, "--json").facts["head_hash"] != before["head_hash"]
    restored = ask("backup", "restore", copy, *base, "--json").facts
    assert restored["database"] == demo
    after = ask("audit", "verify", *base, "--json").facts
    assert after["checked"] == before["checked"] + 1  # that it was put back, and from what
    kept = ask("audit", "verify", "--database", restored["kept"], "--json").facts
    assert kept["head_hash"] not in (before["head_hash"], after["head_hash"])
    assert ask("db", "check", *base).status == 0


def test_a_backup_is_told_in_both_languages(ask: Ask, demo: str, tmp_path: Path) -> None:
    words = ("backup", "create", "--database", demo, "--out")
    said = ask(*words, tmp_path / "a")
    assert said.out.startswith("Cadangan dibuat.\nCadangan: ")
    said = ask(*words, tmp_path / "b", "--language", "en")
    assert said.out.startswith("The backup is made.\nBackup: ")
    (made,) = (tmp_path / "b").glob("*.db")
    said = ask("backup", "restore", made, "--database", tmp_path / "baru" / "kantor.db")
    assert said.status == 0
    assert said.out == f"Cadangan dipulihkan.\nBasis data: {tmp_path / 'baru' / 'kantor.db'}\n"
    said = ask("backup", "restore", made, "--database", demo)
    assert "\nData lama: " in said.out


def test_the_backup_folder_of_the_settings_is_the_default(
    ask: Ask, demo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EKTP_DESK_BACKUPS", str(tmp_path / "brankas"))
    facts = ask("backup", "create", "--database", demo, "--json").facts
    assert Path(facts["backup"]).parent == tmp_path / "brankas"
    assert Path(facts["backup"]).stat().st_size == facts["bytes"]


def test_a_damaged_backup_is_told_and_not_put_back(ask: Ask, demo: str, copy: str) -> None:
    content = bytearray(Path(copy).read_bytes())
    content[len(content) // 2] ^= 0xFF
    Path(copy).write_bytes(content)
    before = Path(demo).read_bytes()
    said = ask("backup", "verify", copy, "--json")
    assert said.status == 1
    assert "backup.altered" in {finding["code"] for finding in said.facts["findings"]}
    assert ask("backup", "verify", copy, "--language", "en").out.startswith("This backup is not")
    words = ("backup", "restore", copy, "--database", demo)
    assert ask(*words, "--json").code == "backup.damaged"
    assert ask(*words).err.endswith("Tidak ada yang diubah.\n")
    assert Path(demo).read_bytes() == before


def test_a_backup_that_is_none(ask: Ask, demo: str, copy: str, tmp_path: Path) -> None:
    base = ("--database", demo, "--json")
    for word in ("verify", "restore"):
        assert ask("backup", word, tmp_path / "hilang.db", *base).code == "file.missing"
        assert ask("backup", word, tmp_path, *base).code == "file.missing"
        assert ask("backup", word, demo, *base).code == "backup.no_manifest"
    manifest = Path(f"{copy}.json")
    manifest.write_text("bukan manifes", encoding="utf-8")
    for word in ("verify", "restore"):
        assert ask("backup", word, copy, *base).code == "backup.manifest_unreadable"


def test_a_backup_is_not_put_back_where_it_does_not_fit(ask: Ask, demo: str, copy: str) -> None:
    server = "postgresql://nobody@127.0.0.1:1/none"
    words = ("backup", "restore", copy, "--json", "--database")
    assert ask(*words, server).code == "backup.other_engine"
    with closing(driver.connect(demo)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert ask(*words, demo).code == "machine.in_use"
    manifest = Path(f"{copy}.json")
    told = json.loads(manifest.read_text(encoding="utf-8"))
    _execute(copy, "UPDATE alembic_version SET version_num = '9999'")
    told["contents"]["revision"] = "9999"
    manifest.write_text(json.dumps(told), encoding="utf-8")
    assert ask(*words, demo).code == "backup.damaged"


def test_a_backup_folder_that_cannot_be(ask: Ask, demo: str) -> None:
    said = ask("backup", "create", "--out", demo, "--database", demo, "--json")
    assert said.code.startswith("machine.")


def test_real_processes_make_and_restore_a_backup(demo: str, tmp_path: Path) -> None:
    made = call("backup", "create", "--out", tmp_path / "c", "--database", demo, "--json").facts
    put = call("backup", "restore", made["backup"], "--database", tmp_path / "baru.db", "--json")
    assert put.facts["kept"] is None
    assert call("db", "check", "--database", tmp_path / "baru.db").status == 0


def test_another_programs_file_is_left_as_it_is(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "lagu.db"
    with closing(driver.connect(path)) as connection:
        connection.execute("CREATE TABLE lagu (judul)")
    before = path.read_bytes()
    for words in (("stock", "status"), ("audit", "verify"), ("db", "check"), ("backup", "create")):
        assert ask(*words, "--database", path, "--json").code == "machine.not_a_database"
    assert path.read_bytes() == before
