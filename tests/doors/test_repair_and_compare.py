"""`db repair`, `audit compare`, and what `backup restore` says in the log."""

from pathlib import Path

from ektp_desk.storage.engines import make_engines
from tests.doors.conftest import Ask
from tests.tampering import disarm, run


def altered(address: str, statement: str) -> None:
    engine = make_engines(address).writer
    run(engine, statement)
    engine.dispose()


def test_a_repair_keeps_a_copy_and_says_what_it_did(ask: Ask, demo: str) -> None:
    altered(demo, "UPDATE resident SET name_key = 'zzz' WHERE id < 4")
    altered(demo, "DROP TRIGGER audit_entry_no_delete")
    assert not ask("db", "check", "--database", demo, "--json").facts["ok"]

    facts = ask("db", "repair", "--database", demo, "--json").facts
    assert (facts["ok"], facts["names"], facts["schema"]) == (True, 3, ["audit_entry_no_delete"])
    assert facts["findings"] == []
    assert Path(facts["backup"]).is_file()
    assert ask("db", "check", "--database", demo, "--json").facts["ok"]
    assert "Tidak ada yang perlu dibangun ulang.\n" in ask("db", "repair", "--database", demo).out


def test_a_broken_log_is_named_and_nothing_is_rebuilt(ask: Ask, demo: str) -> None:
    engine = make_engines(demo).writer
    disarm(engine, "audit_entry")
    run(engine, "UPDATE audit_entry SET row_id = 987 WHERE id = 4")
    engine.dispose()
    said = ask("db", "repair", "--database", demo)
    assert said.status == 1
    assert "Catatan audit nomor 4 diubah." in said.err  # nothing is touched


def test_a_paper_is_compared(ask: Ask, demo: str) -> None:
    day = ask("report", "day", "--date", "2024-12-24", "--database", demo, "--json").facts
    words = ("audit", "compare", "--database", demo, "--rows", day["audit_count"], "--seal")
    facts = ask(*words, day["audit_hash"], "--json").facts
    assert (facts["outcome"], facts["proven"]) == ("agrees", day["audit_count"])
    assert "Cocok." in ask(*words, day["audit_hash"][:16]).out
    wrong = ask(*words, "0" * 64, "--json")
    assert (wrong.status, wrong.facts["outcome"]) == (1, "differs")
    assert ask(*words, "bukan", "--json").code == "audit.seal"
    more = (*words[:5], day["audit_count"] + 5, "--seal", "0" * 64, "--json")
    assert ask(*more).facts["outcome"] == "shorter"


def test_restoring_is_written_in_the_log_it_brought_back(
    ask: Ask, kantor: str, tmp_path: Path
) -> None:
    base = ("--database", kantor, "--json")
    made = ask("backup", "create", "--out", tmp_path / "cadangan", *base).facts
    before = ask("audit", "verify", *base).facts["checked"]
    assert ask("backup", "restore", made["backup"], *base).facts["ok"]
    assert ask("audit", "verify", *base).facts["checked"] == before + 1
