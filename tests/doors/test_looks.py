"""`stock status`, `report day` and `audit verify`: looking without changing."""

from contextlib import closing
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from openpyxl import load_workbook

from ektp_desk.kernel.clock import SystemClock
from ektp_desk.stock import services as stock
from ektp_desk.stock.rules import StockLevel
from ektp_desk.storage import driver
from ektp_desk.storage.engines import make_engines, open_desk
from tests.conftest import CONSOLE
from tests.doors.conftest import Ask
from tests.tampering import disarm, run

DAY = "2024-12-24"  # a card was printed


def test_the_stock_before_its_first_count_and_after(ask: Ask, kantor: str) -> None:
    words = ("stock", "status", "--database", kantor)
    facts = ask(*words, "--json").facts
    assert (facts["opened"], facts["balance"]) == (False, 0)
    assert ask(*words).out == "Catat stok awal blangko dahulu.\n"

    desk = open_desk(kantor, clock=SystemClock(), zone=ZoneInfo("Asia/Makassar"))
    desk.write(CONSOLE, stock.open_stock, quantity=1_000)
    desk.close()
    facts = ask(*words, "--json").facts
    assert (facts["opened"], facts["balance"], facts["plan_rate"]) == (True, 1_000, 50)
    assert facts["days_left"] == 20
    date.fromisoformat(facts["apply_by"])
    assert facts["level"] in list(StockLevel)
    assert "Sisa blangko: 1000\n" in ask(*words).out
    assert "Blanks left: 1000\n" in ask(*words, "--language", "en").out


def test_the_figures_of_a_day(ask: Ask, demo: str) -> None:
    words = ("report", "day", "--date", DAY, "--database", demo)
    facts = ask(*words, "--json").facts
    assert (facts["date"], facts["printed"]) == (DAY, 1)
    assert facts["closing"] == (
        facts["opening"] + facts["received"] - facts["printed"] - facts["spoiled"]
    )
    assert len(facts["audit_hash"]) == 64
    assert "pdf" not in facts
    said = ask(*words, "--language", "en")
    assert said.out.startswith(f"Date: {DAY}\n")
    assert f"Closing stock: {facts['closing']}\n" in said.out
    assert f"Segel log: {facts['audit_hash']}\n" in ask(*words).out


@pytest.mark.parametrize(
    ("word", "value", "name"), [("month", "2024-12", "Desember 2024"), ("year", "2024", "2024")]
)
def test_a_period_is_told_and_written(
    ask: Ask, demo: str, tmp_path: Path, word: str, value: str, name: str
) -> None:
    words = ("report", word, f"--{word}", value, "--database", demo)
    facts = ask(*words, "--json").facts
    assert facts["period"] == name
    assert facts["printed"] >= 1
    assert "file" not in facts
    book, pdf = tmp_path / "laporan.xlsx", tmp_path / "laporan.pdf"
    assert ask(*words, "--out", str(book), "--json").facts["file"] == str(book)
    assert load_workbook(book)["Ringkasan"]["B2"].value == facts["tickets"]
    ask(*words, "--out", str(pdf))
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert name in text
    said = ask(*words, "--language", "en").out
    assert f"Cards printed: {facts['printed']}" in said


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("month", "--month", "2024-13"), "date.unreadable"),
        (("year", "--year", "0001"), "date.unreadable"),
        (("year", "--year", "9998"), "report.future"),
        (("month", "--month", "2024-12", "--out", "laporan.doc"), "report.ending"),
    ],
)
def test_a_period_nobody_can_tell(ask: Ask, demo: str, words: tuple[str, ...], code: str) -> None:
    assert ask("report", *words, "--database", demo, "--json").code == code


def test_looking_changes_nothing(ask: Ask, demo: str) -> None:
    before = Path(demo).read_bytes()
    base = ("--database", demo, "--json")
    for words in (("stock", "status"), ("report", "day", "--date", DAY), ("audit", "verify"),
                  ("db", "check"), ("db", "upgrade")):  # fmt: skip
        assert ask(*words, *base).status == 0
    assert Path(demo).read_bytes() == before


def test_the_day_sheet_is_a_real_paper_and_is_numbered(ask: Ask, demo: str, tmp_path: Path) -> None:
    path = tmp_path / "lembar" / "hari.pdf"
    words = ("report", "day", "--date", DAY, "--database", demo, "--pdf", path)
    facts = ask(*words, "--json").facts
    assert facts["pdf"] == str(path)
    first = _text(path)
    assert "Selasa, 24 Desember 2024" in first
    assert facts["audit_hash"][:8] in first
    assert ask(*words).status == 0
    assert [found.name for found in path.parent.iterdir()] == ["hari.pdf"]
    with closing(driver.connect(demo)) as connection:
        numbers = connection.execute("SELECT number FROM paper WHERE number LIKE ?", (f"{DAY}%",))
        assert [number for (number,) in numbers] == [f"{DAY}/1", f"{DAY}/2"]
    assert ask("audit", "verify", "--database", demo).status == 0


def _text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("kemarin", "date.unreadable"),
        ("30-12-2024", "date.unreadable"),
        ("2024-02-30", "date.unreadable"),
        ("", "date.unreadable"),
        ("0001-01-01", "date.unreadable"),
        ("2999-01-01", "report.future"),
        ("9999-12-31", "report.future"),
    ],
)
def test_a_day_that_cannot_be_reported(
    ask: Ask, kantor: str, tmp_path: Path, day: str, code: str
) -> None:
    path = tmp_path / "hari.pdf"
    words = ("report", "day", "--date", day, "--database", kantor, "--pdf", path)
    assert ask(*words, "--json").code == code
    for language in ("id", "en"):
        said = ask(*words, "--language", language)
        assert (said.status, said.out) == (1, "")
        assert len(said.err.splitlines()) == 1
    assert not path.exists()


def test_a_paper_that_cannot_be_written(ask: Ask, kantor: str, tmp_path: Path) -> None:
    words = ("report", "day", "--date", DAY, "--database", kantor, "--pdf")
    for path, code in (
        (tmp_path, "file.not_a_target"),
        (Path(kantor) / "hari.pdf", "machine.cannot_write"),
    ):
        assert ask(*words, path, "--json").code == code
        assert path.name in ask(*words, path).err


def test_a_log_that_was_altered_is_told(ask: Ask, demo: str) -> None:
    words = ("audit", "verify", "--database", demo)
    facts = ask(*words, "--json").facts
    assert facts["checked"] > 0
    assert facts["broken_at"] is None
    assert ask(*words).out == f"Rantai log utuh: {facts['checked']} baris.\n"

    engine = make_engines(demo).writer
    disarm(engine, "audit_entry")
    run(engine, "UPDATE audit_entry SET action = 'x' WHERE id = 3")
    engine.dispose()
    broken = ask(*words, "--json")
    assert broken.status == 1
    assert (broken.facts["broken_at"], broken.facts["problem"]) == (3, "altered")
    said = ask(*words, "--language", "en")
    assert (said.status, said.err) == (1, "")
    assert "row 3" in said.out
    assert ask("db", "check", "--database", demo).status == 1


def test_no_answer_is_written_over_the_office(ask: Ask, demo: str) -> None:
    before = ask("audit", "verify", "--database", demo, "--json").facts["checked"]
    words = ("report", "day", "--date", "2024-12-30", "--pdf", demo, "--json")
    assert ask(*words, "--database", demo).code == "file.not_a_target"
    after = ask("audit", "verify", "--database", demo, "--json").facts["checked"]
    assert after == before, "nothing was issued either"


def test_the_windows_need_a_screen(ask: Ask, demo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert ask("--database", demo, "--json").code == "machine.no_screen"


def test_the_forecast_and_its_trial_on_the_offices_own_past(ask: Ask, demo: str) -> None:
    words = ("stock", "forecast", "--day", DAY, "--database", demo)
    facts = ask(*words, "--json").facts
    assert facts["p10"] <= facts["p50"] <= facts["p90"]
    assert facts["apply_by"] >= DAY
    assert facts["plan_rate"] == 50
    assert facts["reason"] in ("in_time", "today", "late", "far", "empty")
    assert f"P50): {facts['p50']}" in ask(*words).out
    assert (
        ask("stock", "forecast", "--day", "24-12-2024", "--database", demo, "--json").facts["code"]
        == "date.unreadable"
    )
    scores = ask("stock", "backtest", "--database", demo, "--json").facts["scores"]
    assert {one["way"] for one in scores} == {"forecast", "mean", "plan"}
