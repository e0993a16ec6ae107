"""The administrator's console, as it is shipped."""

import json
from pathlib import Path
from shutil import copyfile

from tests.windows.conftest import Ask


def test_help_is_in_indonesian_and_utf8(ask: Ask) -> None:
    answer = ask("--help")
    assert answer.returncode == 0
    assert "postgresql://…" in answer.stdout


def test_the_demonstration_office_is_sound(ask: Ask, office: Path) -> None:
    answer = ask("db", "check", "--json", "--database", office)
    facts = json.loads(answer.stdout)
    assert facts["ok"]
    assert facts["findings"] == []
    assert facts["rows"]["resident"] >= 3000  # and those who were merged, or added on a visit


def test_sentences_and_stock(ask: Ask, office: Path) -> None:
    answer = ask("stock", "status", "--database", office)
    assert answer.returncode == 0
    assert "Sisa blangko: 1000" in answer.stdout


def test_a_report_is_a_pdf_in_our_letters(ask: Ask, office: Path, tmp_path: Path) -> None:
    out = tmp_path / "laporan hari.pdf"
    answer = ask("report", "day", "--date", "2024-12-30", "--pdf", out, "--database", office)
    assert answer.returncode == 0, answer.stderr
    content = out.read_bytes()
    assert content.startswith(b"%PDF")
    assert b"Inter" in content


def test_a_backup_can_be_verified(ask: Ask, office: Path, tmp_path: Path) -> None:
    made = ask("backup", "create", "--json", "--out", tmp_path / "cadangan", "--database", office)
    assert made.returncode == 0, made.stderr
    copy = next((tmp_path / "cadangan").glob("*.db"))
    assert ask("backup", "verify", copy).returncode == 0


def test_the_postgresql_driver_is_there(ask: Ask) -> None:
    """Nobody listens at this door: the driver's own refusal, as a sentence."""
    answer = ask("db", "check", "--json", "--database", "postgresql://nobody@127.0.0.1:9/office")
    facts = json.loads(answer.stdout)
    assert (answer.returncode, facts["code"]) == (1, "machine.unreachable")


def test_residents_are_imported_from_a_table(ask: Ask, office: Path, tmp_path: Path) -> None:
    own = tmp_path / "Kantor 'Palopo' é.db"
    copyfile(office, own)
    roll = tmp_path / "penduduk.csv"
    roll.write_text(
        "NIK,NAMA,JENIS KELAMIN,TANGGAL LAHIR\n7373010101909901,Andi Baru,L,01-01-1990\n",
        encoding="utf-8",
    )
    answer = ask("import", "residents", roll, "--json", "--database", own)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_wrong_usage_is_said(ask: Ask) -> None:
    answer = ask("stok")
    assert answer.returncode == 2
    assert answer.stderr


def test_a_new_office_is_encrypted_and_windows_keeps_its_key(ask: Ask, tmp_path: Path) -> None:
    """The Credential Manager opens it unasked; a copy without it is locked, and has its way in."""
    database = tmp_path / "baru" / "kantor.db"
    words = ("--username", "kepala", "--full-name", "Ibu Kepala", "--database", database)
    made = ask("init", "--json", *words, EKTP_DESK_PASSWORD="kata-sandi-baik")
    assert made.returncode == 0, made.stdout + made.stderr
    assert len(json.loads(made.stdout)["recovery"].split("-")) == 9
    assert b"SQLite format 3" not in database.read_bytes()[:16]
    assert ask("db", "check", "--database", database).returncode == 0
    away = tmp_path / "salinan.db"
    copyfile(database, away)
    key_file = json.loads(database.with_name("kantor.db.key").read_text(encoding="utf-8"))
    key_file["id"] = "0" * 16  # as on another computer, whose store knows nothing of it
    away.with_name("salinan.db.key").write_text(json.dumps(key_file), encoding="utf-8")
    answer = ask("db", "check", "--json", "--database", away)
    assert json.loads(answer.stdout)["code"] == "machine.locked"
