"""`access person` and `access breach`: who got to whose data, without a window."""

import io
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import create_engine, text

from tests.doors.conftest import Ask


def value(address: str, statement: str) -> str:
    engine = create_engine(f"sqlite:///{address}")
    with engine.connect() as connection:
        found = str(connection.execute(text(statement)).scalar_one())
    engine.dispose()
    return found


@pytest.fixture
def nik(demo: str) -> str:
    return value(demo, "SELECT nik FROM resident ORDER BY id LIMIT 1")


def typed(monkeypatch: pytest.MonkeyPatch, nik: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{nik}\n"))


def test_a_persons_log_is_told_and_written(
    ask: Ask, demo: str, nik: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("access", "person", "--database", demo, "--json")
    typed(monkeypatch, nik)
    before = ask(*words).facts
    typed(monkeypatch, nik)
    said = ask(*words)
    after = said.facts
    assert after["accesses"] == before["accesses"] + 1, "reading it is an access"
    assert after["rows"][0]["way"] == "log akses dibaca"
    assert after["rows"][0]["station"].endswith("(console)")
    assert nik not in said.out
    for name in ("log.xlsx", "log.pdf"):
        typed(monkeypatch, nik)
        facts = ask(*words, "--out", tmp_path / name).facts
        assert facts["file"] == str(tmp_path / name)
    assert (tmp_path / "log.pdf").read_bytes().startswith(b"%PDF")
    assert load_workbook(tmp_path / "log.xlsx").active.max_row == after["accesses"] + 2


def test_what_cannot_be_written_is_refused_before_anything_is_noted(
    ask: Ask, demo: str, nik: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for target, code in ((demo, "report.ending"), (tmp_path / "x.docx", "report.ending")):
        typed(monkeypatch, nik)
        said = ask("access", "person", "--database", demo, "--json", "--out", target)
        assert said.code == code
    assert value(demo, "SELECT count(*) FROM audit_entry WHERE noun = 'access'") == "0"


def test_the_facts_of_a_breach(
    ask: Ask, demo: str, nik: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, nik)
    ask("access", "person", "--database", demo, "--json")
    people = tmp_path / "orang.txt"
    people.write_text(f"{nik[:6]} {nik[6:]}\n\n", encoding="utf-8")
    words = ("access", "breach", "--database", demo, "--json", "--from", "2020-01-01",
             "--to", "2099-12-31")  # fmt: skip
    whole = ask(*words).facts
    assert whole["people"] >= 1
    one = ask(*words, "--people", people, "--out", tmp_path / "fakta.xlsx").facts
    assert one["people"] == 1
    assert load_workbook(tmp_path / "fakta.xlsx").sheetnames[0] == "Fakta"
    ask(*words, "--people", people, "--out", tmp_path / "fakta.pdf")
    assert (tmp_path / "fakta.pdf").read_bytes().startswith(b"%PDF")
    assert ask(*words, "--station", "TIDAK-ADA").facts["accesses"] == 0
    assert ask(*words, "--officer", "supervisor").facts["accesses"] >= 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--from", "kemarin", "--to", "2026-01-01"), "date.unreadable"),
        (("--from", "2026-01-02", "--to", "9999-12-31"), "date.unreadable"),
        (("--from", "2026-01-02", "--to", "2026-01-01"), "breach.span"),
        (("--from", "2026-01-01", "--to", "2026-01-02", "--known", "2999-01-01"), "breach.known"),
        (("--from", "2026-01-01", "--to", "2026-01-02", "--officer", "hantu"), "officer.unknown"),
        (("--from", "2026-01-01", "--to", "2026-01-02", "--people", "hantu"), "file.missing"),
        (("--from", "2026-01-01", "--to", "2026-01-02", "--out", "x.txt"), "report.ending"),
    ],
)
def test_what_makes_no_sense_is_refused(
    ask: Ask, demo: str, words: tuple[str, ...], code: str
) -> None:
    assert ask("access", "breach", "--database", demo, "--json", *words).code == code


def test_a_line_that_names_nobody_is_named(ask: Ask, demo: str, nik: str, tmp_path: Path) -> None:
    words = ("access", "breach", "--database", demo, "--json", "--from", "2026-01-01",
             "--to", "2026-01-02", "--people")  # fmt: skip
    people = tmp_path / "orang.txt"
    people.write_text(f"{nik}\n7373010101010009\n", encoding="utf-8")
    assert ask(*words, people).code == "breach.person_unknown"
    people.write_bytes(b"\xff\xfe\x00\x80")
    assert ask(*words, people).code == "breach.people_file"
