"""`export person`: all that is kept about one person, on request."""

import io
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import create_engine, text

from tests.doors.conftest import Ask


@pytest.fixture
def somebody(demo: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The NIK of a person with a card, typed when it is asked for."""
    engine = create_engine(f"sqlite:///{demo}")
    with engine.connect() as connection:
        nik = str(
            connection.execute(
                text("SELECT nik FROM resident JOIN handover h ON 1=1 JOIN card c"
                     " ON c.id = h.card_id WHERE resident.id = c.resident_id LIMIT 1")
            ).scalar_one()
        )  # fmt: skip
    engine.dispose()
    monkeypatch.setattr(sys, "stdin", io.StringIO(f" {nik[:8]} {nik[8:]}\n"))
    return nik


def exported(address: str) -> int:
    engine = create_engine(f"sqlite:///{address}")
    with engine.connect() as connection:
        found = connection.execute(
            text("SELECT count(*) FROM audit_entry WHERE action = 'resident.exported'")
        ).scalar_one()
    engine.dispose()
    return int(found)


def test_each_kind_of_row_has_its_sheet(ask: Ask, demo: str, somebody: str, tmp_path: Path) -> None:
    target = tmp_path / "orang.xlsx"
    said = ask("export", "person", "--out", target, "--why", "surat 12", "--database", demo,
               "--json")  # fmt: skip
    facts = said.facts
    book = load_workbook(target)
    assert {"Penduduk", "Kartu", "Serah terima", "Log cetak kartu"} <= set(book.sheetnames)
    person = dict(zip(*[[cell.value for cell in row] for row in book["Penduduk"].rows],
                      strict=True))  # fmt: skip
    assert person["nik"] == somebody
    assert book["Kartu"].max_row - 1 == facts["rows"]["card"] > 0
    assert len(book.sheetnames) == sum(count > 0 for count in facts["rows"].values())
    assert exported(demo) == 1
    assert somebody not in said.out, "a NIK is not told on the screen"


def test_what_cannot_be_written_is_not_noted_as_given_out(
    ask: Ask, demo: str, somebody: str
) -> None:
    said = ask("export", "person", "--out", demo, "--why", "surat", "--database", demo, "--json")
    assert said.code == "file.not_a_target"
    assert exported(demo) == 0


def test_a_nik_nobody_has(
    ask: Ask, demo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("7373010101010001\n"))
    said = ask("export", "person", "--out", tmp_path / "x.xlsx", "--why", "surat",
               "--database", demo, "--json")  # fmt: skip
    assert said.code == "resident.unknown"
    assert not (tmp_path / "x.xlsx").exists()
