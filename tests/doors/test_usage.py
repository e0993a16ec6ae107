"""The command line itself: help, wrong usage, languages, JSON, and that Qt stays out."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ektp_desk.cli import main
from ektp_desk.config import config_files
from ektp_desk.doors.commands import build_parser
from ektp_desk.kernel.sentences import LANGUAGES, Sentences
from ektp_desk.storage import driver
from tests.doors.conftest import ROOT, Ask, call

SUBCOMMANDS = (
    "init", "demo", "demo-day", "import residents", "import print-ready", "stock status",
    "report day", "audit verify", "db upgrade", "db check", "backup create", "backup verify",
    "backup restore", "officers add", "officers disable", "officers enable", "officers reset",
    "db encrypt", "key passphrase", "key recovery", "key change",
)  # fmt: skip
WRONG = (
    "frobnicate",
    "stock",
    "stock nothing",
    "backup",
    "backup create --everything",
    "backup verify",
    "init --username kepala",
    "demo",
    "demo --out x --seed satu",
    "demo --out x --residents 0",
    "demo --out x --residents -5",
    "demo --out x --residents sepuluh",
    "demo --out x --residents 999999999999",
    "demo-day",
    "demo-day --out x --residents 200",
    "import residents",
    "import residents a.csv b.csv",
    "report day",
    "officers add loket9",
    "officers add loket9 --full-name Petugas",
    "officers reset",
    "officers reset loket9 --password rahasia-sekali",
    "--language de stock status",
    "--lang en stock status",
    "stock status --js",
    "stock status --database",
)


@pytest.mark.parametrize("words", WRONG)
def test_wrong_usage_ends_with_2_and_says_how_it_goes(ask: Ask, words: str) -> None:
    said = ask(*words.split())
    assert said.status == 2
    assert said.out == ""
    assert "usage: ektp-desk" in said.err
    assert "Perintah tidak tepat" in said.err

    said = ask("--json", *words.split())
    assert said.status == 2
    assert said.code == "cli.wrong_usage"


@pytest.mark.parametrize("words", SUBCOMMANDS)
def test_every_subcommand_has_help_in_both_languages(
    capsys: pytest.CaptureFixture[str], words: str
) -> None:
    told = set()
    for language in LANGUAGES:
        with pytest.raises(SystemExit) as ended:
            main(["--language", language, *words.split(), "--help"])
        assert ended.value.code == 0
        out = capsys.readouterr().out
        assert "--json" in out
        assert "--database" in out
        assert "cli." not in out, "a code without a sentence"
        told.add(out)
    assert len(told) == 2


def test_no_subcommand_takes_a_password() -> None:
    assert "--password" not in _all_options()
    assert {"--json", "--database", "--language"} <= _all_options()


def _all_options() -> set[str]:
    parsers, options = [build_parser(Sentences())], set()
    while parsers:
        for action in parsers.pop()._actions:
            options |= set(action.option_strings)
            if isinstance(action.choices, dict):
                parsers += action.choices.values()
    return options


def test_the_language_may_stand_anywhere_and_in_the_environment(
    ask: Ask, kantor: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("officers", "disable", "nobody", "--database", kantor)
    english = Sentences("en").say("officer.unknown")
    indonesian = Sentences("id").say("officer.unknown")
    assert english != indonesian

    assert ask(*words).err.strip() == indonesian
    assert ask(*words, "--language", "en").err.strip() == english
    assert ask("--language=en", *words).err.strip() == english
    monkeypatch.setenv("EKTP_DESK_LANGUAGE", "en")
    assert ask(*words).err.strip() == english
    assert ask(*words, "--language", "id").err.strip() == indonesian


def test_json_and_database_may_stand_before_the_subcommand(ask: Ask, kantor: str) -> None:
    before = ask("--json", "--database", kantor, "stock", "status").facts
    behind = ask("stock", "status", "--json", "--database", kantor).facts
    assert before == behind


def test_the_database_of_the_settings_is_used_without_the_option(
    ask: Ask, kantor: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EKTP_DESK_DATABASE", kantor)
    assert ask("stock", "status", "--json").status == 0


@pytest.mark.parametrize(
    "content", [b"database = ", b"\xff\xfe\x00d", b"database = [1, 2]", b"documents = true"]
)
def test_settings_that_make_no_sense_are_said(ask: Ask, content: bytes) -> None:
    """Never the default database instead of the one the administrator meant."""
    path = config_files()[-1]
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert ask("stock", "status", "--json").code == "machine.settings"
    assert str(path) in ask("stock", "status").err


@pytest.mark.parametrize("address", ["postgresql://petugas:rahasia@host:abc/db", "foo://bar"])
def test_an_address_that_makes_no_sense_is_said(
    ask: Ask, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EKTP_DESK_DATABASE", address)
    assert ask("stock", "status", "--json").code == "database.address"
    said = ask("audit", "verify")
    assert (said.status, said.out) == (1, "")
    assert "rahasia" not in said.err


def test_what_nobody_foresaw_is_one_sentence_and_a_line_in_the_log(
    kantor: str, tmp_path: Path
) -> None:
    """A database that came from elsewhere may hold what no service would have stored."""
    with closing(driver.connect(kantor)) as careless:
        careless.execute("UPDATE office_setting SET value = '\"Asia/Palopo\"' WHERE key = 'zone'")
        careless.commit()
    words = ("stock", "status", "--database", kantor)
    logs = str(tmp_path / "log")
    assert call(*words, "--json", EKTP_DESK_LOGS=logs).code == "cli.unforeseen"

    said = call(*words, EKTP_DESK_LOGS=logs)
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    log = Path(logs) / "ektp-desk.log"
    assert str(log) in said.err
    written = log.read_text(encoding="utf-8")
    assert "ZoneInfoNotFoundError" in written
    assert "console.py" in written
    assert "Asia/Palopo" not in written
    assert call(*words, EKTP_DESK_LOGS="/proc/nowhere").err.count("\n") == 1


def test_a_real_process_answers_and_refuses_as_told(kantor: str) -> None:
    assert call("audit", "verify", "--database", kantor, "--json").facts["broken_at"] is None
    refused = call("stock", "status", "--database", f"{kantor}.lain")
    assert (refused.status, refused.out) == (1, "")
    assert refused.err == f"Berkas tidak ditemukan: {kantor}.lain\n"
    assert call("frobnicate", "--json").code == "cli.wrong_usage"


def test_an_old_code_page_stops_no_answer(kantor: str) -> None:
    """A console or a pipe may know no typographic quotes."""
    words = ("report", "day", "--database", kantor, "--date", "kemarin ≠ “hari ini”")
    ascii_only = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    said = call(*words, "--json", **ascii_only)
    assert said.code == "date.unreadable"
    assert "≠" in json.loads(said.out)["message"]
    assert call(*words, **ascii_only).status == 1
    told = call("import", "residents", _roll(kantor), "--dry-run", "--database", kantor,
                **ascii_only)  # fmt: skip
    assert told.status == 0
    assert "\\u2026" in told.out


def _roll(kantor: str) -> Path:
    """A list with more problems than are shown."""
    path = Path(kantor).with_name("rusak.csv")
    rows = [f"{number};Siapa;L;01-01-1990" for number in range(40)]
    path.write_text("\n".join(["NIK;NAMA;JK;TGL LAHIR", *rows]), encoding="utf-8")
    return path


EVERY_DOOR = r"""
import os
import sys
from pathlib import Path
from ektp_desk.cli import main
from ektp_desk.storage import driver

made, address = Path(sys.argv[1]), sys.argv[2]

def run(*words, database=address):
    assert main([*map(str, words), "--database", database, "--json"]) == 0, words
    loaded = [name for name in sys.modules if name.partition(".")[0] in ("PySide6", "ui")]
    assert not loaded, (words, loaded)

run("stock", "status")
run("report", "day", "--date", "2024-12-30", "--pdf", made / "hari.pdf")
run("audit", "verify")
run("db", "upgrade")
run("db", "check")
run("backup", "create", "--out", made / "cadangan")
copy, = (made / "cadangan").glob("*.db")
run("backup", "verify", copy)
run("backup", "restore", copy)
run("officers", "add", "loket9", "--full-name", "Petugas", "--role", "counter")
run("officers", "disable", "loket9")
run("officers", "enable", "loket9")
run("officers", "reset", "loket9")
roll = made / "warga.csv"
roll.write_text("NIK;NAMA;JK;TGL LAHIR\n7373014107950011;Hasnah;P;01-07-1995\n")
run("import", "residents", roll)
run("import", "print-ready", roll)
run("demo", "--out", made / "demo", "--residents", "10")
new = str(made / "baru.db")
os.environ["EKTP_DESK_PASSPHRASE"] = "kuda putih lari jauh"
run("init", "--no-encryption", "--username", "kepala", "--full-name", "Ibu", database=new)
run("db", "encrypt", database=new)
run("key", "passphrase", database=new)
run("key", "recovery", database=new)
run("key", "change", database=new)
"""


def test_no_subcommand_loads_qt(demo: str, tmp_path: Path) -> None:
    """All but `demo-day`, in one process: what one of them loads would stay for the next."""
    done = subprocess.run(
        [sys.executable, "-c", EVERY_DOOR, str(tmp_path), demo],
        capture_output=True, encoding="utf-8", cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(SUBCOMMANDS) - 1
    assert all(answer["ok"] for answer in answers)
